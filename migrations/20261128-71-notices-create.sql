-- What is overdue climbs a ladder: who is told, at which step, on which day; what a leader asks to have explained and
-- what was answered; and the mails that knock at the door of whoever was told. The steps are data in versions, and what
-- climbs keeps the version it began with. Nothing told, asked or answered is ever changed or removed.
create schema notices;
grant usage on schema notices to toam_app;

-- The steps for one kind of thing, in versions; the newest is in force.
create table notices.ladder (
  id int generated always as identity primary key,
  kind text not null check (kind in ('task', 'report', 'clock')),
  number int not null check (number > 0),
  at timestamptz not null default now(),
  by_name text,
  constraint ladder_once unique (kind, number)
);
create table notices.rung (
  ladder_id int not null references notices.ladder,
  step smallint not null check (step between 1 and 9),
  -- Working days after the day it was due.
  after_days smallint not null check (after_days between 1 and 250),
  -- The unit itself; the unit in charge of it; the city.
  place text not null check (place in ('own', 'in-charge', 'city')),
  roles text[] not null check (cardinality(roles) between 1 and 12),
  primary key (ladder_id, step)
);

-- One thing that passed one due day without being done. The same thing with a new day climbs anew.
create table notices.climb (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('task', 'report', 'clock')),
  code text not null check (length(code) between 1 and 80),
  unit_id int not null references agencies.unit,
  in_charge int references agencies.unit,
  -- What a clock runs for; null where the thing is overdue itself.
  about_kind text,
  about_code text,
  title_vi text not null,
  title_en text not null,
  due_on date not null,
  ladder_id int not null references notices.ladder,
  started_at timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('done', 'moved', 'accepted')),
  constraint climb_once unique (kind, code, due_on),
  unique (id, unit_id),
  constraint climb_ends_with_a_reason check ((ended_at is null) = (ended_why is null)),
  check ((about_kind is null) = (about_code is null))
);
create index climb_open on notices.climb (unit_id, due_on) where ended_at is null;
create index climb_about on notices.climb (about_kind, about_code) where about_kind is not null;

-- A leader asks a unit why something is late; every question and answer is a turn.
create table notices.explanation (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('task', 'report', 'clock')),
  code text not null check (length(code) between 1 and 80),
  about_kind text,
  about_code text,
  title_vi text not null,
  title_en text not null,
  due_on date not null,
  -- Who is asked, and for which unit it is asked.
  unit_id int not null references agencies.unit,
  by_unit_id int not null references agencies.unit,
  state text not null default 'asked' check (state in ('asked', 'answered', 'accepted', 'withdrawn')),
  turns int not null default 1 check (turns > 0),
  asked_at timestamptz not null,
  unique (id, unit_id, by_unit_id)
);
create unique index explanation_open on notices.explanation (kind, code, by_unit_id) where state in ('asked', 'answered');
create index explanation_unit on notices.explanation (unit_id, state);
create index explanation_by on notices.explanation (by_unit_id, state);
create table notices.turn (
  explanation_id bigint not null,
  number int not null check (number > 0),
  unit_id int not null,
  by_unit_id int not null,
  act text not null check (act in ('ask', 'answer', 'ask-again', 'accept', 'withdraw')),
  text text check (length(text) between 1 and 4000),
  at timestamptz not null,
  by_person int,
  by_name text,
  primary key (explanation_id, number),
  foreign key (explanation_id, unit_id, by_unit_id) references notices.explanation (id, unit_id, by_unit_id) on update cascade,
  constraint turn_says_something check (act = 'accept' or text is not null)
);

-- What was told: a step of a climb, or a turn of an explanation; each once.
create table notices.notice (
  id bigint generated always as identity primary key,
  kind text not null,
  code text not null,
  unit_id int not null references agencies.unit,
  -- Where whoever was told has the role; null where it is the city, wherever its lead sits.
  told_unit_id int references agencies.unit,
  climb_id bigint references notices.climb,
  step smallint,
  -- The day on which the step was reached, also where the system looked later.
  on_day date not null,
  explanation_id bigint,
  turn int,
  at timestamptz not null,
  constraint notice_step_once unique (climb_id, step),
  constraint notice_turn_once unique (explanation_id, turn),
  foreign key (climb_id, unit_id) references notices.climb (id, unit_id) on update cascade,
  foreign key (explanation_id, turn) references notices.turn (explanation_id, number),
  constraint notice_of_one check ((climb_id is null) = (step is null) and (explanation_id is null) = (turn is null)
    and (climb_id is null) <> (explanation_id is null))
);
create index notice_thing on notices.notice (kind, code);

-- One mail says no more than that there is something to do; it stands for all that a person was told since the last.
create table notices.mail (
  id bigint generated always as identity primary key,
  -- The same at every attempt, so that a mailbox knows a second copy for what it is.
  message_id uuid not null unique default gen_random_uuid(),
  person_id int not null references people.person,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'given-up', 'unsure', 'not-needed')),
  attempts smallint not null default 0 check (attempts >= 0),
  made_at timestamptz not null,
  next_at timestamptz not null,
  claimed_at timestamptz,
  ended_at timestamptz,
  -- What the server said, or why none was sent; never an address.
  reason text check (length(reason) between 1 and 300),
  constraint mail_ends check ((ended_at is null) = (state in ('waiting', 'sending')))
);
create unique index mail_waiting on notices.mail (person_id) where state = 'waiting';
create index mail_next on notices.mail (next_at) where state = 'waiting';
create index mail_claimed on notices.mail (claimed_at) where state = 'sending';
create index mail_made on notices.mail (made_at desc);

-- Who was told, by name and role as they were then, and when they had read it.
create table notices.told (
  notice_id bigint not null references notices.notice,
  person_id int not null references people.person,
  name text not null,
  role text not null,
  read_at timestamptz,
  mail_id bigint references notices.mail,
  primary key (notice_id, person_id)
);
create index told_person on notices.told (person_id, notice_id desc);
create index told_unread on notices.told (person_id) where read_at is null;
create index told_mail on notices.told (mail_id) where mail_id is not null;

-- Notices and explanations are seen by the unit that is late, the one in charge, the one that asks, and the city; where a
-- unit has ended, they follow its tasks.
create function notices.at_work() returns boolean
  language sql stable parallel safe
  as $$ select coalesce(current_setting('toam.verb', true), '') ~ '^((notice|explanation|work)\.|task\.hand-over$)' $$;

alter table notices.climb enable row level security, force row level security;
create policy climb_sees on notices.climb for select
  using (notices.at_work() and (access.sees(unit_id) or access.sees(in_charge)));
create policy climb_adds on notices.climb for insert with check (notices.at_work() and access.writes(unit_id));
create policy climb_changes on notices.climb for update
  using (notices.at_work() and (access.writes(unit_id) or access.writes(in_charge)))
  with check (notices.at_work() and (access.writes(unit_id) or access.writes(in_charge)));

alter table notices.explanation enable row level security, force row level security;
create policy explanation_sees on notices.explanation for select
  using (notices.at_work() and (access.sees(unit_id) or access.sees(by_unit_id)));
create policy explanation_adds on notices.explanation for insert with check (notices.at_work() and access.writes(by_unit_id));
create policy explanation_changes on notices.explanation for update
  using (notices.at_work() and (access.writes(unit_id) or access.writes(by_unit_id)))
  with check (notices.at_work() and (access.writes(unit_id) or access.writes(by_unit_id)));

alter table notices.turn enable row level security, force row level security;
create policy turn_sees on notices.turn for select
  using (notices.at_work() and (access.sees(unit_id) or access.sees(by_unit_id)));
create policy turn_adds on notices.turn for insert
  with check (notices.at_work() and (access.writes(unit_id) or access.writes(by_unit_id)));

alter table notices.notice enable row level security, force row level security;
create policy notice_sees on notices.notice for select using (notices.at_work() and (access.sees(unit_id)
  or access.sees(told_unit_id) or exists (select from notices.climb c where c.id = climb_id)
  or exists (select from notices.explanation e where e.id = explanation_id)));
create policy notice_adds on notices.notice for insert with check (notices.at_work() and (access.writes(unit_id)
  or exists (select from notices.explanation e where e.id = explanation_id)));

alter table notices.told enable row level security, force row level security;
create policy told_sees on notices.told for select
  using (person_id = access.person() or exists (select from notices.notice n where n.id = notice_id));
create policy told_adds on notices.told for insert
  with check (exists (select from notices.notice n where n.id = notice_id));
create policy told_reads on notices.told for update
  using (person_id = access.person() or current_setting('toam.verb', true) in ('notice.tell', 'mail.retry'))
  with check (person_id = access.person() or current_setting('toam.verb', true) in ('notice.tell', 'mail.retry'));

-- Mails hold nothing of what was told; who runs the system sees how they fare.
alter table notices.mail enable row level security, force row level security;
create policy mail_sees on notices.mail for select
  using (current_setting('toam.verb', true) ~ '^(mail|notice|explanation)\.');
create policy mail_adds on notices.mail for insert with check (notices.at_work());
create policy mail_changes on notices.mail for update
  using (current_setting('toam.verb', true) in ('notice.tell', 'mail.retry'))
  with check (current_setting('toam.verb', true) in ('notice.tell', 'mail.retry'));

grant select on all tables in schema notices to toam_app;
grant insert on all tables in schema notices to toam_app;
grant update (unit_id, in_charge, title_vi, title_en, ended_at, ended_why) on notices.climb to toam_app;
grant update (unit_id, state, turns) on notices.explanation to toam_app;
grant update (read_at, mail_id) on notices.told to toam_app;
grant update (state, attempts, next_at, claimed_at, ended_at, reason) on notices.mail to toam_app;

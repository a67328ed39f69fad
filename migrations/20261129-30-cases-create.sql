-- Cases of domestic violence: one case, many views, kept strictly apart. What names a person, a number, an address or a
-- story is sealed by the application with the record's own key (schema vault); what is counted is a typed column, so that
-- figures need no key. Typed columns together can still tell who someone is: only those who take part may read them, and
-- the role of figures.
--
-- Who sees a case: whoever sits at a unit that takes part (a seat), while the seat lasts; not whoever is barred from it;
-- of a sealed one only who is named. No reach of "all" opens a case.
create schema if not exists cases;
grant usage on schema cases to toam_app, toam_report;

create sequence cases.case_id;
grant usage on sequence cases.case_id to toam_app;

-- The seats: which unit (or which person of it) takes part, in what part, until when. Not forced on the owner, so that
-- the two functions below can answer for seats that the asker may not see.
create table cases.seat (
  id bigint generated always as identity primary key,
  case_id bigint not null,
  unit_id int not null references agencies.unit,
  -- Only this person of the unit; null: whoever works on cases there.
  person_id int,
  part text not null check (part in ('co-ordinator', 'police', 'health', 'child-protection', 'justice', 'school',
    'shelter', 'counsel', 'organisation', 'investigation', 'emergency', 'representative')),
  -- Fields shown beyond the pack of the part; null for none.
  fields text[],
  from_at timestamptz not null,
  until_at timestamptz,
  ended_at timestamptz,
  -- What gave the seat: "opened", "assigned", "duty", a referral's or transfer's code, "break-glass".
  because text not null check (length(because) between 1 and 80),
  -- The case is sealed: the seat alone opens nothing.
  kept boolean not null default false,
  constraint seat_ends_after_start check (until_at > from_at)
);
create index seat_unit on cases.seat (unit_id, case_id) include (person_id, until_at, kept) where ended_at is null;
create unique index seat_once on cases.seat (case_id, unit_id, part, coalesce(person_id, 0)) where ended_at is null;
create index seat_case on cases.seat (case_id);

-- People shut out of a case whatever their role: the alleged doer, relatives in office, a named conflict of interest.
create table cases.barred (
  case_id bigint not null,
  person_id int not null,
  why text not null check (why in ('doer', 'relative', 'conflict')),
  at timestamptz not null,
  by_person int not null,
  primary key (case_id, person_id)
);
create index barred_person on cases.barred (person_id, case_id);

-- Who may know of a sealed case.
create table cases.allowed (
  case_id bigint not null,
  person_id int not null,
  at timestamptz not null,
  by_person int not null,
  primary key (case_id, person_id)
);
create index allowed_person on cases.allowed (person_id, case_id);

-- The cases that the person of this transaction may see, once a statement.
create function cases.seen() returns bigint[]
  language sql stable parallel safe
  as $$ select coalesce(array_agg(s.case_id), '{}') from cases.seat s
    where s.unit_id = any (access.seen_units()) and s.ended_at is null
      and (s.person_id is null or s.person_id = access.person())
      and (s.until_at is null or s.until_at > now())
      and (not s.kept or exists (select from cases.allowed a where a.case_id = s.case_id and a.person_id = access.person()))
      and not exists (select from cases.barred b where b.case_id = s.case_id and b.person_id = access.person()) $$;

-- Of those, the ones that this act may change.
create function cases.writable() returns bigint[]
  language sql stable parallel safe
  as $$ select coalesce(array_agg(s.case_id), '{}') from cases.seat s
    where s.unit_id = any (string_to_array(nullif(replace(current_setting('toam.writes', true), 'all', ''), ''), ',')::int[])
      and s.ended_at is null
      and (s.person_id is null or s.person_id = access.person())
      and (s.until_at is null or s.until_at > now())
      and (not s.kept or exists (select from cases.allowed a where a.case_id = s.case_id and a.person_id = access.person()))
      and not exists (select from cases.barred b where b.case_id = s.case_id and b.person_id = access.person()) $$;

-- Whether the case has a seat already: a first seat may be taken by whoever opens it, a further one is given.
create function cases.is_open(case_asked bigint) returns boolean
  language sql stable security definer set search_path = ''
  as $$ select exists (select from cases.seat where case_id = case_asked) $$;

create table cases."case" (
  id bigint primary key default nextval('cases.case_id'),
  code text not null unique check (code ~ '^VV-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  -- The key of the record; unique so that no two share one.
  record uuid not null unique,
  -- The commune where it happened: who co-ordinates.
  unit_id int not null references agencies.unit,
  state text not null check (state in ('received', 'assigned', 'verified', 'unfounded', 'measures', 'follow-up', 'closed')),
  opened_at timestamptz not null,
  opened_by int not null,
  -- Who of the co-ordinating unit works on it.
  worker_id int,
  -- Figures count what was verified; what is only reported is counted apart.
  verification text not null default 'reported' check (verification in ('reported', 'verified', 'unfounded')),
  verified_at timestamptz,
  event_on date,
  main_form text not null default 'unknown' check (main_form in ('physical', 'mental', 'sexual', 'economic', 'unknown')),
  risk text not null default 'unknown' check (risk in ('unknown', 'low', 'medium', 'high', 'extreme')),
  -- By when someone is to be in touch again, from the level of risk.
  next_contact_on date,
  last_contact_on date,
  closed_at timestamptz,
  outcome text,
  reopened int not null default 0,
  -- Who proposed to close it, where a second person is needed, and when the danger was last assessed.
  closing_by int,
  assessed_at timestamptz,
  -- When it was sealed; who may know stands in "allowed".
  sealed_at timestamptz,
  -- The registered household, where it is known; seeing the household tells nothing of this.
  household_id bigint,
  -- Fields of the case that are sealed, as one object.
  sealed bytea not null,
  version int not null default 1 check (version > 0),
  updated_at timestamptz not null,
  constraint case_closed_says_how check ((closed_at is null) = (outcome is null)),
  constraint case_verified_has_time check (state not in ('verified', 'measures', 'follow-up') or verified_at is not null)
);
create index case_unit on cases."case" (unit_id, updated_at desc, id desc);
create index case_updated on cases."case" (updated_at desc, id desc);
create index case_open on cases."case" (unit_id, next_contact_on) where state not in ('closed', 'unfounded');

-- Whatever a case is made of beside itself: a person, a pair (what one did to the other), a mediation, a measure, a sanction.
-- Its sealed fields as one object; its typed ones are columns of the tables below, or details.
create table cases.thing (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases."case",
  prefix text not null check (prefix in ('harmed', 'doer', 'child', 'behaviour', 'mediation', 'measure', 'sanction')),
  sealed bytea not null,
  version int not null default 1 check (version > 0),
  -- Put in by mistake, or taken out with its report: kept, shown no more, counted no more.
  gone_at timestamptz,
  unique (id, case_id)
);
create index thing_case on cases.thing (case_id);

grant usage on sequence cases.thing_id_seq to toam_app;

create table cases.person (
  id bigint primary key,
  case_id bigint not null,
  part text not null check (part in ('harmed', 'doer', 'child')),
  sex text not null default 'unknown' check (sex in ('female', 'male', 'other', 'unknown')),
  birth_year int check (birth_year between 1890 and 2200),
  -- Whole years on the day of the event; null where it cannot be known.
  age_at_event int check (age_at_event between 0 and 130),
  unit_id int references agencies.unit,
  unique (id, case_id),
  foreign key (id, case_id) references cases.thing (id, case_id)
);
create index person_case on cases.person (case_id);

-- What one person did to another, and what they are to each other.
create table cases.pair (
  id bigint primary key,
  case_id bigint not null,
  harmed_id bigint not null,
  doer_id bigint not null,
  relation text not null,
  main_form text not null default 'unknown' check (main_form in ('physical', 'mental', 'sexual', 'economic', 'unknown')),
  started_on date,
  last_on date,
  foreign key (id, case_id) references cases.thing (id, case_id),
  foreign key (harmed_id, case_id) references cases.person (id, case_id),
  foreign key (doer_id, case_id) references cases.person (id, case_id),
  constraint pair_days_in_order check (last_on >= started_on)
);
create unique index pair_id_case on cases.pair (id, case_id);
create index pair_case on cases.pair (case_id);

create table cases.behaviour (
  pair_id bigint not null,
  case_id bigint not null,
  code text not null check (code ~ '^BL(0[1-9]|1[0-6])$'),
  primary key (pair_id, code),
  foreign key (pair_id, case_id) references cases.pair (id, case_id)
);
create index behaviour_case on cases.behaviour (case_id);

-- Everything else that is told by a code, a day, a number or a short word that names nobody, of the case (no thing) or of
-- one of its things: a figure counts lines of it. A field with several codes has several lines.
create table cases.detail (
  case_id bigint not null references cases."case",
  thing_id bigint,
  field text not null check (length(field) between 1 and 80),
  code text check (length(code) between 1 and 80),
  day date,
  number numeric,
  foreign key (thing_id, case_id) references cases.thing (id, case_id),
  constraint detail_once unique nulls not distinct (case_id, thing_id, field, code),
  constraint detail_one_value check (num_nonnulls(code, day, number) = 1)
);
create index detail_field on cases.detail (field, code);

-- Which reports tell of the case. A report that was separated again keeps its line.
create table cases.report (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases."case",
  report_code text not null,
  channel text not null,
  received_at timestamptz not null,
  joined_at timestamptz not null,
  joined_by int not null,
  separated_at timestamptz,
  separated_by int,
  -- What was copied from it into the case, so that it can be taken out again; sealed.
  sealed bytea
);
create unique index report_in_one_case on cases.report (report_code) where separated_at is null;
create index report_case on cases.report (case_id);

-- Keyed hashes of whole words and numbers, for search within what one sees and for matching within a place. `field` says
-- what it was made of: who may not see the field does not find by it.
create table cases.token (
  hash bytea not null check (length(hash) = 16),
  kind text not null,
  -- One of the two.
  case_id bigint references cases."case",
  report_code text,
  thing_id bigint,
  field text not null,
  unit_id int not null,
  by_unit_id int not null,
  constraint token_of_one check (num_nonnulls(case_id, report_code) = 1)
);
create index token_hash on cases.token (hash, unit_id);
create index token_case on cases.token (case_id, hash) where case_id is not null;
create index token_report on cases.token (report_code) where report_code is not null;

-- What a person decided of a proposed match.
create table cases.match (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases."case",
  report_code text not null,
  decision text not null check (decision in ('joined', 'apart')),
  score int not null,
  reasons text[] not null,
  at timestamptz not null,
  by_person int not null,
  undone_at timestamptz,
  undone_by int
);
create index match_report on cases.match (report_code);
create index match_case on cases.match (case_id);

-- The history of a case: what was done, by whom, when; words are sealed. Never changed.
create table cases.event (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases."case",
  at timestamptz not null,
  person_id int,
  by_name text,
  unit_id int,
  act text not null check (act ~ '^[a-z][a-z-]*(\.[a-z-]+)*$'),
  -- Codes and names of fields, never their values.
  details jsonb not null default '{}',
  -- The part that may read it: null for all who take part.
  for_parts text[],
  sealed bytea
);
create index event_case on cases.event (case_id, id);

-- Every value that a field had, and what was meant for it by whoever was second; both versions are kept.
create table cases.edition (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases."case",
  -- Null: of the case itself.
  thing_id bigint,
  version int not null,
  at timestamptz not null,
  by_person int not null,
  by_name text not null,
  fields text[] not null,
  -- Another changed the same meanwhile: this was not put in and waits for a person.
  conflict boolean not null default false,
  settled_at timestamptz,
  settled_by int,
  -- { field: { before, after } }
  sealed bytea not null
);
create index edition_case on cases.edition (case_id, id);

do $$
declare t text;
begin
  foreach t in array array['thing', 'person', 'pair', 'behaviour', 'detail', 'report', 'match', 'event', 'edition'] loop
    execute format('alter table cases.%I enable row level security, force row level security', t);
    execute format('create policy %I on cases.%I for select to toam_app using (case_id = any ((select cases.seen())::bigint[]))', t || '_sees', t);
    execute format('create policy %I on cases.%I for insert to toam_app with check (case_id = any ((select cases.writable())::bigint[]))', t || '_adds', t);
    execute format('create policy %I on cases.%I for update to toam_app using (case_id = any ((select cases.writable())::bigint[])) with check (case_id = any ((select cases.writable())::bigint[]))', t || '_changes', t);
  end loop;
end $$;

alter table cases."case" enable row level security, force row level security;
create policy case_sees on cases."case" for select to toam_app using (id = any ((select cases.seen())::bigint[]));
create policy case_opens on cases."case" for insert to toam_app with check (access.writes(unit_id));
create policy case_changes on cases."case" for update to toam_app
  using (id = any ((select cases.writable())::bigint[])) with check (id = any ((select cases.writable())::bigint[]));

alter table cases.token enable row level security, force row level security;
-- Of cases that one sees, and of reports at one's own place.
create policy token_sees on cases.token for select to toam_app
  using (case_id = any ((select cases.seen())::bigint[]) or (report_code is not null and unit_id = any ((select access.seen_units())::int[])));
create policy token_adds on cases.token for insert to toam_app
  with check (access.writes(by_unit_id) and (case_id is null or case_id = any ((select cases.writable())::bigint[])));
create policy token_takes_back on cases.token for delete to toam_app using (case_id = any ((select cases.writable())::bigint[]));

alter table cases.seat enable row level security;
create policy seat_own on cases.seat for select to toam_app using (unit_id = any ((select access.seen_units())::int[])
  or unit_id = any (string_to_array(nullif(replace(current_setting('toam.writes', true), 'all', ''), ''), ',')::int[]));
create policy seat_opens on cases.seat for insert to toam_app with check (
  case_id = any ((select cases.writable())::bigint[])
  or (access.writes(unit_id) and not cases.is_open(case_id)));
create policy seat_changes on cases.seat for update to toam_app
  using (case_id = any ((select cases.writable())::bigint[])) with check (true);

alter table cases.barred enable row level security, force row level security;
create policy barred_own on cases.barred for select to toam_app using (person_id = access.person());
create policy barred_adds on cases.barred for insert to toam_app with check (case_id = any ((select cases.writable())::bigint[]));
alter table cases.allowed enable row level security, force row level security;
create policy allowed_own on cases.allowed for select to toam_app using (person_id = access.person());
create policy allowed_adds on cases.allowed for insert to toam_app with check (case_id = any ((select cases.writable())::bigint[]));

-- All seats of a case, for whoever sees it: a seat of one's own shows the others.
create function cases.seats_of(case_asked bigint)
  returns table (id bigint, unit_id int, person_id int, part text, fields text[], from_at timestamptz, until_at timestamptz, because text)
  language sql stable security definer set search_path = ''
  as $$ select s.id, s.unit_id, s.person_id, s.part, s.fields, s.from_at, s.until_at, s.because
    from cases.seat s where s.case_id = case_asked and s.ended_at is null
      and exists (select from cases."case" c where c.id = case_asked) $$;

-- Figures read typed columns of every case that is not sealed, and never decrypt.
create policy case_counts on cases."case" for select to toam_report using (sealed_at is null);
do $$
declare t text;
begin
  foreach t in array array['thing', 'person', 'pair', 'behaviour', 'detail'] loop
    execute format('create policy %I on cases.%I for select to toam_report using (exists (select from cases."case" c where c.id = case_id and c.sealed_at is null))', t || '_counts', t);
  end loop;
end $$;
create policy report_counts on cases.report for select to toam_report using (exists (select from cases."case" c where c.id = case_id and c.sealed_at is null));

grant select, insert on cases."case", cases.thing, cases.person, cases.pair, cases.behaviour, cases.detail, cases.report, cases.token,
  cases.match, cases.event, cases.edition, cases.seat, cases.barred, cases.allowed to toam_app;
grant update on cases."case", cases.thing, cases.person, cases.pair to toam_app;
grant update (separated_at, separated_by) on cases.report to toam_app;
grant update (undone_at, undone_by) on cases.match to toam_app;
grant update (settled_at, settled_by) on cases.edition to toam_app;
grant update (ended_at, until_at, kept, fields) on cases.seat to toam_app;
grant delete on cases.token, cases.detail, cases.behaviour to toam_app;
create policy behaviour_takes_back on cases.behaviour for delete to toam_app using (case_id = any ((select cases.writable())::bigint[]));
create policy detail_takes_back on cases.detail for delete to toam_app using (case_id = any ((select cases.writable())::bigint[]));

grant select (id, code, unit_id, state, opened_at, verification, verified_at, event_on, main_form, risk, next_contact_on, last_contact_on,
  closed_at, outcome, reopened, sealed_at, updated_at) on cases."case" to toam_report;
grant select (id, case_id, prefix, gone_at) on cases.thing to toam_report;
grant select on cases.person, cases.pair, cases.behaviour, cases.detail to toam_report;
grant select (id, case_id, channel, received_at, joined_at, separated_at) on cases.report to toam_report;

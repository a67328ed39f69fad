-- Clocks of the law and of the house: how long a rule allows, when something that runs by it is due, what stood still
-- and why, and what was said of what lapsed. A rule is data in versions: a clock keeps the version it started with. The
-- calendar of working days is data too, since the State sets it year by year. No clock is ever deleted.
create schema deadlines;
grant usage on schema deadlines to toam_app;

create table deadlines.rule (
  code text primary key check (code ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$'),
  label_vi text not null check (length(label_vi) between 1 and 200),
  label_en text not null check (length(label_en) between 1 and 200)
);
create table deadlines.rule_version (
  id int generated always as identity primary key,
  rule_code text not null references deadlines.rule,
  number int not null check (number > 0),
  amount int not null check (amount between 1 and 10000),
  unit text not null check (unit in ('hour', 'calendar-day', 'working-day', 'month')),
  -- A last day that is not worked moves to the next that is (Bộ luật Dân sự 2015 Đ148 k5).
  rolls boolean not null default false,
  basis text not null check (basis in ('law', 'internal')),
  article text check (length(article) between 1 and 300),
  source text not null check (length(source) between 1 and 500),
  confidence text not null check (confidence in ('V', 'E', 'M', 'I')),
  -- Clocks that start on this day or later run by it.
  valid_from date not null,
  at timestamptz not null default now(),
  by_name text,
  constraint rule_version_once unique (rule_code, number),
  unique (id, rule_code),
  -- What is of the law names its article; what is not says so.
  constraint rule_version_names_its_basis check ((basis = 'law') = (article is not null))
);

-- A year whose days are written down, edited as one.
create table deadlines.year (
  year int primary key check (year between 1990 and 2200),
  version int not null default 1 check (version > 0),
  at timestamptz not null default now(),
  by_name text
);
create table deadlines.day (
  day date primary key,
  year int not null generated always as (extract(year from day)::int) stored references deadlines.year,
  kind text not null check (kind in ('holiday', 'in-lieu', 'swapped', 'make-up')),
  name text not null check (length(name) between 1 and 200),
  standing text not null check (standing in ('announced', 'reckoned')),
  source text not null check (length(source) between 1 and 500),
  confidence text not null check (confidence in ('V', 'E', 'M', 'I')),
  at timestamptz not null default now(),
  by_name text,
  -- A Saturday or Sunday is off anyway, and a weekday needs no making up.
  constraint day_changes_something check (case when kind in ('in-lieu', 'swapped') then extract(isodow from day) < 6
    when kind = 'make-up' then extract(isodow from day) >= 6 else true end)
);

create table deadlines.clock (
  id bigint generated always as identity primary key,
  rule_code text not null,
  rule_version_id int not null,
  subject_kind text not null check (subject_kind ~ '^[a-z][a-z-]*$'),
  subject_code text not null check (length(subject_code) between 1 and 80),
  unit_id int not null references agencies.unit,
  started_at timestamptz not null,
  started_by int,
  -- The last moment in time; null while the clock is paused.
  due_at timestamptz,
  stopped_at timestamptz,
  stopped_by int,
  stopped_by_name text,
  -- What it ran for is no more: neither in time nor late.
  is_void boolean not null default false,
  unique (id, unit_id),
  foreign key (rule_version_id, rule_code) references deadlines.rule_version (id, rule_code),
  constraint clock_stops_after_start check (stopped_at >= started_at),
  constraint clock_void_is_stopped check (not is_void or stopped_at is not null)
);
-- One running clock of a rule for a thing.
create unique index clock_running on deadlines.clock (subject_kind, subject_code, rule_code) where stopped_at is null;
create index clock_subject on deadlines.clock (subject_kind, subject_code);
create index clock_unit_due on deadlines.clock (unit_id, due_at) where stopped_at is null;

-- What happened to a clock between its start and its stop, and after; never changed.
create table deadlines.event (
  id bigint generated always as identity primary key,
  clock_id bigint not null,
  unit_id int not null,
  act text not null check (act in ('pause', 'resume', 'explain', 'void', 'recount', 'hand-over')),
  at timestamptz not null,
  by_person int,
  by_name text,
  reason text check (length(reason) between 1 and 2000),
  -- When it was due before and after, where the act moved it.
  due_before timestamptz,
  due_after timestamptz,
  -- What is handed over to another unit takes its clocks along.
  foreign key (clock_id, unit_id) references deadlines.clock (id, unit_id) on update cascade,
  constraint event_says_why check (act not in ('pause', 'explain', 'void', 'hand-over') or reason is not null)
);
create index event_clock on deadlines.event (clock_id, id);

alter table deadlines.clock enable row level security, force row level security;
alter table deadlines.event enable row level security, force row level security;
create policy clock_sees on deadlines.clock for select using (access.sees(unit_id));
create policy clock_adds on deadlines.clock for insert with check (access.writes(unit_id));
create policy clock_changes on deadlines.clock for update using (access.writes(unit_id)) with check (access.writes(unit_id));
create policy event_sees on deadlines.event for select using (access.sees(unit_id));
create policy event_adds on deadlines.event for insert with check (access.writes(unit_id));

grant select on all tables in schema deadlines to toam_app;
grant insert on deadlines.rule_version, deadlines.year, deadlines.day, deadlines.clock, deadlines.event to toam_app;
-- Start, rule and subject of a clock are fixed.
grant update (unit_id, due_at, stopped_at, stopped_by, stopped_by_name, is_void) on deadlines.clock to toam_app;
grant update on deadlines.year to toam_app;
grant update, delete on deadlines.day to toam_app;

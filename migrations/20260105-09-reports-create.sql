-- From a template to the city's report: a template is data in versions, a cycle sends one version to units with a
-- window and a due date, each unit has one submission, and what was submitted is kept as it was, round by round.
-- Figures live in indicators.cell until a submission freezes its own copy; narrative lives here.
create schema reports;
grant usage on schema reports to toam_app, toam_report;

create table reports.template (
  id int generated always as identity primary key,
  code text not null constraint template_code unique check (code ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'),
  name text not null check (length(name) between 1 and 300),
  is_demo boolean not null default false,
  retired_at timestamptz,
  created_at timestamptz not null default now()
);

create table reports.template_version (
  id int generated always as identity primary key,
  template_id int not null references reports.template,
  number int not null check (number > 0),
  state text not null default 'draft' check (state in ('draft', 'published')),
  -- "Kết quả … năm {year}": {year} is filled by the cycle.
  abstract text not null check (length(abstract) between 1 and 500),
  opening text not null default '' check (length(opening) <= 4000),
  bases text[] not null default '{}',
  recipients text[] not null default '{}',
  -- Whether an officer may hand the report over; else only who leads or represents the unit.
  officer_may_submit boolean not null default false,
  -- The office's own Word template; null means the one that ships.
  file_id bigint references base.file,
  version int not null default 1 check (version > 0),
  published_at timestamptz,
  updated_at timestamptz not null default now(),
  constraint template_version_once unique (template_id, number)
);

create table reports.section (
  id int generated always as identity primary key,
  template_version_id int not null references reports.template_version on delete cascade,
  sort int not null,
  number text not null default '',
  level int not null default 1 check (level between 1 and 3),
  title text not null check (length(title) between 1 and 300),
  prompt text not null default '' check (length(prompt) <= 2000),
  has_narrative boolean not null default true,
  is_required boolean not null default false,
  -- Clauses of the plan whose tasks propose the words, with everything beneath them.
  clause_paths text[] not null default '{}',
  constraint section_place unique (template_version_id, sort)
);

create table reports.table_of_figures (
  id int generated always as identity primary key,
  section_id int not null references reports.section on delete cascade,
  sort int not null,
  title text not null check (length(title) between 1 and 300),
  constraint table_place unique (section_id, sort)
);
create table reports.table_row (
  id int generated always as identity primary key,
  table_id int not null references reports.table_of_figures on delete cascade,
  sort int not null,
  indicator_code text not null references indicators.indicator,
  is_required boolean not null default true,
  constraint row_place unique (table_id, sort)
);
-- A column is a breakdown of the row's figure; "" is the whole.
create table reports.table_column (
  id int generated always as identity primary key,
  table_id int not null references reports.table_of_figures on delete cascade,
  sort int not null,
  title text not null check (length(title) between 1 and 120),
  dims text not null default '',
  constraint column_place unique (table_id, sort)
);

create table reports.cycle (
  id int generated always as identity primary key,
  code text not null constraint cycle_code unique check (code ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'),
  template_version_id int not null references reports.template_version,
  name text not null check (length(name) between 1 and 300),
  year int not null check (year between 1990 and 2200),
  from_on date not null,
  to_on date not null,
  -- The last day on which a report is on time.
  due_on date not null,
  to_unit_id int not null references agencies.unit,
  -- Whom it was sent to, as it was asked: groups, kinds, codes; resolved on a day.
  groups text[] not null default '{}',
  kinds text[] not null default '{}',
  units text[] not null default '{}',
  resolved_on date not null,
  is_demo boolean not null default false,
  version int not null default 1,
  opened_at timestamptz not null default now(),
  opened_by_name text,
  constraint cycle_window_in_order check (to_on >= from_on)
);
create index cycle_year on reports.cycle (year desc, id desc);

create table reports.submission (
  id bigint generated always as identity primary key,
  cycle_id int not null references reports.cycle,
  unit_id int not null references agencies.unit,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'approved')),
  -- How many times it was handed over.
  round int not null default 0 check (round >= 0),
  due_on date not null,
  is_late boolean not null default false,
  submitted_at timestamptz,
  submitted_by_name text,
  approved_at timestamptz,
  approved_by_name text,
  version int not null default 1 check (version > 0),
  updated_at timestamptz not null default now(),
  constraint submission_once unique (cycle_id, unit_id),
  constraint submission_has_round check ((state = 'draft') = (round = 0)),
  unique (id, unit_id)
);
create index submission_unit on reports.submission (unit_id, state);

create table reports.narrative (
  submission_id bigint not null,
  unit_id int not null,
  section_id int not null references reports.section,
  text text not null check (length(text) <= 60000),
  -- Task codes that the words cite.
  cites text[] not null default '{}',
  version int not null default 1 check (version > 0),
  at timestamptz not null default now(),
  by_person int,
  by_name text,
  primary key (submission_id, section_id),
  foreign key (submission_id, unit_id) references reports.submission (id, unit_id)
);

-- What was handed over, round by round; never changed.
create table reports.submitted_cell (
  submission_id bigint not null,
  unit_id int not null,
  cycle_id int not null,
  round int not null,
  indicator_code text not null references indicators.indicator,
  dims text not null default '',
  state text not null check (state in ('value', 'zero', 'not-reported', 'not-applicable', 'suppressed')),
  value numeric,
  origin text not null check (origin in ('typed', 'computed', 'none')),
  definition_id bigint not null references indicators.definition,
  primary key (submission_id, round, indicator_code, dims),
  foreign key (submission_id, unit_id) references reports.submission (id, unit_id),
  constraint submitted_value_fits_state check (case state when 'value' then value is not null and value > 0 else value is null end)
);
create index submitted_cell_cycle on reports.submitted_cell (cycle_id, round);
create table reports.submitted_section (
  submission_id bigint not null,
  unit_id int not null,
  cycle_id int not null,
  round int not null,
  section_id int not null references reports.section,
  text text not null,
  by_name text,
  at timestamptz not null,
  primary key (submission_id, round, section_id),
  foreign key (submission_id, unit_id) references reports.submission (id, unit_id)
);
create index submitted_section_cycle on reports.submitted_section (cycle_id, section_id);

create table reports.event (
  id bigint generated always as identity primary key,
  submission_id bigint not null,
  unit_id int not null,
  round int not null,
  act text not null check (act in ('submit', 'return', 'approve')),
  at timestamptz not null default now(),
  by_person int,
  by_name text,
  reason text check (length(reason) between 1 and 2000),
  due_on date,
  foreign key (submission_id, unit_id) references reports.submission (id, unit_id),
  constraint event_return_says_why check (act <> 'return' or (reason is not null and due_on is not null))
);
create index event_submission on reports.event (submission_id, id);
create table reports.remark (
  id bigint generated always as identity primary key,
  submission_id bigint not null,
  unit_id int not null,
  round int not null,
  section_id int references reports.section,
  indicator_code text references indicators.indicator,
  dims text not null default '',
  text text not null check (length(text) between 1 and 2000),
  at timestamptz not null default now(),
  by_name text,
  foreign key (submission_id, unit_id) references reports.submission (id, unit_id),
  constraint remark_about_one_thing check ((section_id is null) <> (indicator_code is null))
);
create index remark_submission on reports.remark (submission_id, round);

-- The city's own words for each section, written from the units' words side by side.
create table reports.city_text (
  cycle_id int not null references reports.cycle,
  section_id int not null references reports.section,
  unit_id int not null references agencies.unit,
  text text not null check (length(text) <= 100000),
  version int not null default 1 check (version > 0),
  at timestamptz not null default now(),
  by_name text,
  primary key (cycle_id, section_id)
);

-- A frozen edition: the canonical content to the byte, its hash, and the cut-off. Append-only.
create table reports.frozen (
  id bigint generated always as identity primary key,
  cycle_id int not null references reports.cycle,
  unit_id int not null references agencies.unit,
  edition int not null check (edition > 0),
  at timestamptz not null default now(),
  by_person int,
  by_name text,
  cut_off timestamptz not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content text not null,
  constraint frozen_edition_once unique (cycle_id, edition)
);
create table reports.frozen_figure (
  frozen_id bigint not null references reports.frozen,
  unit_id int not null,
  indicator_code text not null references indicators.indicator,
  dims text not null default '',
  definition_id bigint not null references indicators.definition,
  state text not null check (state in ('value', 'zero', 'not-reported', 'not-applicable', 'suppressed')),
  value numeric,
  reported int not null,
  missing int not null,
  not_applicable int not null,
  primary key (frozen_id, indicator_code, dims),
  constraint frozen_value_fits_state check (case state when 'value' then value is not null and value > 0 else value is null end)
);

do $$
declare name text;
begin
  foreach name in array array['submission', 'narrative', 'submitted_cell', 'submitted_section', 'event', 'remark', 'city_text', 'frozen', 'frozen_figure'] loop
    execute format('alter table reports.%I enable row level security, force row level security', name);
    execute format('create policy %I on reports.%I for select using (access.sees(unit_id))', name || '_sees', name);
    execute format('create policy %I on reports.%I for insert with check (access.writes(unit_id))', name || '_adds', name);
  end loop;
  foreach name in array array['submission', 'narrative', 'city_text'] loop
    execute format('create policy %I on reports.%I for update using (access.writes(unit_id)) with check (access.writes(unit_id))', name || '_changes', name);
  end loop;
end $$;

grant select on all tables in schema reports to toam_app, toam_report;
grant insert on all tables in schema reports to toam_app;
grant update on reports.template, reports.template_version, reports.cycle, reports.submission, reports.narrative, reports.city_text to toam_app;
grant delete on reports.section, reports.table_of_figures, reports.table_row, reports.table_column to toam_app;
grant select, insert on base.file to toam_app;

-- A report that is due before its year ends is incomplete. Where the template's row asks for it, a unit says beside the
-- counted figure what it expects for the whole year; when the year is over it gives the figure of the whole year, in a second
-- window of the cycle that the lock does not close. All three are kept: nothing that was handed over is ever replaced.
-- The figure of the whole year is a cell of its own window (indicators.cell), so that what is counted from records is
-- counted there too; what is handed over is copied here, as submitted_cell does for the report itself.

-- Each template has its own windows, as days of a year: MM-DD. A first day after the last one lies in the year before; a
-- last day of the second window before its first one lies in the year after.
alter table reports.template_version
  add column window_from text check (window_from ~ '^\d\d-\d\d$'),
  add column window_to text check (window_to ~ '^\d\d-\d\d$'),
  add column whole_from text check (whole_from ~ '^\d\d-\d\d$'),
  add column whole_to text check (whole_to ~ '^\d\d-\d\d$'),
  add column supplement_from text check (supplement_from ~ '^\d\d-\d\d$'),
  add column supplement_to text check (supplement_to ~ '^\d\d-\d\d$'),
  add constraint template_windows_in_pairs check ((window_from is null) = (window_to is null)
    and (whole_from is null) = (whole_to is null) and (supplement_from is null) = (supplement_to is null));
alter table reports.table_row add column asks_estimate boolean not null default false;

alter table reports.cycle
  add column whole_from date,
  add column whole_to date,
  add column supplement_from date,
  add column supplement_to date,
  add constraint cycle_year_end_whole check (num_nulls(whole_from, whole_to, supplement_from, supplement_to) in (0, 4)),
  -- Another window than the report's own: the figures of both stand side by side.
  add constraint cycle_year_end_in_order check (whole_from <= whole_to and whole_to > to_on
    and supplement_from > to_on and supplement_to >= supplement_from and supplement_to >= whole_to);

-- What a unit expects for the whole year, as it is being written.
create table reports.estimate (
  submission_id bigint not null,
  unit_id int not null,
  indicator_code text not null references indicators.indicator,
  dims text not null default '',
  state text not null check (state in ('value', 'zero', 'not-reported', 'not-applicable')),
  value numeric,
  note text check (length(note) <= 500),
  version int not null default 1 check (version > 0),
  at timestamptz not null default now(),
  by_person int,
  by_name text,
  primary key (submission_id, indicator_code, dims),
  foreign key (submission_id, unit_id) references reports.submission (id, unit_id),
  constraint estimate_value_fits_state check (case state when 'value' then value is not null and value > 0 else value is null end)
);

-- What was handed over beside the counted figures; never changed. An estimate goes with its round of the report, a
-- supplement has rounds of its own.
create table reports.year_end_figure (
  submission_id bigint not null,
  unit_id int not null,
  cycle_id int not null,
  kind text not null check (kind in ('estimate', 'supplement')),
  round int not null check (round > 0),
  indicator_code text not null references indicators.indicator,
  dims text not null default '',
  state text not null check (state in ('value', 'zero', 'not-reported', 'not-applicable', 'suppressed')),
  value numeric,
  origin text not null check (origin in ('typed', 'computed', 'none')),
  note text,
  primary key (submission_id, kind, round, indicator_code, dims),
  foreign key (submission_id, unit_id) references reports.submission (id, unit_id),
  constraint year_end_value_fits_state check (case state when 'value' then value is not null and value > 0 else value is null end)
);
create index year_end_figure_cycle on reports.year_end_figure (cycle_id, kind, round);

alter table reports.submission
  add column supplement_round int not null default 0 check (supplement_round >= 0),
  add column supplement_at timestamptz,
  add column supplement_by_name text,
  add constraint submission_supplement_whole check ((supplement_round = 0) = (supplement_at is null));

alter table reports.event drop constraint event_act_check,
  add constraint event_act_check check (act in ('submit', 'return', 'approve', 'leave-out', 'take-in', 'supplement'));

do $$
declare name text;
begin
  foreach name in array array['estimate', 'year_end_figure'] loop
    execute format('alter table reports.%I enable row level security, force row level security', name);
    execute format('create policy %I on reports.%I for select using (access.sees(unit_id))', name || '_sees', name);
    execute format('create policy %I on reports.%I for insert with check (access.writes(unit_id))', name || '_adds', name);
  end loop;
end $$;
create policy estimate_changes on reports.estimate for update using (access.writes(unit_id)) with check (access.writes(unit_id));
grant select, insert, update on reports.estimate to toam_app;
grant select, insert on reports.year_end_figure to toam_app;
grant select on reports.estimate, reports.year_end_figure to toam_report;

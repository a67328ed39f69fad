-- A figure of the city is zero only where every unit that was asked has confirmed zero. The totals knew only the units that
-- had said something: the first confirmed zero made the city's zero, and nobody was missing, while all others were silent.
-- So it is kept which units are asked for a figure in a window; reports say it when a cycle is opened.
create table indicators.asked (
  from_on date not null,
  to_on date not null,
  indicator_code text not null references indicators.indicator,
  unit_id int not null references agencies.unit,
  primary key (from_on, to_on, indicator_code, unit_id),
  check (to_on >= from_on)
);

alter table indicators.asked enable row level security, force row level security;
create policy asked_sees on indicators.asked for select using (access.sees(unit_id));
create policy asked_adds on indicators.asked for insert with check (access.writes(unit_id));
grant select, insert on indicators.asked to toam_app;
grant select on indicators.asked to toam_report;

-- The cycles that were opened before; their reports are behind row security, from the owner too.
set local toam.sees = 'all';
set local toam.writes = 'all';
insert into indicators.asked (from_on, to_on, indicator_code, unit_id)
  select distinct c.from_on, c.to_on, r.indicator_code, s.unit_id
  from reports.cycle c join reports.submission s on s.cycle_id = c.id
  join reports.section n on n.template_version_id = c.template_version_id
  join reports.table_of_figures t on t.section_id = n.id join reports.table_row r on r.table_id = t.id;

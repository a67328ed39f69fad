-- The city's text of a section is made from its units' words. Whose words were taken is kept, so that the text leads back to
-- them however it is rewritten afterwards.
create table reports.city_source (
  cycle_id int not null references reports.cycle,
  section_id int not null references reports.section,
  submission_id bigint not null references reports.submission,
  -- The unit that consolidates: the link is its own.
  unit_id int not null references agencies.unit,
  -- The words as they were when they were taken.
  taken text not null check (length(taken) between 1 and 20000),
  round int not null check (round > 0),
  at timestamptz not null default now(),
  by_name text,
  primary key (cycle_id, section_id, submission_id)
);
alter table reports.city_source enable row level security, force row level security;
create policy city_source_sees on reports.city_source for select using (access.sees(unit_id));
create policy city_source_adds on reports.city_source for insert with check (access.writes(unit_id));
create policy city_source_changes on reports.city_source for update using (access.writes(unit_id)) with check (access.writes(unit_id));
create policy city_source_drops on reports.city_source for delete using (access.writes(unit_id));
grant select, insert, update, delete on reports.city_source to toam_app;
grant select on reports.city_source to toam_report;

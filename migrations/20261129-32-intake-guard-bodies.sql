-- Which body is in charge of a kind of report is read by all who work on reports, and set by the city alone.
alter table intake.body enable row level security, force row level security;
create policy body_sees on intake.body for select using (coalesce(current_setting('toam.sees', true), '') <> '' or access.person() is not null);
create policy body_sets on intake.body for insert with check (current_setting('toam.verb', true) = 'intake.set-body');
create policy body_changes on intake.body for update using (current_setting('toam.verb', true) = 'intake.set-body');

-- What somebody new to cases has looked at in their first week, and whether they put the list away. Theirs alone; nobody is measured by it.
create table cases.first_week (
  person_id int not null,
  step text not null check (step in ('contact', 'entry', 'search', 'clocks', 'seals', 'meetings', 'help', 'put-away')),
  at timestamptz not null,
  primary key (person_id, step)
);
alter table cases.first_week enable row level security, force row level security;
create policy first_week_own on cases.first_week to toam_app
  using (person_id = access.person()) with check (person_id = access.person());
grant select, insert, delete on cases.first_week to toam_app;

-- A view of the plan with its filter under a name: a person's own, or lent to the whole unit by who may. It holds numbers and
-- codes of the plan and of units, never a person's name; row security keeps one's own views to oneself.
create table plan.saved_view (
  id bigint generated always as identity primary key,
  unit_id int not null references agencies.unit,
  person_id int not null,
  by_name text not null,
  name text not null check (length(name) between 1 and 80),
  view text not null check (view in ('tree', 'units', 'map', 'matrix', 'timeline')),
  -- The address's query in one spelling: keys in order, only those that the filter knows.
  search text not null check (length(search) <= 600 and search ~ '^[A-Za-z0-9&=%.+_-]*$'),
  is_shared boolean not null default false,
  version int not null default 1 check (version > 0),
  at timestamptz not null default now(),
  constraint saved_view_name_once unique (person_id, name)
);
create index saved_view_unit on plan.saved_view (unit_id);
alter table plan.saved_view enable row level security, force row level security;
create policy saved_view_sees on plan.saved_view for select
  using (person_id = access.person() or (is_shared and access.sees(unit_id)));
create policy saved_view_adds on plan.saved_view for insert
  with check (person_id = access.person() and access.writes(unit_id) and not is_shared);
create policy saved_view_changes on plan.saved_view for update
  using (person_id = access.person()) with check (person_id = access.person() and access.writes(unit_id));
create policy saved_view_drops on plan.saved_view for delete using (person_id = access.person());
grant select, insert, delete on plan.saved_view to toam_app;
grant update (name, is_shared, version, at) on plan.saved_view to toam_app;

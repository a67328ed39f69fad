-- The implementing plan of a unit: what an agency or a commune makes of the clauses of the city's plan in which it has
-- tasks, in its own words, with who does it within the unit, by when, and where it stands in its socio-economic plan. It
-- gives no tasks (those are the city's) and is no document that was read: see decision 0028. A draft is seen by who
-- writes it; a published one by whoever sees the unit.
create table plan.own_plan (
  id bigint generated always as identity primary key,
  unit_id int not null references agencies.unit,
  -- The parent: the city's plan whose clauses it takes up.
  document_id bigint not null references plan.document,
  year int not null check (year between 1990 and 2200),
  state text not null default 'draft' check (state in ('draft', 'published')),
  title text not null check (length(title) between 1 and 500),
  number text check (length(number) between 1 and 60),
  issued_on date,
  version int not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  created_by int,
  updated_at timestamptz not null default now(),
  updated_by int,
  published_at timestamptz,
  published_by int,
  unique (id, unit_id),
  constraint own_plan_once unique (unit_id, document_id, year),
  constraint own_plan_published_numbered check (state = 'draft' or (number is not null and issued_on is not null))
);
create index own_plan_document on plan.own_plan (document_id, year);

create table plan.own_clause (
  id bigint generated always as identity primary key,
  own_plan_id bigint not null,
  unit_id int not null,
  -- The clause of the parent that it takes up.
  clause_id bigint not null references plan.clause,
  text text not null check (length(text) between 1 and 20000),
  -- A person or a department of the unit by name: a work fact, not an account.
  holder text check (length(holder) between 1 and 300),
  due_on date,
  -- Why later than the city asks.
  late_reason text check (length(late_reason) between 1 and 1000),
  -- Where the task stands in the unit's socio-economic plan: what it says there, and which document.
  integrated_in text check (length(integrated_in) between 1 and 2000),
  integrated_ref text check (length(integrated_ref) between 1 and 300),
  -- Why the unit does not take it up; then it counts as not taken up, and the city reads why.
  left_out text check (length(left_out) between 1 and 1000),
  version int not null default 1 check (version > 0),
  updated_at timestamptz not null default now(),
  updated_by int,
  foreign key (own_plan_id, unit_id) references plan.own_plan (id, unit_id),
  constraint own_clause_once unique (own_plan_id, clause_id)
);
create index own_clause_clause on plan.own_clause (clause_id);

alter table plan.own_plan enable row level security, force row level security;
create policy own_plan_sees on plan.own_plan for select
  using (access.sees(unit_id) and (state = 'published' or access.writes(unit_id)));
create policy own_plan_adds on plan.own_plan for insert with check (access.writes(unit_id));
create policy own_plan_changes on plan.own_plan for update using (access.writes(unit_id)) with check (access.writes(unit_id));
alter table plan.own_clause enable row level security, force row level security;
create policy own_clause_sees on plan.own_clause for select
  using (access.sees(unit_id) and (access.writes(unit_id) or own_plan_id in (select p.id from plan.own_plan p)));
create policy own_clause_adds on plan.own_clause for insert with check (access.writes(unit_id));
create policy own_clause_changes on plan.own_clause for update using (access.writes(unit_id)) with check (access.writes(unit_id));

grant select, insert, update on plan.own_plan, plan.own_clause to toam_app;

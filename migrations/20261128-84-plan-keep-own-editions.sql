-- A unit's implementing plan may hold work of the unit's own beyond the city's clauses: published, each item becomes a task of the
-- unit, marked as its own and counted among no plan's. And what was signed is kept, edition by edition: it stays to be read, and
-- counts, while the plan is being amended (decision 0038).
create table plan.own_item (
  id bigint generated always as identity primary key,
  own_plan_id bigint not null,
  unit_id int not null,
  text text not null check (length(text) between 1 and 5000),
  holder text check (length(holder) between 1 and 300),
  due_on date,
  -- Why it is done no longer; one that gave a task already is not removed without a word.
  dropped text check (length(dropped) between 1 and 1000),
  version int not null default 1 check (version > 0),
  updated_at timestamptz not null default now(),
  updated_by int,
  foreign key (own_plan_id, unit_id) references plan.own_plan (id, unit_id)
);
create index own_item_plan on plan.own_item (own_plan_id);

create table plan.own_edition (
  id bigint generated always as identity primary key,
  own_plan_id bigint not null,
  unit_id int not null,
  document_id bigint not null references plan.document,
  year int not null,
  edition int not null check (edition > 0),
  title text not null,
  number text not null,
  issued_on date not null,
  at timestamptz not null,
  by_person int,
  foreign key (own_plan_id, unit_id) references plan.own_plan (id, unit_id),
  unique (own_plan_id, edition)
);
create index own_edition_document on plan.own_edition (document_id, year);

create table plan.own_edition_clause (
  edition_id bigint not null references plan.own_edition,
  unit_id int not null,
  clause_id bigint not null references plan.clause,
  text text not null,
  holder text,
  due_on date,
  late_reason text,
  integrated_in text,
  integrated_ref text,
  left_out text,
  primary key (edition_id, clause_id)
);

create table plan.own_edition_item (
  edition_id bigint not null references plan.own_edition,
  unit_id int not null,
  item_id bigint not null,
  text text not null,
  holder text,
  due_on date,
  primary key (edition_id, item_id)
);
create index own_edition_item_of on plan.own_edition_item (item_id);

do $$
declare name text;
begin
  foreach name in array array['own_edition', 'own_edition_clause', 'own_edition_item'] loop
    execute format('alter table plan.%I enable row level security, force row level security', name);
    execute format('create policy %I on plan.%I for select using (access.sees(unit_id))', name || '_sees', name);
    execute format('create policy %I on plan.%I for insert with check (access.writes(unit_id))', name || '_adds', name);
  end loop;
end $$;
alter table plan.own_item enable row level security, force row level security;
create policy own_item_sees on plan.own_item for select
  using (access.sees(unit_id) and (access.writes(unit_id) or own_plan_id in (select p.id from plan.own_plan p)));
create policy own_item_adds on plan.own_item for insert with check (access.writes(unit_id));
create policy own_item_changes on plan.own_item for update using (access.writes(unit_id)) with check (access.writes(unit_id));
create policy own_item_drops on plan.own_item for delete using (access.writes(unit_id));

grant select, insert, update, delete on plan.own_item to toam_app;
-- What was signed is never changed.
grant select, insert on plan.own_edition, plan.own_edition_clause, plan.own_edition_item to toam_app;

alter table plan.task add column own_item_id bigint references plan.own_item,
  drop constraint task_has_one_origin,
  add constraint task_has_one_origin check (num_nonnulls(clause_id, commemoration_id, own_item_id) = 1 and (clause_id is null) = (document_id is null)),
  drop constraint task_due_source_check,
  add constraint task_due_source_check check (due_source in ('clause', 'reporting', 'year-end', 'person', 'observance', 'own'));
create unique index task_once_own on plan.task (own_item_id) where own_item_id is not null;

-- Said outright: an owner who is no superuser is held by row security as well, and would change nothing.
set local toam.sees = 'all';
set local toam.writes = 'all';
-- What is published today is the first edition that is kept.
insert into plan.own_edition (own_plan_id, unit_id, document_id, year, edition, title, number, issued_on, at, by_person)
  select id, unit_id, document_id, year, 1, title, number, issued_on, coalesce(published_at, updated_at), published_by
  from plan.own_plan where state = 'published';
insert into plan.own_edition_clause (edition_id, unit_id, clause_id, text, holder, due_on, late_reason, integrated_in, integrated_ref, left_out)
  select e.id, k.unit_id, k.clause_id, k.text, k.holder, k.due_on, k.late_reason, k.integrated_in, k.integrated_ref, k.left_out
  from plan.own_edition e join plan.own_clause k on k.own_plan_id = e.own_plan_id;

-- How the tasks of a plan stood on a day: kept at each publishing, at each quarter's end and when a person asks. Two of them,
-- or one and the present, are compared, so that a task that is gone, re-dated or re-worded is seen and not only missed.
-- Append-only: what stood is never changed.
create table plan.snapshot (
  id bigint generated always as identity primary key,
  document_id bigint not null,
  unit_id int not null,
  year int not null,
  occasion text not null check (occasion in ('publishing', 'quarter', 'replacing', 'person')),
  -- The first day after the quarter that it closes; it may have been taken later, see "at".
  quarter date,
  note text check (length(note) between 1 and 300),
  tasks int not null check (tasks >= 0),
  at timestamptz not null,
  by_person int,
  foreign key (document_id, unit_id) references plan.document (id, unit_id),
  constraint snapshot_of_quarter check ((occasion = 'quarter') = (quarter is not null)),
  constraint snapshot_once_a_quarter unique (document_id, year, quarter)
);
create index snapshot_document on plan.snapshot (document_id, id);

-- The words of the clauses then, once and not in each task.
create table plan.snapshot_clause (
  snapshot_id bigint not null references plan.snapshot,
  clause_id bigint not null,
  position int not null,
  path text not null,
  text text not null,
  primary key (snapshot_id, clause_id)
);

create table plan.snapshot_task (
  snapshot_id bigint not null references plan.snapshot,
  task_id bigint not null,
  unit_id int not null,
  clause_id bigint not null,
  part text not null,
  due_on date,
  product text,
  status text not null,
  percent smallint,
  primary key (snapshot_id, task_id)
);

alter table plan.snapshot enable row level security, force row level security;
create policy snapshot_sees on plan.snapshot for select using (document_id in (select d.id from plan.document d));
create policy snapshot_adds on plan.snapshot for insert with check (access.writes(unit_id));
alter table plan.snapshot_clause enable row level security, force row level security;
create policy snapshot_clause_sees on plan.snapshot_clause for select
  using (snapshot_id in (select s.id from plan.snapshot s));
create policy snapshot_clause_adds on plan.snapshot_clause for insert
  with check (snapshot_id in (select s.id from plan.snapshot s where access.writes(s.unit_id)));
alter table plan.snapshot_task enable row level security, force row level security;
create policy snapshot_task_sees on plan.snapshot_task for select using (access.sees(unit_id));
create policy snapshot_task_adds on plan.snapshot_task for insert with check (access.writes(unit_id));

grant select, insert on plan.snapshot, plan.snapshot_clause, plan.snapshot_task to toam_app;

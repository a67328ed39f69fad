-- When an amended plan takes the place of the one before, a person decides clause by clause what becomes of the tasks: carried into
-- the new plan with all that belongs to them, ended and given anew, ended with a reason, or kept until they are done. A task that
-- was ended says so itself; until now it followed from the state of its plan (decision 0021), which could not tell them apart.
alter table plan.task add column ended_on date,
  add column ended_because text check (length(ended_because) between 1 and 1000),
  add constraint task_ended_says_why check ((ended_on is null) = (ended_because is null));
-- Said outright: an owner who is no superuser is held by row security as well, and would change nothing.
set local toam.sees = 'all';
set local toam.writes = 'all';
update plan.task t set ended_on = (d.updated_at at time zone 'Asia/Ho_Chi_Minh')::date, ended_because = 'Kế hoạch đã được thay thế'
  from plan.document d, records.record r
  where d.id = t.document_id and r.id = t.id and d.state = 'superseded' and r.status not in ('done', 'not-done');

-- One act of replacing: which plan by which other (none: it was only withdrawn), and how many tasks the other gave then.
create table plan.replacement (
  id bigint generated always as identity primary key,
  document_id bigint not null unique,
  unit_id int not null,
  by_document_id bigint references plan.document,
  given int not null check (given >= 0),
  at timestamptz not null,
  by_person int,
  foreign key (document_id, unit_id) references plan.document (id, unit_id)
);

-- The clause that goes on in another plan. Where its tasks were carried, what was done of it already is done there too, so that
-- publishing the plan again does not ask for it a second time.
create table plan.succession (
  replacement_id bigint not null references plan.replacement,
  from_clause_id bigint not null references plan.clause,
  to_clause_id bigint not null references plan.clause,
  carried boolean not null,
  primary key (replacement_id, from_clause_id),
  unique (replacement_id, to_clause_id)
);
create index succession_to on plan.succession (to_clause_id);
create index succession_from on plan.succession (from_clause_id);

-- What became of each task that was open then. Its unit is told of it until it says that it has read it.
create table plan.fate (
  replacement_id bigint not null references plan.replacement,
  task_id bigint not null references plan.task,
  unit_id int not null,
  fate text not null check (fate in ('carry', 'renew', 'end', 'keep')),
  from_clause_id bigint not null references plan.clause,
  to_clause_id bigint references plan.clause,
  due_before date,
  due_after date,
  reason text check (length(reason) between 1 and 1000),
  -- The task that the new plan gave in its place.
  next_task_id bigint references plan.task,
  seen_at timestamptz,
  seen_by int,
  primary key (replacement_id, task_id),
  constraint fate_end_says_why check (fate <> 'end' or reason is not null)
);
create index fate_task on plan.fate (task_id);
create index fate_unit on plan.fate (unit_id) where seen_at is null;

alter table plan.replacement enable row level security, force row level security;
create policy replacement_sees on plan.replacement for select using (document_id in (select d.id from plan.document d));
create policy replacement_adds on plan.replacement for insert with check (access.writes(unit_id));
alter table plan.succession enable row level security, force row level security;
create policy succession_sees on plan.succession for select using (replacement_id in (select p.id from plan.replacement p));
create policy succession_adds on plan.succession for insert
  with check (replacement_id in (select p.id from plan.replacement p where access.writes(p.unit_id)));
alter table plan.fate enable row level security, force row level security;
create policy fate_sees on plan.fate for select using (access.sees(unit_id));
create policy fate_adds on plan.fate for insert with check (access.writes(unit_id));
create policy fate_changes on plan.fate for update using (access.writes(unit_id)) with check (access.writes(unit_id));

grant select, insert on plan.replacement, plan.succession, plan.fate to toam_app;
-- What was decided stays; that it was read, and the unit to which a task was handed over, may change.
grant update (seen_at, seen_by, unit_id, next_task_id) on plan.fate to toam_app;
-- A figure of a clause leads to its tasks, those too that have since gone on in another plan.
grant select on plan.fate to toam_report;

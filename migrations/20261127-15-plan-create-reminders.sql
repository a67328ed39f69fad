-- The city asks a unit about a task that it has not acknowledged, or that is late: when, by whom, in which words. The
-- unit sees it among its work and on the task; nothing is sent elsewhere. Append-only, as all that is told of a task.
create table plan.reminder (
  id bigint generated always as identity primary key,
  task_id bigint not null references plan.task,
  unit_id int not null,
  note text check (length(note) between 1 and 1000),
  at timestamptz not null default now(),
  by_person int
);
create index reminder_task on plan.reminder (task_id, id);

alter table plan.reminder enable row level security, force row level security;
create policy reminder_sees on plan.reminder for select using (access.sees(unit_id));
create policy reminder_adds on plan.reminder for insert with check (access.writes(unit_id));

grant select, insert on plan.reminder to toam_app;

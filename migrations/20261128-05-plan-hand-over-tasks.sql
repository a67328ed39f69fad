-- When a unit ends, its open tasks can be handed to a unit that succeeds it. The task keeps its code, its notes, its
-- evidence and its history, all of which follow it, or the successor would not see them; and it keeps whose it was. A
-- successor may so have several tasks of one clause and year: its own, and one from each unit it came from.
alter table plan.task add column came_from int references agencies.unit;
alter table plan.task drop constraint task_once;
create unique index task_once on plan.task (clause_id, unit_id, year, coalesce(came_from, 0));
create index task_came_from on plan.task (came_from) where came_from is not null;
alter table plan.task drop constraint task_id_unit_id_fkey,
  add constraint task_id_unit_id_fkey foreign key (id, unit_id) references records.record (id, unit_id) on update cascade;

create function plan.hands_over() returns boolean
  language sql stable parallel safe
  as $$ select coalesce(current_setting('toam.verb', true), '') = 'task.hand-over' $$;

-- Of what is only ever added, the unit alone may change, and only in this act.
grant update (unit_id) on records.history, records.attachment, plan.progress, plan.reminder to toam_app;
create policy history_handed on records.history for update
  using (plan.hands_over() and access.writes(unit_id)) with check (plan.hands_over() and access.writes(unit_id));
create policy attachment_handed on records.attachment for update
  using (plan.hands_over() and access.writes(unit_id)) with check (plan.hands_over() and access.writes(unit_id));
create policy reminder_handed on plan.reminder for update
  using (plan.hands_over() and access.writes(unit_id)) with check (plan.hands_over() and access.writes(unit_id));

-- With thousands of climbs the look at what is overdue spent its time in asking for each how far it was told. The highest
-- step that was told stands on the climb itself, and what a person may see is looked up once a statement: the same rows
-- are seen as before.
alter table notices.climb add column step smallint not null default 0 check (step between 0 and 9);
-- Said outright: an owner who is no superuser is held by row security as well, and would change nothing.
set local toam.sees = 'all';
set local toam.writes = 'all';
set local toam.verb = 'notice.tell';
update notices.climb c set step = n.step
  from (select climb_id, max(step) as step from notices.notice where climb_id is not null group by climb_id) n where n.climb_id = c.id;
grant update (step) on notices.climb to toam_app;
create index climb_step on notices.climb (step, due_on) where ended_at is null;

create function notices.sees_all() returns boolean
  language sql stable parallel safe
  as $$ select notices.at_work() and coalesce(current_setting('toam.sees', true), '') = 'all' $$;
create function notices.seen_units() returns int[]
  language sql stable parallel safe
  as $$ select case when notices.at_work() then
    string_to_array(nullif(replace(current_setting('toam.sees', true), 'all', ''), ''), ',')::int[] end $$;

alter policy climb_sees on notices.climb using ((select notices.sees_all())
  or unit_id = any ((select notices.seen_units())::int[]) or in_charge = any ((select notices.seen_units())::int[]));
alter policy explanation_sees on notices.explanation using ((select notices.sees_all())
  or unit_id = any ((select notices.seen_units())::int[]) or by_unit_id = any ((select notices.seen_units())::int[]));
alter policy turn_sees on notices.turn using ((select notices.sees_all())
  or unit_id = any ((select notices.seen_units())::int[]) or by_unit_id = any ((select notices.seen_units())::int[]));
alter policy notice_sees on notices.notice using ((select notices.sees_all())
  or unit_id = any ((select notices.seen_units())::int[]) or told_unit_id = any ((select notices.seen_units())::int[])
  or exists (select from notices.climb c where c.id = climb_id)
  or exists (select from notices.explanation e where e.id = explanation_id));
alter policy told_sees on notices.told using ((select notices.sees_all()) or person_id = (select access.person())
  or exists (select from notices.notice n where n.id = notice_id));

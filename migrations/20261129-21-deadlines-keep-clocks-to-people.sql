-- A clock of something that not everyone at its unit may know of is kept to named people: only they see it, its events, what
-- climbs from it and what was told of that. Null, as everywhere until now: whoever sees the unit. The look at what is
-- overdue and the counting anew after a change of the calendar act for nobody and see all of them.
alter table deadlines.clock add column kept_to int[] check (cardinality(kept_to) > 0);
create function deadlines.not_kept(kept_to int[]) returns boolean
  language sql stable parallel safe
  as $$ select kept_to is null or access.person() = any (kept_to)
    or coalesce(current_setting('toam.verb', true), '') in ('notice.tell', 'deadline.recount') $$;
alter policy clock_sees on deadlines.clock using (((select access.sees_all()) or unit_id = any ((select access.seen_units())::int[]))
  and (kept_to is null or deadlines.not_kept(kept_to)));
alter policy event_sees on deadlines.event using (((select access.sees_all()) or unit_id = any ((select access.seen_units())::int[]))
  and exists (select from deadlines.clock c where c.id = clock_id));
grant update (kept_to) on deadlines.clock to toam_app;

alter table notices.climb add column kept_to int[] check (cardinality(kept_to) > 0);
alter table notices.notice add column kept_to int[] check (cardinality(kept_to) > 0);
grant update (kept_to) on notices.climb, notices.notice to toam_app;
alter policy climb_sees on notices.climb using (((select notices.sees_all())
  or unit_id = any ((select notices.seen_units())::int[]) or in_charge = any ((select notices.seen_units())::int[]))
  and (kept_to is null or deadlines.not_kept(kept_to)));
alter policy notice_sees on notices.notice using (((select notices.sees_all())
  or unit_id = any ((select notices.seen_units())::int[]) or told_unit_id = any ((select notices.seen_units())::int[])
  or exists (select from notices.climb c where c.id = climb_id)
  or exists (select from notices.explanation e where e.id = explanation_id))
  and (kept_to is null or deadlines.not_kept(kept_to)));
-- Whom a notice told is seen with the notice; by everyone who sees every unit only where it is kept to nobody.
alter table notices.told add column kept boolean not null default false;
alter policy told_sees on notices.told using (((select notices.sees_all()) and not kept) or person_id = (select access.person())
  or exists (select from notices.notice n where n.id = notice_id));

-- What climbed already is kept from the same moment.
create function notices.keep_climbs() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  verb text := coalesce(current_setting('toam.verb', true), '');
  sees text := coalesce(current_setting('toam.sees', true), '');
  writes text := coalesce(current_setting('toam.writes', true), '');
begin
  -- Set inside, not on the function: an owner who is no superuser may not tie settings of ours to it.
  perform set_config('toam.verb', 'notice.tell', true), set_config('toam.sees', 'all', true), set_config('toam.writes', 'all', true);
  update notices.climb set kept_to = new.kept_to where kind = 'clock' and code = new.id::text;
  update notices.notice n set kept_to = new.kept_to from notices.climb c
    where c.id = n.climb_id and c.kind = 'clock' and c.code = new.id::text;
  update notices.told t set kept = new.kept_to is not null from notices.notice n join notices.climb c on c.id = n.climb_id
    where n.id = t.notice_id and c.kind = 'clock' and c.code = new.id::text;
  perform set_config('toam.verb', verb, true), set_config('toam.sees', sees, true), set_config('toam.writes', writes, true);
  return null;
end $$;
revoke execute on function notices.keep_climbs() from public;
create trigger clock_keeps_climbs after update of kept_to on deadlines.clock
  for each row when (old.kept_to is distinct from new.kept_to) execute function notices.keep_climbs();

-- A report that belongs to a case from which people are shut out is hidden from those, from each side but the one of whoever entered
-- it. What told of danger in a report that is kept to people is kept to the same.
alter table intake.report add column kept_from int[] check (cardinality(kept_from) > 0);
grant update (kept_from) on intake.report to toam_app;
alter policy report_sees on intake.report using (case (select intake.side())
  when 'place' then ((select access.sees_all()) or unit_id = any ((select access.seen_units())::int[]))
    and (kept_to is null or (select access.person()) = any (kept_to))
    and (kept_from is null or not (select access.person()) = any (kept_from))
  when 'given' then ((select access.sees_all()) or given_to && (select access.seen_units())::int[])
    and (kept_to is null or (select access.person()) = any (kept_to))
    and (kept_from is null or not (select access.person()) = any (kept_from))
  when 'entered' then (select access.sees_all()) or received_by = (select access.person())
    or (receiver_unit_id <> unit_id and receiver_unit_id = any ((select access.seen_units())::int[]))
  else false end);

create function intake.keep_alarms() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  verb text := coalesce(current_setting('toam.verb', true), '');
  sees text := coalesce(current_setting('toam.sees', true), '');
  writes text := coalesce(current_setting('toam.writes', true), '');
begin
  perform set_config('toam.verb', 'notice.tell', true), set_config('toam.sees', 'all', true), set_config('toam.writes', 'all', true);
  update notices.notice set kept_to = new.kept_to where kind = 'alarm' and code = new.code;
  update notices.told t set kept = new.kept_to is not null from notices.notice n
    where n.id = t.notice_id and n.kind = 'alarm' and n.code = new.code;
  perform set_config('toam.verb', verb, true), set_config('toam.sees', sees, true), set_config('toam.writes', writes, true);
  return null;
end $$;
revoke execute on function intake.keep_alarms() from public;
create trigger report_keeps_alarms after update of kept_to on intake.report
  for each row when (old.kept_to is distinct from new.kept_to) execute function intake.keep_alarms();

set local toam.sees = 'all';
-- A sealed case is as if there were none for whoever entered its report too; whoever seals may let them go on following it. Who is
-- shut out of a case finds its report from no side.
alter table intake.report add column is_followed boolean not null default false;
grant update (is_followed) on intake.report to toam_app;
alter policy report_sees on intake.report using (case (select intake.side())
  when 'place' then ((select access.sees_all()) or unit_id = any ((select access.seen_units())::int[]))
    and (kept_to is null or (select access.person()) = any (kept_to))
    and (kept_from is null or not (select access.person()) = any (kept_from))
  when 'given' then ((select access.sees_all()) or given_to && (select access.seen_units())::int[])
    and (kept_to is null or (select access.person()) = any (kept_to))
    and (kept_from is null or not (select access.person()) = any (kept_from))
  when 'entered' then (select access.sees_all())
    or ((received_by = (select access.person())
        or (receiver_unit_id <> unit_id and receiver_unit_id = any ((select access.seen_units())::int[])))
      and (kept_to is null or (select access.person()) = any (kept_to)
        or (is_followed and received_by = (select access.person())))
      and (kept_from is null or not (select access.person()) = any (kept_from)))
  else false end);

alter table cases.sealing add column lets_follow boolean not null default false;
grant update (lets_follow) on cases.sealing to toam_app;

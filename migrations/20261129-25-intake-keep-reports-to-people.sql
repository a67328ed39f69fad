-- A report that a sealed case holds would tell of the case to everyone at the commune. It is kept to the people who may know:
-- for all others at the place, and for those it was given to, it is as if there were none. Whoever entered it knows of it and goes on
-- seeing that it arrived.
alter table intake.report add column kept_to int[] check (cardinality(kept_to) > 0);
grant update (kept_to) on intake.report to toam_app;
alter policy report_sees on intake.report using (case (select intake.side())
  when 'place' then ((select access.sees_all()) or unit_id = any ((select access.seen_units())::int[]))
    and (kept_to is null or (select access.person()) = any (kept_to))
  when 'given' then ((select access.sees_all()) or given_to && (select access.seen_units())::int[])
    and (kept_to is null or (select access.person()) = any (kept_to))
  when 'entered' then (select access.sees_all()) or received_by = (select access.person())
    or (receiver_unit_id <> unit_id and receiver_unit_id = any ((select access.seen_units())::int[]))
  else false end);

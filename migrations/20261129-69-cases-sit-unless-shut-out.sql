set local toam.sees = 'all';
-- What belongs to a case asks for the same as the case itself: a bar that was lifted, a unit shut out as a whole, the hashes of a
-- report that a case holds, and the seats of one's own unit.
create or replace function cases.sits(case_asked bigint, units int[]) returns boolean
  language plpgsql stable parallel safe security definer set search_path = ''
  as $$ begin
    return exists (select from cases.seat s
      where s.case_id = case_asked and s.unit_id = any (units) and s.ended_at is null and not s.pending
        and (s.person_id is null or s.person_id = access.person())
        and (s.until_at is null or s.until_at > now())
        and (not s.kept or exists (select from cases.allowed a where a.case_id = s.case_id and a.person_id = access.person()))
        and not exists (select from cases.barred b where b.case_id = s.case_id and b.person_id = access.person() and b.lifted_at is null)
        and not exists (select from cases.barred_unit u where u.case_id = s.case_id and u.unit_id = s.unit_id and u.lifted_at is null));
  end $$;

alter policy token_sees on cases.token using (
  case when case_id is null then unit_id = any ((select access.seen_units())::int[])
      and (held_by is null or cases.sits(held_by, (select access.seen_units())))
    else cases.sits(case_id, (select access.seen_units())) end);
alter policy seat_sees on cases.seat using (
  ((unit_id = any ((select access.seen_units())::int[])
      or unit_id = any ((select string_to_array(nullif(replace(current_setting('toam.writes', true), 'all', ''), ''), ','))::int[]))
    and not cases.shut(case_id))
  or cases.sits(case_id, (select access.seen_units()))
  or cases.sits(case_id, (select string_to_array(nullif(replace(current_setting('toam.writes', true), 'all', ''), ''), ',')::int[])));
alter policy transition_sees on cases.transition using (
  cases.sits(case_id, (select access.seen_units()))
  or (to_unit_id = any ((select access.seen_units())::int[]) and (to_person_id is null or to_person_id = access.person())
    and not cases.shut(case_id)));

-- Who sits in twenty thousand cases waited for the list of them to be made anew for every table of a question, and for each
-- line to be looked up in it one by one. The list is made where cases themselves are listed; what belongs to a case asks for
-- that case alone. Search makes the list once and looks only there. The conditions stay the same, written once more below;
-- a property test holds the two together.
set local toam.sees = 'all';

create index seat_taken on cases.seat (unit_id, case_id) include (person_id, until_at, kept) where ended_at is null and not pending;
drop index cases.seat_unit;
create index seat_unit on cases.seat (unit_id, case_id) where ended_at is null and pending;

-- Whether a seat at one of these units lets the person of this transaction see the case.
create function cases.sits(case_asked bigint, units int[]) returns boolean
  language plpgsql stable parallel safe security definer set search_path = ''
  as $$ begin
    return exists (select from cases.seat s
      where s.case_id = case_asked and s.unit_id = any (units) and s.ended_at is null and not s.pending
        and (s.person_id is null or s.person_id = access.person())
        and (s.until_at is null or s.until_at > now())
        and (not s.kept or exists (select from cases.allowed a where a.case_id = s.case_id and a.person_id = access.person()))
        and not exists (select from cases.barred b where b.case_id = s.case_id and b.person_id = access.person()));
  end $$;

do $$
declare t text;
begin
  foreach t in array array['thing', 'person', 'pair', 'behaviour', 'detail', 'report', 'match', 'event', 'edition'] loop
    execute format('alter policy %I on cases.%I using (cases.sits(case_id, (select access.seen_units())))', t || '_sees', t);
  end loop;
end $$;
alter policy token_sees on cases.token using (
  case when case_id is null then unit_id = any ((select access.seen_units())::int[]) else cases.sits(case_id, (select access.seen_units())) end);
alter policy seat_sees on cases.seat using (unit_id = any ((select access.seen_units())::int[])
  or unit_id = any (string_to_array(nullif(replace(current_setting('toam.writes', true), 'all', ''), ''), ',')::int[])
  or cases.sits(case_id, (select access.seen_units()))
  or cases.sits(case_id, (select string_to_array(nullif(replace(current_setting('toam.writes', true), 'all', ''), ''), ',')::int[])));
alter policy transition_sees on cases.transition using (
  cases.sits(case_id, (select access.seen_units()))
  or (to_unit_id = any ((select access.seen_units())::int[]) and (to_person_id is null or to_person_id = access.person())
    and not exists (select from cases.barred b where b.case_id = transition.case_id and b.person_id = access.person())));

-- Numbers of cases that carry every hash in fields that the part of a seat of the asker's shows. Reads hashes of all cases on
-- behalf of the asker, and answers of those alone that cases.seen() names.
alter table cases.token no force row level security;
create function cases.found(hashes bytea[], by_fields text[], by_parts text[], at_most int) returns setof bigint
  language sql stable security definer set search_path = ''
  as $$
    with mine as materialized (select unnest(cases.seen()) as id),
    hit as (select t.case_id, t.hash, t.field from mine join cases.token t on t.case_id = mine.id and t.hash = any (hashes)),
    all_of as (select h.case_id from hit h group by h.case_id having count(distinct h.hash) = cardinality(hashes))
    select h.case_id from hit h join all_of using (case_id)
    where exists (select from cases.seat s where s.case_id = h.case_id and s.unit_id = any (access.seen_units())
        and s.ended_at is null and not s.pending and (s.until_at is null or s.until_at > now())
        and (s.person_id is null or s.person_id = access.person())
        and not h.field = any (coalesce(s.without, '{}'))
        and (h.field = any (s.fields) or exists (select from unnest(by_fields, by_parts) may (field, part) where may.field = h.field and may.part = s.part)))
    group by h.case_id having count(distinct h.hash) = cardinality(hashes)
    order by h.case_id desc limit at_most $$;
revoke all on function cases.found(bytea[], text[], text[], int) from public;
grant execute on function cases.found(bytea[], text[], text[], int) to toam_app;

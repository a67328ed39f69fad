set local toam.sees = 'all';
-- A case is sealed, and people are shut out of it. Whoever may not know finds nothing anywhere: not the case, its seats, what
-- was sent of it, the hashes of its reports, nor the reports themselves (intake keeps those to the same people).
alter table cases.barred add column lifted_at timestamptz;
grant update (why, at, by_person, lifted_at) on cases.barred to toam_app;
grant delete on cases.allowed to toam_app;

-- Units shut out as a whole.
create table cases.barred_unit (
  case_id bigint not null,
  unit_id int not null references agencies.unit,
  why text not null check (why in ('doer', 'relative', 'conflict')),
  at timestamptz not null,
  by_person int not null,
  lifted_at timestamptz,
  primary key (case_id, unit_id)
);
alter table cases.barred_unit enable row level security;
grant select, insert, update (why, at, by_person, lifted_at) on cases.barred_unit to toam_app;

create or replace function cases.seen() returns bigint[]
  language sql stable parallel safe security definer set search_path = ''
  as $$ select coalesce(array_agg(s.case_id), '{}') from cases.seat s
    where s.unit_id = any (access.seen_units()) and s.ended_at is null and not s.pending
      and (s.person_id is null or s.person_id = access.person())
      and (s.until_at is null or s.until_at > now())
      and (not s.kept or exists (select from cases.allowed a where a.case_id = s.case_id and a.person_id = access.person()))
      and not exists (select from cases.barred b where b.case_id = s.case_id and b.person_id = access.person() and b.lifted_at is null)
      and not exists (select from cases.barred_unit u where u.case_id = s.case_id and u.unit_id = s.unit_id and u.lifted_at is null) $$;

create or replace function cases.writable() returns bigint[]
  language sql stable parallel safe security definer set search_path = ''
  as $$ select coalesce(array_agg(s.case_id), '{}') from cases.seat s
    where s.unit_id = any (string_to_array(nullif(replace(current_setting('toam.writes', true), 'all', ''), ''), ',')::int[])
      and s.ended_at is null and not s.pending
      and (s.person_id is null or s.person_id = access.person())
      and (s.until_at is null or s.until_at > now())
      and (not s.kept or exists (select from cases.allowed a where a.case_id = s.case_id and a.person_id = access.person()))
      and not exists (select from cases.barred b where b.case_id = s.case_id and b.person_id = access.person() and b.lifted_at is null)
      and not exists (select from cases.barred_unit u where u.case_id = s.case_id and u.unit_id = s.unit_id and u.lifted_at is null) $$;

-- Whether a case is shut to the person of this transaction, whatever was sent to their unit.
create function cases.shut(case_asked bigint) returns boolean
  language sql stable parallel safe security definer set search_path = ''
  as $$ select exists (select from cases.barred b where b.case_id = case_asked and b.person_id = access.person() and b.lifted_at is null)
    or exists (select from cases.barred_unit u where u.case_id = case_asked and u.lifted_at is null and u.unit_id = any (access.seen_units()))
    or (exists (select from cases.seat s where s.case_id = case_asked and s.kept)
      and not exists (select from cases.allowed a where a.case_id = case_asked and a.person_id = access.person())) $$;

drop policy barred_own on cases.barred;
create policy barred_sees on cases.barred for select to toam_app using (case_id = any ((select cases.seen())::bigint[]));
create policy barred_changes on cases.barred for update to toam_app
  using (case_id = any ((select cases.writable())::bigint[])) with check (case_id = any ((select cases.writable())::bigint[]));
create policy barred_unit_sees on cases.barred_unit for select to toam_app using (case_id = any ((select cases.seen())::bigint[]));
create policy barred_unit_adds on cases.barred_unit for insert to toam_app with check (case_id = any ((select cases.writable())::bigint[]));
create policy barred_unit_changes on cases.barred_unit for update to toam_app
  using (case_id = any ((select cases.writable())::bigint[])) with check (case_id = any ((select cases.writable())::bigint[]));
drop policy allowed_own on cases.allowed;
create policy allowed_sees on cases.allowed for select to toam_app using (case_id = any ((select cases.seen())::bigint[]));
create policy allowed_takes_back on cases.allowed for delete to toam_app using (case_id = any ((select cases.writable())::bigint[]));

-- A seat of one's own unit is seen, unless the case is shut to one.
drop policy seat_sees on cases.seat;
create policy seat_sees on cases.seat for select to toam_app using (case_id = any ((select cases.seen())::bigint[])
  or case_id = any ((select cases.writable())::bigint[])
  or (not cases.shut(case_id) and (unit_id = any ((select access.seen_units())::int[]) or access.writes(unit_id))));

drop policy transition_sees on cases.transition;
create policy transition_sees on cases.transition for select to toam_app using (
  case_id = any ((select cases.seen())::bigint[])
  or (to_unit_id = any ((select access.seen_units())::int[]) and (to_person_id is null or to_person_id = access.person())
    and not cases.shut(case_id)));

-- What a seal rests on, who proposed to take it away and who did; why is sealed by the case's key.
create table cases.sealing (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases."case",
  form text not null,
  at timestamptz not null,
  by_person int not null,
  by_name text not null,
  sealed bytea not null,
  proposed_at timestamptz,
  proposed_by int,
  proposed_by_name text,
  lifted_at timestamptz,
  lifted_by int,
  lifted_by_name text,
  constraint sealing_lifted_by_another check (lifted_by is null or lifted_by <> proposed_by)
);
create unique index sealing_once on cases.sealing (case_id) where lifted_at is null;
alter table cases.sealing enable row level security, force row level security;
create policy sealing_sees on cases.sealing for select to toam_app using (case_id = any ((select cases.seen())::bigint[]));
create policy sealing_adds on cases.sealing for insert to toam_app with check (case_id = any ((select cases.writable())::bigint[]));
create policy sealing_changes on cases.sealing for update to toam_app
  using (case_id = any ((select cases.writable())::bigint[])) with check (case_id = any ((select cases.writable())::bigint[]));
grant select, insert, update (proposed_at, proposed_by, proposed_by_name, lifted_at, lifted_by, lifted_by_name) on cases.sealing to toam_app;

-- The hashes of a report that a case holds are seen by whoever sees the case: matching tells nobody else of it.
alter table cases.token add column held_by bigint references cases."case";
update cases.token t set held_by = r.case_id from cases.report r
  where r.report_code = t.report_code and r.separated_at is null;
drop policy token_sees on cases.token;
create policy token_sees on cases.token for select to toam_app
  using (case_id = any ((select cases.seen())::bigint[])
    or (report_code is not null and unit_id = any ((select access.seen_units())::int[])
      and (held_by is null or held_by = any ((select cases.seen())::bigint[]))));
grant update (held_by) on cases.token to toam_app;
create policy token_is_held on cases.token for update to toam_app using (report_code is not null and access.writes(unit_id))
  with check (report_code is not null and (held_by is null or held_by = any ((select cases.writable())::bigint[])));

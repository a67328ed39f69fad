-- Looking at a case that one takes no part in, because somebody is in danger now: found by its code alone, for hours, read and never
-- written, told to the data-protection officer, reviewed afterwards. A sealed case, and one from which the person is shut out, is not found.
create policy case_sought on cases."case" for select to toam_app using (
  current_setting('toam.verb', true) = 'case.break-glass' and code = current_setting('toam.sought', true) and not cases.shut(id));

create table cases.look (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^KC-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  case_id bigint not null references cases."case",
  case_code text not null,
  -- The record whose key seals why: it is read without the case.
  record uuid not null,
  person_id int not null,
  person_name text not null,
  unit_id int not null references agencies.unit,
  at timestamptz not null,
  until_at timestamptz not null,
  review_due_at timestamptz not null,
  sealed bytea not null,
  verdict text check (verdict in ('justified', 'unjustified')),
  reviewed_at timestamptz,
  reviewed_by int,
  reviewed_by_name text,
  sealed_verdict bytea,
  constraint look_ends_after_start check (until_at > at),
  constraint look_reviewed_whole check (num_nonnulls(verdict, reviewed_at, reviewed_by, reviewed_by_name, sealed_verdict) in (0, 5)),
  constraint look_reviewed_by_another check (reviewed_by <> person_id)
);
create index look_person on cases.look (person_id, at desc);
create index look_open on cases.look (review_due_at) where verdict is null;
alter table cases.look enable row level security, force row level security;
create policy look_sees on cases.look for select to toam_app using (
  current_setting('toam.verb', true) in ('case.supervise-reading', 'case.review-look')
  or (person_id = access.person() and current_setting('toam.verb', true) = 'case.break-glass'));
create policy look_adds on cases.look for insert to toam_app with check (
  current_setting('toam.verb', true) = 'case.break-glass' and person_id = access.person() and access.writes(unit_id)
  and exists (select from cases."case" c where c.id = case_id));
create policy look_reviewed on cases.look for update to toam_app using (current_setting('toam.verb', true) = 'case.review-look');
grant select, insert, update (verdict, reviewed_at, reviewed_by, reviewed_by_name, sealed_verdict) on cases.look to toam_app;

-- The seat of such a look is one's own, and short.
create policy seat_looks on cases.seat for insert to toam_app with check (
  current_setting('toam.verb', true) = 'case.break-glass' and part = 'emergency' and person_id = access.person()
  and access.writes(unit_id) and not pending and not kept and until_at <= from_at + interval '24 hours'
  and exists (select from cases."case" c where c.id = case_id));

create or replace function cases.writable() returns bigint[]
  language sql stable parallel safe security definer set search_path = ''
  as $$ select coalesce(array_agg(s.case_id), '{}') from cases.seat s
    where s.unit_id = any (string_to_array(nullif(replace(current_setting('toam.writes', true), 'all', ''), ''), ',')::int[])
      and s.ended_at is null and not s.pending and s.part <> 'emergency'
      and (s.person_id is null or s.person_id = access.person())
      and (s.until_at is null or s.until_at > now())
      and (not s.kept or exists (select from cases.allowed a where a.case_id = s.case_id and a.person_id = access.person()))
      and not exists (select from cases.barred b where b.case_id = s.case_id and b.person_id = access.person() and b.lifted_at is null)
      and not exists (select from cases.barred_unit u where u.case_id = s.case_id and u.unit_id = s.unit_id and u.lifted_at is null) $$;

-- A look that nobody could justify ends at once.
create function cases.end_look() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update cases.seat set ended_at = new.reviewed_at where because = new.code and ended_at is null;
  return null;
end $$;
revoke execute on function cases.end_look() from public;
create trigger look_ends after update of verdict on cases.look
  for each row when (new.verdict = 'unjustified') execute function cases.end_look();

-- From which number on reading is unusual; the data-protection officer sets them.
create table cases.reading_threshold (
  signal text primary key check (signal in ('many', 'night', 'outside', 'not-found', 'emergency')),
  least int not null check (least between 1 and 10000),
  set_at timestamptz,
  set_by_name text
);
insert into cases.reading_threshold (signal, least) values ('many', 20), ('night', 5), ('outside', 3), ('not-found', 5), ('emergency', 1);
alter table cases.reading_threshold enable row level security;
create policy reading_threshold_sees on cases.reading_threshold for select to toam_app
  using (current_setting('toam.verb', true) in ('case.supervise-reading', 'case.set-reading'));
create policy reading_threshold_sets on cases.reading_threshold for update to toam_app
  using (current_setting('toam.verb', true) = 'case.set-reading');
grant select, update (least, set_at, set_by_name) on cases.reading_threshold to toam_app;

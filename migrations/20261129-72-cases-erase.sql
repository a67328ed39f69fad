set local toam.sees = 'all';
-- How long each kind of record is kept, in versions with a first day and the ground; what stops its erasing (a hold), and the erasing
-- itself: one proposes, another decides, the key of the record is destroyed. Codes, days and ages stay for figures; nothing
-- that names, nothing sealed, no keyed hash and no finer code than figures count stays (decision 0054).
create table cases.retention (
  kind text not null check (kind in ('case', 'case-unfounded', 'report', 'data-request')),
  version int not null check (version > 0),
  valid_from date not null,
  years int not null check (years between 0 and 100),
  -- Whether a law asks it: then a person's own request to be forgotten waits for it too.
  basis text not null check (basis in ('law', 'internal')),
  ground text not null check (length(ground) between 1 and 500),
  confidence text not null check (confidence in ('V', 'E', 'M', 'I')),
  set_at timestamptz,
  set_by_name text,
  primary key (kind, version)
);
insert into cases.retention (kind, version, valid_from, years, basis, ground, confidence) values
  ('case', 1, '2020-01-01', 10, 'internal', 'Chưa đọc được văn bản nào định thời hạn; Luật 91/2025/QH15: không giữ lâu hơn mục đích cần. Thành phố tự đặt', 'I'),
  ('case-unfounded', 1, '2020-01-01', 2, 'internal', 'Chưa đọc được văn bản nào định thời hạn; Luật 91/2025/QH15: không giữ lâu hơn mục đích cần. Thành phố tự đặt', 'I'),
  ('report', 1, '2020-01-01', 2, 'internal', 'Chưa đọc được văn bản nào định thời hạn; Luật 91/2025/QH15: không giữ lâu hơn mục đích cần. Thành phố tự đặt', 'I'),
  ('data-request', 1, '2020-01-01', 5, 'internal', 'Chưa đọc được văn bản nào định thời hạn; đủ để chứng minh đã trả lời (NĐ 356/2025/NĐ-CP). Thành phố tự đặt', 'I');
alter table cases.retention enable row level security;
create policy retention_sees on cases.retention for select to toam_app using (true);
create policy retention_adds on cases.retention for insert to toam_app
  with check (current_setting('toam.verb', true) = 'erasure.set-retention');
grant select, insert on cases.retention to toam_app;

alter table cases."case" add column erased_at timestamptz, add column erased_ground text;
alter table cases.data_request add column erased_at timestamptz;
alter table intake.report add column erased_at timestamptz;

create or replace function intake.side() returns text
  language sql stable parallel safe
  as $$ select case
    when v in ('intake.read', 'intake.acknowledge', 'intake.assign', 'intake.handle', 'intake.close', 'intake.write', 'intake.take',
      'intake.erase', 'erasure.read', 'erasure.propose', 'erasure.decide', 'erasure.hold') then 'place'
    when v in ('intake.read-given', 'intake.answer') then 'given'
    when v in ('intake.follow', 'intake.receive', 'intake.collect') then 'entered' end
    from coalesce(current_setting('toam.verb', true), '') as s (v) $$;

create table cases.hold (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('case', 'report', 'data-request')),
  code text not null,
  unit_id int not null references agencies.unit,
  case_id bigint references cases."case",
  at timestamptz not null,
  by_person int not null,
  by_name text not null,
  -- Why, by the key of the record that is held.
  sealed bytea not null,
  lifted_at timestamptz,
  lifted_by int,
  lifted_by_name text,
  constraint hold_names_its_case check ((kind = 'case') = (case_id is not null))
);
create unique index hold_once on cases.hold (kind, code) where lifted_at is null;

create table cases.erasure (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^XH-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  kind text not null check (kind in ('case', 'report', 'data-request')),
  of_code text not null,
  unit_id int not null references agencies.unit,
  case_id bigint references cases."case",
  ground text not null check (ground in ('retention', 'subject-request')),
  request_code text,
  proposed_at timestamptz not null,
  proposed_by int not null,
  proposed_by_name text not null,
  outcome text check (outcome in ('erased', 'declined')),
  decided_at timestamptz,
  decided_by int,
  decided_by_name text,
  done_at timestamptz,
  constraint erasure_names_its_case check ((kind = 'case') = (case_id is not null)),
  constraint erasure_names_its_request check ((ground = 'subject-request') = (request_code is not null)),
  constraint erasure_decided_whole check (num_nonnulls(outcome, decided_at, decided_by, decided_by_name) in (0, 4)),
  constraint erasure_decided_by_another check (outcome <> 'erased' or decided_by <> proposed_by)
);
create unique index erasure_once on cases.erasure (kind, of_code) where outcome is null;
create index erasure_case on cases.erasure (case_id) where case_id is not null;

-- Whether this person may know that there is such a case, to keep or to erase it: at the commune who sits in it, and the
-- data-protection officer, unless it is sealed from them or they, or the unit where they work, are shut out.
create function cases.keeps(case_asked bigint, its_unit int) returns boolean
  language sql stable parallel safe security definer set search_path = ''
  as $$ select case when access.sees_all() then not cases.shut(case_asked)
      and not exists (select from cases.barred_unit b join people.person p on p.unit_id = b.unit_id
        where b.case_id = case_asked and b.lifted_at is null and p.id = access.person())
    else its_unit = any (access.seen_units()) and cases.sits(case_asked, access.seen_units()) end $$;

create policy case_kept on cases."case" for select to current_user using (current_setting('toam.verb', true) like 'erasure.%');
-- Closed cases, one by its code or all that were closed before a moment: codes alone.
create function cases.to_keep(code_asked text, closed_before timestamptz)
  returns table (id bigint, code text, record uuid, unit_id int, kind text, closed_at timestamptz, erased_at timestamptz)
  language sql stable security definer set search_path = ''
  as $$ select c.id, c.code, c.record, c.unit_id, case c.verification when 'unfounded' then 'case-unfounded' else 'case' end,
      c.closed_at, c.erased_at
    from cases."case" c where current_setting('toam.verb', true) like 'erasure.%'
      and case when code_asked is null then c.closed_at < closed_before and c.erased_at is null else c.code = code_asked end
      and cases.keeps(c.id, c.unit_id) $$;
revoke all on function cases.to_keep(text, timestamptz), cases.keeps(bigint, int) from public;
grant execute on function cases.to_keep(text, timestamptz), cases.keeps(bigint, int) to toam_app;

do $$
declare t text;
begin
  foreach t in array array['hold', 'erasure'] loop
    execute format('alter table cases.%I enable row level security, force row level security', t);
    execute format($p$create policy %I on cases.%I for select to toam_app using (current_setting('toam.verb', true) like 'erasure.%%'
      and case kind when 'case' then cases.keeps(case_id, unit_id) else access.sees_all() or unit_id = any (access.seen_units()) end)$p$, t || '_sees', t);
  end loop;
end $$;
create policy hold_adds on cases.hold for insert to toam_app
  with check (current_setting('toam.verb', true) = 'erasure.hold' and access.writes(unit_id) and by_person = access.person());
create policy hold_changes on cases.hold for update to toam_app
  using (current_setting('toam.verb', true) = 'erasure.hold' and access.writes(unit_id));
create policy erasure_adds on cases.erasure for insert to toam_app
  with check (current_setting('toam.verb', true) = 'erasure.propose' and access.writes(unit_id) and proposed_by = access.person());
create policy erasure_changes on cases.erasure for update to toam_app
  using (current_setting('toam.verb', true) = 'erasure.decide' and access.writes(unit_id));
grant select, insert, update (lifted_at, lifted_by, lifted_by_name) on cases.hold to toam_app;
grant select, insert, update (outcome, decided_at, decided_by, decided_by_name, done_at) on cases.erasure to toam_app;

-- Whether this person is erasing the case now: proposed by another, decided by them, not held.
create policy erasure_known on cases.erasure for select to current_user using (current_setting('toam.verb', true) = 'erasure.decide');
create policy hold_known on cases.hold for select to current_user using (current_setting('toam.verb', true) = 'erasure.decide');
create function cases.erases(case_asked bigint) returns boolean
  language sql stable security definer set search_path = ''
  as $$ select current_setting('toam.verb', true) = 'erasure.decide'
    and exists (select from cases.erasure e where e.case_id = case_asked and e.outcome = 'erased' and e.done_at is null
      and e.decided_by = access.person() and e.proposed_by <> e.decided_by)
    and not exists (select from cases.hold h where h.case_id = case_asked and h.lifted_at is null) $$;
revoke all on function cases.erases(bigint) from public;

do $$
declare t text;
begin
  for t in select c.relname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'cases' and c.relkind = 'r' and a.attname = 'case_id' and c.relname not in ('erasure', 'hold')
  loop
    execute format('create policy %I on cases.%I to current_user using (cases.erases(case_id)) with check (cases.erases(case_id))', t || '_erased', t);
  end loop;
end $$;
drop policy token_erased on cases.token;
create policy token_erased on cases.token to current_user using (current_setting('toam.verb', true) = 'erasure.decide');
create policy case_erased on cases."case" for update to current_user using (cases.erases(id)) with check (cases.erases(id));

-- Takes from a case everything but what figures count; answers the codes of the reports that it holds. Every sealed column of every
-- table of its is emptied: the key is destroyed besides, so that no copy opens either.
create function cases.erase_case(case_asked bigint, at_moment timestamptz) returns text[]
  language plpgsql security definer set search_path = ''
as $$
declare
  c record;
  reports text[];
  why text;
begin
  if not cases.erases(case_asked) then raise insufficient_privilege; end if;
  select coalesce(array_agg(r.report_code), '{}') into reports from cases.report r where r.case_id = case_asked and r.separated_at is null;
  select case e.ground when 'retention' then 'retention' else e.request_code end into why
    from cases.erasure e where e.case_id = case_asked and e.outcome = 'erased' and e.done_at is null;
  for c in select t.relname as of_table, a.attname as of_column
    from pg_catalog.pg_attribute a join pg_catalog.pg_class t on t.oid = a.attrelid join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    where n.nspname = 'cases' and t.relkind = 'r' and a.atttypid = 'bytea'::regtype and a.attname like 'sealed%' and not a.attisdropped
      and exists (select from pg_catalog.pg_attribute k where k.attrelid = t.oid and k.attname = 'case_id' and not k.attisdropped)
  loop
    if c.of_table in ('erasure', 'hold') then continue; end if;
    execute format('update cases.%I set %I = %L where case_id = $1 and %I is not null', c.of_table, c.of_column, '\x', c.of_column)
      using case_asked;
  end loop;
  delete from cases.token where case_id = case_asked or held_by = case_asked or report_code = any (reports);
  delete from cases.match where case_id = case_asked;
  delete from cases.edition where case_id = case_asked;
  delete from cases.detail where case_id = case_asked and field not like '%.ageBand';
  update cases.person set birth_year = null where case_id = case_asked;
  update cases.sanction set penal_article = null where case_id = case_asked;
  update cases."case" set sealed = '\x', household_id = null, erased_at = at_moment, erased_ground = why, version = version + 1
    where id = case_asked;
  return reports;
end $$;
revoke all on function cases.erase_case(bigint, timestamptz) from public;
grant execute on function cases.erase_case(bigint, timestamptz) to toam_app;

-- The hashes of a report that no case holds.
create function cases.forget_report(report_asked text) returns void
  language sql volatile security definer set search_path = ''
  as $$ delete from cases.token t where t.report_code = report_asked and t.held_by is null
    and exists (select from cases.erasure e where e.kind = 'report' and e.of_code = report_asked and e.outcome = 'erased'
      and e.done_at is null and e.decided_by = access.person() and e.proposed_by <> e.decided_by) $$;
revoke all on function cases.forget_report(text) from public;
grant execute on function cases.forget_report(text) to toam_app;

alter policy data_request_sees on cases.data_request using (
  (current_setting('toam.verb', true) like 'data-request.%' and unit_id = any ((select access.seen_units())::int[]))
  or (current_setting('toam.verb', true) like 'erasure.%' and (access.sees_all() or unit_id = any ((select access.seen_units())::int[]))));
create policy data_request_erases on cases.data_request for update to toam_app using (
  current_setting('toam.verb', true) = 'erasure.decide' and access.writes(unit_id));
grant update (sealed, erased_at) on cases.data_request to toam_app;

-- The same for a report: its words, what was said of it, its thread.
create policy report_erases on intake.report for update using (current_setting('toam.verb', true) = 'intake.erase');
create policy event_erases on intake.event for update using (current_setting('toam.verb', true) = 'intake.erase');
create policy assignment_erases on intake.assignment for update using (current_setting('toam.verb', true) = 'intake.erase');
create policy message_erases on intake.message for delete using (current_setting('toam.verb', true) = 'intake.erase');
grant update (sealed, erased_at) on intake.report to toam_app;
grant update (sealed) on intake.event, intake.assignment to toam_app;
grant delete on intake.message to toam_app;

-- What was told before a case was sealed is kept by triggers of the owner. Row security holds an owner who is no superuser too, and no policy
-- let a notice be changed: there the alarm of a sealed case stayed with everybody.
create policy notice_kept on notices.notice for update using (current_setting('toam.verb', true) = 'notice.tell');

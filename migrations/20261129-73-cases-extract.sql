set local toam.sees = 'all';
-- What is held of one person, given to them at their request: prepared by one, released by another, fetched within days. Nothing of it is kept
-- but that it was done: the file is made when it is fetched (decision 0056).
create table cases.extract (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^XD-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  request_id bigint not null references cases.data_request,
  case_id bigint not null references cases."case",
  -- Whose data it is.
  thing_id bigint not null,
  unit_id int not null references agencies.unit,
  -- Asked for by a representative.
  representative boolean not null,
  proposed_at timestamptz not null,
  proposed_by int not null,
  proposed_by_name text not null,
  released_at timestamptz,
  released_by int,
  released_by_name text,
  expires_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by int,
  withdrawn_by_name text,
  foreign key (thing_id, case_id) references cases.thing (id, case_id),
  constraint extract_released_by_another check (released_by <> proposed_by),
  constraint extract_released_whole check (num_nonnulls(released_at, released_by, released_by_name, expires_at) in (0, 4)),
  constraint extract_expires_after check (expires_at > released_at)
);
create index extract_request on cases.extract (request_id);
create index extract_case on cases.extract (case_id);
create unique index extract_once on cases.extract (request_id, thing_id) where withdrawn_at is null;
alter table cases.extract enable row level security, force row level security;
create policy extract_sees on cases.extract for select to toam_app using (
  current_setting('toam.verb', true) like 'data-request.%' and cases.sits(case_id, (select access.seen_units())));
create policy extract_adds on cases.extract for insert to toam_app with check (
  current_setting('toam.verb', true) = 'data-request.prepare' and proposed_by = access.person() and access.writes(unit_id)
  and case_id = any ((select cases.writable())::bigint[]));
create policy extract_changes on cases.extract for update to toam_app using (
  current_setting('toam.verb', true) in ('data-request.release', 'data-request.prepare') and access.writes(unit_id)
  and case_id = any ((select cases.writable())::bigint[]));
grant select, insert, update (released_at, released_by, released_by_name, expires_at, withdrawn_at, withdrawn_by, withdrawn_by_name)
  on cases.extract to toam_app;

insert into deadlines.rule (code, label_vi, label_en) values
  ('data-subject.extract', 'Thời gian được lấy bản dữ liệu của một người', 'For how long one person''s data can be fetched');
insert into deadlines.rule_version (rule_code, number, amount, unit, basis, article, source, confidence, valid_from) values
  ('data-subject.extract', 1, 5, 'calendar-day', 'internal', null, 'Không văn bản nào định thời hạn; mốc này do Thành phố tự đặt', 'I', '2020-01-01');

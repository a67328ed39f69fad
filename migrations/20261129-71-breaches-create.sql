set local toam.sees = 'all';
-- Breaches of personal data (Luật 91/2025/QH15 Điều 23) and cyber incidents (NĐ 331/2026/NĐ-CP Điều 31): anybody on the staff reports a
-- suspicion, the data-protection officer works it. What is told is sealed by a key of the record's own; beside it stand codes,
-- moments and a number of people, which clocks and figures need.
create schema breaches;
grant usage on schema breaches to toam_app;

create table breaches.breach (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^SC-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  record uuid not null unique,
  -- Where whoever reported it works.
  unit_id int not null references agencies.unit,
  kind text not null check (kind in ('data', 'cyber', 'both')),
  severity text not null default 'serious' check (severity in ('ordinary', 'serious', 'national')),
  state text not null default 'suspected' check (state in ('suspected', 'confirmed', 'dismissed', 'closed')),
  discovered_at timestamptz not null,
  reported_at timestamptz not null,
  reported_by int not null references people.person,
  reported_by_name text not null,
  -- How many people it concerns, and whether that was counted or estimated.
  people int check (people >= 0),
  is_exact boolean not null default false,
  data_kinds text[] not null default '{}',
  minutes_at timestamptz,
  notified_at timestamptz,
  first_notice_at timestamptz,
  cyber_report_at timestamptz,
  told_at timestamptz,
  not_told_at timestamptz,
  ended_at timestamptz,
  version int not null default 1 check (version > 0),
  sealed bytea not null,
  constraint breach_found_before_it_is_told check (discovered_at <= reported_at),
  constraint breach_ended check ((state in ('dismissed', 'closed')) = (ended_at is not null))
);
create index breach_open on breaches.breach (discovered_at) where state in ('suspected', 'confirmed');
create index breach_reporter on breaches.breach (reported_by, reported_at desc);

create table breaches.entry (
  id bigint generated always as identity primary key,
  breach_id bigint not null references breaches.breach,
  act text not null check (length(act) between 1 and 40),
  at timestamptz not null,
  noted_at timestamptz not null,
  by_person int not null references people.person,
  by_name text not null,
  sealed bytea
);
create index entry_breach on breaches.entry (breach_id, id);

alter table breaches.breach enable row level security, force row level security;
create policy breach_sees on breaches.breach for select to toam_app using (case current_setting('toam.verb', true)
  when 'breach.report' then reported_by = access.person() when 'breach.follow' then reported_by = access.person()
  when 'breach.read' then access.sees_all() when 'breach.handle' then access.sees_all() else false end);
create policy breach_adds on breaches.breach for insert to toam_app with check (
  current_setting('toam.verb', true) = 'breach.report' and reported_by = access.person() and access.writes(unit_id));
create policy breach_changes on breaches.breach for update to toam_app using (
  current_setting('toam.verb', true) = 'breach.handle' and access.sees_all());
alter table breaches.entry enable row level security, force row level security;
create policy entry_sees on breaches.entry for select to toam_app
  using (current_setting('toam.verb', true) in ('breach.read', 'breach.handle') and access.sees_all());
create policy entry_adds on breaches.entry for insert to toam_app
  with check (current_setting('toam.verb', true) = 'breach.handle' and access.sees_all());
grant select, insert on breaches.breach, breaches.entry to toam_app;
grant update (kind, severity, state, people, is_exact, data_kinds, minutes_at, notified_at, first_notice_at, cyber_report_at, told_at,
  not_told_at, ended_at, version) on breaches.breach to toam_app;

insert into deadlines.rule (code, label_vi, label_en) values
  ('cyber-incident.at-once', 'Báo ngay sự cố an ninh mạng đặc biệt nghiêm trọng', 'Notice at once of a grave cyber incident');
insert into deadlines.rule_version (rule_code, number, amount, unit, basis, article, source, confidence, valid_from) values
  ('cyber-incident.at-once', 1, 1, 'hour', 'internal', null, 'Nghị định 331/2026/NĐ-CP, Điều 31, theo trích dẫn ghi “ngay”, không ghi số giờ; mốc này do Thành phố tự đặt', 'I', '2020-01-01');

-- Requests about data: of a body for what it did not collect (NĐ 110/2025/NĐ-CP Điều 10), of a person about their own (Luật 91/2025/QH15,
-- NĐ 356/2025/NĐ-CP Điều 5). Who asks, for what, and what was given is sealed by a key of the request's own; nothing here says
-- whether there is a case.
create table cases.data_request (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^YC-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  record uuid not null unique,
  unit_id int not null references agencies.unit,
  -- "use" is a body's; every other a person's about their own data.
  kind text not null check (kind in ('use', 'see', 'correct', 'provide', 'withdraw', 'restrict', 'object', 'delete')),
  -- Others hold the data too: the clock is longer.
  third_parties boolean not null,
  commitment boolean not null,
  own_data boolean not null,
  identity_proven boolean not null,
  representative boolean not null,
  authority_proven boolean not null,
  on_doers_side boolean not null,
  received_at timestamptz not null,
  received_by int not null,
  received_by_name text not null,
  acknowledged_at timestamptz,
  state text not null default 'received' check (state in ('received', 'acknowledged', 'accepted', 'refused', 'done')),
  answered_at timestamptz,
  answered_by_name text,
  done_at timestamptz,
  version int not null default 1 check (version > 0),
  sealed bytea not null,
  sealed_answer bytea,
  sealed_given bytea,
  constraint data_request_answered check ((state in ('received', 'acknowledged')) = (answered_at is null)),
  constraint data_request_done check ((state = 'done') = (done_at is not null))
);
create index data_request_unit on cases.data_request (unit_id, received_at desc);
alter table cases.data_request enable row level security, force row level security;
create policy data_request_sees on cases.data_request for select to toam_app using (
  current_setting('toam.verb', true) like 'data-request.%' and unit_id = any ((select access.seen_units())::int[]));
create policy data_request_adds on cases.data_request for insert to toam_app with check (
  current_setting('toam.verb', true) = 'data-request.receive' and access.writes(unit_id));
create policy data_request_changes on cases.data_request for update to toam_app using (
  current_setting('toam.verb', true) = 'data-request.answer' and access.writes(unit_id));
grant select, insert, update (acknowledged_at, state, answered_at, answered_by_name, done_at, version, sealed_answer, sealed_given)
  on cases.data_request to toam_app;

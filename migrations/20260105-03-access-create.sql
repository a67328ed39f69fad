-- Who may see and change what, enforced in the database as well as in the application; and the trail
-- of what was done. The application sets four values at the start of each transaction; where they are
-- missing nothing is seen and nothing can be written: a job that forgot its scope fails, it does not leak.
create schema access;
grant usage on schema access to public;

-- "all" is taken out before the cast: the planner may evaluate both sides of an OR.
create function access.sees(unit int) returns boolean
  language sql stable parallel safe
  as $$ select current_setting('toam.sees', true) = 'all'
     or unit = any (string_to_array(nullif(replace(current_setting('toam.sees', true), 'all', ''), ''), ',')::int[]) $$;

create function access.writes(unit int) returns boolean
  language sql stable parallel safe
  as $$ select current_setting('toam.writes', true) = 'all'
     or unit = any (string_to_array(nullif(replace(current_setting('toam.writes', true), 'all', ''), ''), ',')::int[]) $$;

create function access.person() returns int
  language sql stable parallel safe
  as $$ select nullif(current_setting('toam.person', true), '')::int $$;

-- The audit trail. `details` never carries personal data: codes, counts, names of fields.
-- `tx` lets a sealer take only what can no longer be joined by an earlier, still open transaction.
create table access.audit (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  person_id int,
  unit_id int,
  verb text not null,
  subject text,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  request text,
  details jsonb not null default '{}'
);
-- Lines come in the order of time: a few pages of summary serve a range of days, and cost an insert almost nothing.
create index audit_at on access.audit using brin (at);
create index audit_person on access.audit (person_id, at);
create index audit_subject on access.audit (subject, at) where subject is not null;
create index audit_tx on access.audit (tx, id);

-- Each seal covers the rows from the end of the seal before it; hashes chain from seal to seal.
create table access.seal (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  from_tx xid8 not null,
  to_tx xid8 not null,
  rows_sealed bigint not null check (rows_sealed > 0),
  previous text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  check (to_tx > from_tx)
);

create function access.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_append_only before update or delete or truncate on access.audit
  for each statement execute function access.refuse_change();
create trigger seal_append_only before update or delete or truncate on access.seal
  for each statement execute function access.refuse_change();

-- The same request twice is one write: the first answer is kept with the request's fingerprint.
create table access.request (
  key uuid primary key,
  person_id int not null,
  fingerprint text not null,
  status smallint not null,
  answer jsonb,
  at timestamptz not null default now()
);
create index request_at on access.request (at);

-- The trail is read only under the verbs made for it; anyone's act may add to it.
alter table access.audit enable row level security, force row level security;
create policy audit_adds on access.audit for insert with check (true);
create policy audit_read on access.audit for select using (current_setting('toam.verb', true) like 'audit.%');

-- Agencies are the ground of every scope: read by all who work here, changed by the application only.
grant select on all tables in schema agencies to toam_app, toam_report, toam_import, toam_portal;
grant insert, update on all tables in schema agencies to toam_app;
grant delete on agencies.alias, agencies.group_rule to toam_app;

grant insert, select on access.audit to toam_app;
grant insert, select, update on access.request to toam_app;
grant select on access.seal to toam_app;
grant select, insert on access.audit to toam_report;

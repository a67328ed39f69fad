-- Documents in force on families and against domestic violence: database group 1 of Decree 110/2025
-- (Art. 5.1 a and b: number, symbol, abstract, kind, issuer, dates, state), and which document
-- amends or replaces which (kept as links between records).
create schema policies;
grant usage on schema policies to toam_app, toam_report;

create table policies.policy (
  id bigint primary key,
  unit_id int not null,
  number text,
  symbol text not null,
  abstract text not null,
  content text,
  kind text not null check (kind in ('law', 'decree', 'circular', 'resolution', 'directive', 'decision', 'plan', 'programme', 'letter', 'other')),
  issuer text not null,
  issued_on date not null,
  effective_on date,
  expires_on date,
  -- Decree 110 Art. 5.1 tells policy (a) from the document that carries it out (b).
  purpose text not null check (purpose in ('policy', 'implementation')),
  foreign key (id, unit_id) references records.record (id, unit_id),
  check (effective_on is null or effective_on >= issued_on),
  check (expires_on is null or effective_on is null or expires_on >= effective_on)
);
create index policy_unit on policies.policy (unit_id, issued_on desc);
create unique index policy_same_document on policies.policy (symbol, issuer, issued_on);

alter table policies.policy enable row level security, force row level security;
create policy policy_sees on policies.policy for select using (access.sees(unit_id));
create policy policy_adds on policies.policy for insert with check (access.writes(unit_id));
create policy policy_changes on policies.policy for update using (access.writes(unit_id)) with check (access.writes(unit_id));

grant select, insert, update on policies.policy to toam_app;
grant select on policies.policy to toam_report;

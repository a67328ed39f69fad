-- What every record of every register shares: a code that people quote, the unit that keeps it, a status,
-- links, attachments and a history. A register adds a table of its own whose rows carry the same id and unit.
create schema records;
grant usage on schema records to toam_app, toam_report;

create table records.record (
  id bigint generated always as identity primary key,
  register text not null,
  code text not null unique,
  unit_id int not null references agencies.unit,
  status text not null,
  title text not null check (length(title) between 1 and 500),
  title_folded text not null generated always as (base.fold(title)) stored,
  created_at timestamptz not null default now(),
  created_by int,
  updated_at timestamptz not null default now(),
  updated_by int,
  version int not null default 1 check (version > 0),
  unique (id, unit_id)
);
create index record_register on records.record (register, unit_id, id);
create index record_title on records.record using gin (title_folded gin_trgm_ops);

create table records.counter (
  register text not null,
  year int not null,
  last int not null,
  primary key (register, year)
);

-- A typed link between two records of any registers (evidence, amends, concerns …).
create table records.link (
  id bigint generated always as identity primary key,
  from_id bigint not null references records.record on delete cascade,
  to_id bigint not null references records.record on delete cascade,
  kind text not null,
  note text,
  made_at timestamptz not null default now(),
  made_by int,
  unique (from_id, to_id, kind),
  check (from_id <> to_id)
);
create index link_to on records.link (to_id);

create table records.attachment (
  id bigint generated always as identity primary key,
  record_id bigint not null references records.record on delete cascade,
  unit_id int not null,
  file_id bigint not null references base.file,
  title text not null,
  attached_at timestamptz not null default now(),
  attached_by int
);
create index attachment_record on records.attachment (record_id);

-- One row a change: which version it made and what was before and after. Append-only.
create table records.history (
  id bigint generated always as identity primary key,
  record_id bigint not null references records.record on delete cascade,
  unit_id int not null,
  version int not null,
  at timestamptz not null default now(),
  by_person int,
  verb text not null,
  change jsonb not null default '{}',
  unique (record_id, version)
);

alter table records.record enable row level security, force row level security;
create policy record_sees on records.record for select using (access.sees(unit_id));
create policy record_adds on records.record for insert with check (access.writes(unit_id));
create policy record_changes on records.record for update using (access.writes(unit_id)) with check (access.writes(unit_id));

alter table records.link enable row level security, force row level security;
create policy link_sees on records.link for select using (exists (select from records.record r where r.id = from_id));
create policy link_adds on records.link for insert with check (exists (select from records.record r where r.id = from_id and access.writes(r.unit_id)));
create policy link_drops on records.link for delete using (exists (select from records.record r where r.id = from_id and access.writes(r.unit_id)));

alter table records.attachment enable row level security, force row level security;
create policy attachment_sees on records.attachment for select using (access.sees(unit_id));
create policy attachment_adds on records.attachment for insert with check (access.writes(unit_id));
create policy attachment_drops on records.attachment for delete using (access.writes(unit_id));

alter table records.history enable row level security, force row level security;
create policy history_sees on records.history for select using (access.sees(unit_id));
create policy history_adds on records.history for insert with check (access.writes(unit_id));

grant select, insert, update on records.record, records.counter to toam_app;
grant select, insert, delete on records.link, records.attachment to toam_app;
grant select, insert on records.history to toam_app;
grant select, insert on base.file to toam_app;
grant select on records.record, records.link to toam_report;

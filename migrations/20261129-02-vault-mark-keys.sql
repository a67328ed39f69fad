-- By what the key files of this database are recognised: a keyed hash of each, which tells nothing of the key. A file that was
-- lost and made anew has the right name and the wrong key; without this nobody would notice until a record does not open,
-- or a keyed hash finds nothing.
create table vault.key_mark (
  file text primary key check (file ~ '^[a-z0-9-]+\.key$'),
  mark bytea not null check (length(mark) = 16),
  noted_at timestamptz not null default now()
);
-- For whoever owns the database, at a start and when the master is turned over; for no role that serves.
alter table vault.key_mark enable row level security;

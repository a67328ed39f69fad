-- The keys of protected records: each record that holds personal text has a data key of its own, kept here only as wrapped
-- by a master key that stands in the keys folder and never in the database. Destroying a key makes all that was sealed
-- under it unreadable, wherever copies lie; so the rows of this table are left out of backups of data and are kept apart
-- (decision 0041). Nothing refers to this table: a backup of data must stand without it.
create schema vault;
grant usage on schema vault to toam_app;

create table vault.record_key (
  record uuid primary key,
  -- The number of the master key that wraps it: record-001.key is 1.
  master smallint not null check (master > 0),
  -- Nonce (12 bytes), tag (16), the key encrypted (32); null once it was destroyed.
  wrapped bytea check (length(wrapped) = 60),
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  destroyed_by_name text check (length(destroyed_by_name) between 1 and 200),
  destroyed_because text check (length(destroyed_because) between 1 and 1000),
  constraint record_key_lives_or_tells_why check (
    (wrapped is not null and destroyed_at is null and destroyed_by_name is null and destroyed_because is null)
    or (wrapped is null and destroyed_at is not null and destroyed_by_name is not null and destroyed_because is not null))
);
-- Turning the master over goes through what an older one still wraps.
create index record_key_master on vault.record_key (master, record) where wrapped is not null;

-- The application opens keys and makes new ones; it neither changes nor removes one.
alter table vault.record_key enable row level security;
create policy record_key_serves on vault.record_key for select to toam_app using (true);
create policy record_key_is_made on vault.record_key for insert to toam_app with check (wrapped is not null);
grant select, insert (record, master, wrapped) on vault.record_key to toam_app;

-- The one change that the application may make: for good, with who and why. A key that is destroyed already stays as it was told.
create function vault.destroy_key(of_record uuid, at timestamptz, by_name text, because text) returns boolean
  language plpgsql security definer set search_path = pg_catalog
  as $$ begin
    update vault.record_key
       set wrapped = null, destroyed_at = at, destroyed_by_name = by_name, destroyed_because = because
     where record = of_record and wrapped is not null;
    return found or exists (select from vault.record_key where record = of_record);
  end $$;
revoke all on function vault.destroy_key(uuid, timestamptz, text, text) from public;
grant execute on function vault.destroy_key(uuid, timestamptz, text, text) to toam_app;

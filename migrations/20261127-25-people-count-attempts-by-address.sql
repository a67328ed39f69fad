-- Wrong sign-ins by address were counted in each process: two processes let twice as many through, a restart forgot
-- them. They are counted here, like those by name. The key is a keyed hash: an address tells where someone was.
create table people.address_attempt (
  address_key text primary key,
  failed int not null check (failed >= 0),
  since timestamptz not null
);
create index address_attempt_since on people.address_attempt (since);

alter table people.address_attempt enable row level security, force row level security;
create policy address_attempt_at_work on people.address_attempt using (people.at_work());
grant select, insert, update, delete on people.address_attempt to toam_app;
grant select on people.address_attempt to toam_backup;

-- The address under which a person's calendar application fetches what is due: one a person, gone when they take it back.
-- The address is this id with its seal by the instance's key; the id alone opens nothing, and nothing here is a secret.
create table people.feed (
  person_id int primary key references people.person,
  id text not null constraint feed_id unique check (id ~ '^[A-Za-z0-9_-]{22}$'),
  made_at timestamptz not null,
  last_used_at timestamptz
);
alter table people.feed enable row level security, force row level security;
create policy feed_own on people.feed using (people.at_work() and (people.at_sign_in() or person_id = access.person()))
  with check (people.at_work() and (people.at_sign_in() or person_id = access.person()));
grant select, insert, update, delete on people.feed to toam_app;
grant select on people.feed to toam_backup;

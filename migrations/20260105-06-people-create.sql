-- People who sign in, the roles they hold at units, and what signing in needs. The tables of the sign-in
-- library (session, account, verification, two_factor, passkey) are here too, so that one set of migrations
-- makes the whole database; a test compares them with what the library expects.
create schema people;
grant usage on schema people to toam_app, toam_report, toam_backup;

-- Secrets are reached only while signing in or under the verbs made for people: a mistake in a register's
-- SQL cannot read a password's hash or end a session.
create function people.at_work() returns boolean
  language sql stable parallel safe
  as $$ select coalesce(current_setting('toam.verb', true), '') ~ '^(person|me)\.' $$;

create function people.at_sign_in() returns boolean
  language sql stable parallel safe
  as $$ select current_setting('toam.verb', true) = 'person.sign-in' $$;

create table people.person (
  id int generated always as identity primary key,
  user_name text not null constraint person_user_name unique check (user_name ~ '^[a-z0-9][a-z0-9._-]{2,59}$'),
  name text not null check (length(name) between 1 and 120),
  name_folded text not null generated always as (base.fold(name)) stored,
  unit_id int not null references agencies.unit,
  -- Personal: shown to those who manage people, nowhere else.
  email text check (length(email) between 3 and 120),
  phone text check (phone ~ '^[0-9+ ().-]{6,30}$'),
  language text not null default 'vi' check (language in ('vi', 'en')),
  is_demo boolean not null default false,
  disabled_at timestamptz,
  disabled_reason text check (disabled_reason in ('left', 'idle', 'incident', 'mistake', 'other')),
  last_seen_at timestamptz,
  password_changed_at timestamptz,
  must_change_password boolean not null default true,
  two_factor_enabled boolean not null default false,
  -- Access is reviewed every six months (TCVN 14423:2026).
  reviewed_at timestamptz not null default now(),
  reviewed_by int references people.person,
  created_at timestamptz not null default now(),
  created_by int references people.person,
  updated_at timestamptz not null default now(),
  version int not null default 1 check (version > 0),
  -- The library knows people by an address; ours is made of the user name and can receive nothing.
  auth_email text not null generated always as (user_name || '@to-am.invalid') stored unique,
  auth_email_verified boolean not null default true,
  image text,
  check ((disabled_at is null) = (disabled_reason is null))
);
create index person_unit on people.person (unit_id, id);
create index person_name on people.person using gin (name_folded gin_trgm_ops);

-- A role at a unit for a time; valid_to is the first day on which it is no longer held. A delegated role
-- points at the role it stands in for, always has an end, and ends with the role it came from.
create table people.role_held (
  id int generated always as identity primary key,
  person_id int not null references people.person,
  role text not null check (role in ('system-admin', 'city-lead', 'agency-focal', 'commune-officer', 'commune-leader',
    'commune-police', 'health-worker', 'collaborator', 'mediator', 'provider', 'press', 'leadership', 'auditor', 'data-protection')),
  unit_id int not null references agencies.unit,
  valid_from date not null,
  valid_to date,
  given_by int references people.person,
  given_at timestamptz not null default now(),
  ended_by int references people.person,
  ended_at timestamptz,
  delegated_from int references people.role_held,
  reason text check (length(reason) <= 300),
  constraint role_held_dates check (valid_to is null or valid_to >= valid_from),
  constraint role_held_delegation_ends check (delegated_from is null or valid_to is not null),
  constraint role_held_twice exclude using gist (person_id with =, role with =, unit_id with =,
    (coalesce(delegated_from, 0)) with =, daterange(valid_from, valid_to) with &&)
);
create index role_held_person on people.role_held (person_id);
create index role_held_unit on people.role_held (unit_id);
create index role_held_delegated on people.role_held (delegated_from) where delegated_from is not null;

-- The last hashes of a password, so that none of the last ten comes back.
create table people.password_history (
  id int generated always as identity primary key,
  person_id int not null references people.person on delete cascade,
  hash text not null,
  at timestamptz not null default now()
);
create index password_history_person on people.password_history (person_id, id desc);

-- Failed sign-ins by what was typed, whether or not such a person exists: so locking tells nobody which do.
-- The key is a keyed hash, for people also type passwords into the wrong box.
create table people.attempt (
  name_key text primary key,
  failed int not null check (failed > 0),
  failed_at timestamptz not null,
  locked_until timestamptz
);
create index attempt_at on people.attempt (failed_at);

create table people.session (
  id int generated always as identity primary key,
  token text not null unique,
  person_id int not null references people.person on delete cascade,
  expires_at timestamptz not null,
  last_seen_at timestamptz not null default now(),
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person on people.session (person_id);
create index session_expires on people.session (expires_at);

create table people.account (
  id int generated always as identity primary key,
  account_id text not null,
  provider_id text not null,
  person_id int not null references people.person on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_person on people.account (person_id);

create table people.verification (
  id int generated always as identity primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on people.verification (identifier);

create table people.two_factor (
  id int generated always as identity primary key,
  person_id int not null references people.person on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count int default 0,
  locked_until timestamptz
);
create index two_factor_person on people.two_factor (person_id);
create index two_factor_secret on people.two_factor (secret);

create table people.passkey (
  id int generated always as identity primary key,
  name text,
  public_key text not null,
  person_id int not null references people.person on delete cascade,
  credential_id text not null unique,
  counter int not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz default now(),
  aaguid text
);
create index passkey_person on people.passkey (person_id);

-- Every process drops what it remembers of a person the moment a change is committed.
create function people.tell() returns trigger language plpgsql as $$
begin
  perform pg_notify('toam_people', coalesce(new.person_id, old.person_id)::text);
  return null;
end $$;
create function people.tell_person() returns trigger language plpgsql as $$
begin
  perform pg_notify('toam_people', new.id::text);
  return null;
end $$;
create trigger session_ended after delete on people.session for each row execute function people.tell();
create trigger role_changed after insert or update or delete on people.role_held for each row execute function people.tell();
create trigger person_changed after update of user_name, name, unit_id, language, disabled_at, must_change_password,
  password_changed_at, two_factor_enabled on people.person for each row execute function people.tell_person();

-- Names are needed wherever something is signed by a person; changing is another matter.
alter table people.person enable row level security, force row level security;
create policy person_sees on people.person for select using (true);
create policy person_adds on people.person for insert with check (people.at_work() and access.writes(unit_id));
create policy person_changes on people.person for update
  using (people.at_sign_in() or (people.at_work() and (access.writes(unit_id) or id = access.person())))
  with check (people.at_sign_in() or (people.at_work() and (access.writes(unit_id) or id = access.person())));

alter table people.role_held enable row level security, force row level security;
create policy role_held_sees on people.role_held for select using (true);
create policy role_held_adds on people.role_held for insert with check (people.at_work() and access.writes(unit_id));
create policy role_held_changes on people.role_held for update
  using (people.at_work() and access.writes(unit_id)) with check (people.at_work() and access.writes(unit_id));

alter table people.password_history enable row level security, force row level security;
create policy password_history_at_work on people.password_history using (people.at_work());
alter table people.attempt enable row level security, force row level security;
create policy attempt_at_work on people.attempt using (people.at_work());
alter table people.session enable row level security, force row level security;
create policy session_at_work on people.session using (people.at_work());
alter table people.account enable row level security, force row level security;
create policy account_at_work on people.account using (people.at_work());
alter table people.verification enable row level security, force row level security;
create policy verification_at_work on people.verification using (people.at_work());
alter table people.two_factor enable row level security, force row level security;
create policy two_factor_at_work on people.two_factor using (people.at_work());
alter table people.passkey enable row level security, force row level security;
create policy passkey_at_work on people.passkey using (people.at_work());

grant select, insert, update on people.person, people.role_held to toam_app;
grant select, insert, delete on people.password_history to toam_app;
grant select, insert, update, delete on people.attempt, people.session, people.account, people.verification,
  people.two_factor, people.passkey to toam_app;
grant select (id, user_name, name, unit_id) on people.person to toam_report;
grant select on all tables in schema people to toam_backup;

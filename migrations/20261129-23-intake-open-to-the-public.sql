-- What the public and other systems write. The public site's own role may do four things here and nothing else: find a commune,
-- drop a letter that it has sealed itself and cannot open again, and read and write the thread of a letter whose passphrase it was
-- told. A letter becomes a report on the staff's side, under a key of its own; its sealed text is then gone from here.
create table intake.letter (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^TB-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  -- The same letter sent twice is one; another text under the same number is refused.
  drop_key bytea not null constraint letter_once unique check (length(drop_key) = 32),
  fingerprint bytea not null check (length(fingerprint) = 32),
  -- What the passphrase opens is told apart by this alone.
  thread_hash bytea not null check (length(thread_hash) = 32),
  unit_id int not null references agencies.unit,
  at timestamptz not null,
  -- Sealed to the box of the staff's side; null once it has become a report.
  sealed bytea,
  -- The key of the thread, sealed by the key of the report.
  sealed_thread_key bytea,
  collected_at timestamptz,
  constraint letter_collected check ((collected_at is null) = (sealed is not null) and (collected_at is null) = (sealed_thread_key is null))
);
create index letter_waiting on intake.letter (id) where collected_at is null;

-- Between whoever reported and the commune, each sealed by the key of the thread.
create table intake.message (
  id bigint generated always as identity primary key,
  letter_id bigint not null references intake.letter,
  from_reporter boolean not null,
  at timestamptz not null,
  by_person int references people.person,
  by_name text,
  sealed bytea not null check (length(sealed) < 40000)
);
create index message_letter on intake.message (letter_id, id);

-- Other systems that may send reports: a hotline, a hospital. Of the key only its hash is kept.
create table intake.system (
  id int generated always as identity primary key,
  name text not null check (length(name) between 1 and 200),
  unit_id int not null references agencies.unit,
  channel text not null check (channel in ('hotline', 'health', 'health-screening', 'school', 'police', 'system')),
  key_hash bytea not null unique check (length(key_hash) = 32),
  created_at timestamptz not null,
  created_by_name text,
  last_used_at timestamptz,
  disabled_at timestamptz
);
create or replace function intake.side() returns text
  language sql stable parallel safe
  as $$ select case
    when v in ('intake.read', 'intake.acknowledge', 'intake.assign', 'intake.handle', 'intake.close', 'intake.write', 'intake.take') then 'place'
    when v in ('intake.read-given', 'intake.answer') then 'given'
    when v in ('intake.follow', 'intake.receive', 'intake.collect') then 'entered' end
    from coalesce(current_setting('toam.verb', true), '') as s (v) $$;

alter table intake.letter enable row level security, force row level security;
create policy letter_sees on intake.letter for select using (current_setting('toam.verb', true) in ('intake.collect', 'intake.drop')
  or ((select intake.side()) = 'place' and exists (select from intake.report r where r.code = letter.code)));
create policy letter_adds on intake.letter for insert with check (current_setting('toam.verb', true) = 'intake.drop');
create policy letter_changes on intake.letter for update using (current_setting('toam.verb', true) = 'intake.collect');

alter table intake.message enable row level security, force row level security;
create policy message_sees on intake.message for select
  using (current_setting('toam.verb', true) = 'intake.drop' or exists (select from intake.letter l where l.id = letter_id));
create policy message_adds on intake.message for insert with check (case when from_reporter then current_setting('toam.verb', true) = 'intake.drop'
  else (select intake.side()) = 'place' and exists (select from intake.letter l where l.id = letter_id) end);

alter table intake.system enable row level security, force row level security;
create policy system_sees on intake.system for select
  using (current_setting('toam.verb', true) in ('intake.read-system', 'intake.set-system', 'intake.collect'));
create policy system_adds on intake.system for insert with check (current_setting('toam.verb', true) = 'intake.set-system');
create policy system_changes on intake.system for update
  using (current_setting('toam.verb', true) in ('intake.set-system', 'intake.collect'));

grant select on intake.letter, intake.message, intake.system to toam_app;
grant update (sealed, sealed_thread_key, collected_at) on intake.letter to toam_app;
grant insert on intake.message, intake.system to toam_app;
grant update (disabled_at, last_used_at) on intake.system to toam_app;

-- The four things. Each runs as the owner, under a verb of its own, and answers nothing about anything else.
-- Inside these functions whoever drops a letter acts for nobody. Set here and not on the functions: an owner who is no
-- superuser may not tie settings of ours to them. The portal has nothing else in its transaction.
create function intake.at_the_box() returns void
  language sql volatile
  as $$ select set_config('toam.verb', 'intake.drop', true), set_config('toam.sees', 'all', true), set_config('toam.writes', 'all', true) $$;
revoke execute on function intake.at_the_box() from public;

create function intake.drop_letter(given_code text, given_key bytea, given_print bytea, given_thread bytea, place text, given_at timestamptz, given_sealed bytea)
  returns text language plpgsql security definer set search_path = ''
as $$
declare
  unit int;
  known bytea;
begin
  perform intake.at_the_box();
  select u.id into unit from agencies.unit u where u.code = place and u.kind in ('ward', 'commune')
    and u.valid_from <= current_date and (u.valid_to is null or u.valid_to > current_date);
  if unit is null then return 'no-place'; end if;
  insert into intake.letter (code, drop_key, fingerprint, thread_hash, unit_id, at, sealed)
    values (given_code, given_key, given_print, given_thread, unit, given_at, given_sealed)
    on conflict (drop_key) do nothing;
  if found then return 'kept'; end if;
  select l.fingerprint into known from intake.letter l where l.drop_key = given_key;
  return case when known = given_print then 'kept' else 'another' end;
end $$;

create function intake.read_thread(given_code text, given_thread bytea)
  returns table (from_reporter boolean, at timestamptz, sealed bytea, standing text)
  language plpgsql security definer set search_path = ''
as $$
begin
  perform intake.at_the_box();
  return query select m.from_reporter, m.at, m.sealed, case when l.collected_at is null then 'waiting' else 'arrived' end
  from intake.letter l left join intake.message m on m.letter_id = l.id
  where l.code = given_code and l.thread_hash = given_thread order by m.id;
end $$;

create function intake.write_thread(given_code text, given_thread bytea, given_at timestamptz, given_sealed bytea)
  returns boolean language plpgsql security definer set search_path = ''
as $$
begin
  perform intake.at_the_box();
  insert into intake.message (letter_id, from_reporter, at, sealed)
    select l.id, true, given_at, given_sealed from intake.letter l where l.code = given_code and l.thread_hash = given_thread
      and (select count(*) from intake.message m where m.letter_id = l.id) < 200;
  return found;
end $$;

revoke execute on function intake.drop_letter(text, bytea, bytea, bytea, text, timestamptz, bytea), intake.read_thread(text, bytea),
  intake.write_thread(text, bytea, timestamptz, bytea) from public;
grant usage on schema intake to toam_portal;
grant execute on function intake.drop_letter(text, bytea, bytea, bytea, text, timestamptz, bytea), intake.read_thread(text, bytea),
  intake.write_thread(text, bytea, timestamptz, bytea) to toam_portal;

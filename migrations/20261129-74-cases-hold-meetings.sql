-- A meeting of the agencies about one case. Whoever takes part in the case sees that it is held; its papers (agenda, minutes, what
-- each is to do) are sealed by the case's key and opened by the application to whoever signed the pledge of this meeting. A unit that takes
-- no part may be invited: somebody of it who signs is given a seat of their own, with the fields that were chosen, for a time.
set local toam.sees = 'all';

create table cases.meeting (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases."case",
  code text not null unique check (code ~ '^HL-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  -- The record whose key seals the papers: whoever is invited reads where to come before they see the case.
  record uuid not null,
  unit_id int not null references agencies.unit,
  state text not null default 'called' check (state in ('called', 'held', 'resolved', 'cancelled')),
  meets_at timestamptz not null,
  -- Proposed by the rules of danger; else called by judgement, whose reason is sealed.
  proposed boolean not null,
  called_at timestamptz not null,
  called_by int not null,
  called_by_name text not null,
  held_at timestamptz,
  ended_at timestamptz,
  version int not null default 1 check (version > 0),
  -- Where, what about, why.
  sealed bytea not null,
  -- Minutes, outcome and what each is to do, as they are written.
  sealed_minutes bytea,
  -- Why it was not held.
  sealed_reason bytea,
  constraint meeting_held_has_time check ((state in ('held', 'resolved')) = (held_at is not null)),
  constraint meeting_ended_has_time check ((state in ('resolved', 'cancelled')) = (ended_at is not null)),
  constraint meeting_resolved_has_minutes check (state <> 'resolved' or sealed_minutes is not null)
);
create index meeting_case on cases.meeting (case_id, id);

create table cases.meeting_unit (
  meeting_id bigint not null references cases.meeting,
  case_id bigint not null,
  unit_id int not null references agencies.unit,
  -- Of a unit without a seat: in what part somebody of it comes, which fields they see, on what ground, until when. Null: it has a seat.
  part text check (part in ('police', 'health', 'child-protection', 'justice', 'school', 'shelter', 'counsel', 'organisation', 'investigation')),
  fields text[],
  without text[],
  ground text check (length(ground) between 1 and 300),
  until_at timestamptz,
  primary key (meeting_id, unit_id),
  constraint meeting_unit_guest_whole check (num_nonnulls(part, ground, until_at, fields, without) in (0, 5))
);
create index meeting_unit_unit on cases.meeting_unit (unit_id);
create index meeting_unit_case on cases.meeting_unit (case_id);

-- Who signed the pledge of this meeting, and whether they came.
create table cases.meeting_person (
  meeting_id bigint not null references cases.meeting,
  case_id bigint not null,
  unit_id int not null references agencies.unit,
  person_id int not null,
  name text not null,
  pledged_at timestamptz not null,
  came boolean not null default false,
  primary key (meeting_id, person_id)
);
create index meeting_person_case on cases.meeting_person (case_id);

create table cases.meeting_action (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references cases.meeting,
  case_id bigint not null,
  code text not null unique check (code ~ '^HD-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  unit_id int not null references agencies.unit,
  due_on date not null,
  sealed bytea not null,
  done_at timestamptz,
  done_by_name text,
  sealed_outcome bytea,
  constraint meeting_action_done_whole check (num_nonnulls(done_at, done_by_name, sealed_outcome) in (0, 3))
);
create index meeting_action_case on cases.meeting_action (case_id);
create index meeting_action_open on cases.meeting_action (unit_id, due_on) where done_at is null;

do $$
declare t text;
begin
  foreach t in array array['meeting', 'meeting_unit', 'meeting_person', 'meeting_action'] loop
    execute format('alter table cases.%I enable row level security, force row level security', t);
    execute format('create policy %I on cases.%I for update to toam_app using (case_id = any ((select cases.writable())::bigint[])) with check (case_id = any ((select cases.writable())::bigint[]))', t || '_changes', t);
  end loop;
  foreach t in array array['meeting', 'meeting_unit', 'meeting_action'] loop
    execute format('create policy %I on cases.%I for insert to toam_app with check (case_id = any ((select cases.writable())::bigint[]))', t || '_adds', t);
  end loop;
  foreach t in array array['meeting_person', 'meeting_action'] loop
    execute format('create policy %I on cases.%I for select to toam_app using (cases.sits(case_id, (select access.seen_units())))', t || '_sees', t);
  end loop;
end $$;

create policy meeting_unit_sees on cases.meeting_unit for select to toam_app using (
  cases.sits(case_id, (select access.seen_units()))
  or (unit_id = any ((select access.seen_units())::int[]) and not cases.shut(case_id)));
-- Its own policy says of which invitations.
create policy meeting_sees on cases.meeting for select to toam_app using (
  cases.sits(case_id, (select access.seen_units())) or exists (select from cases.meeting_unit u where u.meeting_id = meeting.id));
create policy meeting_person_signs on cases.meeting_person for insert to toam_app with check (
  current_setting('toam.verb', true) = 'case.attend' and person_id = access.person() and access.writes(unit_id) and not came
  and exists (select from cases.meeting_unit u where u.meeting_id = meeting_person.meeting_id and u.case_id = meeting_person.case_id
    and u.unit_id = meeting_person.unit_id));
-- What a unit is to do is told done by the unit.
create policy meeting_action_done on cases.meeting_action for update to toam_app
  using (access.writes(unit_id) and cases.sits(case_id, (select access.seen_units())));

grant select, insert on cases.meeting, cases.meeting_unit, cases.meeting_person, cases.meeting_action to toam_app;
grant update (state, meets_at, held_at, ended_at, version, sealed, sealed_minutes, sealed_reason) on cases.meeting to toam_app;
grant update (until_at) on cases.meeting_unit to toam_app;
grant update (came) on cases.meeting_person to toam_app;
grant update (done_at, done_by_name, sealed_outcome) on cases.meeting_action to toam_app;

-- The seat that signing gives: one's own, exactly as the unit was invited, while the meeting stands. Where the case is sealed nobody gets one so.
create policy seat_meets on cases.seat for insert to toam_app with check (
  current_setting('toam.verb', true) = 'case.attend' and person_id = access.person() and access.writes(unit_id) and not pending and not kept
  and not cases.shut(case_id)
  and exists (select from cases.meeting m join cases.meeting_unit u on u.meeting_id = m.id
    where m.case_id = seat.case_id and m.code = seat.because and m.state = 'called' and u.unit_id = seat.unit_id and u.part = seat.part
      and u.fields = seat.fields and u.without = seat.without and u.until_at = seat.until_at));

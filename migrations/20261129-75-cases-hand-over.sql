-- Cases are handed over when an officer leaves or is away: offered to a named colleague, with a note sealed by each case's key; until the
-- colleague takes a case it stays with whom it was. Drafts of reports go along. Whoever may not know of a case does not see its line.
set local toam.sees = 'all';

create table cases.handover (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^BG-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  unit_id int not null references agencies.unit,
  from_person int not null,
  from_name text not null,
  to_person int not null,
  to_name text not null,
  why text not null check (why in ('leaves', 'leave', 'load')),
  -- The last day away.
  until_on date,
  -- Drafts of reports go along; taken when the colleague takes.
  drafts boolean not null,
  drafts_taken_at timestamptz,
  at timestamptz not null,
  by_person int not null,
  by_name text not null,
  -- Of one who leaves: their roles at the unit were ended.
  closed_at timestamptz,
  closed_by_name text,
  constraint handover_to_another check (from_person <> to_person),
  constraint handover_leave_ends check ((why = 'leave') = (until_on is not null)),
  constraint handover_closed_whole check (num_nonnulls(closed_at, closed_by_name) in (0, 2) and (closed_at is null or why = 'leaves'))
);
create index handover_to on cases.handover (to_person, at desc);
create index handover_unit on cases.handover (unit_id, at desc);

create table cases.handover_line (
  handover_id bigint not null references cases.handover,
  case_id bigint not null references cases."case",
  state text not null default 'offered' check (state in ('offered', 'taken', 'refused', 'withdrawn')),
  sealed bytea,
  answered_at timestamptz,
  sealed_answer bytea,
  primary key (handover_id, case_id),
  constraint handover_line_answered check ((state = 'offered') = (answered_at is null))
);
-- A case lies in one offer at a time.
create unique index handover_line_once on cases.handover_line (case_id) where state = 'offered';

alter table cases.handover enable row level security, force row level security;
alter table cases.handover_line enable row level security, force row level security;
create policy handover_line_sees on cases.handover_line for select to toam_app using (cases.sits(case_id, (select access.seen_units())));
create policy handover_line_adds on cases.handover_line for insert to toam_app with check (case_id = any ((select cases.writable())::bigint[]));
create policy handover_line_changes on cases.handover_line for update to toam_app
  using (case_id = any ((select cases.writable())::bigint[])) with check (case_id = any ((select cases.writable())::bigint[]));
-- One without a line that somebody may see is theirs alone whom it concerns.
create policy handover_sees on cases.handover for select to toam_app using (access.person() in (from_person, to_person, by_person)
  or (unit_id = any ((select access.seen_units())::int[]) and exists (select from cases.handover_line l where l.handover_id = handover.id)));
create policy handover_adds on cases.handover for insert to toam_app with check (access.writes(unit_id) and by_person = access.person());
create policy handover_changes on cases.handover for update to toam_app using (access.writes(unit_id)) with check (access.writes(unit_id));
grant select, insert, update (drafts_taken_at, closed_at, closed_by_name) on cases.handover to toam_app;
grant select, insert, update (state, answered_at, sealed_answer) on cases.handover_line to toam_app;

-- Whoever is offered somebody's drafts makes them their own.
create policy draft_given_sees on intake.draft for select to toam_app using (current_setting('toam.verb', true) = 'case.hand-over'
  and (person_id = access.person() or exists (select from cases.handover h where h.from_person = draft.person_id
    and h.to_person = access.person() and h.drafts and h.drafts_taken_at is null)));
create policy draft_given on intake.draft for update to toam_app using (current_setting('toam.verb', true) = 'case.hand-over'
  and exists (select from cases.handover h where h.from_person = draft.person_id and h.to_person = access.person()
    and h.drafts and h.drafts_taken_at is null))
  with check (current_setting('toam.verb', true) = 'case.hand-over' and person_id = access.person());
grant update (person_id) on intake.draft to toam_app;

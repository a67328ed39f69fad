-- Working together, apart. A referral gives another unit a part; a transfer moves the responsibility; a duty is what the law
-- asks a unit to take part in, without asking it. Each says to whom, for what, on what ground, which fields, until when, and is
-- answered, given back with its result, or taken back. The seat that it gives waits until it is accepted.
alter table cases.seat
  add column pending boolean not null default false,
  -- Fields of the pack that are kept back.
  add column without text[];

-- Both look over all seats on behalf of the person of the transaction, so that a policy on seats can ask them in turn: the
-- rows of who is shut out and who may know are read by the owner, whom row security does not hold there.
alter table cases.barred no force row level security;
alter table cases.allowed no force row level security;
create or replace function cases.seen() returns bigint[]
  language sql stable parallel safe security definer set search_path = ''
  as $$ select coalesce(array_agg(s.case_id), '{}') from cases.seat s
    where s.unit_id = any (access.seen_units()) and s.ended_at is null and not s.pending
      and (s.person_id is null or s.person_id = access.person())
      and (s.until_at is null or s.until_at > now())
      and (not s.kept or exists (select from cases.allowed a where a.case_id = s.case_id and a.person_id = access.person()))
      and not exists (select from cases.barred b where b.case_id = s.case_id and b.person_id = access.person()) $$;

create or replace function cases.writable() returns bigint[]
  language sql stable parallel safe security definer set search_path = ''
  as $$ select coalesce(array_agg(s.case_id), '{}') from cases.seat s
    where s.unit_id = any (string_to_array(nullif(replace(current_setting('toam.writes', true), 'all', ''), ''), ',')::int[])
      and s.ended_at is null and not s.pending
      and (s.person_id is null or s.person_id = access.person())
      and (s.until_at is null or s.until_at > now())
      and (not s.kept or exists (select from cases.allowed a where a.case_id = s.case_id and a.person_id = access.person()))
      and not exists (select from cases.barred b where b.case_id = s.case_id and b.person_id = access.person()) $$;

-- Whoever sees a case now sees its seats by their policy.
drop function cases.seats_of(bigint);

create table cases.transition (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases."case",
  code text not null unique check (code ~ '^CG-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  kind text not null check (kind in ('referral', 'transfer', 'duty')),
  part text not null,
  from_unit_id int not null references agencies.unit,
  to_unit_id int not null references agencies.unit,
  to_person_id int,
  seat_id bigint references cases.seat,
  asked_at timestamptz not null,
  asked_by int not null,
  asked_by_name text not null,
  -- On what ground data goes to them: consent and whose, or the law and which article.
  basis text not null check (basis in ('consent', 'state-duty', 'life-emergency', 'other-law')),
  consents text[] not null default '{}' check (consents <@ array['harmed', 'guardian']),
  ground text check (length(ground) between 1 and 300),
  -- The fields that were chosen one by one, and until when they are shown.
  fields text[] not null,
  until_at timestamptz,
  state text not null default 'requested' check (state in ('requested', 'accepted', 'in-progress', 'on-hold', 'completed', 'rejected', 'failed', 'revoked')),
  answered_at timestamptz,
  answered_by_name text,
  ended_at timestamptz,
  ended_by_name text,
  version int not null default 1 check (version > 0),
  -- What is asked, and for what.
  sealed bytea not null,
  sealed_answer bytea,
  sealed_result bytea,
  constraint transition_to_another check (to_unit_id <> from_unit_id or kind = 'duty'),
  constraint transition_without_consent_names_law check (basis = 'consent' or ground is not null),
  constraint transition_answered check ((state in ('requested', 'revoked')) or answered_at is not null)
);
create index transition_case on cases.transition (case_id);
create index transition_to on cases.transition (to_unit_id, asked_at desc);
create index transition_from on cases.transition (from_unit_id, asked_at desc);
create unique index transition_open on cases.transition (case_id, to_unit_id, part) where state in ('requested', 'accepted', 'in-progress', 'on-hold') and kind = 'referral';

alter table cases.transition enable row level security, force row level security;
-- Whoever sees the case; and whom it is sent to, who sees it alone until they accept. Nobody who is barred.
create policy transition_sees on cases.transition for select to toam_app using (
  case_id = any ((select cases.seen())::bigint[])
  or (to_unit_id = any ((select access.seen_units())::int[]) and (to_person_id is null or to_person_id = access.person())
    and not exists (select from cases.barred b where b.case_id = transition.case_id and b.person_id = access.person())));
create policy transition_adds on cases.transition for insert to toam_app
  with check (case_id = any ((select cases.writable())::bigint[]) and access.writes(from_unit_id));
create policy transition_changes on cases.transition for update to toam_app using (
  access.writes(from_unit_id) or (access.writes(to_unit_id) and (to_person_id is null or to_person_id = access.person())))
  with check (true);
create policy transition_counts on cases.transition for select to toam_report
  using (exists (select from cases."case" c where c.id = case_id and c.sealed_at is null));

drop policy seat_own on cases.seat;
create policy seat_sees on cases.seat for select to toam_app using (unit_id = any ((select access.seen_units())::int[])
  or case_id = any ((select cases.seen())::bigint[]) or case_id = any ((select cases.writable())::bigint[])
  or unit_id = any (string_to_array(nullif(replace(current_setting('toam.writes', true), 'all', ''), ''), ',')::int[]));
-- Whom it is sent to lets their own seat begin; who works on the case ends and prolongs any.
drop policy seat_changes on cases.seat;
create policy seat_changes on cases.seat for update to toam_app using (
  case_id = any ((select cases.writable())::bigint[]) or (pending and access.writes(unit_id))) with check (true);

-- The record whose key seals what is asked: whom it is sent to reads that before they see the case. Copied here, since the
-- case itself is not theirs to read yet.
alter table cases.transition add column record uuid not null;

grant select, insert on cases.transition to toam_app;
grant update (state, answered_at, answered_by_name, ended_at, ended_by_name, version, sealed_answer, sealed_result) on cases.transition to toam_app;
grant update (pending) on cases.seat to toam_app;
grant update (unit_id) on cases.token to toam_app;
create policy token_moves on cases.token for update to toam_app
  using (case_id = any ((select cases.writable())::bigint[])) with check (case_id = any ((select cases.writable())::bigint[]));
grant select (id, case_id, kind, part, from_unit_id, to_unit_id, asked_at, state, answered_at, ended_at) on cases.transition to toam_report;

insert into deadlines.rule (code, label_vi, label_en) values
  ('referral.result', 'Báo kết quả thực hiện giới thiệu', 'Give the result of a referral back');
insert into deadlines.rule_version (rule_code, number, amount, unit, basis, article, source, confidence, valid_from) values
  ('referral.result', 1, 15, 'calendar-day', 'internal', null, 'Không văn bản nào định thời hạn; mốc này do Thành phố tự đặt', 'I', '2020-01-01');

-- Blocks 5 and 6 of a case, and its mediations: what is counted of them stands in typed columns, what names anybody is sealed in
-- their thing. A no-contact decision has beside its measure everything that its rules ask for: moments, grounds, who was told
-- when, permitted contacts, breaches, its cancellation. No word and no name stands here in clear.
create table cases.measure (
  id bigint primary key,
  case_id bigint not null,
  kind text not null check (kind in ('stop', 'summon', 'no-contact', 'shelter', 'care', 'aid-and-counsel', 'education', 'criticism',
    'community-work', 'other-law')),
  requested_by text,
  requested_on date,
  consent text check (consent in ('yes', 'no', 'unknown')),
  ground text check (ground in ('a', 'b')),
  decider text,
  decided_on date,
  from_on date,
  to_on date,
  result text,
  shelter_kind text,
  unique (id, case_id),
  foreign key (id, case_id) references cases.thing (id, case_id),
  constraint measure_days_in_order check (to_on >= from_on)
);
create index measure_case on cases.measure (case_id);
create index measure_kind on cases.measure (kind, decided_on);

create table cases.sanction (
  id bigint primary key,
  case_id bigint not null,
  kind text not null check (kind in ('administrative', 'criminal', 'none', 'unknown')),
  article text,
  penal_article text,
  decided_on date,
  organisation boolean,
  -- In đồng.
  amount bigint check (amount >= 0),
  -- The day from which the limitation counts: when the act ended, or was found where it goes on.
  act_on date,
  limitation_on date,
  executed text check (executed in ('yes', 'no', 'unknown')),
  unique (id, case_id),
  foreign key (id, case_id) references cases.thing (id, case_id)
);
create index sanction_case on cases.sanction (case_id);

create table cases.mediation (
  id bigint primary key,
  case_id bigint not null,
  sanction_ground text check (sanction_ground in ('yes', 'no', 'unknown')),
  offered boolean,
  accepted text check (accepted in ('yes', 'no', 'unknown')),
  assigned_on date,
  started_on date,
  result text,
  unique (id, case_id),
  foreign key (id, case_id) references cases.thing (id, case_id),
  -- Nothing is offered before the question was answered; what was answered no may turn out to be a yes later, and then it ends.
  constraint mediation_after_the_question check (not coalesce(offered, false) or sanction_ground in ('no', 'yes')),
  constraint mediation_days_in_order check (started_on >= assigned_on)
);
create index mediation_case on cases.mediation (case_id);

-- Luật 13/2022/QH15 Điều 25, 26; NĐ 76/2023/NĐ-CP Điều 14–20.
create table cases.ban (
  id bigint primary key,
  case_id bigint not null,
  harmed_id bigint not null,
  doer_id bigint not null,
  by_body text not null check (by_body in ('chair', 'court')),
  ground text check (ground in ('a', 'b')),
  requested_by text not null check (requested_by in ('harmed', 'representative', 'body', 'none')),
  requested_at timestamptz,
  -- When it was written down: from then on its clock in danger to life runs.
  noted_at timestamptz not null,
  consent text not null default 'unknown' check (consent in ('yes', 'no', 'unknown')),
  harm text not null default 'unknown' check (harm in ('yes', 'no', 'unknown')),
  life_danger text not null default 'unknown' check (life_danger in ('yes', 'no', 'unknown')),
  told_of_rights_at timestamptz,
  decided_at timestamptz,
  refused_at timestamptz,
  decided_by int,
  from_at timestamptz,
  to_at timestamptz,
  -- Who was told, and when: { "doer": instant, … }
  told jsonb not null default '{}',
  cancel_asked_at timestamptz,
  cancel_ground text check (cancel_ground in ('requester-asks', 'harmed-disagrees', 'not-needed')),
  cancel_by text check (cancel_by in ('harmed', 'representative', 'body', 'none')),
  cancel_answered_at timestamptz,
  cancelled_at timestamptz,
  renews bigint references cases.ban,
  version int not null default 1 check (version > 0),
  -- What was asked, why it was refused or cancelled, why somebody could not be told: words.
  sealed bytea not null,
  unique (id, case_id),
  foreign key (id, case_id) references cases.measure (id, case_id),
  foreign key (harmed_id, case_id) references cases.person (id, case_id),
  foreign key (doer_id, case_id) references cases.person (id, case_id),
  constraint ban_answered_once check (decided_at is null or refused_at is null),
  constraint ban_lasts check ((decided_at is null) = (to_at is null) and (decided_at is null) = (from_at is null) and to_at > from_at),
  constraint ban_asked_by_someone check (ground is distinct from 'a' or (requested_by <> 'none' and requested_at is not null)),
  constraint ban_of_court_has_no_ground check ((by_body = 'court') = (ground is null))
);
create index ban_case on cases.ban (case_id);
create index ban_waits on cases.ban (case_id) where decided_at is null and refused_at is null;

create table cases.ban_contact (
  id bigint generated always as identity primary key,
  ban_id bigint not null,
  case_id bigint not null,
  occasion text not null,
  -- When the notice (form 09) was sent, when the supervisor signed it, and when the contact was seen to end.
  announced_at timestamptz not null,
  countersigned_at timestamptz,
  countersigned_by int,
  from_at timestamptz not null,
  to_at timestamptz not null,
  ended_at timestamptz,
  foreign key (ban_id, case_id) references cases.ban (id, case_id),
  constraint contact_lasts check (to_at > from_at)
);
create index ban_contact_ban on cases.ban_contact (ban_id);

create table cases.ban_breach (
  id bigint generated always as identity primary key,
  ban_id bigint not null,
  case_id bigint not null,
  at timestamptz not null,
  kind text not null check (kind in ('near', 'by-means')),
  -- The sanction that was entered for it.
  sanction_id bigint not null,
  noted_at timestamptz not null,
  noted_by int not null,
  sealed bytea not null,
  foreign key (ban_id, case_id) references cases.ban (id, case_id),
  foreign key (sanction_id, case_id) references cases.sanction (id, case_id)
);
create index ban_breach_ban on cases.ban_breach (ban_id);

do $$
declare t text;
begin
  foreach t in array array['measure', 'sanction', 'mediation', 'ban', 'ban_contact', 'ban_breach'] loop
    execute format('alter table cases.%I enable row level security, force row level security', t);
    execute format('create policy %I on cases.%I for select to toam_app using (case_id = any ((select cases.seen())::bigint[]))', t || '_sees', t);
    execute format('create policy %I on cases.%I for insert to toam_app with check (case_id = any ((select cases.writable())::bigint[]))', t || '_adds', t);
    execute format('create policy %I on cases.%I for update to toam_app using (case_id = any ((select cases.writable())::bigint[])) with check (case_id = any ((select cases.writable())::bigint[]))', t || '_changes', t);
    execute format('create policy %I on cases.%I for select to toam_report using (exists (select from cases."case" c where c.id = case_id and c.sealed_at is null))', t || '_counts', t);
  end loop;
end $$;

grant select, insert, update on cases.measure, cases.sanction, cases.mediation, cases.ban to toam_app;
grant select, insert on cases.ban_contact, cases.ban_breach to toam_app;
grant update (countersigned_at, countersigned_by, ended_at) on cases.ban_contact to toam_app;
grant select on cases.measure, cases.sanction, cases.mediation to toam_report;
grant select (id, case_id, by_body, ground, requested_by, requested_at, noted_at, decided_at, refused_at, from_at, to_at, cancel_asked_at,
  cancel_ground, cancelled_at, renews) on cases.ban to toam_report;
grant select (id, ban_id, case_id, occasion, from_at, to_at) on cases.ban_contact to toam_report;
grant select (id, ban_id, case_id, at, kind, sanction_id) on cases.ban_breach to toam_report;

-- The city edits its register of cases on a screen: codes of open lists, what is set of fields, fields of its own, facts. Each change is
-- proposed with a reason; what touches who sees what, what is asked of people, or what rules reckon with is put in force by
-- somebody else. Nothing is changed in place: what is put in force is a new version of a row (decision 0059).
set local toam.sees = 'all';

-- A setting begins on a day: what a case asked for when it was written stays so, who sees a field is as set today.
alter table cases.field_setting add column valid_from date not null default '2020-01-01';

-- Fields that the city adds to a block. What is free text or a day is sealed with the record's key, what is a code, an answer or a
-- number is counted; the application decides it by the kind alone.
create table cases.own_field (
  field text not null check (field ~ '^(harmed|doer|child|behaviour|case|mediation|measure|sanction)\.own[A-Z][a-zA-Z]*$' and length(field) <= 60),
  version int not null check (version > 0),
  kind text not null check (kind in ('text', 'long-text', 'date', 'integer', 'yes-no', 'choice', 'choices')),
  label_vi text not null check (length(label_vi) between 1 and 200),
  label_en text not null check (length(label_en) between 1 and 200),
  help_vi text check (length(help_vi) between 1 and 500),
  help_en text check (length(help_en) between 1 and 500),
  list text check (list ~ '^[a-z][a-z-]*$'),
  seen_by text[] not null check (cardinality(seen_by) > 0),
  basis text not null check (basis in ('state-duty', 'life-emergency', 'other-law', 'consent')),
  -- The article on which it is asked of people.
  ground text not null check (length(ground) between 1 and 500),
  sensitive boolean not null,
  required boolean not null,
  -- Cases opened from this day on are asked it, and none opened from the other day on.
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  at timestamptz not null default now(),
  by_name text,
  primary key (field, version),
  constraint own_field_choice_has_list check ((kind in ('choice', 'choices')) = (list is not null)),
  constraint own_field_help_in_both check ((help_vi is null) = (help_en is null))
);

create table cases.proposal (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('code', 'field', 'setting', 'fact')),
  -- "occupation/driver", "harmed.fullName", "danger-assessment".
  subject text not null check (length(subject) between 1 and 120),
  body jsonb not null,
  reason text not null check (length(reason) between 1 and 1000),
  -- Who must agree before it is in force.
  second text not null check (second in ('none', 'another', 'data-protection')),
  at timestamptz not null,
  by_person int not null,
  by_name text not null,
  state text not null default 'waits' check (state in ('waits', 'in-force', 'refused', 'withdrawn')),
  decided_at timestamptz,
  decided_by int,
  decided_name text,
  said text check (length(said) between 1 and 1000),
  constraint proposal_decided check ((state = 'waits') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint proposal_by_two check (second = 'none' or state <> 'in-force' or decided_by <> by_person),
  constraint proposal_refused_says_why check (state <> 'refused' or said is not null)
);
create index proposal_waiting on cases.proposal (id desc) where state = 'waits';

alter table cases.own_field enable row level security, force row level security;
create policy own_field_sees on cases.own_field for select to toam_app using (true);
create policy own_field_adds on cases.own_field for insert to toam_app
  with check (current_setting('toam.verb', true) in ('case-register.propose', 'case-register.decide'));
alter table cases.proposal enable row level security, force row level security;
create policy proposal_sees on cases.proposal for select to toam_app
  using (current_setting('toam.verb', true) like 'case-register.%');
create policy proposal_adds on cases.proposal for insert to toam_app
  with check (current_setting('toam.verb', true) = 'case-register.propose' and by_person = access.person());
create policy proposal_decides on cases.proposal for update to toam_app
  using (state = 'waits' and (current_setting('toam.verb', true) = 'case-register.decide'
    or (current_setting('toam.verb', true) = 'case-register.propose' and by_person = access.person())))
  with check (decided_by = access.person()
    and (current_setting('toam.verb', true) = 'case-register.decide' or state in ('withdrawn', 'in-force')));
grant select, insert on cases.own_field, cases.proposal to toam_app;
grant update (state, decided_at, decided_by, decided_name, said) on cases.proposal to toam_app;
grant usage on sequence cases.proposal_id_seq to toam_app;

-- Everybody reads what the city set; it is written by the acts of the register alone.
do $$
declare t text;
begin
  foreach t in array array['code', 'field_setting', 'fact'] loop
    execute format('alter table cases.%I enable row level security', t);
    execute format('create policy %I on cases.%I for select to toam_app using (true)', t || '_sees', t);
    execute format('create policy %I on cases.%I for insert to toam_app with check (current_setting(''toam.verb'', true) in (''case-register.propose'', ''case-register.decide''))', t || '_adds', t);
  end loop;
end $$;

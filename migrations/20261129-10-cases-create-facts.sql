-- What the law and the city say of cases and may say otherwise tomorrow: code lists and what is set of each field. Every
-- code has its source and how sure our reading is (V read in its own words, E from an excerpt, M general knowledge, I
-- inferred). Nothing is changed in place: a correction is a new version of the row, a change of the law a new row with its
-- own first day. Lists that the program acts by are closed: their words may change, their codes may not (the application
-- knows which). What is shipped stands in src/registers/cases/schema as well, and a test holds the two against each other.
create schema if not exists cases;
grant usage on schema cases to toam_app;

create table cases.code (
  list text not null check (list ~ '^[a-z][a-z-]*$'),
  code text not null check (length(code) between 1 and 40),
  -- From which day the law, or the city, has it, and the first day on which it no longer does.
  valid_from date not null,
  version int not null check (version > 0),
  label_vi text not null check (length(label_vi) between 1 and 300),
  label_en text not null check (length(label_en) between 1 and 300),
  valid_to date check (valid_to > valid_from),
  source text not null check (length(source) between 1 and 500),
  confidence text not null check (confidence in ('V', 'E', 'M', 'I')),
  -- What a rule needs to know of it: the amount of a fine, the forms of an act.
  more jsonb,
  at timestamptz not null default now(),
  by_name text,
  primary key (list, code, valid_from, version)
);

-- Codes as they stand: of each the latest version.
create view cases.present_code with (security_invoker) as
  select distinct on (list, code, valid_from) list, code, valid_from, version, label_vi, label_en, valid_to, source, confidence, more, at, by_name
  from cases.code order by list, code, valid_from, version desc;

-- What the city set about a field; without a row it is as the program declares it. A set that is narrow by law cannot be
-- widened: the rules see to it whatever stands here.
create table cases.field_setting (
  field text not null check (field ~ '^[a-z]+\.[a-zA-Z]+$'),
  version int not null check (version > 0),
  label_vi text check (length(label_vi) between 1 and 200),
  label_en text check (length(label_en) between 1 and 200),
  hidden boolean not null default false,
  required boolean,
  -- The parts that see it; null: as declared.
  seen_by text[],
  at timestamptz not null default now(),
  by_name text,
  primary key (field, version),
  constraint field_setting_label_in_both check ((label_vi is null) = (label_en is null))
);

grant select, insert on cases.code, cases.field_setting to toam_app;
grant select on cases.present_code to toam_app;

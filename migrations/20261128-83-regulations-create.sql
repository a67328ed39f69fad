-- Co-ordination regulations between agencies ("quy chế phối hợp"): a document with its parties, what each of them has to do,
-- and the days on which it is to be reviewed. A signed one stays as it was: it is amended by a new edition, which takes its
-- place when it comes into force; the edition before is kept and linked.
create schema regulations;
grant usage on schema regulations to toam_app;

create table regulations.regulation (
  id bigint primary key,
  unit_id int not null,
  symbol text not null,
  name text not null,
  signed_on date not null,
  from_on date not null,
  to_on date,
  scope text,
  content text,
  -- How many days before a review its parties are told.
  lead_days int not null default 30 check (lead_days between 0 and 365),
  unique (id, unit_id),
  foreign key (id, unit_id) references records.record (id, unit_id),
  constraint regulation_days_in_order check (from_on >= signed_on and (to_on is null or to_on >= from_on))
);
create index regulation_unit on regulations.regulation (unit_id, signed_on desc);

create table regulations.party (
  regulation_id bigint not null,
  unit_id int not null,
  agency_id int not null references agencies.unit,
  role text not null check (role in ('lead', 'party', 'advise')),
  position int not null,
  primary key (regulation_id, agency_id),
  foreign key (regulation_id, unit_id) references regulations.regulation (id, unit_id)
);
create index party_agency on regulations.party (agency_id);

create table regulations.duty (
  id bigint generated always as identity primary key,
  regulation_id bigint not null,
  unit_id int not null,
  agency_id int not null,
  position int not null,
  text text not null check (length(text) between 1 and 5000),
  -- The clause of a plan that it carries out, where there is one.
  clause_id bigint references plan.clause,
  foreign key (regulation_id, unit_id) references regulations.regulation (id, unit_id),
  foreign key (regulation_id, agency_id) references regulations.party (regulation_id, agency_id)
);
create index duty_regulation on regulations.duty (regulation_id);

create table regulations.review (
  id bigint generated always as identity primary key,
  regulation_id bigint not null,
  unit_id int not null,
  due_on date not null,
  done_on date,
  result text check (length(result) between 1 and 5000),
  unique (regulation_id, due_on),
  foreign key (regulation_id, unit_id) references regulations.regulation (id, unit_id),
  constraint review_done_says_what check ((done_on is null) = (result is null))
);

do $$
declare name text;
begin
  foreach name in array array['regulation', 'party', 'duty', 'review'] loop
    execute format('alter table regulations.%I enable row level security, force row level security', name);
    execute format('create policy %I on regulations.%I for select using (access.sees(unit_id))', name || '_sees', name);
    execute format('create policy %I on regulations.%I for insert with check (access.writes(unit_id))', name || '_adds', name);
    execute format('create policy %I on regulations.%I for update using (access.writes(unit_id)) with check (access.writes(unit_id))', name || '_changes', name);
    execute format('create policy %I on regulations.%I for delete using (access.writes(unit_id))', name || '_drops', name);
  end loop;
end $$;

grant select, insert, update on all tables in schema regulations to toam_app;
grant delete on regulations.party, regulations.duty, regulations.review to toam_app;

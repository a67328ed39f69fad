-- How dangerous it is, asked in a structured way, decided by a person and asked again; and every time somebody was in touch.
create table cases.assessment (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases."case",
  at timestamptz not null,
  by_person int not null,
  by_name text not null,
  unit_id int not null references agencies.unit,
  -- Which version of the questions: the day from which it holds.
  questions_from date not null,
  score int not null,
  proposed text not null check (proposed in ('low', 'medium', 'high', 'extreme')),
  decided text not null check (decided in ('low', 'medium', 'high', 'extreme')),
  -- A lower level than proposed waits for a second person.
  lower_to text check (lower_to in ('low', 'medium', 'high', 'extreme')),
  lowered_at timestamptz,
  lowered_by int,
  lowered_by_name text,
  meeting boolean not null,
  -- Answers and reasons.
  sealed bytea not null,
  sealed_lowering bytea,
  constraint assessment_second_is_another check (lowered_by is null or lowered_by <> by_person)
);
create index assessment_case on cases.assessment (case_id, id);

create table cases.contact (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases."case",
  at timestamptz not null,
  by_person int not null,
  by_name text not null,
  unit_id int not null references agencies.unit,
  kind text not null check (kind in ('call', 'message', 'visit', 'meeting', 'other')),
  reached text not null check (reached in ('yes', 'no')),
  safe text not null check (safe in ('yes', 'no', 'unknown')),
  again text not null check (again in ('yes', 'no', 'unknown')),
  sealed bytea
);
create index contact_case on cases.contact (case_id, id);

do $$
declare t text;
begin
  foreach t in array array['assessment', 'contact'] loop
    execute format('alter table cases.%I enable row level security, force row level security', t);
    execute format('create policy %I on cases.%I for select to toam_app using (case_id = any ((select cases.seen())::bigint[]))', t || '_sees', t);
    execute format('create policy %I on cases.%I for insert to toam_app with check (case_id = any ((select cases.writable())::bigint[]))', t || '_adds', t);
    execute format('create policy %I on cases.%I for update to toam_app using (case_id = any ((select cases.writable())::bigint[])) with check (case_id = any ((select cases.writable())::bigint[]))', t || '_changes', t);
    execute format('create policy %I on cases.%I for select to toam_report using (exists (select from cases."case" c where c.id = case_id and c.sealed_at is null))', t || '_counts', t);
  end loop;
end $$;
grant select, insert on cases.assessment, cases.contact to toam_app;
grant update (decided, lowered_at, lowered_by, lowered_by_name, sealed_lowering) on cases.assessment to toam_app;
grant select (id, case_id, at, unit_id, score, proposed, decided, meeting) on cases.assessment to toam_report;
grant select (id, case_id, at, unit_id, kind, reached, safe, again) on cases.contact to toam_report;

-- The receiver asks a unit about a report that has not come: when, by whom, in which words. The unit sees it in its My
-- work and on the report; nothing is sent elsewhere. Append-only. The round tells what was asked about: a report that
-- has been handed over since has answered, and a returned one is asked about anew.
create table reports.reminder (
  id bigint generated always as identity primary key,
  submission_id bigint not null,
  unit_id int not null,
  round int not null check (round >= 0),
  note text check (length(note) between 1 and 1000),
  at timestamptz not null,
  by_person int,
  by_name text,
  foreign key (submission_id, unit_id) references reports.submission (id, unit_id)
);
create index reminder_submission on reports.reminder (submission_id, id);

alter table reports.reminder enable row level security, force row level security;
create policy reminder_sees on reports.reminder for select using (access.sees(unit_id));
create policy reminder_adds on reports.reminder for insert with check (access.writes(unit_id));

grant select, insert on reports.reminder to toam_app;

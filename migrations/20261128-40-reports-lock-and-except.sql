-- A cycle is locked from its first frozen edition: what the city has consolidated is no longer moved by its units. One
-- unit alone is let in again by an exception: asked for with a reason and an end, approved by a second person, closed by
-- itself when its end comes. Nothing passes the lock without such a row; the database holds that too.
alter table reports.cycle add column locked_at timestamptz, add column locked_by_name text;

create table reports.exception (
  id bigint generated always as identity primary key,
  submission_id bigint not null,
  unit_id int not null,
  cycle_id int not null references reports.cycle,
  reason text not null check (length(reason) between 1 and 2000),
  ends_at timestamptz not null,
  asked_at timestamptz not null,
  asked_by int not null,
  asked_by_name text not null,
  verdict text check (verdict in ('approved', 'refused')),
  verdict_reason text check (length(verdict_reason) between 1 and 2000),
  judged_at timestamptz,
  judged_by int,
  judged_by_name text,
  foreign key (submission_id, unit_id) references reports.submission (id, unit_id),
  constraint exception_ends_later check (ends_at > asked_at),
  constraint exception_judged_whole check ((verdict is null) = (judged_by is null) and (verdict is null) = (judged_at is null)),
  constraint exception_judged_by_second check (judged_by <> asked_by),
  constraint exception_refused_says_why check (verdict <> 'refused' or verdict_reason is not null)
);
create index exception_submission on reports.exception (submission_id, id);
create index exception_cycle on reports.exception (cycle_id, id);

alter table reports.exception enable row level security, force row level security;
create policy exception_sees on reports.exception for select using (access.sees(unit_id));
create policy exception_adds on reports.exception for insert
  with check (access.writes(unit_id) and asked_by = access.person() and verdict is null);
-- Judged once, and never by whoever asked.
create policy exception_judged on reports.exception for update
  using (access.writes(unit_id) and verdict is null and asked_by <> access.person())
  with check (access.writes(unit_id) and verdict is not null and judged_by = access.person());
grant select, insert on reports.exception to toam_app;
grant update (verdict, verdict_reason, judged_at, judged_by, judged_by_name) on reports.exception to toam_app;
grant select on reports.exception to toam_report;

-- Which exception a handing over or a return relied on.
alter table reports.event add column exception_id bigint references reports.exception;

create function reports.keep_locked() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and new.state in ('submitted', 'returned')
    and exists (select from reports.cycle c where c.id = new.cycle_id and c.locked_at is not null)
    and not exists (select from reports.exception e where e.submission_id = new.id and e.verdict = 'approved') then
    raise exception 'the cycle is locked and submission % has no approved exception', new.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger submission_locked before update of state on reports.submission
  for each row execute function reports.keep_locked();

-- Cycles that were frozen before.
set local toam.sees = 'all';
update reports.cycle c set locked_at = f.at, locked_by_name = f.by_name
  from (select distinct on (cycle_id) cycle_id, at, by_name from reports.frozen order by cycle_id, edition) f where f.cycle_id = c.id;

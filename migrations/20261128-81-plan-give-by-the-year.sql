-- The year of a plan goes round by itself: each January the clauses that recur give their tasks of the new year, by the half,
-- the quarter or the month where the clause says so; and the days and months that the city observes ask units for work
-- ahead of them. Observances read in a plan (plan.observance) stay what the paper says; these are the city's own, as data.
alter table plan.clause add column every text not null default 'year'
  check (every in ('once', 'year', 'half-year', 'quarter', 'month'));

-- Which part of the year a task is for: '' the whole, H1 and H2, Q1 to Q4, M01 to M12.
alter table plan.task add column period text not null default ''
  check (period ~ '^(H[12]|Q[1-4]|M(0[1-9]|1[0-2]))?$');
alter table plan.snapshot_task add column period text not null default '';

create table plan.commemoration (
  id int generated always as identity primary key,
  name_vi text not null check (length(name_vi) between 1 and 300),
  name_en text not null check (length(name_en) between 1 and 300),
  -- Month and day of its first and its last day; a single day is both. 29 February is the 28th in other years.
  from_day text not null check (from_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$'),
  to_day text not null check (to_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$'),
  source text not null check (length(source) between 1 and 500),
  confidence text not null check (confidence in ('V', 'E', 'M', 'I')),
  -- What is asked of units, how many days ahead, and of which kinds of units.
  ask text check (length(ask) between 1 and 1000),
  lead_days int not null default 30 check (lead_days between 0 and 180),
  to_kinds text[] not null default '{}',
  gives boolean not null default false,
  ended boolean not null default false,
  version int not null default 1 check (version > 0),
  updated_at timestamptz not null default now(),
  updated_by int,
  constraint commemoration_days_in_order check (to_day >= from_day),
  constraint commemoration_gives_what check (not gives or (ask is not null and to_kinds <> '{}'))
);
alter table plan.commemoration enable row level security, force row level security;
create policy commemoration_sees on plan.commemoration for select using (coalesce(current_setting('toam.sees', true), '') <> '');
create policy commemoration_adds on plan.commemoration for insert
  with check (coalesce(current_setting('toam.writes', true), '') = 'all');
create policy commemoration_changes on plan.commemoration for update
  using (coalesce(current_setting('toam.writes', true), '') = 'all')
  with check (coalesce(current_setting('toam.writes', true), '') = 'all');
grant select, insert, update on plan.commemoration to toam_app;

-- A task comes from a clause of a plan, or from an observance.
alter table plan.task alter column document_id drop not null,
  alter column clause_id drop not null,
  add column commemoration_id int references plan.commemoration,
  drop constraint task_due_source_check,
  add constraint task_due_source_check check (due_source in ('clause', 'reporting', 'year-end', 'person', 'observance')),
  add constraint task_has_one_origin check (num_nonnulls(clause_id, commemoration_id) = 1 and (clause_id is null) = (document_id is null));
drop index plan.task_once;
create unique index task_once on plan.task (clause_id, unit_id, year, period, coalesce(came_from, 0)) where clause_id is not null;
create unique index task_once_observed on plan.task (commemoration_id, unit_id, year, coalesce(came_from, 0))
  where commemoration_id is not null;
-- Said outright: an owner who is no superuser is held by row security as well, and would change nothing.
set local toam.sees = 'all';
set local toam.writes = 'all';
insert into plan.commemoration (name_vi, name_en, from_day, to_day, source, confidence, ask, lead_days, to_kinds) values
  ('Ngày Quốc tế Hạnh phúc', 'International Day of Happiness', '03-20', '03-20', 'Nghị quyết 66/281 của Đại hội đồng Liên hợp quốc; hưởng ứng hằng năm tại Việt Nam', 'M',
    'Tổ chức hoạt động hưởng ứng Ngày Quốc tế Hạnh phúc', 30, '{ward,commune}'),
  ('Tháng hành động quốc gia về phòng, chống bạo lực gia đình', 'National action month against domestic violence', '06-01', '06-30', 'Luật 13/2022/QH15, Điều 7, theo trích dẫn: tháng 6 hằng năm', 'E',
    'Tổ chức Tháng hành động quốc gia về phòng, chống bạo lực gia đình', 30, '{ward,commune}'),
  ('Tháng hành động vì trẻ em', 'Action month for children', '06-01', '06-30', 'Luật 102/2016/QH13 về trẻ em, Điều 11: tháng 6 hằng năm', 'M',
    'Tổ chức hoạt động Tháng hành động vì trẻ em', 30, '{ward,commune}'),
  ('Ngày Gia đình Việt Nam', 'Day of the Vietnamese Family', '06-28', '06-28', 'Nghị định 02/2013/NĐ-CP, Điều 9, theo trích dẫn: ngày 28/6 hằng năm', 'E',
    'Tổ chức Ngày Gia đình Việt Nam 28/6', 45, '{ward,commune}'),
  ('Ngày Người cao tuổi Việt Nam', 'Day of the Elderly', '10-01', '10-01', 'Luật 39/2009/QH12 về người cao tuổi, Điều 6: ngày 01/10 hằng năm', 'M',
    'Tổ chức hoạt động Ngày Người cao tuổi', 30, '{ward,commune}'),
  ('Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới', 'Action month for gender equality and against gender-based violence', '11-15', '12-15',
    'Bộ phát động hằng năm từ ngày 15/11 đến ngày 15/12', 'E',
    'Tổ chức Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới', 30, '{ward,commune}'),
  ('Ngày Quốc tế Xóa bỏ bạo lực đối với phụ nữ', 'International Day for the Elimination of Violence against Women', '11-25', '11-25', 'Nghị quyết 54/134 của Đại hội đồng Liên hợp quốc', 'M',
    'Tổ chức hoạt động hưởng ứng Ngày Quốc tế Xóa bỏ bạo lực đối với phụ nữ', 30, '{ward,commune}');

-- Reports of violence, from whichever channel: kept sealed by a key of their own, seen by the commune of the place, by
-- whom it is given to, and, as far as how it goes, by whoever entered it. What is written about people is in `sealed`
-- alone; the columns beside it are codes, so that what is due and how much there is needs no key. Nothing here leads from
-- a report to a case for anyone but the commune of the place.
create schema intake;
grant usage on schema intake to toam_app;

-- From which side a report is looked at: each verb has one. Any other verb sees nothing.
create function intake.side() returns text
  language sql stable parallel safe
  as $$ select case
    when v in ('intake.read', 'intake.acknowledge', 'intake.assign', 'intake.handle', 'intake.close', 'intake.write', 'intake.take') then 'place'
    when v in ('intake.read-given', 'intake.answer') then 'given'
    when v in ('intake.follow', 'intake.receive') then 'entered' end
    from coalesce(current_setting('toam.verb', true), '') as s (v) $$;

create table intake.report (
  id bigint generated always as identity primary key,
  -- Random, so that no gap in a row of numbers tells of a report that one may not see.
  code text not null unique check (code ~ '^TB-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  record uuid not null unique,
  -- Made by whoever enters it, before it is sent: however often it is sent, it is one.
  entry uuid not null,
  kind text not null check (kind in ('domestic-violence', 'trafficking', 'child-abuse', 'sexual-abuse', 'child-labour')),
  channel text not null check (channel in ('desk', 'police', 'health', 'health-screening', 'school', 'hamlet',
    'organisation', 'hotline', 'public', 'system')),
  -- Which of the six addresses of Article 19 received it; null where it was none of them.
  address_letter text check (address_letter in ('a', 'b', 'c', 'd', 'đ', 'e')),
  received_at timestamptz not null,
  entered_at timestamptz not null,
  -- Null where nobody of ours received it: the public site, another system.
  received_by int references people.person,
  received_by_name text,
  receiver_unit_id int not null references agencies.unit,
  -- The commune of the place where it happens.
  unit_id int not null references agencies.unit,
  danger text not null check (danger in ('yes', 'no', 'unknown')),
  child_harmed text not null check (child_harmed in ('yes', 'no', 'unknown')),
  vulnerable text not null check (vulnerable in ('yes', 'no', 'unknown')),
  life_danger text not null check (life_danger in ('yes', 'no', 'unknown')),
  crime_suspected text not null check (crime_suspected in ('yes', 'no', 'unknown')),
  -- Whoever told it gave no name.
  nameless boolean not null,
  state text not null default 'received' check (state in ('received', 'acknowledged', 'assigned', 'handling', 'handed-over',
    'accepted', 'declined', 'closed')),
  -- The units it is given to.
  given_to int[] not null default '{}',
  sealed bytea not null,
  version int not null default 1 check (version > 0),
  constraint report_once unique (entry),
  constraint report_entered_after_received check (entered_at >= received_at)
);
create index report_unit on intake.report (unit_id, received_at desc);
create index report_open on intake.report (unit_id, state) where state <> 'closed';
create index report_receiver on intake.report (receiver_unit_id, received_at desc);
create index report_received_by on intake.report (received_by, received_at desc);
create index report_given_to on intake.report using gin (given_to);

-- What happened to a report, in its order; what was said of it is sealed by the report's key.
create table intake.event (
  id bigint generated always as identity primary key,
  report_id bigint not null references intake.report,
  act text not null check (act in ('receive', 'tell-chair', 'acknowledge', 'assign', 'hand-over', 'accept', 'decline',
    'handle', 'take', 'release', 'write', 'close')),
  at timestamptz not null,
  by_person int,
  by_name text,
  to_unit_id int references agencies.unit,
  sealed bytea
);
create index event_report on intake.event (report_id, id);

-- To whom the commune gave it, or to which body it was handed over, and what they answered.
create table intake.assignment (
  id bigint generated always as identity primary key,
  report_id bigint not null references intake.report,
  number int not null check (number > 0),
  act text not null check (act in ('assign', 'hand-over')),
  part text not null check (part in ('co-ordinator', 'police', 'health', 'child-protection', 'justice', 'school', 'shelter',
    'counsel', 'organisation', 'investigation')),
  to_unit_id int not null references agencies.unit,
  to_person_id int references people.person,
  to_person_name text,
  at timestamptz not null,
  by_person int,
  by_name text,
  -- What whoever gave it asks for.
  sealed bytea,
  answer text check (answer in ('accepted', 'declined')),
  answered_at timestamptz,
  answered_by_name text,
  sealed_answer bytea,
  constraint assignment_number_once unique (report_id, number),
  constraint assignment_answered check ((answer is null) = (answered_at is null)),
  -- Declining says why.
  constraint assignment_declined_says_why check (answer is distinct from 'declined' or sealed_answer is not null)
);
create index assignment_to on intake.assignment (to_unit_id) where answer is null;

-- Which case holds a report, and until when. Seen by the commune of the place alone.
create table intake.taken (
  id bigint generated always as identity primary key,
  report_id bigint not null references intake.report,
  case_code text not null check (length(case_code) between 1 and 40),
  at timestamptz not null,
  by_person int,
  by_name text,
  released_at timestamptz,
  released_by_name text
);
create unique index taken_once on intake.taken (report_id) where released_at is null;

-- What a person is writing: theirs alone, sealed, gone after some days.
create table intake.draft (
  id uuid primary key,
  person_id int not null references people.person,
  record uuid not null unique,
  sealed bytea not null,
  started_at timestamptz not null,
  saved_at timestamptz not null
);
create index draft_person on intake.draft (person_id, saved_at desc);
create index draft_saved on intake.draft (saved_at);

-- The body in charge of each kind that is handed over; the city sets it.
create table intake.body (
  kind text primary key check (kind in ('crime', 'trafficking', 'child-abuse', 'sexual-abuse', 'child-labour')),
  unit_id int not null references agencies.unit,
  at timestamptz not null,
  by_name text
);

alter table intake.report enable row level security, force row level security;
create policy report_sees on intake.report for select using (case (select intake.side())
  when 'place' then (select access.sees_all()) or unit_id = any ((select access.seen_units())::int[])
  when 'given' then (select access.sees_all()) or given_to && (select access.seen_units())::int[]
  -- At the commune itself whoever enters follows their own alone; a police post, a hospital, a school follows all of its own.
  when 'entered' then (select access.sees_all()) or received_by = (select access.person())
    or (receiver_unit_id <> unit_id and receiver_unit_id = any ((select access.seen_units())::int[]))
  else false end);
create policy report_adds on intake.report for insert
  with check ((select intake.side()) = 'entered' and access.writes(receiver_unit_id));
create policy report_changes on intake.report for update
  using ((select intake.side()) = 'place' and access.writes(unit_id));

alter table intake.event enable row level security, force row level security;
create policy event_sees on intake.event for select
  using (exists (select from intake.report r where r.id = report_id)
    and ((select intake.side()) = 'place' or act not in ('take', 'release', 'write')));
create policy event_adds on intake.event for insert
  with check (exists (select from intake.report r where r.id = report_id) and current_setting('toam.writes', true) <> '');

alter table intake.assignment enable row level security, force row level security;
create policy assignment_sees on intake.assignment for select
  using (exists (select from intake.report r where r.id = report_id));
create policy assignment_adds on intake.assignment for insert
  with check ((select intake.side()) = 'place' and exists (select from intake.report r where r.id = report_id and access.writes(r.unit_id)));
create policy assignment_changes on intake.assignment for update
  using ((select intake.side()) = 'given' and access.writes(to_unit_id));

alter table intake.taken enable row level security, force row level security;
create policy taken_sees on intake.taken for select
  using ((select intake.side()) = 'place' and exists (select from intake.report r where r.id = report_id));
create policy taken_adds on intake.taken for insert
  with check ((select intake.side()) = 'place' and exists (select from intake.report r where r.id = report_id));
create policy taken_changes on intake.taken for update
  using ((select intake.side()) = 'place' and exists (select from intake.report r where r.id = report_id));

alter table intake.draft enable row level security, force row level security;
create policy draft_own on intake.draft
  using ((person_id = (select access.person()) and (select intake.side()) = 'entered')
    or current_setting('toam.verb', true) = 'intake.sweep')
  with check (person_id = (select access.person()) and (select intake.side()) = 'entered');

grant select, insert on all tables in schema intake to toam_app;
-- What was reported, when and by whom is fixed.
grant update (state, given_to, version) on intake.report to toam_app;
grant update (answer, answered_at, answered_by_name, sealed_answer) on intake.assignment to toam_app;
grant update (released_at, released_by_name) on intake.taken to toam_app;
grant update (sealed, saved_at), delete on intake.draft to toam_app;
grant update (unit_id, at, by_name) on intake.body to toam_app;

-- Where the law says "at once" the hours are the city's own.
insert into deadlines.rule (code, label_vi, label_en) values
  ('intake.tell-chair', 'Báo ngay Chủ tịch UBND cấp xã', 'Tell the commune chair at once'),
  ('intake.tell-chair-after-call', 'Báo Chủ tịch UBND cấp xã ngay sau cuộc gọi', 'Tell the commune chair right after the call'),
  ('intake.handle', 'Xử lý hoặc phân công xử lý tin báo', 'Handle a report, or assign it'),
  ('intake.assign-police', 'Phân công Công an cấp xã', 'Assign the commune police'),
  ('intake.bring-child-protection', 'Mời người làm công tác bảo vệ trẻ em tham gia', 'Bring in child protection'),
  ('intake.hand-over', 'Chuyển tin báo đến cơ quan có thẩm quyền', 'Hand a report over to the body in charge'),
  ('intake.answer', 'Trả lời việc tiếp nhận tin báo được giao, được chuyển', 'Answer a report that was given or handed over');
insert into deadlines.rule_version (rule_code, number, amount, unit, basis, article, source, confidence, valid_from) values
  ('intake.tell-chair', 1, 1, 'hour', 'internal', null, 'Luật 13/2022/QH15, Điều 20 ghi “ngay”, không ghi số giờ; mốc này do Thành phố tự đặt', 'I', '2020-01-01'),
  ('intake.tell-chair-after-call', 1, 1, 'hour', 'internal', null, 'Nghị định 76/2023/NĐ-CP, Điều 7 ghi “ngay sau khi kết thúc cuộc gọi”, không ghi số giờ; mốc này do Thành phố tự đặt', 'I', '2020-01-01'),
  ('intake.handle', 1, 2, 'hour', 'internal', null, 'Luật 13/2022/QH15, Điều 20 ghi “ngay”, không ghi số giờ; mốc này do Thành phố tự đặt', 'I', '2020-01-01'),
  ('intake.assign-police', 1, 1, 'hour', 'internal', null, 'Luật 13/2022/QH15, Điều 20: người yếu thế hoặc nguy hiểm đến tính mạng, sức khỏe; số giờ do Thành phố tự đặt', 'I', '2020-01-01'),
  ('intake.bring-child-protection', 1, 4, 'hour', 'internal', null, 'Luật 13/2022/QH15, Điều 4: trẻ em bị bạo lực; số giờ do Thành phố tự đặt', 'I', '2020-01-01'),
  ('intake.hand-over', 1, 4, 'hour', 'internal', null, 'Luật 13/2022/QH15, Điều 20: có dấu hiệu tội phạm hoặc thuộc thẩm quyền cơ quan khác; số giờ do Thành phố tự đặt', 'I', '2020-01-01'),
  ('intake.answer', 1, 24, 'hour', 'internal', null, 'Không văn bản nào định thời hạn; mốc này do Thành phố tự đặt', 'I', '2020-01-01');

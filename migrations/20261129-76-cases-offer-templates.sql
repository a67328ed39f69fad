-- Frames for narrative fields: headings and questions, never sentences about people. The city keeps its own, each unit may add. They hold
-- nothing of any case.
set local toam.sees = 'all';

create table cases.template (
  id bigint generated always as identity primary key,
  -- Null: of the city, offered to everyone.
  unit_id int references agencies.unit,
  field text not null check (length(field) between 1 and 80),
  title_vi text not null check (length(title_vi) between 1 and 80),
  title_en text not null check (length(title_en) between 1 and 80),
  body_vi text not null check (length(body_vi) between 1 and 4000),
  body_en text not null check (length(body_en) between 1 and 4000),
  version int not null default 1 check (version > 0),
  changed_at timestamptz not null,
  changed_by_name text not null,
  dropped_at timestamptz
);
create index template_field on cases.template (field) where dropped_at is null;
alter table cases.template enable row level security, force row level security;
create policy template_sees on cases.template for select to toam_app using (unit_id is null or access.sees(unit_id));
create policy template_adds on cases.template for insert to toam_app with check (
  case when unit_id is null then current_setting('toam.writes', true) = 'all' else access.writes(unit_id) end);
create policy template_changes on cases.template for update to toam_app using (
  case when unit_id is null then current_setting('toam.writes', true) = 'all' else access.writes(unit_id) end);
create policy template_ships on cases.template for insert with check (current_setting('toam.sees', true) = 'all' and unit_id is null
  and changed_by_name = 'Tổ Ấm');
grant select, insert, update (title_vi, title_en, body_vi, body_en, version, changed_at, changed_by_name, dropped_at) on cases.template to toam_app;

insert into cases.template (field, title_vi, title_en, body_vi, body_en, changed_at, changed_by_name) values
  ('behaviour.description', 'Sự việc', 'What happened',
   E'Xảy ra lúc nào, ở đâu?\nAi đã làm gì với ai?\nCó vật gì được dùng không?\nAi chứng kiến, có trẻ em không?\nThương tích, thiệt hại thấy được:\nNgười bị bạo lực nói gì (ghi đúng lời):',
   E'When and where did it happen?\nWho did what to whom?\nWas any object used?\nWho saw it, were children there?\nInjuries and damage that can be seen:\nWhat the harmed person said (in their own words):',
   '2026-11-29', 'Tổ Ấm'),
  ('case.summary', 'Tóm tắt vụ việc', 'Summary of the case',
   E'Tình hình hiện nay:\nViệc đã làm:\nViệc còn phải làm, ai làm, hạn nào?\nĐiều người bị bạo lực mong muốn:',
   E'How it stands now:\nWhat was done:\nWhat is still to be done, by whom, by when?\nWhat the harmed person wishes:',
   '2026-11-29', 'Tổ Ấm'),
  ('case.verifiedNote', 'Kết quả xác minh', 'Findings of the verification',
   E'Đã gặp ai, ngày nào?\nGiấy tờ, hình ảnh đã xem:\nĐiều khớp nhau:\nĐiều còn khác nhau:\nKết luận và căn cứ:',
   E'Who was spoken to, on which day?\nPapers and pictures seen:\nWhat agrees:\nWhat differs:\nConclusion and its grounds:',
   '2026-11-29', 'Tổ Ấm'),
  ('case.outcomeNote', 'Kết thúc vụ việc', 'Closing the case',
   E'Người bị bạo lực có an toàn không, biết bằng cách nào?\nBiện pháp đã thực hiện và kết quả:\nAi tiếp tục theo dõi?\nKhi nào cần mở lại?',
   E'Is the harmed person safe, and how is that known?\nMeasures carried out and their results:\nWho goes on watching?\nWhen should it be reopened?',
   '2026-11-29', 'Tổ Ấm'),
  ('harmed.safetyPlan', 'Kế hoạch an toàn', 'Safety plan',
   E'Dấu hiệu sắp có nguy hiểm:\nNơi có thể đến ngay:\nGọi ai trước, bằng cách nào?\nGiấy tờ, tiền, thuốc để sẵn ở đâu?\nTrẻ em và người phụ thuộc:\nTín hiệu với hàng xóm:\nNgày xem lại kế hoạch:',
   E'Signs that danger is near:\nWhere to go at once:\nWhom to call first, and how?\nWhere papers, money and medicines are kept:\nChildren and dependants:\nSignal to neighbours:\nDay on which the plan is looked at again:',
   '2026-11-29', 'Tổ Ấm'),
  ('contact.note', 'Lần liên hệ', 'A contact',
   E'Hỏi trước: lúc này nói chuyện có an toàn không?\nTừ lần trước có gì xảy ra?\nCần giúp gì ngay?\nĐã hẹn gì, lần sau khi nào?',
   E'Asked first: is it safe to talk now?\nWhat has happened since the last time?\nWhat help is needed now?\nWhat was agreed, when is the next time?',
   '2026-11-29', 'Tổ Ấm'),
  ('meeting.minutes', 'Biên bản họp liên ngành', 'Minutes of a meeting of agencies',
   E'Tình hình do đơn vị điều phối nêu:\nÝ kiến của từng cơ quan:\nNguy cơ chính, mức thống nhất:\nViệc cần làm ngay:\nĐiều chưa thống nhất:',
   E'How it stands, told by the co-ordinator:\nWhat each agency says:\nMain dangers, and the level agreed on:\nWhat must be done at once:\nWhat was not agreed on:',
   '2026-11-29', 'Tổ Ấm');

-- The steps that the city begins with, and the time to answer a leader's question. No law sets either: both are the
-- city's own and are changed on the screen.
insert into notices.ladder (kind, number) values ('task', 1), ('report', 1), ('clock', 1);
insert into notices.rung (ladder_id, step, after_days, place, roles)
  select l.id, s.step, s.after_days, s.place, s.roles from notices.ladder l cross join (values
    (1, 1, 'own', array['commune-officer', 'agency-focal', 'commune-police', 'health-worker', 'press', 'city-lead']),
    (2, 3, 'own', array['commune-leader']),
    (3, 5, 'in-charge', array['agency-focal', 'commune-leader', 'city-lead']),
    (4, 10, 'city', array['city-lead'])) as s (step, after_days, place, roles);
insert into deadlines.rule (code, label_vi, label_en) values
  ('explanation.answer', 'Trả lời yêu cầu giải trình', 'Answer a request for an explanation');
insert into deadlines.rule_version (rule_code, number, amount, unit, basis, article, source, confidence, valid_from) values
  ('explanation.answer', 1, 3, 'working-day', 'internal', null, 'Không văn bản nào định thời hạn; mốc này do Thành phố tự đặt', 'I', '2020-01-01');

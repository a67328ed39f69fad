-- Working on one case together, apart: how what was given to another unit stands, what a seal rests on, what a person may ask
-- about their own data, for how long somebody looks who takes no part; and the clocks of it. Hours and days that no law
-- sets are the city's own.
insert into cases.code (list, code, version, label_vi, label_en, valid_from, valid_to, source, confidence) values
  ('giving-state', 'requested', 1, 'Đã gửi, chờ trả lời', 'Sent, waiting for an answer', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('giving-state', 'accepted', 1, 'Đã nhận', 'Accepted', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('giving-state', 'in-progress', 1, 'Đang thực hiện', 'Under way', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('giving-state', 'on-hold', 1, 'Tạm dừng', 'On hold', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('giving-state', 'completed', 1, 'Đã xong', 'Completed', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('giving-state', 'rejected', 1, 'Không nhận', 'Rejected', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('giving-state', 'failed', 1, 'Không thực hiện được', 'Failed', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('giving-state', 'revoked', 1, 'Bên gửi rút lại', 'Revoked', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('seal-form', 'harmed-request', 1, 'Đề nghị của người bị bạo lực hoặc người giám hộ', 'Request of the harmed person or guardian', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('seal-form', 'chair-decision', 1, 'Quyết định của Chủ tịch UBND cấp xã', 'Decision of the commune''s chair', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('seal-form', 'procedure', 1, 'Yêu cầu của cơ quan tiến hành tố tụng', 'Demand of a procedural body', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('seal-form', 'official-concerned', 1, 'Có người giữ chức vụ liên quan', 'Somebody in office is concerned', '2020-01-01', null, 'Danh sách do hệ thống đặt', 'I'),
  ('subject-request', 'see', 1, 'Xem dữ liệu', 'See the data', '2026-01-01', null, 'Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP, Điều 5, theo trích dẫn', 'E'),
  ('subject-request', 'correct', 1, 'Chỉnh sửa', 'Correct it', '2026-01-01', null, 'Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP, Điều 5, theo trích dẫn', 'E'),
  ('subject-request', 'provide', 1, 'Cung cấp dữ liệu', 'Be given it', '2026-01-01', null, 'Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP, Điều 5, theo trích dẫn', 'E'),
  ('subject-request', 'withdraw', 1, 'Rút lại sự đồng ý', 'Withdraw consent', '2026-01-01', null, 'Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP, Điều 5, theo trích dẫn', 'E'),
  ('subject-request', 'restrict', 1, 'Hạn chế xử lý', 'Restrict processing', '2026-01-01', null, 'Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP, Điều 5, theo trích dẫn', 'E'),
  ('subject-request', 'object', 1, 'Phản đối xử lý', 'Object to processing', '2026-01-01', null, 'Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP, Điều 5, theo trích dẫn', 'E'),
  ('subject-request', 'delete', 1, 'Xóa dữ liệu', 'Have it deleted', '2026-01-01', null, 'Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP, Điều 5, theo trích dẫn', 'E');
insert into cases.fact (name, version, valid_from, is_example, source, confidence, body) values
  ('break-glass', 1, '2020-01-01', false, 'Không văn bản nào định; Thành phố tự đặt', 'I', '{"maxHours":3,"reasonLetters":20}'),
  ('giving', 1, '2020-01-01', false, 'Không văn bản nào định; Thành phố tự đặt', 'I', '{"maxDays":90}');

insert into deadlines.rule (code, label_vi, label_en) values
  ('case.answer-referral', 'Trả lời việc chuyển, giới thiệu vụ việc', 'Answer a transfer or referral of a case'),
  ('case.review-break-glass', 'Xem xét lại lần xem khẩn cấp', 'Review an emergency look'),
  ('case.meet', 'Họp liên ngành về vụ việc', 'Hold the meeting of agencies about a case'),
  ('data-subject.access-with-others', 'Cho xem, chỉnh sửa, cung cấp dữ liệu cá nhân khi có bên thứ ba', 'Show, correct or provide personal data that others hold too'),
  ('data-subject.restrict-with-others', 'Rút đồng ý, hạn chế, phản đối xử lý dữ liệu khi có bên thứ ba', 'Withdraw consent, restrict or object where others hold the data'),
  ('data-subject.delete-with-others', 'Xóa dữ liệu cá nhân khi có bên thứ ba', 'Delete personal data that others hold too');
insert into deadlines.rule_version (rule_code, number, amount, unit, basis, article, source, confidence, valid_from) values
  ('case.answer-referral', 1, 12, 'hour', 'internal', null, 'Không văn bản nào định thời hạn; mốc này do Thành phố tự đặt', 'I', '2020-01-01'),
  ('case.review-break-glass', 1, 2, 'working-day', 'internal', null, 'Không văn bản nào định thời hạn; mốc này do Thành phố tự đặt', 'I', '2020-01-01'),
  ('case.meet', 1, 5, 'working-day', 'internal', null, 'Không văn bản nào định thời hạn; mốc này do Thành phố tự đặt', 'I', '2020-01-01'),
  ('data-subject.access-with-others', 1, 15, 'calendar-day', 'law', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'Nghị định 356/2025/NĐ-CP, Điều 5, theo trích dẫn: 15 ngày khi có bên thứ ba', 'E', '2025-01-01'),
  ('data-subject.restrict-with-others', 1, 20, 'calendar-day', 'law', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'Nghị định 356/2025/NĐ-CP, Điều 5, theo trích dẫn: 20 ngày khi có bên thứ ba', 'E', '2025-01-01'),
  ('data-subject.delete-with-others', 1, 30, 'calendar-day', 'law', 'Nghị định 356/2025/NĐ-CP, Điều 5', 'Nghị định 356/2025/NĐ-CP, Điều 5, theo trích dẫn: 30 ngày khi có bên thứ ba', 'E', '2025-01-01');

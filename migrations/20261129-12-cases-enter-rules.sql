-- What the rules of cases reckon with and the city may change: the questions of the danger assessment, the weights of
-- matching, the law on legal aid, the distance of a no-contact decision. Versions are added, never changed; the one that
-- holds on a day is the last whose first day has come. The shape of each is checked by the application.
create table cases.fact (
  name text not null check (name ~ '^[a-z][a-z-]*$'),
  version int not null check (version > 0),
  valid_from date not null,
  body jsonb not null,
  -- Shipped to show how it works: a city at work is asked for the version that it adopted.
  is_example boolean not null default false,
  source text not null check (length(source) between 1 and 500),
  confidence text not null check (confidence in ('V', 'E', 'M', 'I')),
  at timestamptz not null default now(),
  by_name text,
  primary key (name, version)
);
grant select, insert on cases.fact to toam_app;
insert into cases.fact (name, version, valid_from, is_example, source, confidence, body) values
  ('danger-assessment', 1, '2020-01-01', true, 'Câu hỏi mẫu của hệ thống, chưa cơ quan nào ban hành; Thành phố cần thông qua bộ câu hỏi của mình', 'I', '{"name":{"vi":"Đánh giá nguy cơ (bản mẫu)","en":"Danger assessment (example)"},"questions":[{"id":"choking","weight":3,"critical":true,"label":{"vi":"Đã từng bóp cổ, làm nghẹt thở, dìm nước","en":"Choked, smothered or held under water"}},{"id":"threat-to-kill","weight":3,"critical":true,"label":{"vi":"Dọa giết người bị bạo lực, con hoặc người thân","en":"Threatened to kill the person, a child or a relative"}},{"id":"weapon","weight":3,"critical":true,"label":{"vi":"Đã dùng hoặc dọa dùng dao, xăng, axit, súng","en":"Used or threatened with a knife, petrol, acid, a gun"}},{"id":"hospital","weight":3,"critical":true,"label":{"vi":"Đã gây thương tích phải nhập viện","en":"Caused injuries that needed hospital"}},{"id":"pregnant-beaten","weight":3,"critical":true,"label":{"vi":"Đánh khi đang mang thai","en":"Beat during pregnancy"}},{"id":"child-hurt","weight":3,"critical":true,"label":{"vi":"Đã làm hại trẻ em trong nhà","en":"Hurt a child of the household"}},{"id":"more-often","weight":2,"critical":false,"label":{"vi":"Bạo lực ngày càng thường xuyên hoặc nặng hơn","en":"Violence grows more frequent or worse"}},{"id":"sexual-force","weight":2,"critical":false,"label":{"vi":"Cưỡng ép quan hệ tình dục","en":"Forced sexual relations"}},{"id":"stalking","weight":2,"critical":false,"label":{"vi":"Theo dõi, kiểm soát điện thoại, rình rập","en":"Follows, controls the telephone, lies in wait"}},{"id":"confined","weight":2,"critical":false,"label":{"vi":"Nhốt, không cho ra ngoài, giữ giấy tờ","en":"Locks in, keeps from going out, keeps papers"}},{"id":"leaving","weight":2,"critical":false,"label":{"vi":"Người bị bạo lực vừa hoặc đang định ly hôn, bỏ đi","en":"The person has just left or means to leave"}},{"id":"suicide","weight":2,"critical":false,"label":{"vi":"Người bạo lực dọa tự tử","en":"The doer threatens suicide"}},{"id":"ban-broken","weight":2,"critical":false,"label":{"vi":"Đã vi phạm quyết định cấm tiếp xúc hoặc cam kết","en":"Broke a no-contact decision or a promise"}},{"id":"substances","weight":1,"critical":false,"label":{"vi":"Nghiện rượu, ma túy, cờ bạc","en":"Alcohol, drugs, gambling"}},{"id":"jealous","weight":1,"critical":false,"label":{"vi":"Ghen tuông, kiểm soát mọi việc","en":"Jealous, controls everything"}},{"id":"police-before","weight":1,"critical":false,"label":{"vi":"Đã từng bị xử lý vì bạo lực","en":"Dealt with for violence before"}},{"id":"no-income","weight":1,"critical":false,"label":{"vi":"Người bị bạo lực phụ thuộc về tiền, chỗ ở","en":"The person depends on the doer for money or home"}},{"id":"alone","weight":1,"critical":false,"label":{"vi":"Không có người thân, hàng xóm giúp được","en":"No relative or neighbour can help"}},{"id":"afraid","weight":2,"critical":false,"label":{"vi":"Người bị bạo lực rất sợ, nghĩ mình có thể bị giết","en":"The person is very afraid, thinks to be killed"}},{"id":"crisis","weight":1,"critical":false,"label":{"vi":"Vừa mất việc, vỡ nợ, có chuyện lớn","en":"Has just lost work, is bankrupt, a crisis"}}],"levels":{"medium":4,"high":9,"extreme":16},"meetingFrom":14,"repeatMonths":12}'),
  ('match-weights', 1, '2020-01-01', false, 'Do hệ thống đặt; chỉnh theo đo lường trên dữ liệu của Thành phố', 'I', '{"idNumber":80,"phone":45,"nameYear":45,"name":25,"nameWords":15,"address":30,"placeDay":25,"sameCommune":5,"nearInTime":15,"nearDays":3,"otherIdNumber":-60,"otherSex":-30,"otherYear":-25,"proposeFrom":60}'),
  ('legal-aid', 1, '2018-01-01', false, 'Luật 11/2017/QH14, Điều 7; NĐ 144/2017/NĐ-CP, Điều 2', 'V', '{"victimsDirectly":false}'),
  ('legal-aid', 2, '2027-01-01', false, 'Luật sửa đổi thông qua ngày 24/4/2026, theo tóm tắt', 'E', '{"victimsDirectly":true}'),
  ('no-contact', 1, '2023-12-25', false, 'Nghị định 76/2023/NĐ-CP, Điều 19: trong phạm vi 100 m mà không có tường, vách ngăn an toàn', 'V', '{"distanceMetres":100}');

-- Reports are called by the same codes wherever they come in.
update cases.code set code = 'domestic-violence' where list = 'report-kind' and code = 'violence';
update cases.code set label_vi = 'Cơ sở khám bệnh, chữa bệnh', label_en = 'Health facility' where list = 'channel' and code = 'health';
insert into cases.code (list, code, version, label_vi, label_en, valid_from, source, confidence, more) values
  ('channel', 'health-screening', 1, 'Sàng lọc tại cơ sở khám bệnh, chữa bệnh', 'Screening at a health facility', '2020-01-01', 'Luật 13/2022/QH15, Điều 29', 'E', '{"letter":null}');

-- What must be done of itself with a case. The law says "at once", or sets no time at all: the hours are the city's own.
insert into deadlines.rule (code, label_vi, label_en) values
  ('case.assess-danger', 'Đánh giá nguy cơ lần đầu của vụ việc', 'First assessment of danger of a case'),
  ('case.verify', 'Xác minh vụ việc', 'Verify a case'),
  ('case.bring-child-protection', 'Mời người làm công tác bảo vệ trẻ em tham gia vụ việc', 'Bring child protection into a case'),
  ('case.bring-police', 'Phân công Công an cấp xã tham gia vụ việc', 'Bring the commune police into a case'),
  ('case.hand-over', 'Chuyển vụ việc có dấu hiệu tội phạm đến cơ quan điều tra', 'Hand a suspected crime over to the investigation'),
  ('contact-ban.decide-in-danger', 'Xem xét cấm tiếp xúc khi tính mạng bị đe dọa', 'Consider a no-contact decision in danger to life');
insert into deadlines.rule_version (rule_code, number, amount, unit, basis, article, source, confidence, valid_from) values
  ('case.assess-danger', 1, 24, 'hour', 'internal', null, 'Không văn bản nào định thời hạn; mốc này do Thành phố tự đặt', 'I', '2020-01-01'),
  ('case.verify', 1, 5, 'working-day', 'internal', null, 'Không văn bản nào định thời hạn; mốc này do Thành phố tự đặt', 'I', '2020-01-01'),
  ('case.bring-child-protection', 1, 4, 'hour', 'internal', null, 'Luật 13/2022/QH15, Điều 4: bắt buộc tham gia khi người bị bạo lực là trẻ em; số giờ do Thành phố tự đặt', 'I', '2020-01-01'),
  ('case.bring-police', 1, 1, 'hour', 'internal', null, 'Luật 13/2022/QH15, Điều 20: người yếu thế hoặc nguy hiểm đến tính mạng, sức khỏe; số giờ do Thành phố tự đặt', 'I', '2020-01-01'),
  ('case.hand-over', 1, 4, 'hour', 'internal', null, 'Luật 13/2022/QH15, Điều 20: có dấu hiệu tội phạm; số giờ do Thành phố tự đặt', 'I', '2020-01-01'),
  ('contact-ban.decide-in-danger', 1, 2, 'hour', 'internal', null, 'Luật 13/2022/QH15, Điều 25: không cần đề nghị, không ghi số giờ; mốc này do Thành phố tự đặt', 'I', '2020-01-01');

-- The catalogue of figures and their cells. A figure is defined once, in versions with days, and its cell says which
-- of five things it is: a value, a confirmed zero, not reported, not applicable, or suppressed. The database refuses
-- to mix them. Cells are computed by the report role, which sees every unit, and read by the application under row
-- security; totals are stored beside them, so that a person's narrow view never turns a total into zero.
create schema indicators;
grant usage on schema indicators to toam_app, toam_report;
-- Cells name their units.
grant usage on schema agencies to toam_app, toam_report;

create table indicators.block (
  code text primary key check (code ~ '^[a-z][a-z-]*$'),
  label_vi text not null,
  label_en text not null,
  sort int not null
);

create table indicators.indicator (
  code text primary key check (code ~ '^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$'),
  block text not null references indicators.block,
  sort int not null,
  -- "of which": the figure that this one is a part of.
  part_of text references indicators.indicator,
  -- Published cells of 1 up to less than this are suppressed; null: never.
  suppress_below int check (suppress_below > 1),
  is_demo boolean not null default false,
  constraint indicator_not_part_of_itself check (part_of <> code)
);

-- What a figure means, from which day to before which day. A frozen report names the version it counted by.
create table indicators.definition (
  id bigint generated always as identity primary key,
  indicator_code text not null references indicators.indicator,
  version int not null check (version > 0),
  valid_from date not null,
  valid_to date,
  label_vi text not null check (length(label_vi) between 1 and 300),
  label_en text not null check (length(label_en) between 1 and 300),
  unit_vi text not null,
  unit_en text not null,
  definition_vi text not null,
  definition_en text not null,
  source_vi text not null,
  source_en text not null,
  -- V checked in the text itself, E from an excerpt, M general knowledge, I inferred.
  confidence text not null default 'V' check (confidence in ('V', 'E', 'M', 'I')),
  origin text not null check (origin in ('typed', 'computed')),
  decimals int not null default 0 check (decimals between 0 and 6),
  -- Changes of wording in place; a change of meaning is a new version.
  edition int not null default 1,
  constraint definition_version_once unique (indicator_code, version),
  constraint definition_ends_after_start check (valid_to > valid_from),
  constraint definition_one_a_day exclude using gist (indicator_code with =, daterange(valid_from, valid_to) with &&)
);

-- One reckoning of a window: the cut-off of every computed cell that it left.
create table indicators.run (
  id bigint generated always as identity primary key,
  from_on date not null,
  to_on date not null,
  at timestamptz not null default clock_timestamp(),
  cells int not null,
  took_ms int not null,
  check (to_on >= from_on)
);
create index run_window on indicators.run (from_on, to_on, at desc);

create table indicators.cell (
  id bigint generated always as identity primary key,
  indicator_code text not null references indicators.indicator,
  definition_id bigint not null references indicators.definition,
  unit_id int not null references agencies.unit,
  from_on date not null,
  to_on date not null,
  -- The breakdown in one spelling: "" for the whole, else "age=under-16;sex=female", keys in order.
  dims text not null default '' check (dims ~ '^([a-z][a-z-]*=[^=;]+(;[a-z][a-z-]*=[^=;]+)*)?$'),
  state text not null check (state in ('value', 'zero', 'not-reported', 'not-applicable', 'suppressed')),
  value numeric,
  origin text not null check (origin in ('typed', 'computed')),
  note text check (length(note) <= 500),
  version int not null default 1 check (version > 0),
  at timestamptz not null default now(),
  by_person int,
  by_name text,
  is_demo boolean not null default false,
  check (to_on >= from_on),
  -- Four kinds of nothing are not a number, and zero is said, never written as a value.
  constraint cell_value_fits_state check (case state when 'value' then value is not null and value > 0 else value is null end),
  constraint cell_once unique (unit_id, from_on, to_on, indicator_code, dims, origin)
);
create index cell_window on indicators.cell (from_on, to_on, indicator_code, dims);

-- The sum over all units, kept by whoever saw them all.
create table indicators.total (
  indicator_code text not null references indicators.indicator,
  from_on date not null,
  to_on date not null,
  dims text not null default '',
  state text not null check (state in ('value', 'zero', 'not-reported', 'not-applicable', 'suppressed')),
  value numeric,
  units_reported int not null check (units_reported >= 0),
  units_missing int not null check (units_missing >= 0),
  units_not_applicable int not null check (units_not_applicable >= 0),
  at timestamptz not null default now(),
  primary key (from_on, to_on, indicator_code, dims),
  constraint total_value_fits_state check (case state when 'value' then value is not null and value > 0 else value is null end)
);

-- The cell that counts: the computed one where there is one, else what the unit typed.
create view indicators.present with (security_invoker = true) as
  select distinct on (unit_id, from_on, to_on, indicator_code, dims)
    unit_id, from_on, to_on, indicator_code, dims, definition_id, state, value, origin, note, version, at, by_name, is_demo
  from indicators.cell
  order by unit_id, from_on, to_on, indicator_code, dims, (origin = 'computed') desc;

alter table indicators.cell enable row level security, force row level security;
create policy cell_sees on indicators.cell for select using (access.sees(unit_id));
-- The application types; only the report role (or the owner) computes.
create policy cell_adds on indicators.cell for insert
  with check (access.writes(unit_id) and (origin = 'typed' or current_user <> 'toam_app'));
create policy cell_changes on indicators.cell for update
  using (access.writes(unit_id) and (origin = 'typed' or current_user <> 'toam_app'))
  with check (access.writes(unit_id) and (origin = 'typed' or current_user <> 'toam_app'));
create policy cell_drops on indicators.cell for delete using (access.writes(unit_id) and origin = 'computed');

grant select on all tables in schema indicators to toam_app, toam_report;
grant insert, update on indicators.cell to toam_app, toam_report;
grant insert on indicators.definition to toam_app, toam_report;
grant update on indicators.definition to toam_app, toam_report;
grant insert on indicators.indicator to toam_app, toam_report;
grant delete on indicators.cell to toam_report;
grant insert on indicators.run to toam_report;
grant insert, update, delete on indicators.total to toam_report;

insert into indicators.block (code, label_vi, label_en, sort) values
  ('family', 'I. Gia đình', 'I. Families', 1),
  ('violence', 'II. Bạo lực gia đình', 'II. Domestic violence', 2),
  ('prevention', 'III. Công tác phòng, chống bạo lực gia đình', 'III. Prevention and control of domestic violence', 3),
  ('plan', 'IV. Thực hiện kế hoạch', 'IV. Carrying out the plan', 4),
  ('policy', 'V. Văn bản chính sách', 'V. Policy documents', 5),
  ('other', 'VI. Số liệu khác', 'VI. Other figures', 6);

-- The blocks of the commune's yearly statistical form, typed until a register computes them. The wording is ours; the
-- lines follow form 01/BC-X of Circular 23/2011 and the simpler yearly form of Circular 07/2017.
create temporary table form_line (
  sort int, code text, part_of text, label_vi text, label_en text, unit_vi text, unit_en text,
  source_vi text, confidence text, suppress_below int, decimals int default 0, more_vi text default '', more_en text default ''
) on commit drop;

insert into form_line (sort, code, part_of, label_vi, label_en, unit_vi, unit_en, source_vi, confidence, suppress_below) values
  (101, 'family.households', null, 'Tổng số hộ gia đình', 'Households', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.1', 'V', null),
  (102, 'family.households.two-generations', 'family.households', 'Hộ hai thế hệ: vợ, chồng và con', 'Two generations: couple with children', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.1', 'V', null),
  (103, 'family.households.mother-child', 'family.households', 'Hộ mẹ và con', 'Mother with children', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.1', 'V', null),
  (104, 'family.households.father-child', 'family.households', 'Hộ bố và con', 'Father with children', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.1', 'V', null),
  (105, 'family.households.three-generations', 'family.households', 'Hộ ba thế hệ trở lên', 'Three generations or more', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.1', 'V', null),
  (106, 'family.households.couple', 'family.households', 'Hộ một thế hệ: vợ chồng', 'One generation: couple', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.1', 'V', null),
  (107, 'family.households.single', 'family.households', 'Hộ đơn thân', 'Single person', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.1', 'V', null),
  (108, 'family.households.other', 'family.households', 'Hộ khác', 'Other households', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.1', 'V', null),
  (109, 'family.with-elderly', null, 'Hộ có người cao tuổi (từ 60 tuổi)', 'Households with a person aged 60 or over', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.2; TT 07/2017 không còn hỏi', 'V', null),
  (110, 'family.with-children', null, 'Hộ có trẻ em (dưới 16 tuổi)', 'Households with a child under 16', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.3; TT 07/2017 không còn hỏi', 'V', null),
  (111, 'family.with-violence', null, 'Hộ có bạo lực gia đình được ghi nhận', 'Households with recorded domestic violence', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.4; TT 07/2017/TT-BVHTTDL', 'V', 5),
  (112, 'family.with-child-marriage', null, 'Hộ có người tảo hôn', 'Households with a child marriage', 'hộ', 'households', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, I.5; TT 07/2017 không còn hỏi', 'V', 5),
  (201, 'violence.cases', null, 'Tổng số vụ bạo lực gia đình được ghi nhận', 'Recorded cases of domestic violence', 'vụ', 'cases', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.1', 'V', 5),
  (202, 'violence.cases.mental', 'violence.cases', 'Bạo lực tinh thần (hình thức chính)', 'Mental violence (main form)', 'vụ', 'cases', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.2', 'V', 5),
  (203, 'violence.cases.physical', 'violence.cases', 'Bạo lực thân thể (hình thức chính)', 'Physical violence (main form)', 'vụ', 'cases', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.2', 'V', 5),
  (204, 'violence.cases.sexual', 'violence.cases', 'Bạo lực tình dục (hình thức chính)', 'Sexual violence (main form)', 'vụ', 'cases', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.2', 'V', 5),
  (205, 'violence.cases.economic', 'violence.cases', 'Bạo lực kinh tế (hình thức chính)', 'Economic violence (main form)', 'vụ', 'cases', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.2', 'V', 5),
  (211, 'violence.perpetrators.male', null, 'Người có hành vi bạo lực là nam', 'Male perpetrators', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.3', 'V', 5),
  (212, 'violence.perpetrators.female', null, 'Người có hành vi bạo lực là nữ', 'Female perpetrators', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.3', 'V', 5),
  (221, 'violence.measures.criticism', null, 'Góp ý, phê bình trong cộng đồng', 'Criticism in the community', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.3; Luật 13/2022/QH15 Điều 22', 'V', 5),
  (222, 'violence.measures.no-contact', null, 'Cấm tiếp xúc', 'No-contact orders', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.3; Luật 13/2022/QH15 Điều 25', 'V', 5),
  (223, 'violence.measures.education', null, 'Giáo dục, hỗ trợ chuyển đổi hành vi', 'Education to change behaviour', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.3; Luật 13/2022/QH15 Điều 22', 'V', 5),
  (224, 'violence.measures.sanction', null, 'Tạm giữ, xử phạt vi phạm hành chính', 'Detention, administrative sanctions', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.3', 'V', 5),
  (225, 'violence.measures.criminal', null, 'Xử lý hình sự', 'Criminal proceedings', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.3', 'V', 5),
  (231, 'violence.victims.male', null, 'Người bị bạo lực là nam', 'Male victims', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.4', 'V', 5),
  (232, 'violence.victims.female', null, 'Người bị bạo lực là nữ', 'Female victims', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.4', 'V', 5),
  (233, 'violence.victims.under-16', null, 'Người bị bạo lực dưới 16 tuổi', 'Victims under 16', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.4; TT 07/2017/TT-BVHTTDL', 'V', 5),
  (234, 'violence.victims.women-16-59', null, 'Người bị bạo lực là nữ từ 16 đến 59 tuổi', 'Women victims aged 16 to 59', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.4; TT 07/2017 không còn hỏi', 'V', 5),
  (235, 'violence.victims.from-60', null, 'Người bị bạo lực từ 60 tuổi', 'Victims aged 60 or over', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.4; TT 07/2017/TT-BVHTTDL', 'V', 5),
  (241, 'violence.handled.under-16', null, 'Vụ được xử lý, nạn nhân dưới 16 tuổi', 'Cases handled, victim under 16', 'vụ', 'cases', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.5', 'V', 5),
  (242, 'violence.handled.women-16-59', null, 'Vụ được xử lý, nạn nhân nữ từ 16 đến 59 tuổi', 'Cases handled, woman victim aged 16 to 59', 'vụ', 'cases', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.5', 'V', 5),
  (243, 'violence.handled.from-60', null, 'Vụ được xử lý, nạn nhân từ 60 tuổi', 'Cases handled, victim aged 60 or over', 'vụ', 'cases', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.5', 'V', 5),
  (251, 'violence.supported', null, 'Người bị bạo lực được hỗ trợ', 'Victims supported', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.6 (đoạn cuối mẫu đọc qua trích dẫn)', 'E', 5),
  (252, 'violence.supported.counselling', null, 'Trong đó được tư vấn', 'of them counselled', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.6 (đoạn cuối mẫu đọc qua trích dẫn)', 'E', 5),
  (253, 'violence.supported.medical', null, 'Trong đó được chăm sóc y tế', 'of them given medical care', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.6 (đoạn cuối mẫu đọc qua trích dẫn)', 'E', 5),
  (254, 'violence.supported.shelter', null, 'Trong đó được bố trí tạm lánh', 'of them sheltered', 'người', 'people', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, II.6 (đoạn cuối mẫu đọc qua trích dẫn)', 'E', 5),
  (301, 'prevention.clubs', null, 'Câu lạc bộ gia đình phát triển bền vững', 'Family clubs', 'câu lạc bộ', 'clubs', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, III', 'E', null),
  (302, 'prevention.groups', null, 'Nhóm phòng, chống bạo lực gia đình', 'Prevention groups', 'nhóm', 'groups', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, III', 'E', null),
  (303, 'prevention.trusted-addresses', null, 'Địa chỉ tin cậy ở cộng đồng', 'Trusted addresses in the community', 'địa chỉ', 'addresses', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, III', 'E', null),
  (304, 'prevention.hotlines', null, 'Đường dây nóng', 'Hotlines', 'đường dây', 'hotlines', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, III', 'E', null),
  (305, 'prevention.counselling-facilities', null, 'Cơ sở tư vấn, hỗ trợ', 'Counselling and support facilities', 'cơ sở', 'facilities', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, III; TT 07/2017 không còn hỏi', 'E', null),
  (306, 'prevention.training-courses', null, 'Lớp tập huấn đã mở', 'Training courses held', 'lớp', 'courses', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, III', 'M', null),
  (307, 'prevention.training-people', null, 'Lượt người được tập huấn', 'Attendances at training', 'lượt người', 'attendances', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, III', 'M', null),
  (308, 'prevention.budget', null, 'Kinh phí đã thực hiện', 'Money spent', 'triệu đồng', 'million VND', 'TT 23/2011/TT-BVHTTDL, mẫu 01/BC-X, III', 'M', null);
update form_line set decimals = 1 where code = 'prevention.budget';
update form_line set more_vi = ' Chỉ đếm vụ được ghi nhận: con số này đo việc báo tin, không đo mức bạo lực.',
  more_en = ' Only recorded cases: the figure measures reporting, not violence.' where code = 'violence.cases';

insert into indicators.indicator (code, block, sort, part_of, suppress_below)
  select code, split_part(code, '.', 1), sort, part_of, suppress_below from form_line order by sort;
insert into indicators.definition (indicator_code, version, valid_from, label_vi, label_en, unit_vi, unit_en,
    definition_vi, definition_en, source_vi, source_en, confidence, origin, decimals)
  select code, 1, date '2012-01-01', label_vi, label_en, unit_vi, unit_en,
    label_vi || ', trên địa bàn hoặc thuộc trách nhiệm của đơn vị báo cáo, trong kỳ số liệu.' || more_vi,
    label_en || ', in the area or under the responsibility of the reporting unit, within the data window.' || more_en,
    source_vi,
    replace(replace(replace(replace(replace(replace(source_vi, '(đoạn cuối mẫu đọc qua trích dẫn)', '(end of the form known from an excerpt)'),
      'không còn hỏi', 'no longer asks'), 'mẫu', 'form'), 'TT ', 'Circular '), 'Luật', 'Law'), 'Điều', 'Article'), confidence, 'typed', decimals from form_line;

-- Rules between cells and years, as data of the catalogue: what must or should hold between the figures of one report, and
-- against the year before. A rule is kept in versions with days, like a definition; its terms name figures by foreign key,
-- so that no rule speaks of a figure that is not there. A broken "must" keeps a report from being handed over; a broken
-- "should" is handed over with an explanation, which is a status of its own and is frozen with the round.
create table indicators.rule (
  code text primary key check (code ~ '^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$' and length(code) <= 80),
  sort int not null
);
create table indicators.rule_version (
  id int generated always as identity primary key,
  rule_code text not null references indicators.rule,
  version int not null check (version > 0),
  valid_from date not null,
  valid_to date,
  severity text not null check (severity in ('must', 'should')),
  operator text not null check (operator in ('<=', '=', '>=')),
  label_vi text not null check (length(label_vi) between 1 and 300),
  label_en text not null check (length(label_en) between 1 and 300),
  -- What is said where it is broken; {left}, {right}, {l1}, {r1} are the numbers.
  sentence_vi text not null check (length(sentence_vi) between 1 and 500),
  sentence_en text not null check (length(sentence_en) between 1 and 500),
  at timestamptz not null default now(),
  by_name text,
  constraint rule_version_once unique (rule_code, version),
  constraint rule_ends_after_start check (valid_to > valid_from),
  constraint rule_one_a_day exclude using gist (rule_code with =, daterange(valid_from, valid_to) with &&)
);
create table indicators.rule_term (
  rule_version_id int not null references indicators.rule_version,
  side text not null check (side in ('left', 'right')),
  sort int not null,
  -- Of a figure a factor; without one, the number itself.
  factor numeric not null check (factor > 0),
  indicator_code text references indicators.indicator,
  dims text not null default '' check (dims ~ '^([a-z][a-z-]*=[^=;]+(;[a-z][a-z-]*=[^=;]+)*)?$'),
  is_year_before boolean not null default false,
  primary key (rule_version_id, side, sort),
  constraint rule_number_has_no_year check (indicator_code is not null or (dims = '' and not is_year_before))
);
grant select on indicators.rule, indicators.rule_version, indicators.rule_term to toam_app, toam_report;
grant insert on indicators.rule, indicators.rule_version, indicators.rule_term to toam_app;
grant update (valid_to) on indicators.rule_version to toam_app;

-- Why figures stand although a rule that should hold does not: about these two numbers and no others.
create table reports.explanation (
  submission_id bigint not null,
  unit_id int not null,
  rule_code text not null references indicators.rule,
  left_value numeric not null,
  right_value numeric not null,
  text text not null check (length(text) between 1 and 2000),
  version int not null default 1 check (version > 0),
  at timestamptz not null default now(),
  by_person int,
  by_name text,
  primary key (submission_id, rule_code),
  foreign key (submission_id, unit_id) references reports.submission (id, unit_id)
);
-- What the rules found when a round was handed over; never changed.
create table reports.checked_rule (
  submission_id bigint not null,
  unit_id int not null,
  cycle_id int not null references reports.cycle,
  round int not null,
  rule_version_id int not null references indicators.rule_version,
  outcome text not null check (outcome in ('kept', 'explained')),
  left_value numeric not null,
  right_value numeric not null,
  sentence_vi text not null,
  sentence_en text not null,
  explanation text,
  by_name text,
  primary key (submission_id, round, rule_version_id),
  foreign key (submission_id, unit_id) references reports.submission (id, unit_id),
  constraint checked_rule_says_why check ((outcome = 'explained') = (explanation is not null))
);
create index checked_rule_cycle on reports.checked_rule (cycle_id, round);

do $$
declare name text;
begin
  foreach name in array array['explanation', 'checked_rule'] loop
    execute format('alter table reports.%I enable row level security, force row level security', name);
    execute format('create policy %I on reports.%I for select using (access.sees(unit_id))', name || '_sees', name);
    execute format('create policy %I on reports.%I for insert with check (access.writes(unit_id))', name || '_adds', name);
  end loop;
end $$;
create policy explanation_changes on reports.explanation for update using (access.writes(unit_id)) with check (access.writes(unit_id));
grant select on reports.explanation, reports.checked_rule to toam_app, toam_report;
grant insert on reports.explanation, reports.checked_rule to toam_app;
grant update on reports.explanation to toam_app;

-- The first rules, for the blocks of the statistical form (01/BC-X of Circular 23/2011, Circular 07/2017). What follows from
-- the meaning of the lines must hold; what is only likely should. The city changes them on a screen.
create temporary table rule_line (
  sort int, code text, severity text, operator text, label_vi text, label_en text, sentence_vi text, sentence_en text
) on commit drop;
insert into rule_line values
  (1, 'households.kinds', 'must', '=', 'Các loại hộ cộng lại bằng tổng số hộ', 'The kinds of households add up to all households',
    'Các loại hộ cộng lại là {left}, phải bằng tổng số hộ gia đình là {right}.',
    'The kinds of households add up to {left}; they must equal all households, {right}.'),
  (2, 'households.elderly', 'must', '<=', 'Hộ có người cao tuổi không quá tổng số hộ', 'Households with elderly people are among all households',
    'Hộ có người cao tuổi ({left}) không thể nhiều hơn tổng số hộ gia đình ({right}).',
    'Households with a person aged 60 or over ({left}) cannot be more than all households ({right}).'),
  (3, 'households.children', 'must', '<=', 'Hộ có trẻ em không quá tổng số hộ', 'Households with children are among all households',
    'Hộ có trẻ em ({left}) không thể nhiều hơn tổng số hộ gia đình ({right}).',
    'Households with a child under 16 ({left}) cannot be more than all households ({right}).'),
  (4, 'households.most', 'should', '<=', 'Số hộ tăng không quá 20 % so với năm trước', 'Households grow by no more than 20 % in a year',
    'Tổng số hộ năm nay là {left}, tăng quá 20 % so với năm trước ({r1} hộ).',
    'There are {left} households this year, over 20 % more than the year before ({r1}).'),
  (5, 'households.least', 'should', '>=', 'Số hộ giảm không quá 20 % so với năm trước', 'Households shrink by no more than 20 % in a year',
    'Tổng số hộ năm nay là {left}, giảm quá 20 % so với năm trước ({r1} hộ).',
    'There are {left} households this year, over 20 % fewer than the year before ({r1}).'),
  (6, 'violence.forms', 'must', '=', 'Các hình thức chính cộng lại bằng tổng số vụ', 'The main forms add up to all cases',
    'Các hình thức bạo lực chính cộng lại là {left} vụ, phải bằng tổng số vụ là {right}.',
    'The main forms add up to {left} cases; they must equal all cases, {right}.'),
  (7, 'violence.households', 'should', '<=', 'Hộ có bạo lực không quá số vụ', 'Households with violence are no more than cases',
    'Có {left} hộ có bạo lực nhưng chỉ ghi nhận {right} vụ: mỗi hộ thường có ít nhất một vụ.',
    '{left} households with violence but only {right} recorded cases: a household usually has at least one.'),
  (8, 'violence.years', 'should', '<=', 'Số vụ không quá 3 lần năm trước cộng 5', 'Cases are no more than three times those of the year before, plus 5',
    'Năm nay ghi nhận {left} vụ, năm trước {r1} vụ: quá 3 lần năm trước cộng 5 ({right}).',
    '{left} cases this year and {r1} the year before: more than three times that plus 5 ({right}).'),
  (9, 'violence.ages', 'must', '<=', 'Người bị bạo lực theo độ tuổi không quá tổng số người bị bạo lực', 'Victims by age are among all victims',
    'Người bị bạo lực theo độ tuổi cộng lại là {left}, không thể nhiều hơn tổng số nam và nữ ({right}).',
    'Victims by age add up to {left}, which cannot be more than men and women together ({right}).'),
  (10, 'violence.women', 'must', '<=', 'Nữ từ 16 đến 59 tuổi không quá số nữ bị bạo lực', 'Women of 16 to 59 are among the women',
    'Nữ bị bạo lực từ 16 đến 59 tuổi ({left}) không thể nhiều hơn số nữ bị bạo lực ({right}).',
    'Women victims aged 16 to 59 ({left}) cannot be more than all women victims ({right}).'),
  (11, 'violence.handled', 'should', '<=', 'Vụ được xử lý không quá tổng số vụ', 'Cases handled are among all cases',
    'Số vụ được xử lý ({left}) nhiều hơn tổng số vụ được ghi nhận ({right}).',
    'More cases were handled ({left}) than recorded ({right}).'),
  (12, 'violence.supported', 'should', '<=', 'Người được hỗ trợ không quá số người bị bạo lực', 'Victims supported are among the victims',
    'Số người được hỗ trợ ({left}) nhiều hơn số người bị bạo lực trong kỳ ({right}).',
    'More people were supported ({left}) than there were victims in the period ({right}).'),
  (13, 'violence.counselled', 'must', '<=', 'Người được tư vấn không quá số được hỗ trợ', 'The counselled are among the supported',
    'Số người được tư vấn ({left}) không thể nhiều hơn số người được hỗ trợ ({right}).',
    'The counselled ({left}) cannot be more than the supported ({right}).'),
  (14, 'violence.medical', 'must', '<=', 'Người được chăm sóc y tế không quá số được hỗ trợ', 'Those given medical care are among the supported',
    'Số người được chăm sóc y tế ({left}) không thể nhiều hơn số người được hỗ trợ ({right}).',
    'Those given medical care ({left}) cannot be more than the supported ({right}).'),
  (15, 'violence.sheltered', 'must', '<=', 'Người được tạm lánh không quá số được hỗ trợ', 'The sheltered are among the supported',
    'Số người được bố trí tạm lánh ({left}) không thể nhiều hơn số người được hỗ trợ ({right}).',
    'The sheltered ({left}) cannot be more than the supported ({right}).'),
  (16, 'prevention.attendances', 'should', '>=', 'Lượt người tập huấn không ít hơn số lớp', 'Attendances are no fewer than courses',
    'Có {left} lượt người được tập huấn ở {right} lớp: mỗi lớp thường có nhiều người.',
    '{left} attendances at {right} courses: a course usually has several.'),
  (17, 'prevention.budget-years', 'should', '<=', 'Kinh phí không quá 3 lần năm trước', 'Money spent is no more than three times that of the year before',
    'Kinh phí năm nay là {left} triệu đồng, quá 3 lần năm trước ({r1} triệu đồng).',
    '{left} million VND were spent this year, more than three times the {r1} of the year before.');
create temporary table rule_part (
  code text, side text, sort int, indicator text, factor numeric default 1, is_year_before boolean default false
) on commit drop;
insert into rule_part (code, side, sort, indicator)
  select 'households.kinds', 'left', row_number() over (order by sort), code from indicators.indicator where part_of = 'family.households'
  union all select 'violence.forms', 'left', row_number() over (order by sort), code from indicators.indicator where part_of = 'violence.cases';
insert into rule_part (code, side, sort, indicator) values
  ('households.kinds', 'right', 1, 'family.households'),
  ('households.elderly', 'left', 1, 'family.with-elderly'), ('households.elderly', 'right', 1, 'family.households'),
  ('households.children', 'left', 1, 'family.with-children'), ('households.children', 'right', 1, 'family.households'),
  ('households.most', 'left', 1, 'family.households'), ('households.least', 'left', 1, 'family.households'),
  ('violence.forms', 'right', 1, 'violence.cases'),
  ('violence.households', 'left', 1, 'family.with-violence'), ('violence.households', 'right', 1, 'violence.cases'),
  ('violence.years', 'left', 1, 'violence.cases'),
  ('violence.ages', 'left', 1, 'violence.victims.under-16'), ('violence.ages', 'left', 2, 'violence.victims.women-16-59'),
  ('violence.ages', 'left', 3, 'violence.victims.from-60'),
  ('violence.ages', 'right', 1, 'violence.victims.male'), ('violence.ages', 'right', 2, 'violence.victims.female'),
  ('violence.women', 'left', 1, 'violence.victims.women-16-59'), ('violence.women', 'right', 1, 'violence.victims.female'),
  ('violence.handled', 'left', 1, 'violence.handled.under-16'), ('violence.handled', 'left', 2, 'violence.handled.women-16-59'),
  ('violence.handled', 'left', 3, 'violence.handled.from-60'), ('violence.handled', 'right', 1, 'violence.cases'),
  ('violence.supported', 'left', 1, 'violence.supported'),
  ('violence.supported', 'right', 1, 'violence.victims.male'), ('violence.supported', 'right', 2, 'violence.victims.female'),
  ('violence.counselled', 'left', 1, 'violence.supported.counselling'), ('violence.counselled', 'right', 1, 'violence.supported'),
  ('violence.medical', 'left', 1, 'violence.supported.medical'), ('violence.medical', 'right', 1, 'violence.supported'),
  ('violence.sheltered', 'left', 1, 'violence.supported.shelter'), ('violence.sheltered', 'right', 1, 'violence.supported'),
  ('prevention.attendances', 'left', 1, 'prevention.training-people'), ('prevention.attendances', 'right', 1, 'prevention.training-courses'),
  ('prevention.budget-years', 'left', 1, 'prevention.budget');
insert into rule_part (code, side, sort, indicator, factor, is_year_before) values
  ('households.most', 'right', 1, 'family.households', 1.2, true), ('households.least', 'right', 1, 'family.households', 0.8, true),
  ('violence.years', 'right', 1, 'violence.cases', 3, true), ('violence.years', 'right', 2, null, 5, false),
  ('prevention.budget-years', 'right', 1, 'prevention.budget', 3, true);

insert into indicators.rule (code, sort) select code, sort from rule_line order by sort;
insert into indicators.rule_version (rule_code, version, valid_from, severity, operator, label_vi, label_en, sentence_vi, sentence_en)
  select code, 1, date '2012-01-01', severity, operator, label_vi, label_en, sentence_vi, sentence_en from rule_line order by sort;
insert into indicators.rule_term (rule_version_id, side, sort, factor, indicator_code, is_year_before)
  select v.id, p.side, p.sort, p.factor, p.indicator, p.is_year_before
  from rule_part p join indicators.rule_version v on v.rule_code = p.code;

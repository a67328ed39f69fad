-- Block II of the statistical form is counted from cases from 2027 on: what the role of figures needs to count it, and what
-- the form does not ask (a form, a sex, an age that nobody knows; what is only reported) as figures of their own, so that
-- sums agree. No word of a case is opened for it.
set local toam.sees = 'all';

-- A list of acts is the city's to lengthen: its codes are held by cases.code, the form of a code here.
alter table cases.behaviour drop constraint behaviour_code_check;
alter table cases.behaviour add constraint behaviour_code_check check (code ~ '^BL[0-9]{2}$');

-- The same person told of by a second report: which one of the case this is. Counted once.
alter table cases.person add column same_as bigint;
alter table cases.person add constraint person_same_in_case foreign key (same_as, case_id) references cases.person (id, case_id);

grant select (worker_id, assessed_at) on cases."case" to toam_report;

-- People as they are counted: shown ones, each once, with the band of the form at the event.
create view cases.counted_person with (security_invoker = true) as
  select distinct on (p.case_id, coalesce(p.same_as, p.id)) p.id, p.case_id, p.part, p.sex,
    coalesce((select d.code from cases.detail d where d.case_id = p.case_id and d.thing_id = p.id and d.field = p.part || '.ageBand'),
      case when p.age_at_event < 16 then 'under-16' when p.age_at_event < 60 then '16-59' when p.age_at_event >= 60 then 'from-60'
        else 'unknown' end) as band
  from cases.person p join cases.thing t on t.id = p.id and t.gone_at is null
  order by p.case_id, coalesce(p.same_as, p.id), p.id;
grant select on cases.counted_person to toam_app, toam_report;

-- What was done about a case, as it is counted: measures, mediations, sanctions, with the day on which each began.
create view cases.dealt with (security_invoker = true) as
  select t.case_id, t.prefix as family, k.code as kind, r.code as result,
    (select min(d.day) from cases.detail d where d.case_id = t.case_id and d.thing_id = t.id
      and d.field in (t.prefix || '.decidedOn', t.prefix || '.from', t.prefix || '.startedOn')) as began_on
  from cases.thing t
    left join cases.detail k on k.case_id = t.case_id and k.thing_id = t.id and k.field = t.prefix || '.kind'
    left join cases.detail r on r.case_id = t.case_id and r.thing_id = t.id and r.field = t.prefix || '.result'
  where t.prefix in ('measure', 'mediation', 'sanction') and t.gone_at is null;
grant select on cases.dealt to toam_app, toam_report;

insert into indicators.indicator (code, block, sort, part_of, suppress_below) values
  ('violence.cases.unknown', 'violence', 206, 'violence.cases', 5),
  ('violence.cases.reported', 'violence', 207, null, 5),
  ('violence.perpetrators.unknown', 'violence', 213, null, 5),
  ('violence.victims.unknown', 'violence', 236, null, 5),
  ('violence.victims.age-unknown', 'violence', 237, null, 5);

-- From then on what is not known stands in the sums of the rules.
update indicators.rule_version set valid_to = '2027-01-01'
  where rule_code in ('violence.forms', 'violence.ages', 'violence.supported') and valid_to is null;
insert into indicators.rule_version (rule_code, version, valid_from, severity, operator, label_vi, label_en, sentence_vi, sentence_en)
  select rule_code, version + 1, '2027-01-01', severity, operator, label_vi, label_en, sentence_vi, sentence_en from indicators.rule_version
  where rule_code in ('violence.forms', 'violence.ages', 'violence.supported') and valid_to = '2027-01-01';
insert into indicators.rule_term (rule_version_id, side, sort, factor, indicator_code, dims, is_year_before)
  select n.id, t.side, t.sort, t.factor, t.indicator_code, t.dims, t.is_year_before
  from indicators.rule_version n join indicators.rule_version o on o.rule_code = n.rule_code and o.version = n.version - 1
    join indicators.rule_term t on t.rule_version_id = o.id where n.valid_from = '2027-01-01'
  union all
  select n.id, a.side, 50, 1, a.code, '', false
  from indicators.rule_version n join (values ('violence.forms', 'left', 'violence.cases.unknown'),
    ('violence.ages', 'right', 'violence.victims.unknown'), ('violence.supported', 'right', 'violence.victims.unknown')) a (rule, side, code)
    on a.rule = n.rule_code where n.valid_from = '2027-01-01';

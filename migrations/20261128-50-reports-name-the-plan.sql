-- The paths of a template's sections are paths of one plan; with two plans in a year the other's tasks stood under them.
-- A version names its plan. A version from before is bound where it is evident: one plan alone gave tasks for the years
-- of its cycles (or, where it has none, one plan alone is published). Else it names none, and a person is asked.
alter table reports.template_version add column plan_id bigint references plan.document;

with asked as (
    select v.id, c.year from reports.template_version v left join reports.cycle c on c.template_version_id = v.id
    where exists (select from reports.section s where s.template_version_id = v.id and s.clause_paths <> '{}')),
  meant as (
    select a.id, min(d.id) as plan_id, count(distinct d.id) as plans from asked a join plan.document d on d.state = 'published'
      and exists (select from plan.publication p where p.document_id = d.id and (a.year is null or p.year = a.year))
    group by a.id)
update reports.template_version v set plan_id = m.plan_id from meant m where m.id = v.id and m.plans = 1;

-- Measures, mediations and sanctions have typed columns of their own now: figures count from those. A decision of no contact
-- counts by its measure. What belongs to a case and came since asks for that case alone, like the rest.
set local toam.sees = 'all';

create or replace view cases.dealt with (security_invoker = true) as
  select m.case_id, 'measure'::text as family, m.kind as kind, m.result as result, coalesce(m.decided_on, m.from_on) as began_on
    from cases.measure m join cases.thing t on t.id = m.id and t.gone_at is null
  union all
  select s.case_id, 'sanction', s.kind, null, s.decided_on from cases.sanction s join cases.thing t on t.id = s.id and t.gone_at is null
  union all
  select d.case_id, 'mediation', null, d.result, d.started_on from cases.mediation d join cases.thing t on t.id = d.id and t.gone_at is null;

do $$
declare p record;
begin
  for p in select tablename, policyname from pg_policies where schemaname = 'cases' and cmd = 'SELECT' and tablename <> 'case'
    and qual = '(case_id = ANY (( SELECT cases.seen() AS seen)::bigint[]))'
  loop
    execute format('alter policy %I on cases.%I using (cases.sits(case_id, (select access.seen_units())))', p.policyname, p.tablename);
  end loop;
end $$;

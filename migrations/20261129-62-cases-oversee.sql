-- The city looks over cases: by unit how many, how grave, what is overdue, how it is worked; codes and never a name. The role of
-- figures reads what it takes: clocks (which row security keeps from it where they are kept to people) and codes of referrals.
set local toam.sees = 'all';

grant usage on schema deadlines to toam_report;
grant select (id, rule_code, subject_kind, subject_code, unit_id, started_at, due_at, stopped_at, is_void, kept_to) on deadlines.clock to toam_report;
grant select (code) on cases.transition to toam_report;

-- Whoever sits in a case sees the others who do: asked of the seats themselves, whoever owns the function.
create or replace function cases.seats_of(case_asked bigint)
  returns table (id bigint, unit_id int, person_id int, part text, fields text[], without text[], from_at timestamptz,
    until_at timestamptz, because text, pending boolean)
  language sql stable security definer set search_path = ''
  as $$ select s.id, s.unit_id, s.person_id, s.part, s.fields, s.without, s.from_at, s.until_at, s.because, s.pending
    from cases.seat s where s.case_id = case_asked and s.ended_at is null
      and cases.sits(case_asked, access.seen_units()) $$;

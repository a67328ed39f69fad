set local toam.sees = 'all';
-- A unit that was invited because it took part, and takes part no more (its referral ended, the case went to another commune), finds the
-- invitation no more either. A guest was given no seat before signing, and finds it as before.
alter policy meeting_unit_sees on cases.meeting_unit using (
  cases.sits(case_id, (select access.seen_units()))
  or (part is not null and unit_id = any ((select access.seen_units())::int[]) and not cases.shut(case_id)));

-- With a case that is erased go the words of its meetings and of how it was handed over.
do $$
declare t text;
begin
  foreach t in array array['meeting', 'meeting_unit', 'meeting_person', 'meeting_action', 'handover_line'] loop
    execute format('drop policy if exists %I on cases.%I', t || '_erased', t);
    execute format('create policy %I on cases.%I to current_user using (cases.erases(case_id)) with check (cases.erases(case_id))', t || '_erased', t);
  end loop;
end $$;

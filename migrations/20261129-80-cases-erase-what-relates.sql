-- With a case that is erased goes what it was to others, and what its people were to each other: neither is counted, and both tell.
set local toam.sees = 'all';

create policy tie_erased on cases.tie to current_user using (cases.erases(case_id)) with check (cases.erases(case_id));
create policy relation_erased on cases.relation to current_user
  using (cases.erases(from_id) or cases.erases(to_id)) with check (cases.erases(from_id) or cases.erases(to_id));

create function cases.erase_what_relates() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    delete from cases.tie where case_id = new.id;
    delete from cases.relation where new.id in (from_id, to_id);
    return null;
  end $$;
revoke all on function cases.erase_what_relates() from public;
create trigger case_erased_relates after update of erased_at on cases."case"
  for each row when (old.erased_at is null and new.erased_at is not null) execute function cases.erase_what_relates();

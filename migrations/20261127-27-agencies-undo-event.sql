-- A change of structure that was recorded by mistake can be undone while nothing yet hangs on what it began. What it did
-- is kept with it, to the row; what it began is deleted, so that no unit of a mistake stays in the directory, and the
-- foreign keys of whatever hangs there refuse the deletion. The event itself stays, marked, with who undid it and why.
alter table agencies.structure_event
  add column effects jsonb,
  add column undone_at timestamptz,
  add column undone_by int,
  add column undone_reason text check (length(undone_reason) between 1 and 500),
  add constraint structure_event_undone_with_reason check ((undone_at is null) = (undone_reason is null));

create function agencies.only_undone() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('toam.verb', true), '') <> 'agency.undo-event' then
    raise exception '% is deleted only when an event is undone', tg_table_name;
  end if;
  return old;
end $$;
create trigger unit_only_undone before delete on agencies.unit for each row execute function agencies.only_undone();
create trigger succession_only_undone before delete on agencies.succession
  for each row execute function agencies.only_undone();
create trigger hamlet_only_undone before delete on agencies.hamlet
  for each row execute function agencies.only_undone();
create policy hamlet_undone on agencies.hamlet for delete using (access.writes(unit_id));
grant delete on agencies.unit, agencies.succession, agencies.hamlet to toam_app;

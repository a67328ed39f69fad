set local toam.sees = 'all';
-- What seals something of a case and came after erasing was made: an owner who is no superuser empties it too. And with a
-- report that was erased goes the letter by which it came, so that its passphrase leads nowhere and nobody writes into a thread that is gone.
do $$
declare t text;
begin
  for t in select distinct c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' join pg_attribute s on s.attrelid = c.oid and s.attname like 'sealed%'
    where n.nspname = 'cases' and c.relkind = 'r' and s.atttypid = 'bytea'::regtype and c.relname not in ('erasure', 'hold')
      and not exists (select from pg_policies p where p.schemaname = 'cases' and p.tablename = c.relname and p.policyname = c.relname || '_erased')
  loop
    execute format('create policy %I on cases.%I to current_user using (cases.erases(case_id)) with check (cases.erases(case_id))', t || '_erased', t);
  end loop;
end $$;

create policy letter_erases on intake.letter for delete using (current_setting('toam.verb', true) = 'intake.erase');
grant delete on intake.letter to toam_app;

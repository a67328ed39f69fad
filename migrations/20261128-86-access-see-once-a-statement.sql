-- What a person may see does not change within a statement, so it is looked up once and not with each row: a scalar
-- subquery in a policy is evaluated before the first row. The planner also learns from it that many rows may pass
-- (a call it can see into told it "almost none", and it walked ten thousand rows one by one). The same rows are seen as before.
create function access.sees_all() returns boolean
  language sql stable parallel safe
  as $$ select current_setting('toam.sees', true) = 'all' $$;

-- "all" is taken out before the cast, as in access.sees.
create function access.seen_units() returns int[]
  language sql stable parallel safe
  as $$ select string_to_array(nullif(replace(current_setting('toam.sees', true), 'all', ''), ''), ',')::int[] $$;

do $$
declare p record;
begin
  for p in
    select schemaname, tablename, policyname from pg_policies where cmd = 'SELECT' and qual = 'access.sees(unit_id)'
  loop
    execute format(
      'alter policy %I on %I.%I using ((select access.sees_all()) or unit_id = any ((select access.seen_units())::int[]))',
      p.policyname, p.schemaname, p.tablename);
  end loop;
end $$;

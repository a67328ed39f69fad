-- A published plan brings ten thousand tasks at once. Until the server has looked at them again, by itself within some
-- minutes, its planner takes the tables for nearly empty and reads the board row by row. Only an owner may ask it to
-- look, so the act of publishing does it through this function, which can do nothing else.
create function plan.analyze_tasks() returns void
  language plpgsql security definer set search_path = pg_catalog
  as $$ begin
    analyze plan.task;
    analyze records.record;
  end $$;
revoke all on function plan.analyze_tasks() from public;
grant execute on function plan.analyze_tasks() to toam_app;

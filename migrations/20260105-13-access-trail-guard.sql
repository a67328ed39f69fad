-- What a line of the trail says of itself (its number, its transaction, its moment) is the database's to say, not the
-- application's: with a transaction of its own choosing, a forged line could be slipped behind a seal or dated back.
revoke insert on access.audit from toam_app, toam_report;
grant insert (person_id, unit_id, verb, subject, outcome, request, details) on access.audit to toam_app, toam_report;

-- Seals follow each other by transaction number. A restored backup begins to count anew, below what is sealed; the
-- lift (one row, absent where nothing was restored) raises every later number above it.
create table access.lift (
  one boolean primary key default true check (one),
  by bigint not null check (by > 0)
);
grant select on access.lift to toam_app, toam_report;

create function access.tx() returns xid8
  language sql volatile
  as $$ select (pg_current_xact_id()::text::numeric + coalesce((select by from access.lift), 0))::text::xid8 $$;
alter table access.audit alter column tx set default access.tx();

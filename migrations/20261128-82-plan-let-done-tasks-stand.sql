-- What was done of a clause that goes on in an amended plan stays with the clause of its time, and counts where the clause goes
-- on: a plan of which 685 tasks are done is not at naught the day it is amended. Empty: it counts where it is.
alter table plan.task add column stands_document_id bigint references plan.document,
  add column stands_clause_id bigint references plan.clause,
  add constraint task_stands_whole check ((stands_document_id is null) = (stands_clause_id is null));
create index task_standing on plan.task (coalesce(stands_document_id, document_id), year);
-- Said outright: an owner who is no superuser is held by row security as well, and would change nothing.
set local toam.sees = 'all';
set local toam.writes = 'all';
update plan.task t set stands_document_id = c.document_id, stands_clause_id = s.to_clause_id
  from plan.succession s join plan.clause c on c.id = s.to_clause_id, records.record r
  where s.carried and s.from_clause_id = t.clause_id and r.id = t.id and r.status in ('done', 'not-done');

-- Two clauses that a reviewer makes one stand on more than one line of the source: none of them may be lost, or nobody
-- could look up where the words came from.
alter table plan.clause add column more_lines int[] not null default '{}';

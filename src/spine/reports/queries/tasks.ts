/** SQL that reads what was told of a unit's tasks, for the words that a report proposes. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { TaskNote } from "../rules/proposal.ts";
import type { TaskNotes } from "../setting.ts";

interface Evidence {
  readonly code: string;
  readonly title: string;
  readonly register: string;
}

/** A unit's tasks of a year in the order of the plan, with notes of the window and linked records. */
export const listTaskNotes: TaskNotes = async (tx: Tx, { unitId, window, year }) => {
  const found = await sql<
    Omit<TaskNote, "evidence"> & { evidence: Evidence[] }
  >`select c.path, r.code as task_code, r.title, r.status as state,
      coalesce((select array_agg(p.note order by p.id) from plan.progress p where p.task_id = t.id and p.note is not null
        and (p.at at time zone 'Asia/Ho_Chi_Minh')::date between ${window.from}::date and ${window.to}::date), '{}') as notes,
      coalesce((select jsonb_agg(jsonb_build_object('code', e.code, 'title', e.title, 'register', e.register) order by e.code)
        from records.link l join records.record e on e.id = case when l.from_id = t.id then l.to_id else l.from_id end
        where l.from_id = t.id or l.to_id = t.id), '[]') as evidence
    from plan.task t join records.record r on r.id = t.id join plan.clause c on c.id = t.clause_id
    where t.unit_id = ${unitId} and t.year = ${year} order by t.document_id, c.position`.execute(tx);
  return found.rows.map((row) => ({
    ...row,
    evidence: row.evidence.map((e) => ({ code: e.code, title: e.title, href: `/${e.register}/${e.code}` })),
  }));
};

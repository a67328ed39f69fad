/** SQL of what a unit's people have to do. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { TaskStatus } from "../schema.ts";

export interface OpenTask {
  readonly code: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly dueOn: string | null;
  readonly percent: number | null;
  readonly path: string;
  readonly number: string | null;
}

/** The unit's open tasks, the earliest due first. */
export async function listOpenTasks(tx: Tx, unitId: number, limit: number): Promise<OpenTask[]> {
  const found = await sql<OpenTask>`select r.code, r.title, r.status, t.due_on, t.percent, c.path, d.number
    from plan.task t join records.record r on r.id = t.id join plan.clause c on c.id = t.clause_id
    join plan.document d on d.id = t.document_id
    where t.unit_id = ${unitId} and r.status not in ('done', 'not-done') and d.state = 'published'
    order by t.due_on nulls last, t.id limit ${limit}`.execute(tx);
  return found.rows;
}

/** How many tasks the unit has not yet acknowledged, by year. */
export async function countNewTasks(tx: Tx, unitId: number): Promise<{ year: number; tasks: number }[]> {
  const found = await sql<{ year: number; tasks: number }>`select t.year, count(*) as tasks from plan.task t
    join records.record r on r.id = t.id join plan.document d on d.id = t.document_id
    where t.unit_id = ${unitId} and r.status = 'given' and d.state = 'published' group by t.year order by t.year`.execute(
    tx,
  );
  return found.rows;
}

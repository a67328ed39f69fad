/** SQL of handing over open tasks: what an ended unit left, and its going to another unit with all that belongs to it. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { TaskStatus } from "../schema.ts";

/** A task that waits for its unit: what the city ended is waited for no longer. */
const OPEN = sql`from plan.task t join records.record r on r.id = t.id left join plan.clause c on c.id = t.clause_id
  where r.status not in ('done', 'not-done') and t.ended_on is null`;

/** Open tasks at each of these units; units without any are left out. */
export async function countOpenTasksAt(tx: Tx, unitIds: readonly number[]): Promise<Map<number, number>> {
  const found = await sql<{ unitId: number; n: number }>`select t.unit_id, count(*) as n ${OPEN}
    and t.unit_id = any(${[...unitIds]}::int[]) group by t.unit_id`.execute(tx);
  return new Map(found.rows.map((row) => [row.unitId, row.n]));
}

/** How many tasks came to others from these units. */
export async function countTasksFrom(tx: Tx, unitIds: readonly number[]): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from plan.task
    where came_from = any(${[...unitIds]}::int[])`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** An open task as it is chosen for the hand-over. */
export interface LeftTask {
  readonly code: string;
  readonly title: string;
  readonly path: string;
  readonly status: TaskStatus;
  readonly dueOn: string | null;
}

/** The open tasks of one unit, by the clauses of their plans. */
export async function listOpenTasksAt(tx: Tx, unitId: number): Promise<LeftTask[]> {
  const found =
    await sql<LeftTask>`select r.code, r.title, coalesce(c.path, '') as path, r.status, t.due_on ${OPEN}
    and t.unit_id = ${unitId} order by t.year, t.document_id, c.position, r.id`.execute(tx);
  return found.rows;
}

/** Which tasks go from where to where, and by whom. */
export interface HandingTasks {
  readonly codes: readonly string[];
  readonly from: { readonly id: number; readonly name: string };
  readonly to: { readonly id: number; readonly name: string };
  readonly personId: number;
}

/**
 * Moves those of the tasks that are open at `from`, with their notes, reminders, files and history, and writes a line of
 * history that names both units. Answers how many went.
 */
export async function handOverTasks(tx: Tx, { codes, from, to, personId }: HandingTasks): Promise<number> {
  const held = await sql<{ id: number }>`select t.id ${OPEN} and t.unit_id = ${from.id}
    and r.code = any(${[...codes]}::text[]) order by t.id for update of r`.execute(tx);
  const ids = sql`any(${held.rows.map((row) => row.id)}::bigint[])`;
  await sql`update plan.task set came_from = coalesce(came_from, unit_id) where id = ${ids}`.execute(tx);
  // The task's own row follows its record's unit: its foreign key cascades.
  await sql`update records.record set unit_id = ${to.id}, version = version + 1, updated_at = now(),
    updated_by = ${personId} where id = ${ids}`.execute(tx);
  await sql`update records.history set unit_id = ${to.id} where record_id = ${ids}`.execute(tx);
  await sql`update records.attachment set unit_id = ${to.id} where record_id = ${ids}`.execute(tx);
  await sql`update plan.progress set unit_id = ${to.id} where task_id = ${ids}`.execute(tx);
  await sql`update plan.fate set unit_id = ${to.id} where task_id = ${ids}`.execute(tx);
  await sql`update plan.reminder set unit_id = ${to.id} where task_id = ${ids}`.execute(tx);
  const change = JSON.stringify({ unit: [from.name, to.name] });
  await sql`insert into records.history (record_id, unit_id, version, by_person, verb, change)
    select id, unit_id, version, ${personId}, 'task.hand-over', ${change}::jsonb from records.record
    where id = ${ids}`.execute(tx);
  return held.rows.length;
}

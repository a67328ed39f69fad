/** SQL of overdue tasks as the ladder asks for them, and who is in charge of a task. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** A task that is overdue. */
export interface OverdueTask {
  readonly code: string;
  readonly unitId: number;
  readonly inCharge: number | null;
  readonly title: string;
  readonly dueOn: string;
}

/**
 * Whoever alone leads the clause in that year, where this unit does not; else the unit that keeps the plan: of 126 communes that
 * all lead, none is in charge of another.
 */
const IN_CHARGE = sql`coalesce((select min(l.unit_id) from plan.task l where t.part <> 'lead' and l.clause_id = t.clause_id
    and l.year = t.year and l.part = 'lead' having count(distinct l.unit_id) = 1), nullif(d.unit_id, t.unit_id))`;

const FROM = sql`from plan.task t join records.record r on r.id = t.id left join plan.document d on d.id = t.document_id`;

/** Tasks still waited for whose day lies before this one: all, or those of these codes. A unit's own work is its own affair. */
export async function listOverdueTasks(
  tx: Tx,
  asked: { readonly day: string; readonly codes?: readonly string[] | undefined },
): Promise<OverdueTask[]> {
  const few = asked.codes ? sql`and r.code = any(${[...asked.codes]}::text[])` : sql``;
  const found =
    await sql<OverdueTask>`select r.code, t.unit_id, r.title, t.due_on, ${IN_CHARGE} as in_charge ${FROM}
    where r.register = 'tasks' and r.status not in ('done', 'not-done') and t.ended_on is null and t.own_item_id is null
      and t.due_on < ${asked.day}::date ${few} order by t.id`.execute(tx);
  return found.rows;
}

/** Those of these tasks of which their end was told. */
export async function listEndedTasks(tx: Tx, codes: readonly string[]): Promise<string[]> {
  const found = await sql<{ code: string }>`select code from records.record where register = 'tasks'
    and code = any(${[...codes]}::text[]) and status in ('done', 'not-done')`.execute(tx);
  return found.rows.map((row) => row.code);
}

/** Who is in charge of each of these tasks. */
export async function inChargeOfTasks(tx: Tx, codes: readonly string[]): Promise<Map<string, number | null>> {
  const found = await sql<
    Pick<OverdueTask, "code" | "inCharge">
  >`select r.code, ${IN_CHARGE} as in_charge ${FROM}
    where r.register = 'tasks' and r.code = any(${[...codes]}::text[])`.execute(tx);
  return new Map(found.rows.map(({ code, inCharge }) => [code, inCharge]));
}

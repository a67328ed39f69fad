/** SQL of overdue tasks as the ladder asks for them, and who is in charge of a task. */
import { sql, type RawBuilder } from "kysely";
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
 * The chosen tasks `t` with who is in charge: whoever alone leads the clause in that year, where the unit does not lead it
 * itself; else the unit that keeps the plan. Of 126 communes that all lead, none is in charge of another. The leads are
 * looked up once a clause, not once a task.
 */
const chosen = (where: RawBuilder<unknown>) => sql<OverdueTask>`with t as materialized (
    select r.code, r.title, t.id, t.unit_id, t.clause_id, t.year, t.part, t.due_on, d.unit_id as keeper
    from plan.task t join records.record r on r.id = t.id left join plan.document d on d.id = t.document_id
    where r.register = 'tasks' and ${where}),
  leads as (select clause_id, year, min(unit_id) as unit_id from plan.task
    where part = 'lead' and clause_id in (select clause_id from t) group by clause_id, year having count(distinct unit_id) = 1)
  select t.code, t.unit_id, t.title, t.due_on,
    coalesce(case when t.part <> 'lead' then nullif(leads.unit_id, t.unit_id) end, nullif(t.keeper, t.unit_id)) as in_charge
  from t left join leads on leads.clause_id = t.clause_id and leads.year = t.year order by t.id`;

/** Tasks still waited for whose day lies before this one: all, or those of these codes. A unit's own work is its own affair. */
export async function listOverdueTasks(
  tx: Tx,
  asked: { readonly day: string; readonly codes?: readonly string[] | undefined },
): Promise<OverdueTask[]> {
  const few = asked.codes ? sql`and r.code = any(${[...asked.codes]}::text[])` : sql``;
  const late = sql`r.status not in ('done', 'not-done') and t.ended_on is null and t.own_item_id is null
    and t.due_on < ${asked.day}::date ${few}`;
  return (await chosen(late).execute(tx)).rows;
}

/** Those of these tasks of which their end was told. */
export async function listEndedTasks(tx: Tx, codes: readonly string[]): Promise<string[]> {
  const found = await sql<{ code: string }>`select code from records.record where register = 'tasks'
    and code = any(${[...codes]}::text[]) and status in ('done', 'not-done')`.execute(tx);
  return found.rows.map((row) => row.code);
}

/** Who is in charge of each of these tasks. */
export async function inChargeOfTasks(tx: Tx, codes: readonly string[]): Promise<Map<string, number | null>> {
  const found = await chosen(sql`r.code = any(${[...codes]}::text[])`).execute(tx);
  return new Map(found.rows.map(({ code, inCharge }) => [code, inCharge]));
}

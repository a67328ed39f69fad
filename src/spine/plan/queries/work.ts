/** SQL of what a unit's people have to do. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { TaskStatus } from "../schema.ts";
import { OWN_TITLE } from "./standing.ts";

export interface OpenTask {
  readonly code: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly dueOn: string | null;
  readonly percent: number | null;
  readonly path: string;
  readonly number: string | null;
  /** When the city asked about it, if the unit has told nothing since. */
  readonly askedAt: Date | null;
}

/** The last reminder that nothing told of the task has answered. */
const ASKED = sql`(select max(m.at) from plan.reminder m where m.task_id = t.id
  and m.at > coalesce((select max(g.at) from plan.progress g where g.task_id = t.id), t.acknowledged_at, '-infinity'))`;

/** What waits for a unit's receipt in a year. */
export interface NewTasks {
  readonly year: number;
  readonly tasks: number;
  readonly codes: readonly string[];
  readonly askedAt: Date | null;
}

/** The unit's open tasks, the earliest due first. */
export async function listOpenTasks(tx: Tx, unitId: number, limit: number): Promise<OpenTask[]> {
  const found =
    await sql<OpenTask>`select r.code, r.title, r.status, t.due_on, t.percent, coalesce(c.path, '') as path, coalesce(d.number, m.name_vi, ${OWN_TITLE}) as number, ${ASKED} as asked_at
    from plan.task t join records.record r on r.id = t.id left join plan.clause c on c.id = t.clause_id
    left join plan.document d on d.id = t.document_id left join plan.commemoration m on m.id = t.commemoration_id
    where t.unit_id = ${unitId} and r.status not in ('done', 'not-done') and t.ended_on is null
    order by t.due_on nulls last, t.id limit ${limit}`.execute(tx);
  return found.rows;
}

/** How many tasks the unit has not yet acknowledged, by year. */
export async function countNewTasks(tx: Tx, unitId: number): Promise<NewTasks[]> {
  const found =
    await sql<NewTasks>`select t.year, count(*) as tasks, array_agg(r.code) as codes, max(${ASKED}) as asked_at from plan.task t
    join records.record r on r.id = t.id
    where t.unit_id = ${unitId} and r.status = 'given' and t.ended_on is null group by t.year order by t.year`.execute(
      tx,
    );
  return found.rows;
}

/** A day, or a month as a whole, that a plan in force observes every year: first and last day as MM-DD. */
export interface Observed {
  readonly name: string;
  readonly fromDay: string;
  readonly toDay: string;
}

/** The days and months that plans in force name, each once. */
export async function listObserved(tx: Tx): Promise<Observed[]> {
  const found = await sql<Observed>`select distinct o.name,
      coalesce(o.on_day, to_char(make_date(2028, o.month, 1), 'MM-DD')) as from_day,
      coalesce(o.on_day, to_char(make_date(2028, o.month, 1) + interval '1 month - 1 day', 'MM-DD')) as to_day
    from plan.observance o join plan.document d on d.id = o.document_id
    where d.state = 'published' and (o.on_day is not null or o.month is not null)
    order by from_day, o.name limit 200`.execute(tx);
  return found.rows;
}

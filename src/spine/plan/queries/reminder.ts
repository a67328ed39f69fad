/** SQL of reminders: the city asks units about tasks that are late or not acknowledged. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** About what the units of a plan are asked. */
export interface Reminding {
  readonly documentId: number;
  readonly year: number;
  readonly about: "given" | "overdue";
  readonly unitIds: readonly number[];
  readonly note: string | null;
  readonly personId: number;
  readonly at: Date;
  /** The day of that moment: lateness is judged on it, and a task is asked about once on it. */
  readonly today: string;
}

/** Asks about every such task of these units that was not asked about on the same day; answers how many, of how many units. */
export async function addReminders(tx: Tx, by: Reminding): Promise<{ tasks: number; units: number }> {
  const about =
    by.about === "given"
      ? sql`r.status = 'given'`
      : sql`r.status not in ('done', 'not-done') and t.due_on < ${by.today}::date`;
  const added = await sql<{ tasks: number; units: number }>`with asked as (
      insert into plan.reminder (task_id, unit_id, note, at, by_person)
      select t.id, t.unit_id, ${by.note}, ${by.at}, ${by.personId} from plan.task t join records.record r on r.id = t.id
      where t.document_id = ${by.documentId} and t.year = ${by.year} and t.ended_on is null and ${about}
        and t.unit_id = any(${[...by.unitIds]}::int[])
        and not exists (select from plan.reminder m where m.task_id = t.id
          and (m.at at time zone 'Asia/Ho_Chi_Minh')::date = ${by.today}::date)
      order by t.id returning unit_id)
    select count(*) as tasks, count(distinct unit_id) as units from asked`.execute(tx);
  return added.rows[0] ?? { tasks: 0, units: 0 };
}

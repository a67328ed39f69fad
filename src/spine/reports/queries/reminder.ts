/** SQL of reminders: the receiver asks units about reports that have not come. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** Who is asked about which cycle. */
export interface Reminding {
  readonly cycleId: number;
  readonly unitIds: readonly number[];
  readonly note: string | null;
  readonly personId: number;
  readonly byName: string;
  readonly at: Date;
  /** The day of that moment: a report is asked about once on it. */
  readonly today: string;
}

/** Asks each of these units whose report is still with it and was not asked about on the same day; answers how many. */
export async function addReminders(tx: Tx, by: Reminding): Promise<number> {
  const added =
    await sql`insert into reports.reminder (submission_id, unit_id, round, note, at, by_person, by_name)
    select s.id, s.unit_id, s.round, ${by.note}, ${by.at}, ${by.personId}, ${by.byName} from reports.submission s
    where s.cycle_id = ${by.cycleId} and s.unit_id = any(${[...by.unitIds]}::int[]) and s.state in ('draft', 'returned')
      and not exists (select from reports.reminder m where m.submission_id = s.id
        and (m.at at time zone 'Asia/Ho_Chi_Minh')::date = ${by.today}::date)
    order by s.id returning id`.execute(tx);
  return added.rows.length;
}

/** One time that the receiver asked. */
export interface Reminder {
  readonly round: number;
  readonly note: string | null;
  readonly at: Date;
  readonly byName: string | null;
}

/** The times a report was asked about, the first first. */
export async function listReminders(tx: Tx, submissionId: number): Promise<Reminder[]> {
  const found = await sql<Reminder>`select round, note, at, by_name from reports.reminder
    where submission_id = ${submissionId} order by id`.execute(tx);
  return found.rows;
}

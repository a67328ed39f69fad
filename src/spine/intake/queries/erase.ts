/** SQL of erasing reports. Seen from the side of the place (intake.side()). */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** A report that no case holds, and when it was closed. */
export interface EndedReport {
  readonly code: string;
  readonly record: string;
  readonly unitId: number;
  readonly unitName: string;
  /** Null while it is open. */
  readonly endedAt: Date | null;
  readonly erasedAt: Date | null;
}

const ENDED = sql`select r.code, r.record, r.unit_id, u.name as unit_name, r.erased_at,
    case r.state when 'closed' then (select max(e.at) from intake.event e where e.report_id = r.id and e.act = 'close') end as ended_at
  from intake.report r join agencies.unit u on u.id = r.unit_id
  where not exists (select from intake.taken t where t.report_id = r.id and t.released_at is null)`;

/** Reports of no case that were closed before a moment and not erased yet, the longest closed first. */
export async function listEnded(tx: Tx, before: Date, most: number): Promise<EndedReport[]> {
  const found =
    await sql<EndedReport>`select * from (${ENDED} and r.state = 'closed' and r.erased_at is null) r
    where r.ended_at < ${before} order by r.ended_at limit ${most}`.execute(tx);
  return found.rows;
}

/** One report that no case holds. */
export async function findEnded(tx: Tx, code: string): Promise<EndedReport | undefined> {
  return (await sql<EndedReport>`${ENDED} and r.code = ${code}`.execute(tx)).rows[0];
}

/** The records of these reports. */
export async function listRecords(
  tx: Tx,
  codes: readonly string[],
): Promise<{ id: number; code: string; record: string }[]> {
  const found = await sql<{
    id: number;
    code: string;
    record: string;
  }>`select id, code, record from intake.report
    where code = any(${[...codes]}::text[]) order by id for update`.execute(tx);
  return found.rows;
}

/** Empties what is sealed of a report, and removes its thread with the letter by which it came. */
export async function emptyReport(tx: Tx, id: number, at: Date): Promise<void> {
  await sql`delete from intake.message where letter_id in (select l.id from intake.letter l join intake.report r on r.code = l.code
    where r.id = ${id})`.execute(tx);
  await sql`delete from intake.letter where code = (select r.code from intake.report r where r.id = ${id})`.execute(
    tx,
  );
  await sql`update intake.event set sealed = null where report_id = ${id} and sealed is not null`.execute(tx);
  await sql`update intake.assignment set sealed = case when sealed is not null then ''::bytea end,
      sealed_answer = case when sealed_answer is not null then ''::bytea end where report_id = ${id}`.execute(
    tx,
  );
  await sql`update intake.report set sealed = ''::bytea, erased_at = ${at}, version = version + 1 where id = ${id}`.execute(
    tx,
  );
}

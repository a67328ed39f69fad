/** SQL of overdue reports as the ladder asks for them. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** A report that its unit has not handed over in time. */
export interface OverdueReport {
  readonly code: string;
  readonly unitId: number;
  readonly inCharge: number | null;
  readonly title: string;
  readonly dueOn: string;
}

const FROM = sql`from reports.submission s join reports.cycle c on c.id = s.cycle_id`;

/**
 * Reports that their unit can still hand over and should have: all, or those of these numbers. After the lock, or left out of
 * the consolidation, nothing is waited for but by exception.
 */
export async function listOverdueReports(
  tx: Tx,
  asked: { readonly day: string; readonly at: Date; readonly ids?: readonly number[] | undefined },
): Promise<OverdueReport[]> {
  const few = asked.ids ? sql`and s.id = any(${[...asked.ids]}::bigint[])` : sql``;
  const found = await sql<OverdueReport>`select s.id::text as code, s.unit_id, c.name as title, s.due_on,
      nullif(c.to_unit_id, s.unit_id) as in_charge ${FROM}
    where s.state in ('draft', 'returned') and s.due_on < ${asked.day}::date and s.left_out_at is null
      and (c.locked_at is null or exists (select from reports.exception x
        where x.submission_id = s.id and x.verdict = 'approved' and x.ends_at >= ${asked.at})) ${few} order by s.id`.execute(
    tx,
  );
  return found.rows;
}

/** Those of these reports that were handed over. */
export async function listHandedOver(tx: Tx, ids: readonly number[]): Promise<number[]> {
  const found = await sql<{ id: number }>`select id from reports.submission
    where id = any(${[...ids]}::bigint[]) and state in ('submitted', 'approved')`.execute(tx);
  return found.rows.map((row) => row.id);
}

/** Who waits for each of these reports. */
export async function receiversOf(tx: Tx, ids: readonly number[]): Promise<Map<string, number | null>> {
  const found = await sql<Pick<OverdueReport, "code" | "inCharge">>`select s.id::text as code,
      nullif(c.to_unit_id, s.unit_id) as in_charge ${FROM} where s.id = any(${[...ids]}::bigint[])`.execute(
    tx,
  );
  return new Map(found.rows.map(({ code, inCharge }) => [code, inCharge]));
}

/** SQL of the days by which reports are due. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** The reports of a cycle that are due on one day. */
export interface DueReports {
  readonly cycleId: number;
  readonly code: string;
  readonly name: string;
  readonly dueOn: string;
  readonly reports: number;
  /** Those that were not handed over, or came back. */
  readonly open: number;
  readonly submissionId: number;
}

export async function listDueReports(
  tx: Tx,
  asked: { readonly from: string; readonly to: string; readonly unitId: number | undefined },
): Promise<DueReports[]> {
  const found = await sql<DueReports>`select c.id as cycle_id, c.code, c.name, s.due_on, count(*) as reports,
      count(*) filter (where s.state in ('draft', 'returned')) as open, min(s.id) as submission_id
    from reports.submission s join reports.cycle c on c.id = s.cycle_id
    where s.due_on between ${asked.from} and ${asked.to}
      and (${asked.unitId ?? null}::int is null or s.unit_id = ${asked.unitId ?? null})
    group by c.id, s.due_on order by s.due_on, c.id limit 500`.execute(tx);
  return found.rows;
}

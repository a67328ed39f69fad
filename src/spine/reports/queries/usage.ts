/** How many reports are under way at units, for whoever is about to change those units. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** Reports not yet approved at each of these units; units without any are left out. */
export async function countOpenReportsAt(tx: Tx, unitIds: readonly number[]): Promise<Map<number, number>> {
  const found = await sql<{
    unitId: number;
    n: number;
  }>`select unit_id, count(*)::int as n from reports.submission
    where state <> 'approved' and unit_id = any(${[...unitIds]}::int[]) group by unit_id`.execute(tx);
  return new Map(found.rows.map((row) => [row.unitId, row.n]));
}

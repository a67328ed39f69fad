/** How many people work at units, for whoever is about to change those units. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** Accounts in use at each of these units; units without any are left out. */
export async function countPeopleAt(tx: Tx, unitIds: readonly number[]): Promise<Map<number, number>> {
  const found = await sql<{ unitId: number; n: number }>`select unit_id, count(*) as n from people.person
    where disabled_at is null and unit_id = any(${[...unitIds]}::int[]) group by unit_id`.execute(tx);
  return new Map(found.rows.map((row) => [row.unitId, row.n]));
}

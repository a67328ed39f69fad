/** Acting at a unit beyond one's own reach, for what an act of one's own brings about there. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/**
 * Sees and writes at one unit for the length of `run`, and puts the scope before back: the clock of an answer belongs to
 * the unit that is asked, and is started by the unit that asks.
 */
export async function actingAt<T>(tx: Tx, unitId: number, run: () => Promise<T>): Promise<T> {
  const before = (
    await sql<{
      sees: string | null;
      writes: string | null;
    }>`select current_setting('toam.sees', true) as sees,
      current_setting('toam.writes', true) as writes`.execute(tx)
  ).rows[0];
  const set = (sees: string, writes: string) =>
    sql`select set_config('toam.sees', ${sees}, true), set_config('toam.writes', ${writes}, true)`.execute(
      tx,
    );
  await set(String(unitId), String(unitId));
  const result = await run();
  await set(before?.sees ?? "", before?.writes ?? "");
  return result;
}

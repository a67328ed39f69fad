/** Acting at a unit beyond one's own reach, for what an act of one's own brings about there. */
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";

/**
 * Sees and writes at one unit for the length of `run`: the clock of an answer belongs to the unit that is asked, and is
 * started by the unit that asks.
 */
export const actingAt = <T>(tx: Tx, unitId: number, run: () => Promise<T>): Promise<T> =>
  inScope(tx, { sees: String(unitId), writes: String(unitId) }, run);

/** Closing accounts that were left unused, and the lines of the trail that tell of it. */
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { addAuditRows } from "#spine/access/index.ts";
import { disableIdle } from "../queries/person.ts";

/** Who closes: the hourly sweep whoever was unused since before a moment, or a sign-in the one who tries it. */
export type Closing = { readonly idleBefore: Date } | { readonly personId: number };

/** Closes them at this moment and keeps that it was done; returns how many. Runs under the setting of signing in. */
export async function closeIdle(tx: Tx, closing: Closing, at: Date): Promise<number> {
  const closed = await disableIdle(tx, { at, day: today(), ...closing });
  const rows = closed.map((id) => ({
    personId: null,
    unitId: null,
    verb: "person.disable",
    subject: `person/${id}`,
    outcome: "done" as const,
    request: "personId" in closing ? "sign-in" : "sweep",
    details: { reason: "idle" },
  }));
  if (rows.length > 0) await addAuditRows(tx, rows);
  return rows.length;
}

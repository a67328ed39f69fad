/** The clocks of a case: they run for the commune that co-ordinates, whoever's act starts or stops them. */
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";
import { startClocks, stopClocks } from "#spine/deadlines/index.ts";
import type { Writing } from "./edit.ts";

const KIND = "case";

/** What runs for a case: since when the oldest that is still open runs (null: none is), and when something was met, if it was. */
export interface Running {
  readonly rule: string;
  readonly since: Date | null;
  readonly metAt: Date | null;
}

/** Of one rule one clock runs in a case, that of the oldest open thing: what was met stops it, what is left starts it anew. */
export function keepClock(tx: Tx, { row, person }: Writing, { rule, since, metAt }: Running): Promise<void> {
  const by = { personId: person.id, byName: person.name };
  const units = String(row.unitId);
  return inScope(tx, { sees: units, writes: units }, async () => {
    if (metAt) await stopClocks(tx, { rule, kind: KIND, codes: [row.code], at: metAt, ...by });
    if (since)
      await startClocks(tx, { rule, kind: KIND, by: { at: since, ...by } }, [
        { subjectCode: row.code, unitId: row.unitId },
      ]);
  });
}

/** The earliest of some moments; null of none. */
export const earliest = (moments: readonly (Date | null)[]): Date | null =>
  moments.reduce((least, at) => (at && (!least || at < least) ? at : least), null);

/** Keeps how the tasks of each plan stood at the end of a quarter, without anyone asking. */
import { dayOf, now } from "#base/clock.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { addSnapshot, listYears, listYearsInForce } from "./queries/snapshot.ts";
import { closedQuarter } from "./rules/snapshot.ts";

/** It acts for nobody: every plan's tasks, and nothing but this verb. */
const SCOPE = { "toam.verb": "plan.snapshot", "toam.sees": "all", "toam.writes": "all" } as const;

/**
 * Keeps the quarter that has closed last for every plan in force whose tasks stood before it closed; a second time it keeps
 * none. A server that was off takes it late, and the snapshot says when. Answers how many were kept.
 */
export function keepQuarters(database: Database): Promise<number> {
  return database.transaction(SCOPE, async (tx) => {
    let kept = 0;
    for (const { documentId, year, since } of await listYearsInForce(tx)) {
      const quarter = closedQuarter(year, dayOf(now()));
      if (!quarter || since >= quarter) continue;
      const taking = { documentId, year, occasion: "quarter", quarter, at: now(), personId: null } as const;
      if ((await addSnapshot(tx, taking)) !== undefined) kept += 1;
    }
    return kept;
  });
}

/** Keeps how each year of a plan stood when another took its place: what it still asked for then is not lost. */
export async function keepBeforeReplaced(tx: Tx, documentId: number, personId: number): Promise<void> {
  for (const year of await listYears(tx, documentId))
    await addSnapshot(tx, { documentId, year, occasion: "replacing", at: now(), personId });
}

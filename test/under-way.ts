/** Two acts at the same moment: one is under way and not yet committed while the other begins. */
import { setTimeout } from "node:timers/promises";
import type { Database, Settings, Tx } from "#base/database/index.ts";

/** Until the act waits for a lock, or is over without having waited. */
async function untilItWaits(owner: Database, act: Promise<unknown>): Promise<void> {
  const over = act.then(() => true);
  const lately = (): Promise<boolean> => setTimeout(10, false);
  while (!(await Promise.race([over, lately()]))) {
    const waiting = await owner.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (waiting.rows.length > 0) return;
  }
}

/**
 * Begins an act while another is under way in a transaction of the owner, which is committed once the act waits for it
 * or has gone past it; answers with what the act came to.
 */
export async function during<T>(
  owner: Database,
  other: (tx: Tx) => Promise<unknown>,
  act: () => Promise<T>,
): Promise<T> {
  const scope: Settings = { "toam.sees": "all", "toam.writes": "all", "toam.verb": "plan.publish" };
  const begun = await owner.transaction(scope, async (tx) => {
    await other(tx);
    const acting = act();
    await untilItWaits(owner, acting);
    return { acting };
  });
  return begun.acting;
}

/** Drafts that nobody has touched for some days go, each with its key: what was typed is in no backup either. */
import { now } from "#base/clock.ts";
import { destroyRecordKey } from "#base/crypto/vault.ts";
import type { Database } from "#base/database/index.ts";
import { listOldDrafts, removeDraft } from "./queries/draft.ts";
import { words } from "./words.ts";

const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

/** Removes them; answers how many. */
export function sweepDrafts(database: Database, at: Date = now()): Promise<number> {
  const scope = { "toam.verb": "intake.sweep", "toam.sees": "all", "toam.writes": "all" };
  return database.transaction(scope, async (tx) => {
    const old = await listOldDrafts(tx, new Date(at.getTime() - KEPT_DAYS * DAY_MS));
    for (const { id, record } of old) {
      await removeDraft(tx, id);
      await destroyRecordKey(tx, record, { at, byName: words.system.vi, because: words.draftOld.vi });
    }
    return old.length;
  });
}

/** Erasing reports for good: what was told, what was said of it, and its thread; codes stay for figures. */
import { destroyRecordKey } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";
import { emptyReport, listRecords } from "./queries/erase.ts";

export { findEnded, listEnded, type EndedReport } from "./queries/erase.ts";

/**
 * Erases these reports, whoever's they are among those that the person may know of: their keys are destroyed, what was sealed
 * is emptied, their threads are removed. The caller has decided it; done twice, the first reason stands.
 */
export function eraseReports(
  tx: Tx,
  codes: readonly string[],
  why: { readonly at: Date; readonly byName: string; readonly because: string },
): Promise<void> {
  return inScope(tx, { verb: "intake.erase", sees: "all", writes: "all" }, async () => {
    for (const { id, record } of await listRecords(tx, codes)) {
      await emptyReport(tx, id, why.at);
      await destroyRecordKey(tx, record, why);
    }
  });
}

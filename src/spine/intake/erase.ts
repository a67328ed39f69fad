/** Erasing reports for good: what was told, what was said of it, and its thread; codes stay for figures. */
import { destroyRecordKey } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";
import { forgetWordsOf } from "#spine/notices/index.ts";
import { GIVEN_CLOCK, givenCode, REPORT_CLOCK } from "./clocks.ts";
import { listAssignments } from "./queries/story.ts";
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
    for (const { id, code, record } of await listRecords(tx, codes)) {
      const given = (await listAssignments(tx, id)).map((one) => givenCode(code, one.number));
      await forgetWordsOf(tx, { kind: REPORT_CLOCK, codes: [code] });
      await forgetWordsOf(tx, { kind: GIVEN_CLOCK, codes: given });
      await emptyReport(tx, id, why.at);
      await destroyRecordKey(tx, record, why);
    }
  });
}

/**
 * What the register of cases is given of a report: opened, from the side of the commune of its place; taken into a case,
 * and given back when it is separated again. Each leaves its trace, its state and its clocks as every other act does.
 */
import { openRecordKeys, unseal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { inScope } from "#spine/access/index.ts";
import { startHandling, stopReportClocks } from "./clocks.ts";
import { findReport, listReportsOf, listSealed, setState, type ReportRow } from "./queries/report.ts";
import { addEvent, addTaken, caseOf, endTaken, type By } from "./queries/story.ts";
import { CONTENT } from "./places.ts";
import { refuseAct, stateAfter } from "./rules/state.ts";
import { contentShape, type ReportContent } from "./schema.ts";
import { words } from "./words.ts";

/** A report with what is sealed of it. */
export interface OpenReport extends ReportRow {
  readonly content: ReportContent;
}

const atPlace = <T>(tx: Tx, unitId: number, run: () => Promise<T>): Promise<T> =>
  inScope(tx, { verb: "intake.take", sees: String(unitId), writes: String(unitId) }, run);

/** Opens a report that is at hand already. Throws "gone" where it was erased. */
export async function contentOf(tx: Tx, report: ReportRow): Promise<ReportContent> {
  const sealed = (await listSealed(tx, [report.id])).get(report.id);
  const key = (await openRecordKeys(tx, [report.record])).get(report.record);
  if (!sealed || !key) throw new Problem("gone", { detail: words.gone });
  return contentShape.parse(unseal(key, CONTENT, sealed));
}

/** The report of this code at this commune, opened; undefined where the place is another, or there is none. */
export function openReport(tx: Tx, code: string, unitId: number): Promise<OpenReport | undefined> {
  return atPlace(tx, unitId, async () => {
    const report = await findReport(tx, code);
    return report && { ...report, content: await contentOf(tx, report) };
  });
}

/** The code of the case that holds a report; null where none does. */
export const holderOf = (tx: Tx, report: Pick<ReportRow, "id" | "unitId">): Promise<string | null> =>
  atPlace(tx, report.unitId, () => caseOf(tx, report.id));

/**
 * Takes a report into a case: the commune handles it there, and its clocks of receipt and of handling are met. Throws the
 * Problem that refuses: it is closed, or another case holds it.
 */
export function takeReport(
  tx: Tx,
  of: { readonly report: ReportRow; readonly caseCode: string; readonly by: By },
): Promise<void> {
  const { report, caseCode, by } = of;
  return atPlace(tx, report.unitId, async () => {
    const refusal = refuseAct("take", report);
    if (refusal) throw refusal;
    await addTaken(tx, report.id, { caseCode, by });
    await addEvent(tx, report.id, { ...by, act: "take" });
    await setState(tx, report.id, { state: stateAfter(report.state, "take") });
    await stopReportClocks(tx, report, { act: "take", by });
  });
}

/** Gives a report back that had been taken: the commune has to handle it anew. Nothing where no case holds it. */
export function releaseReport(tx: Tx, report: ReportRow, by: By): Promise<void> {
  return atPlace(tx, report.unitId, async () => {
    if (!(await endTaken(tx, report.id, by))) return;
    const [now] = await listReportsOf(tx, [report.id]);
    if (now?.state === "handling") await setState(tx, report.id, { state: "acknowledged" });
    await addEvent(tx, report.id, { ...by, act: "release" });
    await startHandling(tx, report, by);
  });
}

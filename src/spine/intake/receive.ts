/** A report comes in, by whichever channel: sealed by a key of its own, its clocks started, whoever waits for it told. */
import { chanceCode } from "#base/chance-code.ts";
import { makeRecordKey, seal, type RecordKey } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";
import { alarm } from "./alarm.ts";
import { startReportClocks } from "./clocks.ts";
import { CONTENT } from "./places.ts";
import { addReport, listReportsOf, type NewReport, type ReportRow } from "./queries/report.ts";
import { addEvent, type By } from "./queries/story.ts";
import type { ReportContent } from "./schema.ts";

/** Whoever does something with each report that came in: the register of cases looks for others of the same event. */
export interface Listener {
  readonly received: (tx: Tx, report: ReportRow) => Promise<void>;
}
const listeners: Listener[] = [];

/** Given by the server when it composes the product; replaces whoever was known before. */
export function knowIntake(...given: readonly Listener[]): void {
  listeners.splice(0, listeners.length, ...given);
}

/** What came in. */
export interface Incoming extends Omit<
  NewReport,
  "code" | "record" | "sealed" | "enteredAt" | "nameless" | "receivedBy" | "receivedByName" | "id"
> {
  /** Where whoever sent it was told one; else it gets one. */
  readonly code?: string;
  readonly content: ReportContent;
}

/**
 * Keeps it, sealed, in the caller's transaction, which may receive at the receiving unit; where a life is in danger whoever
 * must act is told at once. Answers its code and its key; throws nothing but what the database refuses.
 */
export async function keepReport(
  tx: Tx,
  given: Incoming,
  by: By,
): Promise<{ readonly code: string; readonly key: RecordKey }> {
  const { content, code = chanceCode("TB"), ...facts } = given;
  const key = await makeRecordKey(tx);
  const report = {
    ...facts,
    code,
    record: key.record,
    enteredAt: by.at,
    receivedBy: by.personId,
    receivedByName: by.byName,
    nameless: content.reporter.name === null,
  };
  const id = await addReport(tx, { ...report, sealed: seal(key, CONTENT, content) });
  await addEvent(tx, id, { ...by, at: given.receivedAt, act: "receive" });
  if (given.receiverUnitId !== given.unitId) await addEvent(tx, id, { ...by, act: "tell-chair" });
  await startReportClocks(tx, report, by);
  if (given.lifeDanger === "yes") await alarm(tx, report, by);
  await tellListeners(tx, id, given.unitId);
  return { code, key };
}

/** They look from the side of the place, whoever received it. */
async function tellListeners(tx: Tx, id: number, unitId: number): Promise<void> {
  if (listeners.length === 0) return;
  const place = { verb: "intake.take", sees: String(unitId), writes: String(unitId) };
  await inScope(tx, place, async () => {
    const [report] = await listReportsOf(tx, [id]);
    for (const one of listeners) if (report) await one.received(tx, report);
  });
}

/** What a commune does with a report, and what those to whom it was given answer: each act with its trace and its clocks. */
import { openRecordKeys, seal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { inScope } from "#spine/access/index.ts";
import { startAnswer, startHandling, stopAnswer, stopReportClocks } from "./clocks.ts";
import { setState, type ReportRow } from "./queries/report.ts";
import {
  addAssignment,
  addEvent,
  answerAssignment,
  listAssignments,
  type AssignmentRow,
  type By,
} from "./queries/story.ts";
import { NOTE } from "./places.ts";
import { stateAfter } from "./rules/state.ts";
import type { AnswerInput, AssignInput } from "./schema.ts";
import { words } from "./words.ts";

/** What was said of an act, sealed by the report's key; null where nothing was. */
async function sealedNote(tx: Tx, report: ReportRow, note: string | null): Promise<Buffer | null> {
  if (note === null) return null;
  const key = (await openRecordKeys(tx, [report.record])).get(report.record);
  if (!key) throw new Problem("gone", { detail: words.gone });
  return seal(key, NOTE, note);
}

/** The commune acknowledges, handles itself, or closes. */
export async function doAct(
  tx: Tx,
  report: ReportRow,
  done: { readonly act: "acknowledge" | "handle" | "close"; readonly note: string | null; readonly by: By },
): Promise<void> {
  const { act, by } = done;
  await setState(tx, report.id, { state: stateAfter(report.state, act) });
  await addEvent(tx, report.id, { ...by, act, sealed: await sealedNote(tx, report, done.note) });
  await stopReportClocks(tx, report, { act, by });
}

/** The chair gives it to a unit, or hands it over to the body in charge. */
export async function giveReport(
  tx: Tx,
  report: ReportRow,
  given: Omit<AssignInput, "version"> & {
    readonly toPersonName: string | null;
    readonly by: By;
    /** Given by itself, before anybody decided: what the commune must do goes on waiting, but for the police. */
    readonly keeps?: true;
  },
): Promise<void> {
  const { act, part, toUnitId, by } = given;
  const before = await listAssignments(tx, report.id);
  const waits = before.some(
    (one) => one.toUnitId === toUnitId && one.part === part && one.answer === null && one.act === act,
  );
  if (waits && toUnitId !== report.unitId) throw new Problem("rule", { detail: words.givenAlready });
  const number = before.length + 1;
  const sealed = await sealedNote(tx, report, given.note);
  const { toPersonId, toPersonName } = given;
  await addAssignment(tx, report.id, {
    number,
    act,
    part,
    toUnitId,
    toPersonId,
    toPersonName,
    sealed,
    ...by,
  });
  // What stays at the commune is seen by the commune already.
  const isElsewhere = toUnitId !== report.unitId;
  await setState(tx, report.id, {
    state: given.keeps ? report.state : stateAfter(report.state, act),
    ...(isElsewhere && { given: toUnitId }),
  });
  await addEvent(tx, report.id, { ...by, act, toUnitId });
  await stopReportClocks(tx, report, { act: given.keeps ? "accept" : act, part, by });
  if (isElsewhere) await startAnswer(tx, { code: report.code, number, unitId: toUnitId }, by);
}

/** Whoever was given it accepts, or sends it back with the reason; then the commune has to act anew. */
export async function answerGiven(
  tx: Tx,
  report: ReportRow,
  said: AnswerInput & { readonly unitId: number; readonly by: By },
): Promise<void> {
  const { by, unitId } = said;
  const all = await listAssignments(tx, report.id);
  const given = all.find((one) => one.number === said.number && one.toUnitId === unitId);
  if (!given || given.answer !== null) throw new Problem("rule", { detail: words.notAnswerable });
  const sealed = await sealedNote(tx, report, said.reason);
  await answerAssignment(tx, given.id, { ...by, answer: said.answer, sealed });
  await stopAnswer(tx, { code: report.code, number: given.number, unitId }, by);
  const act = said.answer === "accepted" ? "accept" : "decline";
  await addEvent(tx, report.id, { ...by, act, toUnitId: unitId });
  await settle(tx, report, { act, given, all, by });
}

/** What the answer makes of the report belongs to the commune of the place. */
async function settle(
  tx: Tx,
  report: ReportRow,
  answered: {
    readonly act: "accept" | "decline";
    readonly given: AssignmentRow;
    readonly all: readonly AssignmentRow[];
    readonly by: By;
  },
): Promise<void> {
  const { act, given, all, by } = answered;
  const holds = all.some(
    (one) => one.id !== given.id && one.toUnitId === given.toUnitId && one.answer !== "declined",
  );
  const unit = String(report.unitId);
  await inScope(tx, { verb: "intake.take", sees: unit, writes: unit }, async () => {
    const state =
      act === "decline" || given.act === "hand-over" ? stateAfter(report.state, act) : report.state;
    // Who sent it back sees it no longer.
    await setState(tx, report.id, {
      state,
      ...(act === "decline" && !holds && { takenFrom: given.toUnitId }),
    });
  });
  if (act === "decline") await startHandling(tx, report, by);
}

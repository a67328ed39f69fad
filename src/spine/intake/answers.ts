/** What goes out of reports. What is sealed is opened for one report at a time, and only there. */
import { z } from "zod";
import { openRecordKeys, unseal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { may, type Person } from "#spine/access/index.ts";
import { listRunningOf, ruleSource, type ClockRow } from "#spine/deadlines/index.ts";
import { REPORT_CLOCK } from "./clocks.ts";
import { listSealed, type ReportRow } from "./queries/report.ts";
import { caseOf, listAssignments, listEvents, type AssignmentRow, type EventRow } from "./queries/story.ts";
import { CONTENT, NOTE } from "./places.ts";
import { mayAct } from "./rules/state.ts";
import {
  addressLetters,
  channels,
  contentShape,
  parts,
  reportKinds,
  reportStates,
  yesNoUnknown,
  type Part,
  type ReportContent,
} from "./schema.ts";

const label = z.object({ vi: z.string(), en: z.string() });
const unit = z.object({ id: z.number(), name: z.string() });
const answer = z.enum(yesNoUnknown);

const due = z.object({ at: z.date().nullable(), label, source: label, legal: z.boolean() });

export const briefAnswer = z.object({
  code: z.string(),
  kind: z.enum(reportKinds),
  channel: z.enum(channels),
  addressLetter: z.enum(addressLetters).nullable(),
  receivedAt: z.date(),
  enteredAt: z.date(),
  receivedByName: z.string().nullable(),
  receiver: unit,
  /** The commune of the place. */
  place: unit,
  danger: answer,
  lifeDanger: answer,
  childHarmed: answer,
  vulnerable: answer,
  crimeSuspected: answer,
  nameless: z.boolean(),
  state: z.enum(reportStates),
  version: z.number(),
  givenTo: z.array(z.string()),
  /** The running clock that is due first, of those one may see. */
  due: due.nullable(),
});
export type BriefAnswer = z.infer<typeof briefAnswer>;

const eventAnswer = z.object({
  act: z.string(),
  at: z.date(),
  byName: z.string().nullable(),
  toUnit: z.string().nullable(),
  note: z.string().nullable(),
});

const assignmentAnswer = z.object({
  number: z.number(),
  act: z.enum(["assign", "hand-over"]),
  part: z.enum(parts),
  toUnit: unit,
  toPersonName: z.string().nullable(),
  at: z.date(),
  byName: z.string().nullable(),
  note: z.string().nullable(),
  answer: z.enum(["accepted", "declined"]).nullable(),
  answeredAt: z.date().nullable(),
  answeredByName: z.string().nullable(),
  answerReason: z.string().nullable(),
  /** Whether whoever asks may answer it now. */
  canAnswer: z.boolean(),
});

export const reportAnswer = briefAnswer.extend({
  /** Null where it was erased. */
  content: contentShape.nullable(),
  events: z.array(eventAnswer),
  assignments: z.array(assignmentAnswer),
  caseCode: z.string().nullable(),
  can: z.array(z.string()),
});
export type ReportAnswer = z.infer<typeof reportAnswer>;

/** What every act answers: nothing that is sealed, since answers are kept for repetitions. */
export const doneAnswer = z.object({ code: z.string(), state: z.enum(reportStates).nullable() });
export type DoneAnswer = z.infer<typeof doneAnswer>;

function shownDue(clock: ClockRow | undefined): BriefAnswer["due"] {
  if (!clock) return null;
  return {
    at: clock.dueAt,
    label: { vi: clock.labelVi, en: clock.labelEn },
    source: ruleSource(clock),
    legal: clock.basis === "law",
  };
}

/** Reports as a list shows them. */
export async function shownReports(tx: Tx, rows: readonly ReportRow[]): Promise<BriefAnswer[]> {
  const clocks = await listRunningOf(tx, { kind: REPORT_CLOCK, codes: rows.map((row) => row.code) });
  return rows.map((row) => ({
    ...row,
    receiver: { id: row.receiverUnitId, name: row.receiverUnitName },
    place: { id: row.unitId, name: row.unitName },
    givenTo: [...row.givenTo],
    due: shownDue(clocks.get(row.code)?.[0]),
  }));
}

type Open = (sealed: Buffer | null) => string | null;

const shownEvent = (event: EventRow, open: Open) => ({
  ...event,
  toUnit: event.toUnitName,
  note: open(event.sealed),
});

const shownAssignment = (row: AssignmentRow, open: Open, person: Person) => ({
  ...row,
  toUnit: { id: row.toUnitId, name: row.toUnitName },
  note: open(row.sealed),
  answerReason: open(row.sealedAnswer),
  canAnswer: row.answer === null && may(person, "intake.answer", row.toUnitId),
});

/** What may be done with it now by this person, at the commune of the place. */
function actsOf(row: ReportRow, person: Person): string[] {
  const acts = ["acknowledge", "assign", "handle", "close"] as const;
  return acts
    .filter((act) => mayAct(row.state, act) && may(person, `intake.${act}`, row.unitId))
    .map((act) => `intake.${act}`);
}

/** Who told is for whoever answers to them: the place, the police, the investigation; and where they are the only way, for all. */
const told: readonly Part[] = ["co-ordinator", "police", "investigation"];

/** Of a report that was given: without who told it, unless one of the parts in which it was given is told (Art. 34(2)). */
function forGiven(content: ReportContent, given: readonly AssignmentRow[], person: Person): ReportContent {
  const own = given.filter((one) => may(person, "intake.read-given", one.toUnitId));
  const knows = own.some((one) => told.includes(one.part)) || content.safeContact.channel === "reporter-only";
  if (knows) return content;
  return { ...content, reporter: { name: null, phone: null, relation: content.reporter.relation } };
}

/** One report, opened: whoever asks has it by row security. */
export async function shownReport(
  tx: Tx,
  row: ReportRow,
  to: { readonly person: Person; readonly acts: boolean; readonly given: boolean },
): Promise<ReportAnswer> {
  const [brief] = await shownReports(tx, [row]);
  const sealed = (await listSealed(tx, [row.id])).get(row.id);
  if (!brief || !sealed) throw new Error("A report that was found cannot be read.");
  const key = (await openRecordKeys(tx, [row.record])).get(row.record);
  const open: Open = (bytes) => (bytes && key ? (unseal(key, NOTE, bytes) as string) : null);
  const assignments = await listAssignments(tx, row.id);
  const content = key ? contentShape.parse(unseal(key, CONTENT, sealed)) : null;
  return {
    ...brief,
    content: content && to.given ? forGiven(content, assignments, to.person) : content,
    events: (await listEvents(tx, row.id)).map((event) => shownEvent(event, open)),
    assignments: assignments.map((one) => shownAssignment(one, open, to.person)),
    caseCode: await caseOf(tx, row.id),
    can: to.acts ? actsOf(row, to.person) : [],
  };
}

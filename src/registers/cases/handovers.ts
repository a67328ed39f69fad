/** Handing cases over: what somebody holds, offering it, taking it. */
import { chanceCode } from "#base/chance-code.ts";
import { seal } from "#base/crypto/vault.ts";
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { holds, type Person } from "#spine/access/index.ts";
import { takeDrafts } from "#spine/intake/index.ts";
import { keyOf } from "./content.ts";
import { knowersOf } from "./guard.ts";
import { changeCase, findCase, holdCase, type CaseRow } from "./queries/case.ts";
import {
  addHandover,
  answerLine,
  listOffered,
  noteDraftsTaken,
  type HandoverLine,
  type HandoverRow,
} from "./queries/handover.ts";
import { listLoad, listStaff, type LoadRow } from "./queries/load.ts";
import { addEvent } from "./queries/trace.ts";
import {
  handoverActsFor,
  refuseOffer,
  type HandedCase,
  type HandoverAct,
  type HandoverReason,
} from "./rules/handover.ts";
import { handoverWords as words } from "./words/handover.ts";

/** The leader of the unit: who gives cases to people. */
export const leads = (person: Person): boolean => holds(person, "case.assign");

/** The open cases at the asker's unit that somebody works on, as far as the asker may see them. */
export async function heldBy(tx: Tx, person: Person, workerId: number): Promise<LoadRow[]> {
  const all = await listLoad(tx, { unitId: person.unitId, at: now(), sealed: true });
  return all.filter((row) => row.workerId === workerId);
}

/** Who works on cases at the asker's unit now; and this person, who may have left. */
export const staffOf = (tx: Tx, person: Person, beside: readonly number[]) =>
  listStaff(tx, person.unitId, { day: today(), beside });

/** What is to be handed over. */
export interface Offering {
  readonly fromId: number;
  readonly toId: number;
  readonly why: HandoverReason;
  readonly untilOn: string | null;
  readonly drafts: boolean;
  /** Null: every case that is held. */
  readonly cases: readonly string[] | null;
  readonly note: string | null;
}

const OVER: ReadonlySet<string> = new Set(["closed", "unfounded"]);

async function rowsOf(tx: Tx, person: Person, given: Offering): Promise<CaseRow[]> {
  const codes = given.cases ?? (await heldBy(tx, person, given.fromId)).map((row) => row.code);
  const rows: CaseRow[] = [];
  for (const code of codes) {
    const row = await holdCase(tx, code);
    if (!row) throw new Problem("not-found");
    rows.push(row);
  }
  return rows;
}

async function handedCase(
  tx: Tx,
  row: CaseRow,
  of: { toId: number; offered: ReadonlySet<number> },
): Promise<HandedCase> {
  const knowers = await knowersOf(tx, row);
  return {
    code: row.code,
    workerId: row.workerId,
    isOpen: !OVER.has(row.state),
    offered: of.offered.has(row.id),
    receiverMayKnow: knowers.some((one) => one.id === of.toId && one.unitId === row.unitId),
  };
}

/** Offers cases to a colleague. Throws the Problem that refuses. */
export async function offerCases(tx: Tx, person: Person, given: Offering): Promise<string> {
  const at = now();
  const rows = await rowsOf(tx, person, given);
  const offered = new Set(
    await listOffered(
      tx,
      rows.map((row) => row.id),
    ),
  );
  const cases: HandedCase[] = [];
  for (const row of rows) cases.push(await handedCase(tx, row, { toId: given.toId, offered }));
  const staff = await staffOf(tx, person, [given.fromId, given.toId]);
  const nameOf = (id: number): string => staff.find((one) => one.id === id)?.name ?? "";
  const asked = {
    ...given,
    byId: person.id,
    byLeader: leads(person),
    toWorks: staff.some((one) => one.id === given.toId && one.works),
    today: today(),
    cases,
  };
  const refused = refuseOffer(asked);
  if (refused) throw refused;
  const code = chanceCode("BG");
  const lines: { caseId: number; sealed: Buffer | null }[] = [];
  for (const row of rows) {
    const sealed = given.note ? seal(await keyOf(tx, row), `handover.${code}`, given.note) : null;
    lines.push({ caseId: row.id, sealed });
    await noteOf(tx, row.id, { person, at, act: "handover.offer", code });
  }
  await addHandover(tx, {
    code,
    unitId: person.unitId,
    fromPerson: given.fromId,
    fromName: nameOf(given.fromId),
    toPerson: given.toId,
    toName: nameOf(given.toId),
    why: given.why,
    untilOn: given.why === "leave" ? given.untilOn : null,
    drafts: given.drafts,
    at,
    byPerson: person.id,
    byName: person.name,
    lines,
  });
  return code;
}

/** A line in the course of a case: that it was handed over, by its code. */
const noteOf = (
  tx: Tx,
  caseId: number,
  of: { readonly person: Person; readonly at: Date; readonly act: string; readonly code: string },
): Promise<void> =>
  addEvent(tx, {
    caseId,
    at: of.at,
    personId: of.person.id,
    byName: of.person.name,
    unitId: of.person.unitId,
    act: of.act,
    details: { handover: of.code },
  });

/** What this person may do with an offer now. */
export const actsOn = (row: HandoverRow, person: Person): HandoverAct[] =>
  handoverActsFor({
    isReceiver: row.toPerson === person.id,
    isGiver: row.fromPerson === person.id,
    isLeader: leads(person) && row.unitId === person.unitId,
    why: row.why,
    closed: row.closedAt !== null,
    draftsWait: row.drafts && row.draftsTakenAt === null,
    lines: row.lines.map((line) => line.state),
  });

/** The lines that an act is about: those named, or all that wait. */
function linesFor(row: HandoverRow, codes: readonly string[] | null): HandoverLine[] {
  const waiting = row.lines.filter((line) => line.state === "offered");
  const chosen = codes === null ? waiting : waiting.filter((line) => codes.includes(line.code));
  if (codes !== null && chosen.length !== codes.length) throw new Problem("rule", { detail: words.notNow });
  return chosen;
}

/** Who acts on which lines. */
interface Answering {
  readonly person: Person;
  readonly cases: readonly string[] | null;
}

/** The colleague takes: from now on the cases are theirs, with their clocks, and the drafts as well. Throws where one moved meanwhile. */
export async function takeOver(tx: Tx, row: HandoverRow, { person, cases }: Answering): Promise<number> {
  const at = now();
  const lines = linesFor(row, cases);
  for (const line of lines) {
    const held = await holdCase(tx, line.code);
    if (held?.workerId !== row.fromPerson) throw new Problem("rule", { detail: words.moved });
    await changeCase(tx, { id: line.caseId, at }, { workerId: person.id });
    await answerLine(tx, { id: row.id, caseId: line.caseId }, { state: "taken", at, sealed: null });
    await noteOf(tx, line.caseId, { person, at, act: "handover.take", code: row.code });
  }
  if (row.drafts && row.draftsTakenAt === null) {
    await takeDrafts(tx, row.fromPerson);
    await noteDraftsTaken(tx, row.id, at);
  }
  return lines.length;
}

/** The colleague refuses with a reason, or who gave it takes it back: the cases stay with whom they were. */
export async function leaveWith(
  tx: Tx,
  row: HandoverRow,
  of: Answering & { readonly state: "refused" | "withdrawn"; readonly reason: string | null },
): Promise<number> {
  const at = now();
  const lines = linesFor(row, of.cases);
  for (const line of lines) {
    const found = await findCase(tx, line.code);
    const sealed =
      found && of.reason ? seal(await keyOf(tx, found), `handover.${row.code}`, of.reason) : null;
    await answerLine(tx, { id: row.id, caseId: line.caseId }, { state: of.state, at, sealed });
    const act = of.state === "refused" ? "handover.refuse" : "handover.withdraw";
    await noteOf(tx, line.caseId, { person: of.person, at, act, code: row.code });
  }
  return lines.length;
}

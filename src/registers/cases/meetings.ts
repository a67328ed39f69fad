/** Meetings of the agencies: what proposes one, calling it, signing, holding it, and what each is to do. */
import { chanceCode } from "#base/chance-code.ts";
import { openRecordKeys, seal, unseal, type RecordKey } from "#base/crypto/vault.ts";
import { dayOf, daysAfter, endOfDay } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import type { Label } from "#base/words.ts";
import type { Person } from "#spine/access/index.ts";
import { keptDirectory } from "#spine/agencies/index.ts";
import { listRunning } from "#spine/deadlines/index.ts";
import { stopDuties } from "./case-clocks.ts";
import type { Content } from "./content.ts";
import { keepIfGuarded } from "./guard.ts";
import { findCase, type CaseRow } from "./queries/case.ts";
import { readAssessment, readFields } from "./queries/codes.ts";
import { listBarred } from "./queries/guard.ts";
import {
  addActions,
  addMeeting,
  addPledge,
  findMeeting,
  keepSeatsUntil,
  type InvitedRow,
  type MeetingRow,
  type NewInvited,
} from "./queries/meeting.ts";
import { listAssessments, listEventDays } from "./queries/risk.ts";
import { addSeat } from "./queries/seat.ts";
import { addEvent } from "./queries/trace.ts";
import { MEETING_RULE, refuseCalling, type Invited, type Meeting } from "./rules/meeting.ts";
import { meetingReasons } from "./rules/risk.ts";
import { packOf, type Part } from "./schema/index.ts";
import { words } from "./words/cases.ts";

/** Who acts, and when. */
export interface By {
  readonly person: Person;
  readonly at: Date;
}

/** What is sealed of a meeting that is called. */
export interface Called {
  readonly place: string;
  readonly agenda: readonly string[];
  /** Of one that no rule proposed: why. */
  readonly why: string | null;
}

/** What one unit is to do, as it is written down. */
export interface Task {
  readonly unitId: number;
  readonly what: string;
  readonly dueOn: string;
}

/** What is sealed of what came of it. */
export interface Minuted {
  readonly minutes: string;
  readonly outcome: string;
  readonly actions: readonly Task[];
}

const placeOf = (code: string, what: string): string => `meeting.${what}.${code}`;

/** The key of a meeting's record. Throws where it was destroyed. */
export async function keyOfMeeting(tx: Tx, record: string): Promise<RecordKey> {
  const key = (await openRecordKeys(tx, [record])).get(record);
  if (!key) throw new Problem("rule", { detail: words.erased });
  return key;
}

export const calledOf = (key: RecordKey, row: MeetingRow): Called =>
  unseal(key, placeOf(row.code, "called"), row.sealed) as Called;
export const minutedOf = (key: RecordKey, row: MeetingRow): Minuted | null =>
  row.sealedMinutes && (unseal(key, placeOf(row.code, "minutes"), row.sealedMinutes) as Minuted);
export const sealMinutes = (key: RecordKey, code: string, minuted: Minuted): Buffer =>
  seal(key, placeOf(code, "minutes"), minuted);
export const sealReason = (key: RecordKey, code: string, reason: string): Buffer =>
  seal(key, placeOf(code, "reason"), reason);
export const reasonOf = (key: RecordKey, row: MeetingRow): string | null =>
  row.sealedReason && String(unseal(key, placeOf(row.code, "reason"), row.sealedReason));
/** The task of an action, or what came of it, by the action's code. */
type Said = readonly [code: string, what: "task" | "result"];
export const saidOf = (key: RecordKey, [code, what]: Said, sealed: Buffer): string =>
  String(unseal(key, placeOf(code, what), sealed));
export const sealSaid = (key: RecordKey, [code, what]: Said, said: string): Buffer =>
  seal(key, placeOf(code, what), said);

/** Why the rules propose a meeting now; nothing where they do not, or where one was held or left out since. */
export async function reasonsNow(tx: Tx, row: CaseRow, at: Date): Promise<Label[]> {
  const running = await listRunning(tx, MEETING_RULE, { kind: "case", codes: [row.code] });
  if (!running.has(row.code)) return [];
  const [last] = await listAssessments(tx, row.id);
  if (!last) return [];
  const { body } = await readAssessment(tx, last.questionsFrom);
  const asked = {
    assessed: { score: last.score },
    level: last.decided,
    events: await listEventDays(tx, row.id),
    today: dayOf(at),
  };
  return meetingReasons(asked, body);
}

/** A unit as whoever calls the meeting names it. */
export interface Inviting {
  readonly unitId: number;
  readonly part: Part | null;
  readonly fields: readonly string[];
  readonly ground: string | null;
}

const LOOKS: string = "emergency";
const seated = (content: Content, unitId: number): boolean =>
  content.seats.some((seat) => seat.unitId === unitId && !seat.pending && seat.part !== LOOKS);

async function invitedOf(tx: Tx, content: Content, given: readonly Inviting[]): Promise<Invited[]> {
  const barred = new Set((await listBarred(tx, content.row.id)).map((one) => one.unitId));
  const { byId } = await keptDirectory(tx);
  if (given.some((one) => !byId.has(one.unitId)))
    throw new Problem("invalid", { errors: [{ path: "invited", message: words.noSuchUnit }] });
  return given.map((one) => ({
    ...one,
    kind: byId.get(one.unitId)?.kind ?? "",
    // Nobody gives on what they are not shown.
    fields: one.fields.filter((field) => content.visible.has(field)),
    sits: seated(content, one.unitId),
    barred: barred.has(one.unitId),
  }));
}

/** How a guest's seat begins: the fields that were chosen and nothing else of the pack. */
function guestOf(one: Invited, pack: readonly string[], untilAt: Date): NewInvited {
  if (one.sits)
    return { unitId: one.unitId, part: null, fields: null, without: null, ground: null, untilAt: null };
  return {
    unitId: one.unitId,
    part: one.part,
    fields: one.fields.filter((field) => !pack.includes(field)),
    without: pack.filter((field) => !one.fields.includes(field)),
    ground: one.ground,
    untilAt,
  };
}

/** What is told of a meeting that is called. */
export interface Calling extends Called {
  readonly meetsAt: Date;
  /** How many days after the meeting a guest goes on seeing what was chosen. */
  readonly days: number;
  readonly invited: readonly Inviting[];
}

/** Calls it. Throws the Problem that refuses. */
export async function callMeeting(tx: Tx, content: Content, given: Calling & By): Promise<string> {
  const { row, key } = content;
  const { person, at } = given;
  const fields = await readFields(tx);
  const others = given.invited.filter((one) => one.unitId !== person.unitId);
  const own: Inviting = { unitId: person.unitId, part: null, fields: [], ground: null };
  const invited = await invitedOf(tx, content, [own, ...others]);
  const reasons = await reasonsNow(tx, row, at);
  const asked = { ...given, invited, byUnit: person.unitId, isSealed: row.sealedAt !== null, reasons };
  const refused = refuseCalling(asked, fields);
  if (refused) throw refused;
  const code = chanceCode("HL");
  const untilAt = endOfDay(daysAfter(dayOf(given.meetsAt), given.days));
  const called: Called = { place: given.place, agenda: given.agenda, why: given.why };
  await addMeeting(tx, {
    caseId: row.id,
    code,
    record: row.record,
    unitId: person.unitId,
    meetsAt: given.meetsAt,
    proposed: reasons.length > 0,
    at,
    personId: person.id,
    byName: person.name,
    sealed: seal(key, placeOf(code, "called"), called),
    invited: invited.map((one) => guestOf(one, one.part ? packOf(one.part, fields) : [], untilAt)),
  });
  return code;
}

/** The seat of whoever signs for a unit without one. */
async function seatGuest(tx: Tx, meeting: MeetingRow, of: By & { invited: InvitedRow }): Promise<void> {
  const { invited, person, at } = of;
  if (invited.part === null) return;
  await addSeat(tx, {
    caseId: meeting.caseId,
    unitId: invited.unitId,
    personId: person.id,
    part: invited.part,
    fields: invited.fields,
    without: invited.without,
    at,
    untilAt: invited.untilAt,
    because: meeting.code,
  });
}

/** Signs the pledge for a unit that is invited; a guest sees from then on what was chosen for them. */
export async function pledge(tx: Tx, meeting: MeetingRow, by: By & { invited: InvitedRow }): Promise<void> {
  const { person, at, invited } = by;
  await addPledge(tx, meeting, { unitId: invited.unitId, personId: person.id, name: person.name, at });
  if (meeting.state === "called") await seatGuest(tx, meeting, by);
  const { caseCode = null } = (await findMeeting(tx, meeting.code)) ?? {};
  const row = caseCode ? await findCase(tx, caseCode) : undefined;
  if (!row) return;
  await keepIfGuarded(tx, row);
  await noteMeeting(tx, row.id, { ...by, act: "meeting.pledge", meeting: meeting.code });
}

/** The meeting as its rules take it, with these people coming. */
export function meetingOf(
  row: MeetingRow,
  of: { readonly called: Called; readonly minuted: Minuted | null; readonly came: readonly Comer[] },
): Meeting {
  return {
    heldOn: dayOf(row.heldAt ?? row.meetsAt),
    agenda: of.called.agenda,
    attendees: of.came.map(({ id, unitId }) => ({
      personId: id,
      unitId,
      pledgedAt: row.people.find((one) => one.personId === id)?.pledgedAt ?? null,
    })),
    actions: (of.minuted?.actions ?? []).map((one) => ({ ...one, outcome: null })),
    minutes: of.minuted?.minutes ?? null,
  };
}

/** Somebody who comes, of which unit. */
export interface Comer {
  readonly id: number;
  readonly unitId: number;
}

/** It was held: the clock that proposed it is met. */
export const meetingHeld = (tx: Tx, row: CaseRow, { person, at }: By): Promise<void> =>
  stopDuties(tx, { code: row.code, unitId: row.unitId, person, at }, [MEETING_RULE]);

/** A week after what it is to do is due, a guest can still tell what came of it. */
const GUEST_DAYS = 7;

/** Gives each unit what it is to do; seats of guests last until they can have told of it. */
export async function giveActions(
  tx: Tx,
  meeting: MeetingRow,
  given: { readonly key: RecordKey; readonly actions: readonly Task[] },
): Promise<void> {
  const actions = given.actions.map((one) => {
    const code = chanceCode("HD");
    return {
      code,
      unitId: one.unitId,
      dueOn: one.dueOn,
      sealed: sealSaid(given.key, [code, "task"], one.what),
    };
  });
  await addActions(tx, meeting, actions);
  const last = actions
    .map((one) => one.dueOn)
    .toSorted()
    .at(-1);
  if (last) await keepSeatsUntil(tx, meeting.code, endOfDay(daysAfter(last, GUEST_DAYS)));
}

/** A line in the course of a case; the code of the meeting, never its words. */
export const noteMeeting = (
  tx: Tx,
  caseId: number,
  of: By & { readonly act: string; readonly meeting: string | null; readonly sealed?: Buffer },
): Promise<void> =>
  addEvent(tx, {
    caseId,
    at: of.at,
    personId: of.person.id,
    byName: of.person.name,
    unitId: of.person.unitId,
    act: of.act,
    details: of.meeting ? { meeting: of.meeting } : {},
    ...(of.sealed && { sealed: of.sealed }),
  });

/** A meeting of the agencies about one case: proposed by the rules of danger, held under a pledge, ended with what each does. Pure. */
import { words } from "./giving-words.ts";
import { fill, type Label } from "#base/words.ts";
import type { CaseField, Part } from "../schema/index.ts";
import { lacksSafeContact, takesPart } from "./referral.ts";
import { firstOf, says, type Refusal } from "./refusal.ts";

/** The clock from the proposal to the meeting. */
export const MEETING_RULE = "case.meet";

/** How a meeting goes. */
export type MeetingState = "called" | "held" | "resolved" | "cancelled";

/** Who comes, and when they pledged to keep silent. */
export interface Attendee {
  readonly personId: number;
  readonly unitId: number;
  readonly pledgedAt: Date | null;
}

/** What one agency is to do. Days are YYYY-MM-DD. */
export interface MeetingAction {
  readonly unitId: number;
  readonly what: string;
  readonly dueOn: string;
  readonly outcome: string | null;
}

/** A meeting as it is. */
export interface Meeting {
  readonly heldOn: string;
  readonly agenda: readonly string[];
  readonly attendees: readonly Attendee[];
  readonly actions: readonly MeetingAction[];
  readonly minutes: string | null;
}

const PLEDGE_LAW = "Luật 13/2022/QH15, Điều 9";

const units = (meeting: Meeting): Set<number> => new Set(meeting.attendees.map((a) => a.unitId));

/** A unit as it is to be invited. */
export interface Invited {
  readonly unitId: number;
  /** It has a seat that is taken. */
  readonly sits: boolean;
  readonly barred: boolean;
  /** Of a unit without a seat: what somebody of it will see, and on what ground. */
  readonly fields: readonly string[];
  readonly ground: string | null;
  readonly part: Part | null;
  /** The kind of the unit, as agencies tell it. */
  readonly kind: string;
}

/**
 * Why it cannot be called so; null where it can. Where no rule proposes it, judgement does, with a reason. A unit without a seat comes on a
 * stated ground and is given no field that only a named person may see; to a sealed case it comes by a referral and by name alone.
 */
export function refuseCalling(
  asked: {
    readonly agenda: readonly string[];
    readonly invited: readonly Invited[];
    readonly byUnit: number;
    readonly isSealed: boolean;
    readonly reasons: readonly Label[];
    readonly why: string | null;
  },
  fields: readonly CaseField[],
): Refusal {
  const guests = asked.invited.filter((one) => !one.sits);
  const narrow = new Set(fields.filter((field) => field.narrow).map((field) => field.id));
  return firstOf([
    [!asked.agenda.some(says), words.meetingAgenda],
    [!asked.invited.some((one) => one.unitId !== asked.byUnit), words.meetingAgencies],
    [asked.invited.some((one) => one.barred), words.meetingBarredUnit],
    [asked.isSealed && guests.length > 0, words.meetingSealed],
    [guests.some((one) => one.part === null), words.meetingPart],
    [guests.some((one) => one.part !== null && !takesPart(one.kind, one.part)), words.givingPart],
    [guests.some(lacksSafeContact), words.givingSafely],
    [guests.some((one) => !says(one.ground)), words.meetingGround],
    [guests.some((one) => one.fields.some((id) => narrow.has(id))), words.meetingNarrow, PLEDGE_LAW],
    [asked.reasons.length === 0 && !says(asked.why), words.meetingWhy],
  ]);
}

/** Why it cannot begin; null where it can: an agenda, two agencies at least, and everybody's pledge. `barred` are people shut out of the case. */
export function refuseHolding(meeting: Meeting, barred: readonly number[]): Refusal {
  const silent = meeting.attendees.filter((a) => a.pledgedAt === null).length;
  return firstOf([
    [!meeting.agenda.some(says), words.meetingAgenda],
    [units(meeting).size < 2, words.meetingAgencies],
    [meeting.attendees.some((a) => barred.includes(a.personId)), words.meetingBarred],
    [silent > 0, fill(words.meetingPledge, { count: silent }), PLEDGE_LAW],
  ]);
}

/** Why its result cannot be written down; null where it can. */
export const refuseResolving = (meeting: Meeting): Refusal =>
  firstOf([
    [!says(meeting.minutes), words.meetingMinutes],
    [meeting.actions.some((a) => !says(a.what)), words.meetingWhat],
    [meeting.actions.some((a) => !units(meeting).has(a.unitId)), words.meetingAbsent],
    [meeting.actions.some((a) => a.dueOn === ""), words.meetingNoDay],
    [meeting.actions.some((a) => a.dueOn < meeting.heldOn), words.meetingDue],
  ]);

/** Actions that nobody has told the outcome of: those overdue on a day, and all. */
export const openActions = (
  meeting: Meeting,
  today: string,
): { all: MeetingAction[]; overdue: MeetingAction[] } => {
  const all = meeting.actions.filter((a) => !says(a.outcome));
  return { all, overdue: all.filter((a) => a.dueOn < today) };
};

/** A meeting that was proposed for a reason is not left out without one. */
export const refuseNotMeeting = (reasons: readonly Label[], why: string | null): Refusal =>
  firstOf([[reasons.length > 0 && !says(why), words.meetingNot]]);

/** What may be done with a meeting now. */
export type MeetingAct = "pledge" | "hold" | "minute" | "cancel" | "paper";

/** Who stands before it: whether they co-ordinate the case, whether they signed, whether they could. */
export interface Standing {
  readonly state: MeetingState;
  readonly coordinates: boolean;
  readonly pledged: boolean;
  readonly seesCase: boolean;
}

/**
 * The acts that its state and the reader allow. Papers open for whoever signed, and for nobody else whatever their office; who sees the
 * case may still sign when it was held, so that what their unit is to do can be read.
 */
export function meetingActsFor({ state, coordinates, pledged, seesCase }: Standing): MeetingAct[] {
  const maySign = !pledged && (state === "called" || (seesCase && state !== "cancelled"));
  const acts: readonly (readonly [boolean, MeetingAct])[] = [
    [maySign, "pledge"],
    [coordinates && pledged && state === "called", "hold"],
    [coordinates && pledged && state === "held", "minute"],
    [coordinates && state === "called", "cancel"],
    [pledged && state === "resolved", "paper"],
  ];
  return acts.filter(([may]) => may).map(([, act]) => act);
}

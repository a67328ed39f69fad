/** A meeting of the agencies about one case: proposed by the rules of danger, held under a pledge, ended with what each does. Pure. */
import { words } from "./giving-words.ts";
import { fill, type Label } from "#base/words.ts";
import { firstOf, says, type Refusal } from "./refusal.ts";

/** The clock from the proposal to the meeting. */
export const MEETING_RULE = "case.meet";

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

const units = (meeting: Meeting): Set<number> => new Set(meeting.attendees.map((a) => a.unitId));

/** Why it cannot begin; null where it can: an agenda, two agencies at least, and everybody's pledge. `barred` are people shut out of the case. */
export function refuseHolding(meeting: Meeting, barred: readonly number[]): Refusal {
  const silent = meeting.attendees.filter((a) => a.pledgedAt === null).length;
  return firstOf([
    [!meeting.agenda.some(says), words.meetingAgenda],
    [units(meeting).size < 2, words.meetingAgencies],
    [meeting.attendees.some((a) => barred.includes(a.personId)), words.meetingBarred],
    [silent > 0, fill(words.meetingPledge, { count: silent }), "Luật 13/2022/QH15, Điều 9"],
  ]);
}

/** Why its result cannot be written down; null where it can. */
export const refuseResolving = (meeting: Meeting): Refusal =>
  firstOf([
    [!says(meeting.minutes), words.meetingMinutes],
    [meeting.actions.some((a) => !says(a.what)), words.meetingWhat],
    [meeting.actions.some((a) => !units(meeting).has(a.unitId)), words.meetingAbsent],
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

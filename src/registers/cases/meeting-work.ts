/** Meetings as My work shows them: invitations, minutes to be written, what one's unit is to do. No word of a case stands here. */
import { dayOf } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, say } from "#base/words.ts";
import { holds, type Person } from "#spine/access/index.ts";
import { stateOn, type WorkItem } from "#spine/plan/index.ts";
import { listActionsAt, listMeetingsAt, type MeetingRow } from "./queries/meeting.ts";
import { meetingWords as words } from "./words/meetings.ts";

const BOARD = "/cases/meetings";
const pageOf = (row: MeetingRow): string => (row.caseCode ? `/cases/${row.caseCode}` : BOARD);

function meetingItem(row: MeetingRow, person: Person, day: string): WorkItem | null {
  const pledged = row.people.some((one) => one.personId === person.id);
  const coordinates = row.caseUnitId === person.unitId && holds(person, "case.meet");
  const minutes = row.state === "held";
  // Who signed waits for the day; who calls goes on until the minutes are adopted.
  if (minutes ? !coordinates : pledged && !coordinates) return null;
  const due = dayOf(row.heldAt ?? row.meetsAt);
  const title = minutes ? words.workMinutes : words.workInvited;
  return {
    id: `meeting-${row.code}`,
    title: say(fill(title, { code: row.code }), person.language),
    due,
    ...(!minutes && { dueAt: row.meetsAt.toISOString() }),
    kind: "meeting",
    href: pageOf(row),
    source: say(words.workSource, person.language),
    state: stateOn(due, day),
  };
}

/** What waits of meetings for a person, read as whoever works on cases. */
export async function meetingsDue(tx: Tx, person: Person, day: string): Promise<WorkItem[]> {
  const meetings = await listMeetingsAt(tx, [person.unitId]);
  const actions = await listActionsAt(tx, [person.unitId]);
  return [
    ...meetings.flatMap((row) => meetingItem(row, person, day) ?? []),
    ...actions.map((row): WorkItem => ({
      id: `action-${row.code}`,
      title: say(fill(words.workAction, { code: row.meetingCode }), person.language),
      due: row.dueOn,
      kind: "meeting-action",
      href: `/cases/${row.caseCode}`,
      source: say(words.workByMeeting, person.language),
      state: stateOn(row.dueOn, day),
    })),
  ];
}

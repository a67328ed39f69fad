/** Cases as My work shows them: what lapses first, who is to be contacted, referrals that wait for an answer. Names stand nowhere here. */
import { dayOf, daysAfter } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, say } from "#base/words.ts";
import { holds, inScope, reachSetting, type Person } from "#spine/access/index.ts";
import { listRunningOf, ruleSource, type ClockRow } from "#spine/deadlines/index.ts";
import { stateOn, type WorkItem, type WorkSource } from "#spine/plan/index.ts";
import { handoversDue } from "./handover-work.ts";
import { staffOf } from "./handovers.ts";
import { meetingsDue } from "./meeting-work.ts";
import { listCases, type ListRow } from "./queries/list.ts";
import { listBoard, type TransitionRow } from "./queries/transition.ts";
import { askedOfChair } from "./rules/contact-ban.ts";
import { sendWords as words } from "./words/send.ts";

const CASES_MAX = 40;
const AHEAD_DAYS = 3;

/** Reads as whoever works on cases, at the person's own units alone. */
async function asWorker<T>(tx: Tx, person: Person, run: () => Promise<T[]>): Promise<T[]> {
  const reach = person.reach.get("case.read");
  return reach ? inScope(tx, { verb: "case.read", sees: reachSetting(reach) }, run) : [];
}

interface Due {
  readonly day: string | null;
  readonly clock?: ClockRow;
}

/** What comes first of a case: its clock, or the day of the next contact. */
function dueOf(row: ListRow, clock: ClockRow | undefined): Due {
  const clockDay = clock?.dueAt ? dayOf(clock.dueAt) : null;
  if (clock && clockDay && (!row.nextContactOn || clockDay <= row.nextContactOn))
    return { day: clockDay, clock };
  return { day: row.nextContactOn };
}

async function casesDue(tx: Tx, person: Person, day: string): Promise<WorkItem[]> {
  const rows = await listCases(tx, { which: "open", order: "due", limit: CASES_MAX });
  const works = new Set((await staffOf(tx, person, [])).map((one) => one.id));
  // What somebody worked on who left is everybody's until it is given to somebody.
  const isMine = ({ workerId }: ListRow): boolean =>
    workerId === null || workerId === person.id || !works.has(workerId);
  const mine = rows.filter((row) => row.parts.includes("co-ordinator") && isMine(row));
  const clocks = await listRunningOf(tx, { kind: "case", codes: mine.map((row) => row.code) });
  // What waits for the chair's decision stands in My work by itself already, and not as the case's once more.
  const decides = holds(person, "case.decide-ban");
  return mine.flatMap((row): WorkItem[] => {
    const left = clocks.get(row.code)?.find((one) => !(decides && askedOfChair.has(one.ruleCode)));
    const { day: due, clock } = dueOf(row, left);
    if (due === null || due > daysAfter(day, AHEAD_DAYS)) return [];
    return [
      {
        id: `case-${row.code}`,
        title: say(fill(words.workCase, { code: row.code }), person.language),
        due,
        ...(clock?.dueAt && { dueAt: clock.dueAt.toISOString() }),
        kind: "case",
        href: `/cases/${row.code}`,
        source: clock ? say(ruleSource(clock), person.language) : say(words.workContact, person.language),
        danger: row.risk === "extreme",
        state: stateOn(due, day),
      },
    ];
  });
}

const isOpen = (row: TransitionRow): boolean => row.state === "requested";

async function answersDue(tx: Tx, person: Person, day: string): Promise<WorkItem[]> {
  const rows = (await listBoard(tx, { unitId: person.unitId, box: "received", open: true })).filter(isOpen);
  const clocks = await listRunningOf(tx, { kind: "referral", codes: rows.map((row) => row.code) });
  return rows.map((row): WorkItem => {
    const clock = clocks.get(row.code)?.[0];
    const due = clock?.dueAt ? dayOf(clock.dueAt) : null;
    return {
      id: `referral-${row.code}`,
      title: say(fill(words.workTitle, { unit: row.fromUnitName }), person.language),
      due,
      ...(clock?.dueAt && { dueAt: clock.dueAt.toISOString() }),
      kind: "referral",
      href: "/cases/transitions",
      source: clock ? say(ruleSource(clock), person.language) : row.code,
      state: stateOn(due, day),
    };
  });
}

/** A source of My work. */
export const caseWork: WorkSource = {
  name: "cases",
  gather: async (tx, person, day) => ({
    items: await asWorker(tx, person, async () => [
      ...(await casesDue(tx, person, day)),
      ...(await answersDue(tx, person, day)),
      ...(await meetingsDue(tx, person, day)),
      ...(await handoversDue(tx, person, day)),
    ]),
  }),
};

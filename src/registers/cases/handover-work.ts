/** Hand-overs as My work shows them: what waits to be taken, and of who left the roles that are still to be ended. */
import { dayOf, daysAfter, now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, say } from "#base/words.ts";
import { holds, type Person } from "#spine/access/index.ts";
import { stateOn, type WorkItem } from "#spine/plan/index.ts";
import { actsOn } from "./handovers.ts";
import { listHandovers, type HandoverRow } from "./queries/handover.ts";
import { handoverWords as words } from "./words/handover.ts";

/** A colleague answers within so many days; a mark of the house. */
const ANSWER_DAYS = 2;
const RECENT_MS = 30 * 86_400_000;

function itemOf(row: HandoverRow, person: Person, day: string): WorkItem | null {
  const can = actsOn(row, person);
  const title = can.includes("take") ? words.workTake : can.includes("close") ? words.workClose : null;
  if (!title) return null;
  const due = daysAfter(dayOf(row.at), ANSWER_DAYS);
  return {
    id: `handover-${row.code}`,
    title: say(fill(title, { from: row.fromName }), person.language),
    due,
    kind: "handover",
    href: "/cases/hand-over",
    source: say(words.workSource, person.language),
    state: stateOn(due, day),
  };
}

/** What waits of hand-overs for a person, read as whoever works on cases. */
export async function handoversDue(tx: Tx, person: Person, day: string): Promise<WorkItem[]> {
  if (!holds(person, "case.hand-over")) return [];
  const rows = await listHandovers(tx, person.unitId, new Date(now().getTime() - RECENT_MS));
  return rows.flatMap((row) => itemOf(row, person, day) ?? []);
}

/** What of cases waits for the commune's chair: a request for no contact, a request to cancel one, a decision about to end. */
import { dayOf, now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, say, type Label } from "#base/words.ts";
import { holds, inScope, reachSetting, type Person } from "#spine/access/index.ts";
import { stateOn, type WorkItem, type WorkSource } from "#spine/plan/index.ts";
import { banOf, boundsOn, noWords } from "./bans.ts";
import { listBansDue, type BanDue } from "./queries/ban-due.ts";
import { cancelDueAt, decisionDueAt, type BanBounds } from "./rules/contact-ban.ts";
import { workWords } from "./words/bans.ts";

/** From so long before its end on a decision is shown as ending, and whatever is due stands under "now". */
const ENDING_MS = 24 * 3_600_000;

interface Due {
  readonly title: Label;
  readonly at: Date | null;
  readonly source: string;
}

const LAW = "Luật 13/2022/QH15, Điều 25";
const CANCEL = "Nghị định 76/2023/NĐ-CP, Điều 20";

const isOpen = (row: BanDue): boolean => row.byBody === "chair" && !row.decidedAt && !row.refusedAt;
const isAsked = (row: BanDue): boolean => row.cancelAskedAt !== null && row.cancelAnsweredAt === null;

function endsSoon(row: BanDue, at: Date): boolean {
  const left = row.toAt && !row.cancelledAt ? row.toAt.getTime() - at.getTime() : 0;
  return left > 0 && left <= ENDING_MS;
}

/** The one thing that waits of a decision; null where nothing does. */
function dueOf(row: BanDue, bounds: BanBounds, at: Date): Due | null {
  if (isOpen(row)) {
    const title = row.ground === "b" ? workWords.decideDanger : workWords.decide;
    return { title, at: decisionDueAt(banOf(row, noWords, null), bounds), source: LAW };
  }
  if (row.cancelAskedAt && isAsked(row))
    return { title: workWords.cancel, at: cancelDueAt(row.cancelAskedAt, bounds), source: CANCEL };
  return endsSoon(row, at) ? { title: workWords.ends, at: row.toAt, source: LAW } : null;
}

async function gathered(tx: Tx, person: Person, day: string): Promise<WorkItem[]> {
  const reach = person.reach.get("case.read");
  if (!reach || !holds(person, "case.decide-ban")) return [];
  const at = now();
  const rows = await inScope(tx, { verb: "case.read", sees: reachSetting(reach) }, () => listBansDue(tx, at));
  if (rows.length === 0) return [];
  const bounds = await boundsOn(tx, at);
  return rows.flatMap((row): WorkItem[] => {
    const due = dueOf(row, bounds, at);
    if (!due) return [];
    // What runs out within a day is for now, though midnight lies between.
    const on = due.at && due.at.getTime() - at.getTime() > ENDING_MS ? dayOf(due.at) : day;
    return [
      {
        id: `ban-${row.id}`,
        title: say(fill(due.title, { code: row.code }), person.language),
        due: on,
        ...(due.at && { dueAt: due.at.toISOString() }),
        kind: "ban",
        href: `/cases/${row.code}`,
        source: due.source,
        danger: row.lifeDanger === "yes" && !row.decidedAt,
        state: due.at && due.at < at ? "overdue" : stateOn(on, day),
      },
    ];
  });
}

/** For My work: with the moment, so that it counts down. */
export const banWork: WorkSource = {
  name: "bans",
  gather: async (tx, person, day) => ({ items: await gathered(tx, person, day) }),
};

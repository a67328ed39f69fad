/** My work: what a person's unit is asked for, gathered from whoever knows of something due. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { fill, say, type Label } from "#base/words.ts";
import { endpoint, holds, type Module, type Person } from "#spine/access/index.ts";
import { workItem } from "../answers.ts";
import { listUntold, type Untold } from "../queries/replacing.ts";
import { countNewTasks, listOpenTasks, type NewTasks, type OpenTask } from "../queries/work.ts";
import { listPlansToGive, type PlanToGive } from "../queries/year.ts";
import { receiptDue } from "../receipt.ts";
import { byUrgency, stateOn, type WorkDays, type WorkItem } from "../rules/work.ts";
import { workVerbs } from "../verbs.ts";
import { replacingWords } from "../replacing-words.ts";
import { words } from "../words.ts";
import { yearWords } from "../year-words.ts";

/** The report that is next due, as the foot of My work shows it. */
export interface WorkReport {
  readonly title: string;
  readonly due: string | null;
  readonly href: string;
  /** Part of what is required that is answered, 0–100. */
  readonly filled: number;
  /** Cells that wait for the person. */
  readonly needsYou: number;
  /** Whether it came back with remarks. */
  readonly returned: boolean;
  /** When whoever waits for it last asked (ISO 8601); absent where nobody did. */
  readonly askedAt?: string;
}

/** Whoever knows of something due: the plan, later reports and legal clocks. Read under the verb `work.read`. */
export interface WorkSource {
  readonly name: string;
  readonly gather: (
    tx: Tx,
    person: Person,
    day: string,
  ) => Promise<{ items: WorkItem[]; report?: WorkReport }>;
}

const TASKS_MAX = 200;

const asked = (at: Date | null): { askedAt?: string } => (at ? { askedAt: at.toISOString() } : {});

function itemOf(task: OpenTask, day: string): WorkItem {
  return {
    id: task.code,
    title: task.title,
    due: task.dueOn,
    kind: "task",
    href: `/tasks/${task.code}`,
    source: [task.path, task.number].filter(Boolean).join(" · "),
    progress: task.percent,
    ...asked(task.askedAt),
    state: stateOn(task.dueOn, day),
  };
}

/** New tasks of a year: due when the first of their clocks is; today where none runs. */
async function receiptItem(
  tx: Tx,
  { year, tasks, codes, askedAt }: NewTasks,
  to: { readonly person: Person; readonly day: string },
): Promise<WorkItem> {
  const clock = await receiptDue(tx, codes);
  const due = clock?.day ?? to.day;
  const said = (label: Label): string => say(label, to.person.language);
  return {
    id: `acknowledge-${year}`,
    title: said(fill(words.acknowledgeMany, { n: tasks })),
    due,
    kind: "acknowledge",
    href: `/tasks?mine=true&status=given&year=${year}`,
    source: [String(year), ...(clock ? [said(clock.source)] : [])].join(" · "),
    ...asked(askedAt),
    state: stateOn(due, to.day),
  };
}

/** A plan of the city that could not give this year's tasks by itself: its names need a person. */
function yearItem(plan: PlanToGive, person: Person, year: number): WorkItem {
  return {
    id: `year-${plan.id}-${year}`,
    title: say(fill(yearWords.notGiven, { plan: plan.name, year }), person.language),
    due: null,
    kind: "year",
    href: `/plan/documents/${plan.id}/publish?year=${year}`,
    source: String(year),
    state: "open",
  };
}

/** What a replaced plan did to the unit's tasks: told until the unit says that it has read it. */
function toldItem({ replacementId, before, after, carried, ended, kept }: Untold, person: Person): WorkItem {
  const said = (label: Label): string => say(label, person.language);
  const parts = [
    carried > 0 && fill(replacingWords.toldCarried, { n: carried, after: after ?? before }),
    ended > 0 && fill(replacingWords.toldEnded, { n: ended }),
    kept > 0 && fill(replacingWords.toldKept, { n: kept }),
  ];
  const what = parts.flatMap((part) => (part ? [said(part)] : [])).join(", ");
  return {
    id: `replaced-${replacementId}`,
    title: said(fill(after ? replacingWords.toldFates : replacingWords.toldWithdrawn, { before, what })),
    due: null,
    kind: "replaced",
    href: `/plan/replaced/${replacementId}`,
    source: after ?? before,
    state: "open",
  };
}

/** The tasks of the person's own unit; new ones are one thing to do: acknowledge them. */
export const taskWork: WorkSource = {
  name: "tasks",
  gather: async (tx, person, day) => {
    if (!holds(person, "task.read")) return { items: [] };
    const [open, news, untold] = await Promise.all([
      listOpenTasks(tx, person.unitId, TASKS_MAX),
      countNewTasks(tx, person.unitId),
      holds(person, "task.acknowledge") ? listUntold(tx, person.unitId) : [],
    ]);
    const acknowledge: WorkItem[] = [];
    for (const one of news) acknowledge.push(await receiptItem(tx, one, { person, day }));
    const year = Number(day.slice(0, 4));
    const waiting = holds(person, "plan.publish") ? await listPlansToGive(tx, year) : [];
    const toGive = waiting.map((plan) => yearItem(plan, person, year));
    const told = untold.map((one) => toldItem(one, person));
    return { items: [...toGive, ...told, ...acknowledge, ...open.map((task) => itemOf(task, day))] };
  },
};

const workAnswer = z.object({
  now: z.array(workItem),
  week: z.array(workItem),
  later: z.array(workItem),
  report: z
    .object({
      title: z.string(),
      due: z.string().nullable(),
      href: z.string(),
      filled: z.number(),
      needsYou: z.number(),
      returned: z.boolean(),
      askedAt: z.string().optional(),
    })
    .nullable(),
});

/** The module behind `GET /api/my-work`; the server gives it every source it is made of. */
export function myWork(sources: readonly WorkSource[]): Module {
  const gathering = endpoint<unknown, unknown, null, undefined, WorkDays & { report: WorkReport | null }>({
    verb: "work.read",
    method: "GET",
    path: "/api/my-work",
    summary: words.readWork,
    output: workAnswer as never,
    audit: (_, __, out) => ({ subject: "my-work", details: { now: out.now.length, week: out.week.length } }),
    run: async (tx, { person }) => {
      const day = today();
      // One after the other: a source may widen for a moment what the transaction sees, and no other may look meanwhile.
      const gathered: Awaited<ReturnType<WorkSource["gather"]>>[] = [];
      for (const source of sources) gathered.push(await source.gather(tx, person, day));
      const days = byUrgency(
        gathered.flatMap((g) => g.items),
        day,
      );
      return { ...days, report: gathered.find((g) => g.report)?.report ?? null };
    },
  });
  return { name: "work", verbs: workVerbs, endpoints: [gathering] };
}

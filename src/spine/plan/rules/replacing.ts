/** An amended plan takes the place of the one before: which tasks must be decided on, and what may become of them. Pure. */
import { taskKey, type TaskDraft } from "./publishing.ts";
import type { Period } from "./period.ts";
import type { DueSource } from "../schema.ts";

/** What may become of an open task; see {@link Group} for when. */
export const fateCodes = ["carry", "renew", "end", "keep"] as const;
export type Fate = (typeof fateCodes)[number];

/** How a clause of the old plan stands in the new one, as it concerns its tasks. */
export const groupKinds = ["same", "redated", "changed", "unnamed", "dropped"] as const;
export type GroupKind = (typeof groupKinds)[number];

/** A task of the old plan. One that is not open was done, or could not be: it stays what it is, with its clause. */
export interface OldTask {
  readonly id: number;
  readonly clauseId: number;
  readonly unitId: number;
  readonly year: number;
  readonly period: Period;
  readonly dueOn: string | null;
  readonly dueSource: DueSource;
  readonly open: boolean;
  /** Whether its unit has told of it that it is under way. */
  readonly started: boolean;
}

/** A task that the new plan asks for in a year, given already or not. */
export type Draft = TaskDraft & { readonly year: number };

/** What is compared: the old plan's tasks, the clauses that go on, and what the new plan asks for. */
export interface Replacing {
  readonly tasks: readonly OldTask[];
  /** Old clause → the clause of the new plan that goes on from it and gives tasks. */
  readonly goesOn: ReadonlyMap<number, number>;
  /** Old clauses whose words have changed. */
  readonly reworded: ReadonlySet<number>;
  readonly drafts: readonly Draft[];
  /** Keys ({@link placeOf}) of the tasks that the new plan would give with the replacing if none were carried. */
  readonly missing: ReadonlySet<string>;
  /** Keys ({@link placeOf}) of the tasks that the new plan has given already. */
  readonly given: ReadonlySet<string>;
}

/** The place of a task: clause, unit, year and part of the year. */
export const placeOf = (task: { clauseId: number; unitId: number; year: number; period: Period }): string =>
  `${taskKey(task)}:${task.year}`;

/** Tasks of one old clause that are decided on together. */
export interface Group {
  readonly clauseId: number;
  readonly kind: GroupKind;
  /** The clause in which it goes on; null where it does not, or does not for these units. */
  readonly to: number | null;
  /** Open tasks: each of them has its fate from this decision. */
  readonly open: readonly number[];
  /** How many of those are under way. */
  readonly started: number;
  /** Tasks that ended before: carried means only that they are not asked for again. */
  readonly settled: readonly number[];
  /** Days of the open tasks, before and after, where they are carried: pairs that differ. */
  readonly redated: readonly (readonly [before: string | null, after: string])[];
  /** How many tasks that the new plan asks for and has not given are in the place of these. */
  readonly matched: number;
  /** How many of those it has given already, since it was published before it replaced. */
  readonly twins: number;
  readonly options: readonly Fate[];
  readonly proposed: Fate;
}

/** What the new plan asks for, by place. */
export type ByPlace = ReadonlyMap<string, Draft>;

/** Drafts by their places. */
export const draftsByPlace = (drafts: readonly Draft[]): ByPlace =>
  new Map(drafts.map((d) => [placeOf(d), d]));

/** The place of an old task in a clause of the new plan. */
export const inNew = (task: OldTask, to: number): string => placeOf({ ...task, clauseId: to });

/** The day of a carried task: one that a person set stays, any other is the new plan's. */
export function dueAfter(task: OldTask, draft: Draft): Pick<Draft, "dueOn" | "dueSource"> {
  if (task.dueSource === "person" && task.dueOn !== null) return { dueOn: task.dueOn, dueSource: "person" };
  return draft;
}

function gone(clauseId: number, kind: "unnamed" | "dropped", open: readonly OldTask[]): Group[] {
  if (open.length === 0) return [];
  const ids = open.map((t) => t.id);
  const none = { to: null, settled: [], redated: [], matched: 0, twins: 0 };
  const started = open.filter((t) => t.started).length;
  return [{ clauseId, kind, ...none, open: ids, started, options: ["end", "keep"], proposed: "end" }];
}

function dayPairs(open: readonly OldTask[], to: number, drafts: ByPlace): Group["redated"] {
  const pairs = open.flatMap((task): [string | null, string][] => {
    const draft = drafts.get(inNew(task, to));
    const after = draft && dueAfter(task, draft).dueOn;
    return after === undefined || after === task.dueOn ? [] : [[task.dueOn, after]];
  });
  return [...new Map(pairs.map((pair) => [pair.join(" "), pair])).values()];
}

interface Going {
  readonly to: number;
  readonly tasks: readonly OldTask[];
  readonly drafts: ByPlace;
}

function going(of: Replacing, { to, tasks, drafts }: Going): Group[] {
  const [first] = tasks;
  if (!first) return [];
  const open = tasks.filter((t) => t.open);
  const places = new Set(tasks.map((t) => inNew(t, to)).filter((p) => of.missing.has(p)));
  const redated = dayPairs(open, to, drafts);
  const twins = open.filter((t) => of.given.has(inNew(t, to))).length;
  const kind = of.reworded.has(first.clauseId) ? "changed" : redated.length > 0 ? "redated" : "same";
  // What the new plan has given already cannot be carried as well: the unit would have it twice.
  const options: Fate[] = twins > 0 ? ["renew"] : ["carry", "renew"];
  return [
    {
      clauseId: first.clauseId,
      kind,
      to,
      open: open.map((t) => t.id),
      started: open.filter((t) => t.started).length,
      settled: tasks.filter((t) => !t.open).map((t) => t.id),
      redated,
      matched: places.size,
      twins,
      options,
      proposed: twins > 0 ? "renew" : "carry",
    },
  ];
}

/** What must be decided: every open task of the old plan is in exactly one group. In the order of the tasks. */
export function groupsOf(of: Replacing): Group[] {
  const drafts = draftsByPlace(of.drafts);
  const byClause = Map.groupBy(of.tasks, (t) => t.clauseId);
  return [...byClause].flatMap(([clauseId, tasks]) => {
    const to = of.goesOn.get(clauseId);
    if (to === undefined)
      return gone(
        clauseId,
        "dropped",
        tasks.filter((t) => t.open),
      );
    const named = (t: OldTask): boolean => !t.open || drafts.has(inNew(t, to));
    return [
      ...going(of, { to, tasks: tasks.filter(named), drafts }),
      ...gone(
        clauseId,
        "unnamed",
        tasks.filter((t) => !named(t)),
      ),
    ];
  });
}

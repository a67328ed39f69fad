/** A person decides what becomes of the tasks of a replaced plan: what that does, whether it does, and to each task. Pure. */
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { replacingWords } from "../replacing-words.ts";
import { words } from "../words.ts";
import type { DueSource, Part } from "../schema.ts";
import type { Period } from "./period.ts";
import {
  draftsByPlace,
  dueAfter,
  groupsOf,
  inNew,
  type ByPlace,
  type Fate,
  type Group,
  type OldTask,
  type Replacing,
} from "./replacing.ts";

/** A person's decision on a group. */
export interface Decision {
  readonly clauseId: number;
  /** The group of the units that the new plan names no longer in this clause. */
  readonly unnamed: boolean;
  readonly fate: Fate;
  readonly reason?: string | null | undefined;
}

const keyOf = (clauseId: number, unnamed: boolean): string => `${clauseId} ${unnamed}`;

/** What a group is known by in decisions. */
export const groupKey = (group: Pick<Group, "clauseId" | "kind">): string =>
  keyOf(group.clauseId, group.kind === "unnamed");

/** What a decision decides on. */
export const decisionKey = (d: Pick<Decision, "clauseId" | "unnamed">): string =>
  keyOf(d.clauseId, d.unnamed);

/** How many tasks become what; `given` is what the new plan gives besides. */
export interface Tally {
  readonly carry: number;
  readonly renew: number;
  readonly end: number;
  readonly keep: number;
  readonly given: number;
  /** Groups that nobody has decided on. */
  readonly undecided: number;
}

/** Counts what these decisions do. `asked`: tasks that the new plan asks for and has not given. */
export function tallyOf(
  groups: readonly Group[],
  decided: ReadonlyMap<string, Pick<Decision, "fate">>,
  asked: number,
): Tally {
  const tally = { carry: 0, renew: 0, end: 0, keep: 0, given: asked, undecided: 0 };
  for (const group of groups) {
    const fate = decided.get(groupKey(group))?.fate;
    if (!fate) tally.undecided += 1;
    else tally[fate] += group.open.length;
    if (fate === "carry") tally.given -= group.matched;
  }
  return tally;
}

/** Why these decisions do not do: something open is undecided, or decided as it may not be. */
export function refuseDecisions(groups: readonly Group[], decisions: readonly Decision[]): Problem | null {
  const decided = new Map(decisions.map((d) => [decisionKey(d), d]));
  const open = groups.filter((g) => !decided.has(groupKey(g)));
  if (open.length > 0)
    return new Problem("rule", {
      detail: fill(replacingWords.fatesOpen, { n: open.length }),
      facts: { clauses: open.map((g) => g.clauseId) },
    });
  const wrong = groups.find((g) => !g.options.includes(decided.get(groupKey(g))?.fate ?? "carry"));
  if (wrong)
    return new Problem("rule", { detail: replacingWords.fateChanged, facts: { clauses: [wrong.clauseId] } });
  const silent = groups.filter((g) => {
    const decision = decided.get(groupKey(g));
    return decision?.fate === "end" && !decision.reason;
  });
  if (silent.length > 0)
    return new Problem("rule", {
      detail: words.reasonNeeded,
      facts: { clauses: silent.map((g) => g.clauseId) },
    });
  return null;
}

/** What becomes of one open task. */
export interface Allotted {
  readonly taskId: number;
  readonly period: Period;
  readonly fate: Fate;
  readonly clauseId: number;
  readonly to: number | null;
  readonly dueBefore: string | null;
  readonly dueAfter: string | null;
  readonly reason: string | null;
  /** Where it goes, for a carried one. */
  readonly place: {
    readonly assignmentId: number;
    readonly part: Part;
    readonly dueOn: string;
    readonly dueSource: DueSource;
  } | null;
}

function allotOne(task: OldTask, group: Group, by: { decision: Decision; drafts: ByPlace }): Allotted {
  const { decision, drafts } = by;
  const { fate, reason = null } = decision;
  const draft = group.to === null ? undefined : drafts.get(inNew(task, group.to));
  const { id: taskId, period } = task;
  const common = { taskId, period, clauseId: task.clauseId, to: group.to, dueBefore: task.dueOn, reason };
  if (fate !== "carry" || !draft)
    return { ...common, fate, dueAfter: fate === "keep" ? task.dueOn : null, place: null };
  const due = dueAfter(task, draft);
  const { assignmentId, part } = draft;
  const place = { assignmentId, part, dueOn: due.dueOn, dueSource: due.dueSource };
  return { ...common, fate, dueAfter: due.dueOn, place };
}

/** The fate of each open task, once each; for decisions that {@link refuseDecisions} lets pass. */
export function allot(of: Replacing, decisions: readonly Decision[]): Allotted[] {
  const drafts = draftsByPlace(of.drafts);
  const decided = new Map(decisions.map((d) => [decisionKey(d), d]));
  const byId = new Map(of.tasks.map((t) => [t.id, t]));
  return groupsOf(of).flatMap((group) => {
    const decision = decided.get(groupKey(group));
    if (!decision) throw new Error("A group without a decision was to be refused.");
    return group.open.flatMap((id) => {
      const task = byId.get(id);
      return task ? [allotOne(task, group, { decision, drafts })] : [];
    });
  });
}

/** The tasks that had ended and count in the new plan, since their clause was carried. */
export function standingOf(
  groups: readonly Group[],
  decisions: readonly Decision[],
): { readonly taskId: number; readonly to: number }[] {
  const decided = new Map(decisions.map((d) => [decisionKey(d), d]));
  return groups.flatMap(({ settled, to, ...group }) =>
    to !== null && decided.get(groupKey(group))?.fate === "carry"
      ? settled.map((taskId) => ({ taskId, to }))
      : [],
  );
}

/** The pairs of clauses that go on, for later readers; `carried` where their tasks were. */
export function successionOf(
  groups: readonly Group[],
  decisions: readonly Decision[],
): { readonly from: number; readonly to: number; readonly carried: boolean }[] {
  const decided = new Map(decisions.map((d) => [decisionKey(d), d]));
  return groups.flatMap((g) =>
    g.to === null
      ? []
      : [{ from: g.clauseId, to: g.to, carried: decided.get(groupKey(g))?.fate === "carry" }],
  );
}

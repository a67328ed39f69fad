/** The clause tree: who is above whom, and how the progress of the parts adds up. Pure. */

/** What the tree is made from, in the order of the document. */
export interface Branch {
  readonly id: number;
  readonly path: string;
  readonly kind: string;
}

const ranks: Readonly<Record<string, number>> = {
  title: 0,
  section: 1,
  item: 2,
  point: 3,
  bullet: 4,
  paragraph: 5,
};

/** "II.3.4" → "II.3", "II": the paths above, the nearest first. */
function pathsAbove(path: string): string[] {
  const steps = path.split(".");
  return steps.slice(1).map((_, n) => steps.slice(0, -1 - n).join("."));
}

const rankOf = (branch: Branch): number => ranks[branch.kind] ?? 9;

/**
 * The clause above each one, by id; null for those at the top. A path's parent is the nearest shorter path; a
 * paragraph that bears its item's own path stands under that item.
 */
export function parentsOf(clauses: readonly Branch[]): Map<number, number | null> {
  const first = new Map<string, Branch>();
  const parents = new Map<number, number | null>();
  for (const clause of clauses) {
    const same = first.get(clause.path);
    const owner = same && rankOf(same) < rankOf(clause) ? same : undefined;
    const nearest = pathsAbove(clause.path).find((path) => first.has(path));
    const parent = owner ?? (nearest === undefined ? undefined : first.get(nearest));
    parents.set(clause.id, parent?.id ?? null);
    if (!same && clause.path !== "") first.set(clause.path, clause);
  }
  return parents;
}

/** How many tasks are in which state; `overdue` and `units` are counted beside. */
export interface Counts {
  readonly given: number;
  readonly received: number;
  readonly doing: number;
  readonly done: number;
  readonly notDone: number;
  readonly overdue: number;
}

export const noTasks: Counts = { given: 0, received: 0, doing: 0, done: 0, notDone: 0, overdue: 0 };

/** Two counts together. */
export function plus(a: Counts, b: Counts): Counts {
  return {
    given: a.given + b.given,
    received: a.received + b.received,
    doing: a.doing + b.doing,
    done: a.done + b.done,
    notDone: a.notDone + b.notDone,
    overdue: a.overdue + b.overdue,
  };
}

/** All tasks counted; overdue ones are among them already. */
export const totalOf = (c: Counts): number => c.given + c.received + c.doing + c.done + c.notDone;

/** Part done, 0–100 whole percent; null where there is no task (which is not 0 %). */
export function percentDone(counts: Counts): number | null {
  const total = totalOf(counts);
  return total === 0 ? null : Math.floor((counts.done * 100) / total);
}

/** Each clause's own tasks and those of all clauses below it. */
export function rollUp(clauses: readonly Branch[], own: ReadonlyMap<number, Counts>): Map<number, Counts> {
  const parents = parentsOf(clauses);
  const rolled = new Map(clauses.map((c) => [c.id, own.get(c.id) ?? noTasks]));
  // A parent always comes before its children, so from the end each sum is whole before it is passed up.
  for (const clause of clauses.toReversed()) {
    const parent = parents.get(clause.id);
    if (parent === null || parent === undefined) continue;
    rolled.set(parent, plus(rolled.get(parent) ?? noTasks, rolled.get(clause.id) ?? noTasks));
  }
  return rolled;
}

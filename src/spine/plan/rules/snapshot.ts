/** When the tasks of a plan are kept as they stand, and what lies between two such standings. Pure. */
import type { Part, TaskStatus } from "../schema.ts";

/**
 * The quarter of a plan's year that has closed last by this day, named by the first day after it; null while the first
 * runs. The last one of 2026 is 2027-01-01.
 */
export function closedQuarter(year: number, day: string): string | null {
  const ends = [`${year}-04-01`, `${year}-07-01`, `${year}-10-01`, `${year + 1}-01-01`];
  return ends.findLast((end) => end <= day) ?? null;
}

/** A task as it stood. */
export interface Stood {
  readonly taskId: number;
  readonly unitId: number;
  readonly clauseId: number;
  readonly period: string;
  readonly part: Part;
  readonly dueOn: string | null;
  readonly product: string | null;
  readonly status: TaskStatus;
  readonly percent: number | null;
}

/** A clause as it read. */
export interface Read {
  readonly clauseId: number;
  readonly position: number;
  readonly path: string;
  readonly text: string;
}

/** The tasks of a plan's year and its clauses at one moment. */
export interface Standing {
  readonly tasks: readonly Stood[];
  readonly clauses: readonly Read[];
}

export const changeKinds = [
  "added",
  "removed",
  "handed",
  "redated",
  "part",
  "product",
  "reworded",
  "status",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One change that the same number of units underwent alike. */
export interface Change {
  readonly kind: ChangeKind;
  /** Where it is read: the clause as it is after, or as it was where it is gone. */
  readonly clause: Read;
  readonly before: string | null;
  readonly after: string | null;
  readonly units: readonly number[];
  readonly tasks: readonly number[];
}

/** Which clause of the earlier standing a clause of the later one continues; the same one within one document. */
export type Continues = (laterClauseId: number) => number | undefined;

interface Pair {
  readonly before: Stood;
  readonly after: Stood;
}

interface Matched {
  readonly pairs: readonly Pair[];
  readonly added: readonly Stood[];
  readonly removed: readonly Stood[];
}

const placeOf = (clauseId: number | undefined, { unitId, period }: Stood): string =>
  `${clauseId} ${unitId} ${period}`;

/** The same task, or where another document gave it, the task of the same unit in the clause that goes on. */
function match(before: readonly Stood[], after: readonly Stood[], continues: Continues): Matched {
  const byId = new Map(before.map((t) => [t.taskId, t]));
  const byPlace = new Map(before.map((t) => [placeOf(t.clauseId, t), t]));
  const taken = new Set<Stood>();
  const pairs: Pair[] = [];
  const added: Stood[] = [];
  for (const task of after) {
    const found = byId.get(task.taskId) ?? byPlace.get(placeOf(continues(task.clauseId), task));
    if (found && !taken.has(found)) {
      taken.add(found);
      pairs.push({ before: found, after: task });
    } else added.push(task);
  }
  return { pairs, added, removed: before.filter((t) => !taken.has(t)) };
}

/** What a task shows of a kind of change; the same on both sides is no change. */
const shown: Readonly<Partial<Record<ChangeKind, (task: Stood, clause: Read) => string | null>>> = {
  handed: (task) => String(task.unitId),
  redated: (task) => task.dueOn,
  part: (task) => task.part,
  product: (task) => task.product,
  reworded: (_, clause) => clause.text,
  status: (task) => (task.percent === null ? task.status : `${task.status} ${task.percent}`),
};

interface Found {
  readonly kind: ChangeKind;
  readonly clause: Read;
  readonly before: string | null;
  readonly after: string | null;
  readonly task: Stood;
}

type ClauseOf = (task: Stood) => Read | undefined;

function changesOf(pair: Pair, clauses: readonly [before: ClauseOf, after: ClauseOf]): Found[] {
  const [was, is] = [clauses[0](pair.before), clauses[1](pair.after)];
  if (!was || !is) return [];
  return changeKinds.flatMap((kind) => {
    const [before, after] = [shown[kind]?.(pair.before, was), shown[kind]?.(pair.after, is)];
    if (before === undefined || after === undefined || before === after) return [];
    return [{ kind, clause: is, before, after, task: pair.after }];
  });
}

const clausesOf = ({ clauses }: Standing): ClauseOf => {
  const byId = new Map(clauses.map((c) => [c.clauseId, c]));
  return (task) => byId.get(task.clauseId);
};

function alone(tasks: readonly Stood[], kind: "added" | "removed", clauseOf: ClauseOf): Found[] {
  return tasks.flatMap((task) => {
    const clause = clauseOf(task);
    const value = task.dueOn;
    return clause
      ? [
          {
            kind,
            clause,
            before: kind === "removed" ? value : null,
            after: kind === "added" ? value : null,
            task,
          },
        ]
      : [];
  });
}

/** What changed from one standing to a later one, alike changes of many units as one, in the order of clauses. */
export function changesBetween(
  before: Standing,
  after: Standing,
  continues: Continues = (id) => id,
): Change[] {
  const { pairs, added, removed } = match(before.tasks, after.tasks, continues);
  const [was, is] = [clausesOf(before), clausesOf(after)];
  const found = [
    ...alone(added, "added", is),
    ...alone(removed, "removed", was),
    ...pairs.flatMap((pair) => changesOf(pair, [was, is])),
  ];
  const alike = Map.groupBy(found, (f) => JSON.stringify([f.kind, f.clause.clauseId, f.before, f.after]));
  const changes = [...alike.values()].flatMap(([first, ...rest]): Change[] => {
    if (!first) return [];
    const all = [first, ...rest].map((f) => f.task);
    const { kind, clause, before: from, after: to } = first;
    return [
      {
        kind,
        clause,
        before: from,
        after: to,
        units: all.map((t) => t.unitId),
        tasks: all.map((t) => t.taskId),
      },
    ];
  });
  const place = (c: Change): number => changeKinds.indexOf(c.kind);
  return changes.toSorted((a, b) => a.clause.position - b.clause.position || place(a) - place(b));
}

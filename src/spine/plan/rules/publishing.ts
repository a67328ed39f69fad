/** When a plan may be published, on which day its names are read, and which tasks follow from it. Pure. */
import { fill, type Label } from "#base/words.ts";
import type { DueSource, Outcome, Part } from "../schema.ts";
import { spansOf, type Every, type Period } from "./period.ts";
import { partCodes } from "../schema.ts";
import { words } from "../words.ts";

/** What readiness is judged by. */
export interface Reviewed {
  readonly document: {
    readonly number: string | null;
    readonly issuedOn: string | null;
    readonly issuer: string | null;
    readonly yearFrom: number | null;
  };
  readonly clauses: readonly {
    readonly id: number;
    readonly path: string;
    readonly outcome: Outcome;
    readonly reason: string | null;
  }[];
  readonly assignments: readonly {
    readonly id: number;
    readonly clauseId: number;
    readonly agency: string;
    readonly asksPerson: boolean;
    readonly confirmed: boolean;
    readonly units: number;
  }[];
  readonly gaps: readonly { readonly id: number; readonly line: number; readonly answer: string | null }[];
  readonly reporting: number;
}

/** One thing to be done first (blocking) or to be known. */
export interface Check {
  readonly code: string;
  readonly blocking: boolean;
  readonly count: number;
  readonly label: Label;
  /** Where to go: the first of them. */
  readonly refs: readonly {
    readonly kind: "clause" | "assignment" | "gap";
    readonly id: number;
    readonly at: string;
  }[];
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: readonly Check[];
}

const REFS_MAX = 50;

function counted(code: string, label: Label, refs: Check["refs"]): Check[] {
  if (refs.length === 0) return [];
  const { length } = refs;
  return [
    { code, blocking: true, count: length, label: fill(label, { n: length }), refs: refs.slice(0, REFS_MAX) },
  ];
}

function missing(code: string, absent: boolean, told: { label: Label; blocking: boolean }): Check[] {
  return absent ? [{ code, count: 1, refs: [], ...told }] : [];
}

/** Whether a name is settled: some unit, and a person's word where the words alone did not do. */
const isSettled = (a: Reviewed["assignments"][number]): boolean =>
  a.units > 0 && (!a.asksPerson || a.confirmed);

function openOf(plan: Reviewed): Check[] {
  const ofTasks = new Map(plan.clauses.filter((c) => c.outcome === "task").map((c) => [c.id, c]));
  const assigned = new Set(plan.assignments.map((a) => a.clauseId));
  const clauseRef = (c: { id: number; path: string }) => ({ kind: "clause" as const, id: c.id, at: c.path });
  return [
    ...counted(
      "undecided",
      words.openClauses,
      plan.clauses
        .filter((c) => c.outcome === "undecided" || (c.outcome !== "task" && c.reason === null))
        .map(clauseRef),
    ),
    ...counted(
      "unassigned",
      words.unassigned,
      [...ofTasks.values()].filter((c) => !assigned.has(c.id)).map(clauseRef),
    ),
    ...counted(
      "unresolved",
      words.unresolved,
      plan.assignments
        .filter((a) => ofTasks.has(a.clauseId) && !isSettled(a))
        .map((a) => ({ kind: "assignment" as const, id: a.id, at: a.agency })),
    ),
    ...counted(
      "gaps",
      words.openGaps,
      plan.gaps
        .filter((g) => g.answer === null)
        .map((g) => ({ kind: "gap" as const, id: g.id, at: String(g.line) })),
    ),
  ];
}

/** What stands in the way of publishing, and what is only worth knowing. */
export function readinessOf(plan: Reviewed): Readiness {
  const { document } = plan;
  const nobody = !plan.clauses.some((c) => c.outcome === "task");
  const checks = [
    ...openOf(plan),
    ...missing("no-tasks", nobody, { label: words.noTasks, blocking: true }),
    ...missing("years", document.yearFrom === null, { label: words.noYears, blocking: true }),
    ...missing("number", document.number === null, { label: words.noNumber, blocking: false }),
    ...missing("date", document.issuedOn === null, { label: words.noDate, blocking: false }),
    ...missing("issuer", document.issuer === null, { label: words.noIssuer, blocking: false }),
    ...missing("reporting", plan.reporting === 0, { label: words.noReporting, blocking: false }),
  ];
  return { ready: checks.every((c) => !c.blocking), checks };
}

/** Whether the plan is for that year; an open end goes on. */
export function coversYear(plan: { yearFrom: number | null; yearTo: number | null }, year: number): boolean {
  return plan.yearFrom !== null && plan.yearFrom <= year && (plan.yearTo === null || year <= plan.yearTo);
}

/** The day on which names are read for a year's tasks: today within it, else the nearest day of that year. */
export function dayForYear(year: number, today: string): string {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  return today < first ? first : today > last ? last : today;
}

export interface Due {
  readonly dueOn: string;
  readonly dueSource: DueSource;
}

/** A reporting duty as the plan states it; `dueBefore` is MM-DD. */
export interface Duty {
  readonly every: string;
  readonly dueBefore: string | null;
}

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** 29 February is the 28th in other years. */
const dayIn = (year: number, monthDay: string): string =>
  `${year}-${monthDay === "02-29" && !leap(year) ? "02-28" : monthDay}`;

const daysOf = (duties: readonly Duty[], every: string): string[] =>
  duties.flatMap((d) => (d.every === every && d.dueBefore ? [d.dueBefore] : [])).toSorted();

/**
 * When a year's task of a clause is due: its own day, else the first yearly report, else the last report that the
 * plan asks for once, else the end of the year.
 */
export function dueOf(clause: { dueBy: string | null }, year: number, duties: readonly Duty[]): Due {
  if (clause.dueBy?.startsWith(`${year}-`)) return { dueOn: clause.dueBy, dueSource: "clause" };
  const report = daysOf(duties, "year")[0] ?? daysOf(duties, "once").at(-1);
  if (report) return { dueOn: dayIn(year, report), dueSource: "reporting" };
  return { dueOn: `${year}-12-31`, dueSource: "year-end" };
}

/**
 * The parts of a year for which a clause gives tasks, each due on its last day; one that asks once a year is due as {@link dueOf}
 * says. What is asked once and for all gives no task in another year than that of its day.
 */
export function spansIn(
  clause: { readonly dueBy: string | null; readonly every: Every },
  year: number,
  of: { readonly duties: readonly Duty[]; readonly firstYear: number },
): Span[] {
  const parts = spansOf(clause.every, year);
  if (parts.length > 0)
    return parts.map(({ period, lastDay }) => ({ period, due: { dueOn: lastDay, dueSource: "clause" } }));
  const onceIn = Number(clause.dueBy?.slice(0, 4) ?? of.firstYear);
  if (clause.every === "once" && onceIn !== year) return [];
  return [{ period: "", due: dueOf(clause, year, of.duties) }];
}

/** Whether a clause gives its tasks of a later year without anyone asking: not where it has a day of its own in another year. */
export function recursIn(
  clause: { readonly dueBy: string | null; readonly every: Every },
  year: number,
): boolean {
  if (clause.every === "once") return false;
  return clause.every !== "year" || clause.dueBy === null || clause.dueBy.startsWith(`${year}-`);
}

/** The part of the year that a task is for, with its last day. The whole year is "". */
export interface Span {
  readonly period: Period;
  readonly due: Due;
}

/** A clause with a task, its parts of the year, and whom its names mean on the day. */
export interface Giving {
  readonly clauseId: number;
  readonly spans: readonly Span[];
  readonly to: readonly {
    readonly assignmentId: number;
    readonly part: Part;
    readonly units: readonly number[];
  }[];
}

/** One task to be: clause × unit. */
export interface TaskDraft extends Due {
  readonly clauseId: number;
  readonly assignmentId: number;
  readonly unitId: number;
  readonly part: Part;
  readonly period: Period;
}

/** What a task of a year is known by. */
export const taskKey = (task: { clauseId: number; unitId: number; period: Period }): string =>
  `${task.clauseId}:${task.unitId}:${task.period}`;

const strength = (part: Part): number => partCodes.indexOf(part);

/**
 * The tasks that a year still lacks: one for each clause, unit and part of the year, with the strongest part where a unit is named
 * twice. `given` are the keys of tasks that are there already: publishing twice gives each once.
 */
export function missingTasks(clauses: readonly Giving[], given: ReadonlySet<string>): TaskDraft[] {
  const named = clauses.flatMap(({ clauseId, spans, to }) =>
    to.flatMap(({ assignmentId, part, units }) =>
      units.flatMap((unitId) =>
        spans.map(({ period, due }): TaskDraft => ({ clauseId, assignmentId, unitId, part, period, ...due })),
      ),
    ),
  );
  const drafts = new Map<string, TaskDraft>();
  for (const draft of named) {
    const key = taskKey(draft);
    const before = drafts.get(key);
    const weaker = before !== undefined && strength(before.part) <= strength(draft.part);
    // Given for the whole year already, it is not asked for by its parts as well.
    const there = given.has(key) || given.has(taskKey({ ...draft, period: "" }));
    if (!there && !weaker) drafts.set(key, draft);
  }
  return [...drafts.values()];
}

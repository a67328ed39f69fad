/** From a reviewed plan to its tasks of a year: names read on that year's day, and only what is missing given. */
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { carriedTo, namesOn, presentDirectory } from "./names.ts";
import {
  listAssignments,
  listClauses,
  listGaps,
  listReporting,
  type AssignmentRow,
  type ClauseRow,
  type DocumentRow,
} from "./queries/document.ts";
import { startReceipt } from "./receipt.ts";
import { addSnapshot } from "./queries/snapshot.ts";
import { addPublication, addTasks, chosenUnits, givenKeys } from "./queries/publish.ts";
import { periodName, type Period } from "./rules/period.ts";
import {
  coversYear,
  dayForYear,
  missingTasks,
  recursIn,
  spansIn,
  readinessOf,
  type Duty,
  type Giving,
  type Readiness,
  type TaskDraft,
} from "./rules/publishing.ts";
import { words } from "./words.ts";

const TITLE_MAX = 240;

/** A clause as a task is called in lists: its text, cut at a word. */
export function titleOf(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= TITLE_MAX) return line;
  return `${line.slice(0, line.lastIndexOf(" ", TITLE_MAX))}…`;
}

/** The same for a part of the year, which its title names: "… – quý II". Official texts are Vietnamese. */
export function titleIn(text: string, period: Period): string {
  const part = periodName(period);
  return part ? `${titleOf(text)} – ${part.vi}` : titleOf(text);
}

/** What a year's publishing would do. */
export interface Prospect {
  readonly readiness: Readiness;
  readonly onDate: string;
  readonly drafts: readonly TaskDraft[];
  /** All that the plan asks for in the year: the drafts, and what has been given already. */
  readonly asked: readonly TaskDraft[];
  /** Keys of what is there already, or was done under a plan that this one replaced. */
  readonly given: ReadonlySet<string>;
  /** Names that need a person on that year's day, though they are settled for today. */
  readonly unsettled: readonly string[];
  readonly clauses: readonly ClauseRow[];
}

interface Whole {
  readonly clauses: readonly ClauseRow[];
  readonly assignments: readonly AssignmentRow[];
  readonly duties: readonly Duty[];
  readonly readiness: Readiness;
}

async function readWhole(tx: Tx, document: DocumentRow): Promise<Whole> {
  const [clauses, assignments, gaps, duties] = await Promise.all([
    listClauses(tx, document.id),
    listAssignments(tx, document.id),
    listGaps(tx, document.id),
    listReporting(tx, document.id),
  ]);
  const readiness = readinessOf({ document, clauses, assignments, gaps, reporting: duties.length });
  return { clauses, assignments, duties, readiness };
}

/** What stands in the way of publishing a document. */
export async function readinessFor(tx: Tx, document: DocumentRow): Promise<Readiness> {
  return (await readWhole(tx, document)).readiness;
}

interface Meant {
  readonly units: readonly number[];
  readonly settled: boolean;
}

async function meaner(
  tx: Tx,
  document: DocumentRow,
  onDate: string,
): Promise<(assignment: AssignmentRow) => Meant> {
  const directory = await presentDirectory(tx);
  const chosen = await chosenUnits(tx, document.id);
  const read = namesOn(directory, { writtenOn: document.issuedOn ?? onDate, onDate });
  return (assignment) => {
    const units = assignment.confirmed ? chosen.get(assignment.id) : undefined;
    if (units) {
      const carried = carriedTo(directory, units, onDate);
      return { units: carried, settled: carried.length > 0 };
    }
    const meaning = read(assignment.agency);
    return { units: meaning.units.map((u) => u.id), settled: !meaning.asksPerson };
  };
}

/** A year, and whether only what recurs by itself is asked for. */
export interface YearAsked {
  readonly year: number;
  readonly recurring?: boolean | undefined;
}

/** Computes a year's tasks without giving them. */
export async function prospectOf(
  tx: Tx,
  document: DocumentRow,
  { year, recurring = false }: YearAsked,
): Promise<Prospect> {
  const whole = await readWhole(tx, document);
  const onDate = dayForYear(year, today());
  const [meaning, given] = [await meaner(tx, document, onDate), await givenKeys(tx, document.id, year)];
  const firstYear = document.yearFrom ?? year;
  const unsettled = new Set<string>();
  const byClause = Map.groupBy(whole.assignments, (a) => a.clauseId);
  const giving = whole.clauses
    .filter((clause) => clause.outcome === "task" && (!recurring || recursIn(clause, year)))
    .map((clause): Giving => {
      const to = (byClause.get(clause.id) ?? []).map((a) => {
        const { units, settled } = meaning(a);
        if (!settled) unsettled.add(a.agency);
        return { assignmentId: a.id, part: a.role, units };
      });
      return { clauseId: clause.id, spans: spansIn(clause, year, { duties: whole.duties, firstYear }), to };
    });
  const asked = missingTasks(giving, new Set());
  return {
    readiness: whole.readiness,
    onDate,
    // A part of the year that is over is not asked for; where the whole is late, it is said before it is given.
    drafts: missingTasks(giving, given).filter((d) => d.period === "" || d.dueOn >= onDate),
    asked,
    given,
    unsettled: [...unsettled],
    clauses: whole.clauses,
  };
}

/** Why a year cannot be published, if it cannot. */
export function refusalOf(prospect: Prospect, document: DocumentRow, year: number): Problem | null {
  const { readiness, unsettled } = prospect;
  if (!readiness.ready) {
    const blocking = readiness.checks.filter((c) => c.blocking);
    const vi = blocking.map((c) => c.label.vi.toLowerCase()).join("; ");
    const en = blocking.map((c) => c.label.en.toLowerCase()).join("; ");
    return new Problem("rule", {
      detail: { vi: fill(words.notReady, { what: vi }).vi, en: fill(words.notReady, { what: en }).en },
      facts: { checks: blocking.map(({ code, count }) => ({ code, count })) },
    });
  }
  if (!coversYear(document, year)) return new Problem("rule", { detail: fill(words.yearOutside, { year }) });
  if (unsettled.length > 0)
    return new Problem("rule", {
      detail: fill(words.namesMeanOther, { year, names: unsettled.slice(0, 8).join("; ") }),
      facts: { names: unsettled },
    });
  return null;
}

/** What publishing gave. */
export interface Published {
  readonly year: number;
  readonly onDate: string;
  readonly added: number;
  readonly before: number;
  readonly units: number;
}

/**
 * Publishes a year in this transaction, in which the document is held ({@link holdDocument}) or was made; a second time it
 * gives only what is missing. The tasks are to be received from `at` on, now unless told. Throws the Problem that refuses.
 */
export async function publishPlan(
  tx: Tx,
  document: DocumentRow,
  by: YearAsked & { readonly personId: number | null; readonly at?: Date },
): Promise<Published> {
  const { year, personId } = by;
  const prospect = await prospectOf(tx, document, by);
  const refusal = refusalOf(prospect, document, year);
  if (refusal) throw refusal;
  const clauses = new Map(prospect.clauses.map((c) => [c.id, c]));
  const tasks = prospect.drafts.map((draft) => {
    const clause = clauses.get(draft.clauseId);
    return {
      ...draft,
      title: titleIn(clause?.text ?? "", draft.period),
      product: clause?.product ?? null,
    };
  });
  const given = await addTasks(tx, { documentId: document.id, year, personId }, tasks);
  await startReceipt(tx, given, { at: by.at ?? now(), personId, byName: null });
  const { onDate } = prospect;
  await addPublication(tx, {
    documentId: document.id,
    unitId: document.unitId,
    year,
    onDate,
    tasksAdded: tasks.length,
    personId,
  });
  if (tasks.length > 0)
    await addSnapshot(tx, { documentId: document.id, year, occasion: "publishing", at: now(), personId });
  const units = new Set(tasks.map((t) => t.unitId)).size;
  return { year, onDate, added: tasks.length, before: prospect.given.size, units };
}

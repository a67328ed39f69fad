/** What the review shows, in which order: pure, from the document as the server last answered it. */
import type { Assignment, Clause, Edited, Gap, Review } from "../types.ts";

/** One row of the list: a clause with who is named in it, or a place where something is lost. */
export type Row =
  | {
      readonly key: string;
      readonly of: "clause";
      readonly clause: Clause;
      readonly who: readonly Assignment[];
    }
  | { readonly key: string; readonly of: "gap"; readonly gap: Gap };

export type Shown = "all" | "undecided" | "unsure" | "names" | "gaps";
export type Group = "unsure" | "open" | "done";

const nobody: readonly Assignment[] = [];

/** A name that a person must answer before publishing. */
export function asks(a: Assignment): boolean {
  return a.units === 0 || (a.asksPerson && !a.confirmed);
}

/** Whether the reader, or the names in it, leave a doubt about an open clause. */
function doubtful(row: Row): boolean {
  if (row.of === "gap") return row.gap.answer === null;
  return (row.clause.outcome === "undecided" && row.clause.unsure !== null) || namesOpen(row);
}

function namesOpen(row: Row): boolean {
  return (
    row.of === "clause" &&
    row.clause.outcome !== "no-task" &&
    row.clause.outcome !== "lost" &&
    row.who.some(asks)
  );
}

/** Where a row stands when the unsure come first. */
export function groupOf(row: Row): Group {
  if (doubtful(row)) return "unsure";
  if (row.of === "clause" && row.clause.outcome === "undecided") return "open";
  return "done";
}

/** All rows in the order of the document; a gap stands before the clause of its line. */
export function rowsOf(review: Review): readonly Row[] {
  const byClause = Map.groupBy(review.assignments, (a) => a.clauseId);
  const clauses = review.clauses
    .toSorted((a, b) => a.position - b.position)
    .map((clause): Row => ({
      key: `c${clause.id}`,
      of: "clause",
      clause,
      who: byClause.get(clause.id) ?? nobody,
    }));
  const gaps = review.gaps.toSorted((a, b) => a.line - b.line);
  const rows: Row[] = [];
  let next = 0;
  for (const row of clauses) {
    const line = row.of === "clause" ? row.clause.line : 0;
    for (; (gaps[next]?.line ?? Infinity) <= line; next += 1) rows.push(...gapRow(gaps[next]));
    rows.push(row);
  }
  for (; next < gaps.length; next += 1) rows.push(...gapRow(gaps[next]));
  return rows;
}

function gapRow(gap: Gap | undefined): Row[] {
  return gap ? [{ key: `g${gap.id}`, of: "gap", gap }] : [];
}

const passes: Readonly<Record<Shown, (row: Row) => boolean>> = {
  all: () => true,
  undecided: (row) => (row.of === "gap" ? row.gap.answer === null : row.clause.outcome === "undecided"),
  unsure: doubtful,
  names: namesOpen,
  gaps: (row) => row.of === "gap" || row.clause.supplied,
};

/** The rows of a filter. */
export function filtered(rows: readonly Row[], shown: Shown): readonly Row[] {
  return rows.filter(passes[shown]);
}

/** How many rows each filter has. */
export function countsOf(rows: readonly Row[]): Readonly<Record<Shown, number>> {
  const count = (shown: Shown): number => rows.filter(passes[shown]).length;
  return {
    all: rows.length,
    undecided: count("undecided"),
    unsure: count("unsure"),
    names: count("names"),
    gaps: rows.filter((row) => row.of === "gap").length,
  };
}

const groups: readonly Group[] = ["unsure", "open", "done"];

/** Rows by how much they need a person; within a group as in the document. */
export function unsureFirst(
  rows: readonly Row[],
): readonly { readonly group: Group; readonly rows: readonly Row[] }[] {
  const by = Map.groupBy(rows, groupOf);
  return groups.flatMap((group) => {
    const found = by.get(group);
    return found ? [{ group, rows: found }] : [];
  });
}

/** Clauses that the reader is sure of: accepted in one act. */
export function proposed(rows: readonly Row[]): number {
  return rows.filter(
    (row) =>
      row.of === "clause" &&
      row.clause.outcome === "undecided" &&
      row.clause.actionable &&
      row.clause.unsure === null &&
      row.who.length > 0,
  ).length;
}

function merged<T extends { readonly id: number }>(
  before: readonly T[],
  now: readonly T[],
  gone: ReadonlySet<number>,
): T[] {
  const byId = new Map(before.map((one) => [one.id, one]));
  for (const one of now) byId.set(one.id, one);
  return [...byId.values()].filter((one) => !gone.has(one.id));
}

/** The review after an edit: only rows that changed become new objects, so that the rest is not drawn again. */
export function withEdit(review: Review, edit: Edited): Review {
  const { dropped } = edit;
  const goneClauses = new Set(dropped.clauses);
  const goneAssignments = new Set(dropped.assignments);
  const assignments = merged(review.assignments, edit.assignments, goneAssignments);
  return {
    ...review,
    version: edit.document.version,
    state: edit.document.state,
    clauses: merged(review.clauses, edit.clauses, goneClauses),
    assignments: assignments.filter((a) => !goneClauses.has(a.clauseId)),
    gaps: edit.gaps,
    readiness: edit.readiness,
  };
}

/** Where in a line the clause's own words stand; the whole line when they are not found as they are. */
export function litPart(line: string, text: string): { readonly from: number; readonly to: number } {
  const at = line.indexOf(text);
  return at < 0 || text === "" ? { from: 0, to: line.length } : { from: at, to: at + text.length };
}

/** The lines of a split: what was typed between line breaks. */
export function partsOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

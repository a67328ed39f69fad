/**
 * Suppression of small cells for figures that leave the house: a cell of 1 to below the threshold hides, and so
 * does whatever would let it be found again by subtraction, from the column's total or from its own family. Pure.
 */
import type { Figure } from "../schema.ts";

/** One cell of a table that will be published: a row (unit), a column (indicator and breakdown). */
export interface TableCell {
  readonly row: string;
  readonly column: string;
  /** Columns of one family add up to each other ("of which"): hidden together in a row. */
  readonly family: string;
  /** Values from 1 to less than this hide; null: the column is never hidden of itself. */
  readonly below: number | null;
  readonly figure: Figure;
}

/** The table with what must hide hidden, and the columns whose total must hide too. */
export interface Suppressed {
  readonly cells: readonly TableCell[];
  readonly hiddenTotals: ReadonlySet<string>;
}

const HIDDEN: Figure = { state: "suppressed", value: null };

const keyOf = (cell: TableCell): string => JSON.stringify([cell.row, cell.column]);

function isSmall(cell: TableCell): boolean {
  const { figure, below } = cell;
  if (figure.state === "suppressed") return true;
  return below !== null && figure.value !== null && figure.value < below;
}

/** Hidden cells cannot be told from their sum: at least two, together not small, not forced to be all ones. */
function isSafe(hidden: readonly TableCell[], below: number): boolean {
  if (hidden.length === 0) return true;
  const sum = hidden.reduce((total, cell) => total + (cell.figure.value ?? 0), 0);
  return hidden.length >= 2 && sum >= Math.max(below, hidden.length + 1);
}

/** Adds the smallest shown values of a column until its hidden ones are safe; false when they never become so. */
function hideBeside(column: readonly TableCell[], hidden: Set<string>): boolean {
  const below = Math.max(2, ...column.map((cell) => cell.below ?? 0));
  const covered = column.filter((cell) => hidden.has(keyOf(cell)) && cell.figure.value !== null);
  const shown = column
    .filter((cell) => !hidden.has(keyOf(cell)) && cell.figure.value !== null)
    .sort((a, b) => (a.figure.value ?? 0) - (b.figure.value ?? 0));
  while (!isSafe(covered, below)) {
    const next = shown.shift();
    if (!next) return false;
    covered.push(next);
    hidden.add(keyOf(next));
  }
  return true;
}

/** A hidden cell hides the numbers of its family in the same row; zeros and silence tell nobody's secret and stay. */
function hideFamilies(cells: readonly TableCell[], hidden: Set<string>): void {
  const touched = new Set(
    cells.filter((cell) => hidden.has(keyOf(cell))).map((cell) => JSON.stringify([cell.row, cell.family])),
  );
  for (const cell of cells)
    if (cell.figure.value !== null && touched.has(JSON.stringify([cell.row, cell.family])))
      hidden.add(keyOf(cell));
}

function columnsOf(cells: readonly TableCell[]): Map<string, TableCell[]> {
  return Map.groupBy(cells, (cell) => cell.column);
}

/** Where one total hides, those of its family hide too: the whole less its other parts would be the hidden one. */
function hideTotalsBeside(
  columns: ReadonlyMap<string, readonly TableCell[]>,
  hiddenTotals: Set<string>,
): void {
  const families = new Set([...hiddenTotals].map((name) => columns.get(name)?.[0]?.family));
  for (const [name, column] of columns)
    if (families.has(column[0]?.family) && column.some((cell) => cell.figure.value !== null))
      hiddenTotals.add(name);
}

/** Hides what must be hidden, until nothing more follows. Each column is taken to be published with its total. */
export function suppressTable(cells: readonly TableCell[]): Suppressed {
  const hidden = new Set(cells.filter(isSmall).map(keyOf));
  const hiddenTotals = new Set<string>();
  const columns = columnsOf(cells);
  let before = -1;
  while (hidden.size + hiddenTotals.size > before) {
    before = hidden.size + hiddenTotals.size;
    hideFamilies(cells, hidden);
    for (const [name, column] of columns) if (!hideBeside(column, hidden)) hiddenTotals.add(name);
  }
  hideTotalsBeside(columns, hiddenTotals);
  return {
    cells: cells.map((cell) => (hidden.has(keyOf(cell)) ? { ...cell, figure: HIDDEN } : cell)),
    hiddenTotals,
  };
}

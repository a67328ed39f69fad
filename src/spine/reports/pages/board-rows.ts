/** Which units of a board are shown, and how many stand where. Pure. */
import { searchKey } from "#base/vi/index.ts";
import { isOpen } from "./codes.ts";
import type { BoardRow } from "./types.ts";

/** The filters of the board, in their order. */
export const boardFilters = [
  "all",
  "draft",
  "submitted",
  "returned",
  "approved",
  "late",
  "overdue",
  "leftOut",
  "owing",
] as const;
export type BoardFilter = (typeof boardFilters)[number];

// A unit that has not handed over although its day has passed.
const isOverdue = (row: BoardRow): boolean => row.isLate && isOpen(row.state);

/** A unit whose supplement of the whole year has not come. */
export const owes = (row: BoardRow): boolean => row.supplementAt === null && row.leftOut === null;

function fits(row: BoardRow, filter: BoardFilter): boolean {
  if (filter === "all") return true;
  if (filter === "overdue") return isOverdue(row);
  if (filter === "leftOut") return row.leftOut !== null;
  if (filter === "owing") return owes(row);
  if (filter === "late") return row.isLate && !isOpen(row.state);
  return row.state === filter;
}

/** The rows of a filter whose unit's name or code has the text, diacritics or not. */
export function shownRows(rows: readonly BoardRow[], filter: BoardFilter, text: string): readonly BoardRow[] {
  const wanted = searchKey(text.trim());
  return rows.filter(
    (row) =>
      fits(row, filter) && (searchKey(row.unit.name).includes(wanted) || row.unit.code.includes(text.trim())),
  );
}

/** How many rows each filter has. */
export function countRows(rows: readonly BoardRow[]): Readonly<Record<BoardFilter, number>> {
  const counts = boardFilters.map((filter) => [filter, rows.filter((r) => fits(r, filter)).length] as const);
  return Object.fromEntries(counts) as Record<BoardFilter, number>;
}

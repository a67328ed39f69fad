/** Finds the row of titles and lays the rows beneath it out by title. */

import { foldText } from "./values.ts";
import { columnLetters } from "./write.ts";
import type { ReadRow, ReadTable } from "./types.ts";

/** How far down an office's own heading may push the titles. */
const SEARCHED = 20;

const isEmpty = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === "");

function headIndex(rows: readonly (readonly string[])[], titles: readonly string[]): number {
  const wanted = new Set(titles.map(foldText));
  const first = rows.findIndex((row) => !isEmpty(row));
  if (wanted.size === 0) return first;
  let best = { index: first, hits: 0 };
  rows.slice(0, SEARCHED).forEach((row, index) => {
    const hits = new Set(row.map(foldText).filter((title) => wanted.has(title))).size;
    if (hits > best.hits) best = { index, hits };
  });
  return best.index;
}

function uniqueTitles(row: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, i) => {
    const title = (row[i] ?? "").trim() || `Cột ${columnLetters(i)}`;
    let unique = title;
    for (let n = 2; taken.has(unique); n += 1) unique = `${title} (${n})`;
    taken.add(unique);
    return unique;
  });
}

/** The table beneath the titles; null when there is nothing at all. */
export function tableOf(rows: readonly (readonly string[])[], titles: readonly string[]): ReadTable | null {
  const head = headIndex(rows, titles);
  const headCells = rows[head];
  if (!headCells) return null;
  const beneath = rows.slice(head + 1);
  const width = beneath.reduce((most, row) => Math.max(most, lastFilled(row)), lastFilled(headCells));
  const columns = uniqueTitles(headCells, width);
  const read: ReadRow[] = [];
  beneath.forEach((row, i) => {
    if (!isEmpty(row)) read.push({ row: head + 2 + i, cells: byTitle(row, columns) });
  });
  return { columns, headRow: head + 1, rows: read };
}

const lastFilled = (row: readonly string[]): number => row.findLastIndex((cell) => cell.trim() !== "") + 1;

function byTitle(row: readonly string[], columns: readonly string[]): Record<string, string> {
  const cells = Object.create(null) as Record<string, string>;
  columns.forEach((column, i) => {
    cells[column] = row[i] ?? "";
  });
  return cells;
}

/**
 * Tables of tasks: a head row that names its columns (STT, Nội dung nhiệm vụ, Cơ quan chủ trì, Cơ quan phối hợp, Thời
 * gian, Sản phẩm), then one task a row. A row is read as one line, with the number of the paragraph that holds its task.
 * Tables without such a head (the head of a letter, the signature) are read cell by cell, row by row.
 */
import { searchKey } from "#base/vi/index.ts";
import { markerOf, romanValue } from "./markers.ts";
import type { Column, ReadLine, SourceCell, SourceLine, TaskRow } from "./types.ts";

const COLUMNS: ReadonlyArray<readonly [RegExp, Column]> = [
  [/^(stt|tt|so tt|so thu tu)$/u, "number"],
  [/chu tri|dau moi/u, "lead"],
  [/phoi hop/u, "coordinate"],
  [/^(thoi (gian|han|diem)|tien do|ky han|hoan thanh)/u, "time"],
  [/^(san pham|ket qua|muc tieu dat)/u, "product"],
  [
    /^(don vi|co quan)(,? (co quan|don vi))?( thuc hien| phu trach)?$|^(nguoi|bo phan) |^(phan cong|trach nhiem)/u,
    "doer",
  ],
  [/noi dung|nhiem vu|hoat dong|cong viec|giai phap|ten de an/u, "task"],
];

function columnOf(text: string): Column {
  const key = searchKey(text);
  return COLUMNS.find(([pattern]) => pattern.test(key))?.[1] ?? "other";
}

/** The columns that a row names, or null where it is no head of a table of tasks. */
function headOf(cells: readonly string[]): Column[] | null {
  if (cells.length < 3 || cells.some((cell) => cell.length > 60)) return null;
  const columns = cells.map(columnOf);
  const known = new Set(columns);
  return known.has("task") && (known.has("lead") || known.has("doer") || known.has("time")) ? columns : null;
}

/** The cells of a plain text line that is laid out as a table row: parted by tabs or bars. */
export function textCells(text: string): string[] | null {
  const bare = text.trim();
  if (bare.includes("|"))
    return bare
      .replace(/^\||\|$/gu, "")
      .split("|")
      .map((cell) => cell.trim());
  if (!bare.includes("\t")) return null;
  return text
    .replace(/^\s+(?=\S)/u, (lead) => (lead.includes("\t") ? "\t" : ""))
    .split("\t")
    .map((cell) => cell.trim());
}

function rowOf(columns: readonly Column[], cells: readonly string[]): TaskRow {
  const named: Partial<Record<Column, string>> = {};
  columns.forEach((column, index) => {
    const cell = cells[index]?.trim() ?? "";
    if (cell !== "" && column !== "other")
      named[column] = named[column] === undefined ? cell : `${named[column]}; ${cell}`;
  });
  const number = (named.number ?? "").replace(/[.)\s]+$/u, "");
  const filled = cells.filter((cell) => cell.trim() !== "");
  const only =
    named.lead === undefined &&
    named.doer === undefined &&
    named.coordinate === undefined &&
    named.time === undefined;
  const heading =
    only && (romanValue(number) !== null || /^[A-H]$/u.test(number) || new Set(filled).size <= 2);
  return { number, heading, cells: named };
}

/** Index of the cell that holds the task. */
function taskIndex(columns: readonly Column[], cells: readonly string[]): number {
  const at = columns.indexOf("task");
  if ((cells[at] ?? "").trim() !== "") return at;
  return Math.max(
    0,
    cells.findIndex((cell, index) => index > 0 && cell.trim() !== ""),
  );
}

interface GridRow {
  cells: string[];
  lines: number[];
}

/** Adds a paragraph to its cell; a cell that goes on from above repeats what stands there. */
function addTo(rows: GridRow[], line: SourceLine, cell: SourceCell): void {
  const { row, column } = cell;
  const at = (rows[row] ??= { cells: [], lines: [] });
  const text = cell.merged ? (rows[row - 1]?.cells[column] ?? "") : line.text.trim();
  if (text === "") return;
  const before = at.cells[column];
  at.cells[column] = before === undefined ? text : `${before}\n${text}`;
  at.lines[column] ??= line.line;
}

/** The cells of one table, row by row, each with the number of its first paragraph that holds text. */
function gridOf(source: readonly SourceLine[]): GridRow[] {
  const rows: GridRow[] = [];
  for (const line of source) if (line.cell) addTo(rows, line, line.cell);
  return Array.from(rows, (row) => ({
    cells: Array.from(row?.cells ?? [], (cell) => cell ?? ""),
    lines: row?.lines ?? [],
  }));
}

/** The rows of a Word table if it is one of tasks; else its paragraphs as they stand. */
function tableLines(source: readonly SourceLine[]): ReadLine[] {
  const grid = gridOf(source);
  const plain = (): ReadLine[] => source.map(({ line, text }) => ({ line, text }));
  const first = grid.slice(0, 4).findIndex((row) => headOf(row.cells) !== null);
  if (first === -1) return plain();
  const { headAt, columns } = wholeHead(grid, first);
  return grid.slice(headAt + 1).flatMap(({ cells, lines }) => {
    if (cells.every((cell) => cell === "") || isCountRow(cells)) return [];
    const at = taskIndex(columns, cells);
    return [
      rowLine({ columns, cells, at, line: lines[at] ?? lines.find((line) => line !== undefined) ?? 1 }),
    ];
  });
}

/** The head with the row under it, where that only divides columns of the first ("Cơ quan": "Chủ trì", "Phối hợp"). */
function wholeHead(grid: readonly GridRow[], first: number): { headAt: number; columns: Column[] } {
  const above = grid[first]?.cells ?? [];
  const below = grid[first + 1]?.cells ?? [];
  const named = below.filter((cell) => cell !== "");
  const divides = named.length > 0 && named.every((cell) => columnOf(cell) !== "other" && cell.length <= 60);
  const both = Array.from(
    { length: Math.max(above.length, below.length) },
    (_, at) => below[at] || above[at] || "",
  );
  const columns = divides ? headOf(both) : null;
  return columns ? { headAt: first + 1, columns } : { headAt: first, columns: headOf(above) ?? [] };
}

/** "(1) (2) (3)" under the head counts the columns and is no task. */
const isCountRow = (cells: readonly string[]): boolean =>
  cells.every((cell) => /^\(?[\dA-H]?\)?$/u.test(cell));

interface RowAt {
  columns: readonly Column[];
  cells: readonly string[];
  at: number;
  line: number;
}

function rowLine({ columns, cells, at, line }: RowAt): ReadLine {
  const row = rowOf(columns, cells);
  const text = (cells[at] ?? "").replace(/\s*\n\s*/gu, " ");
  const marker = row.number === "" ? markerOf(text) : null;
  if (marker && marker.style !== "dash" && marker.style !== "plus") row.number = marker.label;
  return { line, text: marker ? marker.rest : text, row };
}

/** Replaces tables of tasks, in Word or laid out with tabs or bars, by one line a row. */
export function tabledRows(source: readonly SourceLine[]): ReadLine[] {
  const out: ReadLine[] = [];
  let columns: Column[] | null = null;
  for (let i = 0; i < source.length; i += 1) {
    const line = source[i];
    if (line === undefined) continue;
    if (line.cell !== undefined) {
      const end = tableEnd(source, i);
      out.push(...tableLines(source.slice(i, end)));
      i = end - 1;
      continue;
    }
    const cells = textCells(line.text);
    const head: Column[] | null = cells ? headOf(cells) : null;
    if (head) columns = head;
    else if (cells && columns) out.push(...textRow(columns, cells, line.line));
    else out.push({ line: line.line, text: line.text });
    if (!cells && line.text.trim() !== "") columns = null;
  }
  return out;
}

function textRow(columns: readonly Column[], cells: readonly string[], line: number): ReadLine[] {
  if (isCountRow(cells) || cells.every((cell) => /^[-:=\s]*$/u.test(cell))) return [];
  return [rowLine({ columns, cells, at: taskIndex(columns, cells), line })];
}

function tableEnd(source: readonly SourceLine[], from: number): number {
  const table = source[from]?.cell?.table;
  let end = from;
  while (end < source.length && source[end]?.cell?.table === table) end += 1;
  return end;
}

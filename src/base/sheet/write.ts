/**
 * Writes .xlsx and .csv: text stays text, codes keep their zeros, dates are dates, nothing becomes a formula.
 * The library is loaded by the first spreadsheet, not by the start of the server (decision 0024).
 */

import type { CellValue } from "hucre/xlsx";
import { decimalText, displayDate } from "./values.ts";
import type { ColumnKind, Sheet, SheetColumn, SheetRecord, SheetValue } from "./types.ts";

const FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: "@",
  code: "@",
  number: "#,##0.00",
  integer: "#,##0",
  date: "dd/mm/yyyy",
};

/** The typeface of official papers. */
const FONT = { name: "Times New Roman", size: 12 };

const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 28,
  code: 16,
  number: 14,
  integer: 12,
  date: 12,
};

/** A spreadsheet reads _x000D_ inside text as a character code; this keeps the letters. */
const plain = (text: string): string => text.toWellFormed().replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_");

function dateOf(text: string): Date | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (!found) return null;
  const date = new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])));
  return date.toISOString().startsWith(text) && text >= "1900-03-01" ? date : null;
}

const isNumeric = (kind: ColumnKind): boolean => kind === "number" || kind === "integer";

/** A number only in a column of numbers, a date only in a column of dates; anything else is text. */
function cell(value: SheetValue, kind: ColumnKind): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return null;
    return isNumeric(kind) ? value : plain(String(value));
  }
  return (kind === "date" ? dateOf(value) : null) ?? plain(value);
}

/** Excel refuses these in a tab's name, and more than 31 characters. */
function tabName(name: string): string {
  const clean = name
    .replaceAll(/[[\]:*?/\\]/gu, " ")
    .replaceAll(/^'+|'+$/gu, "")
    .trim();
  return clean.slice(0, 31) || "Sheet1";
}

const definitions = (columns: readonly SheetColumn[]): { width: number; numFmt: string }[] =>
  columns.map(({ kind, width, title }) => ({
    width: width ?? Math.max(WIDTHS[kind], Math.min(40, title.length + 4)),
    numFmt: FORMATS[kind],
  }));

const values = (record: SheetRecord, columns: readonly SheetColumn[]): CellValue[] =>
  columns.map(({ key, kind }) => cell(record[key], kind));

/** An .xlsx with a bold head that stays in sight and can be filtered. */
export async function writeSheet(sheet: Sheet): Promise<Uint8Array> {
  const { columns, above = [] } = sheet;
  const titles = columns.map(({ title }) => plain(title));
  const at = above.length;
  const rows: CellValue[][] = [...above.map((line) => [plain(line)]), titles];
  for (const record of sheet.rows) rows.push(values(record, columns));
  const style = { font: { ...FONT, bold: true }, alignment: { wrapText: true, vertical: "center" as const } };
  const head = titles.map((value, i) => [`${at},${i}`, { value, type: "string" as const, style }] as const);
  const name = tabName(sheet.name);
  const last = columnLetters(Math.max(0, columns.length - 1));
  const { writeXlsx } = await import("hucre/xlsx");
  return writeXlsx({
    defaultFont: FONT,
    sheets: [
      {
        name,
        columns: definitions(columns),
        rows,
        cells: new Map(head),
        freezePane: { rows: at + 1 },
        ...(columns.length > 0 && { autoFilter: { range: `A${at + 1}:${last}${rows.length}` } }),
      },
    ],
  });
}

/** 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : "") + String.fromCharCode(65 + (index % 26));
}

async function* table(
  sheet: Sheet<Iterable<SheetRecord> | AsyncIterable<SheetRecord>>,
): AsyncGenerator<CellValue[]> {
  yield sheet.columns.map(({ title }) => plain(title));
  for await (const record of sheet.rows) yield values(record, sheet.columns);
}

/** The same as a stream whose memory does not grow with the rows: for answers of any length. The head is plain. */
export async function streamSheet(
  sheet: Sheet<Iterable<SheetRecord> | AsyncIterable<SheetRecord>>,
): Promise<ReadableStream<Uint8Array>> {
  const { writeXlsxStream } = await import("hucre/xlsx");
  return writeXlsxStream(table(sheet), {
    name: tabName(sheet.name),
    columns: definitions(sheet.columns),
    freezePane: { rows: 1 },
  });
}

const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** What a spreadsheet would run is written behind an apostrophe; an apostrophe already there gets a second. */
function disarm(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Takes back what {@link disarm} put in front. */
export function rearm(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

function csvText(value: SheetValue, kind: ColumnKind): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return "";
    return isNumeric(kind) ? decimalText(value) : disarm(String(value));
  }
  return disarm(kind === "date" && dateOf(value) ? displayDate(value) : value);
}

const quoted = (text: string): string =>
  /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * A .csv that Vietnamese Excel opens by a double click: UTF-8 with its mark, semicolons, decimal commas, dates
 * dd/mm/yyyy.
 */
export function writeCsv(sheet: Sheet): Uint8Array {
  const { columns, above = [] } = sheet;
  const lines = [
    ...above.map((line) => quoted(disarm(line))),
    columns.map(({ title }) => quoted(disarm(title))).join(";"),
  ];
  for (const record of sheet.rows) {
    lines.push(
      columns
        .map(({ key, kind }) => quoted(csvText(record[key], kind).toWellFormed().replaceAll("\0", "")))
        .join(";"),
    );
  }
  return Buffer.from(`\uFEFF${lines.join("\r\n")}\r\n`, "utf8");
}

/** A table of values on its way into or out of a spreadsheet. */

import type { Label } from "#base/words.ts";

/** `code` is text that looks like a number and keeps its leading zeros; `date` values are YYYY-MM-DD. */
export type ColumnKind = "text" | "number" | "integer" | "date" | "code";

export interface SheetColumn {
  readonly key: string;
  readonly title: string;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width?: number;
}

export type SheetValue = string | number | null | undefined;

/** One row by column key. */
export type SheetRecord = Readonly<Record<string, SheetValue>>;

/** A sheet to write; `rows` is pulled once. */
export interface Sheet<Rows = Iterable<SheetRecord>> {
  /** The tab's name: what Excel refuses in one is replaced. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Lines over the head: what the table is of, and what it is narrowed to. */
  readonly above?: readonly string[];
  readonly rows: Rows;
}

/** A row as read: `row` is its number in the file, as a spreadsheet shows it. */
export interface ReadRow {
  readonly row: number;
  /** Text by column title; dates as dd/mm/yyyy, numbers with a decimal comma. Empty cells are "". */
  readonly cells: Readonly<Record<string, string>>;
}

export interface ReadTable {
  /** Titles in order; a repeated one takes " (2)", an empty one becomes "Cột C". */
  readonly columns: readonly string[];
  /** The number of the row that held the titles. */
  readonly headRow: number;
  /** Rows that are wholly empty are left out. */
  readonly rows: readonly ReadRow[];
}

export interface ReadLimits {
  /** 20 MB by default. */
  readonly maxBytes?: number;
  /** Bytes after unpacking an .xlsx; 300 MB by default. */
  readonly maxUnpacked?: number;
  /** 100 000 by default. */
  readonly maxRows?: number;
  /** Titles that should be there: the head is then looked for among the first rows, beneath a document's own title. */
  readonly titles?: readonly string[];
}

/** What a cell's text means, or why it is refused. */
export type Parsed<T> = { readonly value: T } | { readonly refused: Label };

/** A column that an import expects. */
export interface ColumnCheck<T> {
  readonly title: string;
  /** Other titles under which offices send it. */
  readonly aliases?: readonly string[];
  /** An empty cell is refused; without this an empty cell gives `null`. */
  readonly required?: boolean;
  readonly parse: (text: string) => Parsed<T>;
}

/** Why one cell was not taken; a missing column stands at the head's row. */
export interface Refusal {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: Label;
}

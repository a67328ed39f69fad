/** Judges the rows of an import: what is good, and for each refusal the row, the column and the reason. */

import { fill } from "#base/words.ts";
import type { Label } from "#base/words.ts";
import { foldText } from "./values.ts";
import type { ColumnCheck, ReadTable, Refusal } from "./types.ts";

const WORDS = {
  missing: { vi: "Tệp thiếu cột “{title}”.", en: "The file has no column “{title}”." },
  empty: { vi: "Ô này không được để trống.", en: "This cell must not be empty." },
} as const satisfies Record<string, Label>;

/** What a set of column checks yields: the parsed values, `null` where an optional cell was empty. */
type Checked<C> = {
  [K in keyof C]: C[K] extends ColumnCheck<infer T>
    ? C[K] extends { readonly required: true }
      ? T
      : T | null
    : never;
};

/** A row with no refusal, with its number in the file. */
interface GoodRow<T> {
  readonly row: number;
  readonly values: T;
}

interface CheckedRows<T> {
  readonly good: readonly GoodRow<T>[];
  readonly refusals: readonly Refusal[];
}

type Checks = Readonly<Record<string, ColumnCheck<unknown>>>;

function columnOf(check: ColumnCheck<unknown>, columns: readonly string[]): string | undefined {
  const names = [check.title, ...(check.aliases ?? [])].map(foldText);
  return columns.find((column) => names.includes(foldText(column)));
}

type Judged = { readonly value: unknown } | { readonly reason: Label };

function judge(text: string, check: ColumnCheck<unknown>): Judged {
  if (text.trim() === "") return check.required ? { reason: WORDS.empty } : { value: null };
  const parsed = check.parse(text);
  return "refused" in parsed ? { reason: parsed.refused } : { value: parsed.value };
}

/** Checks every row; a row with any refusal is not among the good. A required column that is absent refuses all. */
export function checkRows<const C extends Checks>(checks: C, table: ReadTable): CheckedRows<Checked<C>> {
  const places = Object.entries(checks).map(([key, check]) => ({
    key,
    check,
    column: columnOf(check, table.columns),
  }));
  const absent = places.filter(({ check, column }) => check.required && column === undefined);
  if (absent.length > 0) {
    const refusals = absent.map(({ check: { title } }) => ({
      row: table.headRow,
      column: title,
      value: "",
      reason: fill(WORDS.missing, { title }),
    }));
    return { good: [], refusals };
  }
  const good: GoodRow<Checked<C>>[] = [];
  const refusals: Refusal[] = [];
  for (const { row, cells } of table.rows) {
    const before = refusals.length;
    const values: Record<string, unknown> = {};
    for (const { key, check, column } of places) {
      const value = column === undefined ? "" : (cells[column] ?? "");
      const judged = judge(value, check);
      if ("reason" in judged)
        refusals.push({ row, column: column ?? check.title, value, reason: judged.reason });
      else values[key] = judged.value;
    }
    if (refusals.length === before) good.push({ row, values: values as Checked<C> });
  }
  return { good, refusals };
}

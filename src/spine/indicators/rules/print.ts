/** A figure as Vietnamese paper shows it: four kinds of nothing never look alike. Pure. */
import { formatNumber } from "#base/vi/index.ts";
import type { CellState, Figure } from "../schema.ts";
import { words } from "../words.ts";

/** "1.234,5", "0", "chưa báo cáo", "không áp dụng" or "bảo mật". */
export function printFigure(figure: Figure, decimals = 0): string {
  if (figure.state === "value" && figure.value !== null)
    return formatNumber(figure.value, Number.isInteger(figure.value) ? undefined : Math.max(1, decimals));
  return stateWords[figure.state].vi;
}

/** The same for a spreadsheet: a number to reckon with (a confirmed zero is 0), or the word for the kind of nothing. */
export function sheetFigure(figure: Figure): number | string {
  if (figure.state === "zero") return 0;
  return figure.value ?? stateWords[figure.state].vi;
}

/** What each state is called, on paper and on screens. */
export const stateWords = {
  value: words.value,
  zero: words.zero,
  "not-reported": words.notReported,
  "not-applicable": words.notApplicable,
  suppressed: words.suppressed,
} as const satisfies Record<CellState, { vi: string; en: string }>;

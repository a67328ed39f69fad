/** What may be typed into a cell that a report asks for. */
import { fill, type Label } from "#base/words.ts";
import { words } from "../words.ts";

/** Whether a number has no more digits behind the comma than its figure is counted with: nobody counts half a household. */
export function fitsDecimals(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value;
}

/** What is wrong with an answer: computed by the system, a number where only "none" can be said, or too fine a number. */
export function wrongTyped(
  cell: { readonly state: string; readonly value: number | null },
  present: { readonly isComputed: boolean; readonly asksUnit: boolean },
  decimals: number,
): Label | null {
  if (present.isComputed && !present.asksUnit) return words.computedCell;
  if (present.isComputed && cell.state === "value") return words.onlyNone;
  if (cell.value === null || fitsDecimals(cell.value, decimals)) return null;
  return decimals === 0 ? words.wholeOnly : fill(words.tooFine, { n: decimals });
}

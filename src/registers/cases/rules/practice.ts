/** How cases are worked, as it is shown: shares and medians only over enough of them, small counts hidden from who only reads figures. Pure. */
import { suppressTable, type Figure, type TableCell } from "#spine/indicators/index.ts";

/** Below this a share or a median would tell of single cases. */
export const ENOUGH = 5;

/** A median, over so many; null where those are too few to tell. */
export const median = (value: number | null, over: number): number | null =>
  value === null || over < ENOUGH ? null : Math.round(value * 10) / 10;

/** Parts of a hundred; null where the whole is too small to tell. */
export const share = (part: number, whole: number): number | null =>
  whole < ENOUGH ? null : Math.round((100 * part) / whole);

/** A count as a figure. */
export const figureOf = (value: number): Figure =>
  value === 0 ? { state: "zero", value: null } : { state: "value", value };

/** Counts by unit and column; `hides`: small ones and what would give them away are hidden. */
export function countsOf(
  rows: readonly { readonly id: number; readonly counts: Readonly<Record<string, number>> }[],
  hides: boolean,
): ReadonlyMap<string, Figure> {
  const cells = rows.flatMap(({ id, counts }) =>
    Object.entries(counts).map(([column, value]): TableCell => ({
      row: String(id),
      column,
      family: "cases",
      below: ENOUGH,
      figure: figureOf(value),
    })),
  );
  const shown = hides ? suppressTable(cells).cells : cells;
  return new Map(shown.map((cell) => [`${cell.row}/${cell.column}`, cell.figure]));
}

/** Which rows of a view are shown, and in which order: the same for the screen and for the file made of it. Pure. */
import { searchKey } from "#base/vi/index.ts";

/** What the address says of the rows. */
export interface Asked {
  readonly show?: string | undefined;
  readonly q?: string | undefined;
}

const isNamed = (name: string, q: string | undefined): boolean =>
  searchKey(name).includes(searchKey(q ?? ""));

/** Units with their counts: all, or those with tasks not acknowledged or late. */
export function unitsShown<
  R extends { readonly name: string; readonly given: number; readonly overdue: number },
>(rows: readonly R[], { show, q }: Asked): readonly R[] {
  const has = (row: R): boolean =>
    show === "given" || show === "overdue" ? row[show === "given" ? "given" : "overdue"] > 0 : true;
  return rows.filter((row) => isNamed(row.name, q) && has(row));
}

/** Units of the matrix: all, or those with a late task (a capital letter). */
export function matrixShown<U extends { readonly name: string; readonly cells: string }>(
  units: readonly U[],
  { show, q }: Asked,
): readonly U[] {
  return units.filter((u) => isNamed(u.name, q) && (show !== "late" || /[A-Z]/u.test(u.cells)));
}

/** What the map may show of a unit. */
export const mapMeasures = ["overdue", "given", "done"] as const;
export type MapMeasure = (typeof mapMeasures)[number];

/** The measure that the address asks for; what is late unless told. */
export const measureOf = (show: string | undefined): MapMeasure =>
  mapMeasures.find((m) => m === show) ?? "overdue";

interface Measured {
  readonly overdue: number;
  readonly given: number;
  readonly percent: number | null;
}

/** A unit's value of the measure; null where nothing can be said. */
export const valueOn = (measure: MapMeasure, row: Measured): number | null =>
  measure === "done" ? row.percent : row[measure];

/** The units of the map's table, the highest value first. */
export function mapShown<R extends Measured>(rows: readonly R[], show: string | undefined): readonly R[] {
  const measure = measureOf(show);
  return rows.toSorted((a, b) => (valueOn(measure, b) ?? -1) - (valueOn(measure, a) ?? -1));
}

export interface DueLine {
  readonly dueOn: string;
  readonly tasks: number;
  readonly open: number;
}
export interface ObservedLine {
  readonly line: number;
  readonly name: string;
  /** YYYY-MM-DD or MM-DD. */
  readonly onDay: string | null;
  readonly month: number | null;
}

/** A month of the timeline; 0 holds what has no day. */
export interface MonthShown {
  readonly month: number;
  readonly due: readonly DueLine[];
  readonly observances: readonly ObservedLine[];
}

const monthIn = (day: string): number => Number(day.slice(-5, -3));
const monthOf = (o: ObservedLine): number => (o.onDay ? monthIn(o.onDay) : (o.month ?? 0));

/** The twelve months with what is due in this year and what is observed, then what has no day. */
export function timelineShown(
  data: { readonly due: readonly DueLine[]; readonly observances: readonly ObservedLine[] },
  year: number,
): readonly MonthShown[] {
  const months = [...Array.from({ length: 12 }, (_, n) => n + 1), 0];
  return months.map((month) => ({
    month,
    due: data.due.filter((d) => d.dueOn.startsWith(`${year}-`) && monthIn(d.dueOn) === month),
    observances: data.observances.filter((o) => monthOf(o) === month),
  }));
}

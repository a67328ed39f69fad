/**
 * What stands beside the counted figure of a report that is due before its year ends: what a unit expects for the whole
 * year, and the figure of the whole year that it gives when that is over. Pure; every day is given.
 */
import { Problem, type FieldProblem } from "#base/problem.ts";
import { formatDay } from "#base/vi/index.ts";
import { fill } from "#base/words.ts";
import { sumFigures, type Figure, type Sum } from "#spine/indicators/web.ts";
import type { Windows } from "../schema.ts";
import { yearEndWords as words } from "../words.ts";

/** The estimate to the year's end, and the figure of the whole year that supplements the report. */
export const yearEndKinds = ["estimate", "supplement"] as const;
export type YearEndKind = (typeof yearEndKinds)[number];

/** The second window of a cycle: which days its figures cover, and on which days units give them. */
export interface WholeYear {
  readonly from: string;
  readonly to: string;
  /** The first and the last day on which a supplement is taken. */
  readonly opensOn: string;
  readonly closesOn: string;
}

/** Days from the first to the last. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** A day "MM-DD" of a year; 29 February is the 28th where the year has none. */
const dayIn = (year: number, day: string): string =>
  day === "02-29" && !isLeap(year) ? `${year}-02-28` : `${year}-${day}`;

/** A window of figures in a year, which is that of its last day: a first day after the last one lies in the year before. */
const windowIn = (year: number, { from, to }: Days): Days => ({
  from: dayIn(from > to ? year - 1 : year, from),
  to: dayIn(year, to),
});

/** A time of giving figures of a year: it begins in that year, and ends in the next where its last day is before its first. */
const timeAfter = (year: number, { from, to }: Days): Days => ({
  from: dayIn(year, from),
  to: dayIn(to < from ? year + 1 : year, to),
});

/** The windows that a template has, as days of this year; null where it states none. */
export function windowsIn(
  year: number,
  windows: Windows,
): { readonly counted: Days | null; readonly whole: Days | null; readonly supplement: Days | null } {
  const { counted, whole, supplement } = windows;
  return {
    counted: counted && windowIn(year, counted),
    whole: whole && windowIn(year, whole),
    supplement: supplement && timeAfter(year, supplement),
  };
}

/** What is wrong with a second window beside the report's own, by field; what the database holds too. */
export function wrongSecondWindow(to: string, second: WholeYear): FieldProblem[] {
  const wrong: FieldProblem[] = [];
  if (second.from > second.to) wrong.push({ path: "wholeTo", message: words.wholeOrder });
  if (second.to <= to)
    wrong.push({ path: "wholeTo", message: fill(words.wholeLater, { to: formatDay(to) }) });
  if (second.opensOn <= to)
    wrong.push({ path: "supplementFrom", message: fill(words.opensLater, { to: formatDay(to) }) });
  if (second.closesOn < second.opensOn || second.closesOn < second.to)
    wrong.push({ path: "supplementTo", message: fill(words.closesLater, { to: formatDay(second.to) }) });
  return wrong;
}

/** Where the second window stands on a day; none where the cycle has no such window. */
export function standingOn(second: WholeYear | null, on: string): "none" | "before" | "open" | "closed" {
  if (second === null) return "none";
  if (on < second.opensOn) return "before";
  return on > second.closesOn ? "closed" : "open";
}

/**
 * The refusal of a supplement outside its window. The lock at freezing does not hold it: the window of the supplement is
 * another one, and what it takes changes no edition that is frozen.
 */
export function refuseSupplement(second: WholeYear | null, on: string): Problem | null {
  const standing = standingOn(second, on);
  if (standing === "open") return null;
  if (second === null) return new Problem("rule", { detail: words.noSecondWindow });
  const days = { from: formatDay(second.opensOn), to: formatDay(second.closesOn) };
  return new Problem("locked", {
    detail: fill(standing === "before" ? words.notYetOpen : words.closedAlready, days),
  });
}

/**
 * An estimate as it is handed over: what was written, else "does not concern us" where the figure itself does not, else
 * not reported. A figure that does not concern a unit is no estimate that it owes.
 */
export function handedEstimate(written: Figure | undefined, counted: Figure): Figure {
  if (written && written.state !== "not-reported") return { state: written.state, value: written.value };
  return { state: counted.state === "not-applicable" ? "not-applicable" : "not-reported", value: null };
}

const numberOf = ({ state, value }: Figure): number | null =>
  state === "zero" ? 0 : state === "value" ? value : null;

/** Later less earlier; null unless both are numbers (a confirmed zero is one). */
export function differenceOf(earlier: Figure, later: Figure): number | null {
  const [before, after] = [numberOf(earlier), numberOf(later)];
  // Sums of decimals: 0,3 less 0,1 is 0,2, as it was typed.
  return before === null || after === null ? null : Math.round((after - before) * 1e6) / 1e6;
}

/** What one unit gave beside one figure; undefined where it gave nothing of the kind. */
export interface UnitYearEnd {
  readonly estimate?: Figure | undefined;
  readonly supplement?: Figure | undefined;
}

/** A figure of the city beside the counted one. */
export interface CityYearEnd {
  readonly estimate: Sum;
  readonly supplement: Sum;
  /** Supplement less estimate, over the units that gave numbers for both; null where there is none. */
  readonly difference: { readonly value: number; readonly units: number } | null;
}

const silence: Figure = { state: "not-reported", value: null };

/**
 * One figure of the city from all units that were asked. What a unit did not give counts as missing, never as zero, so that
 * a sum of some says of how many; the difference compares only what the same units gave.
 */
export function cityYearEnd(units: readonly UnitYearEnd[]): CityYearEnd {
  const both = units.flatMap(({ estimate, supplement }) => {
    const difference = estimate && supplement ? differenceOf(estimate, supplement) : null;
    return difference === null ? [] : [difference];
  });
  const value = Math.round(both.reduce((sum, n) => sum + n, 0) * 1e6) / 1e6;
  return {
    estimate: sumFigures(units.map((u) => u.estimate ?? silence)),
    supplement: sumFigures(units.map((u) => u.supplement ?? silence)),
    difference: both.length === 0 ? null : { value, units: both.length },
  };
}

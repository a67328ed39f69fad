/** The parts of a year that a clause asks for one by one: halves, quarters, months. Pure. */
import { fill, type Label } from "#base/words.ts";
import { yearWords as words } from "../year-words.ts";

/** How often a clause asks for its work. */
export const everyCodes = ["year", "half-year", "quarter", "month", "once"] as const;
export type Every = (typeof everyCodes)[number];

/** "" for the whole year, else H1 … H2, Q1 … Q4, M01 … M12. */
export type Period = string;

const parts = { "half-year": ["H", 2], quarter: ["Q", 4], month: ["M", 12] } as const;

const codeOf = (letter: string, n: number): Period =>
  letter === "M" ? `M${String(n).padStart(2, "0")}` : `${letter}${n}`;

/** The last day of the month so many months into a year. */
function lastDayOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The parts of a year with their last days; none where a clause asks by the year or once. */
export function spansOf(every: Every, year: number): { readonly period: Period; readonly lastDay: string }[] {
  if (every === "year" || every === "once") return [];
  const [letter, count] = parts[every];
  const months = 12 / count;
  return Array.from({ length: count }, (_, n) => ({
    period: codeOf(letter, n + 1),
    lastDay: lastDayOf(year, (n + 1) * months),
  }));
}

/** Every part of a year that a task may be for. */
export const partsOfYear: readonly Period[] = Object.values(parts).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, n) => codeOf(letter, n + 1)),
);

const ROMAN = ["I", "II", "III", "IV"];

/** What a part of a year is called; undefined for the whole. */
export function periodName(period: Period): Label | undefined {
  const n = Number(period.slice(1));
  if (period.startsWith("H")) return n === 1 ? words.firstHalf : words.secondHalf;
  if (period.startsWith("Q")) return fill(words.quarterN, { n: ROMAN[n - 1] ?? n });
  return period.startsWith("M") ? fill(words.monthN, { n }) : undefined;
}

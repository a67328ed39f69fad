/**
 * How old somebody was at the event. Known to the day, to the year only, or not at all: an age is then a span, and a band
 * is told only where both ends of it lie in the band. Days are YYYY-MM-DD in Viet Nam. Pure.
 */
import type { AgeBand, Answer } from "../schema/index.ts";

/** What is known of a birth; the full date goes before the year. */
export interface Birth {
  readonly birthDate: string | null;
  readonly birthYear: number | null;
}

/** From the least to the greatest age in full years; both are the same where the day is known. */
export interface AgeSpan {
  readonly min: number;
  readonly max: number;
}

/** The first age at which one is no child any more (Luật Trẻ em 2016, Điều 1), and from which one is elderly (Luật Người cao tuổi 2009, Điều 2). */
export const ADULT_FROM = 16;
export const ELDERLY_FROM = 60;

/**
 * The age on a day, or null where nothing is known or the person was not born yet. A birthday of 29 February comes on 1 March of
 * a common year: whoever is in doubt stays a child a day longer.
 */
export function ageOn(birth: Birth, day: string): AgeSpan | null {
  const year = Number(day.slice(0, 4));
  const monthDay = day.slice(5);
  if (birth.birthDate) {
    const had = monthDay >= birth.birthDate.slice(5);
    const age = year - Number(birth.birthDate.slice(0, 4)) - (had ? 0 : 1);
    return age < 0 ? null : { min: age, max: age };
  }
  if (birth.birthYear === null || birth.birthYear > year) return null;
  const most = year - birth.birthYear;
  // On the last day of a year everybody born in a year has had their birthday.
  return { min: monthDay === "12-31" ? most : Math.max(0, most - 1), max: most };
}

const bandAt = (age: number): AgeBand =>
  age < ADULT_FROM ? "under-16" : age < ELDERLY_FROM ? "16-59" : "from-60";

/** The band of the statistical form; unknown where the span reaches into two. */
export function bandOf(age: AgeSpan | null): AgeBand {
  if (!age) return "unknown";
  const band = bandAt(age.min);
  return band === bandAt(age.max) ? band : "unknown";
}

/** Where finer bands begin. */
const FINE = [0, 6, 16, 18, 25, 40, 60, 80] as const;

/** A finer band for the city's own use, "6-15" or "80+"; null where the span reaches into two. */
export function fineBandOf(age: AgeSpan | null): string | null {
  if (!age) return null;
  const at = FINE.findLastIndex((from) => from <= age.min);
  if (at !== FINE.findLastIndex((from) => from <= age.max)) return null;
  const next = FINE[at + 1];
  return next === undefined ? `${FINE[at]}+` : `${FINE[at]}-${next - 1}`;
}

function answerOf(is: boolean, isNot: boolean): Answer {
  if (is) return "yes";
  return isNot ? "no" : "unknown";
}

/** Whether somebody was a child at the event. */
export const childAt = (age: AgeSpan | null): Answer =>
  answerOf(age !== null && age.max < ADULT_FROM, age !== null && age.min >= ADULT_FROM);

/** Whether somebody was elderly at the event. */
export const elderlyAt = (age: AgeSpan | null): Answer =>
  answerOf(age !== null && age.min >= ELDERLY_FROM, age !== null && age.max < ELDERLY_FROM);

/** Whom the law puts first (Luật 13/2022/QH15, Điều 4): a child, the elderly, or whoever a code of the list names. */
export function vulnerableAt(age: AgeSpan | null, vulnerabilities: readonly string[]): Answer {
  if (vulnerabilities.length > 0) return "yes";
  const both = [childAt(age), elderlyAt(age)];
  if (both.includes("yes")) return "yes";
  return both.includes("unknown") ? "unknown" : "no";
}

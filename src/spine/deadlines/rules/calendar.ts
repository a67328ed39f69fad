/** Working days by the city's calendar: weekdays but for days off, and days of rest that are worked. Pure. */
import { daysAfter } from "#base/clock.ts";
import type { FieldProblem } from "#base/problem.ts";
import { formatDay } from "#base/vi/index.ts";
import { fill, type Label } from "#base/words.ts";
import type { MarkedDay } from "../schema.ts";
import { words } from "../words.ts";

/** A calendar ready to be asked. */
export interface WorkCalendar {
  /** Days off on a weekday: holidays, days in their place, swapped days. */
  readonly off: ReadonlySet<string>;
  /** Days of rest that are worked in place of a swapped day. */
  readonly makeUp: ReadonlySet<string>;
}

/** The calendar that these days make. */
export function calendarOf(days: readonly Pick<MarkedDay, "day" | "kind">[]): WorkCalendar {
  return {
    off: new Set(days.filter((d) => d.kind !== "make-up").map((d) => d.day)),
    makeUp: new Set(days.filter((d) => d.kind === "make-up").map((d) => d.day)),
  };
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Whether offices work on a day. */
export function isWorkingDay(calendar: WorkCalendar, day: string): boolean {
  return calendar.makeUp.has(day) || !(calendar.off.has(day) || isWeekend(day));
}

/** The day itself if it is worked, else the next one that is. */
export function firstWorkingDay(calendar: WorkCalendar, day: string): string {
  let found = day;
  while (!isWorkingDay(calendar, found)) found = daysAfter(found, 1);
  return found;
}

/** The n-th working day after a day; for 0 the day itself or the first working day after it. */
export function workingDaysAfter(calendar: WorkCalendar, day: string, n: number): string {
  let found = n === 0 ? firstWorkingDay(calendar, day) : day;
  for (let left = n; left > 0; left -= 1) found = firstWorkingDay(calendar, daysAfter(found, 1));
  return found;
}

/** How many working days lie after the first day, up to and with the last. */
export function countWorkingDays(calendar: WorkCalendar, first: string, last: string): number {
  let count = 0;
  for (let day = daysAfter(first, 1); day <= last; day = daysAfter(day, 1))
    if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

/**
 * The years between two days whose calendar cannot be relied on yet: nothing is written down for them, or a day within
 * the span is only reckoned. Days of working days that cross them may still move.
 */
export function unsureYears(days: readonly MarkedDay[], first: string, last: string): number[] {
  const years: number[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    const known = days.filter((d) => d.day.startsWith(String(year)));
    const within = known.filter((d) => d.day > first && d.day <= last);
    if (known.length === 0 || within.some((d) => d.standing === "reckoned")) years.push(year);
  }
  return years;
}

/** Why a day cannot stand in a year's calendar; null where it can. A Saturday or Sunday is off anyway. */
export function refuseDay({ day, kind }: Pick<MarkedDay, "day" | "kind">, year: number): Label | null {
  if (!day.startsWith(`${year}-`)) return fill(words.otherYear, { year });
  if (kind === "make-up" && !isWeekend(day)) return fill(words.makeUpOnRest, { day: formatDay(day) });
  const isShifted = kind === "in-lieu" || kind === "swapped";
  return isShifted && isWeekend(day) ? fill(words.offOnWeekday, { day: formatDay(day) }) : null;
}

/** What is wrong with a year's days, by their place: a day of another year, one that changes nothing, one written twice. */
export function wrongDays(days: readonly Pick<MarkedDay, "day" | "kind">[], year: number): FieldProblem[] {
  return days.flatMap((one, n): FieldProblem[] => {
    const isTwice = days.findIndex((other) => other.day === one.day) < n;
    const message = isTwice ? words.twice : refuseDay(one, year);
    return message ? [{ path: `days.${n}.day`, message }] : [];
  });
}

/** When a day or a month that the city observes comes, and when it asks for work. Pure. */
import { daysAfter } from "#base/clock.ts";
import { Problem, type FieldProblem } from "#base/problem.ts";
import { yearWords as words } from "../year-words.ts";

/** What is observed: first and last day as MM-DD. */
export interface Observed {
  readonly fromDay: string;
  readonly toDay: string;
}

/** It in one year. */
export interface Occurrence {
  readonly year: number;
  readonly from: string;
  readonly to: string;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const dayIn = (year: number, monthDay: string): string =>
  `${year}-${monthDay === "02-29" && !isLeap(year) ? "02-28" : monthDay}`;

/** The days of an observance in a year; 29 February is the 28th in other years. */
export const occurrenceIn = ({ fromDay, toDay }: Observed, year: number): Occurrence => ({
  year,
  from: dayIn(year, fromDay),
  to: dayIn(year, toDay),
});

/** The occurrence for which tasks are given on a day: from so many days ahead of it until it is over; undefined between. */
export function occurrenceOn(
  observed: Observed & { readonly leadDays: number },
  day: string,
): Occurrence | undefined {
  const year = Number(day.slice(0, 4));
  return [year, year + 1]
    .map((one) => occurrenceIn(observed, one))
    .find(({ from, to }) => daysAfter(from, -observed.leadDays) <= day && day <= to);
}

/** Whether a year with a leap day has this day. */
const isDay = (monthDay: string): boolean => {
  const day = `2028-${monthDay}`;
  return !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
};

/** Why an observance cannot be kept as it is typed. */
export function refuseCommemoration(
  given: Observed & {
    readonly gives: boolean;
    readonly ask: string | null;
    readonly toKinds: readonly string[];
  },
): Problem | null {
  const errors: FieldProblem[] = [];
  if (!isDay(given.fromDay)) errors.push({ path: "fromDay", message: words.noSuchDay });
  if (!isDay(given.toDay)) errors.push({ path: "toDay", message: words.noSuchDay });
  if (given.toDay < given.fromDay) errors.push({ path: "toDay", message: words.daysInOrder });
  if (given.gives && (given.ask === null || given.toKinds.length === 0))
    errors.push({ path: given.ask === null ? "ask" : "toKinds", message: words.givesWhat });
  return errors.length > 0 ? new Problem("invalid", { errors }) : null;
}

/**
 * When a clock is due. Hours run round the clock from the moment; of days and months the first is not counted and the
 * last is whole (Bộ luật Dân sự 2015 Đ147, Đ148). Viet Nam's time whatever the server's zone. Pure.
 */
import { dayOf, daysAfter, daysFrom, endOfDay } from "#base/clock.ts";
import { monthsAfter } from "#base/vi/index.ts";
import type { Duration, Pause } from "../schema.ts";
import { countWorkingDays, firstWorkingDay, workingDaysAfter, type WorkCalendar } from "./calendar.ts";

const HOUR_MS = 3_600_000;

function lastDay({ amount, unit }: Duration, first: string, calendar: WorkCalendar): string {
  if (unit === "working-day") return workingDaysAfter(calendar, first, amount);
  return unit === "month" ? monthsAfter(first, amount) : daysAfter(first, amount);
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** The day moved by a pause: what was left when it began is counted again from the day of its end. */
function moved(day: string, { from, to }: Span, working: WorkCalendar | null): string {
  if (working) return workingDaysAfter(working, to, countWorkingDays(working, from, day));
  return daysAfter(day, daysFrom(from, to));
}

type Ended = Pause & { readonly to: Date };

function dueInHours({ amount }: Duration, startedAt: Date, pauses: readonly Ended[]): Date {
  let due = startedAt.getTime() + amount * HOUR_MS;
  // A pause of a clock that has lapsed already changes nothing.
  for (const { from, to } of pauses) if (from.getTime() <= due) due += to.getTime() - from.getTime();
  return new Date(due);
}

/**
 * The last moment in time, or null while the clock is paused. A pause counts by the days it spans, for hours to the
 * millisecond. A due day of working days is always a working day.
 */
export function dueOf(
  duration: Duration,
  clock: { readonly startedAt: Date; readonly pauses: readonly Pause[] },
  calendar: WorkCalendar,
): Date | null {
  const ended = clock.pauses.filter((pause): pause is Ended => pause.to !== null);
  if (ended.length < clock.pauses.length) return null;
  if (duration.unit === "hour") return dueInHours(duration, clock.startedAt, ended);
  const working = duration.unit === "working-day" ? calendar : null;
  let day = lastDay(duration, dayOf(clock.startedAt), calendar);
  for (const { from, to } of ended)
    if (dayOf(from) <= day) day = moved(day, { from: dayOf(from), to: dayOf(to) }, working);
  return endOfDay(duration.rolls ? firstWorkingDay(calendar, day) : day);
}

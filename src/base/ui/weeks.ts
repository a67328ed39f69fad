/** A month as calendars draw it. Pure. */
import { daysAfter } from "../clock.ts";

const WEEK = 7;

/** The weeks of a month, Monday first; null where a day is of another month. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK;
  const cells: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = first; day.startsWith(first.slice(0, 7)); day = daysAfter(day, 1)) cells.push(day);
  while (cells.length % WEEK > 0) cells.push(null);
  return Array.from({ length: cells.length / WEEK }, (_, n) => cells.slice(n * WEEK, (n + 1) * WEEK));
}

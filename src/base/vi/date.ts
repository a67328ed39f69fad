/** Dates as Vietnamese documents write them. A day is "YYYY-MM-DD" in code, dd/mm/yyyy on paper. */
import { dayOf } from "../clock.ts";

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const two = (n: number): string => String(n).padStart(2, "0");

/** "MM-DD" if that day can exist in some year (29 February may), else null. */
export function monthDay(day: number, month: number): string | null {
  const last = DAYS_IN_MONTH[month - 1];
  if (last === undefined || !Number.isInteger(day) || day < 1 || day > last) return null;
  return `${two(month)}-${two(day)}`;
}

/** "YYYY-MM-DD" if the day exists, else null. Years 1000–9999. */
export function isoDay(day: number, month: number, year: number): string | null {
  const tail = monthDay(day, month);
  if (tail === null || !Number.isInteger(year) || year < 1000 || year > 9999) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return tail === "02-29" && !leap ? null : `${year}-${tail}`;
}

/** The last day of a month, as "YYYY-MM-DD". `month` 1–12. */
export function lastDayOfMonth(month: number, year: number): string | null {
  const last = DAYS_IN_MONTH[month - 1] ?? 0;
  return isoDay(last, month, year) ?? isoDay(last - 1, month, year);
}

const MONTHS = 12;

/** The same day so many months later; the last of that month where it has no such day (29/02/2028 + 12 → 28/02/2029). */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const index = year * MONTHS + month - 1 + months;
  const last = lastDayOfMonth((index % MONTHS) + 1, Math.floor(index / MONTHS)) ?? day;
  return `${last.slice(0, 8)}${two(Math.min(date, Number(last.slice(8))))}`;
}

/** "2026-03-05" → "05/03/2026"; of an instant ("…T…Z") its day in Hanoi; what is no such day is returned as it is. */
export function formatDay(iso: string): string {
  const instant = new Date(iso);
  const day = iso.includes("T") && !Number.isNaN(instant.getTime()) ? dayOf(instant) : iso;
  const match = /^(\d{4})-(\d{2})-(\d{2})/u.exec(day);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : iso;
}

/** "2026-03-05" → "ngày 05 tháng 3 năm 2026": a zero before days under 10 and months 1 and 2 (Decree 30/2020). */
export function formatDayLong(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/u.exec(iso);
  if (!match) return iso;
  const month = Number(match[2]);
  return `ngày ${match[3]} tháng ${month < 3 ? two(month) : month} năm ${match[1]}`;
}

/** "5/3/2026", "05-03-2026", "05.03.2026" → "2026-03-05"; null where it is no day. */
export function parseDay(text: string): string | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text.trim());
  return match ? isoDay(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Days, months, quarters and periods as documents write them. */
import { isoDay, lastDayOfMonth, monthDay, parseDay } from "#base/vi/index.ts";

/** A day found in a text; the year where it is written. */
export interface FoundDay {
  day: number;
  month: number;
  year: number | null;
  start: number;
  end: number;
}

const DAY =
  /(?<![\d/.])(\d{1,2})\s?(?:[/.-]\s?|\s+tháng\s+)(\d{1,2})(?:\s?(?:[/.-]\s?|\s+năm\s+)(\d{4}))?(?![\d/]|\.\d|,\d)/giu;

/** The days written in a text, in order: "15/11", "15 tháng 11", "30/12/2021", "24 tháng 6 năm 2021". */
export function daysIn(text: string): FoundDay[] {
  const out: FoundDay[] = [];
  for (const match of text.matchAll(DAY)) {
    const [whole, day, month, year] = match;
    const found = { day: Number(day), month: Number(month), year: year === undefined ? null : Number(year) };
    const slashed = /[/-]|tháng/iu.test(whole);
    if (!slashed && year === undefined) continue;
    if (monthDay(found.day, found.month) === null) continue;
    out.push({ ...found, start: match.index, end: match.index + whole.length });
  }
  return out;
}

/** "YYYY-MM-DD" of a found day that has its year; else null. */
export function dayOf(found: FoundDay | undefined): string | null {
  return found && found.year !== null ? isoDay(found.day, found.month, found.year) : null;
}

const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, "1": 1, "2": 2, "3": 3, "4": 4 };

interface Span {
  from: string | null;
  by: string | null;
}

/** A date like one of a document's own head: "ngày 05 tháng 3 năm 2026" → "2026-03-05". */
export function headDate(text: string): string | null {
  const match = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu.exec(text);
  if (match) return isoDay(Number(match[1]), Number(match[2]), Number(match[3]));
  const short = /,\s*ngày\s+(\d{1,2}\/\d{1,2}\/\d{4})/iu.exec(text)?.[1];
  return short === undefined ? null : parseDay(short);
}

const first = (month: number, year: number): string | null => isoDay(1, month, year);

function quarters(text: string): Span | null {
  const found =
    /quý\s+(iv|i{1,3}|[1-4])(?:\s*(?:-|–|,|và|đến(?:\s+hết)?(?:\s+quý)?)\s*(?:quý\s+)?(iv|i{1,3}|[1-4]))?\s*(?:[/-]|,?\s*năm)\s*(\d{4})/iu.exec(
      text,
    );
  if (!found) return null;
  const from = QUARTERS[(found[1] ?? "").toLowerCase()] ?? 1;
  const to = QUARTERS[(found[2] ?? found[1] ?? "").toLowerCase()] ?? from;
  const year = Number(found[3]);
  return { from: first(from * 3 - 2, year), by: lastDayOfMonth(to * 3, year) };
}

function months(text: string): Span | null {
  const found =
    /tháng\s+(\d{1,2})(?:\s*(?:-|–|đến(?:\s+hết)?(?:\s+tháng)?)\s*(\d{1,2}))?\s*(?:[/-]|,?\s*năm\s)\s*(\d{4})/iu.exec(
      text,
    );
  if (!found) return null;
  const to = Number(found[2] ?? found[1]);
  return { from: first(Number(found[1]), Number(found[3])), by: lastDayOfMonth(to, Number(found[3])) };
}

function days(text: string): Span | null {
  const all = daysIn(text);
  const last = dayOf(all.at(-1));
  if (last === null) return null;
  const begin = all[0];
  if (all.length < 2 || begin === undefined) return { from: null, by: last };
  return { from: dayOf({ ...begin, year: begin.year ?? Number(last.slice(0, 4)) }), by: last };
}

function halves(text: string): Span | null {
  const found = /6 tháng (đầu|cuối) năm\s+(\d{4})/iu.exec(text);
  if (!found) return null;
  const year = Number(found[2]);
  return /đầu/iu.test(found[1] ?? "")
    ? { from: `${year}-01-01`, by: `${year}-06-30` }
    : { from: `${year}-07-01`, by: `${year}-12-31` };
}

function years(text: string): Span | null {
  const found = /(?:(?:năm|giai đoạn)\s+|^)(\d{4})(?:\s*[-–]\s*(\d{4}))?/iu.exec(text);
  return found ? { from: `${found[1]}-01-01`, by: `${found[2] ?? found[1]}-12-31` } : null;
}

/** The first and last day of a time as written: "Quý II/2026" → 2026-04-01 … 2026-06-30; nulls where no day is given. */
export function spanOf(text: string): Span {
  return (
    days(text) ?? quarters(text) ?? months(text) ?? halves(text) ?? years(text) ?? { from: null, by: null }
  );
}

/** Dates and numbers as people type them into a field: more forgiving than what stands in a document. Pure. */
import { formatDay, formatNumber, isoDay, parseNumber } from "../vi/index.ts";

/** What a person typed (5/3/2026, 05-03-26, 05032026, 2026-03-05) as YYYY-MM-DD; null when it is no day. */
export function dateTyped(text: string): string | null {
  const clean = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean);
  if (iso) return isoDay(Number(iso[3]), Number(iso[2]), Number(iso[1]));
  const spoken =
    /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(clean) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(clean);
  if (!spoken) return null;
  const year = Number(spoken[3]);
  return isoDay(Number(spoken[1]), Number(spoken[2]), year < 100 ? 2000 + year : year);
}

/** YYYY-MM-DD (or an instant) as dd/mm/yyyy. */
export const dateShown = formatDay;

const inHanoi = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** An instant as "hh:mm dd/mm/yyyy" in Hanoi. */
export function instantShown(value: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const part = Object.fromEntries(inHanoi.formatToParts(date).map((p) => [p.type, p.value]));
  return `${part["hour"]}:${part["minute"]} ${part["day"]}/${part["month"]}/${part["year"]}`;
}

/**
 * What a person typed as a moment on Hanoi's clock, hour and day in either order ("16:18 28/11/2026", "28/11/26 16h18"), as an
 * instant with its zone; null when it is none.
 */
export function momentTyped(text: string): string | null {
  const found = /(?:^|\s)(\d{1,2})\s*(?::|h|g|giờ)\s*(\d{2})?(?=\s|$)/i.exec(text);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  const day = dateTyped(text.replace(found[0], " "));
  if (!day || hour > 23 || minute > 59) return null;
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${day}T${two(hour)}:${two(minute)}:00+07:00`;
}

/** What a person typed as a number, spaces between thousands forgiven; "1.5" is refused, it may mean either. */
export function numberTyped(text: string): number | null {
  return parseNumber(text.replaceAll(/[\s\u00A0\u202F]/g, ""));
}

/** 1234.5 as 1.234,5, in either language: officers check it against Vietnamese paper. */
export function numberShown(value: number): string {
  return formatNumber(value);
}

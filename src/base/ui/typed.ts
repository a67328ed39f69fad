/** Dates and numbers as people type and read them: dd/mm/yyyy and 1.234,5. Pure. */

const pad = (n: number, width = 2): string => String(n).padStart(width, "0");

function dayOfParts(day: number, month: number, year: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCDate() === day && date.getUTCMonth() === month - 1;
  return real && year >= 1900 && year <= 2200 ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null;
}

/** What a person typed (5/3/2026, 05-03-26, 05032026, 2026-03-05) as YYYY-MM-DD; null when it is no day. */
export function dateTyped(text: string): string | null {
  const clean = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean);
  if (iso) return dayOfParts(Number(iso[3]), Number(iso[2]), Number(iso[1]));
  const spoken = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(clean) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(clean);
  if (!spoken) return null;
  const year = Number(spoken[3]);
  return dayOfParts(Number(spoken[1]), Number(spoken[2]), year < 100 ? 2000 + year : year);
}

/** YYYY-MM-DD (or an instant) as dd/mm/yyyy. */
export function dateShown(value: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : value;
}

const inHanoi = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

/** An instant as "hh:mm dd/mm/yyyy" in Hanoi. */
export function instantShown(value: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const part = Object.fromEntries(inHanoi.formatToParts(date).map((p) => [p.type, p.value]));
  return `${part["hour"]}:${part["minute"]} ${part["day"]}/${part["month"]}/${part["year"]}`;
}

/**
 * What a person typed as a number: dots (or spaces) group thousands, a comma begins the decimals.
 * null when it is no number; "1.5" is refused, because it may be meant either way.
 */
export function numberTyped(text: string): number | null {
  const clean = text.trim().replaceAll(/[\s\u00A0\u202F]/g, "");
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(clean)) return null;
  const value = Number(clean.replaceAll(".", "").replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

const vietnamese = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 6 });

/** 1234.5 as 1.234,5, in either language: officers check it against Vietnamese paper. */
export function numberShown(value: number): string {
  return vietnamese.format(value);
}

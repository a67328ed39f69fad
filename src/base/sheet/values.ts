/** Numbers, dates, codes and choices as Vietnamese offices type them: pure, from text to value or a reason. */

import { fill } from "#base/words.ts";
import type { Label } from "#base/words.ts";
import type { Parsed } from "./types.ts";

const WORDS = {
  number: {
    vi: "“{value}” không phải là số (viết 1.234,5).",
    en: "“{value}” is not a number (write 1.234,5).",
  },
  integer: { vi: "“{value}” không phải là số nguyên.", en: "“{value}” is not a whole number." },
  least: { vi: "Số phải từ {bound} trở lên.", en: "The number must be at least {bound}." },
  most: { vi: "Số không được quá {bound}.", en: "The number must not exceed {bound}." },
  date: {
    vi: "“{value}” không phải là ngày (viết ngày/tháng/năm, ví dụ 05/11/2026).",
    en: "“{value}” is not a date (write day/month/year, such as 05/11/2026).",
  },
  long: { vi: "Dài quá {bound} ký tự.", en: "Longer than {bound} characters." },
  digits: {
    vi: "Mã phải đủ {bound} chữ số.",
    en: "The code must have {bound} digits.",
  },
  zeros: {
    vi: "Mã phải đủ {bound} chữ số; có lẽ Excel đã bỏ số 0 ở đầu.",
    en: "The code must have {bound} digits; Excel has probably dropped leading zeros.",
  },
  choice: { vi: "“{value}” không có trong danh sách: {list}.", en: "“{value}” is not in the list: {list}." },
} as const satisfies Record<string, Label>;

const refuse = (label: Label, facts: Readonly<Record<string, string | number>>): { refused: Label } => ({
  refused: fill(label, facts),
});

const tidy = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[\s\u00A0\u202F]+/gu, " ")
    .trim();

/** 1234.5 → "1234,5": no exponent, no grouping. */
export function decimalText(value: number): string {
  const text = String(value);
  return (/e/iu.test(text) ? value.toFixed(20).replace(/\.?0+$/u, "") : text).replace(".", ",");
}

/** "2026-11-05" → "05/11/2026". */
export function displayDate(iso: string): string {
  const [year, month, day] = iso.split("-");
  return `${day}/${month}/${year}`;
}

const VIETNAMESE = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/u;
const ENGLISH = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u;

/** The number that a text means; the Vietnamese reading goes first ("1.234" is one thousand). Not a number: null. */
function numberOf(text: string): number | null {
  const bare = tidy(text).replaceAll(/[ ']/gu, "").replace("−", "-");
  if (VIETNAMESE.test(bare)) return Number(bare.replaceAll(".", "").replace(",", "."));
  if (ENGLISH.test(bare)) return Number(bare.replaceAll(",", ""));
  if (/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/iu.test(bare)) return Number(bare.replace(",", "."));
  return null;
}

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

function within(value: number, { min, max }: Bounds): Parsed<number> {
  if (min !== undefined && value < min) return refuse(WORDS.least, { bound: min });
  if (max !== undefined && value > max) return refuse(WORDS.most, { bound: max });
  return { value };
}

/** A number: "1.234,5", "1,234.5", "1234,5". */
export const number =
  (bounds: Bounds = {}) =>
  (text: string): Parsed<number> => {
    const value = numberOf(text);
    if (value === null || !Number.isFinite(value)) return refuse(WORDS.number, { value: text });
    return within(value, bounds);
  };

/** A whole number: "1.234"; "1,5" is refused. */
export const integer =
  (bounds: Bounds = {}) =>
  (text: string): Parsed<number> => {
    const value = numberOf(text);
    if (value === null || !Number.isSafeInteger(value)) return refuse(WORDS.integer, { value: text });
    return within(value, bounds);
  };

const DAY_FIRST = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/u;
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u;

function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** The day that a text means, as YYYY-MM-DD; a day that is not in the calendar is null. */
function dateOf(text: string): string | null {
  const bare = tidy(text).replace(/ 0?0:00(?::00)?$/u, "");
  const dayFirst = DAY_FIRST.exec(bare);
  if (dayFirst) return isoDay(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
  const yearFirst = YEAR_FIRST.exec(bare);
  return yearFirst ? isoDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3])) : null;
}

/** A calendar day as YYYY-MM-DD, from 05/11/2026, 5-11-2026, 5.11.2026 or 2026-11-05. */
export const date =
  () =>
  (text: string): Parsed<string> => {
    const value = dateOf(text);
    return value === null ? refuse(WORDS.date, { value: text }) : { value };
  };

/** Text, composed and without needless spaces. */
export const text =
  (limits: { readonly maxLength?: number } = {}) =>
  (input: string): Parsed<string> => {
    const value = tidy(input);
    const bound = limits.maxLength ?? 4000;
    return value.length > bound ? refuse(WORDS.long, { bound }) : { value };
  };

/** A code kept as it is typed; with `digits` it must have exactly that many. */
export const code =
  (shape: { readonly digits?: number } = {}) =>
  (input: string): Parsed<string> => {
    const value = tidy(input).replaceAll(" ", "");
    const { digits } = shape;
    if (digits === undefined || (/^\d+$/u.test(value) && value.length === digits)) return { value };
    const isShort = /^\d+$/u.test(value) && value.length < digits;
    return refuse(isShort ? WORDS.zeros : WORDS.digits, { bound: digits });
  };

/** Case, diacritics and spaces do not matter when titles or choices are compared. */
export function foldText(input: string): string {
  return input
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** One of several, by what is written on the screen: `choice({ Nam: "male", Nữ: "female" })`. */
export const choice =
  <T>(options: Readonly<Record<string, T>>) =>
  (input: string): Parsed<T> => {
    const wanted = foldText(input);
    const found = Object.entries(options).find(([title]) => foldText(title) === wanted);
    if (found) return { value: found[1] };
    return refuse(WORDS.choice, { value: input, list: Object.keys(options).slice(0, 12).join(", ") });
  };

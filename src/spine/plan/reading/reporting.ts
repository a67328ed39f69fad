/** Duties to report: how often, before which day, to whom. */
import { monthDay } from "#base/vi/index.ts";
import { dayOf, daysIn, type FoundDay } from "./dates.ts";
import { nameListAt, nameOf } from "./name-lists.ts";
import { tokenize } from "./tokens.ts";
import type { Every, Reporting } from "./types.ts";

const PERIODS: ReadonlyArray<readonly [Every, string]> = [
  ["half-year", String.raw`(?:6|sáu|06) tháng(?: đầu năm| cuối năm)?|nửa năm|sơ kết`],
  ["quarter", String.raw`(?:hằng|hàng|mỗi|theo|báo cáo) quý|định kỳ quý`],
  ["month", String.raw`(?:hằng|hàng|mỗi|theo|báo cáo) tháng|định kỳ tháng`],
  [
    "year",
    String.raw`(?:hằng|hàng|mỗi|cả|cuối|báo cáo|01|một|1) năm|định kỳ năm|năm một lần|(?<=(?:,|và)\s)năm(?=\s*\()`,
  ],
];
const PERIOD = new RegExp(
  `(?<![\\p{L}\\d])(?:${PERIODS.map(([, words]) => `(${words})`).join("|")})(?![\\p{L}])`,
  "giu",
);
const BEFORE = /(?:trước|chậm nhất|muộn nhất|vào|xong|hạn)(?:\s+(?:là|hết|vào))?(?:\s+ngày)?\s*$/iu;
const REPORTS = /báo cáo/iu;
const DUTY = /(?:gửi|báo cáo|tổng hợp|định kỳ|chế độ)/iu;

interface Found<T> {
  value: T;
  start: number;
}

function periodsIn(text: string): Array<Found<Every>> {
  return Array.from(text.matchAll(PERIOD), (match) => {
    const at = match.slice(1).findIndex((group) => group !== undefined);
    return { value: PERIODS[at]?.[0] ?? "year", start: match.index };
  });
}

const JOINED = /^\s*(?:,|và|và\s+trước)\s*(?:ngày\s+)?$/iu;

/** The days before which something is due; "05/6 và 05/12" is two. */
function deadlinesIn(text: string): Array<Found<FoundDay>> {
  const out: Array<Found<FoundDay>> = [];
  for (const day of daysIn(text)) {
    const last = out.at(-1);
    const joined = last !== undefined && JOINED.test(text.slice(last.value.end, day.start));
    if (joined || BEFORE.test(text.slice(Math.max(0, day.start - 40), day.start)))
      out.push({ value: day, start: day.start });
  }
  return out;
}

const TO =
  /(?<!\p{L})(?:[Gg]ửi(?:\s+(?:báo cáo|kết quả))?(?:\s+(?:về|tới|đến|cho))?|về|[Bb]áo cáo(?:\s+(?:về|với|cho))?|\(qua|qua|thông qua)\s+(?=\p{Lu})/gu;

/** Who receives the report: the body after "gửi", "về" or "báo cáo", in this order of preference. */
function addressee(text: string): string | null {
  const found = Array.from(text.matchAll(TO)).map((match) => {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 160);
    const tokens = tokenize(rest);
    const body = nameListAt(tokens, 0)?.bodies[0];
    return { sends: /^(?:gửi|về)/iu.test(match[0]), name: body ? nameOf(rest, tokens, body) : null };
  });
  const named = found.filter((one) => one.name !== null);
  return (named.find((one) => one.sends) ?? named[0])?.name ?? null;
}

/** The period that a deadline belongs to: the last one before it since the deadline before, else the next one. */
function periodFor(periods: ReadonlyArray<Found<Every>>, from: number, at: number): Every | null {
  const before = periods.filter((period) => period.start >= from && period.start < at).at(-1);
  return before?.value ?? periods.find((period) => period.start > at)?.value ?? periods.at(-1)?.value ?? null;
}

/** "6 tháng, hằng năm … trước ngày 10/6 và ngày 10/12": periods and days in the same order, if they are as many. */
function pairs(
  periods: ReadonlyArray<Found<Every>>,
  days: ReadonlyArray<Found<FoundDay>>,
): ReadonlyArray<Found<Every>> {
  const [firstDay] = days;
  const fits = periods.length > 1 && periods.length === days.length;
  return fits && firstDay && periods.every((one) => one.start < firstDay.start) ? periods : [];
}

/** A full day cannot be a monthly or quarterly one: such periods belong to other words of the sentence. */
const DATED: ReadonlySet<Every> = new Set(["year", "half-year"]);

/** A sentence parted by semicolons, where each part has a report of its own. */
function partsOf(sentence: string): string[] {
  return sentence.split(/;\s/u).reduce<string[]>((parts, next) => {
    const last = parts.at(-1);
    if (last === undefined || (REPORTS.test(last) && REPORTS.test(next))) return [...parts, next];
    return [...parts.slice(0, -1), `${last}; ${next}`];
  }, []);
}

function fromSentence(sentence: string, line: number): Reporting[] {
  const to = addressee(sentence);
  return partsOf(sentence).flatMap((part) => fromPart(part, { to: addressee(part) ?? to, line }));
}

function fromPart(text: string, { to, line }: { to: string | null; line: number }): Reporting[] {
  if (!REPORTS.test(text) || !DUTY.test(text)) return [];
  const periods = periodsIn(text);
  const deadlines = deadlinesIn(text);
  if (deadlines.length === 0) return withoutDay(text, periods, { to, line });
  const dated = periods.filter((period) => DATED.has(period.value));
  const paired = pairs(dated, deadlines);
  let from = 0;
  const out = deadlines.map(({ value, start }, index): Reporting => {
    const near = paired[index]?.value ?? periodFor(dated, from, start);
    const every = near ?? (value.year === null ? "year" : "once");
    from = start;
    const full = dayOf(value);
    return {
      every,
      dueBefore: monthDay(value.day, value.month),
      to,
      line,
      ...(full !== null && every === "once" && { dueText: full }),
    };
  });
  return [...dayless(text, { to, line }), ...twice(out, text)];
}

/** Two days of one year, and nothing said of the year as a whole, are two halves. */
function twice(found: Reporting[], text: string): Reporting[] {
  const pair =
    found.length === 2 &&
    found.every((one) => one.every === "year") &&
    /\d\s+và\s+(?:trước\s+)?(?:ngày\s+)?\d/u.test(text);
  return pair ? found.map((one) => ({ ...one, every: "half-year" })) : found;
}

const MONTHLY = /trước ngày \d{1,2}\s+(?:hằng|hàng|mỗi) tháng/iu;
const QUARTERLY =
  /trước ngày \d{1,2}\s+(?:của\s+)?tháng cuối (?:của\s+)?quý|trước ngày \d{1,2}[^,;.]{0,20}(?:hằng|hàng|mỗi) quý/iu;

/** Monthly and quarterly duties, which have a day but no month. */
function dayless(text: string, at: { to: string | null; line: number }): Reporting[] {
  const kinds: ReadonlyArray<readonly [Every, RegExp]> = [
    ["month", MONTHLY],
    ["quarter", QUARTERLY],
  ];
  return kinds.flatMap(([every, pattern]) => {
    const dueText = pattern.exec(text)?.[0];
    return dueText === undefined ? [] : [{ every, dueBefore: null, to: at.to, line: at.line, dueText }];
  });
}

const LOOSE = /(?:trước|chậm nhất|vào)\s+ngày\s+\d{1,2}[^.;)]{0,40}/iu;

/** A period without a full day ("trước ngày 20 tháng cuối quý"): the duty counts, the day stays open. */
function withoutDay(
  text: string,
  periods: ReadonlyArray<Found<Every>>,
  at: { to: string | null; line: number },
): Reporting[] {
  const regular =
    /định kỳ|chế độ báo cáo|gửi báo cáo (?:tháng|quý|6 tháng|năm)|(?:hằng|hàng)\s+(?:năm|quý|tháng)[^.;]{0,80}báo cáo|báo cáo[^.;]{0,120}(?:hằng|hàng)\s+(?:năm|quý|tháng)/iu;
  const monthly = dayless(text, at);
  if (monthly.length > 0) return monthly;
  const first = periods[0];
  if (first === undefined || !regular.test(text)) return [];
  const loose = LOOSE.exec(text)?.[0];
  const kinds = [...new Set(periods.map((period) => period.value))];
  return kinds.map((every) => ({
    every,
    dueBefore: null,
    to: at.to,
    line: at.line,
    ...(loose !== undefined && { dueText: loose.trim() }),
  }));
}

/** The reporting duties stated in one line, each once. */
export function reportingIn(text: string, line: number): Reporting[] {
  const found = text
    .split(/(?<=\p{L}[.)]|\d\.)\s+(?=\p{Lu})/u)
    .flatMap((sentence) => fromSentence(sentence, line));
  const byWords = new Map(found.map((duty) => [JSON.stringify(duty), duty]));
  return [...byWords.values()];
}

/** A year's calendar as a sheet: written for a spreadsheet, and read back with a reason for every cell refused. */
import { checkRows, choice, date, readSheet, text, writeCsv } from "#base/sheet/index.ts";
import { formatDay } from "#base/vi/index.ts";
import { fill, type Label } from "#base/words.ts";
import { refuseDay } from "./rules/calendar.ts";
import { confidences, dayKinds, dayStandings, type MarkedDay } from "./schema.ts";
import { kindLabels, standingLabels, words } from "./words.ts";

const ROWS_MAX = 2000;

/** Choices by what stands on the screen, in either language. */
function spoken<T extends string>(
  codes: readonly T[],
  labels: Readonly<Record<T, Label>>,
): Record<string, T> {
  return Object.fromEntries(
    codes.flatMap((code) => [
      [labels[code].vi, code],
      [labels[code].en, code],
    ]),
  );
}

const checks = {
  day: { title: words.day.vi, aliases: [words.day.en], required: true, parse: date() },
  kind: {
    title: words.kind.vi,
    aliases: [words.kind.en],
    required: true,
    parse: choice(spoken(dayKinds, kindLabels)),
  },
  name: { title: words.name.vi, aliases: [words.name.en], required: true, parse: text({ maxLength: 200 }) },
  standing: {
    title: words.standing.vi,
    aliases: [words.standing.en],
    required: true,
    parse: choice(spoken(dayStandings, standingLabels)),
  },
  source: {
    title: words.source.vi,
    aliases: [words.source.en],
    required: true,
    parse: text({ maxLength: 500 }),
  },
  confidence: {
    title: words.confidence.vi,
    aliases: [words.confidence.en],
    required: true,
    parse: choice(Object.fromEntries(confidences.map((c) => [c, c] as const))),
  },
} as const;

/** The year as CSV, with the words of the screen. */
export function calendarCsv(year: number, days: readonly MarkedDay[]): Uint8Array {
  const kind = (key: keyof typeof checks) => (key === "day" ? ("date" as const) : ("text" as const));
  const keys = Object.keys(checks) as (keyof typeof checks)[];
  return writeCsv({
    name: fill(words.sheetName, { year }).vi,
    columns: keys.map((key) => ({ key, title: checks[key].title, kind: kind(key) })),
    rows: days.map((d) => ({ ...d, kind: kindLabels[d.kind].vi, standing: standingLabels[d.standing].vi })),
  });
}

/** What a file says of a year. */
export interface CalendarRead {
  readonly days: readonly MarkedDay[];
  readonly refusals: readonly { row: number; column: string; value: string; reason: Label }[];
}

/** Reads a file of days; a day of another year, one that changes nothing or one written twice is refused with its row. */
export async function readCalendar(
  file: { name: string; bytes: Uint8Array },
  year: number,
): Promise<CalendarRead> {
  const titles = Object.values(checks).map((check) => check.title);
  const table = await readSheet(file.bytes, file.name, { titles, maxRows: ROWS_MAX });
  const { good, refusals } = checkRows(checks, table);
  const days = new Map<string, MarkedDay>();
  const wrong = good.flatMap(({ row, values }) => {
    const reason = days.has(values.day) ? words.twice : refuseDay(values, year);
    if (!reason) days.set(values.day, values);
    return reason ? [{ row, column: words.day.vi, value: formatDay(values.day), reason }] : [];
  });
  const all = [...refusals, ...wrong].toSorted((a, b) => a.row - b.row);
  return { days: [...days.values()].toSorted((a, b) => a.day.localeCompare(b.day)), refusals: all };
}

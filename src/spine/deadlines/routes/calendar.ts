/** Endpoints of the calendar: a year's days, changed as one; out as CSV, in from a file that is only read. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { can, endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { dayAnswer, yearAnswer, type YearAnswer } from "../answers.ts";
import { recountClocks } from "../clocks.ts";
import { listDays, listYears, replaceYear } from "../queries/calendar.ts";
import { wrongDays } from "../rules/calendar.ts";
import { yearInput, type YearInput } from "../schema.ts";
import { calendarCsv, readCalendar } from "../sheet.ts";
import { words } from "../words.ts";

const byYear = z.object({ year: z.coerce.number().int().min(1990).max(2200) });
type ByYear = z.infer<typeof byYear>;

const FILE_MAX = 1_048_576;

async function shownYear(tx: Tx, year: number, person: Person): Promise<YearAnswer> {
  const [days, years] = [await listDays(tx, year), await listYears(tx)];
  const own = years.find((one) => one.year === year);
  return {
    year,
    version: own?.version ?? 0,
    days: [...days],
    years: years.map((one) => one.year),
    at: own?.at ?? null,
    byName: own?.byName ?? null,
    can: can(person, ["deadline.change-calendar"], person.unitId),
  };
}

const open = { none: "a calendar of days off holds nothing about anyone" } as const;

function reading(): AnyEndpoint[] {
  return [
    endpoint({
      verb: "deadline.read",
      method: "GET",
      path: "/api/deadlines/calendar/{year}",
      summary: words.calendar,
      params: byYear,
      output: yearAnswer,
      audit: open,
      run: (tx, { params, person }) => shownYear(tx, params.year, person),
    }),
    endpoint({
      verb: "deadline.read",
      method: "GET",
      path: "/api/deadlines/calendar/{year}/export.csv",
      summary: words.calendar,
      params: byYear,
      output: "download",
      audit: open,
      run: async (tx, { params: { year } }) => ({
        name: `${fill(words.sheetName, { year }).vi}.csv`,
        mediaType: "text/csv; charset=utf-8",
        bytes: calendarCsv(year, await listDays(tx, year)),
      }),
    }),
  ];
}

const refusal = z.object({
  row: z.number(),
  column: z.string(),
  value: z.string(),
  reason: z.object({ vi: z.string(), en: z.string() }),
});

/** What a file would bring; the screen shows it as a draft, and saving it is another act. */
function readingFile(): AnyEndpoint {
  return endpoint({
    verb: "deadline.change-calendar",
    method: "POST",
    path: "/api/deadlines/calendar/{year}/read",
    summary: words.changeCalendar,
    params: byYear,
    upload: { maxBytes: FILE_MAX },
    output: z.object({ days: z.array(dayAnswer), refusals: z.array(refusal) }),
    audit: { none: "nothing is changed; saving the calendar is audited" },
    prepare: ({ file, params }) => {
      if (!file) throw new Problem("invalid", { errors: [{ path: "file", message: words.needFile }] });
      return readCalendar(file, params.year);
    },
    run: async (_, { prepared }) => prepared as never,
  });
}

type Changed = YearAnswer & { readonly moved: number };

function changing(): AnyEndpoint {
  return endpoint<ByYear, unknown, YearInput, undefined, Changed>({
    verb: "deadline.change-calendar",
    method: "PUT",
    path: "/api/deadlines/calendar/{year}",
    summary: words.changeCalendar,
    params: byYear,
    body: yearInput as z.ZodType<YearInput>,
    /** `moved`: how many running clocks are due on another day since. */
    output: yearAnswer.extend({ moved: z.number() }),
    audit: ({ params }, _, out) => ({
      subject: `calendar/${params.year}`,
      details: { days: out.days.length, version: out.version, moved: out.moved },
    }),
    run: async (tx, { params: { year }, body, person }) => {
      const errors = wrongDays(body.days, year);
      if (errors.length > 0) throw new Problem("invalid", { errors });
      const at = now();
      if (!(await replaceYear(tx, { ...body, year, at, byName: person.name })))
        throw new Problem("conflict", {
          detail: words.calendarStale,
          facts: { current: await shownYear(tx, year, person) },
        });
      const reason = fill(words.recounted, { year }).vi;
      const moved = await recountClocks(tx, { at, personId: person.id, byName: person.name, reason });
      return { ...(await shownYear(tx, year, person)), moved };
    },
  });
}

/** All endpoints of the calendar. */
export function calendarEndpoints(): AnyEndpoint[] {
  return [...reading(), changing(), readingFile()];
}

/** One calendar over everything that has a day. */
import { z } from "zod";
import { daysAfter, daysFrom, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Module, type Person } from "#spine/access/index.ts";
import type { CalendarSource } from "../calendar.ts";
import { entryKinds, inOrder, type CalendarEntry } from "../rules/calendar.ts";
import { yearWords as words } from "../year-words.ts";

/** Thirteen months: a year from any day, with the rest of its last month. */
const SPAN_MAX_DAYS = 400;

const asking = z.object({ from: z.iso.date(), to: z.iso.date() });
type Asking = z.infer<typeof asking>;

const answer = z.object({
  today: z.string(),
  rows: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(entryKinds),
      title: z.string(),
      day: z.string(),
      until: z.string().optional(),
      at: z.string().optional(),
      href: z.string(),
      source: z.string(),
      count: z.number(),
      state: z.enum(["overdue", "due", "open", "done"]),
    }),
  ),
});

/** All entries of a span, in order; `unitId` undefined: of everyone whom the present verb reaches. */
export async function gatherCalendar(
  tx: Tx,
  sources: readonly CalendarSource[],
  by: { readonly person: Person; readonly span: Asking; readonly unitId: number | undefined },
): Promise<CalendarEntry[]> {
  const asked = { ...by.span, today: today(), unitId: by.unitId };
  // One after the other: a source may widen for a moment what the transaction sees, and no other may look meanwhile.
  const gathered: CalendarEntry[] = [];
  for (const source of sources) gathered.push(...(await source.gather(tx, by.person, asked)));
  return inOrder(gathered);
}

function refuseSpan({ from, to }: Asking): Problem | null {
  if (to >= from && daysFrom(from, to) <= SPAN_MAX_DAYS) return null;
  return new Problem("invalid", {
    errors: [
      { path: "to", message: { vi: `Tối đa ${SPAN_MAX_DAYS} ngày.`, en: `At most ${SPAN_MAX_DAYS} days.` } },
    ],
  });
}

function reading(
  sources: readonly CalendarSource[],
  of: { readonly verb: string; readonly path: string; readonly ours: boolean },
): AnyEndpoint {
  return endpoint<unknown, Asking>({
    verb: of.verb,
    method: "GET",
    path: of.path,
    summary: words.readCalendar,
    query: asking,
    output: answer as never,
    audit: ({ query }, _, out) => ({
      subject: "calendar",
      details: { ...query, entries: (out as { rows: unknown[] }).rows.length },
    }),
    check: (_, { query }) => refuseSpan(query),
    run: async (tx, { person, query }) => {
      const unitId = of.ours ? person.unitId : undefined;
      return {
        today: today(),
        rows: await gatherCalendar(tx, sources, { person, span: query, unitId }),
      } as never;
    },
  });
}

/** The span of a calendar that programs subscribe to: what has been for two months, and a year ahead. */
export const feedSpan = (): Asking => ({ from: daysAfter(today(), -60), to: daysAfter(today(), 366) });

/** The module behind `/api/calendar`; the server gives it every source it is made of. */
export function calendar(sources: readonly CalendarSource[]): Module {
  return {
    name: "calendar",
    verbs: {},
    endpoints: [
      reading(sources, { verb: "work.read", path: "/api/calendar", ours: true }),
      reading(sources, { verb: "task.read", path: "/api/calendar/all", ours: false }),
    ],
  };
}

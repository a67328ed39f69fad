/**
 * The calendar to which a person's phone subscribes: what their unit has due, and the days that the plans observe. Opened by
 * the secret in its address alone, so it says no more than titles, days and where to look.
 */
import type { FastifyInstance } from "fastify";
import { now, thisYear, today } from "#base/clock.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { writeCalendar, type CalendarEvent } from "#base/icalendar.ts";
import { Problem } from "#base/problem.ts";
import { fill, say } from "#base/words.ts";
import { addAuditRows, holds, settingsOf, type Person, type Verbs } from "#spine/access/index.ts";
import { listObserved } from "./queries/work.ts";
import type { WorkSource } from "./routes/work.ts";
import type { WorkItem } from "./rules/work.ts";
import { words } from "./words.ts";

/** What the calendar is made of. */
export interface CalendarParts {
  readonly database: Database;
  readonly verbs: Verbs;
  readonly sources: readonly WorkSource[];
  /** Whose calendar a token opens; null for one that was taken back or is not ours. */
  readonly ownerOf: (token: string) => Promise<Person | null>;
  /** The address people type, without a slash at its end. */
  readonly publicUrl: string;
}

function dueEvents(items: readonly WorkItem[], person: Person, publicUrl: string): CalendarEvent[] {
  return items.flatMap((item) =>
    item.due === null
      ? []
      : [
          {
            id: item.id,
            title: say(fill(words.dueEvent, { what: item.title }), person.language),
            day: item.due,
            at: item.dueAt,
            about: item.source,
            url: `${publicUrl}${item.href}`,
          },
        ],
  );
}

/** The days that plans in force observe, this year and the next. */
async function observedEvents(tx: Tx): Promise<CalendarEvent[]> {
  const years = [thisYear(), thisYear() + 1];
  const observed = await listObserved(tx);
  return observed.flatMap(({ name, onDay }) =>
    years
      .map((year) => ({ id: `${onDay}-${year}-${name}`, title: name, day: `${year}-${onDay}` }))
      // 29 February is in no calendar of a common year.
      .filter(({ day }) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)),
  );
}

async function calendarOf(
  { database, verbs, sources, publicUrl }: CalendarParts,
  person: Person,
  request: string,
) {
  return database.transaction(settingsOf(person, "work.read", verbs), async (tx) => {
    const gathered = await Promise.all(sources.map((source) => source.gather(tx, person, today())));
    const reports = gathered.flatMap(({ report }): WorkItem[] =>
      report ? [{ ...report, id: report.href, kind: "report", source: "", state: "open" }] : [],
    );
    const due = dueEvents([...gathered.flatMap((g) => g.items), ...reports], person, publicUrl);
    const events = [...due, ...(await observedEvents(tx))];
    const line = {
      personId: person.id,
      unitId: person.unitId,
      verb: "work.read",
      subject: "calendar",
    } as const;
    await addAuditRows(tx, [{ ...line, outcome: "done", request, details: { events: events.length } }]);
    return writeCalendar({ name: say(words.calendarName, person.language), at: now().toISOString(), events });
  });
}

/** Adds the address of calendars; it needs no session. */
export function mountCalendar(app: FastifyInstance, parts: CalendarParts): void {
  app.get<{ Params: { token: string } }>("/calendar/:token/to-am.ics", async (request, reply) => {
    const person = await parts.ownerOf(request.params.token);
    if (!person || !holds(person, "work.read")) throw new Problem("not-found");
    return reply
      .header("content-type", "text/calendar; charset=utf-8")
      .header("cache-control", "no-store")
      .send(await calendarOf(parts, person, request.id));
  });
}

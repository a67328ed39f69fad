/**
 * The calendar to which a person's phone subscribes: the calendar of the screen for their own unit. Opened by
 * the secret in its address alone, so it says no more than titles, days and where to look.
 */
import type { FastifyInstance } from "fastify";
import { now } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { writeCalendar, type CalendarEvent } from "#base/icalendar.ts";
import { Problem } from "#base/problem.ts";
import { fill, say } from "#base/words.ts";
import { addAuditRows, holds, settingsOf, type Person, type Verbs } from "#spine/access/index.ts";
import type { CalendarSource } from "./calendar.ts";
import { feedSpan, gatherCalendar } from "./routes/calendar.ts";
import type { CalendarEntry } from "./rules/calendar.ts";
import { words } from "./words.ts";

/** What the calendar is made of. */
export interface CalendarParts {
  readonly database: Database;
  readonly verbs: Verbs;
  readonly sources: readonly CalendarSource[];
  /** Whose calendar a token opens; null for one that was taken back or is not ours. */
  readonly ownerOf: (token: string) => Promise<Person | null>;
  /** The address people type, without a slash at its end. */
  readonly publicUrl: string;
}

/** An entry as calendar programs keep it; what is done is not told, and what is not due says only its name. */
function eventOf(entry: CalendarEntry, person: Person, publicUrl: string): CalendarEvent {
  const name =
    entry.kind === "observance"
      ? entry.title
      : say(fill(words.dueEvent, { what: entry.title }), person.language);
  return {
    id: entry.id,
    title: entry.count > 1 ? `${name} (${entry.count})` : name,
    day: entry.day,
    at: entry.at,
    about: entry.source,
    url: `${publicUrl}${entry.href}`,
    ...(entry.until !== undefined && { until: entry.until }),
  };
}

async function calendarOf(
  { database, verbs, sources, publicUrl }: CalendarParts,
  person: Person,
  request: string,
) {
  return database.transaction(settingsOf(person, "work.read", verbs), async (tx) => {
    const by = { person, span: feedSpan(), unitId: person.unitId };
    const entries = (await gatherCalendar(tx, sources, by)).filter(
      (e) => e.kind === "observance" || e.state !== "done",
    );
    const events = entries.map((entry) => eventOf(entry, person, publicUrl));
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

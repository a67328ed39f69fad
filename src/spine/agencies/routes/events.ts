/** Endpoints of structural change: what it would touch, recording it, and what was recorded. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { eventsAnswer, previewAnswer, recordedAnswer } from "../answers.ts";
import type { EventAnswer, PreviewAnswer } from "../answers.ts";
import { previewEvent, recordEvent } from "../queries/events.ts";
import type { EventContext } from "../queries/events.ts";
import { listEvents, type EventRow } from "../queries/recorded.ts";
import { keptDirectory } from "../queries/kept.ts";
import type { Preview } from "../rules/change.ts";
import { underOf } from "../rules/directory.ts";
import type { Directory } from "../rules/directory.ts";
import { eventInput } from "../schema.ts";
import type { StructureEvent } from "../schema.ts";
import { routeWords } from "../words.ts";
import { leftBy } from "./hand-over.ts";
import { briefOf } from "./shape.ts";
import { undoEndpoint } from "./undo.ts";
import type { UsageCount } from "./usage.ts";

/** An event as it is listed, its units by name. */
export function shownEvent(
  event: EventRow,
  directory: Directory,
  left: EventAnswer["left"] = [],
): EventAnswer {
  const named = (ids: readonly number[]) =>
    ids.flatMap((id) => {
      const unit = directory.byId.get(id);
      return unit ? [briefOf(unit)] : [];
    });
  const { id, kind, onDate, decision, note, undoneAt, undoneReason } = event;
  return {
    id,
    kind,
    onDate,
    decision,
    note,
    from: named(event.fromUnits),
    to: named(event.toUnits),
    touches: { ...event.touches },
    recordedAt: event.recordedAt.toISOString(),
    undone: undoneAt && undoneReason ? { at: undoneAt.toISOString(), reason: undoneReason } : null,
    mayUndo: undoneAt === null && event.effects !== null,
    left,
  };
}

/** Counts of other modules over the units that an event touches. */
async function recordsOf(
  tx: Tx,
  asked: { event: StructureEvent; directory: Directory; usages: readonly UsageCount[] },
): Promise<EventContext["records"]> {
  const { event, directory } = asked;
  const ids = [...new Set(event.from.flatMap((id) => [id, ...underOf(directory, id, event.onDate)]))];
  const records = new Map<number, Record<string, number>>();
  for (const usage of asked.usages)
    for (const [id, count] of await usage.count(tx, ids))
      records.set(id, { ...records.get(id), [usage.name]: count });
  return records;
}

function shownPreview(touched: Preview, usages: readonly UsageCount[]): PreviewAnswer {
  return {
    ...touched,
    refusals: [...touched.refusals],
    ending: touched.ending.map(briefOf),
    receiving: touched.receiving.map(briefOf),
    renamed: touched.renamed.map(({ unit, to }) => ({ unit: briefOf(unit), to })),
    beginning: [...touched.beginning],
    below: touched.below.map(briefOf),
    aliases: touched.aliases.map(({ unitId, text }) => ({ unitId, text })),
    hamlets: touched.hamlets.map(({ id, communeId, code, name }) => ({ id, communeId, code, name })),
    records: usages.flatMap(({ name, label }) => {
      const count = touched.records[name] ?? 0;
      return count > 0 ? [{ name, label, count }] : [];
    }),
  };
}

/** The audited facts of an event: codes only. */
const trailOf = (event: StructureEvent) => ({
  subject: event.decision,
  details: {
    kind: event.kind,
    onDate: event.onDate,
    from: event.from,
    begin: event.begin.map((b) => b.code),
  },
});

function previewing(usages: readonly UsageCount[]): AnyEndpoint {
  return endpoint({
    verb: "agency.event",
    method: "POST",
    path: "/api/agencies/events/preview",
    summary: routeWords.preview,
    body: eventInput,
    output: previewAnswer,
    audit: { none: "nothing is changed; the recording is audited" },
    run: async (tx, { person, body }) => {
      const directory = await keptDirectory(tx);
      const records = await recordsOf(tx, { event: body, directory, usages });
      return shownPreview(await previewEvent(tx, body, { directory, records, person: person.id }), usages);
    },
  });
}

function recording(usages: readonly UsageCount[]): AnyEndpoint {
  return endpoint({
    verb: "agency.event",
    method: "POST",
    path: "/api/agencies/events",
    summary: routeWords.events,
    status: 201,
    body: eventInput,
    output: recordedAnswer,
    audit: ({ body }) => trailOf(body),
    run: async (tx, { person, body }) => {
      const directory = await keptDirectory(tx);
      const records = await recordsOf(tx, { event: body, directory, usages });
      const recorded = await recordEvent(tx, body, { directory, records, person: person.id });
      return {
        id: recorded.id,
        began: recorded.began.map(briefOf),
        touched: shownPreview(recorded.touched, usages),
      };
    },
  });
}

function listing(usages: readonly UsageCount[]): AnyEndpoint {
  return endpoint({
    verb: "agency.read",
    method: "GET",
    path: "/api/agencies/events",
    summary: routeWords.events,
    query: z.object({ unit: z.coerce.number().int().positive().optional() }),
    output: eventsAnswer,
    audit: { none: "changes of public offices hold nothing about a person" },
    run: async (tx, { person, query }) => {
      const directory = await keptDirectory(tx);
      const events = await listEvents(tx, query.unit);
      const left = await leftBy(tx, events, { directory, usages, person });
      return { rows: events.map((event) => shownEvent(event, directory, left.get(event.id))) };
    },
  });
}

/** Preview, record and list; `usages` are counted for the preview. */
export function eventEndpoints(usages: readonly UsageCount[]): AnyEndpoint[] {
  return [listing(usages), previewing(usages), recording(usages), undoEndpoint(usages)];
}

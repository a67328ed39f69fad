/** What the city observes every year: the list, and its keeping by the city. */
import { z } from "zod";
import { daysAfter, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { can, endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import {
  addCommemoration,
  changeCommemoration,
  confidences,
  findCommemoration,
  listCommemorations,
  listKinds,
  type CommemorationRow,
} from "../queries/commemoration.ts";
import { occurrenceIn, refuseCommemoration } from "../rules/commemoration.ts";
import { line } from "../schema.ts";
import { yearWords as words } from "../year-words.ts";
import { stale, version } from "./edited.ts";

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

const written = {
  nameVi: line(300),
  nameEn: line(300),
  fromDay: monthDay,
  toDay: monthDay,
  source: line(500),
  confidence: z.enum(confidences),
  ask: line(1000).nullable(),
  leadDays: z.int().min(0).max(180),
  toKinds: z.array(z.string().max(40)).max(40),
  gives: z.boolean(),
  ended: z.boolean().default(false),
};

const shownAnswer = z.object({
  id: z.number(),
  ...written,
  nameVi: z.string(),
  nameEn: z.string(),
  source: z.string(),
  ask: z.string().nullable(),
  ended: z.boolean(),
  version: z.number(),
  /** Its days in this year or, once it is over, in the next. */
  next: z.object({ from: z.string(), to: z.string() }),
  /** From which day it gives its tasks; null where it gives none. */
  givesFrom: z.string().nullable(),
  can: z.array(z.string()),
});

function shown(row: CommemorationRow, person: Person) {
  const [day, year] = [today(), Number(today().slice(0, 4))];
  const now = occurrenceIn(row, year);
  const next = now.to >= day ? now : occurrenceIn(row, year + 1);
  return {
    ...row,
    next,
    givesFrom: row.gives ? daysAfter(next.from, -row.leadDays) : null,
    can: can(person, ["observance.write"], person.unitId),
  };
}

function listing(): AnyEndpoint {
  return endpoint({
    verb: "observance.read",
    method: "GET",
    path: "/api/calendar/observances",
    summary: words.readCommemorations,
    output: z.object({
      rows: z.array(shownAnswer),
      kinds: z.array(
        z.object({ code: z.string(), labelVi: z.string(), labelEn: z.string(), units: z.number() }),
      ),
    }) as never,
    audit: { none: "observances hold nothing about anyone" },
    run: async (tx, { person }) =>
      ({
        rows: (await listCommemorations(tx)).map((row) => shown(row, person)),
        kinds: await listKinds(tx, today()),
      }) as never,
  });
}

const adding = z.strictObject(written);
type Adding = z.infer<typeof adding>;

async function getShown(tx: Tx, id: number, person: Person) {
  const row = await findCommemoration(tx, id);
  if (!row) throw new Error("An observance just written cannot be read.");
  return shown(row, person);
}

function creating(): AnyEndpoint {
  return endpoint<unknown, unknown, Adding>({
    verb: "observance.write",
    method: "POST",
    path: "/api/calendar/observances",
    summary: words.writeCommemorations,
    status: 201,
    body: adding as never,
    output: shownAnswer as never,
    unit: ({ person }) => person.unitId,
    audit: (_, __, out) => ({ subject: `observance/${(out as { id: number }).id}` }),
    check: (_, { body }) => refuseCommemoration(body),
    run: async (tx, { person, body }) =>
      (await getShown(tx, await addCommemoration(tx, body, person.id), person)) as never,
  });
}

const byId = z.object({ id: z.coerce.number().int().positive() });
const changing = adding.extend({ version });
type Changing = z.infer<typeof changing>;
type Loaded = CommemorationRow & { readonly unitId: number };

function editing(): AnyEndpoint {
  return endpoint<z.infer<typeof byId>, unknown, Changing, Loaded>({
    verb: "observance.write",
    method: "PUT",
    path: "/api/calendar/observances/{id}",
    summary: words.writeCommemorations,
    params: byId,
    body: changing as never,
    output: shownAnswer as never,
    // It belongs to the city as a whole, not to a unit.
    load: async (tx, { params, person }) => {
      const row = await findCommemoration(tx, params.id);
      return row && { ...row, unitId: person.unitId };
    },
    audit: ({ params, body }) => ({ subject: `observance/${params.id}`, details: { gives: body.gives } }),
    check: (_, { body }) => refuseCommemoration(body),
    run: async (tx, { person, params, body }) => {
      if (!(await changeCommemoration(tx, { ...body, id: params.id }, person.id)))
        throw stale(await getShown(tx, params.id, person));
      return (await getShown(tx, params.id, person)) as never;
    },
  });
}

/** Endpoints of observances. */
export function commemorationEndpoints(): AnyEndpoint[] {
  return [listing(), creating(), editing()];
}

/** The register of the data-protection officer: each breach with its course, what may be done with it and what is missing. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { openRecordKeys, seal, unseal, type RecordKey } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { needless, officersUnit, startBreachClocks, stopBreachClocks, type By } from "../clocks.ts";
import {
  addEntry,
  changeBreach,
  findBreach,
  holdBreach,
  listBreaches,
  listEntries,
  type BreachChange,
  type BreachRow,
} from "../queries.ts";
import { actsFor, clockRules, metBy, missingToClose, refuseAct } from "../rules.ts";
import { acts, dataKinds, kinds, severities, type Act } from "../schema.ts";
import { words } from "../words.ts";

const instant = z.coerce.date().transform((d) => d.toISOString());
const maybe = instant.nullable();
export const story = z.object({ what: z.string(), where: z.string() });

const line = z.object({
  code: z.string(),
  kind: z.string(),
  severity: z.string(),
  state: z.string(),
  unitName: z.string(),
  discoveredAt: instant,
  reportedAt: instant,
  reportedByName: z.string(),
  people: z.number().nullable(),
  isExact: z.boolean(),
  endedAt: maybe,
});
const list = z.object({ rows: z.array(line) });

function listing(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, z.input<typeof list>>({
    verb: "breach.read",
    method: "GET",
    path: "/api/data-breaches",
    summary: words.read,
    output: list as never,
    audit: (_, __, out) => ({ subject: "data-breaches", details: { rows: out.rows.length } }),
    run: async (tx) => ({ rows: await listBreaches(tx) }),
  });
}

const one = line.extend({
  what: z.string(),
  where: z.string(),
  dataKinds: z.array(z.string()),
  version: z.number(),
  entries: z.array(
    z.object({
      act: z.string(),
      at: instant,
      notedAt: instant,
      byName: z.string(),
      said: z.string().nullable(),
    }),
  ),
  acts: z.array(z.string()),
  missing: z.array(z.string()),
});

export const byBreach = z.object({ breach: z.string().regex(/^SC-[0-9A-Z]{4}-[0-9A-Z]{4}$/) });
export type ByBreach = z.infer<typeof byBreach>;

/** A breach at hand. */
export interface Found {
  readonly unitId: number;
  readonly row: BreachRow;
}

export const loadBreach = async (tx: Tx, { params }: { params: ByBreach }): Promise<Found | undefined> => {
  const row = await findBreach(tx, params.breach);
  return row && { unitId: row.unitId, row };
};

/** Its key. Throws where it was destroyed. */
export async function keyOf(tx: Tx, row: BreachRow): Promise<RecordKey> {
  const key = (await openRecordKeys(tx, [row.record])).get(row.record);
  if (!key) throw new Problem("gone", { detail: words.erased });
  return key;
}

function showing(): AnyEndpoint {
  return endpoint<ByBreach, unknown, null, Found, z.input<typeof one>>({
    verb: "breach.read",
    method: "GET",
    path: "/api/data-breaches/{breach}",
    summary: words.read,
    params: byBreach,
    output: one as never,
    load: loadBreach,
    audit: ({ params }) => ({ subject: params.breach }),
    run: async (tx, _, { row }) => {
      const key = await keyOf(tx, row);
      const entries = await listEntries(tx, row.id);
      return {
        ...row,
        ...story.parse(unseal(key, "breach", row.sealed)),
        dataKinds: [...row.dataKinds],
        entries: entries.map(({ sealed, ...entry }) => ({
          ...entry,
          said: sealed ? String(unseal(key, "entry", sealed)) : null,
        })),
        acts: actsFor(row),
        missing: row.state === "confirmed" ? missingToClose(row) : [],
      };
    },
  });
}

const acting = z.strictObject({
  version: z.int().positive(),
  said: z.string().trim().max(8000).default(""),
  at: z.iso.datetime({ offset: true }).nullable().default(null),
  kind: z.enum(kinds).optional(),
  severity: z.enum(severities).optional(),
  people: z.int().min(0).max(100_000_000).nullable().default(null),
  isExact: z.boolean().default(false),
  dataKinds: z.array(z.enum(dataKinds)).max(dataKinds.length).default([]),
});
type Acting = z.infer<typeof acting>;

/** What an act changes of the record. */
function changeOf(act: Act, body: Acting, at: Date): BreachChange {
  const { kind, severity, people, isExact, dataKinds: told } = body;
  const changes: Readonly<Record<Act, BreachChange>> = {
    confirm: { state: "confirmed", ...(kind && { kind }), ...(severity && { severity }) },
    dismiss: { state: "dismissed", endedAt: at },
    measure: {},
    count: { people, isExact, dataKinds: [...new Set(told)] },
    minutes: { minutesAt: at },
    "first-notice": { firstNoticeAt: at },
    notify: { notifiedAt: at },
    "cyber-report": { cyberReportAt: at },
    tell: { toldAt: at },
    "tell-not": { notToldAt: at },
    close: { state: "closed", endedAt: at },
  };
  return changes[act];
}

/** What the act does to its clocks: some are met; dismissed, all are void; put right, the needless ones are. */
async function moveClocks(tx: Tx, act: Act, given: { row: BreachRow; by: By; noted: By }): Promise<void> {
  const { row, by, noted } = given;
  const { code } = row;
  const met = metBy[act];
  if (met) return stopBreachClocks(tx, { code, rules: met }, by);
  if (act === "dismiss")
    return stopBreachClocks(tx, { code, rules: clockRules, voidBecause: words.dismissedBecause.vi }, noted);
  if (act !== "confirm") return undefined;
  const standing = await findBreach(tx, code);
  if (!standing) throw new Problem("not-found");
  const unitId = await officersUnit(tx, row.unitId, noted.at);
  await startBreachClocks(tx, { code, unitId, standing }, noted);
  return stopBreachClocks(tx, { code, rules: needless(standing), voidBecause: words.otherKind.vi }, noted);
}

function actOf(act: Act): AnyEndpoint {
  return endpoint<ByBreach, unknown, Acting, Found, { state: string }>({
    verb: "breach.handle",
    method: "POST",
    path: `/api/data-breaches/{breach}/${act}`,
    summary: words[`act-${act}`],
    params: byBreach,
    body: acting as never,
    output: z.object({ state: z.string() }),
    load: async (tx, { params }) => {
      const row = await holdBreach(tx, params.breach);
      return row && { unitId: row.unitId, row };
    },
    check: ({ row }, { body }) => {
      if (row.version !== body.version) return new Problem("conflict", { detail: words.stale });
      const at = body.at === null ? now() : new Date(body.at);
      return refuseAct(act, row, { text: body.said, at, people: body.people, now: now() });
    },
    audit: ({ params }) => ({ subject: params.breach, details: { act } }),
    run: async (tx, { person, body }, { row }) => {
      const notedAt = now();
      const at = body.at === null ? notedAt : new Date(body.at);
      const key = await keyOf(tx, row);
      const by = { breachId: row.id, personId: person.id, byName: person.name };
      const sealed = body.said ? seal(key, "entry", body.said) : null;
      await addEntry(tx, { ...by, act, at, notedAt, sealed });
      const change = changeOf(act, body, at);
      await changeBreach(tx, row.id, change);
      await moveClocks(tx, act, { row, by: { person, at }, noted: { person, at: notedAt } });
      return { state: change.state ?? row.state };
    },
  });
}

/** The endpoints of the data-protection officer. */
export const handleEndpoints = (): AnyEndpoint[] => [listing(), showing(), ...acts.map(actOf)];

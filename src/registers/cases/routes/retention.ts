/** How long records are kept, what is due to be erased, what is held and what was erased. */
import { z } from "zod";
import { now, today } from "#base/clock.ts";
import { openRecordKeys, unseal } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { findKept, listDue } from "../erasing.ts";
import {
  addRetention,
  listErasures,
  listHolds,
  listRetention,
  type ErasureRow,
  type HoldRow,
} from "../queries/retention.ts";
import { refuseRetention, retentionKinds, type RetentionKind } from "../rules/retention.ts";
import { words } from "../words/retention.ts";

const instant = z.coerce.date().transform((d) => d.toISOString());
const thing = { kind: z.string(), code: z.string(), unit: z.string() };
const proposal = z.object({
  ...thing,
  erasure: z.string(),
  ground: z.string(),
  request: z.string().nullable(),
  proposedAt: instant,
  proposedBy: z.string(),
  isOwn: z.boolean(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
});
const answer = z.object({
  schedule: z.array(
    z.object({
      kind: z.string(),
      version: z.number(),
      validFrom: z.string(),
      years: z.number(),
      basis: z.string(),
      ground: z.string(),
      confidence: z.string(),
    }),
  ),
  due: z.array(z.object({ ...thing, term: z.string(), endedOn: z.string(), keepUntil: z.string() })),
  proposals: z.array(proposal),
  holds: z.array(z.object({ ...thing, at: instant, by: z.string(), reason: z.string().nullable() })),
  erased: z.array(proposal),
});
type Answer = z.input<typeof answer>;

const told = (row: ErasureRow, person: Person): Answer["erased"][number] => ({
  kind: row.kind,
  code: row.ofCode,
  unit: row.unitName,
  erasure: row.code,
  ground: row.ground,
  request: row.requestCode,
  proposedAt: row.proposedAt,
  proposedBy: row.proposedByName,
  isOwn: row.proposedBy === person.id,
  decidedAt: row.decidedAt,
  decidedBy: row.decidedByName,
});

async function holdsTold(tx: Tx, rows: readonly HoldRow[]): Promise<Answer["holds"]> {
  const held: Answer["holds"] = [];
  for (const row of rows) {
    const record = (await findKept(tx, row))?.record;
    const key = record ? (await openRecordKeys(tx, [record])).get(record) : undefined;
    const reason = key ? String(unseal(key, "hold", row.sealed)) : null;
    held.push({ kind: row.kind, code: row.code, unit: row.unitName, at: row.at, by: row.byName, reason });
  }
  return held;
}

const keyOf = (one: { kind: string; code: string }): string => `${one.kind}/${one.code}`;

function listing(): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, Answer>({
    verb: "erasure.read",
    method: "GET",
    path: "/api/retention",
    summary: words.read,
    output: answer as never,
    audit: (_, __, out) => ({
      subject: "retention",
      details: { due: out.due.length, held: out.holds.map((one) => one.code) },
    }),
    run: async (tx, { person }) => {
      const holds = await holdsTold(tx, await listHolds(tx));
      const waiting = (await listErasures(tx, "waiting")).map((row) => told(row, person));
      const busy = new Set([...holds, ...waiting].map(keyOf));
      const due = (await listDue(tx, today())).filter((one) => !busy.has(keyOf(one)));
      return {
        schedule: await listRetention(tx),
        due: due.map(({ kind, code, unitName, term, endedOn, keepUntil }) => ({
          kind,
          code,
          unit: unitName,
          term,
          endedOn,
          keepUntil,
        })),
        proposals: waiting,
        holds,
        erased: (await listErasures(tx, "erased")).map((row) => told(row, person)),
      };
    },
  });
}

const setting = z.strictObject({
  years: z.int().min(0).max(100),
  validFrom: z.iso.date(),
  basis: z.enum(["law", "internal"]),
  ground: z.string().trim().max(500),
  confidence: z.enum(["V", "E", "M", "I"]),
});
const byKind = z.object({ kind: z.enum(retentionKinds) });

function settingTerm(): AnyEndpoint {
  return endpoint<{ kind: RetentionKind }, unknown, z.infer<typeof setting>, undefined, { kind: string }>({
    verb: "erasure.set-retention",
    method: "PUT",
    path: "/api/retention/{kind}",
    summary: words.setRetention,
    params: byKind,
    body: setting,
    output: z.object({ kind: z.string() }),
    audit: ({ params, body }) => ({ subject: `retention/${params.kind}`, details: { ...body } }),
    run: async (tx, { params, body, person }) => {
      const refused = refuseRetention(body, today());
      if (refused) throw refused;
      await addRetention(tx, { ...body, kind: params.kind, at: now(), byName: person.name });
      return { kind: params.kind };
    },
  });
}

/** The endpoints of the schedule and of what is due. */
export const retentionEndpoints = (): AnyEndpoint[] => [listing(), settingTerm()];

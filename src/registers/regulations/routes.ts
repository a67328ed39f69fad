/** The parties, duties, reviews and editions of a co-ordination regulation. */
import { z } from "zod";
import { thisYear, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { can, endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { addRecord, changeRecord, type Row } from "#spine/records/index.ts";
import {
  countClauses,
  countUnits,
  endReview,
  findNextEdition,
  findRegulation,
  holdRegulation,
  linkEdition,
  listClausesOffered,
  listDuties,
  listParties,
  listReplaced,
  listReviews,
  writeParts,
  writeReviews,
} from "./queries.ts";
import { mayBind, refuseParts, refuseReviews, type Parts } from "./rules.ts";
import { fields, roleCodes, shape } from "./schema.ts";
import { words } from "./words.ts";

const stored = { shape, table: "regulations.regulation" } as const;

const byCode = z.object({ code: z.string().max(40) });
type ByCode = z.infer<typeof byCode>;

const version = z.int().positive();

const partsAnswer = z.object({
  version: z.number(),
  parties: z.array(z.object({ agencyId: z.number(), name: z.string(), role: z.enum(roleCodes) })),
  duties: z.array(
    z.object({
      agencyId: z.number(),
      agency: z.string(),
      text: z.string(),
      clause: z.object({ id: z.number(), documentId: z.number(), label: z.string() }).nullable(),
    }),
  ),
  reviews: z.array(
    z.object({
      id: z.number(),
      dueOn: z.string(),
      doneOn: z.string().nullable(),
      result: z.string().nullable(),
    }),
  ),
  /** Clauses that a duty may carry out, for whoever may write. */
  offered: z.array(z.object({ id: z.number(), label: z.string() })),
  /** Whether this person keeps it: sets reviews, records their results, makes a new edition. */
  keeps: z.boolean(),
});
type PartsAnswer = z.infer<typeof partsAnswer>;

async function answerOf(tx: Tx, { id, version: seen }: Row, writes: boolean): Promise<PartsAnswer> {
  const [parties, duties, reviews, offered] = await Promise.all([
    listParties(tx, id),
    listDuties(tx, id),
    listReviews(tx, id),
    writes ? listClausesOffered(tx) : [],
  ]);
  return { version: seen, parties, duties, reviews, offered, keeps: writes };
}

const load = (tx: Tx, { params }: { params: ByCode }): Promise<Row | undefined> =>
  findRegulation(tx, params.code);

const stale = (row: Row, seen: number): Problem | null =>
  row.version === seen ? null : new Problem("conflict", { detail: words.stale, facts: { current: row } });

/** A version and a line of the history for what stands beside the record; whoever was second is told so. */
async function touch(tx: Tx, row: Row, by: { personId: number; difference: object }): Promise<Row> {
  const change = {
    row,
    version: row.version,
    personId: by.personId,
    verb: "regulation.update",
    values: {},
    difference: by.difference as Record<string, unknown>,
  };
  const present = await changeRecord(tx, stored, change);
  if (!present) throw new Problem("conflict", { detail: words.stale });
  return present;
}

function reading(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Row, PartsAnswer>({
    verb: "regulation.read",
    method: "GET",
    path: "/api/regulations/{code}/parts",
    summary: words.readParts,
    params: byCode,
    output: partsAnswer,
    load,
    audit: ({ params }) => ({ subject: params.code }),
    run: (tx, { person }, row) =>
      answerOf(tx, row, can(person, ["regulation.update"], row.unitId).length > 0),
  });
}

const writing = z.strictObject({
  version,
  parties: z.array(z.strictObject({ agencyId: z.int().positive(), role: z.enum(roleCodes) })).max(200),
  duties: z
    .array(
      z.strictObject({
        agencyId: z.int().positive(),
        text: z.string().trim().min(1).max(5000),
        clauseId: z.int().positive().nullable().default(null),
      }),
    )
    .max(500),
});
type Writing = z.infer<typeof writing>;

/** That what is named is there. */
async function refuseUnknown(tx: Tx, { parties, duties }: Parts): Promise<void> {
  const units = parties.map((p) => p.agencyId);
  if ((await countUnits(tx, units)) < units.length) throw new Problem("rule", { detail: words.unitUnknown });
  const clauses = [...new Set(duties.flatMap((d) => d.clauseId ?? []))];
  if ((await countClauses(tx, clauses)) < clauses.length)
    throw new Problem("rule", { detail: words.clauseUnknown });
}

function changing(): AnyEndpoint {
  return endpoint<ByCode, unknown, Writing, Row, PartsAnswer>({
    verb: "regulation.update",
    method: "PUT",
    path: "/api/regulations/{code}/parts",
    summary: words.parts,
    params: byCode,
    body: writing as never,
    output: partsAnswer,
    load,
    audit: ({ params, body }) => ({
      subject: params.code,
      details: { parties: body.parties.length, duties: body.duties.length },
    }),
    check: (row, { body }) =>
      (row.status === "draft" ? null : new Problem("rule", { detail: words.signed })) ??
      stale(row, body.version) ??
      refuseParts(body),
    run: async (tx, { person, body }, row) => {
      await refuseUnknown(tx, body);
      await writeParts(tx, row, body);
      const difference = { parties: body.parties.length, duties: body.duties.length };
      return answerOf(tx, await touch(tx, row, { personId: person.id, difference }), true);
    },
  });
}

const reviewing = z.strictObject({ version, days: z.array(z.iso.date()).max(100) });

function settingReviews(): AnyEndpoint {
  return endpoint<ByCode, unknown, z.infer<typeof reviewing>, Row, PartsAnswer>({
    verb: "regulation.update",
    method: "PUT",
    path: "/api/regulations/{code}/reviews",
    summary: words.editReviews,
    params: byCode,
    body: reviewing,
    output: partsAnswer,
    load,
    audit: ({ params, body }) => ({ subject: params.code, details: { reviews: body.days.length } }),
    check: (row, { body }) =>
      (shape.frozen.some((status) => status === row.status)
        ? new Problem("rule", { detail: words.reviewsClosed })
        : null) ??
      stale(row, body.version) ??
      refuseReviews(body.days, String(row["signedOn"])),
    run: async (tx, { person, body }, row) => {
      await writeReviews(tx, row, [...new Set(body.days)]);
      const difference = { reviews: body.days };
      return answerOf(tx, await touch(tx, row, { personId: person.id, difference }), true);
    },
  });
}

const byReview = byCode.extend({ review: z.coerce.number().int().positive() });
type ByReview = z.infer<typeof byReview>;
const ending = z.strictObject({ doneOn: z.iso.date(), result: z.string().trim().min(1).max(5000) });

function endingReview(): AnyEndpoint {
  return endpoint<ByReview, unknown, z.infer<typeof ending>, Row, PartsAnswer>({
    verb: "regulation.update",
    method: "POST",
    path: "/api/regulations/{code}/reviews/{review}/done",
    summary: words.markDone,
    params: byReview,
    body: ending,
    output: partsAnswer,
    load: (tx, { params }) => findRegulation(tx, params.code),
    audit: ({ params }) => ({ subject: params.code, details: { review: params.review } }),
    check: (_, { body }) =>
      body.doneOn <= today()
        ? null
        : new Problem("invalid", { errors: [{ path: "doneOn", message: words.doneLater }] }),
    run: async (tx, { person, params, body }, row) => {
      if (!(await endReview(tx, { ...body, id: params.review, regulationId: row.id })))
        throw new Problem("rule", { detail: words.reviewDone });
      const difference = { reviewed: [null, body.doneOn] };
      return answerOf(tx, await touch(tx, row, { personId: person.id, difference }), true);
    },
  });
}

function makingEdition(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Row, { code: string }>({
    verb: "regulation.update",
    method: "POST",
    path: "/api/regulations/{code}/edition",
    summary: words.newEdition,
    status: 201,
    params: byCode,
    output: z.object({ code: z.string() }),
    load,
    audit: ({ params }, _, out) => ({ subject: params.code, details: { edition: out.code } }),
    check: (row) => (row.status === "in-force" ? null : new Problem("rule", { detail: words.editionOnly })),
    run: async (tx, { person }, row) => {
      if (!(await holdRegulation(tx, row))) throw new Problem("conflict", { detail: words.stale });
      const there = await findNextEdition(tx, row);
      if (there) throw new Problem("rule", { detail: fill(words.editionThere, { code: there }) });
      const values = Object.fromEntries(Object.keys(fields).map((name) => [name, row[name]]));
      const by = { unitId: row.unitId, year: thisYear(), personId: person.id, verb: "regulation.create" };
      const next = await addRecord(tx, stored, { ...by, values });
      const [parties, duties] = [await listParties(tx, row.id), await listDuties(tx, row.id)];
      await writeParts(tx, next, {
        parties,
        duties: duties.map((d) => ({ ...d, clauseId: d.clause?.id ?? null })),
      });
      const open = (await listReviews(tx, row.id)).filter((r) => r.doneOn === null);
      await writeReviews(
        tx,
        next,
        open.map((r) => r.dueOn),
      );
      await linkEdition(tx, { from: next.id, to: row.id, personId: person.id });
      return { code: next.code };
    },
  });
}

/** What putting one in force does besides: it binds its parties, and the edition before is replaced. */
export async function enforced(tx: Tx, row: Row, personId: number): Promise<void> {
  if (!mayBind(await listParties(tx, row.id))) throw new Problem("rule", { detail: words.twoParties });
  for (const before of await listReplaced(tx, row)) {
    const change = {
      row: before,
      version: before.version,
      personId,
      verb: "regulation.enforce",
      status: "replaced",
      values: {},
      difference: { status: ["in-force", "replaced"] },
    };
    await changeRecord(tx, stored, change);
  }
}

/** Endpoints of what stands beside a regulation. */
export const partEndpoints = (): AnyEndpoint[] => [
  reading(),
  changing(),
  settingReviews(),
  endingReview(),
  makingEdition(),
];

/** Emergency looks: opened by whoever takes no part, listed, reviewed by the data-protection officer. */
import { z } from "zod";
import { openRecordKeys, unseal } from "#base/crypto/vault.ts";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { breakGlass, review, type Sought } from "../look.ts";
import { holdLook, listLooks, seekCase, type LookRow } from "../queries/look.ts";
import { lookWords } from "../words/look.ts";

const instant = z.coerce.date().transform((d) => d.toISOString());

const asking = z.strictObject({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^VV-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
  reason: z.string().trim().max(2000),
  hours: z.int().min(1).max(24),
});
const opened = z.object({ look: z.string(), untilAt: instant });

interface Found {
  readonly unitId: number;
  readonly sought: Sought;
}

function opening(): AnyEndpoint {
  return endpoint<unknown, unknown, z.infer<typeof asking>, Found, z.input<typeof opened>>({
    verb: "case.break-glass",
    method: "POST",
    path: "/api/case-looks",
    summary: lookWords.open,
    body: asking as never,
    output: opened as never,
    status: 201,
    load: async (tx, { body, person }) => {
      const sought = await seekCase(tx, body.code);
      return sought && { unitId: person.unitId, sought };
    },
    audit: ({ body }, _, out) => ({ subject: body.code, details: { look: out.look, hours: body.hours } }),
    run: (tx, { person, body }, { sought }) => breakGlass(tx, sought, { ...body, person, at: now() }),
  });
}

const line = z.object({
  look: z.string(),
  caseCode: z.string(),
  person: z.string(),
  unit: z.string(),
  at: instant,
  untilAt: instant,
  reviewDueAt: instant,
  reason: z.string().nullable(),
  verdict: z.string().nullable(),
  verdictReason: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: instant.nullable(),
});
const list = z.object({ rows: z.array(line) });
type List = z.input<typeof list>;

async function told(tx: Tx, rows: readonly LookRow[]): Promise<List> {
  const keys = await openRecordKeys(tx, [...new Set(rows.map((row) => row.record))]);
  const said = (row: LookRow, what: string, sealed: Buffer | null): string | null => {
    const key = keys.get(row.record);
    return key && sealed ? String(unseal(key, `${what}.${row.code}`, sealed)) : null;
  };
  return {
    rows: rows.map((row) => ({
      look: row.code,
      caseCode: row.caseCode,
      person: row.personName,
      unit: row.unitName,
      at: row.at,
      untilAt: row.untilAt,
      reviewDueAt: row.reviewDueAt,
      reason: said(row, "look", row.sealed),
      verdict: row.verdict,
      verdictReason: said(row, "verdict", row.sealedVerdict),
      reviewedBy: row.reviewedByName,
      reviewedAt: row.reviewedAt,
    })),
  };
}

function listing(whose: "own" | "all"): AnyEndpoint {
  return endpoint<unknown, unknown, null, undefined, List>({
    verb: whose === "own" ? "case.break-glass" : "case.supervise-reading",
    method: "GET",
    path: whose === "own" ? "/api/case-looks/own" : "/api/case-looks",
    summary: whose === "own" ? lookWords.own : lookWords.list,
    output: list as never,
    audit: (_, __, out) => ({ subject: null, details: { rows: out.rows.length } }),
    run: async (tx, { person }) => told(tx, await listLooks(tx, whose === "own" ? person.id : null)),
  });
}

const byLook = z.object({ look: z.string().regex(/^KC-[0-9A-Z]{4}-[0-9A-Z]{4}$/) });
const reviewing = z.strictObject({
  verdict: z.enum(["justified", "unjustified"]),
  reason: z.string().trim().max(2000),
});

interface Held {
  readonly unitId: number;
  readonly row: LookRow;
}

function reviewingLook(): AnyEndpoint {
  return endpoint<
    z.infer<typeof byLook>,
    unknown,
    z.infer<typeof reviewing>,
    Held,
    { verdict: "justified" | "unjustified" }
  >({
    verb: "case.review-look",
    method: "POST",
    path: "/api/case-looks/{look}/review",
    summary: lookWords.review,
    params: byLook,
    body: reviewing,
    output: z.object({ verdict: z.enum(["justified", "unjustified"]) }),
    load: async (tx, { params, person }) => {
      const row = await holdLook(tx, params.look);
      return row && { unitId: person.unitId, row };
    },
    audit: ({ params, body }) => ({ subject: params.look, details: { verdict: body.verdict } }),
    run: async (tx, { person, body }, { row }) => {
      await review(tx, row, { ...body, person, at: now() });
      return { verdict: body.verdict };
    },
  });
}

/** The endpoints of emergency looks. */
export const lookEndpoints = (): AnyEndpoint[] => [
  opening(),
  listing("own"),
  listing("all"),
  reviewingLook(),
];

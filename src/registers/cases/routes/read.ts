/** Reading cases: the list of those in which one takes part, search, one case, its course. */
import { z } from "zod";
import { openRecordKeys, tokenOf, unseal } from "#base/crypto/vault.ts";
import { now, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { answerOf, caseAnswer, type CaseAnswer } from "../answers.ts";
import { openCase, type Content } from "../content.ts";
import { findCase } from "../queries/case.ts";
import { readFields } from "../queries/codes.ts";
import { listCases, searchCases, type CasesAsked, type ListRow } from "../queries/list.ts";
import { listNamed } from "../queries/named.ts";
import { listEvents } from "../queries/trace.ts";
import { shownPairs } from "../rules/seeing.ts";
import { packOf } from "../schema/index.ts";
import { wordsOf } from "../tokens.ts";
import { words } from "../words/cases.ts";

const LINES = 50;
const instant = z.coerce.date().transform((d) => d.toISOString());

export const byCode = z.object({ code: z.string().regex(/^VV-[0-9A-Z]{4}-[0-9A-Z]{4}$/) });
export type ByCode = z.infer<typeof byCode>;

export const asked = z.object({
  which: z.enum(["open", "closed", "all"]).default("open"),
  state: z.string().max(20).optional(),
  risk: z.string().max(20).optional(),
  /** The commune where it happened. */
  place: z.coerce.number().int().positive().optional(),
  mine: z.stringbool().optional(),
  overdue: z.stringbool().optional(),
  order: z.enum(["due", "updated"]).default("due"),
  after: z
    .string()
    .max(80)
    .regex(/^.+~\d+$/)
    .optional(),
});
export type Asking = z.infer<typeof asked>;

const line = z.object({
  code: z.string(),
  unit: z.object({ id: z.number(), name: z.string() }),
  state: z.string(),
  risk: z.string(),
  mainForm: z.string(),
  openedAt: instant,
  eventOn: z.string().nullable(),
  nextContactOn: z.string().nullable(),
  dueAt: instant.nullable(),
  worker: z.string().nullable(),
  isSealed: z.boolean(),
  isErased: z.boolean(),
  /** Names of the harmed, where the reader's part shows them. */
  harmed: z.array(z.string()),
});
const listAnswer = z.object({
  rows: z.array(line),
  next: z.string().nullable(),
});
export type ListAnswer = z.input<typeof listAnswer>;

const NAME = "harmed.fullName";

/** The names of the harmed in these cases, for whoever may see them. */
async function namesFor(tx: Tx, rows: readonly ListRow[]): Promise<ReadonlyMap<number, string[]>> {
  const fields = await readFields(tx);
  const shown = rows.filter(
    (row) => row.extra.includes(NAME) || row.parts.some((part) => packOf(part, fields).includes(NAME)),
  );
  const keys = await openRecordKeys(
    tx,
    shown.map((row) => row.record),
  );
  const recordOf = new Map(shown.map((row) => [row.id, row.record]));
  const names = new Map<number, string[]>();
  for (const { caseId, id, sealed } of await listNamed(tx, [...recordOf.keys()])) {
    const key = keys.get(recordOf.get(caseId) ?? "");
    const name = key && (unseal(key, `harmed.${id}`, sealed) as { fullName?: string | null }).fullName;
    if (name) names.set(caseId, [...(names.get(caseId) ?? []), name]);
  }
  return names;
}

/** Rows as lines of the list, with names where the reader's part shows them. */
export async function linesOf(tx: Tx, rows: readonly ListRow[]): Promise<ListAnswer["rows"]> {
  const names = await namesFor(tx, rows);
  return rows.map((row) => ({
    code: row.code,
    unit: { id: row.unitId, name: row.unitName },
    state: row.state,
    risk: row.risk,
    mainForm: row.mainForm,
    openedAt: row.openedAt,
    eventOn: row.eventOn,
    nextContactOn: row.nextContactOn,
    dueAt: row.dueAt,
    worker: row.workerName,
    isSealed: row.sealedAt !== null,
    isErased: row.erasedAt !== null,
    harmed: names.get(row.id) ?? [],
  }));
}

function cursorOf(after: string): { key: string; id: number } {
  const at = after.lastIndexOf("~");
  return { key: after.slice(0, at), id: Number(after.slice(at + 1)) };
}

/** What the query of a list asks for. */
export function askedOf(query: Asking, person: Person): CasesAsked {
  return {
    which: query.which,
    state: query.state as CasesAsked["state"],
    risk: query.risk as CasesAsked["risk"],
    placeId: query.place,
    workerId: query.mine ? person.id : undefined,
    overdueAt: query.overdue ? { at: now(), day: today() } : undefined,
    order: query.order,
    after: query.after ? cursorOf(query.after) : undefined,
    limit: LINES + 1,
  };
}

/** The codes of a list, for the trail: whose names were shown. */
const shownCodes = (out: ListAnswer): string[] =>
  out.rows.filter((row) => row.harmed.length > 0).map((row) => row.code);

function listing(): AnyEndpoint {
  return endpoint<unknown, Asking, null, undefined, ListAnswer>({
    verb: "case.read",
    method: "GET",
    path: "/api/cases",
    summary: words.readList,
    query: asked as never,
    output: listAnswer as never,
    audit: (_, __, out) => ({ subject: null, details: { rows: out.rows.length, names: shownCodes(out) } }),
    run: async (tx, { query, person }) => {
      const found = await listCases(tx, askedOf(query, person));
      const rows = found.slice(0, LINES);
      const last = rows.at(-1);
      const next = found.length > LINES && last ? `${last.key}~${last.id}` : null;
      return { rows: await linesOf(tx, rows), next };
    },
  });
}

const sought = z.strictObject({
  /** Whole words of a name, in any order, with or without diacritics. */
  name: z.string().max(120).default(""),
  idNumber: z.string().max(40).default(""),
  phone: z.string().max(40).default(""),
  code: z.string().max(20).default(""),
});
type Sought = z.infer<typeof sought>;

const FOUND_MAX = 50;
const SEARCHED = [
  "harmed.fullName",
  "harmed.otherName",
  "harmed.idNumber",
  "harmed.phone",
  "doer.fullName",
  "doer.otherName",
  "doer.idNumber",
  "doer.phone",
  "child.fullName",
];

function hashesOf({ name, idNumber, phone }: Sought): Buffer[] {
  return [
    ...wordsOf(name).map((word) => tokenOf("word", word)),
    ...(idNumber ? [tokenOf("id-number", idNumber)] : []),
    ...(phone ? [tokenOf("phone", phone)] : []),
  ];
}

async function idsFound(tx: Tx, body: Sought): Promise<number[]> {
  if (body.code) {
    const row = await findCase(tx, body.code.trim().toUpperCase());
    return row ? [row.id] : [];
  }
  const pairs = shownPairs(SEARCHED, await readFields(tx));
  return searchCases(tx, { hashes: hashesOf(body), ...pairs }, FOUND_MAX);
}

function searching(): AnyEndpoint {
  return endpoint<unknown, unknown, Sought, undefined, ListAnswer>({
    verb: "case.read",
    method: "POST",
    path: "/api/cases/search",
    asks: true,
    summary: words.searchCases,
    body: sought as never,
    output: listAnswer as never,
    audit: (_, __, out) => ({
      subject: "search",
      details: { found: out.rows.length, names: shownCodes(out) },
    }),
    run: async (tx, { body }) => {
      const ids = await idsFound(tx, body);
      const order = { which: "all", order: "updated", limit: FOUND_MAX } as const;
      const rows = ids.length === 0 ? [] : await listCases(tx, { ...order, ids });
      return { rows: await linesOf(tx, rows), next: null };
    },
  });
}

/** A case found by its code, with the reader's own unit as what the verb is checked against. */
export interface Found {
  readonly unitId: number;
  readonly content: Content;
}

/** Finds and opens the case of an address for whoever asks; not seen is not found. */
export async function loadCase(
  tx: Tx,
  { params, person }: { readonly params: ByCode; readonly person: Person },
): Promise<Found | undefined> {
  const row = await findCase(tx, params.code);
  return row && { unitId: person.unitId, content: await openCase(tx, row, person) };
}

function showing(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, CaseAnswer>({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/{code}",
    summary: words.readOne,
    params: byCode,
    output: caseAnswer as never,
    load: loadCase,
    audit: ({ params }, { content }) => ({ subject: params.code, details: { parts: content.parts } }),
    run: (tx, { person }, { content }) => answerOf(tx, content, person),
  });
}

const historyAnswer = z.object({
  rows: z.array(
    z.object({
      id: z.number(),
      at: instant,
      by: z.string().nullable(),
      unit: z.string().nullable(),
      act: z.string(),
      details: z.record(z.string(), z.unknown()),
      note: z.string().nullable(),
    }),
  ),
});

function history(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, z.input<typeof historyAnswer>>({
    verb: "case.read",
    method: "GET",
    path: "/api/cases/{code}/history",
    summary: words.readHistory,
    params: byCode,
    output: historyAnswer as never,
    load: loadCase,
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, _, { content }) => {
      const events = await listEvents(tx, content.row.id, content.parts);
      // Why something was done is told in words: it is for whoever is shown what is told of the event.
      const tells = content.visible.has("case.summary");
      return {
        rows: events.map(({ id, at, byName, unitName, act, details, sealed }) => ({
          id,
          at,
          by: byName,
          unit: unitName,
          act,
          details,
          note: sealed && tells ? String(unseal(content.key, "event", sealed)) : null,
        })),
      };
    },
  });
}

/** The endpoints that only read. */
export const readEndpoints = (): AnyEndpoint[] => [listing(), searching(), showing(), history()];

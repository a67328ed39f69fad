/** Preparing what one person is given of their own data, looking through it, releasing it by another, taking it back. */
import { z } from "zod";
import { chanceCode } from "#base/chance-code.ts";
import { dayOf, daysAfter, endOfDay, now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { ruleAmount } from "#spine/deadlines/index.ts";
import { openCase, type Content, type Thing } from "../content.ts";
import { gather, isDoerTold } from "../extracting.ts";
import { findCase } from "../queries/case.ts";
import { findDataRequest, type DataRequestRow } from "../queries/data-request.ts";
import {
  addExtract,
  findExtract,
  listExtracts,
  releaseExtract,
  withdrawExtract,
  type ExtractBy,
  type ExtractRow,
} from "../queries/extract.ts";
import { extractState, refuseExtract, refuseRelease, subjectParts } from "../rules/extract.ts";
import { words } from "../words/extract.ts";

const EXPIRES_RULE = "data-subject.extract";
const instant = z.coerce.date().transform((d) => d.toISOString());
const requestCode = z.string().regex(/^YC-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
const caseCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^VV-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
const byRequest = z.object({ request: requestCode });
type ByRequest = z.infer<typeof byRequest>;
export const byExtract = byRequest.extend({ extract: z.string().regex(/^XD-[0-9A-Z]{4}-[0-9A-Z]{4}$/) });
export type ByExtract = z.infer<typeof byExtract>;

const byOf = (person: Person): ExtractBy => ({ at: now(), personId: person.id, byName: person.name });

interface Asked {
  readonly unitId: number;
  readonly request: DataRequestRow;
}
const loadRequest = async (tx: Tx, { params }: { params: ByRequest }): Promise<Asked | undefined> => {
  const request = await findDataRequest(tx, params.request);
  return request && { unitId: request.unitId, request };
};

const list = z.object({
  rows: z.array(
    z.object({
      code: z.string(),
      caseCode: z.string(),
      state: z.string(),
      representative: z.boolean(),
      proposedAt: instant,
      proposedBy: z.string(),
      isOwn: z.boolean(),
      releasedBy: z.string().nullable(),
      expiresAt: instant.nullable(),
    }),
  ),
});

function listing(): AnyEndpoint {
  return endpoint<ByRequest, unknown, null, Asked, z.input<typeof list>>({
    verb: "data-request.read",
    method: "GET",
    path: "/api/data-requests/{request}/extracts",
    summary: words.list,
    params: byRequest,
    output: list as never,
    load: loadRequest,
    audit: ({ params }, _, out) => ({
      subject: params.request,
      details: { extracts: out.rows.map((one) => one.code) },
    }),
    run: async (tx, { person }, { request }) => ({
      rows: (await listExtracts(tx, request.id)).map((row) => ({
        code: row.code,
        caseCode: row.caseCode,
        state: extractState(row, now()),
        representative: row.representative,
        proposedAt: row.proposedAt,
        proposedBy: row.proposedByName,
        isOwn: row.proposedBy === person.id,
        releasedBy: row.releasedByName,
        expiresAt: row.expiresAt,
      })),
    }),
  });
}

/** The case of this code for whoever co-ordinates it; not found for everybody else. */
async function coordinated(tx: Tx, code: string, person: Person): Promise<Content> {
  const row = await findCase(tx, code);
  const content = row && (await openCase(tx, row, person));
  if (!content?.parts.includes("co-ordinator")) throw new Problem("not-found");
  return content;
}

const isSubject = ({ prefix }: Thing): boolean => (subjectParts as readonly string[]).includes(prefix);

const people = z.object({
  rows: z.array(z.object({ thing: z.number(), part: z.string(), name: z.string().nullable() })),
});

function listingPeople(): AnyEndpoint {
  return endpoint<ByRequest, { case: string }, null, Asked, z.infer<typeof people>>({
    verb: "data-request.prepare",
    method: "GET",
    path: "/api/data-requests/{request}/people",
    summary: words.people,
    params: byRequest,
    query: z.object({ case: caseCode }) as never,
    output: people,
    load: loadRequest,
    audit: ({ query, params }) => ({ subject: query.case, details: { request: params.request } }),
    run: async (tx, { query, person }) => ({
      rows: (await coordinated(tx, query.case, person)).things
        .filter(isSubject)
        .map(({ id, prefix, values }) => ({
          thing: id,
          part: prefix,
          name: (values["fullName"] as string | null | undefined) ?? null,
        })),
    }),
  });
}

const preparing = z.strictObject({ case: caseCode, thing: z.int().positive() });

function preparingOne(): AnyEndpoint {
  return endpoint<ByRequest, unknown, z.infer<typeof preparing>, Asked, { extract: string }>({
    verb: "data-request.prepare",
    method: "POST",
    path: "/api/data-requests/{request}/extracts",
    summary: words.prepare,
    params: byRequest,
    body: preparing as never,
    output: z.object({ extract: z.string() }),
    status: 201,
    load: loadRequest,
    audit: ({ params, body }, _, out) => ({
      subject: out.extract,
      details: { request: params.request, case: body.case },
    }),
    run: async (tx, { body, person }, { request }) => {
      const content = await coordinated(tx, body.case, person);
      const thing = content.things.find((one) => one.id === body.thing);
      const refused = refuseExtract({
        ...request,
        part: thing?.prefix ?? "",
        isRepresentative: request.representative,
        isDoerTold: isDoerTold(content),
      });
      if (refused) throw refused;
      const present = await listExtracts(tx, request.id);
      if (present.some((one) => one.thingId === body.thing && !one.withdrawnAt))
        throw new Problem("rule", { detail: words.already });
      const code = chanceCode("XD");
      await addExtract(tx, {
        ...byOf(person),
        code,
        requestId: request.id,
        caseId: content.row.id,
        thingId: body.thing,
        unitId: request.unitId,
        representative: request.representative,
      });
      return { extract: code };
    },
  });
}

/** An extract with its request. */
export interface FoundExtract extends Asked {
  readonly row: ExtractRow;
}
export const loadExtract =
  (hold: boolean) =>
  async (tx: Tx, { params }: { params: ByExtract }): Promise<FoundExtract | undefined> => {
    const request = await findDataRequest(tx, params.request);
    const row = request && (await findExtract(tx, { requestId: request.id, code: params.extract }, hold));
    return row && { unitId: row.unitId, request, row };
  };

/** What stands in it now, for whoever co-ordinates the case. */
export async function contentOfExtract(tx: Tx, { row }: FoundExtract, person: Person) {
  const content = await coordinated(tx, row.caseCode, person);
  const thing = content.things.find((one) => one.id === row.thingId);
  if (!thing) throw new Problem("gone", { detail: words.nobody });
  const sections = await gather(tx, content, { thing, isRepresentative: row.representative });
  return { content, sections };
}

const label = z.object({ vi: z.string(), en: z.string() });
const preview = z.object({
  sections: z.array(
    z.object({ title: label, lines: z.array(z.object({ field: z.string(), label, text: z.string() })) }),
  ),
});

function previewing(): AnyEndpoint {
  return endpoint<ByExtract, unknown, null, FoundExtract, z.infer<typeof preview>>({
    verb: "data-request.release",
    method: "GET",
    path: "/api/data-requests/{request}/extracts/{extract}",
    summary: words.preview,
    params: byExtract,
    output: preview,
    load: loadExtract(false),
    audit: ({ params }, { row }) => ({ subject: row.caseCode, details: { extract: params.extract } }),
    run: async (tx, { person }, found) => {
      const { sections } = await contentOfExtract(tx, found, person);
      return {
        sections: sections.map(({ title, lines }) => ({
          title,
          lines: lines.map(({ field, label: name, text }) => ({ field, label: name, text })),
        })),
      };
    },
  });
}

const state = z.object({ state: z.string() });

function releasing(): AnyEndpoint {
  return endpoint<ByExtract, unknown, Record<string, never>, FoundExtract, { state: string }>({
    verb: "data-request.release",
    method: "POST",
    path: "/api/data-requests/{request}/extracts/{extract}/release",
    summary: words.release,
    params: byExtract,
    body: z.strictObject({}),
    output: state,
    load: loadExtract(true),
    check: ({ row }, { person }) => refuseRelease(row, { person: person.id, at: now() }),
    audit: ({ params }, { row }) => ({ subject: row.caseCode, details: { extract: params.extract } }),
    run: async (tx, { person }, found) => {
      await contentOfExtract(tx, found, person);
      const by = byOf(person);
      const days = await ruleAmount(tx, EXPIRES_RULE, dayOf(by.at));
      const expiresAt = endOfDay(daysAfter(dayOf(by.at), days));
      await releaseExtract(tx, found.row.id, { ...by, expiresAt });
      return { state: "released" };
    },
  });
}

function withdrawing(): AnyEndpoint {
  return endpoint<ByExtract, unknown, Record<string, never>, FoundExtract, { state: string }>({
    verb: "data-request.prepare",
    method: "POST",
    path: "/api/data-requests/{request}/extracts/{extract}/withdraw",
    summary: words.withdraw,
    params: byExtract,
    body: z.strictObject({}),
    output: state,
    load: loadExtract(true),
    check: ({ row }) => (row.withdrawnAt ? new Problem("rule", { detail: words.notNow }) : null),
    audit: ({ params }, { row }) => ({ subject: row.caseCode, details: { extract: params.extract } }),
    run: async (tx, { person }, { row }) => {
      await withdrawExtract(tx, row.id, byOf(person));
      return { state: "withdrawn" };
    },
  });
}

/** The endpoints of extracts but for their files. */
export const extractEndpoints = (): AnyEndpoint[] => [
  listing(),
  listingPeople(),
  preparingOne(),
  previewing(),
  releasing(),
  withdrawing(),
];

/** Plans: bringing one in, listing, reading, the file itself. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { mediaTypeOf, readStoredFile, storeFile } from "#base/files/index.ts";
import { Problem, type ProblemKind } from "#base/problem.ts";
import type { Tx } from "#base/database/index.ts";
import { endpoint, holds, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { citedHomes, citedRecords } from "#spine/records/index.ts";
import { listedAnswer, planAnswer, reviewAnswer } from "../answers.ts";
import { keepPlan } from "../keep.ts";
import { readinessFor } from "../publish.ts";
import {
  findDocument,
  findFile,
  findSameFile,
  listAssignments,
  listClauses,
  listDocuments,
  listGaps,
  listLines,
  listPublications,
  listReporting,
  readBeside,
  type DocumentRow,
} from "../queries/document.ts";
import { readApart, SourceRefused, type ReadDocument } from "../reading/index.ts";
import { documentStateCodes } from "../schema.ts";
import { documentAbilities } from "../verbs.ts";
import { words } from "../words.ts";

const MEGABYTE = 1_048_576;
/** Larger files are refused before they are read: a plan of 300 pages has less than a tenth of it. */
const PLAN_MAX = 20 * MEGABYTE;
const TEXT_MAX = 1_500_000;

export const byId = z.object({ id: z.coerce.number().int().positive() });
type ById = z.infer<typeof byId>;

const listQuery = z.object({
  state: z.enum(documentStateCodes).optional(),
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const shown = (person: Person, document: DocumentRow) => ({
  ...document,
  hasFile: document.fileId !== null,
  can: documentAbilities(person, document),
});

const load = (tx: Tx, { params }: { params: ById }): Promise<DocumentRow | undefined> =>
  findDocument(tx, params.id);

async function published(tx: Tx, person: Person, document: DocumentRow) {
  const [clauses, assignments, reporting, beside, publications] = await Promise.all([
    listClauses(tx, document.id),
    listAssignments(tx, document.id),
    listReporting(tx, document.id),
    readBeside(tx, document.id),
    listPublications(tx, document.id),
  ]);
  const citing = beside.citations.map((c) => ({ ...c, until: document.issuedOn }));
  const kept = await citedRecords(tx, person, citing);
  const citations = beside.citations.map((c, at) => ({ ...c, record: kept[at] ?? null }));
  const homes = citedHomes(person);
  return {
    ...shown(person, document),
    ...beside,
    clauses,
    assignments,
    reporting,
    publications,
    citations,
    homes,
  };
}

async function underReview(tx: Tx, person: Person, document: DocumentRow) {
  const whole = await published(tx, person, document);
  const [lines, gaps, readiness] = await Promise.all([
    listLines(tx, document.id),
    listGaps(tx, document.id),
    readinessFor(tx, document),
  ]);
  return { ...whole, lines, gaps, readiness };
}

function listing(verb: "plan.read" | "plan.review", path: string): AnyEndpoint {
  return endpoint({
    verb,
    method: "GET",
    path,
    summary: words.document,
    query: listQuery,
    output: z.object({ rows: z.array(listedAnswer), next: z.number().nullable(), can: z.array(z.string()) }),
    audit: (_, __, out) => ({ subject: "plans", details: { rows: out.rows.length } }),
    run: async (tx, { person, query }) => {
      const asked = { after: query.after, state: query.state, limit: query.limit + 1 };
      const found = await listDocuments(tx, asked);
      const rows = found.slice(0, query.limit);
      const next = found.length > query.limit ? (rows.at(-1)?.id ?? null) : null;
      const may = holds(person, "plan.import") ? ["plan.import", "plan.review"] : [];
      return { rows: rows.map((r) => ({ ...r, ...shown(person, r) })), next, can: may } as never;
    },
  });
}

function showing(): AnyEndpoint[] {
  return [
    endpoint<ById, unknown, null, DocumentRow>({
      verb: "plan.read",
      method: "GET",
      path: "/api/plan/documents/{id}",
      summary: words.readPlan,
      params: byId,
      output: planAnswer,
      audit: ({ params }) => ({ subject: `plan/${params.id}` }),
      load,
      run: (tx, { person }, document) => published(tx, person, document),
    }),
    endpoint<ById, unknown, null, DocumentRow>({
      verb: "plan.review",
      method: "GET",
      path: "/api/plan/reviews/{id}",
      summary: words.reviewPlan,
      params: byId,
      output: reviewAnswer,
      audit: ({ params }) => ({ subject: `plan/${params.id}` }),
      load,
      run: (tx, { person }, document) => underReview(tx, person, document),
    }),
  ];
}

function downloading(verb: "plan.read" | "plan.review", path: string): AnyEndpoint {
  return endpoint<ById, unknown, null, DocumentRow>({
    verb,
    method: "GET",
    path,
    summary: words.document,
    params: byId,
    output: "download",
    audit: ({ params }) => ({ subject: `plan/${params.id}`, details: { file: true } }),
    load,
    run: async (tx, _, document) => {
      const file = document.fileId === null ? undefined : await findFile(tx, document.fileId);
      if (!file) throw new Problem("not-found");
      return { name: document.fileName, mediaType: file.mediaType, bytes: await readStoredFile(file.sha256) };
    },
  });
}

/** Text that was pasted is a file like any other. */
const importBody = z.object({
  text: z.string().max(TEXT_MAX).default(""),
  name: z.string().trim().max(200).default(""),
});

function givenBytes(file: { name: string; bytes: Uint8Array } | null, body: z.infer<typeof importBody>) {
  const pasted = body.text.trim() !== "";
  if (file && pasted) throw new Problem("invalid", { errors: [{ path: "text", message: words.twoGiven }] });
  if (file) return file;
  if (!pasted) throw new Problem("invalid", { errors: [{ path: "file", message: words.nothingGiven }] });
  return { name: `${body.name || "van-ban"}.txt`, bytes: new TextEncoder().encode(body.text) };
}

/** A refusal's kind: what a person should do about it is not the same for each. */
const kindOf = (reason: SourceRefused["reason"]): ProblemKind =>
  reason === "busy" ? "unavailable" : "unsupported";

/** The file as text, read; what cannot be read is refused in the reader's own words. */
async function read(given: { name: string; bytes: Uint8Array }): Promise<ReadDocument> {
  try {
    return await readApart(given.bytes, given.name);
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    throw new Problem(kindOf(error.reason), { detail: error.sentence, facts: { reason: error.reason } });
  }
}

function importing(): AnyEndpoint {
  return endpoint({
    verb: "plan.import",
    method: "POST",
    path: "/api/plan/documents",
    summary: words.importPlan,
    status: 201,
    upload: { maxBytes: PLAN_MAX },
    body: importBody,
    output: reviewAnswer,
    unit: ({ person }) => person.unitId,
    audit: (_, __, out) => ({
      subject: `plan/${out.id}`,
      details: { clauses: out.clauses.length, gaps: out.gaps.length, format: out.format },
    }),
    prepare: ({ body, file }) => read(givenBytes(file, body)),
    run: async (tx, { person, body, file, prepared }) => {
      const given = givenBytes(file, body);
      const sha256 = createHash("sha256").update(given.bytes).digest("hex");
      const same = await findSameFile(tx, sha256);
      if (same) throw new Problem("conflict", { detail: words.alreadyRead, facts: { document: same } });
      await storeFile(given.bytes);
      const mediaType = mediaTypeOf(given.name) ?? "text/plain; charset=utf-8";
      const kept = await keepPlan(tx, prepared as ReadDocument, {
        unitId: person.unitId,
        personId: person.id,
        fileName: given.name,
        file: { sha256, sizeBytes: given.bytes.length, mediaType },
        isDemo: false,
      });
      const document = await findDocument(tx, kept.documentId);
      if (!document) throw new Error("A document just kept cannot be read.");
      return (await underReview(tx, person, document)) as never;
    },
  });
}

/** Endpoints of documents. */
export function documentEndpoints(): AnyEndpoint[] {
  return [
    listing("plan.read", "/api/plan/documents"),
    listing("plan.review", "/api/plan/reviews"),
    importing(),
    ...showing(),
    downloading("plan.read", "/api/plan/documents/{id}/file"),
    downloading("plan.review", "/api/plan/reviews/{id}/file"),
  ];
}

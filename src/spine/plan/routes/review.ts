/** Reviewing the whole: the document's own facts, and many decisions at once. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { editAnswer, readinessAnswer } from "../answers.ts";
import { readinessFor } from "../publish.ts";
import { findDocument, type DocumentRow } from "../queries/document.ts";
import {
  changeDocument,
  decideClauses,
  listAtWork,
  type ClauseAtWork,
  type Decision,
} from "../queries/edit.ts";
import { isProposed, mayEnd } from "../rules/outcome.ts";
import { line, outcomeCodes, year } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { editedAnswer, refuseSuperseded, stale, toEdit, version, type Edited } from "./edited.ts";

type ById = z.infer<typeof byId>;

const load = toEdit("document", findDocument);

const facts = z.strictObject({
  version,
  title: line(2000).optional(),
  issuer: line(300).nullable().optional(),
  issuerUnitId: z.int().positive().nullable().optional(),
  number: line(60).nullable().optional(),
  issuedOn: z.iso.date().nullable().optional(),
  yearFrom: year.nullable().optional(),
  yearTo: year.nullable().optional(),
  parentId: z.int().positive().nullable().optional(),
});
type Facts = z.infer<typeof facts>;

function correcting(): AnyEndpoint {
  return endpoint<ById, unknown, Facts, DocumentRow, Edited>({
    verb: "plan.correct",
    method: "PATCH",
    path: "/api/plan/documents/{id}",
    summary: words.correctPlan,
    params: byId,
    body: facts,
    output: editAnswer as never,
    load,
    audit: ({ params, body }) => ({
      subject: `plan/${params.id}`,
      details: { fields: Object.keys(body).filter((k) => k !== "version") },
    }),
    check: refuseSuperseded,
    run: async (tx, { person, body }, document) => {
      const { version: seen, ...given } = body;
      const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const kept = await changeDocument(tx, { ...document, ...told }, { version: seen, personId: person.id });
      if (!kept) throw stale(await findDocument(tx, document.id));
      return editedAnswer(tx, { documentId: document.id, clauses: [] });
    },
  });
}

const decide = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        id: z.int().positive(),
        version,
        outcome: z.enum(outcomeCodes),
        reason: line(1000).nullable().default(null),
      }),
    )
    .min(1)
    .max(1000),
});

/** All or none: one that may not end so, or was changed meanwhile, refuses the whole act. */
async function decideAll(
  tx: Tx,
  document: DocumentRow,
  by: { decisions: Decision[]; personId: number },
): Promise<void> {
  const clauses = new Map((await listAtWork(tx, document.id)).map((c) => [c.id, c]));
  for (const decision of by.decisions) {
    const clause = clauses.get(decision.id);
    if (!clause) throw new Problem("invalid", { detail: words.mixedUp });
    if (clause.version !== decision.version) throw stale(clause);
    const refusal = mayEnd(decision, clause);
    if (refusal) throw refusal;
  }
  const done = await decideClauses(tx, by.decisions, by.personId);
  if (done !== by.decisions.length) throw stale(undefined);
}

function deciding(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof decide>, DocumentRow, Edited>({
    verb: "plan.correct",
    method: "POST",
    path: "/api/plan/documents/{id}/decide",
    summary: words.correctPlan,
    params: byId,
    body: decide,
    output: editAnswer as never,
    load,
    audit: ({ params, body }) => ({
      subject: `plan/${params.id}`,
      details: { decided: body.decisions.map((d) => `${d.id}:${d.outcome}`) },
    }),
    check: refuseSuperseded,
    run: async (tx, { person, body }, document) => {
      const decisions = body.decisions.map((d) => ({
        ...d,
        reason: d.outcome === "no-task" || d.outcome === "lost" ? d.reason : null,
      }));
      await decideAll(tx, document, { decisions, personId: person.id });
      return editedAnswer(tx, { documentId: document.id, clauses: decisions.map((d) => d.id) });
    },
  });
}

/** What the reader is sure of: somebody is asked to do something, and it says who. */
export const proposals = (clauses: readonly ClauseAtWork[]): Decision[] =>
  clauses
    .filter(isProposed)
    .map(({ id, version: seen }) => ({ id, version: seen, outcome: "task", reason: null }));

function accepting(): AnyEndpoint {
  return endpoint<ById, unknown, unknown, DocumentRow, Edited>({
    verb: "plan.correct",
    method: "POST",
    path: "/api/plan/documents/{id}/accept",
    summary: words.correctPlan,
    params: byId,
    body: z.strictObject({}),
    output: editAnswer as never,
    load,
    audit: ({ params }, _, out) => ({
      subject: `plan/${params.id}`,
      details: { accepted: out.clauses.length },
    }),
    check: refuseSuperseded,
    run: async (tx, { person }, document) => {
      const decisions = proposals(await listAtWork(tx, document.id));
      if (decisions.length > 0) await decideClauses(tx, decisions, person.id);
      return editedAnswer(tx, { documentId: document.id, clauses: decisions.map((d) => d.id) });
    },
  });
}

function checking(): AnyEndpoint {
  return endpoint<ById, unknown, null, DocumentRow>({
    verb: "plan.review",
    method: "GET",
    path: "/api/plan/reviews/{id}/checklist",
    summary: words.reviewPlan,
    params: byId,
    output: readinessAnswer,
    load: (tx, { params }) => findDocument(tx, params.id),
    audit: ({ params }) => ({ subject: `plan/${params.id}` }),
    run: (tx, _, document) => readinessFor(tx, document),
  });
}

/** Endpoints of a document under review. */
export function reviewEndpoints(): AnyEndpoint[] {
  return [correcting(), deciding(), accepting(), checking()];
}

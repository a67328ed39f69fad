/** Reviewing the whole: the document's own facts, many decisions at once, and what the document has lost. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { editAnswer, readinessAnswer } from "../answers.ts";
import { namesOn, presentDirectory } from "../names.ts";
import { readinessFor } from "../publish.ts";
import { findDocument, findGap, type DocumentRow, type GapRow } from "../queries/document.ts";
import {
  answerGap,
  changeDocument,
  decideClauses,
  listAtWork,
  makeRoom,
  positionBefore,
  type ClauseAtWork,
  type Decision,
} from "../queries/edit.ts";
import { addAssignments, addClauses, type NewAssignment } from "../queries/import.ts";
import { isProposed, mayEnd } from "../rules/outcome.ts";
import { clauseKindCodes, line, outcomeCodes, partCodes, year } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { editedAnswer, getDocument, refuseSuperseded, stale, version, type Edited } from "./edited.ts";

type ById = z.infer<typeof byId>;

const load = (tx: Tx, { params }: { params: ById }): Promise<DocumentRow | undefined> =>
  findDocument(tx, params.id);

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
    load,
    audit: ({ params }) => ({ subject: `plan/${params.id}` }),
    run: (tx, _, document) => readinessFor(tx, document),
  });
}

const supplied = z.strictObject({
  path: z.string().trim().max(60),
  kind: z.enum(clauseKindCodes).default("item"),
  text: line(20_000),
  actionable: z.boolean().default(true),
  assignments: z
    .array(z.strictObject({ agency: line(500), role: z.enum(partCodes) }))
    .max(50)
    .default([]),
});

const filling = z.strictObject({
  version,
  note: line(1000).nullable().default(null),
  clauses: z.array(supplied).min(1).max(100),
});
type Filling = z.infer<typeof filling>;

const loadGap = (tx: Tx, { params }: { params: ById }): Promise<GapRow | undefined> => findGap(tx, params.id);

const openGap = (gap: GapRow): Problem | null =>
  gap.answer === null ? null : new Problem("rule", { detail: words.gapAnswered });

async function suppliedAssignments(
  tx: Tx,
  given: { document: DocumentRow; clauses: Filling["clauses"]; ids: number[] },
) {
  const onDate = today();
  const writtenOn = given.document.issuedOn ?? onDate;
  const meaningOf = namesOn(await presentDirectory(tx), { writtenOn, onDate });
  return given.clauses.flatMap((clause, n) =>
    clause.assignments.map(({ agency, role }): NewAssignment => {
      const { isGroup, via, note, asksPerson, units } = meaningOf(agency);
      const clauseId = given.ids[n] ?? 0;
      const read = { holder: null, unsure: null, confirmedBy: null };
      return { clauseId, line: 0, agency, role, isGroup, via, note, asksPerson, units, ...read };
    }),
  );
}

async function fillGap(tx: Tx, gap: GapRow, given: Filling): Promise<number[]> {
  const document = await getDocument(tx, gap.documentId);
  const position = await positionBefore(tx, gap.documentId, gap.line);
  await makeRoom(tx, gap.documentId, { position, count: given.clauses.length });
  const read = { marker: null, describes: null, dueText: null, dueFrom: null, dueBy: null, product: null };
  const clauses = given.clauses.map(({ path, kind, text, actionable }, n) => ({
    path,
    kind,
    text,
    actionable,
    ...read,
    position: position + n + 1,
    line: gap.line,
    unsure: null,
    outcome: "undecided" as const,
    reason: null,
    supplied: true,
    gapId: gap.id,
  }));
  const ids = await addClauses(tx, gap, clauses);
  const assignments = await suppliedAssignments(tx, { document, clauses: given.clauses, ids });
  await addAssignments(tx, { documentId: gap.documentId, unitId: gap.unitId, onDate: today() }, assignments);
  return ids;
}

function fillingGap(): AnyEndpoint {
  return endpoint<ById, unknown, Filling, GapRow, Edited>({
    verb: "plan.correct",
    method: "POST",
    path: "/api/plan/gaps/{id}/fill",
    summary: words.correctPlan,
    status: 201,
    params: byId,
    body: filling,
    output: editAnswer as never,
    load: loadGap,
    audit: ({ params, body }, gap) => ({
      subject: `plan/${gap.documentId}`,
      details: { gap: params.id, supplied: body.clauses.length },
    }),
    check: openGap,
    run: async (tx, { person, body }, gap) => {
      const refusal = refuseSuperseded(await getDocument(tx, gap.documentId));
      if (refusal) throw refusal;
      const { version: seen, note } = body;
      const answered = { id: gap.id, version: seen, answer: "filled" as const, note, personId: person.id };
      if (!(await answerGap(tx, answered))) throw stale(await findGap(tx, gap.id));
      await fillGap(tx, gap, body);
      return editedAnswer(tx, { documentId: gap.documentId, clauses: "all" });
    },
  });
}

const losing = z.strictObject({ version, reason: line(1000) });

function losingGap(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof losing>, GapRow, Edited>({
    verb: "plan.correct",
    method: "POST",
    path: "/api/plan/gaps/{id}/lost",
    summary: words.lost,
    params: byId,
    body: losing,
    output: editAnswer as never,
    load: loadGap,
    audit: ({ params }, gap) => ({
      subject: `plan/${gap.documentId}`,
      details: { gap: params.id, lost: true },
    }),
    check: openGap,
    run: async (tx, { person, body }, gap) => {
      const answered = { id: gap.id, version: body.version, answer: "lost" as const, note: body.reason };
      if (!(await answerGap(tx, { ...answered, personId: person.id })))
        throw stale(await findGap(tx, gap.id));
      return editedAnswer(tx, { documentId: gap.documentId, clauses: [] });
    },
  });
}

/** Endpoints of a document under review. */
export function reviewEndpoints(): AnyEndpoint[] {
  return [correcting(), deciding(), accepting(), checking(), fillingGap(), losingGap()];
}

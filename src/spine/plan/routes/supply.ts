/** What a person writes in: the text of a gap, one more clause; or the word that a gap stays lost. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { editAnswer } from "../answers.ts";
import { namesOn, presentDirectory } from "../names.ts";
import { findDocument, findGap, type DocumentRow, type GapRow } from "../queries/document.ts";
import {
  answerGap,
  dropClause,
  findClause,
  listSupplied,
  makeRoom,
  positionBefore,
  reopenGap,
  type ClauseAtWork,
} from "../queries/edit.ts";
import { addAssignments, addClauses, type NewAssignment } from "../queries/import.ts";
import { untouched } from "../rules/outcome.ts";
import { clauseKindCodes, line, partCodes } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import {
  editedAnswer,
  getDocument,
  refuseSuperseded,
  stale,
  toEdit,
  version,
  type Edited,
} from "./edited.ts";

type ById = z.infer<typeof byId>;

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
type Supplied = z.infer<typeof supplied>;

/** Where supplied clauses go: after a position, as if they stood on a line. */
interface Place {
  readonly position: number;
  readonly line: number;
  readonly gapId: number | null;
}

async function assignmentsOf(
  tx: Tx,
  document: DocumentRow,
  given: { readonly clauses: readonly Supplied[]; readonly ids: readonly number[] },
): Promise<NewAssignment[]> {
  const onDate = today();
  const writtenOn = document.issuedOn ?? onDate;
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

/** Writes in clauses that a person supplied, marked as such, each still to be ended like any other. */
async function supply(
  tx: Tx,
  document: DocumentRow,
  given: { readonly place: Place; readonly clauses: readonly Supplied[] },
): Promise<void> {
  const { place, clauses } = given;
  const kept = { documentId: document.id, unitId: document.unitId };
  await makeRoom(tx, document.id, { position: place.position, count: clauses.length });
  const rows = clauses.map(({ path, kind, text, actionable }, n) => ({
    path,
    kind,
    text,
    actionable,
    marker: null,
    describes: null,
    dueText: null,
    dueFrom: null,
    dueBy: null,
    product: null,
    position: place.position + n + 1,
    line: place.line,
    unsure: null,
    outcome: "undecided" as const,
    reason: null,
    supplied: true,
    gapId: place.gapId,
  }));
  const ids = await addClauses(tx, kept, rows);
  const assignments = await assignmentsOf(tx, document, { clauses, ids });
  await addAssignments(tx, { ...kept, onDate: today() }, assignments);
}

const filling = z.strictObject({
  version,
  note: line(1000).nullable().default(null),
  clauses: z.array(supplied).min(1).max(100),
});
type Filling = z.infer<typeof filling>;

const loadGap = toEdit("gap", findGap);

const openGap = (gap: GapRow): Problem | null =>
  gap.answer === null ? null : new Problem("rule", { detail: words.gapAnswered });

async function documentAtWork(tx: Tx, id: number): Promise<DocumentRow> {
  const document = await getDocument(tx, id);
  const refusal = refuseSuperseded(document);
  if (refusal) throw refusal;
  return document;
}

function fillingGap(): AnyEndpoint {
  return endpoint<ById, unknown, Filling, GapRow, Edited>({
    verb: "plan.correct",
    method: "POST",
    path: "/api/plan/gaps/{id}/fill",
    summary: words.correctPlan,
    status: 201,
    params: byId,
    body: filling as z.ZodType<Filling>,
    output: editAnswer as never,
    load: loadGap,
    audit: ({ params, body }, gap) => ({
      subject: `plan/${gap.documentId}`,
      details: { gap: params.id, supplied: body.clauses.length },
    }),
    check: openGap,
    run: async (tx, { person, body }, gap) => {
      const document = await documentAtWork(tx, gap.documentId);
      const { version: seen, note, clauses } = body;
      const answered = { id: gap.id, version: seen, answer: "filled" as const, note, personId: person.id };
      if (!(await answerGap(tx, answered))) throw stale(await findGap(tx, gap.id));
      const position = await positionBefore(tx, gap.documentId, gap.line);
      await supply(tx, document, { place: { position, line: gap.line, gapId: gap.id }, clauses });
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
      await documentAtWork(tx, gap.documentId);
      const answered = { id: gap.id, version: body.version, answer: "lost" as const, note: body.reason };
      if (!(await answerGap(tx, { ...answered, personId: person.id })))
        throw stale(await findGap(tx, gap.id));
      return editedAnswer(tx, { documentId: gap.documentId, clauses: [] });
    },
  });
}

const oneMore = supplied.extend({ after: z.int().positive().nullable() });
type OneMore = z.infer<typeof oneMore>;

async function placeAfter(tx: Tx, document: DocumentRow, after: number | null): Promise<Place> {
  if (after === null) return { position: 0, line: 0, gapId: null };
  const clause = await findClause(tx, after);
  if (clause?.documentId !== document.id) throw new Problem("invalid", { detail: words.mixedUp });
  return { position: clause.position, line: clause.line, gapId: null };
}

function writingIn(): AnyEndpoint {
  return endpoint<ById, unknown, OneMore, DocumentRow, Edited>({
    verb: "plan.correct",
    method: "POST",
    path: "/api/plan/documents/{id}/clauses",
    summary: words.correctPlan,
    status: 201,
    params: byId,
    body: oneMore as z.ZodType<OneMore>,
    output: editAnswer as never,
    load: toEdit("document", findDocument),
    audit: ({ params, body }) => ({ subject: `plan/${params.id}`, details: { supplied: body.path } }),
    check: refuseSuperseded,
    run: async (tx, { body }, document) => {
      const { after, ...clause } = body;
      await supply(tx, document, { place: await placeAfter(tx, document, after), clauses: [clause] });
      return editedAnswer(tx, { documentId: document.id, clauses: "all" });
    },
  });
}

const seen = z.strictObject({ version });

/** The answer of a gap was wrong: it is open again, and what was written in for it goes, while nobody has a task of it. */
function reopeningGap(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof seen>, GapRow, Edited>({
    verb: "plan.correct",
    method: "POST",
    path: "/api/plan/gaps/{id}/reopen",
    summary: words.correctPlan,
    params: byId,
    body: seen,
    output: editAnswer as never,
    load: loadGap,
    audit: ({ params }, gap, out) => ({
      subject: `plan/${gap.documentId}`,
      details: { gap: params.id, reopened: true, removed: out.dropped.clauses.length },
    }),
    check: (gap) => (gap.answer === null ? new Problem("rule", { detail: words.gapOpen }) : null),
    run: async (tx, { body }, gap) => {
      await documentAtWork(tx, gap.documentId);
      const supplied = await listSupplied(tx, gap.id);
      for (const clause of supplied) {
        const refusal = untouched(clause);
        if (refusal) throw refusal;
        await dropClause(tx, clause.id);
      }
      if (!(await reopenGap(tx, gap.id, body.version))) throw stale(await findGap(tx, gap.id));
      const droppedClauses = supplied.map((c) => c.id);
      return editedAnswer(tx, { documentId: gap.documentId, clauses: [], droppedClauses });
    },
  });
}

/** What a person wrote in may be taken out again; what the document says may not. */
function removing(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof seen>, ClauseAtWork, Edited>({
    verb: "plan.correct",
    method: "POST",
    path: "/api/plan/clauses/{id}/remove",
    summary: words.correctPlan,
    params: byId,
    body: seen,
    output: editAnswer as never,
    load: toEdit("clause", findClause),
    audit: ({ params }, clause) => ({
      subject: `plan/${clause.documentId}`,
      details: { clause: params.id, removed: true },
    }),
    check: (clause) =>
      refuseSuperseded(clause) ??
      (clause.supplied ? null : new Problem("rule", { detail: words.onlySupplied })) ??
      untouched(clause),
    run: async (tx, { body }, clause) => {
      if (clause.version !== body.version) throw stale(clause);
      await dropClause(tx, clause.id);
      const gap = clause.gapId === null ? undefined : await findGap(tx, clause.gapId);
      // A gap for which nothing is written in any more is not filled.
      if (gap && (await listSupplied(tx, gap.id)).length === 0) await reopenGap(tx, gap.id, gap.version);
      return editedAnswer(tx, { documentId: clause.documentId, clauses: [], droppedClauses: [clause.id] });
    },
  });
}

/** Endpoints of what persons supply. */
export function supplyEndpoints(): AnyEndpoint[] {
  return [fillingGap(), losingGap(), reopeningGap(), writingIn(), removing()];
}

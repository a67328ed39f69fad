/** What an edit in review answers, and how a stale one is refused. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { readinessFor } from "../publish.ts";
import {
  findDocument,
  holdDocument,
  listAssignments,
  listClauses,
  listGaps,
  type AssignmentRow,
  type ClauseRow,
  type DocumentRow,
  type GapRow,
  type Within,
} from "../queries/document.ts";
import type { DocumentState } from "../schema.ts";
import { words } from "../words.ts";
import type { Readiness } from "../rules/publishing.ts";

/** Loads what an edit is about once nobody else is at its document: what it is checked for is still so when it is written. */
export function toEdit<T>(
  within: Within,
  find: (tx: Tx, id: number) => Promise<T | undefined>,
): (tx: Tx, request: { readonly params: { readonly id: number } }) => Promise<T | undefined> {
  return async (tx, { params }) => {
    await holdDocument(tx, within, params.id);
    return find(tx, params.id);
  };
}

/** The version that the person looked at. */
export const version = z.int().positive();

export interface Edited {
  readonly document: Pick<DocumentRow, "id" | "version" | "state">;
  readonly clauses: readonly ClauseRow[];
  readonly assignments: readonly AssignmentRow[];
  readonly gaps: readonly GapRow[];
  readonly dropped: { readonly clauses: readonly number[]; readonly assignments: readonly number[] };
  readonly readiness: Readiness;
  /** Tasks already given that the edit changed. */
  readonly tasks: number;
}

/** What an edit touched: these clauses, or "all" where positions moved. */
export interface Touched {
  readonly documentId: number;
  readonly clauses: readonly number[] | "all";
  readonly droppedClauses?: readonly number[];
  readonly droppedAssignments?: readonly number[];
  readonly tasks?: number;
}

/** The present rows of what an edit touched, with the checklist as it now is. */
export async function editedAnswer(tx: Tx, touched: Touched): Promise<Edited> {
  const { documentId } = touched;
  const document = await getDocument(tx, documentId);
  const [clauses, assignments, gaps, readiness] = await Promise.all([
    listClauses(tx, documentId),
    listAssignments(tx, documentId),
    listGaps(tx, documentId),
    readinessFor(tx, document),
  ]);
  const ids = touched.clauses === "all" ? null : new Set(touched.clauses);
  return {
    document,
    clauses: clauses.filter((c) => ids === null || ids.has(c.id)),
    assignments: assignments.filter((a) => ids === null || ids.has(a.clauseId)),
    gaps,
    dropped: { clauses: touched.droppedClauses ?? [], assignments: touched.droppedAssignments ?? [] },
    readiness,
    tasks: touched.tasks ?? 0,
  };
}

/** The document of something that was just loaded. */
export async function getDocument(tx: Tx, id: number): Promise<DocumentRow> {
  const document = await findDocument(tx, id);
  if (!document) throw new Problem("not-found");
  return document;
}

/** A change of stale data, with the present row for the screen to explain. */
export function stale(current: object | undefined): Problem {
  return new Problem("conflict", { detail: words.stale, ...(current && { facts: { current } }) });
}

/** A superseded plan stays as it was. */
export function refuseSuperseded(document: { readonly state: DocumentState }): Problem | null {
  return document.state === "superseded" ? new Problem("rule", { detail: words.superseding }) : null;
}

/** Reviewing clauses: correct, end, split, merge. Each by its version; nothing here gives a task. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { editAnswer } from "../answers.ts";
import {
  changeClause,
  copyAssignments,
  dropClause,
  findClause,
  findNext,
  makeRoom,
  moveAssignments,
  type ClauseAtWork,
} from "../queries/edit.ts";
import { addClauses } from "../queries/import.ts";
import { carryToTasks } from "../carry.ts";
import { everyCodes } from "../rules/period.ts";
import { joined, mayEnd, splitInto, untouched } from "../rules/outcome.ts";
import { clauseKindCodes, line, outcomeCodes } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { editedAnswer, refuseSuperseded, stale, toEdit, version, type Edited } from "./edited.ts";

type ById = z.infer<typeof byId>;

const load = toEdit("clause", findClause);

const common = { verb: "plan.correct", params: byId, output: editAnswer, load } as const;

const path = z
  .string()
  .trim()
  .max(60)
  .regex(/^[\p{L}\p{N}?]+(?:\.[\p{L}\p{N}?]+)*$|^$/u);

const change = z.strictObject({
  version,
  path: path.optional(),
  kind: z.enum(clauseKindCodes).optional(),
  text: line(20_000).optional(),
  actionable: z.boolean().optional(),
  dueFrom: z.iso.date().nullable().optional(),
  dueBy: z.iso.date().nullable().optional(),
  product: line(1000).nullable().optional(),
  every: z.enum(everyCodes).optional(),
  outcome: z.enum(outcomeCodes).optional(),
  reason: line(1000).nullable().optional(),
  /** True when a person has looked at what the reader was unsure of. */
  sure: z.literal(true).optional(),
});
type Change = z.infer<typeof change>;

/** The clause as it would be; a decision taken back takes its reason along. */
function changed(clause: ClauseAtWork, { sure, ...given }: Change): ClauseAtWork {
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const after = { ...clause, ...told, version: clause.version, ...(sure && { unsure: null }) };
  const keepsReason = after.outcome === "no-task" || after.outcome === "lost";
  return keepsReason ? after : { ...after, reason: null };
}

function correcting(): AnyEndpoint {
  return endpoint<ById, unknown, Change, ClauseAtWork, Edited>({
    ...common,
    method: "PATCH",
    path: "/api/plan/clauses/{id}",
    summary: words.correctPlan,
    body: change,
    output: editAnswer as never,
    audit: ({ params, body }, clause) => ({
      subject: `plan/${clause.documentId}`,
      details: {
        clause: params.id,
        fields: Object.keys(body).filter((k) => k !== "version"),
        ...(body.outcome && { outcome: body.outcome }),
      },
    }),
    check: (clause, { body }) => {
      const after = changed(clause, body);
      return refuseSuperseded(clause) ?? (body.outcome ? mayEnd(after, clause) : null);
    },
    run: async (tx, { person, body }, clause) => {
      const by = { version: body.version, personId: person.id };
      const after = changed(clause, body);
      if (!(await changeClause(tx, after, by))) throw stale(await findClause(tx, clause.id));
      const tasks = await carryToTasks(tx, { before: clause, after }, person.id);
      return editedAnswer(tx, { documentId: clause.documentId, clauses: [clause.id], tasks });
    },
  });
}

const split = z.strictObject({ version, parts: z.array(z.string().max(20_000)).min(2).max(20) });

async function splitClause(
  tx: Tx,
  clause: ClauseAtWork,
  by: { readonly parts: readonly string[]; readonly version: number; readonly personId: number },
): Promise<void> {
  const [first = "", ...rest] = by.parts;
  const after = { ...clause, text: first };
  if (!(await changeClause(tx, after, by))) throw stale(await findClause(tx, clause.id));
  await carryToTasks(tx, { before: clause, after }, by.personId);
  await makeRoom(tx, clause.documentId, { position: clause.position, count: rest.length });
  const added = rest.map((text, n) => ({
    ...clause,
    text,
    position: clause.position + n + 1,
    path: `${clause.path.slice(0, 55)}.${n + 2}`.replace(/^\./, ""),
  }));
  const ids = await addClauses(tx, clause, added);
  for (const id of ids) await copyAssignments(tx, clause.id, id);
}

function splitting(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof split>, ClauseAtWork, Edited>({
    ...common,
    method: "POST",
    path: "/api/plan/clauses/{id}/split",
    summary: words.correctPlan,
    body: split,
    output: editAnswer as never,
    audit: ({ params, body }, clause) => ({
      subject: `plan/${clause.documentId}`,
      details: { clause: params.id, split: body.parts.length },
    }),
    check: (clause, { body }) => {
      const parts = splitInto(clause.text, body.parts);
      return refuseSuperseded(clause) ?? (parts instanceof Problem ? parts : null);
    },
    run: async (tx, { person, body }, clause) => {
      const parts = splitInto(clause.text, body.parts);
      if (parts instanceof Problem) throw parts;
      await splitClause(tx, clause, { parts, version: body.version, personId: person.id });
      return editedAnswer(tx, { documentId: clause.documentId, clauses: "all" });
    },
  });
}

/** The lines of both clauses, but the one that the merged clause begins on. */
function linesBeside(clause: ClauseAtWork, next: ClauseAtWork): number[] {
  const lines = new Set([...clause.moreLines, next.line, ...next.moreLines]);
  lines.delete(clause.line);
  // Line 0 is no line: nothing of the document stands there.
  lines.delete(0);
  return [...lines].toSorted((a, b) => a - b);
}

const merge = z.strictObject({ version, with: z.int().positive(), withVersion: version });

function merging(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof merge>, ClauseAtWork, Edited>({
    ...common,
    method: "POST",
    path: "/api/plan/clauses/{id}/merge",
    summary: words.correctPlan,
    body: merge,
    output: editAnswer as never,
    audit: ({ params, body }, clause) => ({
      subject: `plan/${clause.documentId}`,
      details: { clause: params.id, merged: body.with },
    }),
    check: refuseSuperseded,
    run: async (tx, { person, body }, clause) => {
      const next = await findNext(tx, clause);
      if (next?.id !== body.with) throw new Problem("rule", { detail: words.notNeighbours });
      const refusal = untouched(next);
      if (refusal) throw refusal;
      const whole = {
        ...clause,
        text: joined(clause.text, next.text),
        actionable: clause.actionable || next.actionable,
        dueBy: clause.dueBy ?? next.dueBy,
        dueFrom: clause.dueFrom ?? next.dueFrom,
        product: clause.product ?? next.product,
        moreLines: linesBeside(clause, next),
      };
      const kept = await changeClause(tx, whole, { version: body.version, personId: person.id });
      if (!kept) throw stale(await findClause(tx, clause.id));
      if (next.version !== body.withVersion) throw stale(next);
      await carryToTasks(tx, { before: clause, after: whole }, person.id);
      await moveAssignments(tx, next.id, clause.id);
      await dropClause(tx, next.id);
      return editedAnswer(tx, { documentId: clause.documentId, clauses: "all", droppedClauses: [next.id] });
    },
  });
}

/** Endpoints of one clause under review. */
export function clauseEndpoints(): AnyEndpoint[] {
  return [correcting(), splitting(), merging()];
}

/** Reviewing who is named: assign, unassign, change the part, answer which units a name means. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { editAnswer } from "../answers.ts";
import { namesOn, presentDirectory } from "../names.ts";
import { findAssignment, listAssignmentUnits, type AssignmentRow } from "../queries/document.ts";
import {
  changeAssignment,
  clearAssignmentUnits,
  countAssignmentTasks,
  countUnits,
  dropAssignment,
  findClause,
  type ClauseAtWork,
} from "../queries/edit.ts";
import { addAssignments, addAssignmentUnits } from "../queries/import.ts";
import { line, partCodes } from "../schema.ts";
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

const unitIds = z.array(z.int().positive()).min(1).max(1000);

async function refuseUnknownUnits(tx: Tx, ids: readonly number[]): Promise<void> {
  const distinct = [...new Set(ids)];
  if ((await countUnits(tx, distinct)) !== distinct.length)
    throw new Problem("invalid", { errors: [{ path: "unitIds", message: words.unitUnknown }] });
}

const assign = z.strictObject({ agency: line(500), role: z.enum(partCodes), unitIds: unitIds.optional() });
type Assign = z.infer<typeof assign>;

async function assigned(tx: Tx, clause: ClauseAtWork, given: Assign & { personId: number }): Promise<void> {
  const { agency, role, unitIds: chosen, personId } = given;
  const onDate = today();
  const document = await getDocument(tx, clause.documentId);
  const meaning = namesOn(await presentDirectory(tx), { writtenOn: document.issuedOn ?? onDate, onDate })(
    agency,
  );
  if (chosen) await refuseUnknownUnits(tx, chosen);
  await addAssignments(tx, { documentId: clause.documentId, unitId: clause.unitId, onDate }, [
    {
      clauseId: clause.id,
      line: clause.line,
      agency,
      role,
      isGroup: meaning.isGroup,
      holder: null,
      unsure: null,
      via: chosen ? "person" : meaning.via,
      note: chosen ? null : meaning.note,
      asksPerson: !chosen && meaning.asksPerson,
      confirmedBy: chosen ? personId : null,
      units: chosen ? [...new Set(chosen)].map((id) => ({ id, share: null })) : meaning.units,
    },
  ]);
}

function assigning(): AnyEndpoint {
  return endpoint<ById, unknown, Assign, ClauseAtWork, Edited>({
    verb: "plan.correct",
    method: "POST",
    path: "/api/plan/clauses/{id}/assignments",
    summary: words.assignment,
    status: 201,
    params: byId,
    body: assign,
    output: editAnswer as never,
    load: toEdit("clause", findClause),
    audit: ({ params, body }, clause) => ({
      subject: `plan/${clause.documentId}`,
      details: { clause: params.id, assigned: body.agency, role: body.role },
    }),
    check: refuseSuperseded,
    run: async (tx, { person, body }, clause) => {
      await assigned(tx, clause, { ...body, personId: person.id });
      return editedAnswer(tx, { documentId: clause.documentId, clauses: [clause.id] });
    },
  });
}

const change = z.strictObject({
  version,
  role: z.enum(partCodes).optional(),
  /** The units the name means, chosen by a person. */
  unitIds: unitIds.optional(),
  /** The units found are the right ones. */
  confirm: z.literal(true).optional(),
});
type Change = z.infer<typeof change>;

const load = toEdit("assignment", findAssignment);

async function changed(tx: Tx, row: AssignmentRow, to: Change & { personId: number }): Promise<void> {
  const answered = to.unitIds !== undefined || to.confirm === true;
  if (to.unitIds) await refuseUnknownUnits(tx, to.unitIds);
  else if (to.confirm && row.units === 0)
    throw new Problem("invalid", { errors: [{ path: "unitIds", message: words.unitUnknown }] });
  const kept = await changeAssignment(tx, {
    id: row.id,
    version: to.version,
    role: to.role ?? row.role,
    via: to.unitIds ? "person" : row.via,
    confirmedBy: answered ? to.personId : null,
  });
  if (!kept) throw stale(await findAssignment(tx, row.id));
  if (!to.unitIds) return;
  await clearAssignmentUnits(tx, row.id);
  const units = [...new Set(to.unitIds)].map((id) => ({ assignmentId: row.id, id, share: null }));
  await addAssignmentUnits(tx, { documentId: row.documentId, unitId: row.unitId, onDate: today() }, units);
}

function changing(): AnyEndpoint {
  return endpoint<ById, unknown, Change, AssignmentRow, Edited>({
    verb: "plan.correct",
    method: "PATCH",
    path: "/api/plan/assignments/{id}",
    summary: words.assignment,
    params: byId,
    body: change,
    output: editAnswer as never,
    load,
    audit: ({ params, body }, row) => ({
      subject: `plan/${row.documentId}`,
      details: { assignment: params.id, fields: Object.keys(body).filter((k) => k !== "version") },
    }),
    run: async (tx, { person, body }, row) => {
      const refusal = refuseSuperseded(await getDocument(tx, row.documentId));
      if (refusal) throw refusal;
      await changed(tx, row, { ...body, personId: person.id });
      return editedAnswer(tx, { documentId: row.documentId, clauses: [row.clauseId] });
    },
  });
}

function unassigning(): AnyEndpoint {
  return endpoint<ById, unknown, { version: number }, AssignmentRow, Edited>({
    verb: "plan.correct",
    method: "POST",
    path: "/api/plan/assignments/{id}/unassign",
    summary: words.assignment,
    params: byId,
    body: z.strictObject({ version }),
    output: editAnswer as never,
    load,
    audit: ({ params }, row) => ({
      subject: `plan/${row.documentId}`,
      details: { assignment: params.id, unassigned: row.agency },
    }),
    run: async (tx, { body }, row) => {
      const refusal = refuseSuperseded(await getDocument(tx, row.documentId));
      if (refusal) throw refusal;
      const tasks = await countAssignmentTasks(tx, row.id);
      if (tasks > 0) throw new Problem("rule", { detail: fill(words.hasTasks, { n: tasks }) });
      if (!(await dropAssignment(tx, row.id, body.version))) throw stale(await findAssignment(tx, row.id));
      return editedAnswer(tx, {
        documentId: row.documentId,
        clauses: [row.clauseId],
        droppedAssignments: [row.id],
      });
    },
  });
}

function showingUnits(): AnyEndpoint {
  const named = z.object({ id: z.number(), code: z.string(), name: z.string() });
  return endpoint<ById, unknown, null, AssignmentRow, { rows: z.infer<typeof named>[] }>({
    verb: "plan.read",
    method: "GET",
    path: "/api/plan/assignments/{id}/units",
    summary: words.unit,
    params: byId,
    output: z.object({ rows: z.array(named) }),
    load: (tx, { params }) => findAssignment(tx, params.id),
    audit: ({ params }, row) => ({ subject: `plan/${row.documentId}`, details: { assignment: params.id } }),
    run: async (tx, _, row) => ({ rows: await listAssignmentUnits(tx, row.id) }),
  });
}

/** The same list while it is reviewed; a draft is not seen under plan.read. */
function reviewingUnits(): AnyEndpoint {
  return { ...showingUnits(), verb: "plan.review", path: "/api/plan/reviews/assignments/{id}/units" };
}

/** Endpoints of assignments under review. */
export function assignEndpoints(): AnyEndpoint[] {
  return [assigning(), changing(), unassigning(), showingUnits(), reviewingUnits()];
}

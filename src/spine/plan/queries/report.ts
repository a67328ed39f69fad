/** SQL that reports ask of plan: the clauses of a published plan, what replaced it, and a unit's tasks with what it told. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { ClauseKind, Outcome, Part, TaskStatus } from "../schema.ts";

export interface ClauseForReport {
  readonly id: number;
  readonly path: string;
  readonly kind: ClauseKind;
  readonly text: string;
  readonly outcome: Outcome;
}

/** The clauses of a plan in order. */
export async function listClausesForReport(tx: Tx, documentId: number): Promise<ClauseForReport[]> {
  const found = await sql<ClauseForReport>`select id, path, kind, text, outcome from plan.clause
    where document_id = ${documentId} order by position`.execute(tx);
  return found.rows;
}

export interface TaskForReport {
  readonly code: string;
  readonly clauseId: number;
  readonly documentId: number;
  readonly path: string;
  readonly title: string;
  readonly part: Part;
  readonly status: TaskStatus;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly percent: number | null;
  /** What was told last of it, for a narrative to start from. */
  readonly notes: readonly string[];
  readonly evidence: readonly { readonly code: string; readonly title: string; readonly register: string }[];
}

/**
 * A unit's tasks of a year out of these plans, in the order of each plan, with the notes of the year (oldest first) and
 * the evidence. Of what the city ended, only the tasks of which something was told.
 */
export async function listTasksForReport(
  tx: Tx,
  asked: { readonly unitId: number; readonly year: number; readonly documentIds: readonly number[] },
): Promise<TaskForReport[]> {
  const found =
    await sql<TaskForReport>`select * from (select r.code, t.clause_id, t.document_id, c.path, r.title, t.part, r.status, t.due_on,
      t.done_on, t.percent, t.ended_on,
      array(select g.note from plan.progress g where g.task_id = t.id and g.note is not null order by g.id) as notes,
      coalesce((select jsonb_agg(jsonb_build_object('code', e.code, 'title', e.title, 'register', e.register) order by l.id)
        from records.link l join records.record e on e.id = l.to_id where l.from_id = t.id and l.kind = 'evidence'), '[]') as evidence,
      c.position
    from plan.task t join records.record r on r.id = t.id join plan.clause c on c.id = t.clause_id
    where t.unit_id = ${asked.unitId} and t.year = ${asked.year} and t.document_id = any(${[...asked.documentIds]}::bigint[])) k
    where ended_on is null or notes <> '{}' or evidence <> '[]' order by document_id, position`.execute(tx);
  return found.rows;
}

/** A plan with those that it replaced and those that replaced it, the oldest first. */
export async function listSuccession(tx: Tx, documentId: number): Promise<number[]> {
  const found = await sql<{ id: number }>`with recursive
      before as (select id from plan.document where id = ${documentId}
        union select d.id from plan.document d join before b on d.superseded_by = b.id),
      after as (select id, superseded_by from plan.document where id = ${documentId}
        union select d.id, d.superseded_by from plan.document d join after a on d.id = a.superseded_by)
    select id from before union select id from after order by id`.execute(tx);
  return found.rows.map((row) => row.id);
}

export interface PlanForReport {
  readonly id: number;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
  readonly unitId: number;
  readonly isDemo: boolean;
}

/** Published plans that gave tasks for a year, or for any where none is named; the latest first. */
export async function listPlansOfYear(tx: Tx, year?: number): Promise<PlanForReport[]> {
  const found =
    await sql<PlanForReport>`select d.id, d.title, d.number, d.issued_on, d.issuer, d.unit_id, d.is_demo
    from plan.document d where d.state = 'published'
      and exists (select from plan.publication p where p.document_id = d.id and p.year = coalesce(${year ?? null}::int, p.year))
    order by d.id desc`.execute(tx);
  return found.rows;
}

/** A plan that was published, with the title of what replaced it, if anything did. */
export async function findPlanForReport(
  tx: Tx,
  id: number,
): Promise<{ id: number; title: string; number: string | null; replacedBy: string | null } | undefined> {
  const found = await sql<{
    id: number;
    title: string;
    number: string | null;
    replacedBy: string | null;
  }>`select d.id, d.title, d.number, (select n.title from plan.document n where n.id = d.superseded_by) as replaced_by
    from plan.document d where d.id = ${id} and d.state in ('published', 'superseded')`.execute(tx);
  return found.rows[0];
}

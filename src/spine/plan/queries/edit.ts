/** SQL of reviewing: clauses, assignments, gaps and the document's own facts, each changed by its version. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { DocumentState, DueSource, Outcome, Part } from "../schema.ts";
import { CLAUSE, type ClauseRow, type DocumentRow } from "./document.ts";

export interface ClauseAtWork extends ClauseRow {
  readonly state: DocumentState;
  readonly assignments: number;
  /** Tasks already given from it, of all units and years. */
  readonly tasks: number;
}

const AT_WORK = sql`${CLAUSE}, d.state, (select count(*) from plan.assignment a where a.clause_id = c.id) as assignments,
  (select count(*) from plan.task t where t.clause_id = c.id) as tasks
  from plan.clause c join plan.document d on d.id = c.document_id`;

export async function findClause(tx: Tx, id: number): Promise<ClauseAtWork | undefined> {
  return (await sql<ClauseAtWork>`select ${AT_WORK} where c.id = ${id}`.execute(tx)).rows[0];
}

/** The clauses of one document, with what hangs on each. */
export async function listAtWork(tx: Tx, documentId: number): Promise<ClauseAtWork[]> {
  const found =
    await sql<ClauseAtWork>`select ${AT_WORK} where c.document_id = ${documentId} order by c.position`.execute(
      tx,
    );
  return found.rows;
}

/** The clause that follows in the document. */
export async function findNext(tx: Tx, clause: ClauseRow): Promise<ClauseAtWork | undefined> {
  const found = await sql<ClauseAtWork>`select ${AT_WORK} where c.document_id = ${clause.documentId}
    and c.position > ${clause.position} order by c.position limit 1`.execute(tx);
  return found.rows[0];
}

/** A clause as it should be; false when someone else was first. */
export async function changeClause(
  tx: Tx,
  to: ClauseRow,
  by: { version: number; personId: number },
): Promise<boolean> {
  const done = await sql`update plan.clause set path = ${to.path}, kind = ${to.kind}, text = ${to.text},
      actionable = ${to.actionable}, due_from = ${to.dueFrom}, due_by = ${to.dueBy}, product = ${to.product},
      every = ${to.every}, unsure = ${to.unsure}, outcome = ${to.outcome}, reason = ${to.reason},
      more_lines = ${[...to.moreLines]}::int[], version = version + 1, updated_at = now(),
      updated_by = ${by.personId} where id = ${to.id} and version = ${by.version}`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** The years for which tasks were given from a clause. */
export async function yearsGiven(tx: Tx, clauseId: number): Promise<number[]> {
  const found = await sql<{ year: number }>`select distinct year from plan.task
    where clause_id = ${clauseId} order by year`.execute(tx);
  return found.rows.map((r) => r.year);
}

/** How a corrected clause reads now, for the tasks that were given from it. */
export interface Corrected {
  readonly clauseId: number;
  /** What its tasks are called, by the part of the year that they are for. */
  readonly titles: Readonly<Record<string, string>>;
  readonly product: { readonly before: string | null; readonly after: string | null };
  readonly dues: readonly { readonly year: number; readonly dueOn: string; readonly dueSource: DueSource }[];
  readonly personId: number;
}

/**
 * Carries a correction into tasks already given, each change a version and a line of its history. All are called by the
 * corrected text. Those still open take the corrected day, unless a person had set one, and the corrected product,
 * unless the unit had written its own; what has ended keeps the day it was judged by. Answers how many changed.
 */
export async function correctTasks(tx: Tx, to: Corrected): Promise<number> {
  const { before, after } = to.product;
  const done = await sql`with given as (
      select r.id, r.title as title_was, t.due_on as due_was, t.due_source as source_was, t.product as product_was,
        ${JSON.stringify(to.titles)}::jsonb ->> t.period as title, case when d.moves then d."dueOn" else t.due_on end as due,
        case when d.moves then d."dueSource" else t.due_source end as source,
        case when d.opened and t.product is not distinct from ${before} then ${after} else t.product end as product
      from plan.task t join records.record r on r.id = t.id
      cross join lateral (select x."dueOn", x."dueSource", r.status not in ('done', 'not-done') as opened,
          r.status not in ('done', 'not-done') and t.due_source <> 'person' and t.period = '' and x."dueOn" is not null as moves
        from (select 1) one left join jsonb_to_recordset(${JSON.stringify(to.dues)}::jsonb)
          as x(year int, "dueOn" date, "dueSource" text) on x.year = t.year) d
      where t.clause_id = ${to.clauseId}),
    changed as (select * from given
      where (title, due, source, product) is distinct from (title_was, due_was, source_was, product_was)),
    head as (update records.record r set title = c.title, version = r.version + 1, updated_at = now(), updated_by = ${to.personId}
      from changed c where r.id = c.id returning r.id, r.unit_id, r.version),
    body as (update plan.task t set due_on = c.due, due_source = c.source, product = c.product from changed c where t.id = c.id)
    insert into records.history (record_id, unit_id, version, by_person, verb, change)
    select h.id, h.unit_id, h.version, ${to.personId}, 'plan.correct', jsonb_strip_nulls(jsonb_build_object(
        'title', case when c.title <> c.title_was then jsonb_build_array(c.title_was, c.title) end))
      || case when c.due is distinct from c.due_was then jsonb_build_object('dueOn', jsonb_build_array(c.due_was, c.due)) else '{}' end
      || case when c.product is distinct from c.product_was then jsonb_build_object('product', jsonb_build_array(c.product_was, c.product)) else '{}' end
    from head h join changed c using (id)`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

export interface Decision {
  readonly id: number;
  readonly version: number;
  readonly outcome: Outcome;
  readonly reason: string | null;
}

/** Ends many clauses at once; answers how many were still at their version. */
export async function decideClauses(
  tx: Tx,
  decisions: readonly Decision[],
  personId: number,
): Promise<number> {
  const done =
    await sql`update plan.clause c set outcome = r.outcome, reason = r.reason, version = c.version + 1,
      updated_at = now(), updated_by = ${personId}
    from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb) as r(id bigint, version int, outcome text, reason text)
    where c.id = r.id and c.version = r.version`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

/** Makes room for `count` clauses after a position. */
export async function makeRoom(
  tx: Tx,
  documentId: number,
  after: { position: number; count: number },
): Promise<void> {
  await sql`update plan.clause set position = position + ${after.count}
    where document_id = ${documentId} and position > ${after.position}`.execute(tx);
}

/** The position after which a gap's lost text belongs: that of the last clause before its line. */
export async function positionBefore(tx: Tx, documentId: number, line: number): Promise<number> {
  const found = await sql<{ position: number | null }>`select max(position) as position from plan.clause
    where document_id = ${documentId} and line < ${line}`.execute(tx);
  return found.rows[0]?.position ?? 0;
}

/** Gives another clause the same assignments and units. */
export async function copyAssignments(tx: Tx, fromClause: number, toClause: number): Promise<void> {
  await sql`with old as (select a.*, row_number() over (order by a.id) as n from plan.assignment a where a.clause_id = ${fromClause}),
    made as (insert into plan.assignment (document_id, unit_id, clause_id, line, agency, role, is_group, holder, unsure, via, note,
        asks_person, confirmed_at, confirmed_by)
      select document_id, unit_id, ${toClause}, line, agency, role, is_group, holder, unsure, via, note, asks_person, confirmed_at, confirmed_by
      from old order by n returning id),
    numbered as (select id, row_number() over (order by id) as n from made)
    insert into plan.assignment_unit (assignment_id, document_id, unit_id, agency_id, on_date, share)
    select numbered.id, u.document_id, u.unit_id, u.agency_id, u.on_date, u.share
    from plan.assignment_unit u join old on old.id = u.assignment_id join numbered using (n)`.execute(tx);
}

/** Moves the assignments of a clause to another; those the other has already fall away with the clause. */
export async function moveAssignments(tx: Tx, fromClause: number, toClause: number): Promise<void> {
  await sql`update plan.assignment a set clause_id = ${toClause}, version = version + 1 where a.clause_id = ${fromClause}
    and not exists (select from plan.assignment b where b.clause_id = ${toClause} and b.agency = a.agency and b.role = a.role)`.execute(
    tx,
  );
}

/** Takes a clause away with what is left on it. */
export async function dropClause(tx: Tx, id: number): Promise<void> {
  await sql`delete from plan.assignment where clause_id = ${id}`.execute(tx);
  await sql`delete from plan.clause where id = ${id}`.execute(tx);
}

export interface AssignmentChange {
  readonly id: number;
  readonly version: number;
  readonly role: Part;
  readonly via: string;
  readonly confirmedBy: number | null;
}

/** Changes an assignment; false when someone else was first. */
export async function changeAssignment(tx: Tx, to: AssignmentChange): Promise<boolean> {
  const done = await sql`update plan.assignment set role = ${to.role}, via = ${to.via}, version = version + 1,
      confirmed_at = case when ${to.confirmedBy}::int is null then confirmed_at else now() end,
      confirmed_by = coalesce(${to.confirmedBy}::int, confirmed_by)
    where id = ${to.id} and version = ${to.version}`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Forgets the units of an assignment, before others are given. */
export async function clearAssignmentUnits(tx: Tx, id: number): Promise<void> {
  await sql`delete from plan.assignment_unit where assignment_id = ${id}`.execute(tx);
}

export async function countAssignmentTasks(tx: Tx, id: number): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*) as n from plan.task where assignment_id = ${id}`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** Takes an assignment away; false when it was changed meanwhile. */
export async function dropAssignment(tx: Tx, id: number, version: number): Promise<boolean> {
  const done = await sql`delete from plan.assignment where id = ${id} and version = ${version}`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Which of these units there are. */
export async function countUnits(tx: Tx, ids: readonly number[]): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*) as n from agencies.unit where id = any(${[...ids]}::int[])`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

export interface GapAnswer {
  readonly id: number;
  readonly version: number;
  readonly answer: "filled" | "lost";
  readonly note: string | null;
  readonly personId: number;
}

export async function answerGap(tx: Tx, given: GapAnswer): Promise<boolean> {
  const done =
    await sql`update plan.gap set answer = ${given.answer}, answer_note = ${given.note}, answered_at = now(),
      answered_by = ${given.personId}, version = version + 1 where id = ${given.id} and version = ${given.version}`.execute(
      tx,
    );
  return done.numAffectedRows === 1n;
}

/** The clauses that persons wrote in for a gap. */
export async function listSupplied(tx: Tx, gapId: number): Promise<ClauseAtWork[]> {
  const found =
    await sql<ClauseAtWork>`select ${AT_WORK} where c.gap_id = ${gapId} and c.supplied order by c.position`.execute(
      tx,
    );
  return found.rows;
}

/** Takes a gap's answer back; false when someone else was first. */
export async function reopenGap(tx: Tx, id: number, version: number): Promise<boolean> {
  const done =
    await sql`update plan.gap set answer = null, answer_note = null, answered_at = null, answered_by = null,
      version = version + 1 where id = ${id} and version = ${version}`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** What a person corrects of the document itself. */
export type DocumentFacts = Pick<
  DocumentRow,
  "title" | "issuer" | "issuerUnitId" | "number" | "issuedOn" | "yearFrom" | "yearTo" | "parentId"
>;

export async function changeDocument(
  tx: Tx,
  to: DocumentFacts & { readonly id: number },
  by: { readonly version: number; readonly personId: number },
): Promise<boolean> {
  const done =
    await sql`update plan.document set title = ${to.title}, issuer = ${to.issuer}, issuer_unit_id = ${to.issuerUnitId},
      number = ${to.number}, issued_on = ${to.issuedOn}, year_from = ${to.yearFrom}, year_to = ${to.yearTo}, parent_id = ${to.parentId},
      version = version + 1, updated_at = now(), updated_by = ${by.personId}
    where id = ${to.id} and version = ${by.version}`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Marks a published plan as replaced by another. */
export async function supersede(
  tx: Tx,
  given: {
    readonly id: number;
    readonly version: number;
    readonly by: number | null;
    readonly personId: number;
  },
): Promise<boolean> {
  const done =
    await sql`update plan.document set state = 'superseded', superseded_by = ${given.by}, version = version + 1,
      updated_at = now(), updated_by = ${given.personId} where id = ${given.id} and version = ${given.version}`.execute(
      tx,
    );
  return done.numAffectedRows === 1n;
}

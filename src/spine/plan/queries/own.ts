/** SQL of implementing plans: a unit's own plan beneath the city's, and what the units took up. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { OwnState } from "../schema.ts";
import type { Answered, Asked } from "../rules/own.ts";

/**
 * Tasks with the unit that answers for them in a plan of its own: a commune for the bodies beneath it (its health
 * station, its police), which make none.
 */
const TASKS = sql`(select k.id, coalesce(k.stands_document_id, k.document_id) as document_id, k.year,
    coalesce(k.stands_clause_id, k.clause_id) as clause_id, k.due_on, coalesce(p.id, k.unit_id) as unit_id, p.id is null as own
  from plan.task k join agencies.unit u on u.id = k.unit_id
  left join agencies.unit p on p.id = u.parent_id and p.kind in ('ward', 'commune')) t`;

export interface OwnPlanRow {
  readonly id: number;
  readonly unitId: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly documentId: number;
  readonly documentTitle: string;
  readonly documentNumber: string | null;
  readonly documentIssuedOn: string | null;
  readonly documentState: string;
  readonly year: number;
  readonly state: OwnState;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly version: number;
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
}

/** The plan, if it may be seen under the present verb: a draft only by who writes it. `hold` keeps others from writing meanwhile. */
export async function findOwnPlan(tx: Tx, id: number, hold?: "hold"): Promise<OwnPlanRow | undefined> {
  const lock = hold ? sql`for update of o` : sql``;
  const found =
    await sql<OwnPlanRow>`select o.id, o.unit_id, u.code as unit_code, u.name as unit_name, u.kind as unit_kind, o.document_id,
      d.title as document_title, d.number as document_number, d.issued_on as document_issued_on, d.state as document_state,
      o.year, o.state, o.title, o.number, o.issued_on, o.version, o.updated_at, o.published_at
    from plan.own_plan o join agencies.unit u on u.id = o.unit_id join plan.document d on d.id = o.document_id
    where o.id = ${id} ${lock}`.execute(tx);
  return found.rows[0];
}

export interface OwnClauseRow {
  readonly id: number;
  readonly clauseId: number;
  readonly path: string;
  readonly asked: string;
  readonly askedBy: string | null;
  readonly taskCode: string | null;
  readonly text: string;
  readonly holder: string | null;
  readonly dueOn: string | null;
  readonly lateReason: string | null;
  readonly integratedIn: string | null;
  readonly integratedRef: string | null;
  readonly leftOut: string | null;
  readonly version: number;
}

/** The clauses of a unit's plan in the order of the city's, each beside what the city asks and the unit's task of it. */
export async function listOwnClauses(tx: Tx, ownPlanId: number): Promise<OwnClauseRow[]> {
  const found =
    await sql<OwnClauseRow>`select k.id, k.clause_id, c.path, c.text as asked, t.due_on as asked_by, r.code as task_code,
      k.text, k.holder, k.due_on, k.late_reason, k.integrated_in, k.integrated_ref, k.left_out, k.version
    from plan.own_clause k join plan.own_plan o on o.id = k.own_plan_id join plan.clause c on c.id = k.clause_id
    left join lateral (select id, due_on from ${TASKS}
      where t.clause_id = k.clause_id and t.unit_id = o.unit_id and t.year = o.year order by own desc, due_on, id limit 1) t on true
    left join records.record r on r.id = t.id
    where k.own_plan_id = ${ownPlanId} order by c.position`.execute(tx);
  return found.rows;
}

/** A city plan and year in which a unit has tasks, with the unit's own plan where there is one. */
export interface OwnPlace {
  readonly documentId: number;
  readonly title: string;
  readonly number: string | null;
  readonly year: number;
  readonly tasks: number;
  readonly own: {
    readonly id: number;
    readonly state: OwnState;
    readonly number: string | null;
    readonly issuedOn: string | null;
    readonly clauses: number;
  } | null;
}

/** What a unit may make a plan of its own for, the newest first. */
export async function listOwnPlaces(tx: Tx, unitId: number): Promise<OwnPlace[]> {
  const found =
    await sql<OwnPlace>`select d.id as document_id, d.title, d.number, t.year, count(*) as tasks, (select jsonb_build_object(
        'id', o.id, 'state', o.state, 'number', o.number, 'issuedOn', o.issued_on,
        'clauses', (select count(*) from plan.own_clause k where k.own_plan_id = o.id))
      from plan.own_plan o where o.unit_id = ${unitId} and o.document_id = d.id and o.year = t.year) as own
    from ${TASKS} join plan.document d on d.id = t.document_id
    where t.unit_id = ${unitId} and d.state = 'published'
    group by d.id, t.year order by t.year desc, d.id desc`.execute(tx);
  return found.rows;
}

/** A new draft; its clauses follow by {@link cloneClauses}. */
export async function addOwnPlan(
  tx: Tx,
  given: {
    readonly unitId: number;
    readonly documentId: number;
    readonly year: number;
    readonly title: string;
    readonly personId: number;
  },
): Promise<number> {
  const added = await sql<{
    id: number;
  }>`insert into plan.own_plan (unit_id, document_id, year, title, created_by, updated_by)
    values (${given.unitId}, ${given.documentId}, ${given.year}, ${given.title}, ${given.personId}, ${given.personId})
    returning id`.execute(tx);
  return added.rows[0]?.id ?? 0;
}

/** Adds the clauses in which the unit has tasks and that are not there yet, with the city's words and day to begin with. */
export async function cloneClauses(tx: Tx, ownPlanId: number, personId: number): Promise<number> {
  const added =
    await sql`insert into plan.own_clause (own_plan_id, unit_id, clause_id, text, due_on, updated_by)
    select o.id, o.unit_id, c.id, c.text, coalesce(min(t.due_on) filter (where t.own), min(t.due_on)), ${personId}::int from plan.own_plan o
    join ${TASKS} on t.document_id = o.document_id and t.unit_id = o.unit_id and t.year = o.year
    join plan.clause c on c.id = t.clause_id where o.id = ${ownPlanId} group by o.id, c.id
    on conflict on constraint own_clause_once do nothing`.execute(tx);
  return Number(added.numAffectedRows ?? 0n);
}

/** The unit's newest other plan beneath one of these documents, of this year or before: what it wrote last. */
export async function findEarlierOwn(
  tx: Tx,
  of: { readonly id: number; readonly unitId: number; readonly year: number },
  documentIds: readonly number[],
): Promise<{ id: number; documentId: number } | undefined> {
  const found = await sql<{ id: number; documentId: number }>`select id, document_id from plan.own_plan
    where unit_id = ${of.unitId} and id <> ${of.id} and year <= ${of.year} and document_id = any(${[...documentIds]}::bigint[])
    order by year desc, id desc limit 1`.execute(tx);
  return found.rows[0];
}

/** What a unit wrote before, for the clause that goes on; no text where it had kept the city's words. */
export type Carried = Pick<OwnClauseRow, "clauseId" | "holder" | "integratedIn" | "integratedRef"> & {
  readonly text: string | null;
};

/** Begins these clauses of a plan with what was written before. */
export async function carryClauses(tx: Tx, ownPlanId: number, carried: readonly Carried[]): Promise<number> {
  const moved = await sql`update plan.own_clause k set text = coalesce(x.text, k.text), holder = x.holder,
      integrated_in = x."integratedIn", integrated_ref = x."integratedRef"
    from jsonb_to_recordset(${JSON.stringify(carried)}::jsonb) as x("clauseId" bigint, text text, holder text, "integratedIn" text, "integratedRef" text)
    where k.own_plan_id = ${ownPlanId} and k.clause_id = x."clauseId"`.execute(tx);
  return Number(moved.numAffectedRows ?? 0n);
}

/** Clauses in which the unit has tasks and that its plan does not have: given after it was begun. */
export async function countMissing(tx: Tx, ownPlanId: number): Promise<number> {
  const found = await sql<{ n: number }>`select count(distinct t.clause_id) as n from plan.own_plan o
    join ${TASKS} on t.document_id = o.document_id and t.unit_id = o.unit_id and t.year = o.year
    where o.id = ${ownPlanId} and not exists (select from plan.own_clause k where k.own_plan_id = o.id and k.clause_id = t.clause_id)`.execute(
    tx,
  );
  return found.rows[0]?.n ?? 0;
}

/** What changes of the head of a plan. */
export interface OwnHead {
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
}

/** Changes the head; the caller holds it. */
export async function changeOwnPlan(tx: Tx, id: number, to: OwnHead & { personId: number }): Promise<void> {
  await sql`update plan.own_plan set title = ${to.title}, number = ${to.number}, issued_on = ${to.issuedOn}::date,
    version = version + 1, updated_at = now(), updated_by = ${to.personId} where id = ${id}`.execute(tx);
}

/** Publishes it, or takes it back to be amended; the caller holds it. */
export async function turnOwnPlan(
  tx: Tx,
  id: number,
  to: { readonly state: OwnState; readonly personId: number },
): Promise<void> {
  const stamp = to.state === "published" ? sql`published_at = now(), published_by = ${to.personId},` : sql``;
  await sql`update plan.own_plan set state = ${to.state}, ${stamp}
    version = version + 1, updated_at = now(), updated_by = ${to.personId} where id = ${id}`.execute(tx);
}

/** The plan that a clause is in. */
export async function findPlanOfClause(tx: Tx, clauseId: number): Promise<number | undefined> {
  const found = await sql<{
    id: number;
  }>`select own_plan_id as id from plan.own_clause where id = ${clauseId}`.execute(tx);
  return found.rows[0]?.id;
}

/** Changes a clause; false when it has moved on since `version` was read. */
export async function changeOwnClause(
  tx: Tx,
  at: { readonly id: number; readonly version: number; readonly personId: number },
  to: Pick<
    OwnClauseRow,
    "text" | "holder" | "dueOn" | "lateReason" | "integratedIn" | "integratedRef" | "leftOut"
  >,
): Promise<boolean> {
  const moved =
    await sql`update plan.own_clause set text = ${to.text}, holder = ${to.holder}, due_on = ${to.dueOn}::date, late_reason = ${to.lateReason},
      integrated_in = ${to.integratedIn}, integrated_ref = ${to.integratedRef}, left_out = ${to.leftOut},
      version = version + 1, updated_at = now(), updated_by = ${at.personId} where id = ${at.id} and version = ${at.version}`.execute(
      tx,
    );
  return moved.numAffectedRows === 1n;
}

/** Who answers for which clause of a plan in a year. */
export async function listAsked(tx: Tx, documentId: number, year: number): Promise<Asked[]> {
  const found = await sql<Asked>`select distinct clause_id, unit_id from ${TASKS}
    where document_id = ${documentId} and year = ${year} order by clause_id, unit_id`.execute(tx);
  return found.rows;
}

/** What the last signed editions of the units' plans say to it; one that is being amended counts as it was signed. */
export async function listAnswered(
  tx: Tx,
  documentId: number,
  year: number,
): Promise<(Answered & { readonly ownPlanId: number })[]> {
  const found = await sql<Answered & { ownPlanId: number }>`with latest as (
      select distinct on (own_plan_id) id, own_plan_id from plan.own_edition
      where document_id = ${documentId} and year = ${year} order by own_plan_id, edition desc)
    select k.clause_id, k.unit_id, k.left_out, l.own_plan_id
    from latest l join plan.own_edition_clause k on k.edition_id = l.id`.execute(tx);
  return found.rows;
}

/** The units of these numbers by code. */
export async function listAskedUnits(
  tx: Tx,
  ids: readonly number[],
): Promise<{ id: number; code: string; name: string; kind: string }[]> {
  const found = await sql<{
    id: number;
    code: string;
    name: string;
    kind: string;
  }>`select id, code, name, kind
    from agencies.unit where id = any(${[...ids]}::int[]) order by code`.execute(tx);
  return found.rows;
}

/** SQL of co-ordination regulations: parties, duties, reviews, and editions. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Row } from "#spine/records/index.ts";
import type { Parts } from "./rules.ts";
import type { Role } from "./schema.ts";

const ROW = sql`select r.id, r.code, r.unit_id, r.status, r.title, r.version, r.updated_at,
    g.symbol, g.name, g.signed_on, g.from_on, g.to_on, g.lead_days, g.scope, g.content
  from records.record r join regulations.regulation g on g.id = r.id`;

/** The regulation with this code, if it may be seen. */
export async function findRegulation(tx: Tx, code: string): Promise<Row | undefined> {
  return (await sql<Row>`${ROW} where r.code = ${code}`.execute(tx)).rows[0];
}

export interface PartyRow {
  readonly agencyId: number;
  readonly name: string;
  readonly role: Role;
}

export interface DutyRow {
  readonly agencyId: number;
  readonly agency: string;
  readonly text: string;
  readonly clause: { readonly id: number; readonly documentId: number; readonly label: string } | null;
}

export interface ReviewRow {
  readonly id: number;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly result: string | null;
}

export async function listParties(tx: Tx, id: number): Promise<PartyRow[]> {
  const found = await sql<PartyRow>`select p.agency_id, u.name, p.role from regulations.party p
    join agencies.unit u on u.id = p.agency_id where p.regulation_id = ${id} order by p.position`.execute(tx);
  return found.rows;
}

export async function listDuties(tx: Tx, id: number): Promise<DutyRow[]> {
  const found =
    await sql<DutyRow>`select d.agency_id, u.name as agency, d.text, case when c.id is not null then jsonb_build_object('id', c.id,
      'documentId', c.document_id, 'label', concat_ws(' · ', c.path, (select o.number from plan.document o where o.id = c.document_id))) end as clause
    from regulations.duty d join agencies.unit u on u.id = d.agency_id left join plan.clause c on c.id = d.clause_id
    where d.regulation_id = ${id} order by d.position`.execute(tx);
  return found.rows;
}

export async function listReviews(tx: Tx, id: number): Promise<ReviewRow[]> {
  const found = await sql<ReviewRow>`select id, due_on, done_on, result from regulations.review
    where regulation_id = ${id} order by due_on`.execute(tx);
  return found.rows;
}

/** Which of these units there are. */
export async function countUnits(tx: Tx, ids: readonly number[]): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*) as n from agencies.unit where id = any(${[...ids]}::int[])`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** Which of these clauses may be seen. */
export async function countClauses(tx: Tx, ids: readonly number[]): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*) as n from plan.clause where id = any(${[...ids]}::bigint[])`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** Writes all parties and duties anew. */
export async function writeParts(tx: Tx, of: Pick<Row, "id" | "unitId">, parts: Parts): Promise<void> {
  const { id, unitId } = of;
  await sql`delete from regulations.duty where regulation_id = ${id}`.execute(tx);
  await sql`delete from regulations.party where regulation_id = ${id}`.execute(tx);
  await sql`insert into regulations.party (regulation_id, unit_id, agency_id, role, position)
    select ${id}, ${unitId}, "agencyId", role, n from jsonb_to_recordset(${JSON.stringify(
      parts.parties.map((p, n) => ({ ...p, n })),
    )}::jsonb) as r("agencyId" int, role text, n int)`.execute(tx);
  await sql`insert into regulations.duty (regulation_id, unit_id, agency_id, position, text, clause_id)
    select ${id}, ${unitId}, "agencyId", n, text, "clauseId" from jsonb_to_recordset(${JSON.stringify(
      parts.duties.map((d, n) => ({ ...d, n })),
    )}::jsonb) as r("agencyId" int, text text, "clauseId" bigint, n int)`.execute(tx);
}

/** Sets the days of the reviews that are not done; what was done stays. */
export async function writeReviews(
  tx: Tx,
  of: Pick<Row, "id" | "unitId">,
  days: readonly string[],
): Promise<void> {
  await sql`delete from regulations.review where regulation_id = ${of.id} and done_on is null`.execute(tx);
  await sql`insert into regulations.review (regulation_id, unit_id, due_on)
    select ${of.id}, ${of.unitId}, day from unnest(${[...days]}::date[]) as g (day)
    on conflict (regulation_id, due_on) do nothing`.execute(tx);
}

/** Notes the result of a review; false where it was done already, or is none of this regulation's. */
export async function endReview(
  tx: Tx,
  done: {
    readonly id: number;
    readonly regulationId: number;
    readonly doneOn: string;
    readonly result: string;
  },
): Promise<boolean> {
  const found = await sql`update regulations.review set done_on = ${done.doneOn}, result = ${done.result}
    where id = ${done.id} and regulation_id = ${done.regulationId} and done_on is null`.execute(tx);
  return found.numAffectedRows === 1n;
}

/** Holds a regulation until the transaction's end: who asks at the same moment waits. False where it is no longer what was read. */
export async function holdRegulation(tx: Tx, { id, version }: Pick<Row, "id" | "version">): Promise<boolean> {
  const found =
    await sql`select id from records.record where id = ${id} and version = ${version} for update`.execute(tx);
  return found.rows.length === 1;
}

/** The edition that its own unit is writing to replace this one; what another unit links to it is no edition of it. */
export async function findNextEdition(
  tx: Tx,
  { id, unitId }: Pick<Row, "id" | "unitId">,
): Promise<string | undefined> {
  const found = await sql<{
    code: string;
  }>`select r.code from records.link l join records.record r on r.id = l.from_id
    where l.to_id = ${id} and l.kind = 'replaces' and r.register = 'regulations' and r.status = 'draft'
      and r.unit_id = ${unitId} limit 1`.execute(tx);
  return found.rows[0]?.code;
}

/** Editions in force of its own unit that this one replaces, held. */
export async function listReplaced(tx: Tx, { id, unitId }: Pick<Row, "id" | "unitId">): Promise<Row[]> {
  const found =
    await sql<Row>`${ROW} where r.status = 'in-force' and r.unit_id = ${unitId} and r.id in (select l.to_id
    from records.link l where l.from_id = ${id} and l.kind = 'replaces') order by r.id for update of r`.execute(
      tx,
    );
  return found.rows;
}

/** Links an edition with the one that it replaces. */
export async function linkEdition(
  tx: Tx,
  { from, to, personId }: { readonly from: number; readonly to: number; readonly personId: number },
): Promise<void> {
  await sql`insert into records.link (from_id, to_id, kind, made_by) values (${from}, ${to}, 'replaces', ${personId})`.execute(
    tx,
  );
}

/** A review of a regulation in force, for a calendar or for what is due. */
export interface ReviewDue {
  readonly id: number;
  readonly code: string;
  readonly symbol: string;
  readonly name: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly leadDays: number;
}

/**
 * The reviews of regulations in force between two days. `unitId`: of those that the unit keeps, or is a party of; with
 * `leads` only where it keeps or leads.
 */
export async function listReviewsDue(
  tx: Tx,
  asked: {
    readonly from: string;
    readonly to: string;
    readonly unitId: number | undefined;
    readonly leads?: boolean;
  },
): Promise<ReviewDue[]> {
  const unit = asked.unitId ?? null;
  const found = await sql<ReviewDue>`select v.id, r.code, g.symbol, g.name, v.due_on, v.done_on, g.lead_days
    from regulations.review v join regulations.regulation g on g.id = v.regulation_id join records.record r on r.id = g.id
    where r.status = 'in-force' and v.due_on between ${asked.from} and ${asked.to}
      and (${unit}::int is null or g.unit_id = ${unit} or exists (select from regulations.party p
        where p.regulation_id = g.id and p.agency_id = ${unit} and (not ${asked.leads ?? false} or p.role = 'lead')))
    order by v.due_on, v.id limit 500`.execute(tx);
  return found.rows;
}

/** Clauses of plans in force that give tasks: what a duty may carry out. */
export async function listClausesOffered(tx: Tx): Promise<{ id: number; label: string }[]> {
  const found = await sql<{
    id: number;
    label: string;
  }>`select c.id, left(concat_ws(' ', c.path, c.text, '(' || d.number || ')'), 160) as label
    from plan.clause c join plan.document d on d.id = c.document_id
    where d.state = 'published' and c.outcome = 'task' order by d.id desc, c.position limit 400`.execute(tx);
  return found.rows;
}

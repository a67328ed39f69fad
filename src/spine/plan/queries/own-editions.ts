/** SQL of the signed editions of units' plans: kept at each publishing, never changed. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { EditionClause, EditionItem } from "../rules/editions.ts";

/** Keeps the plan as it is signed now; answers the number of the edition. */
export async function keepEdition(
  tx: Tx,
  ownPlanId: number,
  by: { readonly at: Date; readonly personId: number },
): Promise<number> {
  const head = await sql<{ id: number; edition: number }>`insert into plan.own_edition
      (own_plan_id, unit_id, document_id, year, edition, title, number, issued_on, at, by_person)
    select o.id, o.unit_id, o.document_id, o.year,
      1 + coalesce((select max(e.edition) from plan.own_edition e where e.own_plan_id = o.id), 0),
      o.title, o.number, o.issued_on, ${by.at}, ${by.personId}
    from plan.own_plan o where o.id = ${ownPlanId} returning id, edition`.execute(tx);
  const [made] = head.rows;
  if (!made) throw new Error("There is no plan to keep an edition of.");
  await sql`insert into plan.own_edition_clause
      (edition_id, unit_id, clause_id, text, holder, due_on, late_reason, integrated_in, integrated_ref, left_out)
    select ${made.id}, unit_id, clause_id, text, holder, due_on, late_reason, integrated_in, integrated_ref, left_out
    from plan.own_clause where own_plan_id = ${ownPlanId}`.execute(tx);
  await sql`insert into plan.own_edition_item (edition_id, unit_id, item_id, text, holder, due_on)
    select ${made.id}, unit_id, id, text, holder, due_on from plan.own_item
    where own_plan_id = ${ownPlanId} and dropped is null`.execute(tx);
  return made.edition;
}

/** A signed edition, without what is in it. */
export interface EditionRow {
  readonly id: number;
  readonly ownPlanId: number;
  readonly unitId: number;
  readonly unitName: string;
  readonly documentId: number;
  readonly documentTitle: string;
  readonly documentNumber: string | null;
  readonly year: number;
  readonly edition: number;
  readonly title: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly at: Date;
  readonly by: string | null;
}

/** The editions of a unit's plan, the newest first, of a unit that may be seen. */
export async function listEditions(tx: Tx, ownPlanId: number): Promise<EditionRow[]> {
  const found =
    await sql<EditionRow>`select e.id, e.own_plan_id, e.unit_id, u.name as unit_name, e.document_id, d.title as document_title,
      d.number as document_number, e.year, e.edition, e.title, e.number, e.issued_on, e.at, p.name as by
    from plan.own_edition e join agencies.unit u on u.id = e.unit_id join plan.document d on d.id = e.document_id
    left join people.person p on p.id = e.by_person
    where e.own_plan_id = ${ownPlanId} order by e.edition desc`.execute(tx);
  return found.rows;
}

/** What an edition says, in the order of the city's plan. */
export async function readEdition(
  tx: Tx,
  editionId: number,
): Promise<{ clauses: EditionClause[]; items: EditionItem[] }> {
  const [clauses, items] = await Promise.all([
    sql<EditionClause>`select k.clause_id, c.path, c.text as asked, k.text, k.holder, k.due_on, k.late_reason, k.integrated_in,
        k.integrated_ref, k.left_out
      from plan.own_edition_clause k join plan.clause c on c.id = k.clause_id
      where k.edition_id = ${editionId} order by c.position`.execute(tx),
    sql<EditionItem>`select item_id, text, holder, due_on from plan.own_edition_item
      where edition_id = ${editionId} order by item_id`.execute(tx),
  ]);
  return { clauses: clauses.rows, items: items.rows };
}

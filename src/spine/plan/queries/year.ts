/** SQL of the year that goes round: which plans have not yet given what recurs. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** A plan in force that gave tasks for an earlier year, covers this one, and has given none for it. */
export interface PlanToGive {
  readonly id: number;
  readonly name: string;
}

export async function listPlansToGive(tx: Tx, year: number): Promise<PlanToGive[]> {
  const found = await sql<PlanToGive>`select d.id, coalesce(d.number, d.title) as name from plan.document d
    where d.state = 'published' and d.year_from <= ${year} and (d.year_to is null or d.year_to >= ${year})
      and exists (select from plan.publication p where p.document_id = d.id and p.year < ${year})
      and not exists (select from plan.publication p where p.document_id = d.id and p.year >= ${year})
    order by d.id`.execute(tx);
  return found.rows;
}

/** Where a task counts: with its own clause, or where that goes on in an amended plan since the task was done. */
import { sql } from "kysely";

/** The plan in which a task `t` counts; written as its index is. */
export const AT_DOCUMENT = sql`coalesce(t.stands_document_id, t.document_id)`;

/** The clause in which a task `t` counts. */
export const AT_CLAUSE = sql`coalesce(t.stands_clause_id, t.clause_id)`;

/** What the unit's plan is called that gave a task `t` of the unit's own, as it was signed last: its draft is the unit's alone. */
export const OWN_TITLE = sql`(select e.title from plan.own_edition_item x join plan.own_edition e on e.id = x.edition_id
  where x.item_id = t.own_item_id order by e.edition desc limit 1)`;

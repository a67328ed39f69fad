/** Where a task counts: with its own clause, or where that goes on in an amended plan since the task was done. */
import { sql } from "kysely";

/** The plan in which a task `t` counts; written as its index is. */
export const AT_DOCUMENT = sql`coalesce(t.stands_document_id, t.document_id)`;

/** The clause in which a task `t` counts. */
export const AT_CLAUSE = sql`coalesce(t.stands_clause_id, t.clause_id)`;

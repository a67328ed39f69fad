/** SQL of the sealed names of the harmed, for a list. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** A harmed person's sealed values. */
export interface NamedRow {
  readonly caseId: number;
  readonly id: number;
  readonly sealed: Buffer;
}

/** Those of these cases, in the order of their entry. */
export async function listNamed(tx: Tx, caseIds: readonly number[]): Promise<NamedRow[]> {
  if (caseIds.length === 0) return [];
  const found = await sql<NamedRow>`select case_id, id, sealed from cases.thing
    where case_id = any(${caseIds}::bigint[]) and prefix = 'harmed' and gone_at is null order by id`.execute(
    tx,
  );
  return found.rows;
}

/** SQL of going over every case, for the command line, as the owner. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** A case by its number and code. */
export interface CaseCode {
  readonly id: number;
  readonly code: string;
}

/**
 * The next cases after a number, held. Row security either lets all of them be read or says that it does not: never
 * fewer in silence.
 */
export async function holdNextCases(tx: Tx, afterId: number, limit: number): Promise<CaseCode[]> {
  await sql`set local row_security = off`.execute(tx);
  const found =
    await sql<CaseCode>`select id, code from cases."case" where id > ${afterId} order by id limit ${limit}
    for no key update`.execute(tx);
  return found.rows;
}

/** SQL of editions: every value that a field had, and what waits because two wrote differently. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

export interface NewEdition {
  readonly caseId: number;
  readonly thingId: number | null;
  readonly version: number;
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
  readonly fields: readonly string[];
  readonly conflict: boolean;
  readonly sealed: Buffer;
}

/** Keeps one. */
export async function addEdition(tx: Tx, given: NewEdition): Promise<void> {
  await sql`insert into cases.edition (case_id, thing_id, version, at, by_person, by_name, fields, conflict, sealed)
    values (${given.caseId}, ${given.thingId}, ${given.version}, ${given.at}, ${given.personId}, ${given.byName}, ${given.fields},
      ${given.conflict}, ${given.sealed})`.execute(tx);
}

/** A kept edition. */
export interface EditionRow {
  readonly id: number;
  readonly thingId: number | null;
  readonly version: number;
  readonly at: Date;
  readonly byName: string;
  readonly fields: readonly string[];
  readonly conflict: boolean;
  readonly settledAt: Date | null;
  readonly sealed: Buffer;
}

const COLUMNS = sql`id, thing_id, version, at, by_name, fields, conflict, settled_at, sealed`;

/** What waits for a person to choose. */
export async function listWaiting(tx: Tx, caseId: number): Promise<EditionRow[]> {
  const found = await sql<EditionRow>`select ${COLUMNS} from cases.edition
    where case_id = ${caseId} and conflict and settled_at is null order by id`.execute(tx);
  return found.rows;
}

/** Settles one; false where it was settled before. */
export async function settleEdition(
  tx: Tx,
  of: { readonly id: number; readonly caseId: number; readonly at: Date; readonly personId: number },
): Promise<boolean> {
  const done = await sql`update cases.edition set settled_at = ${of.at}, settled_by = ${of.personId}
    where id = ${of.id} and case_id = ${of.caseId} and conflict and settled_at is null`.execute(tx);
  return done.numAffectedRows === 1n;
}

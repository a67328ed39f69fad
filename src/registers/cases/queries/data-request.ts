/** SQL of requests about data. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { SubjectRequest } from "../schema/index.ts";

export type DataRequestKind = "use" | SubjectRequest;
export type DataRequestState = "received" | "acknowledged" | "accepted" | "refused" | "done";

/** What is known of a request in codes. */
export interface DataRequestFacts {
  readonly kind: DataRequestKind;
  readonly thirdParties: boolean;
  readonly commitment: boolean;
  readonly ownData: boolean;
  readonly identityProven: boolean;
  readonly representative: boolean;
  readonly authorityProven: boolean;
  readonly onDoersSide: boolean;
}

/** A request. */
export interface DataRequestRow extends DataRequestFacts {
  readonly id: number;
  readonly code: string;
  readonly record: string;
  readonly unitId: number;
  readonly receivedAt: Date;
  readonly receivedByName: string;
  readonly state: DataRequestState;
  readonly answeredAt: Date | null;
  readonly answeredByName: string | null;
  readonly doneAt: Date | null;
  readonly version: number;
  readonly sealed: Buffer;
  readonly sealedAnswer: Buffer | null;
  readonly sealedGiven: Buffer | null;
}

const COLUMNS = sql`id, code, record, unit_id, kind, third_parties, commitment, own_data, identity_proven, representative, authority_proven,
  on_doers_side, received_at, received_by_name, state, answered_at, answered_by_name, done_at, version, sealed, sealed_answer, sealed_given`;
const REQUESTS_MAX = 300;

/** The requests of one's unit, those that wait first. */
export async function listDataRequests(tx: Tx): Promise<DataRequestRow[]> {
  const found = await sql<DataRequestRow>`select ${COLUMNS} from cases.data_request
    order by state in ('refused', 'done'), received_at desc limit ${REQUESTS_MAX}`.execute(tx);
  return found.rows;
}

/** One. */
export async function findDataRequest(tx: Tx, code: string): Promise<DataRequestRow | undefined> {
  return (
    await sql<DataRequestRow>`select ${COLUMNS} from cases.data_request where code = ${code}`.execute(tx)
  ).rows[0];
}

/** One, held for a change. */
export async function holdDataRequest(tx: Tx, code: string): Promise<DataRequestRow | undefined> {
  const found = await sql<DataRequestRow>`select ${COLUMNS} from cases.data_request
    where code = ${code} for no key update`.execute(tx);
  return found.rows[0];
}

/** Enters one. */
export async function addDataRequest(
  tx: Tx,
  given: DataRequestFacts & {
    readonly code: string;
    readonly record: string;
    readonly unitId: number;
    readonly at: Date;
    readonly personId: number;
    readonly byName: string;
    readonly sealed: Buffer;
  },
): Promise<void> {
  await sql`insert into cases.data_request (code, record, unit_id, kind, third_parties, commitment, own_data, identity_proven, representative,
      authority_proven, on_doers_side, received_at, received_by, received_by_name, sealed)
    values (${given.code}, ${given.record}, ${given.unitId}, ${given.kind}, ${given.thirdParties}, ${given.commitment}, ${given.ownData},
      ${given.identityProven}, ${given.representative}, ${given.authorityProven}, ${given.onDoersSide}, ${given.at}, ${given.personId},
      ${given.byName}, ${given.sealed})`.execute(tx);
}

/** Moves one on. */
export async function moveDataRequest(
  tx: Tx,
  code: string,
  to: {
    readonly state: DataRequestState;
    readonly at: Date;
    readonly byName: string;
    readonly said: Buffer | null;
  },
): Promise<void> {
  const { state, at, byName, said } = to;
  const sets = {
    received: sql`state = state`,
    acknowledged: sql`acknowledged_at = ${at}`,
    accepted: sql`answered_at = ${at}, answered_by_name = ${byName}, sealed_answer = ${said}`,
    refused: sql`answered_at = ${at}, answered_by_name = ${byName}, sealed_answer = ${said}`,
    done: sql`done_at = ${at}, sealed_given = ${said}`,
  };
  await sql`update cases.data_request set state = ${state}, version = version + 1, ${sets[state]} where code = ${code}`.execute(
    tx,
  );
}

/** SQL of extracts: which were prepared for a request, released, withdrawn. Never what stands in them. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { ExtractStanding } from "../rules/extract.ts";

/** An extract. */
export interface ExtractRow extends ExtractStanding {
  readonly id: number;
  readonly code: string;
  readonly caseCode: string;
  readonly thingId: number;
  readonly unitId: number;
  readonly representative: boolean;
  readonly proposedAt: Date;
  readonly proposedByName: string;
  readonly releasedByName: string | null;
}

const EXTRACT = sql`select x.id, x.code, c.code as case_code, x.thing_id, x.unit_id, x.representative, x.proposed_at, x.proposed_by,
    x.proposed_by_name, x.released_at, x.released_by_name, x.expires_at, x.withdrawn_at
  from cases.extract x join cases."case" c on c.id = x.case_id`;

/** Those of a request that this person may know of. */
export async function listExtracts(tx: Tx, requestId: number): Promise<ExtractRow[]> {
  return (await sql<ExtractRow>`${EXTRACT} where x.request_id = ${requestId} order by x.id desc`.execute(tx))
    .rows;
}

/** Those that wait for their release, of cases that this person takes part in. */
export async function listProposed(tx: Tx): Promise<{ code: string; request: string; proposedBy: number }[]> {
  const found = await sql<{
    code: string;
    request: string;
    proposedBy: number;
  }>`select x.code, r.code as request, x.proposed_by
    from cases.extract x join cases.data_request r on r.id = x.request_id
    where x.released_at is null and x.withdrawn_at is null order by x.id limit 100`.execute(tx);
  return found.rows;
}

/** One of a request, held until the transaction ends where it is to be changed. */
export async function findExtract(
  tx: Tx,
  of: { readonly requestId: number; readonly code: string },
  hold = false,
): Promise<ExtractRow | undefined> {
  if (hold) await sql`select from cases.extract where code = ${of.code} for no key update`.execute(tx);
  const found =
    await sql<ExtractRow>`${EXTRACT} where x.request_id = ${of.requestId} and x.code = ${of.code}`.execute(
      tx,
    );
  return found.rows[0];
}

/** The things of a case that tell of the same person, and how many people it has of their part. */
export async function findSame(
  tx: Tx,
  of: { readonly caseId: number; readonly thingId: number; readonly part: string },
): Promise<{ things: number[]; people: number }> {
  const found = await sql<{ things: number[]; people: number }>`select
      (select coalesce(jsonb_agg(p.id order by p.id), '[]') from cases.person p join cases.thing t on t.id = p.id and t.gone_at is null
        where p.case_id = ${of.caseId} and coalesce(p.same_as, p.id) = (select coalesce(m.same_as, m.id) from cases.person m where m.id = ${of.thingId})) as things,
      (select count(*)::int from cases.counted_person c where c.case_id = ${of.caseId} and c.part = ${of.part}) as people`.execute(
    tx,
  );
  return found.rows[0] ?? { things: [], people: 0 };
}

/** Who does it, and when. */
export interface ExtractBy {
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
}

/** Enters one. */
export async function addExtract(
  tx: Tx,
  given: ExtractBy & {
    readonly code: string;
    readonly requestId: number;
    readonly caseId: number;
    readonly thingId: number;
    readonly unitId: number;
    readonly representative: boolean;
  },
): Promise<void> {
  await sql`insert into cases.extract (code, request_id, case_id, thing_id, unit_id, representative, proposed_at, proposed_by, proposed_by_name)
    values (${given.code}, ${given.requestId}, ${given.caseId}, ${given.thingId}, ${given.unitId}, ${given.representative}, ${given.at},
      ${given.personId}, ${given.byName})`.execute(tx);
}

/** Releases it until a moment. */
export async function releaseExtract(
  tx: Tx,
  id: number,
  by: ExtractBy & { readonly expiresAt: Date },
): Promise<void> {
  await sql`update cases.extract set released_at = ${by.at}, released_by = ${by.personId}, released_by_name = ${by.byName},
    expires_at = ${by.expiresAt} where id = ${id}`.execute(tx);
}

/** Takes it back. */
export async function withdrawExtract(tx: Tx, id: number, by: ExtractBy): Promise<void> {
  await sql`update cases.extract set withdrawn_at = ${by.at}, withdrawn_by = ${by.personId}, withdrawn_by_name = ${by.byName}
    where id = ${id}`.execute(tx);
}

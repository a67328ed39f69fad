/** SQL of no-contact decisions that wait for somebody, over all cases that the person sees. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { BanRow } from "./ban.ts";

/** One that waits, with the code of its case. */
export interface BanDue extends BanRow {
  readonly code: string;
}

const MOST = 100;

/** Undecided ones, those with a request to cancel, and those that run; whose case the person co-ordinates. */
export async function listBansDue(tx: Tx, at: Date): Promise<BanDue[]> {
  const found = await sql<BanDue>`select b.*, c.code from cases.ban b join cases."case" c on c.id = b.case_id
      join cases.thing t on t.id = b.id
    where t.gone_at is null and c.unit_id = any ((select access.seen_units())::int[])
      and ((b.decided_at is null and b.refused_at is null) or (b.cancel_asked_at is not null and b.cancel_answered_at is null)
        or (b.to_at > ${at} and b.cancelled_at is null))
    order by b.requested_at nulls first, b.id limit ${MOST}`.execute(tx);
  return found.rows;
}

/** A unit as its paper names it. */
export async function findHead(
  tx: Tx,
  unitId: number,
): Promise<{ code: string; name: string; kind: string } | undefined> {
  const found = await sql<{
    code: string;
    name: string;
    kind: string;
  }>`select code, name, kind from agencies.unit
    where id = ${unitId}`.execute(tx);
  return found.rows[0];
}

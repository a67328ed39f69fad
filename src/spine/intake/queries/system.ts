/** SQL of other systems that may send reports: who they are; of their keys only a hash. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Channel } from "../schema.ts";

export interface SystemRow {
  readonly id: number;
  readonly name: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly channel: Channel;
  readonly createdAt: Date;
  readonly createdByName: string | null;
  readonly lastUsedAt: Date | null;
  readonly disabledAt: Date | null;
}

const SYSTEM = sql`select s.id, s.name, s.unit_id, u.name as unit_name, s.channel, s.created_at, s.created_by_name, s.last_used_at, s.disabled_at
  from intake.system s join agencies.unit u on u.id = s.unit_id`;

export async function listSystems(tx: Tx): Promise<SystemRow[]> {
  return (await sql<SystemRow>`${SYSTEM} order by s.disabled_at is not null, s.name, s.id`.execute(tx)).rows;
}

/** The system whose key has this hash, if it may send; notes that it did. */
export async function findSystem(tx: Tx, keyHash: Buffer, at: Date): Promise<SystemRow | undefined> {
  const used = await sql<{ id: number }>`update intake.system set last_used_at = ${at}
    where key_hash = ${keyHash} and disabled_at is null returning id`.execute(tx);
  const id = used.rows[0]?.id;
  return id === undefined
    ? undefined
    : (await sql<SystemRow>`${SYSTEM} where s.id = ${id}`.execute(tx)).rows[0];
}

export async function addSystem(
  tx: Tx,
  system: {
    readonly name: string;
    readonly unitId: number;
    readonly channel: Channel;
    readonly keyHash: Buffer;
    readonly at: Date;
    readonly byName: string | null;
  },
): Promise<void> {
  await sql`insert into intake.system (name, unit_id, channel, key_hash, created_at, created_by_name)
    values (${system.name}, ${system.unitId}, ${system.channel}, ${system.keyHash}, ${system.at}, ${system.byName})`.execute(
    tx,
  );
}

/** Ends a system for good; false where there is none, or it ended before. */
export async function endSystem(tx: Tx, id: number, at: Date): Promise<boolean> {
  const ended = await sql`update intake.system set disabled_at = ${at}
    where id = ${id} and disabled_at is null returning id`.execute(tx);
  return ended.rows.length > 0;
}

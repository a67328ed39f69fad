/** All SQL of the vault. Nothing else reads or writes vault.record_key. */
import { sql } from "kysely";
import type { Tx } from "../database/index.ts";

/** A key as it is kept: wrapped. */
export interface WrappedKey {
  readonly record: string;
  readonly master: number;
  readonly wrapped: Buffer;
}

/** Number of the advisory lock that a turning over of the master key takes alone, and each making of a key shared. */
const TURNING = 726830;

/** From here to its end the transaction stands between two turnings of the master: the newest master stays the newest. */
export async function holdNewest(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${TURNING}::bigint)`.execute(tx);
}

/** Keeps new keys. */
export async function insertKeys(tx: Tx, keys: readonly WrappedKey[]): Promise<void> {
  await sql`insert into vault.record_key (record, master, wrapped)
    select * from unnest(${keys.map((k) => k.record)}::uuid[], ${keys.map((k) => k.master)}::smallint[],
      ${keys.map((k) => k.wrapped)}::bytea[])`.execute(tx);
}

/** The keys of these records as they are kept; destroyed and unknown ones are absent. */
export async function findKeys(tx: Tx, records: readonly string[]): Promise<readonly WrappedKey[]> {
  const found = await sql<WrappedKey>`select record, master, wrapped from vault.record_key
    where record = any(${records}::uuid[]) and wrapped is not null`.execute(tx);
  return found.rows;
}

/** Who destroys a key, when and why. */
export interface Destroying {
  readonly at: Date;
  readonly byName: string;
  readonly because: string;
}

/** Destroys a key; false where the record never had one. */
export async function destroyKey(
  tx: Tx,
  record: string,
  { at, byName, because }: Destroying,
): Promise<boolean> {
  const done = await sql<{ known: boolean }>`
    select vault.destroy_key(${record}::uuid, ${at}::timestamptz, ${byName}, ${because}) as known`.execute(
    tx,
  );
  return done.rows[0]?.known === true;
}

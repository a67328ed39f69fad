/** All SQL of the vault. Nothing else reads or writes vault.record_key. */
import { sql } from "kysely";
import type { Database, Tx } from "../database/index.ts";

/** A key as it is kept: wrapped. */
export interface WrappedKey {
  readonly record: string;
  readonly master: number;
  readonly wrapped: Buffer;
}

/** Number of the advisory lock that a turning over of the master key takes alone, and each making of a key shared. */
const TURNING = 726830;
const LOCK_NOT_AVAILABLE = "55P03";

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

/** How many keys each master wraps, ascending by number. */
export interface WrappedCount {
  readonly master: number;
  readonly keys: number;
}

/** How many keys each master wraps; destroyed ones are nobody's. */
export async function countWrapped(tx: Tx): Promise<readonly WrappedCount[]> {
  const found = await sql<WrappedCount>`select master, count(*) as keys from vault.record_key
    where wrapped is not null group by master order by master`.execute(tx);
  return found.rows;
}

/** How many keys were destroyed, by the master that wrapped them last. */
export async function countDestroyed(tx: Tx): Promise<readonly WrappedCount[]> {
  const found = await sql<WrappedCount>`select master, count(*) as keys from vault.record_key
    where wrapped is null group by master order by master`.execute(tx);
  return found.rows;
}

/** The highest number that a master ever had here, whether anything is wrapped by it or not; 0 where there was none. */
export async function highestMaster(tx: Tx): Promise<number> {
  const found = await sql<{ n: number }>`select greatest(0,
    (select max(master) from vault.record_key),
    (select max(substring(file from '^record-([0-9]+)[.]key$')::int) from vault.key_mark)) as n`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/**
 * Waits until no transaction is under way that makes a key; whoever begins one afterwards sees the masters anew. False when one
 * takes longer than two seconds: new ones queue behind the wait, so it must not be long.
 */
export async function awaitMakers(owner: Database): Promise<boolean> {
  try {
    await owner.transaction({}, async (tx) => {
      await sql`set local lock_timeout = '2s'`.execute(tx);
      await sql`select pg_advisory_xact_lock(${TURNING}::bigint)`.execute(tx);
    });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

/** Some keys that a master older than this one wraps, held until the transaction ends. */
export async function lockOlder(tx: Tx, newest: number, most: number): Promise<readonly WrappedKey[]> {
  const found = await sql<WrappedKey>`select record, master, wrapped from vault.record_key
    where master < ${newest} and wrapped is not null order by master, record limit ${most} for update`.execute(
    tx,
  );
  return found.rows;
}

/** Puts keys wrapped by another master in place of these; returns what is kept now. */
export async function replaceWrapped(tx: Tx, keys: readonly WrappedKey[]): Promise<readonly WrappedKey[]> {
  const found = await sql<WrappedKey>`update vault.record_key k set master = n.master, wrapped = n.wrapped
    from unnest(${keys.map((k) => k.record)}::uuid[], ${keys.map((k) => k.master)}::smallint[],
      ${keys.map((k) => k.wrapped)}::bytea[]) as n (record, master, wrapped)
    where k.record = n.record and k.wrapped is not null returning k.record, k.master, k.wrapped`.execute(tx);
  return found.rows;
}

const ONE_AT_A_TIME = 726831;

/** Runs while no other process turns the master over; null when one does. A killed process gives its turn back. */
export async function aloneTurning<T>(owner: Database, run: () => Promise<T>): Promise<T | null> {
  const client = await owner.connect();
  try {
    const { rows } = await client.query<{ ours: boolean }>("select pg_try_advisory_lock($1) as ours", [
      ONE_AT_A_TIME,
    ]);
    if (rows[0]?.ours !== true) return null;
    return await run().finally(() => client.query("select pg_advisory_unlock($1)", [ONE_AT_A_TIME]));
  } finally {
    client.release();
  }
}

/** By what a key file is recognised. */
export interface KeyMark {
  readonly file: string;
  readonly mark: Buffer;
}

/** The marks that were noted. */
export async function listMarks(tx: Tx): Promise<readonly KeyMark[]> {
  return tx.selectFrom("vault.keyMark").select(["file", "mark"]).execute();
}

/** Forgets every mark. */
export async function forgetMarks(tx: Tx): Promise<void> {
  await tx.deleteFrom("vault.keyMark").execute();
}

/** Notes marks; one that is there stays. */
export async function noteMarks(tx: Tx, marks: readonly KeyMark[]): Promise<void> {
  if (marks.length === 0) return;
  await tx
    .insertInto("vault.keyMark")
    .values([...marks])
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Until the transaction ends, reads as the role of backups: an owner under forced row security would count too few, and not know. */
export async function readAll(tx: Tx): Promise<void> {
  await sql`set local role toam_backup`.execute(tx);
}

/** How many records of a table cannot be opened: their key is not there, or was destroyed. */
export interface Unopenable {
  readonly table: string;
  readonly absent: number;
  readonly destroyed: number;
}

/**
 * Goes through every table of ours with a column `record uuid`, which is how a protected row names its key, and counts the
 * records whose key is gone. Only tables with such records are returned.
 */
export async function countUnopenable(tx: Tx): Promise<readonly Unopenable[]> {
  const tables = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name from pg_catalog.pg_attribute a
      join pg_catalog.pg_class c on c.oid = a.attrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where a.attname = 'record' and a.atttypid = 'uuid'::regtype and not a.attisdropped
      and c.relkind = 'r' and c.relpersistence = 'p' and n.nspname <> 'vault' order by 1, 2`.execute(tx);
  const counted: Unopenable[] = [];
  for (const { schema, name } of tables.rows) {
    const { rows } = await sql<Omit<Unopenable, "table">>`
      select count(*) filter (where k.record is null) as absent,
             count(*) filter (where k.record is not null and k.wrapped is null) as destroyed
      from (select distinct record from ${sql.id(schema, name)} where record is not null) t
        left join vault.record_key k on k.record = t.record`.execute(tx);
    const [one] = rows;
    if (one && one.absent + one.destroyed > 0) counted.push({ table: `${schema}.${name}`, ...one });
  }
  return counted;
}

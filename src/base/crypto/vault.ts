/**
 * The vault: every protected record has a key of its own, kept wrapped by a master key that is in no database and in no
 * backup. Whoever may read a record opens its key and unseals; without the keys folder a copy of the database tells
 * nothing; once a record's key is destroyed, nobody reads it again, in no copy (decision 0041).
 */
import { randomBytes, randomUUID } from "node:crypto";
import type { Tx } from "../database/index.ts";
import { masterOf, newestMaster, type Master } from "./masters.ts";
import { destroyKey, findKeys, holdNewest, insertKeys, type Destroying, type WrappedKey } from "./queries.ts";
import { decrypt, encrypt, sealValue, unsealValue } from "./seal.ts";

export { openVault } from "./masters.ts";
export { boxPublicKey, openBox, sealToBox } from "./box.ts";
export { tokenOf } from "./token.ts";
export type { TokenKind } from "./token.ts";

/** A record's key, open. Keep it no longer than the request. */
export interface RecordKey {
  /** The record's uuid in the vault; the table that holds what is sealed keeps it too, without a foreign key. */
  readonly record: string;
  readonly key: Buffer;
}

const KEY_BYTES = 32;

const wrapping = (record: string, master: number): string => `record-key:${record}:${master}`;

/** Wraps a record's key by a master; the wrapped one opens for no other record and under no other master. */
export function wrap({ record, key }: RecordKey, master: Master): WrappedKey {
  return {
    record,
    master: master.number,
    wrapped: encrypt(master.key, wrapping(record, master.number), { plain: key }),
  };
}

/** Opens a wrapped key. Throws ConfigRefused where its master's file is gone, an Error where the master is another one. */
export function unwrap({ record, master, wrapped }: WrappedKey): RecordKey {
  const opener = masterOf(master);
  try {
    return { record, key: decrypt(opener, wrapping(record, master), wrapped) };
  } catch (cause) {
    throw new Error(`The key of a record does not open under master key ${master}.`, { cause });
  }
}

/** Makes keys for so many new records, in the transaction that writes them. */
export async function makeRecordKeys(tx: Tx, count: number): Promise<readonly RecordKey[]> {
  await holdNewest(tx);
  const master = newestMaster();
  const keys = Array.from({ length: count }, () => ({ record: randomUUID(), key: randomBytes(KEY_BYTES) }));
  await insertKeys(
    tx,
    keys.map((key) => wrap(key, master)),
  );
  return keys;
}

/** Makes the key of one new record, in the transaction that writes it. */
export async function makeRecordKey(tx: Tx): Promise<RecordKey> {
  const [key] = await makeRecordKeys(tx, 1);
  if (!key) throw new Error("No key was made.");
  return key;
}

/** Opens the keys of these records, by record; destroyed ones are absent. */
export async function openRecordKeys(
  tx: Tx,
  records: readonly string[],
): Promise<ReadonlyMap<string, RecordKey>> {
  if (records.length === 0) return new Map();
  const found = await findKeys(tx, records);
  return new Map(found.map((kept) => [kept.record, unwrap(kept)]));
}

/**
 * Destroys a record's key for good: what is sealed under it opens nowhere any more, backups included. Done twice, the first
 * reason stands. Throws for a record that never had a key.
 */
export async function destroyRecordKey(tx: Tx, record: string, why: Destroying): Promise<void> {
  if (!(await destroyKey(tx, record, why))) throw new Error("There is no such record in the vault.");
}

const place = (record: string, where: string): string => `${record}\n${where}`;

/** Seals a JSON value, bound to the record and to a place in it ("case.text", "person.17"). */
export function seal({ record, key }: RecordKey, where: string, value: unknown): Buffer {
  return sealValue(key, place(record, where), value);
}

/** Opens what was sealed. Throws when record, place or any bit differs. */
export function unseal({ record, key }: RecordKey, where: string, sealed: Buffer): unknown {
  return unsealValue(key, place(record, where), sealed);
}

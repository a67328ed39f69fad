/**
 * Turning the master key over while the system runs: a new master, every record's key wrapped by it, the old master's file
 * removed. What is sealed stays as it is; only the small wrapped keys are written again. Killed anywhere, it goes on where it
 * was: what it has to do is read from the folder and the table, nothing else is remembered.
 */
import { setTimeout } from "node:timers/promises";
import { ConfigRefused } from "../config.ts";
import type { Database } from "../database/index.ts";
import { makeSecret, masterFile, mastersIn, removeMaster } from "./key-files.ts";
import { checkKeys } from "./marks.ts";
import { newestMaster, type Master } from "./masters.ts";
import {
  aloneTurning,
  awaitMakers,
  countWrapped,
  highestMaster,
  lockOlder,
  replaceWrapped,
  type WrappedKey,
} from "./queries.ts";
import { unwrap, wrap } from "./vault.ts";

const BATCH = 500;
const PAUSE_MS = 500;

/** What a turning over did. */
export interface Turned {
  /** The file by which everything is wrapped now. */
  readonly master: string;
  /** True when it finished what an earlier, interrupted one had begun. */
  readonly resumed: boolean;
  readonly rewrapped: number;
  /** Files of masters that were removed, since nothing is wrapped by them. */
  readonly removed: readonly string[];
}

/** Where the keys are, and who hears how far it is. */
export interface Turning {
  readonly keysDir: string;
  readonly progress: (done: number, all: number) => void;
  /** Runs when every key is wrapped by the new master and before an old one is removed: what must not miss the new ones. */
  readonly beforeRemoving: () => Promise<unknown>;
}

/**
 * Turns the master over. `openVault` was called before. Throws ConfigRefused when another process is at it, or the keys
 * folder is not this database's; then nothing was removed.
 */
export async function rotateMaster(owner: Database, turning: Turning): Promise<Turned> {
  const turned = await aloneTurning(owner, () => turn(owner, turning));
  if (turned) return turned;
  throw new ConfigRefused({
    vi: "Một lần thay khóa chủ khác đang chạy: hãy chờ nó xong.",
    en: "The master key is being turned over by another process: wait until it is done.",
  });
}

async function turn(owner: Database, { keysDir, progress, beforeRemoving }: Turning): Promise<Turned> {
  await checkKeys(owner, keysDir);
  const resumed = mastersIn(keysDir).length > 1;
  if (!resumed) await makeNext(owner, keysDir);
  await checkKeys(owner, keysDir);
  // A transaction that began before the new master was there may still wrap by the old one; none does after this.
  while (!(await awaitMakers(owner))) await setTimeout(PAUSE_MS);
  const newest = newestMaster();
  const rewrapped = await rewrapAll(owner, newest, progress);
  await beforeRemoving();
  const removed = await removeOlder(owner, keysDir, newest.number);
  return { master: masterFile(newest.number), resumed, rewrapped, removed };
}

/** A number is never given twice: a copy of an old key must not be taken for one wrapped by the new master. */
async function makeNext(owner: Database, keysDir: string): Promise<void> {
  const highest = await owner.transaction({}, highestMaster, "read");
  makeSecret(keysDir, masterFile(Math.max(highest, ...mastersIn(keysDir)) + 1));
}

async function rewrapAll(owner: Database, newest: Master, progress: Turning["progress"]): Promise<number> {
  const counted = await owner.transaction({}, countWrapped, "read");
  const all = counted.filter(({ master }) => master < newest.number).reduce((sum, { keys }) => sum + keys, 0);
  let done = 0;
  let some = 0;
  do {
    some = await owner.transaction({}, async (tx) => {
      const older = await lockOlder(tx, newest.number, BATCH);
      if (older.length > 0) await rewrap(older, (keys) => replaceWrapped(tx, keys), newest);
      return older.length;
    });
    done += some;
    if (some > 0) progress(done, Math.max(all, done));
  } while (some > 0);
  return done;
}

/** What the database kept is opened again before the batch is committed: after this the old master opens nothing any more. */
async function rewrap(
  older: readonly WrappedKey[],
  replace: (keys: readonly WrappedKey[]) => Promise<readonly WrappedKey[]>,
  newest: Master,
): Promise<void> {
  const open = new Map(older.map((kept) => [kept.record, unwrap(kept)]));
  const kept = await replace([...open.values()].map((key) => wrap(key, newest)));
  const same = kept.filter((one) => open.get(one.record)?.key.equals(unwrap(one).key));
  if (same.length !== older.length)
    throw new Error("A key did not come back as it was; the old master stays.");
}

async function removeOlder(owner: Database, keysDir: string, newest: number): Promise<string[]> {
  const inUse = new Set((await owner.transaction({}, countWrapped, "read")).map(({ master }) => master));
  const older = mastersIn(keysDir).filter((number) => number < newest && !inUse.has(number));
  for (const number of older) removeMaster(keysDir, number);
  return older.map(masterFile);
}

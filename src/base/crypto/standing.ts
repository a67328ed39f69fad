/** How the keys of records stand: for whoever keeps them, and after a restore. */
import type { Database } from "../database/index.ts";
import { masterFile, mastersIn } from "./key-files.ts";
import { findTrouble, type KeyTrouble } from "./marks.ts";
import {
  countDestroyed,
  countUnopenable,
  countWrapped,
  readAll,
  type Unopenable,
  type WrappedCount,
} from "./queries.ts";

/** The table whose rows no backup of data holds. */
export const KEPT_APART: readonly string[] = ["vault.record_key"];

/** Masters, keys, and what does not open. */
export interface KeyStanding {
  /** The masters in the folder, and how many keys each wraps. New keys are wrapped by the last. */
  readonly masters: readonly { readonly file: string; readonly keys: number }[];
  readonly destroyed: number;
  /** Of the destroyed ones, those whose last master is still there: a forgotten copy of them opens until it is turned over. */
  readonly notYetFinal: number;
  readonly trouble: KeyTrouble;
  readonly unopenable: readonly Unopenable[];
}

const total = (counts: readonly WrappedCount[]): number => counts.reduce((sum, { keys }) => sum + keys, 0);

/** Reads how the keys stand, as the owner of the database. */
export async function keyStanding(owner: Database, keysDir: string): Promise<KeyStanding> {
  return owner.transaction(
    {},
    async (tx) => {
      await readAll(tx);
      const wrapped = new Map((await countWrapped(tx)).map(({ master, keys }) => [master, keys]));
      const destroyed = await countDestroyed(tx);
      const masters = mastersIn(keysDir);
      return {
        masters: masters.map((n) => ({ file: masterFile(n), keys: wrapped.get(n) ?? 0 })),
        destroyed: total(destroyed),
        notYetFinal: total(destroyed.filter(({ master }) => masters.includes(master))),
        trouble: await findTrouble(tx, keysDir),
        unopenable: await countUnopenable(tx),
      };
    },
    "read",
  );
}

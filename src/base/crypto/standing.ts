/** How the keys of records stand: for whoever keeps them, and after a restore. */
import type { Database } from "../database/index.ts";
import { masterFile, mastersIn } from "./key-files.ts";
import { findTrouble, type KeyTrouble } from "./marks.ts";
import { countDestroyed, countUnopenable, countWrapped, type Unopenable } from "./queries.ts";

/** The table whose rows no backup of data holds. */
export const KEPT_APART: readonly string[] = ["vault.record_key"];

/** Masters, keys, and what does not open. */
export interface KeyStanding {
  /** The masters in the folder, and how many keys each wraps. New keys are wrapped by the last. */
  readonly masters: readonly { readonly file: string; readonly keys: number }[];
  readonly destroyed: number;
  readonly trouble: KeyTrouble;
  readonly unopenable: readonly Unopenable[];
}

/** Reads how the keys stand, as the owner of the database. */
export async function keyStanding(owner: Database, keysDir: string): Promise<KeyStanding> {
  // Every row, also behind forced row security: the owner counts, and reads no content.
  return owner.transaction(
    { "toam.sees": "all" },
    async (tx) => {
      const wrapped = new Map((await countWrapped(tx)).map(({ master, keys }) => [master, keys]));
      return {
        masters: mastersIn(keysDir).map((n) => ({ file: masterFile(n), keys: wrapped.get(n) ?? 0 })),
        destroyed: await countDestroyed(tx),
        trouble: await findTrouble(tx, keysDir),
        unopenable: await countUnopenable(tx),
      };
    },
    "read",
  );
}

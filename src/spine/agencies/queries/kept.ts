/** The directory kept in this process: loaded once, loaded again when its stamp says that something changed. */
import type { Tx } from "#base/database/index.ts";
import type { Directory } from "../rules/directory.ts";
import { directoryStamp, loadDirectory } from "./units.ts";

let kept: { readonly stamp: string; readonly directory: Directory } | null = null;

/**
 * The directory as it is now, at the price of one small statement. In a transaction that changes units call it before
 * the change: what is not yet committed must not be kept.
 */
export async function keptDirectory(tx: Tx): Promise<Directory> {
  const stamp = await directoryStamp(tx);
  if (kept?.stamp === stamp) return kept.directory;
  const directory = await loadDirectory(tx);
  kept = { stamp, directory };
  return directory;
}

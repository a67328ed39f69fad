/** Where copies of an instance lie, and the copy of record keys beside them. */
import path from "node:path";
import { KEPT_APART } from "#base/crypto/standing.ts";
import { copyApart, type ApartReport } from "#base/database/backup/index.ts";

/** The copy of record keys that belongs to the backups in a folder: one, the newest. */
export function keyCopyIn(folder: string): string {
  return path.join(folder, "to-am-record-keys.zip");
}

/** Takes the copy of record keys anew, in the place of the one before. */
export async function copyKeys(
  url: string,
  folder: string,
): Promise<ApartReport & { readonly file: string }> {
  const file = keyCopyIn(folder);
  return { file, ...(await copyApart({ url, file, apart: KEPT_APART })) };
}

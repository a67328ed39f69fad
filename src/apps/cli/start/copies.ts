/** Where copies of an instance lie, and what stands beside them: the copy of record keys, and the keys folder sealed. */
import { readdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { sealKeyFiles } from "#base/crypto/recovery.ts";
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

/** The keys folder, sealed to whoever brings enough parts together. */
export function sealedKeysIn(folder: string): string {
  return path.join(folder, "to-am-recovery.sealed");
}

/** Seals the keys folder as it is now, in the place of what was sealed before; null where no parts were made. */
export async function copySealedKeys(keysDir: string, folder: string): Promise<string | null> {
  const sealed = sealKeyFiles(keysDir);
  if (sealed === null) return null;
  const file = sealedKeysIn(folder);
  await writeFile(`${file}.partial`, sealed, { mode: 0o600, flush: true });
  await rename(`${file}.partial`, file);
  return file;
}

/** Where parts of the recovery key are written unless told otherwise. */
export function sharesFolder(dataDir: string): string {
  return path.join(dataDir, "shares");
}

/** The file of a part. */
export function shareFile(sharing: string, number: number): string {
  return `to-am-part-${sharing}-${number}.txt`;
}

/** How many parts still lie where they were written: whoever copies the instance would have them all. */
export async function countLyingShares(dataDir: string): Promise<number> {
  const names = await readdir(sharesFolder(dataDir)).catch(() => []);
  return names.filter((name) => name.startsWith("to-am-part-")).length;
}

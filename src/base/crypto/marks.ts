/** Are the key files in the folder those that this database was sealed with? Asked at each start, before anyone is served. */
import { createHmac } from "node:crypto";
import { ConfigRefused } from "../config.ts";
import type { Database, Tx } from "../database/index.ts";
import { masterFile, mastersIn, readSecret } from "./key-files.ts";
import { countWrapped, forgetMarks, listMarks, noteMarks, type KeyMark } from "./queries.ts";

const MARK_BYTES = 16;

function markOf(keysDir: string, file: string): KeyMark {
  const mark = createHmac("sha256", readSecret(keysDir, file)).update("toam:key-mark").digest();
  return { file, mark: mark.subarray(0, MARK_BYTES) };
}

/** What stands between this keys folder and this database. */
export interface KeyTrouble {
  /** Files that are there under the right name with another key in them. */
  readonly strange: readonly string[];
  /** Files of masters that are not there, and how many records' keys they wrap. */
  readonly missing: readonly { readonly file: string; readonly records: number }[];
}

function marksIn(keysDir: string): KeyMark[] {
  return ["token.key", "box.key", ...mastersIn(keysDir).map(masterFile)].map((file) => markOf(keysDir, file));
}

/** Compares the keys folder with what the database knows of it. */
export async function findTrouble(tx: Tx, keysDir: string): Promise<KeyTrouble> {
  const known = new Map((await listMarks(tx)).map(({ file, mark }) => [file, mark]));
  const there = new Set(mastersIn(keysDir));
  const wrapped = await countWrapped(tx);
  return {
    strange: marksIn(keysDir).flatMap(({ file, mark }) =>
      known.get(file)?.equals(mark) === false ? [file] : [],
    ),
    missing: wrapped.flatMap(({ master, keys }) =>
      there.has(master) ? [] : [{ file: masterFile(master), records: keys }],
    ),
  };
}

/**
 * Forgets by what the keys were recognised: the next start takes those that it finds for this database's. Only where nothing is
 * left that the former ones would open, after a restore without keys of records.
 */
export async function forgetKeys(owner: Database): Promise<void> {
  await owner.transaction({}, forgetMarks);
}

/**
 * Throws ConfigRefused when a key file is not the one that this database was sealed with, or one that it needs is not
 * there; notes the marks of new ones otherwise.
 */
export async function checkKeys(owner: Database, keysDir: string): Promise<void> {
  await owner.transaction({}, async (tx) => {
    const { strange, missing } = await findTrouble(tx, keysDir);
    const names = [...strange, ...missing.map(({ file }) => file)].join(", ");
    if (names !== "")
      throw new ConfigRefused({
        vi: `Cơ sở dữ liệu này được niêm kín bằng các khóa khác với ${names} trong ${keysDir}: hãy chép lại khóa đã lưu vào đó. Khóa mới không mở được nội dung cũ.`,
        en: `This database was sealed with other keys than ${names} in ${keysDir}: copy the kept ones there. A new key opens nothing that was sealed before.`,
      });
    await noteMarks(tx, marksIn(keysDir));
  });
}

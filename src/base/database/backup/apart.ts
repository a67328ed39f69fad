/**
 * The copy of what is kept apart from backups of data: one archive that each backup replaces, so that what was destroyed in the
 * database is gone from the copy too. Old backups of data stay as they are; they are opened with the newest copy.
 */
import { open, rename, rm } from "node:fs/promises";
import { writeDatabase } from "./backup.ts";
import { quoted, tablesOf } from "./catalogue.ts";
import { MANIFEST, manifestBytes, readManifest, type Manifest } from "./manifest.ts";
import { BackupRefused } from "./refused.ts";
import { connected, loadTable, opened, verify } from "./restore.ts";
import { ZipWriter } from "./zip-write.ts";

/** Which tables ("schema.name"), in which database, and the archive. */
export interface ApartOptions {
  /** Address of the database, as its owner or a superuser. */
  readonly url: string;
  readonly file: string;
  readonly apart: readonly string[];
}

/** What a copy holds. */
export interface ApartReport {
  readonly takenAt: string;
  readonly rows: number;
}

const sumOf = ({ takenAt, tables }: Pick<Manifest, "takenAt" | "tables">): ApartReport => ({
  takenAt,
  rows: tables.reduce((sum, table) => sum + table.rows, 0),
});

/**
 * Writes the copy in the place of the one before, which stands until the new one is whole and on the disk. Take it after the
 * backup of data: it then holds what each of its rows needs. Throws BackupRefused as a backup does.
 */
export async function copyApart({ url, file, apart }: ApartOptions): Promise<ApartReport> {
  const partial = `${file}.partial`;
  const handle = await open(partial, "w", 0o600);
  try {
    const zip = new ZipWriter(handle);
    const chosen = new Set(apart);
    const database = await writeDatabase(url, zip, {
      log: () => undefined,
      part: (name) => (chosen.has(name) ? "rows" : "none"),
    });
    // How far the sequences are belongs to the data.
    const manifest = { ...database, sequences: [], files: [] };
    await zip.add(MANIFEST, [manifestBytes(manifest)]);
    await zip.close();
    await handle.close();
    await rename(partial, file);
    return sumOf(manifest);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

/**
 * Loads a copy into tables that are there and empty. Throws BackupRefused, with nothing changed, for a damaged or foreign
 * archive, another table, or one that holds rows.
 */
export async function loadApart({ url, file, apart }: ApartOptions): Promise<ApartReport> {
  const zip = await opened(file);
  try {
    const manifest = await readManifest(zip);
    await verify(zip, manifest);
    await connected(url, async (client) => {
      const there = new Set((await tablesOf(client)).map(({ schema, name }) => `${schema}.${name}`));
      await client.query("begin");
      for (const table of manifest.tables) {
        const name = `${table.schema}.${table.name}`;
        if (!apart.includes(name) || !there.has(name)) throw another(file, name);
        const held = await client.query(`select from ${quoted(table.schema, table.name)} limit 1`);
        if (held.rowCount !== 0) throw notEmpty(name);
        await loadTable(client, zip, table);
      }
      await client.query("commit");
    });
    return sumOf(manifest);
  } finally {
    await zip.close();
  }
}

function another(file: string, table: string): BackupRefused {
  return new BackupRefused({
    vi: `Tệp ${file} không phải bản sao các khóa hồ sơ (có bảng ${table}).`,
    en: `The file ${file} is not a copy of the keys of records (it holds the table ${table}).`,
  });
}

function notEmpty(table: string): BackupRefused {
  return new BackupRefused({
    vi: `Bảng ${table} đã có dòng: bản sao khóa chỉ được nạp vào nơi còn trống.`,
    en: `The table ${table} holds rows already: a copy of keys is loaded only where there are none.`,
  });
}

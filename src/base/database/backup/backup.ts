/** Takes a backup: one snapshot, every table, every file, counted against the source, hashed, written aside first. */
import { open, rename, rm, writeFile, type FileHandle } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { now } from "../../clock.ts";
import { copyOut } from "../copy.ts";
import { takeRoleThatSeesAll } from "./all-rows.ts";
import {
  copyTarget,
  countRows,
  migrationsOf,
  quoted,
  sequencesOf,
  tablesOf,
  type Table,
} from "./catalogue.ts";
import { listFiles } from "./files.ts";
import { MANIFEST, manifestBytes, type Manifest, type TableEntry } from "./manifest.ts";
import { BackupRefused } from "./refused.ts";
import { ZipWriter } from "./zip-write.ts";

/** What to back up, and where to. */
export interface BackupOptions {
  /** Address of the database, as its owner or a superuser. */
  readonly url: string;
  /** Folder of attached files. Keys are elsewhere and never read. */
  readonly filesDir: string;
  /** The archive to write; refused when it exists. */
  readonly file: string;
  /** Tables ("schema.name") whose rows never go into the archive: what must be destroyable has no copies that stay. */
  readonly apart: readonly string[];
  /** Hears one line per table. */
  readonly log?: (line: string) => void;
}

/** What was written. */
export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly role: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** Files that were removed while the backup ran; they belong to no row of the snapshot any more. */
  readonly vanished: readonly string[];
}

/**
 * Writes the archive and, beside it, its hash (`FILE.sha256`). Throws BackupRefused when the rows cannot all be seen,
 * the file exists, or a table's count differs from what was copied.
 */
export async function backUp(options: BackupOptions): Promise<BackupReport> {
  const partial = `${options.file}.partial`;
  const handle = await createNew(options.file, partial);
  try {
    const report = await writeArchive(options, new ZipWriter(handle));
    await handle.close();
    await rename(partial, options.file);
    await writeFile(`${options.file}.sha256`, `${report.sha256}  ${path.basename(options.file)}\n`, {
      mode: 0o600,
    });
    return report;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

async function createNew(file: string, partial: string): Promise<FileHandle> {
  const existing = await open(file, "r").catch(() => null);
  if (existing !== null) {
    await existing.close();
    throw new BackupRefused({
      vi: `Tệp ${file} đã có: hãy chọn tên khác, bản sao lưu không ghi đè.`,
      en: `The file ${file} exists: choose another name, a backup never overwrites.`,
    });
  }
  try {
    return await open(partial, "w", 0o600);
  } catch (error) {
    const why = (error as { code?: string }).code ?? String(error);
    throw new BackupRefused({
      vi: `Không ghi được ${partial} (${why}).`,
      en: `${partial} cannot be written (${why}).`,
    });
  }
}

async function writeArchive(options: BackupOptions, zip: ZipWriter): Promise<BackupReport> {
  const log = options.log ?? (() => undefined);
  const apart = new Set(options.apart);
  const database = await writeDatabase(options.url, zip, {
    log,
    part: (name) => (apart.has(name) ? "shape" : "rows"),
  });
  // Files after the snapshot: a file is stored before the row that names it, so none of the snapshot's can be missing.
  const { files, vanished } = await writeFiles(options.filesDir, zip, log);
  await zip.add(MANIFEST, [manifestBytes({ ...database, files })]);
  const { bytes, sha256 } = await zip.close();
  return {
    file: options.file,
    bytes,
    sha256,
    vanished,
    role: database.role,
    tables: database.tables.length,
    rows: database.tables.reduce((sum, table) => sum + table.rows, 0),
    files: files.length,
  };
}

export type DatabasePart = Omit<Manifest, "format" | "files">;

/** What goes into an archive of each table ("schema.name"), and who hears of it. */
export interface Choice {
  readonly log: (line: string) => void;
  /** Its rows; its shape alone; nothing at all. */
  readonly part: (name: string) => "rows" | "shape" | "none";
}

/** Writes the chosen tables, all from one snapshot, each counted against it. */
export async function writeDatabase(
  url: string,
  zip: ZipWriter,
  { log, part }: Choice,
): Promise<DatabasePart> {
  const client = new pg.Client({ connectionString: url, application_name: "toam backup" });
  // An error also ends the statement that is running, which is where it is told.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query("set local search_path = ''");
    await client.query("set local statement_timeout = 0");
    await client.query("set local idle_in_transaction_session_timeout = 0");
    const takenAt = now().toISOString();
    const migrations = await migrationsOf(client);
    const tables = (await tablesOf(client)).filter((table) => part(nameOf(table)) !== "none");
    const sequences = await sequencesOf(client);
    const role = await takeRoleThatSeesAll(client, tables);
    const server = (await client.query<{ server_version: string }>("show server_version")).rows[0];
    await lock(client, tables);
    const entries: TableEntry[] = [];
    for (const table of tables) {
      const whole = part(nameOf(table)) === "rows";
      entries.push(await (whole ? writeTable(client, zip, table) : writeShape(zip, table)));
      log(`${nameOf(table)}: ${whole ? entries.at(-1)?.rows : "apart"}`);
    }
    await client.query("commit");
    return { takenAt, role, migrations, sequences, tables: entries, server: server?.server_version ?? "" };
  } finally {
    await client.end();
  }
}

const nameOf = ({ schema, name }: Table): string => `${schema}.${name}`;
const entryOf = ({ schema, name }: Table): string =>
  `tables/${encodeURIComponent(schema)}.${encodeURIComponent(name)}.copy`;

/** Nobody changes a table's shape while it is copied. */
async function lock(client: pg.Client, tables: readonly Table[]): Promise<void> {
  if (tables.length === 0) return;
  const names = tables.map((table) => quoted(table.schema, table.name));
  await client.query(`lock table only ${names.join(", only ")} in access share mode`);
}

async function writeTable(client: pg.Client, zip: ZipWriter, table: Table): Promise<TableEntry> {
  const { schema, name, columns } = table;
  const out = copyOut(client, `copy ${copyTarget(table)} to stdout`);
  const entry = entryOf(table);
  const written = await zip.add(entry, out);
  const rows = await countRows(client, table);
  if (rows !== out.rows()) {
    throw new BackupRefused({
      vi: `Bảng ${schema}.${name} có ${rows} dòng nhưng chỉ chép được ${out.rows()}: bản sao lưu bị hủy.`,
      en: `The table ${schema}.${name} has ${rows} rows but ${out.rows()} were copied: the backup is dropped.`,
    });
  }
  return { schema, name, columns: [...columns], rows, entry, bytes: written.bytes, sha256: written.sha256 };
}

/** A table whose rows are kept elsewhere: restoring knows that it belongs to the schema, and that its rows come later. */
async function writeShape(zip: ZipWriter, table: Table): Promise<TableEntry> {
  const { schema, name, columns } = table;
  const entry = entryOf(table);
  const { bytes, sha256 } = await zip.add(entry, []);
  return { schema, name, columns: [...columns], rows: 0, entry, bytes, sha256, apart: true };
}

async function writeFiles(
  dir: string,
  zip: ZipWriter,
  log: (line: string) => void,
): Promise<{ files: Manifest["files"]; vanished: string[] }> {
  const files: Manifest["files"] = [];
  const vanished: string[] = [];
  for (const name of await listFiles(dir)) {
    const entry = `files/${name}`;
    const source = await openedOrNull(path.join(dir, name));
    if (source === null) {
      vanished.push(name);
      continue;
    }
    const written = await zip.add(entry, source);
    files.push({ path: name, entry, bytes: written.bytes, sha256: written.sha256 });
  }
  log(`files: ${files.length}`);
  return { files, vanished };
}

async function openedOrNull(file: string): Promise<AsyncIterable<Buffer> | null> {
  try {
    return (await open(file, "r")).createReadStream();
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return null;
    throw error;
  }
}

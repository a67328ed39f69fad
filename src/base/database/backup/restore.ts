/** Puts a backup into an empty instance: verified first, loaded in one transaction, counted again. */
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { copyIn } from "../copy.ts";
import * as catalogue from "./catalogue.ts";
import { listFiles, writeFileBytes } from "./files.ts";
import { MANIFEST, readManifest, type Manifest } from "./manifest.ts";
import { BackupRefused } from "./refused.ts";
import { relaxed } from "./relaxed.ts";
import { openZip, type ZipReader } from "./zip-read.ts";

/** What to restore, and where to. */
export interface RestoreOptions {
  readonly file: string;
  /** Address of an empty database, as its owner. */
  readonly url: string;
  /** Folder of attached files, absent or empty. */
  readonly filesDir: string;
  /**
   * Migrates the database at `url`. `onStep` is called before each migration with its name; what it throws must stop
   * the migration there and be thrown on.
   */
  readonly migrate: (onStep: (name: string) => void) => Promise<unknown>;
  /** Loads what is kept apart, once the data is there; when it throws, the instance is emptied again as for any failure. */
  readonly alongside?: () => Promise<unknown>;
  readonly log?: (line: string) => void;
}

/** What was restored. */
export interface RestoreReport {
  readonly takenAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** Tables whose rows the archive does not hold, since they are kept apart. */
  readonly apart: readonly string[];
  /** Migrations of this release that are newer than the backup and were applied after loading. */
  readonly migratedAfterwards: number;
}

/**
 * Restores. Throws BackupRefused, before anything is changed, for a damaged or foreign archive and for an instance
 * that is not empty. When data breaks a rule or a count differs, the instance is left as empty as it was.
 */
export async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const log = options.log ?? (() => undefined);
  const zip = await opened(options.file);
  try {
    const manifest = await readManifest(zip);
    await verify(zip, manifest);
    log(`verified: ${zip.names.length} entries`);
    await refuseUnlessEmpty(options);
    const newer = await orEmptyAgain(options, async () => {
      await migrateAsFarAs(options, manifest);
      await loadTables(options.url, zip, { manifest, log });
      for (const file of manifest.files)
        await writeFileBytes(options.filesDir, file.path, zip.read(file.entry));
      log(`files: ${manifest.files.length}`);
      const applied = await options.migrate(() => undefined);
      await options.alongside?.();
      return applied;
    });
    return {
      takenAt: manifest.takenAt,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
      files: manifest.files.length,
      apart: manifest.tables.filter((table) => table.apart).map(({ schema, name }) => `${schema}.${name}`),
      migratedAfterwards: Array.isArray(newer) ? newer.length : 0,
    };
  } finally {
    await zip.close();
  }
}

/** Opens an archive. Throws BackupRefused when it is none. */
export async function opened(file: string): Promise<ZipReader> {
  try {
    return await openZip(file);
  } catch (error) {
    const why = (error as Error).message;
    throw new BackupRefused({
      vi: `Không đọc được bản sao lưu ${file}: ${why}`,
      en: `The backup ${file} cannot be read: ${why}`,
    });
  }
}

/** Throws BackupRefused unless every entry is what the manifest says. */
export async function verify(zip: ZipReader, manifest: Manifest): Promise<void> {
  const listed = [...manifest.tables, ...manifest.files];
  for (const { entry, sha256 } of listed) {
    const found = await hashOf(zip, entry);
    if (found !== sha256) throw damaged(entry);
  }
  const known = new Set([MANIFEST, ...listed.map(({ entry }) => entry)]);
  const extra = zip.names.find((name) => !known.has(name));
  if (extra !== undefined) throw damaged(extra);
}

async function hashOf(zip: ZipReader, entry: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const block of zip.read(entry)) hash.update(block);
  } catch {
    throw damaged(entry);
  }
  return hash.digest("hex");
}

function damaged(entry: string): BackupRefused {
  return new BackupRefused({
    vi: `Bản sao lưu bị hỏng ở ${entry}; chưa có gì được thay đổi.`,
    en: `The backup is damaged at ${entry}; nothing was changed.`,
  });
}

async function refuseUnlessEmpty({ url, filesDir }: RestoreOptions): Promise<void> {
  const relations = await connected(url, (client) => catalogue.countRelations(client));
  const files = await listFiles(filesDir);
  if (relations === 0 && files.length === 0) return;
  const what = relations > 0 ? `${relations} tables or views` : `${files.length} files in ${filesDir}`;
  throw new BackupRefused({
    vi: `Chỉ khôi phục vào nơi còn trống; ở đây đã có dữ liệu (${what}).`,
    en: `A backup is restored only into an empty instance; this one is not (${what}).`,
  });
}

/** The instance was empty before; when restoring fails it is emptied again, so that one can simply try once more. */
async function orEmptyAgain<T>({ url, filesDir }: RestoreOptions, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    await connected(url, (client) => catalogue.dropEverything(client)).catch(() => undefined);
    for (const name of await listFiles(filesDir)) await rm(path.join(filesDir, name), { force: true });
    throw error;
  }
}

class FarEnough extends Error {}

/** Migrates up to the backup's own last migration: later ones must see the data, as they would have. */
async function migrateAsFarAs({ url, migrate }: RestoreOptions, { migrations }: Manifest): Promise<void> {
  const wanted = new Map(migrations.map(({ name, sha256 }) => [name, sha256]));
  try {
    await migrate((name) => {
      if (!wanted.has(name)) throw new FarEnough();
    });
  } catch (error) {
    if (!(error instanceof FarEnough)) throw error;
  }
  const applied = await connected(url, (client) => catalogue.migrationsOf(client));
  const same =
    applied.length === wanted.size && applied.every(({ name, sha256 }) => wanted.get(name) === sha256);
  if (same) return;
  const missing = migrations.find(({ name }) => !applied.some((one) => one.name === name))?.name ?? "…";
  throw new BackupRefused({
    vi: `Bản sao lưu được tạo bởi một bản phát hành khác (${missing}): hãy khôi phục bằng đúng bản đó hoặc bản mới hơn.`,
    en: `The backup was made by another release (${missing}): restore with that release or a later one.`,
  });
}

interface Loading {
  readonly manifest: Manifest;
  readonly log: (line: string) => void;
}

async function loadTables(url: string, zip: ZipReader, { manifest, log }: Loading): Promise<void> {
  await connected(url, async (client) => {
    await client.query("begin");
    await client.query("set local search_path = ''");
    await client.query("set local statement_timeout = 0");
    const tables = await catalogue.tablesOf(client);
    refuseOtherShape(tables, manifest);
    await relaxed(client, tables, async () => {
      await truncate(client, tables);
      for (const table of manifest.tables) await loadTable(client, zip, table);
    });
    for (const { schema, name, last } of manifest.sequences) {
      const sequence = catalogue.quoted(schema, name);
      if (last !== null) await client.query("select setval($1::regclass, $2::bigint)", [sequence, last]);
    }
    await countAgain(client, manifest);
    await refreshViews(client);
    await client.query("commit");
    await client.query("analyze");
    log(`rows: ${manifest.tables.reduce((sum, table) => sum + table.rows, 0)}`);
  });
}

function refuseOtherShape(tables: readonly catalogue.Table[], manifest: Manifest): void {
  const shape = (list: readonly { schema: string; name: string; columns: readonly string[] }[]): string[] =>
    list.map(({ schema, name, columns }) => `${schema}.${name}(${columns.toSorted().join(",")})`);
  const here = new Set(shape(tables));
  const there = new Set(shape(manifest.tables));
  const [other] = here.symmetricDifference(there);
  if (other === undefined) return;
  throw new BackupRefused({
    vi: `Cấu trúc bảng không khớp với bản sao lưu: ${other}`,
    en: `The shape of the tables differs from the backup's: ${other}`,
  });
}

/** Migrations write code lists; the backup holds them too, as they were. */
async function truncate(client: pg.Client, tables: readonly catalogue.Table[]): Promise<void> {
  if (tables.length === 0) return;
  const names = tables.map((table) => catalogue.quoted(table.schema, table.name));
  await client.query(`truncate only ${names.join(", only ")}`);
}

/** Loads the rows of one table. Throws BackupRefused when their number is not the manifest's. */
export async function loadTable(
  client: pg.Client,
  zip: ZipReader,
  table: Manifest["tables"][number],
): Promise<void> {
  const rows = await copyIn(client, `copy ${catalogue.copyTarget(table)} from stdin`, zip.read(table.entry));
  if (rows !== table.rows) throw wrongCount(table, rows);
}

async function countAgain(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const table of manifest.tables) {
    const rows = await catalogue.countRows(client, table);
    if (rows !== table.rows && !(await hidesRows(client, table))) throw wrongCount(table, rows);
  }
}

/** True where row security is forced on us again: what COPY itself counted stands. */
async function hidesRows(
  client: pg.Client,
  { schema, name }: { schema: string; name: string },
): Promise<boolean> {
  const { rows } = await client.query<{ active: boolean }>(
    "select row_security_active($1::regclass) as active",
    [catalogue.quoted(schema, name)],
  );
  return rows[0]?.active === true;
}

function wrongCount(table: Manifest["tables"][number], rows: number): BackupRefused {
  const name = `${table.schema}.${table.name}`;
  return new BackupRefused({
    vi: `Bảng ${name} phải có ${table.rows} dòng nhưng nhận được ${rows}; nơi khôi phục được để trống như trước.`,
    en: `The table ${name} must have ${table.rows} rows but got ${rows}; the instance is empty as before.`,
  });
}

async function refreshViews(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_catalog.pg_class c
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relkind = 'm' order by c.oid`,
  );
  for (const { schema, name } of rows)
    await client.query(`refresh materialized view ${catalogue.quoted(schema, name)}`);
}

/** Runs with a connection of its own. */
export async function connected<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "toam restore" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** Plain SQL migrations, forward only, each once, in the order of their names; an older or newer schema is said in one sentence. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { installed } from "../config.ts";
import { MigrationRefused } from "./refused.ts";
import { ensureRoles } from "./roles.ts";

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** What is applied, what is missing here, and what the database has that this release does not know. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly unknown: readonly string[];
}

async function readMigrations(): Promise<Migration[]> {
  const dir = installed("migrations");
  const names = (await readdir(dir)).filter((f) => f.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(dir, name), "utf8");
      return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function appliedIn(client: pg.Client): Promise<Map<string, string>> {
  const table = await client.query("select to_regclass('public.toam_migration') as t");
  if (!table.rows[0]?.t) return new Map();
  const rows = await client.query("select name, sha256 from public.toam_migration order by name");
  return new Map(rows.rows.map((r) => [r.name as string, r.sha256 as string]));
}

function compare(files: readonly Migration[], applied: ReadonlyMap<string, string>): MigrationState {
  const known = new Set(files.map((f) => f.name));
  return {
    applied: [...applied.keys()],
    pending: files.filter((f) => !applied.has(f.name)).map((f) => f.name),
    unknown: [...applied.keys()].filter((name) => !known.has(name)),
  };
}

/** Throws MigrationRefused where the database has a migration that this release does not know. */
export function refuseNewer(state: MigrationState): void {
  if (state.unknown.length > 0)
    throw new MigrationRefused({
      vi: `Cơ sở dữ liệu do bản mới hơn tạo (có ${state.unknown.at(-1)}). Hãy cài bản đó; chưa có gì bị thay đổi.`,
      en: `The database was made by a newer release (it has ${state.unknown.at(-1)}). Install that release; nothing was changed.`,
    });
}

function tooOld(major: number): MigrationRefused {
  return new MigrationRefused({
    vi: `Cần PostgreSQL 15 trở lên; máy chủ này là PostgreSQL ${major}.`,
    en: `PostgreSQL 15 or later is needed; this server is ${major}.`,
  });
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into public.toam_migration (name, sha256) values ($1, $2)", [
      migration.name,
      migration.sha256,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    const why = (error as Error).message;
    throw new MigrationRefused(
      {
        vi: `Bước nâng cấp ${migration.name} không chạy được, dữ liệu vẫn như trước bước này: ${why}`,
        en: `Migration ${migration.name} failed; the data is as before it: ${why}`,
      },
      error,
    );
  }
}

/** How the schema of the database at `url` stands to this release; nothing is changed. */
export async function migrationState(url: string): Promise<MigrationState> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return compare(await readMigrations(), await appliedIn(client));
  } finally {
    await client.end();
  }
}

/**
 * Brings the database at `url` (as its owner) to this release: roles, then each pending migration in a
 * transaction of its own. Returns the names applied now. Throws MigrationRefused with one sentence for a server
 * below PostgreSQL 15, rights that are missing, a newer schema, or a migration that was edited after it ran.
 */
export async function migrate(
  url: string,
  key: string,
  onStep: (name: string) => void = () => undefined,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const version = Number((await client.query("show server_version_num")).rows[0].server_version_num);
    if (version < 150_000) throw tooOld(Math.floor(version / 10_000));
    await ensureRoles(client, url, key);
    await client.query("select pg_advisory_lock(726802)");
    await client.query(
      "create table if not exists public.toam_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())",
    );
    const files = await readMigrations();
    const applied = await appliedIn(client);
    const state = compare(files, applied);
    refuseNewer(state);
    const edited = files.find((f) => applied.has(f.name) && applied.get(f.name) !== f.sha256);
    if (edited)
      throw new MigrationRefused({
        vi: `Tệp ${edited.name} đã bị sửa sau khi chạy; các bước nâng cấp chỉ đi tới, không sửa lại.`,
        en: `Migration ${edited.name} was edited after it had run; migrations are forward only.`,
      });
    for (const file of files.filter((f) => !applied.has(f.name))) {
      onStep(file.name);
      await apply(client, file);
    }
    return [...state.pending];
  } finally {
    await client.end();
  }
}

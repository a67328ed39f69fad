/**
 * One PostgreSQL for a test run, in .cache, shared by runs at the same time and kept between runs. A template database
 * holds the migrated schema; it is made again when a migration changes. Durability is off: nothing here is kept.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { today } from "../src/base/clock.ts";
import { startEmbedded, type EmbeddedServer } from "../src/base/database/embedded/index.ts";
import { migrate } from "../src/base/database/migrate.ts";
import { TEST_KEY } from "./key.ts";
import { binDirOf, chosenServer } from "./servers.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Superuser's address of the server and the database to copy. */
    postgres: { url: string; template: string | null; why: string };
  }
}

const root = path.resolve(import.meta.dirname, "..");
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
  autovacuum: "off",
};

/** Starts (or joins) the server before the first test; returns what ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kind = chosenServer();
  const server = await startServer(kind, path.join(root, ".cache", `test-${kind}`, "postgres"));
  // A migration that fails must fail the tests that need the schema, and no others.
  const made = await ensureTemplate(server.url).then(
    (template) => ({ template, why: "" }),
    (error: unknown) => ({ template: null, why: String(error) }),
  );
  project.provide("postgres", { url: server.url, ...made });
  return () => server.stop();
}

async function startServer(kind: "embedded" | "debian", dir: string): Promise<EmbeddedServer> {
  const binDir = binDirOf(kind);
  const options = { dir, settings: SETTINGS, ...(binDir !== undefined && { binDir }) };
  try {
    return await startEmbedded(options);
  } catch {
    // Without fsync a power cut may spoil the files; there is nothing in them to keep.
    rmSync(path.dirname(dir), { recursive: true, force: true });
    return await startEmbedded(options);
  }
}

/** Makes the migrated template once per content of the migrations; sweeps what killed runs left. */
async function ensureTemplate(url: string): Promise<string> {
  const name = `template_${migrationsHash()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(7261)");
    await sweep(client, name);
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) await makeTemplate(client, url, name);
  } finally {
    await client.end();
  }
  return name;
}

async function makeTemplate(client: pg.Client, url: string, name: string): Promise<void> {
  await client.query(`drop database if exists ${name}_making with (force)`);
  await client.query(`create database ${name}_making`);
  await migrateInto(url, `${name}_making`);
  await client.query(`alter database ${name}_making rename to ${name}`);
}

async function migrateInto(url: string, database: string): Promise<void> {
  await migrate(withDatabase(url, database), TEST_KEY);
}

/** Databases of dead runs, templates of older migrations, and casts of other days, that nobody uses. */
async function sweep(client: pg.Client, keep: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname ~ '^(test|template|cast)_'",
  );
  for (const { datname } of rows) {
    if (datname === keep || datname.startsWith(`cast_${today().replaceAll("-", "")}_`)) continue;
    const pid = Number(/^test_(\d+)_/.exec(datname)?.[1] ?? 0);
    if (pid !== 0 && isAlive(pid)) continue;
    // A template in use by another run's CREATE DATABASE refuses; it is swept another time.
    await client.query(`drop database if exists "${datname}"`).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function migrationsHash(): string {
  const hash = createHash("sha256");
  const dir = path.join(root, "migrations");
  const files = existsSync(dir) ? readdirSync(dir, { recursive: true, encoding: "utf8" }).toSorted() : [];
  for (const file of files.filter((name) => name.endsWith(".sql"))) {
    hash.update(file).update(readFileSync(path.join(dir, file)));
  }
  for (const runner of ["migrate.ts", "roles.ts"]) {
    hash.update(readFileSync(path.join(root, "src/base/database", runner)));
  }
  return hash.digest("hex").slice(0, 16);
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** The database of this instance: an outside one by DATABASE_URL, or the embedded one under the data folder. */
import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { Config } from "#base/config.ts";
import { startEmbedded } from "#base/database/embedded/index.ts";
import { migrationState, refuseNewer } from "#base/database/index.ts";
import { Refused } from "../command.ts";

const OLDEST_SERVER = 15;

/** A database to work on. Close it when done; an outside one is left as it is. */
export interface InstanceDatabase {
  /** The owner's address, with its password: never print it. */
  readonly url: string;
  readonly kind: "embedded" | "outside";
  /** Major version of the server. */
  readonly major: number;
  /** True when an embedded server was found running. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

/** Where the embedded server keeps its files. */
export function embeddedFolders(config: Config): { dir: string; keysDir: string } {
  return { dir: path.join(config.dataDir, "postgres"), keysDir: path.join(config.dataDir, "keys") };
}

/**
 * Opens the instance's database. Refuses, with one sentence, an address that is not one, a server that does not
 * answer, and one older than PostgreSQL 15.
 */
export async function openInstanceDatabase(
  config: Config,
  options: { supervise?: boolean; log?: (line: string) => void } = {},
): Promise<InstanceDatabase> {
  if (config.databaseUrl !== null) {
    const major = await majorOf(config.databaseUrl);
    return { url: config.databaseUrl, kind: "outside", major, adopted: false, stop: () => Promise.resolve() };
  }
  const server = await startEmbedded({ ...embeddedFolders(config), ...options });
  const major = await majorOf(server.url);
  return { url: server.url, kind: "embedded", major, adopted: server.adopted, stop: () => server.stop() };
}

/** Opens the instance's database for one command, and closes it whatever happens. */
export async function withInstanceDatabase<T>(
  config: Config,
  run: (db: InstanceDatabase) => Promise<T>,
): Promise<T> {
  const database = await openInstanceDatabase(config);
  try {
    return await run(database);
  } finally {
    await database.stop();
  }
}

/**
 * Opens the database of an instance that stands already. Refuses, with one sentence, a place where there is none, and,
 * unless `schema` is "any", one whose schema is not this release's.
 */
export async function withStandingInstance<T>(
  config: Config,
  run: (db: InstanceDatabase) => Promise<T>,
  schema: "current" | "any" = "current",
): Promise<T> {
  // Asked first: opening the embedded server would make an empty one.
  const made = path.join(embeddedFolders(config).dir, "PG_VERSION");
  if (config.databaseUrl === null && !existsSync(made)) throw noInstance(config.dataDir);
  return withInstanceDatabase(config, async (database) => {
    const state = await migrationState(database.url);
    if (state.applied.length === 0)
      throw noInstance(config.databaseUrl === null ? config.dataDir : "DATABASE_URL");
    if (schema === "current") {
      refuseNewer(state);
      if (state.pending.length > 0) throw olderSchema(state.pending.length);
    }
    return run(database);
  });
}

function noInstance(place: string): Refused {
  return new Refused({
    vi: `Chưa có Tổ Ấm nào ở ${place}: hãy khởi động một lần (./toam start hoặc ./toam migrate), hoặc đặt TOAM_DATA hay DATABASE_URL cho đúng nơi.`,
    en: `There is no Tổ Ấm at ${place} yet: start it once (./toam start or ./toam migrate), or point TOAM_DATA or DATABASE_URL to the right place.`,
  });
}

function olderSchema(steps: number): Refused {
  return new Refused({
    vi: `Cơ sở dữ liệu còn ở bản cũ hơn (thiếu ${steps} bước nâng cấp): hãy sao lưu, rồi chạy ./toam migrate.`,
    en: `The database is of an older release (${steps} migrations are missing): back up, then run ./toam migrate.`,
  });
}

async function majorOf(url: string): Promise<number> {
  const client = clientFor(url);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (major < OLDEST_SERVER) throw tooOld(major);
    return major;
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw noAnswer((error as Error).message || ((error as { code?: string }).code ?? ""));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function clientFor(url: string): pg.Client {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Refused({
      vi: "DATABASE_URL không phải là địa chỉ PostgreSQL (postgres://người-dùng:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu).",
      en: "DATABASE_URL is not a PostgreSQL address (postgres://user:password@host:port/database).",
    });
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  return client;
}

function tooOld(major: number): Refused {
  return new Refused({
    vi: `Cần PostgreSQL ${OLDEST_SERVER} trở lên; máy chủ này là PostgreSQL ${major}.`,
    en: `PostgreSQL ${OLDEST_SERVER} or later is needed; this server is PostgreSQL ${major}.`,
  });
}

function noAnswer(why: string): Refused {
  return new Refused({
    vi: `Không vào được cơ sở dữ liệu ở DATABASE_URL: ${why}`,
    en: `The database at DATABASE_URL cannot be entered: ${why}`,
  });
}

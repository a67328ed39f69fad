/** Making the data folder, starting the server in it, and waiting until it answers. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { isAlive, ownToken, pidOf } from "../../alive.ts";
import { serverEnvironment, type Binaries } from "./binaries.ts";
import { ensureFolder } from "./folder.ts";
import { handOver, mayWrite, type Identity } from "./identity.ts";
import { readPostmaster, stopServer } from "./postmaster.ts";
import { containerForbids, otherVersion, refusalFromLog, StartRefused } from "./refusals.ts";

/** Everything needed to run one server. */
export interface Cluster {
  readonly dir: string;
  readonly binaries: Binaries;
  readonly identity: Identity;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** The superuser of the embedded server. The application's own roles are made by migrations. */
export const SUPERUSER = "toam";
/** The database of the application. */
export const DATABASE = "toam";
const LOG_LIMIT_BYTES = 5_000_000;

const logFile = (dir: string): string => path.join(dir, "toam-server.log");

/** The address with the password in it: never log it. */
export function urlOf(cluster: Cluster, port: number, database = DATABASE): string {
  return `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the data folder when it is not there. It is made aside and renamed when whole, so that a kill in the middle
 * leaves nothing half made.
 */
export function ensureCluster(cluster: Cluster): void {
  const { dir, binaries } = cluster;
  const versionFile = path.join(dir, "PG_VERSION");
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, "utf8").trim();
    if (found !== String(binaries.major)) throw otherVersion(found, String(binaries.major));
    return;
  }
  const aside = `${dir}.new-${ownToken()}`;
  const passwordFile = `${aside}.pw`;
  sweepHalfMade(dir);
  ensureFolder(aside, 0o700);
  try {
    writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
    handOver(aside, cluster.identity);
    handOver(passwordFile, cluster.identity);
    // The instance's own folder is its owner's alone; another user must at least pass through it.
    if (!mayWrite(aside, cluster.identity)) chmodSync(path.dirname(dir), 0o711);
    if (!mayWrite(aside, cluster.identity)) {
      throw containerForbids(`user ${cluster.identity.uid} cannot enter ${path.dirname(dir)}`);
    }
    runInitdb(cluster, aside, passwordFile);
    moveIntoPlace(aside, dir);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Removes what a killed process left half made. */
function sweepHalfMade(dir: string): void {
  const start = `${path.basename(dir)}.new-`;
  for (const name of readdirSync(path.dirname(dir)).filter((name) => name.startsWith(start))) {
    if (isAlive(pidOf(name.slice(start.length)))) continue;
    rmSync(path.join(path.dirname(dir), name), { recursive: true, force: true });
  }
}

function moveIntoPlace(aside: string, dir: string): void {
  try {
    renameSync(aside, dir);
  } catch (error) {
    // Another process made it in this moment: its folder counts. Any other content is not ours to delete.
    if (existsSync(path.join(dir, "PG_VERSION"))) return;
    throw new StartRefused("unwritable-folder", {
      vi: `Thư mục ${dir} có nội dung khác, không phải dữ liệu PostgreSQL.`,
      en: `The folder ${dir} holds something that is not PostgreSQL data (${(error as Error).message}).`,
    });
  }
}

/** Bytes order ("C") everywhere; letters known to Unicode so that lower() works for Vietnamese; ICU for sorting. */
function localeFlags(major: number): string[] {
  if (major >= 17) return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  if (process.platform === "linux") return ["--locale=C", "--lc-ctype=C.UTF-8"];
  return ["--locale=C"];
}

function runInitdb(cluster: Cluster, dir: string, passwordFile: string): void {
  const fast = cluster.settings["fsync"] === "off" ? ["--no-sync"] : [];
  const result = runProgram(cluster, [
    cluster.binaries.initdb,
    "-D",
    dir,
    "-U",
    SUPERUSER,
    "--encoding=UTF8",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--lc-messages=C",
    "--data-checksums",
    ...localeFlags(cluster.binaries.major),
    ...fast,
  ]);
  if (result.status !== 0) throw refusalFromLog(result.said, { folder: dir, port: 0 });
}

function runProgram(
  cluster: Cluster,
  words: readonly string[],
  input = "",
): { status: number | null; said: string } {
  const [command = "", ...args] = [...cluster.identity.prefix, ...words];
  const { uid } = cluster.identity;
  const result = spawnSync(command, args, {
    cwd: "/",
    encoding: "utf8",
    input,
    env: serverEnvironment(cluster.binaries.lib),
    ...(uid !== null && { uid, gid: uid }),
  });
  return {
    status: result.status,
    said: [result.stdout, result.stderr, result.error?.message].filter(Boolean).join("\n"),
  };
}

/** Sets the superuser's password without a server, when the keys folder was lost. The server must be stopped. */
export function resetPassword(cluster: Cluster): void {
  const sql = `ALTER ROLE ${SUPERUSER} PASSWORD '${cluster.password}'\n`;
  const result = runProgram(
    cluster,
    [cluster.binaries.postgres, "--single", "-D", cluster.dir, "postgres"],
    sql,
  );
  if (result.status !== 0) throw refusalFromLog(result.said, { folder: cluster.dir, port: 0 });
}

/** Starts the server process; it outlives a kill of this process, and the next start finds it again. */
export function spawnServer(cluster: Cluster, port: number): ChildProcess {
  const { dir, binaries, identity } = cluster;
  const log = openLog(dir);
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    lc_messages: "C",
    timezone: "UTC",
    log_timezone: "UTC",
    shared_buffers: "256MB",
    max_connections: "120",
    ...cluster.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [command = binaries.postgres, ...args] = [...identity.prefix, binaries.postgres, "-D", dir, ...flags];
  const child = spawn(command, args, {
    // Its own session: Ctrl-C must reach us first, so that requests end before their database does.
    detached: true,
    windowsHide: true,
    cwd: "/",
    stdio: ["ignore", log, log],
    env: serverEnvironment(binaries.lib),
    ...(identity.uid !== null && { uid: identity.uid, gid: identity.uid }),
  });
  child.on("error", () => undefined);
  child.unref();
  closeSync(log);
  return child;
}

function openLog(dir: string): number {
  const file = logFile(dir);
  try {
    const tooLong = existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES;
    return openSync(file, tooLong ? "w" : "a", 0o600);
  } catch (error) {
    throw StartRefused.ofWrite(error, dir);
  }
}

/** Stops the server, writing a checkpoint where that can be asked for. */
export async function stopCluster(cluster: Cluster, pid: number): Promise<void> {
  if (process.platform === "win32") {
    // Windows has no signals: what we would send there is a kill, and each start a recovery.
    const program = path.join(path.dirname(cluster.binaries.postgres), "pg_ctl.exe");
    runProgram(cluster, [program, "stop", "-m", "fast", "-w", "-D", cluster.dir]);
  }
  await stopServer(pid);
}

/** The size of the log now, so that a failure reads only what is new. */
export function logMark(dir: string): number {
  return existsSync(logFile(dir)) ? statSync(logFile(dir)).size : 0;
}

/** The server's words since a mark. */
export function logSince(dir: string, mark: number): string {
  return existsSync(logFile(dir)) ? readFileSync(logFile(dir)).subarray(mark).toString("utf8") : "";
}

/** Whether a server with this pid answers: "ready", "gone" (it ended), "refused" (wrong password) or "slow". */
export async function waitReady(
  cluster: Cluster,
  pid: number,
  ms: number,
): Promise<"ready" | "gone" | "refused" | "slow"> {
  for (const end = performance.now() + ms; performance.now() < end; await wait(20)) {
    if (!isAlive(pid)) return "gone";
    const told = readPostmaster(cluster.dir);
    if (told?.pid !== pid || told.status !== "ready") continue;
    const answer = await tryConnect(urlOf(cluster, told.port, "postgres"));
    if (answer !== "no") return answer;
  }
  return "slow";
}

async function tryConnect(url: string): Promise<"ready" | "refused" | "no"> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return "ready";
  } catch (error) {
    // 28P01: wrong password; 28000: the role is not there.
    const code = (error as { code?: string }).code ?? "";
    return code.startsWith("28") ? "refused" : "no";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes the application's database when it is not there. */
export async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster, port, "postgres") });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // 42P04/23505: another process made it in this moment.
    const code = (error as { code?: string }).code ?? "";
    if (code !== "42P04" && code !== "23505") throw error;
  } finally {
    await client.end();
  }
}

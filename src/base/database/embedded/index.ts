/**
 * The embedded PostgreSQL: a real server from the npm registry, for demonstration, development and one small office.
 * Loopback only. It survives a kill of this process, and the next start adopts it; a kill of the server, or of both,
 * is recovered by starting it again.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import type { ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { countMarks, leaveMark, ownToken, takeMark } from "../../alive.ts";
import { findBinaries } from "./binaries.ts";
import * as servers from "./cluster.ts";
import { freePort, isFree, passwordIn, rememberedPort, rememberPort, ensureFolder } from "./folder.ts";
import { identityFor } from "./identity.ts";
import { liveServer } from "./postmaster.ts";
import { portInUse, refusalFromLog, StartRefused } from "./refusals.ts";
import { watch } from "./watch.ts";

export { StartRefused } from "./refusals.ts";
export type { StartRefusalCode } from "./refusals.ts";

/** What to start. */
export interface EmbeddedOptions {
  /** The data folder, made when it is not there. */
  readonly dir: string;
  /** Folder of the password file; by default `keys` beside `dir`. Never part of a backup. */
  readonly keysDir?: string;
  /** A fixed port; without it a free one is chosen once and kept. */
  readonly port?: number;
  /** Folder of other server programs (`initdb`, `postgres`), e.g. Debian's; by default the npm package's. */
  readonly binDir?: string;
  /** Server settings, e.g. `{ fsync: "off" }` for tests that may lose everything. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Starts the server again when it dies while we live. */
  readonly supervise?: boolean;
  /** Hears what happens, one English line each. */
  readonly log?: (line: string) => void;
}

/** A running server. */
export interface EmbeddedServer {
  /** Address with the superuser's password: never log it. */
  readonly url: string;
  /** True when it was already running. */
  readonly adopted: boolean;
  /** Process number of the server at this moment. */
  readonly pid: () => number;
  /** Stops the server, unless another program still uses it. May be called twice. */
  stop(): Promise<void>;
}

/** Recovery after a kill replays the log; on slow disks that takes a while. */
const READY_WITHIN_MS = 120_000;

interface Running {
  readonly pid: number;
  readonly port: number;
  readonly adopted: boolean;
  readonly child: ChildProcess | null;
}

/** Starts (or finds) the server. Throws StartRefused with one clear sentence for what a person can mend. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dir = path.resolve(options.dir);
  const log = options.log ?? (() => undefined);
  ensureFolder(path.dirname(dir), 0o700);
  const binaries = findBinaries(options.binDir);
  const identity = identityFor(dir, binaries);
  const password = passwordIn(path.resolve(options.keysDir ?? path.join(path.dirname(dir), "keys")));
  const cluster = { dir, binaries, identity, password: password.value, settings: options.settings ?? {} };
  const existed = existsSync(path.join(dir, "PG_VERSION"));
  servers.ensureCluster(cluster);
  if (existed) ensureFolder(dir, 0o700);
  const token = ownToken();
  leaveMark(usersOf(dir), token);
  try {
    if (existed && password.fresh) await replacePassword(cluster, log);
    const first = await bringUp(cluster, options.port, log);
    await servers.ensureDatabase(cluster, first.port);
    return face({ cluster, first, token, log, supervise: options.supervise === true });
  } catch (error) {
    await leave(cluster, token);
    throw error;
  }
}

const usersOf = (dir: string): string => path.join(dir, "toam-users");

/**
 * Several programs may use one server (the app, and a backup beside it). Each leaves a mark; the last to leave stops
 * the server. Marks of processes that died do not count, so a kill -9 never keeps a server alive for good.
 */
async function leave(cluster: servers.Cluster, token: string): Promise<void> {
  takeMark(usersOf(cluster.dir), token);
  if (countMarks(usersOf(cluster.dir)) > 0) return;
  const running = liveServer(cluster.dir);
  if (running !== null) await servers.stopCluster(cluster, running.pid);
}

async function replacePassword(cluster: servers.Cluster, log: (line: string) => void): Promise<void> {
  log("the password file was missing; a new password is set");
  const running = liveServer(cluster.dir);
  if (running !== null) await servers.stopCluster(cluster, running.pid);
  liveServer(cluster.dir);
  servers.resetPassword(cluster);
}

async function bringUp(
  cluster: servers.Cluster,
  port: number | undefined,
  log: (line: string) => void,
): Promise<Running> {
  const adopted = await adopt(cluster, port, log);
  if (adopted !== null) return adopted;
  const chosen = await choosePort(cluster.dir, port);
  // Shortly after a kill of the server its children still hold the shared memory: wait for them a little.
  for (let attempt = 1; ; attempt++) {
    const result = await startOnce(cluster, chosen);
    if (typeof result !== "string") {
      rememberPort(cluster.dir, result.port);
      return result;
    }
    const again = await adopt(cluster, port, log);
    if (again !== null) return again;
    if (attempt >= 20 || !/still in use|lock file .* already exists/i.test(result)) {
      throw refusalFromLog(result, { folder: cluster.dir, port: chosen });
    }
    log("the files of the last server are still held; trying again");
    await wait(500);
  }
}

/** Takes over a server that a killed process left behind; stops one that we cannot enter. */
async function adopt(
  cluster: servers.Cluster,
  port: number | undefined,
  log: (line: string) => void,
): Promise<Running | null> {
  const found = liveServer(cluster.dir);
  if (found === null) return null;
  const answer = await servers.waitReady(cluster, found.pid, READY_WITHIN_MS);
  const now = liveServer(cluster.dir);
  if (answer === "ready" && now !== null && (port === undefined || port === now.port)) {
    log(`a running server (process ${now.pid}) was found and is used`);
    return { pid: now.pid, port: now.port, adopted: true, child: null };
  }
  if (now !== null) {
    log(`a running server (process ${now.pid}) could not be used and is stopped`);
    await servers.stopCluster(cluster, now.pid);
    liveServer(cluster.dir);
  }
  return null;
}

async function choosePort(dir: string, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined && wanted !== 0) {
    if (!(await isFree(wanted))) throw portInUse(wanted);
    return wanted;
  }
  const last = rememberedPort(dir);
  return last !== null && (await isFree(last)) ? last : freePort();
}

/** The running server, or what the server said before it ended. */
async function startOnce(cluster: servers.Cluster, port: number): Promise<Running | string> {
  const mark = servers.logMark(cluster.dir);
  const child = servers.spawnServer(cluster, port);
  const { pid } = child;
  if (pid === undefined) return "the server program could not be run";
  const answer = await servers.waitReady(cluster, pid, READY_WITHIN_MS);
  if (answer === "ready") return { pid, port, adopted: false, child };
  if (answer !== "gone") await servers.stopCluster(cluster, pid);
  if (answer === "refused") {
    throw new StartRefused("failed", {
      vi: `Mật khẩu trong thư mục keys không khớp với dữ liệu ở ${cluster.dir}.`,
      en: `The password in the keys folder does not fit the data in ${cluster.dir}.`,
    });
  }
  return servers.logSince(cluster.dir, mark);
}

interface Held {
  readonly cluster: servers.Cluster;
  readonly first: Running;
  readonly token: string;
  readonly log: (line: string) => void;
  readonly supervise: boolean;
}

function face({ cluster, first, token, log, supervise }: Held): EmbeddedServer {
  let { pid } = first;
  const watcher = supervise
    ? watch({
        pid: () => pid,
        log,
        restart: async () => {
          pid = (await bringUp(cluster, first.port, log)).pid;
        },
      })
    : null;
  let stopping: Promise<void> | null = null;
  const stopNow = async (): Promise<void> => {
    await watcher?.stop();
    await leave(cluster, token);
  };
  return {
    url: servers.urlOf(cluster, first.port),
    adopted: first.adopted,
    pid: () => pid,
    stop: () => (stopping ??= stopNow()),
  };
}

/** What we keep beside PostgreSQL's own files: its password, its port, and who is using it. */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { unwritable } from "./refusals.ts";
import { birthOf, isAlive } from "./postmaster.ts";

/** Makes a folder, or refuses with a sentence that names it. */
export function ensureFolder(dir: string, mode = 0o755): void {
  try {
    mkdirSync(dir, { recursive: true, mode });
    const probe = path.join(dir, `.write-test-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch {
    throw unwritable(dir);
  }
}

/** The superuser's password and whether it had to be made now. */
export interface Password {
  readonly value: string;
  readonly fresh: boolean;
}

/** Reads the password, or makes one (256 bits) in a file only this account can read. */
export function passwordIn(keysDir: string): Password {
  const file = path.join(keysDir, "postgres-password");
  ensureFolder(keysDir, 0o700);
  const existing = readText(file);
  if (existing !== null) return { value: existing, fresh: false };
  const made = randomBytes(32).toString("base64url");
  try {
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw unwritable(keysDir);
    // Another process made it in this very moment: theirs counts.
    return { value: readText(file) ?? made, fresh: false };
  }
  chmodSync(file, 0o600);
  return { value: made, fresh: true };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim() || null;
  } catch {
    return null;
  }
}

const portFile = (dir: string): string => path.join(dir, "toam-port");

/** The port used last time, or null. */
export function rememberedPort(dir: string): number | null {
  const port = Number(readText(portFile(dir)) ?? 0);
  return Number.isInteger(port) && port > 0 && port < 65536 ? port : null;
}

/** Keeps the port for the next start. */
export function rememberPort(dir: string, port: number): void {
  writeFileSync(portFile(dir), `${port}\n`);
}

/** True when nothing listens on this port of the loopback. */
export async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== null;
}

/** A free port of the loopback. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === null) throw new Error("The loopback has no free port.");
  return port;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: "127.0.0.1" }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : null));
    });
  });
}

/**
 * Several programs may use one server (the app, and a backup beside it). Each leaves a mark; the last to leave stops
 * the server. Marks of processes that died are swept, so a kill -9 never keeps a server alive for good.
 */
export function joinUsers(dir: string, token: string): void {
  const marks = path.join(dir, "toam-users");
  mkdirSync(marks, { recursive: true });
  writeFileSync(path.join(marks, token), birthOf(process.pid));
}

/** Takes our mark away; true when nobody else is left. */
export function leaveUsers(dir: string, token: string): boolean {
  const marks = path.join(dir, "toam-users");
  rmSync(path.join(marks, token), { force: true });
  let others = 0;
  for (const name of listed(marks)) {
    const pid = Number(name.split("-")[0]);
    const born = readText(path.join(marks, name)) ?? "";
    if (isAlive(pid) && birthOf(pid) === born) others++;
    else rmSync(path.join(marks, name), { force: true });
  }
  return others === 0;
}

function listed(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

/** What we keep beside PostgreSQL's own files: its password, its port, and who is using it. */
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { writeOnce } from "../../write-once.ts";
import { StartRefused } from "./refusals.ts";

/** Makes a folder, or refuses with a sentence that names it. */
export function ensureFolder(dir: string, mode = 0o755): void {
  try {
    mkdirSync(dir, { recursive: true, mode });
    const probe = path.join(dir, `.write-test-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw StartRefused.ofWrite(error, dir);
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
    if (writeOnce(file, `${made}\n`)) return { value: made, fresh: true };
  } catch (error) {
    throw StartRefused.ofWrite(error, keysDir);
  }
  // Another process made it in this very moment: theirs counts.
  return { value: readText(file) ?? made, fresh: false };
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

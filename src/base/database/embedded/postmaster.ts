/** What a running (or dead) server left in its data folder, and how to end it. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isAlive } from "../../alive.ts";

/** The lines of postmaster.pid that matter. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** "starting", "ready", "stopping", "standby" or "" when the file is not yet complete. */
  readonly status: string;
}

const pidFile = (dir: string): string => path.join(dir, "postmaster.pid");

/** Reads postmaster.pid; null when there is none or it is torn. */
export function readPostmaster(dir: string): Postmaster | null {
  let text: string;
  try {
    text = readFileSync(pidFile(dir), "utf8");
  } catch {
    return null;
  }
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? "").trim() };
}

/** True when the process is a PostgreSQL that serves exactly this folder. */
export function servesFolder(pid: number, dir: string): boolean {
  if (!isAlive(pid)) return false;
  const command = commandLine(pid);
  // Where nothing can be read (Windows), postmaster.pid is believed; connecting with our password then proves it.
  if (command === null) return true;
  return command.includes("postgres") && (command.includes(dir) || command.includes(real(dir)));
}

function real(dir: string): string {
  try {
    return realpathSync(dir);
  } catch {
    return dir;
  }
}

function commandLine(pid: number): string | null {
  try {
    if (existsSync(`/proc/${pid}/cmdline`)) return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    if (process.platform === "win32") return null;
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return null;
  }
}

/** Removes postmaster.pid when its process is gone or is something else; returns the live server, if any. */
export function liveServer(dir: string): Postmaster | null {
  const found = readPostmaster(dir);
  if (found !== null && servesFolder(found.pid, dir)) return found;
  rmSync(pidFile(dir), { force: true });
  return null;
}

/** Waits until the process is gone; false when it is still there after `ms`. */
export async function waitGone(pid: number, ms: number): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end;) {
    if (!isAlive(pid)) return true;
    await wait(20);
  }
  return !isAlive(pid);
}

/** Stops a server: first "fast" (ends sessions, writes a checkpoint), then "immediate" (recovers at next start). */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, ms] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5000],
    ["SIGKILL", 5000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitGone(pid, ms)) return;
  }
}

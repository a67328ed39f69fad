/** Whether a process lives, and marks by which a process says that it uses something. A mark of the dead counts for nothing. */
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { writeOnce } from "./write-once.ts";

/** True while a process with this number exists, be it a zombie; costs next to nothing. */
export function isThere(pid: number): boolean {
  // 0 would ask about our own group.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** True while a process with this number exists (a zombie counts as gone). */
export function isAlive(pid: number): boolean {
  if (!isThere(pid)) return false;
  const stat = procStat(pid);
  return stat === null || stat.state !== "Z";
}

/**
 * When a process started, as the kernel counts it; "" where the kernel does not tell. With the number it names a
 * process for good: after a reboot the same number is another process.
 */
function birthOf(pid: number): string {
  return procStat(pid)?.start ?? "";
}

function procStat(pid: number): { state: string; start: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const rest = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state: rest[0] ?? "", start: rest[19] ?? "" };
  } catch {
    return null;
  }
}

/** A name that no other mark has and that begins with this process's number, e.g. for a half made folder. */
export function ownToken(): string {
  return `${process.pid}-${randomBytes(4).toString("hex")}`;
}

/** The process number with which a token begins. */
export function pidOf(token: string): number {
  return Number.parseInt(token, 10);
}

/** Leaves a mark of this process in a folder, which is made when it is not there. */
export function leaveMark(folder: string, token: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, token), birthOf(process.pid));
}

/** Takes a mark away. */
export function takeMark(folder: string, token: string): void {
  rmSync(path.join(folder, token), { force: true });
}

/** How many marks in a folder are of living processes; those of the dead are swept. */
export function countMarks(folder: string): number {
  const living = listed(folder).filter((name) => {
    const file = path.join(folder, name);
    const lives = isAlive(pidOf(name)) && birthOf(pidOf(name)) === readText(file);
    if (!lives) rmSync(file, { force: true });
    return lives;
  });
  return living.length;
}

/**
 * Takes a place that only one living process may hold: null when it is ours now, else the number of the process that
 * holds it. Given back by removing the file.
 */
export function holdPlace(file: string): number | null {
  while (!writeOnce(file, `${process.pid} ${birthOf(process.pid)}`)) {
    const [pid = "", birth = ""] = readText(file).split(" ");
    if (isAlive(Number(pid)) && birthOf(Number(pid)) === birth) return Number(pid);
    rmSync(file, { force: true });
  }
  return null;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

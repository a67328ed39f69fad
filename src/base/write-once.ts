/** A small file that appears whole or not at all, and only once: keys, passwords, places that one process holds. */
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

/**
 * Writes the file, readable by this account only and flushed to the disk, unless it is there; true when it was written
 * now. A kill or a full disk in the middle leaves nothing under its name. Throws the system's error otherwise.
 */
export function writeOnce(file: string, text: string): boolean {
  const aside = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    writeFlushed(aside, text);
    return linked(aside, file) ?? writeInPlace(file, text);
  } finally {
    rmSync(aside, { force: true });
    flushFolder(path.dirname(file));
  }
}

/** A file whose name is not on the disk yet is lost with the power, however well its bytes are. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    // Windows opens no folder, and keeps names by itself.
    if (process.platform !== "win32") throw error;
  }
}

/** True: it has its name now; false: another file had it; null: this file system knows no links. */
function linked(aside: string, file: string): boolean | null {
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    return codeOf(error) === "EEXIST" ? false : null;
  }
}

function writeInPlace(file: string, text: string): boolean {
  try {
    writeFlushed(file, text);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function writeFlushed(file: string, text: string): void {
  const handle = openSync(file, "wx", 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** Secret files of an instance, in its keys folder: 32 random bytes each, written once, readable by this account only. */
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ConfigRefused } from "../config.ts";
import { writeOnce } from "../write-once.ts";

const KEY_BYTES = 32;
const MASTER = /^record-(\d{3})\.key$/;

/** Every secret but the masters. instance: sessions and database roles · token: keyed hashes · box: what the public writes. */
const SINGLE = ["instance.key", "token.key", "box.key"] as const;

/** The file of a master key: 1 is "record-001.key". */
export function masterFile(number: number): string {
  return `record-${String(number).padStart(3, "0")}.key`;
}

/** The numbers of the master keys in the folder, ascending; read anew at each call, since a command may add one meanwhile. */
export function mastersIn(keysDir: string): number[] {
  return namesIn(keysDir)
    .flatMap((name) => MASTER.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

function namesIn(keysDir: string): string[] {
  try {
    return readdirSync(keysDir);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return [];
    throw error;
  }
}

/** Names of the secret files that are not there; of the masters there must be one. */
export function missingKeys(keysDir: string): string[] {
  const names = new Set(namesIn(keysDir));
  const single = SINGLE.filter((name) => !names.has(name));
  return mastersIn(keysDir).length > 0 ? single : [...single, masterFile(1)];
}

/** Writes a new secret under this name unless it is there; flushed to the disk, whole, before it is used. */
export function makeSecret(keysDir: string, name: string): void {
  writeKeyFile(keysDir, name, `${randomBytes(KEY_BYTES).toString("base64url")}\n`);
}

const OURS = /^(?:(?:instance|token|box|record-\d{3})\.key|recovery\.pub)$/;

/** The place of one of our files in the folder. Throws for any other name, wherever it came from. */
function placeOf(keysDir: string, name: string): string {
  if (!OURS.test(name)) throw new Error(`Not the name of a key file: ${name}`);
  return path.join(keysDir, name);
}

/** Names of the secret files that are there. */
export function keyFilesIn(keysDir: string): string[] {
  return namesIn(keysDir).filter((name) => OURS.test(name) && name.endsWith(".key"));
}

/** The content of a file of the folder; null where it is not there. */
export function findKeyFile(keysDir: string, name: string): string | null {
  try {
    return readFileSync(placeOf(keysDir, name), "utf8");
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return null;
    throw error;
  }
}

/** Writes a file unless it is there. */
export function writeKeyFile(keysDir: string, name: string, text: string): void {
  mkdirSync(keysDir, { recursive: true, mode: 0o700 });
  writeOnce(placeOf(keysDir, name), text);
}

/** Writes a file in the place of the one before. Only for what is no secret: a lost secret is lost. */
export function replaceKeyFile(keysDir: string, name: string, text: string): void {
  rmSync(placeOf(keysDir, name), { force: true });
  writeKeyFile(keysDir, name, text);
}

/** Reads a secret. Throws ConfigRefused when the file is absent or too short to be one. */
export function readSecret(keysDir: string, name: string): Buffer {
  const file = path.join(keysDir, name);
  const secret = Buffer.from(textOf(file).trim(), "base64url");
  if (secret.length < KEY_BYTES)
    throw new ConfigRefused({
      vi: `Tệp ${file} không phải khóa của Tổ Ấm: hãy chép lại khóa đã lưu.`,
      en: `The file ${file} is not a key of Tổ Ấm: copy the kept key again.`,
    });
  return secret;
}

/** Removes the file of a master by which nothing is wrapped any more. */
export function removeMaster(keysDir: string, number: number): void {
  rmSync(path.join(keysDir, masterFile(number)), { force: true });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new ConfigRefused({
      vi: `Thiếu tệp khóa ${file}: hãy chép khóa đã lưu vào đó; với một nơi hoàn toàn mới, tạo bằng ./toam migrate --new-keys.`,
      en: `The key file ${file} is missing: copy the kept key there; for an entirely new instance, make one with ./toam migrate --new-keys.`,
    });
  }
}

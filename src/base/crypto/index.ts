/**
 * The keys of an instance: one secret file, from which each use derives a key of its own (HKDF-SHA256), so that
 * none of them tells another. The file stands apart from database and files, and no backup contains it.
 */
import { hkdfSync, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { ConfigRefused } from "../config.ts";
import { writeOnce } from "../write-once.ts";

/** Derived keys, one a purpose. */
export interface Keys {
  /** Passwords of the database roles are derived from it. */
  readonly database: string;
  /** Signs session cookies. */
  readonly session: string;
}

const KEY_BYTES = 32;

function fileIn(keysDir: string): string {
  return path.join(keysDir, "instance.key");
}

function derive(secret: Buffer, purpose: string): string {
  return Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `toam:${purpose}`, KEY_BYTES)).toString(
    "base64url",
  );
}

/** Names of the key files that are not there. */
export function missingKeys(keysDir: string): string[] {
  return existsSync(fileIn(keysDir)) ? [] : ["instance.key"];
}

/** Makes the key file if it is absent: only its owner may read it, and it is on the disk, whole, before it is used. */
export async function makeKeys(keysDir: string): Promise<void> {
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  if (missingKeys(keysDir).length === 0) return;
  writeOnce(fileIn(keysDir), `${randomBytes(KEY_BYTES).toString("base64url")}\n`);
}

/** Reads the keys. Throws ConfigRefused when the file is absent or too short to be one. */
export async function readKeys(keysDir: string): Promise<Keys> {
  const text = await readFile(fileIn(keysDir), "utf8").catch(() => {
    throw new ConfigRefused({
      vi: `Thiếu tệp khóa ${fileIn(keysDir)}: hãy chép khóa đã lưu vào đó; với một nơi hoàn toàn mới, tạo bằng ./toam migrate --new-keys.`,
      en: `The key file ${fileIn(keysDir)} is missing: copy the kept key there; for an entirely new instance, make one with ./toam migrate --new-keys.`,
    });
  });
  const secret = Buffer.from(text.trim(), "base64url");
  if (secret.length < KEY_BYTES)
    throw new ConfigRefused({
      vi: `Tệp ${fileIn(keysDir)} không phải khóa của Tổ Ấm: hãy chép lại khóa đã lưu.`,
      en: `The file ${fileIn(keysDir)} is not a key of Tổ Ấm: copy the kept key again.`,
    });
  return { database: derive(secret, "database-roles"), session: derive(secret, "session-cookies") };
}

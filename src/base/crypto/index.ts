/**
 * The keys of an instance: secret files that stand apart from database and files, in no backup. From `instance.key` each
 * use derives a key of its own (HKDF-SHA256), so that none of them tells another; the keys of records are the vault's.
 */
import { hkdfSync } from "node:crypto";
import { makeSecret, missingKeys, readSecret } from "./key-files.ts";

export { missingKeys } from "./key-files.ts";

/** Derived keys, one a purpose. */
export interface Keys {
  /** Passwords of the database roles are derived from it. */
  readonly database: string;
  /** Signs session cookies. */
  readonly session: string;
}

const KEY_BYTES = 32;

function derive(secret: Buffer, purpose: string): string {
  return Buffer.from(hkdfSync("sha256", secret, Buffer.alloc(0), `toam:${purpose}`, KEY_BYTES)).toString(
    "base64url",
  );
}

/** Makes the key files that are absent, the first master key among them; those that are there stay. */
export function makeKeys(keysDir: string): void {
  for (const name of missingKeys(keysDir)) makeSecret(keysDir, name);
}

/** Reads the keys. Throws ConfigRefused when the file is absent or too short to be one. */
export function readKeys(keysDir: string): Keys {
  const secret = readSecret(keysDir, "instance.key");
  return { database: derive(secret, "database-roles"), session: derive(secret, "session-cookies") };
}

/**
 * Sealing values under a key (AES-256-GCM), bound to where they belong: what was sealed for one record, or one place in
 * it, opens nowhere else. Sealed bytes: version (1), nonce (12, random), tag (16), ciphertext.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const TAG = { authTagLength: TAG_BYTES };
const VERSION_BYTE = Buffer.of(VERSION);
const NOTHING = Buffer.alloc(0);
/** Lengths are told in steps of this many bytes: the size of a sealed field must not tell which name is in it. */
const STEP_BYTES = 64;

/** Encrypts bytes under a nonce of chance: what stands before, nonce, tag, ciphertext. */
export function encrypt(
  key: Buffer,
  aad: string,
  { plain, before = NOTHING }: { plain: Buffer; before?: Buffer },
): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, TAG).setAAD(Buffer.from(aad));
  const ciphertext = cipher.update(plain);
  // A stream cipher keeps nothing back: what is left at the end is empty.
  cipher.final();
  return Buffer.concat([before, nonce, cipher.getAuthTag(), ciphertext]);
}

/** Opens what `encrypt` made. Throws when key, place or any bit differs. */
export function decrypt(key: Buffer, aad: string, bytes: Buffer): Buffer {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error("What was sealed is cut short.");
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), TAG)
    .setAAD(Buffer.from(aad))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const plain = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  // Throws where the tag does not fit: nothing is returned before.
  decipher.final();
  return plain;
}

/** A value as JSON, filled with blanks up to the next step of length. Throws for what JSON has no word for. */
function filled(value: unknown): Buffer {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError("Nothing to seal: JSON has no word for it.");
  const bytes = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / STEP_BYTES) * STEP_BYTES, " ");
  bytes.write(text);
  return bytes;
}

/** Seals any JSON value under a key for one place. */
export function sealValue(key: Buffer, aad: string, value: unknown): Buffer {
  return encrypt(key, aad, { plain: filled(value), before: VERSION_BYTE });
}

/** Opens a sealed value. Throws when it does not fit. */
export function unsealValue(key: Buffer, aad: string, sealed: Buffer): unknown {
  if (sealed[0] !== VERSION) throw new Error("What was sealed is of an unknown version.");
  return JSON.parse(decrypt(key, aad, sealed.subarray(1)).toString("utf8"));
}

/**
 * What the public is given in return: a reference and a passphrase, made from the number that the sender chose, so that the
 * same letter sent twice has the same answer although neither is kept. The passphrase opens the thread: a key is stretched from
 * it, by which both sides seal what they write, and of which only a hash stands in the database.
 */
import { CODE_SIGNS } from "#base/chance-code.ts";
import { createHash, createHmac, scrypt, type ScryptOptions } from "node:crypto";

const KEY_BYTES = 32;
const PASSPHRASE_DIGITS = 16;
// 16 MB and some fifty milliseconds for each try.
const COST: ScryptOptions = { N: 2 ** 14, r: 8, p: 1 };

const made = (secret: string, purpose: string, text: string): Buffer =>
  createHmac("sha256", secret).update(`intake:${purpose}\n${text}`).digest();

/** What is made of one sending. */
export interface Sending {
  readonly code: string;
  /** Sixteen digits in groups of four: written down like a telephone number, it looks like one. */
  readonly passphrase: string;
  /** What tells the same sending again, and whether it says the same. */
  readonly dropKey: Buffer;
  readonly fingerprint: Buffer;
}

/** The number is the sender's own, of chance; whoever knows it knows the passphrase. */
export function sendingOf(secret: string, number: string, text: string): Sending {
  const signs = [...made(secret, "code", number).subarray(0, 8)].map(
    (byte) => CODE_SIGNS[byte % CODE_SIGNS.length],
  );
  const digits = String(BigInt(`0x${made(secret, "passphrase", number).toString("hex")}`)).slice(
    -PASSPHRASE_DIGITS,
  );
  return {
    code: `TB-${signs.slice(0, 4).join("")}-${signs.slice(4).join("")}`,
    passphrase: digits.match(/.{4}/g)?.join(" ") ?? digits,
    dropKey: made(secret, "drop", number),
    fingerprint: made(secret, "fingerprint", text),
  };
}

/** The key of a thread, from what the reporter holds; blanks and signs make no difference. Null where it is no passphrase. */
export function threadKey(code: string, passphrase: string): Promise<Buffer | null> {
  const digits = passphrase.replaceAll(/\D/g, "");
  if (digits.length !== PASSPHRASE_DIGITS) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    scrypt(digits, `toam:thread:${code}`, KEY_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** What stands in the database of a thread's key. */
export const threadHash = (key: Buffer): Buffer =>
  createHash("sha256").update("toam:thread-hash\n").update(key).digest();

/** What stands in the database of the key of another system. */
export const systemHash = (key: string): Buffer =>
  createHash("sha256").update(`toam:system\n${key}`).digest();

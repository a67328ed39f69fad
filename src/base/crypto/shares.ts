/**
 * A secret in parts, of which so many together give it back and fewer tell nothing of it (Shamir 1979, over GF(2⁸) with the
 * polynomial of AES). For the hands of people: parts are made once and put together on a bad day, by a command.
 */
import { randomBytes } from "node:crypto";

/** One part: the point at which the polynomials were taken (1…255), and their values, one a byte of the secret. */
export interface Share {
  readonly at: number;
  readonly bytes: Buffer;
}

const MOST_PARTS = 255;

/** Product in GF(2⁸), without tables or branches that depend on the secret. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ (0x11b & -(product >> 7));
    product ^= a & -((b >> bit) & 1);
  }
  return product & 0xff;
}

/** The inverse: a²⁵⁴, as a²⁵⁵ is 1 for every a but 0. */
function inverse(a: number): number {
  let power = 1;
  for (let n = 0; n < 254; n += 1) power = times(power, a);
  return power;
}

/** Splits a secret into so many parts, of which `need` give it back. Throws a RangeError unless 2 ≤ need ≤ parts ≤ 255. */
export function splitSecret(secret: Buffer, { parts, need }: { parts: number; need: number }): Share[] {
  if (!Number.isInteger(parts) || !Number.isInteger(need) || need < 2 || parts < need || parts > MOST_PARTS)
    throw new RangeError("2 ≤ need ≤ parts ≤ 255");
  // Highest power first; the secret is the value at 0.
  const coefficients = [...Array.from({ length: need - 1 }, () => randomBytes(secret.length)), secret];
  return Array.from({ length: parts }, (_, n) => ({
    at: n + 1,
    bytes: coefficients.reduce(
      (value, coefficient) => Buffer.from(coefficient.map((byte, i) => times(value[i] ?? 0, n + 1) ^ byte)),
      Buffer.alloc(secret.length),
    ),
  }));
}

/**
 * Puts parts together: the secret where they are enough, some other bytes where they are not; only whoever knows something of
 * the secret can tell. Throws a RangeError for parts at the same point, or of different lengths.
 */
export function combineShares(shares: readonly Share[]): Buffer {
  const points = shares.map(({ at }) => at);
  const length = shares[0]?.bytes.length ?? 0;
  if (new Set(points).size !== points.length || points.some((at) => at < 1 || at > MOST_PARTS))
    throw new RangeError("Each part once.");
  if (shares.some(({ bytes }) => bytes.length !== length)) throw new RangeError("Parts of one secret.");
  const secret = Buffer.alloc(length);
  for (const { at, bytes } of shares) {
    // Lagrange's weight of this point at 0; in this field a difference is a sum.
    const weight = points
      .filter((other) => other !== at)
      .reduce((product, other) => times(product, times(other, inverse(other ^ at))), 1);
    for (let i = 0; i < length; i += 1) secret[i] = (secret[i] ?? 0) ^ times(weight, bytes[i] ?? 0);
  }
  return secret;
}

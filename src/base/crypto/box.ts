/**
 * A box that anyone may drop into and only we open (X25519, HKDF-SHA256, AES-256-GCM): who seals keeps nothing with which
 * the letter could be opened again. Bytes: version (1), ephemeral public key (32), then what `sealValue` makes.
 */
import { diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from "node:crypto";
import { boxKey } from "./masters.ts";
import { sealValue, unsealValue } from "./seal.ts";
import { publicFrom, publicHalf, rawPublic } from "./x25519.ts";

const VERSION = 1;
const KEY_BYTES = 32;

/** The key of one letter, from what both sides can compute; bound to both public halves. */
function letterKey(shared: Buffer, from: Buffer, to: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", shared, Buffer.concat([from, to]), "toam:box:1", KEY_BYTES));
}

/** The public half of our own box. */
export function boxPublicKey(): string {
  return publicHalf(boxKey());
}

/** Seals a JSON value to whoever holds the private half. Throws for what is no public key. */
export function sealToBox(publicKey: string, value: unknown): Buffer {
  const to = Buffer.from(publicKey, "base64url");
  const ephemeral = generateKeyPairSync("x25519");
  const from = rawPublic(ephemeral.publicKey);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicFrom(to) });
  return Buffer.concat([Buffer.of(VERSION), from, sealValue(letterKey(shared, from, to), "box", value)]);
}

/** Opens a letter with a private half. Throws when it was not sealed to it, or any bit differs. */
export function openLetter(privateKey: KeyObject, sealed: Buffer): unknown {
  if (sealed[0] !== VERSION || sealed.length < 1 + KEY_BYTES)
    throw new Error("The letter is of an unknown version.");
  const from = sealed.subarray(1, 1 + KEY_BYTES);
  const shared = diffieHellman({ privateKey, publicKey: publicFrom(from) });
  const key = letterKey(shared, from, rawPublic(privateKey));
  return unsealValue(key, "box", sealed.subarray(1 + KEY_BYTES));
}

/** Opens a letter that was dropped into our own box. */
export function openBox(sealed: Buffer): unknown {
  return openLetter(boxKey(), sealed);
}

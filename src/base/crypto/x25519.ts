/** X25519 keys as 32 bytes: how they are kept in files and published. */
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

/** PKCS #8 around the 32 bytes of a private key. */
const PKCS8 = Buffer.from("302e020100300506032b656e04220420", "hex");

/** A private key from its 32 bytes; any 32 bytes are one. */
export function privateFrom(raw: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, raw]), format: "der", type: "pkcs8" });
}

/** A public key from its 32 bytes. Throws for what is none. */
export function publicFrom(raw: Buffer): KeyObject {
  return createPublicKey({
    key: { kty: "OKP", crv: "X25519", x: raw.toString("base64url") },
    format: "jwk",
  });
}

/** The 32 bytes of a public key, also of the public half of a private one. */
export function rawPublic(key: KeyObject): Buffer {
  const half = key.type === "private" ? createPublicKey(key) : key;
  return Buffer.from(half.export({ format: "jwk" }).x ?? "", "base64url");
}

/** The public half of a private key, as it is published: base64url of 32 bytes. */
export function publicHalf(privateKey: KeyObject): string {
  return rawPublic(privateKey).toString("base64url");
}

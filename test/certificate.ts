/** A certificate made on the spot: no key, not even a worthless one, is kept in the repository. */
import { generateKeyPairSync, sign } from "node:crypto";

/** A key and the certificate that it signed for itself, as PEM. */
export interface CertifiedKey {
  readonly key: string;
  readonly cert: string;
}

/** One element of DER (X.690): its kind, its length, what is in it. Holds up to 65,535 bytes. */
function element(kind: number, ...parts: readonly Uint8Array[]): Buffer {
  const inside = Buffer.concat(parts);
  const length = inside.length < 128 ? [inside.length] : [0x82, inside.length >> 8, inside.length & 255];
  return Buffer.concat([Buffer.from([kind, ...length]), inside]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => element(0x30, ...parts);
const objectId = (hex: string): Buffer => element(0x06, Buffer.from(hex, "hex"));
const day = (yyyymmdd: string): Buffer => element(0x18, Buffer.from(`${yyyymmdd}000000Z`));

const ECDSA_WITH_SHA256 = sequence(objectId("2a8648ce3d040302"));
const COMMON_NAME = "550403";

/** A new key with its self-signed certificate (X.509 v1, P-256, valid for a hundred years). */
export function certifiedKey(): CertifiedKey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(element(0x31, sequence(objectId(COMMON_NAME), element(0x0c, Buffer.from("test")))));
  const facts = sequence(
    element(0x02, Buffer.from([1])),
    ECDSA_WITH_SHA256,
    name,
    sequence(day("20260101"), day("21260101")),
    name,
    publicKey.export({ type: "spki", format: "der" }),
  );
  // A string of bits says first how many bits of its last byte do not count: none.
  const signature = element(0x03, Buffer.from([0]), sign("sha256", facts, privateKey));
  const whole = sequence(facts, ECDSA_WITH_SHA256, signature).toString("base64");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${whole}\n-----END CERTIFICATE-----\n`,
  };
}

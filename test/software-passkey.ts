/** An authenticator in software: makes a passkey and signs with it, as a phone or a key would (WebAuthn level 2). */
import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";

function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  if (n < 256) return Buffer.from([(major << 5) | 24, n]);
  return Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
}

type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>;

/** As much of CBOR as attestation needs. */
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string")
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const parts = [...value].flatMap(([key, item]) => [cbor(key), cbor(item)]);
  return Buffer.concat([head(5, value.size), ...parts]);
}

const USER_PRESENT = 0x01;
const USER_PRESENT_AND_VERIFIED = 0x05;
const HAS_CREDENTIAL = 0x40;

/** One passkey at one site. */
export class SoftwarePasskey {
  readonly #key: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #id = randomBytes(32);
  readonly #origin: string;
  #uses = 0;

  constructor(origin: string) {
    const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#key = pair.privateKey;
    this.#publicKey = pair.publicKey;
    this.#origin = origin;
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }));
  }

  #authData(flags: number, rest = Buffer.alloc(0)): Buffer {
    const site = createHash("sha256").update(new URL(this.#origin).hostname).digest();
    const count = Buffer.alloc(4);
    this.#uses += 1;
    count.writeUInt32BE(this.#uses);
    return Buffer.concat([site, Buffer.from([flags]), count, rest]);
  }

  /** The answer to registration options. */
  register(challenge: string) {
    const { x = "", y = "" } = this.#publicKey.export({ format: "jwk" });
    const cose = new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]);
    const length = Buffer.from([0, this.#id.length]);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.#id, cbor(cose)]);
    const attestation = new Map<string, Cbor>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", this.#authData(USER_PRESENT_AND_VERIFIED | HAS_CREDENTIAL, credential)],
    ]);
    return {
      id: this.#id.toString("base64url"),
      rawId: this.#id.toString("base64url"),
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.#clientData("webauthn.create", challenge).toString("base64url"),
        attestationObject: cbor(attestation).toString("base64url"),
        transports: ["internal"],
      },
    };
  }

  /** The answer to sign-in options; `ownerChecked` false is a device that asked for no PIN or finger. */
  signIn(challenge: string, ownerChecked = true) {
    const client = this.#clientData("webauthn.get", challenge);
    const data = this.#authData(ownerChecked ? USER_PRESENT_AND_VERIFIED : USER_PRESENT);
    const signed = createSign("sha256")
      .update(Buffer.concat([data, createHash("sha256").update(client).digest()]))
      .sign(this.#key);
    return {
      id: this.#id.toString("base64url"),
      rawId: this.#id.toString("base64url"),
      type: "public-key",
      clientExtensionResults: {},
      response: {
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: signed.toString("base64url"),
      },
    };
  }
}

/**
 * A passkey stands for both factors only when the device has checked its owner (PIN, finger, face). The library
 * asks for that politely; we insist, by the flag that the device signs.
 */
import { Problem } from "#base/problem.ts";
import { words } from "../words.ts";
import type { Answer } from "./answer.ts";

/** Where the flags stand in the authenticator's data, after the hash of the site's name. */
const FLAGS_AT = 32;
const OWNER_CHECKED = 0x04;

/** Tells the browser that the device must check its owner. */
export function askingForVerification(answer: Answer): Answer {
  if (answer.status !== 200) return answer;
  const options = JSON.parse(answer.body) as Record<string, unknown>;
  return { ...answer, body: JSON.stringify({ ...options, userVerification: "required" }) };
}

interface SentPasskey {
  readonly response?: { readonly response?: { readonly authenticatorData?: unknown } };
}

/** Throws when the device did not check its owner; that the data is the device's own is checked by its signature. */
export function refuseUnverified(body: unknown): void {
  const sent = (body as SentPasskey | null)?.response?.response?.authenticatorData;
  const flags = typeof sent === "string" ? (Buffer.from(sent, "base64url")[FLAGS_AT] ?? 0) : 0;
  if ((flags & OWNER_CHECKED) === 0) throw new Problem("not-signed-in", { detail: words.passkeyRefused });
}

/** The address of a person's calendar: an id and its seal. Whoever has it reads what is due, and can do nothing. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const sealOf = (id: string, secret: string): Buffer =>
  createHmac("sha256", secret).update(`calendar:${id}`).digest();

/** A new id: 128 bits of chance. */
export function newFeedId(): string {
  return randomBytes(16).toString("base64url");
}

/** The part of the address that opens the calendar. */
export function feedToken(id: string, secret: string): string {
  return `${id}.${sealOf(id, secret).toString("base64url")}`;
}

/** The id inside a token when its seal is ours; null otherwise. */
export function feedIdOf(token: string, secret: string): string | null {
  const [id = "", seal = ""] = token.split(".");
  const [given, expected] = [Buffer.from(seal, "base64url"), sealOf(id, secret)];
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

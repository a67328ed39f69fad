/** What stands around the library's own checks: counting wrong attempts, locking, and the rules of passwords. */
import { createHmac } from "node:crypto";
import { now } from "#base/clock.ts";
import { networkOf } from "#base/network.ts";
import type { Database } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import type { Person } from "#spine/access/index.ts";
import {
  beginAtAddress,
  beginAttempt,
  clearAttempts,
  findSecret,
  forgiveAtAddress,
  listFormerHashes,
  lockAttempts,
  rememberPassword,
  type SecretRow,
} from "../queries/secret.ts";
import { SIGN_IN } from "../queries/session.ts";
import { ADDRESS_WINDOW_MS, FORGET_MS, lockedUntil, waitSeconds } from "../rules/lock.ts";
import { needsSecondStep, passwordFaults, REMEMBERED } from "../rules/password.ts";
import { words } from "../words.ts";
import { verifyPassword } from "./hash.ts";

const CLOCK = new Intl.DateTimeFormat("vi", {
  timeZone: "Asia/Ho_Chi_Minh",
  hour: "2-digit",
  minute: "2-digit",
  day: "2-digit",
  month: "2-digit",
});

function addressKey(secret: string, address: string): string {
  return createHmac("sha256", secret)
    .update(`address:${networkOf(address)}`)
    .digest("base64url");
}

/**
 * Counts an attempt from an address before it is tried, so that many at once gain nothing. Throws when too many from
 * there went wrong lately; else answers with what to call when this one went well.
 */
export async function countAtAddress(
  database: Database,
  secret: string,
  address: string,
): Promise<() => Promise<void>> {
  const key = addressKey(secret, address);
  const instant = now();
  const windowBegan = new Date(instant.getTime() - ADDRESS_WINDOW_MS);
  const window = await database.transaction(SIGN_IN, (tx) =>
    beginAtAddress(tx, key, { now: instant, windowBegan }),
  );
  const wait = waitSeconds(window, instant);
  if (wait > 0) throw new Problem("too-many", { facts: { retryAfterSeconds: wait } });
  return () => database.transaction(SIGN_IN, (tx) => forgiveAtAddress(tx, key));
}

/** The key under which attempts for a typed name are counted; the name itself is not kept. */
export function attemptKey(secret: string, typed: string): string {
  return createHmac("sha256", secret).update(`attempt:${typed.trim().toLowerCase()}`).digest("base64url");
}

function locked(until: Date): Problem {
  return new Problem("locked", {
    detail: fill(words.lockedUntil, { time: CLOCK.format(until).replaceAll("-", "/") }),
    facts: { until: until.toISOString() },
  });
}

/** Counts an attempt before the password is looked at; throws while the name is locked, known or not. */
export async function countAttempt(database: Database, key: string): Promise<void> {
  const instant = now();
  const forgetBefore = new Date(instant.getTime() - FORGET_MS);
  await database.transaction(SIGN_IN, async (tx) => {
    const begun = await beginAttempt(tx, key, { now: instant, forgetBefore });
    if (!begun.counted) throw locked(begun.lockedUntil ?? instant);
    const until = lockedUntil(begun.failed, instant);
    if (until) await lockAttempts(tx, key, until);
  });
}

/** The attempt was right: what was counted is forgotten. */
export function forgetAttempts(database: Database, key: string): Promise<void> {
  return database.transaction(SIGN_IN, (tx) => clearAttempts(tx, key));
}

/** The person's password and second step. */
export async function secretOf(database: Database, who: number | string): Promise<SecretRow | undefined> {
  return database.transaction(SIGN_IN, (tx) => findSecret(tx, who), "read");
}

function refusedPassword(faults: readonly Label[]): Problem {
  return new Problem("invalid", {
    errors: faults.map((message) => ({ path: "newPassword", message })),
    source: "TCVN 14423:2026",
  });
}

/** Throws when the new password will not do, or the present one is wrong. */
export async function checkNewPassword(
  database: Database,
  person: Person,
  given: { readonly present: string; readonly next: string },
): Promise<void> {
  const secret = await secretOf(database, person.id);
  const wrong = new Problem("invalid", {
    errors: [{ path: "currentPassword", message: words.wrongPassword }],
  });
  if (!secret?.hash || !(await verifyPassword(secret.hash, given.present))) throw wrong;
  const faults = passwordFaults(given.next, secret);
  if (faults.length > 0) throw refusedPassword(faults);
  const former = await database.transaction(
    SIGN_IN,
    (tx) => listFormerHashes(tx, person.id, REMEMBERED),
    "read",
  );
  for (const hash of new Set([secret.hash, ...former]))
    if (await verifyPassword(hash, given.next)) throw refusedPassword([words.usedBefore]);
}

/** After the library set a new password: its hash joins the history, and the person is free to work. */
export async function notePasswordChange(database: Database, personId: number): Promise<void> {
  await database.transaction(SIGN_IN, async (tx) => {
    const secret = await findSecret(tx, personId);
    if (!secret?.hash) return;
    await rememberPassword(tx, {
      personId,
      hash: secret.hash,
      at: now(),
      mustChange: false,
      remember: REMEMBERED,
    });
  });
}

/** Throws when a passkey may not be taken away: the last one of whoever must have a second step and has no codes. */
export async function checkEndOfPasskey(
  database: Database,
  person: Person,
  production: boolean,
): Promise<void> {
  const roles = person.roles.map((r) => r.role);
  if (!needsSecondStep(roles, production)) return;
  const secret = await secretOf(database, person.id);
  if (secret && !secret.secondStep && secret.passkeys <= 1)
    throw new Problem("rule", { detail: words.secondStepRequired });
}

/** Throws when the second step may not be taken away, by role or because the password alone is too weak. */
export async function checkEndOfSecondStep(
  database: Database,
  person: Person,
  given: { readonly password: string; readonly production: boolean },
): Promise<void> {
  const roles = person.roles.map((r) => r.role);
  const passkeys = (await secretOf(database, person.id))?.passkeys ?? 0;
  if (passkeys === 0 && needsSecondStep(roles, given.production))
    throw new Problem("rule", { detail: words.secondStepRequired });
  const faults = passwordFaults(given.password, { userName: person.userName, secondStep: false });
  if (faults.length > 0) throw new Problem("rule", { detail: words.passwordFirst });
}

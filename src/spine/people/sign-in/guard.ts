/** What stands around the library's own checks: counting wrong attempts, locking, and the rules of passwords. */
import { createHmac } from "node:crypto";
import { now } from "#base/clock.ts";
import type { Database } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { fill, type Label } from "#base/words.ts";
import type { Person } from "#spine/access/index.ts";
import {
  beginAttempt,
  clearAttempts,
  findSecret,
  listFormerHashes,
  lockAttempts,
  rememberPassword,
  type SecretRow,
} from "../queries/secret.ts";
import { SIGN_IN } from "../queries/session.ts";
import { countFailure, FORGET_MS, lockedUntil, waitSeconds, type Window } from "../rules/lock.ts";
import { needsSecondStep, passwordFaults, REMEMBERED } from "../rules/password.ts";
import { words } from "../words.ts";
import { verifyPassword } from "./hash.ts";

const ADDRESSES_MAX = 10_000;
const CLOCK = new Intl.DateTimeFormat("vi", {
  timeZone: "Asia/Ho_Chi_Minh",
  hour: "2-digit",
  minute: "2-digit",
  day: "2-digit",
  month: "2-digit",
});

/** Wrong attempts by address, in this process. */
export class Addresses {
  readonly #windows = new Map<string, Window>();

  /** Throws when too many attempts from there went wrong lately. */
  check(address: string): void {
    const wait = waitSeconds(this.#windows.get(address), now());
    if (wait > 0) throw new Problem("too-many", { facts: { retryAfterSeconds: wait } });
  }

  /** One more went wrong. */
  failed(address: string): void {
    if (this.#windows.size >= ADDRESSES_MAX) this.#windows.clear();
    this.#windows.set(address, countFailure(this.#windows.get(address), now()));
  }
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

/** Throws when the second step may not be taken away, by role or because the password alone is too weak. */
export async function checkEndOfSecondStep(
  database: Database,
  person: Person,
  given: { readonly password: string; readonly production: boolean },
): Promise<void> {
  const roles = person.roles.map((r) => r.role);
  if (needsSecondStep(roles, given.production))
    throw new Problem("rule", { detail: words.secondStepRequired });
  const faults = passwordFaults(given.password, { userName: person.userName, secondStep: false });
  if (faults.length > 0) throw new Problem("rule", { detail: words.passwordFirst });
}

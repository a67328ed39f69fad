/** What makes a password good enough, and when it must be changed (TCVN 14423:2026, level 3). Pure. */
import { fill, type Label } from "#base/words.ts";
import type { RoleCode } from "#spine/access/web.ts";
import { words } from "../words.ts";

/** Shortest password beside a second step, and alone. */
export const SHORTEST = { withSecondStep: 8, alone: 14 } as const;
const LONGEST = 128;
/** How many former passwords may not come back. */
export const REMEMBERED = 10;
/** Days after which an administrator's password must be changed. */
export const ADMIN_PASSWORD_DAYS = 60;
const DAY_MS = 86_400_000;

/** Bases of the passwords that are guessed first, in Vietnam and everywhere; compared without signs and digits around. */
const COMMON = new Set([
  "password",
  "passw0rd",
  "p@ssword",
  "p@ssw0rd",
  "matkhau",
  "m@tkhau",
  "123456",
  "1234567",
  "12345678",
  "123456789",
  "1234567890",
  "12345678910",
  "qwerty",
  "qwertyuiop",
  "1q2w3e4r",
  "1q2w3e4r5t",
  "1qaz2wsx",
  "asdfghjkl",
  "iloveyou",
  "anhyeuem",
  "emyeuanh",
  "yeuem",
  "khongbiet",
  "admin",
  "administrator",
  "quantri",
  "hanoi",
  "hànội",
  "vietnam",
  "vietnamvodich",
  "letmein",
  "welcome",
  "abc123",
  "abcd1234",
  "aa123456",
  "changeme",
  "doimatkhau",
  "giadinh",
  "toam",
  "toấm",
  "ubnd",
]);

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const base = lower.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return COMMON.has(lower) || COMMON.has(lower.replaceAll(/[^\p{L}\p{N}]+/gu, "")) || COMMON.has(base);
}

/** Small letters, capitals, digits and signs all present; Vietnamese letters count as letters. */
function hasFourClasses(password: string): boolean {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{N}\s]/u].every((kind) => kind.test(password));
}

/** What a password is judged by. */
export interface PasswordOwner {
  readonly userName: string;
  /** Whether a second step stands beside the password. */
  readonly secondStep: boolean;
}

/** Everything that is wrong with a new password; empty when it will do. Former ones are compared elsewhere. */
export function passwordFaults(password: string, owner: PasswordOwner): Label[] {
  const faults: Label[] = [];
  const least = owner.secondStep ? SHORTEST.withSecondStep : SHORTEST.alone;
  const length = Array.from(password).length;
  if (length < least) faults.push(fill(words.tooShort, { min: least }));
  if (length > LONGEST) faults.push(words.tooLong);
  if (!owner.secondStep && !hasFourClasses(password)) faults.push(words.fourClasses);
  if (password.toLowerCase().includes(owner.userName.toLowerCase())) faults.push(words.holdsUserName);
  if (isCommon(password)) faults.push(words.common);
  return faults;
}

/** What is known about a person's password and second step. */
export interface Credentials {
  readonly mustChange: boolean;
  readonly changedAt: Date | null;
  /** Whether the person has one: codes, or a passkey whose device checks its owner. */
  readonly secondStep: boolean;
}

/** What a person must do before anything else. */
export type Need = "change-password" | "second-step";

/** Whether these roles may not work without a second step; only the production setting insists. */
export function needsSecondStep(roles: readonly RoleCode[], production: boolean): boolean {
  return production && roles.some((role) => role === "system-admin" || role === "city-lead");
}

/**
 * Whether a session must not be recognised: the role demands a second step, the person has one, and the session was begun
 * without it. Without this the password alone would still open the account of whoever relies on a passkey.
 */
export function beganTooWeakly(
  session: { readonly twoFactors: boolean; readonly secondStep: boolean },
  roles: readonly RoleCode[],
  production: boolean,
): boolean {
  return session.secondStep && !session.twoFactors && needsSecondStep(roles, production);
}

/** What stands between a signed-in person and their work. */
export function needsOf(
  credentials: Credentials,
  roles: readonly RoleCode[],
  when: { readonly now: Date; readonly production: boolean },
): Need[] {
  const needs: Need[] = [];
  const age = credentials.changedAt ? when.now.getTime() - credentials.changedAt.getTime() : 0;
  const tooOld = when.production && roles.includes("system-admin") && age >= ADMIN_PASSWORD_DAYS * DAY_MS;
  if (credentials.mustChange || tooOld) needs.push("change-password");
  if (needsSecondStep(roles, when.production) && !credentials.secondStep) needs.push("second-step");
  return needs;
}

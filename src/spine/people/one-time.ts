/**
 * One-time passwords: shown once to whoever resets, changed at the first sign-in. The answer to a write is kept
 * for a repetition of it; so the password joins the answer only after the commit, and is never in what is kept.
 */
import { randomInt } from "node:crypto";
import { passwordFaults } from "./rules/password.ts";

// Without letters and digits that are mistaken for each other when read aloud or from paper.
const SIGNS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const GROUPS = 4;

/** A new one: four groups of four, with all four classes. */
export function oneTimePassword(userName: string): string {
  for (;;) {
    const groups = Array.from({ length: GROUPS }, () =>
      Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join(""),
    );
    const password = groups.join("-");
    if (passwordFaults(password, { userName, secondStep: false }).length === 0) return password;
  }
}

const waiting = new WeakMap<object, string>();

/** Holds a password until the request that made it has been committed. */
export function holdBack(request: object, password: string): void {
  waiting.set(request, password);
}

/** Puts the password into the answer of the request that made it; a repetition gets none. */
export function giveOut(request: object, output: unknown): void {
  (output as { oneTimePassword: string | null }).oneTimePassword = waiting.get(request) ?? null;
  waiting.delete(request);
}

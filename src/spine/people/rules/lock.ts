/** When attempts are refused for a while, when sessions end, and when an unused account is closed. Pure. */
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Wrong attempts before the first lock. */
export const FREE_ATTEMPTS = 5;
const FIRST_LOCK_MINUTES = 15;
const LONGEST_LOCK_MINUTES = 24 * 60;
/** Failures older than this are forgotten. */
export const FORGET_MS = DAY_MS;

/** Until when a name is locked after its `failed`-th wrong attempt in a row; null while attempts are left. */
export function lockedUntil(failed: number, now: Date): Date | null {
  if (failed < FREE_ATTEMPTS) return null;
  const minutes = Math.min(FIRST_LOCK_MINUTES * 2 ** (failed - FREE_ATTEMPTS), LONGEST_LOCK_MINUTES);
  return new Date(now.getTime() + minutes * MINUTE_MS);
}

/** What is remembered of attempts from one address: how many did not end well since the window began, this one included. */
export interface Window {
  readonly failed: number;
  readonly since: Date;
}

/** Wrong attempts allowed from one address in one window: a whole office shares it. */
export const ADDRESS_FAILURES_MAX = 60;
export const ADDRESS_WINDOW_MS = 15 * MINUTE_MS;

/** Seconds an address must wait before the attempt just counted may go on; 0 when it may. `most` attempts go on in a window. */
export function waitSeconds({ failed, since }: Window, now: Date, most = ADDRESS_FAILURES_MAX): number {
  if (failed <= most) return 0;
  return Math.max(0, Math.ceil((since.getTime() + ADDRESS_WINDOW_MS - now.getTime()) / 1000));
}

/** A session ends this long after its last use, and in any case this long after signing in. */
export const SESSION_IDLE_MS = 2 * 60 * MINUTE_MS;
export const SESSION_LIFE_SECONDS = 12 * 3600;

/** Days without use after which an account is disabled. */
export const IDLE_DAYS = 45;

/** Whether an account was left unused so long that it is disabled; a new one counts from its creation. */
export function isIdle(lastUsed: Date, now: Date): boolean {
  return now.getTime() - lastUsed.getTime() >= IDLE_DAYS * DAY_MS;
}

/** Access is reviewed every six months. */
export function reviewIsDue(reviewed: Date, now: Date): boolean {
  const due = new Date(reviewed);
  due.setUTCMonth(due.getUTCMonth() + 6);
  return due <= now;
}

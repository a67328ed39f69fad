/** How long a mail waits between attempts, and when it is given up. Pure. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits after the first, second … attempt that failed: a server that is away over a weekend is outlived. */
const waits = [
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  4 * HOUR_MS,
  12 * HOUR_MS,
  24 * HOUR_MS,
  24 * HOUR_MS,
] as const;

/** Milliseconds until the next attempt after so many failed ones (from 1); null when it is given up. */
export function waitAfter(attempts: number): number | null {
  return waits[attempts - 1] ?? null;
}

/** A mail that was being sent for so long was left by a process that ended: whether it arrived is unknown. */
export const SENDING_MAX_MS = 15 * MINUTE_MS;

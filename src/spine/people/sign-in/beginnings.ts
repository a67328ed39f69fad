/** Beginning to sign in needs no name and leaves a row behind (a challenge, a state): so many from one network, and no more. */
import { now } from "#base/clock.ts";
import { networkOf } from "#base/network.ts";
import { Problem } from "#base/problem.ts";
import { ADDRESS_WINDOW_MS, waitSeconds, type Window } from "../rules/lock.ts";

/** An office behind one address begins a few a minute; each row lives some minutes. */
const BEGINNINGS_MAX = 300;
/** Networks that are remembered at once; the memory is bounded, whoever asks. */
const NETWORKS_MAX = 10_000;

/** Counts in this process's memory: what it bounds is rows, not guesses, so a restart may forget. */
export class Beginnings {
  readonly #windows = new Map<string, Window>();

  /** Counts one; throws "too many" where the network has begun too often within a quarter of an hour. */
  count(address: string): void {
    const instant = now();
    const network = networkOf(address);
    const known = this.#windows.get(network);
    const isOver = !known || instant.getTime() - known.since.getTime() >= ADDRESS_WINDOW_MS;
    const window = isOver ? { failed: 1, since: instant } : { ...known, failed: known.failed + 1 };
    // Put anew at the end: what goes first is what has asked least lately.
    this.#windows.delete(network);
    this.#windows.set(network, window);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > NETWORKS_MAX && oldest !== undefined) this.#windows.delete(oldest);
    const wait = waitSeconds(window, instant, BEGINNINGS_MAX);
    if (wait > 0) throw new Problem("too-many", { facts: { retryAfterSeconds: wait } });
  }
}

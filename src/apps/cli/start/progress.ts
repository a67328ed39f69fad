/** One line a step, with how long it took. */
import { elapsedSince, stopwatch } from "#base/clock.ts";
import type { Label } from "#base/words.ts";

/** Runs a step and prints it: `[ 0,6 s] Cơ sở dữ liệu / Database: PostgreSQL 18`. */
export interface Progress {
  step<T>(name: Label, run: () => Promise<T>, tell?: (result: T) => string): Promise<T>;
  /** Seconds since the beginning. */
  seconds(): string;
}

/** Starts the clock. Lines go to `say`. Once `wish` aborts, the next step throws its reason instead. */
export function startProgress(say: (line: string) => void, wish?: AbortSignal): Progress {
  const began = stopwatch();
  return {
    seconds: () => inSeconds(elapsedSince(began)),
    async step(name, run, tell) {
      wish?.throwIfAborted();
      const from = stopwatch();
      const result = await run();
      const told = tell?.(result) ?? "";
      const title = `${name.vi} / ${name.en}`;
      say(`[${inSeconds(elapsedSince(from)).padStart(5)} s] ${told === "" ? title : `${title}: ${told}`}`);
      return result;
    },
  };
}

function inSeconds(ms: number): string {
  return (ms / 1000).toFixed(1).replace(".", ",");
}

/** The wish to stop: Ctrl-C, a signal, or the launcher's death. */
import { once } from "node:events";

const LOOK_EVERY_MS = 1000;
/** After this long a stop that hangs is ended the hard way; the database recovers at the next start. */
const STOP_WITHIN_MS = 30_000;
/** A terminal and the launcher may both tell us of one Ctrl-C: only a later one is impatience. */
const SAME_PRESS_MS = 2000;

/** Listens from now on. The signal aborts at the first wish; a second, later Ctrl-C ends the process at once. */
export function wishToStop(launcherPid: number | null): AbortSignal {
  const wish = new AbortController();
  let wished = 0;
  const hear = (): void => {
    if (wish.signal.aborted) {
      if (performance.now() - wished > SAME_PRESS_MS) process.exit(130);
      return;
    }
    wished = performance.now();
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    wish.abort(new Error("stopped by the person"));
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, hear);
  if (launcherPid !== null) {
    // A killed launcher cannot pass a signal on; without this the port would stay taken.
    setInterval(() => {
      if (process.ppid !== launcherPid) hear();
    }, LOOK_EVERY_MS).unref();
  }
  return wish.signal;
}

/** Resolves when the signal aborts. Keeps the process alive only as long as something else does. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}

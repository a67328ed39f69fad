/** Keeps an eye on the server: when it dies while we live, it is started again on the same port. */
import { isAlive, isThere } from "../../alive.ts";

/** What the watcher needs. */
export interface Watched {
  readonly pid: () => number;
  readonly restart: () => Promise<void>;
  readonly log: (line: string) => void;
}

const LOOK_EVERY_MS = 250;
/** Reading a process's state from the kernel takes milliseconds under load; a zombie is noticed within two seconds. */
const LOOKS_PER_STATE = 8;
/** More deaths than this within a minute are not an accident: give up and say so. */
const MOST_RESTARTS_A_MINUTE = 5;

/** Starts watching. The timer never keeps the process alive. `stop` waits for a restart under way. */
export function watch({ pid, restart, log }: Watched): { stop(): Promise<void> } {
  let busy: Promise<void> | null = null;
  let recent: number[] = [];
  let looks = 0;
  const lives = (): boolean => (looks++ % LOOKS_PER_STATE === 0 ? isAlive(pid()) : isThere(pid()));
  const look = (): void => {
    if (busy !== null || lives()) return;
    recent = recent.filter((at) => performance.now() - at < 60_000);
    if (recent.length >= MOST_RESTARTS_A_MINUTE) {
      log("the database server keeps dying; it is not started again");
      clearInterval(timer);
      return;
    }
    recent.push(performance.now());
    log("the database server died; starting it again");
    busy = restart()
      .then(() => log("the database server is back"))
      .catch((error: unknown) => log(`the database server could not be started again: ${String(error)}`))
      .finally(() => {
        busy = null;
      });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await busy;
    },
  };
}

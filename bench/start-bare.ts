/** Starts the bare handler beside an instance. */
import { spawn, type ChildProcess } from "node:child_process";
import { installed } from "#base/config.ts";

/** Starts bench/bare.ts on the database of the instance in `dataDir`. */
export function startBare(dataDir: string): Promise<{ port: number; child: ChildProcess }> {
  const child = spawn(process.execPath, [installed("bench/bare.ts"), dataDir], {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve) => {
    child.stdout?.once("data", (chunk: Buffer) => resolve({ port: Number(String(chunk)), child }));
  });
}

/** Runs vitest and reads what it came to, so that the last lines of `npm test` are summed and not guessed. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Outcome } from "./outcome-reporter.ts";
import { root } from "./steps.ts";

/** What one run of vitest is about. */
export interface Run {
  /** A short name for the result file. */
  readonly name: string;
  /** Arguments of `vitest run`: the project, files, another root. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Without output, for a test. */
  readonly quiet?: boolean;
}

/** Runs vitest with its output shown. A run that ends badly and names nothing counts as one failure. */
export async function runVitest(run: Run): Promise<Outcome> {
  const file = path.join(root, ".cache", `outcome-${run.name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const code = await spawned(run, file);
  const outcome = readOutcome(file);
  if (code === 0 && outcome !== null) return outcome;
  const { passed, skipped, failures } = outcome ?? { passed: 0, skipped: 0, failures: [] };
  if (failures.length > 0) return { passed, skipped, failures };
  const why = `vitest ended with ${code} and ${outcome ? "named no test" : "told no outcome"}`;
  return { passed, skipped, failures: [{ name: `the run "${run.name}"`, why }] };
}

function readOutcome(file: string): Outcome | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Outcome;
  } catch {
    return null;
  }
}

function spawned({ args, env = {}, quiet = false }: Run, outcome: string): Promise<number | string> {
  const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", `--reporter=${path.join(root, "tools/outcome-reporter.ts")}`];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vitest, "run", ...reporters, ...args], {
      cwd: root,
      env: { ...process.env, ...env, TOAM_TEST_OUTCOME: outcome },
      stdio: quiet ? "ignore" : ["ignore", "inherit", "inherit"],
    });
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) => resolve(signal ?? code ?? 1));
  });
}

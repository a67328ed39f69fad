/** Runs vitest and reads its own count, so that the last line of `npm test` is summed and not guessed. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { root } from "./steps.ts";

/** How many tests passed and failed; a file that could not be loaded is one failure. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What one run of vitest is about. */
export interface Run {
  /** A short name for the result file. */
  readonly name: string;
  readonly project: "unit" | "journeys";
  /** Only these files; all of the project by default. */
  readonly files?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface FileResult {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

/** Sums vitest's JSON report. Exported for its test. */
export function countOf(report: { readonly testResults: readonly FileResult[] }): Count {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((one) => one.status === "failed").length;
    const passed = assertionResults.filter((one) => one.status === "passed").length;
    count.passed += passed;
    count.failed += status === "failed" && failed === 0 ? 1 : failed;
    count.skipped += assertionResults.length - passed - failed;
  }
  return count;
}

/** Runs vitest with its output shown. A run that ends badly without a report counts as one failure. */
export async function runVitest({ name, project, files = [], env = {} }: Run): Promise<Count> {
  const report = path.join(root, ".cache", `vitest-${name}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const code = await spawned(
    [
      "run",
      "--project",
      project,
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...files,
    ],
    env,
  );
  const count = readCount(report);
  if (code !== 0 && count.failed === 0) return { ...count, failed: 1 };
  return count;
}

function readCount(report: string): Count {
  try {
    return countOf(JSON.parse(readFileSync(report, "utf8")) as Parameters<typeof countOf>[0]);
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function spawned(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules/vitest/vitest.mjs"), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

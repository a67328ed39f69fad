/** One check after another: a line each with its time, and the whole output of one that fails. */
import { spawn } from "node:child_process";
import path from "node:path";

/** The repository. */
export const root = path.resolve(import.meta.dirname, "..");

/** A program of node_modules, run under the same Node as this one. */
export interface Step {
  readonly name: string;
  /** Path below node_modules, then arguments. */
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/** How a step ended. */
export interface StepResult {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** What is remembered of files by their content: a second run only looks at what changed. */
const KEPT = ".cache/static";

/** A command as one would type it; no part of it has a space in it. */
function command(line: string): Step["command"] {
  const [program = "", ...args] = line.split(" ");
  return [program, ...args];
}

const types = (config: string): Step["command"] =>
  command(
    `typescript-7/bin/tsc --pretty false -p ${config}.json --incremental --tsBuildInfoFile ${KEPT}/${config}.tsbuildinfo`,
  );

/** The static checks, none of which needs a database. */
export const staticSteps: readonly Step[] = [
  { name: "lint", command: command("oxlint/bin/oxlint --type-aware --deny-warnings") },
  { name: "types", command: types("tsconfig") },
  { name: "types in the browser", command: types("tsconfig.web") },
  { name: "types of pure rules", command: types("tsconfig.pure") },
  {
    name: "architecture",
    command: command(
      `dependency-cruiser/bin/dependency-cruiser.mjs src --config .dependency-cruiser.cjs --cache ${KEPT}/architecture --cache-strategy content`,
    ),
  },
  { name: "nothing unused", command: command(`knip/bin/knip.js --cache --cache-location ${KEPT}/unused`) },
  {
    name: "form",
    command: command(
      `prettier/bin/prettier.cjs --check src test tools bench bin --cache --cache-strategy content --cache-location ${KEPT}/form`,
    ),
  },
];

/** Runs one step, keeping its output. */
export function runStep(step: Step): Promise<StepResult> {
  const from = performance.now();
  const [program, ...args] = step.command;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules", program), ...args], {
      cwd: root,
      env: { ...process.env, ...step.env, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const parts: Buffer[] = [];
    const end = (ok: boolean, more = ""): void => {
      const output = `${Buffer.concat(parts).toString("utf8")}${more}`;
      resolve({ name: step.name, ok, seconds: (performance.now() - from) / 1000, output });
    };
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.stderr.on("data", (part: Buffer) => parts.push(part));
    child.on("error", (error) => end(false, error.message));
    child.on("close", (code) => end(code === 0));
  });
}

/** Runs the steps, `atOnce` at the same time, and tells each as it ends. */
export async function runSteps(
  steps: readonly Step[],
  atOnce: number,
  tell: (result: StepResult) => void,
): Promise<StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runStep(step);
      results.push(result);
      tell(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** One line for a step; a failed one is followed by everything it said. */
export function tellStep({ name, ok, seconds, output }: StepResult): void {
  console.log(`${ok ? "ok    " : "FAILED"}  ${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s`);
  if (!ok) console.log(output.trimEnd());
}

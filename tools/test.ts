/**
 * `npm test`: types, lint, architecture, unit and database tests on every server that can be had, browser journeys.
 * Ends with `N passed, N failed`; a failed step counts as one failure. TOAM_TEST_POSTGRES=embedded|debian limits the
 * servers.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { chosenServer, hasDebianServer } from "../test/servers.ts";
import { installPackages } from "./apt.ts";
import { ensureBrowser } from "./browser.ts";
import type { Outcome } from "./outcome-reporter.ts";
import { root, runSteps, staticSteps, tellStep } from "./steps.ts";
import { runVitest } from "./vitest.ts";

const notes: string[] = [];
const outcomes: { readonly of: string; readonly outcome: Outcome }[] = [];

/** How much of a failed step's output is said again at the end: where only the tail of a log is kept, that is all there is. */
const TAIL_LINES = 15;

/** Says something that must not be overlooked: now, and again at the end. */
function note(text: string): void {
  console.log(text);
  notes.push(text);
}

/** Long stories of the product and not of its server, whose statements shorter tests ask of both: on the first server alone. */
const ONCE: readonly string[] = [
  "test/fuzz.test.ts",
  "test/sealed.test.ts",
  "test/year.test.ts",
  "src/spine/plan/apart.test.ts",
  "src/spine/plan/keep.test.ts",
  "src/spine/plan/publish.test.ts",
  "src/spine/reports/demo.test.ts",
];

/** Test files that use a database: only these are worth running on a second server. */
function databaseTests(): string[] {
  return ["src", "test", "tools"].flatMap((dir) =>
    readdirSync(path.join(root, dir), { recursive: true, encoding: "utf8" })
      .map((name) => path.join(dir, name))
      .filter((name) => name.endsWith(".test.ts") && !name.includes("journeys") && !ONCE.includes(name))
      .filter((name) => /["'](#test|.*\/test)\//.test(readFileSync(path.join(root, name), "utf8"))),
  );
}

async function run(name: string, args: readonly string[], env: Record<string, string>): Promise<void> {
  outcomes.push({ of: name, outcome: await runVitest({ name, args: ["--passWithNoTests", ...args], env }) });
}

async function testServers(): Promise<void> {
  const limited = process.env["TOAM_TEST_POSTGRES"] !== undefined;
  if (!limited || chosenServer() === "embedded") {
    await run("embedded", ["--project", "unit"], { TOAM_TEST_POSTGRES: "embedded" });
    note("Tested: PostgreSQL 18 (embedded)");
  }
  if (limited && chosenServer() !== "debian") return;
  const why = hasDebianServer() ? null : installPackages(["postgresql-15"]);
  if (!hasDebianServer()) {
    note(`NOT tested: PostgreSQL 15 (Debian), because ${why ?? "it is not in its place"}`);
    return;
  }
  const files = limited ? [] : databaseTests();
  await run("debian", ["--project", "unit", ...files], { TOAM_TEST_POSTGRES: "debian" });
  note("Tested: PostgreSQL 15 (Debian)");
}

async function testJourneys(): Promise<void> {
  const journeys = readdirSync(path.join(root, "test/journeys")).filter((name) => name.endsWith(".test.ts"));
  if (journeys.length === 0) return note("NOT tested: browser journeys, because there are none yet");
  const browser = ensureBrowser();
  if ("missing" in browser) return note(`NOT tested: browser journeys, because ${browser.missing}`);
  await run("journeys", ["--project", "journeys"], { TOAM_BROWSER: browser.path });
  note(`Tested: ${journeys.length} browser journeys with ${browser.path}`);
}

const results = await runSteps(staticSteps, 2, tellStep);
await testServers();
await testJourneys();

const failedSteps = results.filter((result) => !result.ok);
const sum = (key: "passed" | "skipped"): number =>
  outcomes.reduce((total, { outcome }) => total + outcome[key], 0);
const failures = outcomes.flatMap(({ of, outcome }) =>
  outcome.failures.map((failure) => ({ of, ...failure })),
);
console.log("");
for (const text of notes) console.log(text);
if (sum("skipped") > 0) console.log(`Skipped: ${sum("skipped")}`);
for (const { name, output } of failedSteps) {
  console.log(`FAILED  ${name}`);
  for (const line of output.trimEnd().split("\n").slice(-TAIL_LINES)) console.log(`          ${line}`);
}
for (const { of, name, why } of failures) console.log(`FAILED  [${of}] ${name}\n          ${why}`);
const failed = failedSteps.length + failures.length;
console.log(`${sum("passed")} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

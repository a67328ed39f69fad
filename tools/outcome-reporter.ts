/**
 * A reporter of vitest that writes the outcome of a run as JSON into the file that TOAM_TEST_OUTCOME names. Vitest's own
 * JSON report leaves out unhandled errors, and says nothing of a suite whose set-up failed.
 */
import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from "vitest/node";

/** One thing that went wrong: what it is called, and the first line of why. */
export interface Failure {
  readonly name: string;
  readonly why: string;
}

/** What a run came to. What failed is not only tests: also files, set-ups of suites, errors that no test caught. */
export interface Outcome {
  readonly passed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
}

const LONGEST_WHY = 300;

export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === "passed").length;
    const skipped = tests.filter((test) => test.result().state === "skipped").length;
    const failures = [
      ...modules.flatMap(failuresIn),
      ...unhandled.map((error) => ({ name: "an error that no test caught", why: withCauses(error) })),
    ];
    const file = process.env["TOAM_TEST_OUTCOME"];
    if (file) writeFileSync(file, JSON.stringify({ passed, skipped, failures } satisfies Outcome));
  }
}

function failuresIn(module: TestModule): Failure[] {
  const ofFile = module.errors().map((error) => ({
    name: `${module.relativeModuleId} (the file)`,
    why: firstLine(error),
  }));
  const ofSuites = [...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map((error) => ({ name: nameOf(suite), why: firstLine(error) })),
  );
  const ofTests = [...module.children.allTests()].flatMap(failureOf);
  return [...ofFile, ...ofSuites, ...ofTests];
}

function failureOf(test: TestCase): Failure[] {
  const { state, errors } = test.result();
  if (state === "pending") return [{ name: nameOf(test), why: "it did not come to its end" }];
  return state === "failed" ? [{ name: nameOf(test), why: firstLine(errors[0]) }] : [];
}

function nameOf(task: TestCase | TestSuite): string {
  return `${task.module.relativeModuleId} > ${task.fullName}`;
}

/** A process that died is told by its cause alone: "exited unexpectedly", with its signal. */
function withCauses(error: SerializedError): string {
  const cause = error.cause as SerializedError | undefined;
  return cause ? `${firstLine(error)} ${withCauses(cause)}`.slice(0, LONGEST_WHY) : firstLine(error);
}

function firstLine(error: { readonly message?: string } | undefined): string {
  return (error?.message ?? "").split("\n")[0]?.slice(0, LONGEST_WHY) || "without a word";
}

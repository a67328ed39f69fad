import { expect, test } from "vitest";
import { countOf } from "./vitest.ts";

test("tests are summed, and a file that could not be loaded is one failure", () => {
  const report = {
    testResults: [
      {
        status: "passed",
        assertionResults: [{ status: "passed" }, { status: "passed" }, { status: "skipped" }],
      },
      { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(countOf(report)).toEqual({ passed: 3, failed: 2, skipped: 1 });
});

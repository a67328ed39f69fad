/** `npm run check`: everything that is quick. Stops at the first failure, with its output. */
import { runStep, runSteps, staticSteps, tellStep, type Step } from "./steps.ts";

const tests: Step = {
  name: "tests",
  command: ["vitest/vitest.mjs", "run", "--project", "unit", "--passWithNoTests", "--reporter=dot"],
};

const from = performance.now();
const results = await runSteps(staticSteps, 2, tellStep);
if (results.every((result) => result.ok)) {
  const result = await runStep(tests);
  tellStep(result);
  if (result.ok) console.log(result.output.trim().split("\n").slice(-6).join("\n"));
  results.push(result);
}
const failed = results.filter((result) => !result.ok).map((result) => result.name);
const time = `${((performance.now() - from) / 1000).toFixed(0)} s`;
console.log(failed.length === 0 ? `All well, ${time}.` : `Failed: ${failed.join(", ")} (${time}).`);
process.exitCode = failed.length === 0 ? 0 : 1;

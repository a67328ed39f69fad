import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./steps.ts";
import { runVitest } from "./vitest.ts";

let folder = "";

beforeEach(() => {
  mkdirSync(path.join(root, ".cache"), { recursive: true });
  // Inside the repository, so that the files find vitest.
  folder = mkdtempSync(path.join(root, ".cache", "vitest-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs these files alone, under the reporter of `npm test`. */
function outcomeOf(files: Readonly<Record<string, string>>): ReturnType<typeof runVitest> {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  writeFileSync(
    path.join(folder, "vitest.config.mjs"),
    'export default { test: { include: ["*.test.js"] } };',
  );
  return runVitest({ name: path.basename(folder), args: ["--root", folder], quiet: true });
}

test(
  "every way to fail is counted once and named, with the first line of why",
  { timeout: 60_000 },
  async () => {
    const begin = 'import { beforeAll, describe, expect, test } from "vitest";\n';
    const { passed, skipped, failures } = await outcomeOf({
      "a.test.js": `${begin}
      test("good", () => {});
      test.runIf(false)("left out", () => {});
      describe("sums", () => test("wrong", () => { throw new Error("not three\\nmore"); }));
      describe("unready", () => { beforeAll(() => { throw new Error("no database"); }); test("never run", () => {}); });`,
      "b.test.js": 'import "./absent.js";',
      "c.test.js": `${begin}
      test("leaves something behind", () => { Promise.reject(new Error("nobody listens")); });`,
    });
    expect({ passed, skipped }).toEqual({ passed: 2, skipped: 2 });
    const told = failures.map(({ name, why }) => `${name}: ${why}`).sort();
    expect(told).toHaveLength(4);
    expect(told[0]).toBe("a.test.js > sums > wrong: not three");
    expect(told[1]).toBe("a.test.js > unready: no database");
    expect(told[2]).toBe("an error that no test caught: nobody listens");
    expect(told[3]).toMatch(/^b\.test\.js \(the file\): .*absent\.js/);
  },
);

test("a run that tells nothing is one failure", { timeout: 60_000 }, async () => {
  const { passed, failures } = await outcomeOf({ "vitest.setup.js": "" });
  expect(passed).toBe(0);
  expect(failures).toHaveLength(1);
});

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installed } from "#base/config.ts";
import { breachesOf, emptyNames, houseRules } from "./house-rules.ts";

const run = promisify(execFile);
let planted: string;

beforeAll(async () => {
  await mkdir(installed(".cache"), { recursive: true });
  planted = await mkdtemp(installed(".cache/planted-"));
});
afterAll(() => rm(planted, { recursive: true, force: true }));

async function filesUnder(dir: string): Promise<string[]> {
  const names = await readdir(installed(dir), { recursive: true, withFileTypes: true });
  return names
    .filter((n) => n.isFile())
    .map((n) => path.relative(installed(), path.join(n.parentPath, n.name)));
}

describe("rules of the house", () => {
  test("hold in every source file", async () => {
    const files = (await filesUnder("src")).filter((f) => /\.tsx?$/.test(f));
    expect(files.length).toBeGreaterThan(50);
    const breaches = await Promise.all(
      files.map(async (f) => breachesOf(f, await readFile(installed(f), "utf8"))),
    );
    expect(breaches.flat()).toEqual([]);
  });

  test("no folder or file has a name that says nothing", async () => {
    const names = (await filesUnder("src")).flatMap((f) => f.split("/")).filter((n) => emptyNames.test(n));
    expect(names).toEqual([]);
  });

  // Each rule is seen to bite: a planted breach that it must find.
  test.each([
    ["time only from base/clock", "const a = new Date();"],
    ["time only from base/clock", "const a = Date.now();"],
    ["environment only from base/config", "const p = process.env.PORT;"],
    ["SQL only in queries, indicators and migrations", "await sql`select 1`.execute(tx);"],
    ["SQL only in queries, indicators and migrations", "tx.selectFrom('records.record')"],
    ["keys of records only through the vault", 'const table = "vault.record_key";'],
    ["keys of records only through the vault", 'tx.from("vault.recordKey")'],
    ["no private key", `const key = "${"-".repeat(5)}BEGIN PRIVATE KEY${"-".repeat(5)}";`],
    ["no secret-looking literal", 'const url = "postgres://a:b@c/d";'],
  ])("%s bites: %s", (name, text) => {
    expect(houseRules.map((r) => r.name)).toContain(name);
    expect(breachesOf("src/spine/plan/rules.ts", text)).toEqual([`src/spine/plan/rules.ts: ${name}`]);
  });
});

/** Plants files in a tree of its own and returns the names of the dependency rules that they break. */
async function brokenBy(files: Readonly<Record<string, string>>): Promise<string[]> {
  const dir = await mkdtemp(path.join(planted, "tree-"));
  for (const [name, text] of Object.entries({
    "src/registers/allowed.cjs": "module.exports = [];",
    "tsconfig.json": "{}",
    ...files,
  })) {
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), text);
  }
  await writeFile(
    path.join(dir, ".dependency-cruiser.cjs"),
    await readFile(installed(".dependency-cruiser.cjs")),
  );
  const bin = installed("node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const args = [bin, "src", "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
  const { stdout } = await run(process.execPath, args, { cwd: dir, maxBuffer: 1e8 }).catch(
    (e: { stdout: string; stderr: string }) => e,
  );
  const found = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(found.summary.violations.map((v) => v.rule.name))].toSorted();
}

const x = "export const x = 1;\n";
const uses = (from: string): string => `import { x } from "${from}";\nexport const y = x;\n`;

describe("the one-way rule bites", () => {
  test.each<[string, string, Record<string, string>]>([
    [
      "base-knows-nothing-above",
      "base imports the spine",
      { "src/base/a.ts": uses("../spine/plan/index.ts"), "src/spine/plan/index.ts": x },
    ],
    [
      "spine-below-registers",
      "the spine imports a register",
      { "src/spine/plan/a.ts": uses("../../registers/cases/index.ts"), "src/registers/cases/index.ts": x },
    ],
    [
      "registers-below-flows",
      "a register imports a flow",
      { "src/registers/cases/a.ts": uses("../../flows/refer/index.ts"), "src/flows/refer/index.ts": x },
    ],
    [
      "flows-below-apps",
      "a flow imports an app",
      { "src/flows/refer/a.ts": uses("../../apps/server/a.ts"), "src/apps/server/a.ts": x },
    ],
    [
      "no-cycle",
      "two files import each other",
      {
        "src/base/a.ts": 'import { b } from "./b.ts";\nexport const a = b;',
        "src/base/b.ts": 'import { a } from "./a.ts";\nexport const b = a;',
      },
    ],
    ["no-unresolved", "a file that is not there", { "src/base/a.ts": uses("./absent.ts") }],
    [
      "only-through-the-face",
      "one module reaches into another",
      { "src/spine/plan/a.ts": uses("../people/queries.ts"), "src/spine/people/queries.ts": x },
    ],
    [
      "apps-only-through-the-face",
      "an app reaches into a module",
      { "src/apps/server/a.ts": uses("../../spine/people/queries.ts"), "src/spine/people/queries.ts": x },
    ],
    [
      "command-line-only-through-the-face",
      "the command line reaches into a module",
      { "src/apps/cli/a.ts": uses("../../spine/people/queries.ts"), "src/spine/people/queries.ts": x },
    ],
    [
      "commands-load-late",
      "the table of commands loads one at once",
      { "src/apps/cli/commands.ts": uses("./commands/start.ts"), "src/apps/cli/commands/start.ts": x },
    ],
    [
      "registers-are-islands",
      "a register imports another",
      { "src/registers/cases/a.ts": uses("../titles/index.ts"), "src/registers/titles/index.ts": x },
    ],
    [
      "schema-and-rules-are-pure",
      "rules import queries",
      { "src/spine/plan/rules.ts": uses("./queries.ts"), "src/spine/plan/queries.ts": x },
    ],
    [
      "pages-never-reach-the-server",
      "a page imports queries",
      { "src/registers/cases/pages/list.tsx": uses("../queries.ts"), "src/registers/cases/queries.ts": x },
    ],
    [
      "portal-cannot-reach-a-register",
      "the portal reaches one through a third file",
      {
        "src/apps/portal/a.ts": uses("../server/b.ts"),
        "src/apps/server/b.ts": uses("../../registers/cases/index.ts"),
        "src/registers/cases/index.ts": x,
      },
    ],
  ])("%s: %s", async (rule, _, files) => {
    expect(await brokenBy(files)).toContain(rule);
  });

  test("a tree that keeps it breaks nothing", async () => {
    expect(
      await brokenBy({
        "src/base/a.ts": x,
        "src/spine/plan/index.ts": uses("../../base/a.ts"),
        "src/registers/cases/index.ts": uses("../../spine/plan/index.ts"),
      }),
    ).toEqual([]);
  });
});

/** Lints one planted text and returns the codes of the rules that it breaks. */
async function lintOf(text: string, name = "planted.ts"): Promise<string> {
  const file = path.join(planted, name);
  await writeFile(file, text);
  const bin = installed("node_modules/oxlint/bin/oxlint");
  const config = JSON.parse(await readFile(installed(".oxlintrc.json"), "utf8")) as Record<string, unknown>;
  const own = path.join(planted, "lint.json");
  await writeFile(own, JSON.stringify({ ...config, $schema: undefined, ignorePatterns: [] }));
  const done = await run(process.execPath, [bin, "-c", own, "--no-ignore", file]).catch(
    (e: { stdout: string; stderr: string }) => e,
  );
  return done.stdout + done.stderr;
}

describe("the limits bite", () => {
  const lines = (n: number): string =>
    Array.from({ length: n }, (_, i) => `  let a${i} = ${i}; f(a${i});`).join("\n");
  test.each([
    ["max-lines", `declare const f: (n: number) => void;\n${lines(301)}`],
    [
      "max-lines-per-function",
      `declare const f: (n: number) => void;\nexport function g(): void {\n${lines(61)}\n}`,
    ],
    ["max-params", "export const f = (a: number, b: number, c: number, d: number) => a + b + c + d;"],
    [
      "max-depth",
      "export function f(a: boolean) { if (a) { if (a) { if (a) { if (a) { return 1; } } } } return 0; }",
    ],
    [
      "complexity",
      `export function f(a: number) { ${Array.from({ length: 11 }, (_, i) => `if (a === ${i}) return ${i};`).join(" ")} return 0; }`,
    ],
    ["no-explicit-any", "export const f = (a: any) => a;"],
    ["no-console", "console.log(1);"],
  ])("%s", async (rule, text) => {
    expect(await lintOf(text, `${rule}.ts`)).toContain(rule);
  });
});

test("the folders and ARCHITECTURE.md agree", async () => {
  const text = await readFile(installed("ARCHITECTURE.md"), "utf8");
  expect(text.split("\n").length).toBeLessThanOrEqual(200);
  for (const layer of ["src/base", "src/spine", "src/registers", "src/apps"]) {
    const folders = (await readdir(installed(layer), { withFileTypes: true })).filter((d) => d.isDirectory());
    for (const { name } of folders)
      expect(text, `${layer}/${name} is not on the map`).toMatch(new RegExp(`\\b${name}\\b`));
  }
});

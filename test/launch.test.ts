import { spawnSync } from "node:child_process";
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
let folder = "";

/** Runs the launcher under a given Node, from a folder that is not ours. */
function run(
  node: string,
  script: string,
  ...words: string[]
): { code: number | null; out: string; err: string } {
  const result = spawnSync(node, [script, ...words], {
    cwd: "/",
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

beforeEach(() => {
  mkdirSync(path.join(root, ".cache"), { recursive: true });
  folder = mkdtempSync(path.join(root, ".cache", "launch-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the launcher", { timeout: 30_000 }, () => {
  test("works through a link, from any folder", () => {
    const link = path.join(folder, "toam");
    symlinkSync(path.join(root, "toam"), link);
    expect(run(process.execPath, link, "--help")).toMatchObject({
      code: 0,
      out: expect.stringContaining("plan read") as string,
    });
  });

  test("under another Node, runs Node 24 and passes arguments, output and exit code", () => {
    // The same program at another path is another Node to the launcher.
    const other = path.join(folder, "node");
    linkSync(process.execPath, other);
    const launcher = path.join(root, "bin", "launch.mjs");
    expect(run(other, launcher, "plan", "read", "--help").out).toContain("FILE");
    const refused = run(other, launcher, "no-such-command");
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("no-such-command");
  });
});

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
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

describe("the launcher", { timeout: 60_000 }, () => {
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

/** A checkout of one package, with an npm of our own that notes how it was called. `ci` says whether npm ci works. */
function freshCheckout(npm: { ci: boolean; install: boolean }): { launcher: string; calls: () => string[] } {
  const at = (...parts: string[]): string => path.join(folder, "Tổ Ấm", ...parts);
  for (const dir of ["bin", "npm", "src/apps/cli"]) mkdirSync(at(dir), { recursive: true });
  for (const file of ["launch.mjs", "node-settings.mjs"])
    copyFileSync(path.join(root, "bin", file), at("bin", file));
  writeFileSync(at("package.json"), '{ "type": "module" }');
  const here = { optional: true, version: "2", os: [process.platform], cpu: [process.arch] };
  const there = { optional: true, version: "3", os: ["aix"], cpu: ["ppc64"] };
  const packages = {
    "": {},
    "node_modules/a": { version: "1" },
    "node_modules/b": here,
    "node_modules/c": there,
  };
  writeFileSync(at("package-lock.json"), JSON.stringify({ packages }));
  writeFileSync(at("src/apps/cli/main.ts"), 'console.log("ran " + process.argv.slice(2).join(" "));');
  const works = `mkdir -p node_modules && sleep 1 && cp package-lock.json node_modules/.package-lock.json`;
  const does = (good: boolean): string => (good ? works : "exit 1");
  writeFileSync(
    at("npm", "npm"),
    `#!/bin/sh\necho "$1" >> npm/calls\nif [ "$1" = ci ]; then ${does(npm.ci)}; else ${does(npm.install)}; fi\n`,
    { mode: 0o755 },
  );
  return {
    launcher: at("bin", "launch.mjs"),
    calls: () => readFileSync(at("npm", "calls"), "utf8").trim().split("\n"),
  };
}

async function launch(launcher: string): Promise<{ code: number | null; said: string }> {
  const npm = path.join(path.dirname(launcher), "..", "npm");
  const child = spawn(process.execPath, [launcher, "demo"], {
    env: { PATH: `${npm}:${process.env["PATH"]}` },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (said += String(part)));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said };
}

describe("a fresh checkout", { timeout: 60_000 }, () => {
  test("of two starts at once, one installs and the other waits; a third installs nothing", async () => {
    const { launcher, calls } = freshCheckout({ ci: true, install: true });
    const two = await Promise.all([launch(launcher), launch(launcher)]);
    expect(two.map(({ code }) => code)).toEqual([0, 0]);
    expect(two.filter(({ said }) => said.includes("Waiting"))).toHaveLength(1);
    const third = await launch(launcher);
    expect(third).toEqual({ code: 0, said: "ran demo\n" });
    expect(calls()).toEqual(["ci"]);
  });

  test("where npm ci fails, npm install is tried; where both fail, one sentence says what to check", async () => {
    const second = freshCheckout({ ci: false, install: true });
    expect((await launch(second.launcher)).code).toBe(0);
    expect(second.calls()).toEqual(["ci", "install"]);
    rmSync(path.join(folder, "Tổ Ấm"), { recursive: true });
    const neither = freshCheckout({ ci: false, install: false });
    const refused = await launch(neither.launcher);
    expect(refused.code).toBe(2);
    expect(refused.said).toContain("check the network");
    expect(refused.said).not.toContain("    at ");
  });

  test("an installation by hand that left this platform's packages out is completed", async () => {
    const { launcher, calls } = freshCheckout({ ci: true, install: true });
    const modules = path.join(path.dirname(launcher), "..", "node_modules");
    mkdirSync(modules);
    const note = (packages: object): void =>
      writeFileSync(path.join(modules, ".package-lock.json"), JSON.stringify({ packages }));
    note({ "node_modules/a": { version: "1" } });
    expect((await launch(launcher)).code).toBe(0);
    expect(calls()).toEqual(["ci"]);
    rmSync(path.join(modules, ".toam-lock"));
    note({ "node_modules/a": { version: "1" }, "node_modules/b": { version: "2" } });
    expect((await launch(launcher)).said).toBe("ran demo\n");
    expect(calls()).toEqual(["ci"]);
  });

  test("a start that was killed while it installed keeps nobody waiting", async () => {
    const { launcher, calls } = freshCheckout({ ci: true, install: true });
    const left = path.join(path.dirname(launcher), "..", ".toam-installing");
    writeFileSync(left, "");
    const minuteAgo = new Date(Date.now() - 60_000);
    utimesSync(left, minuteAgo, minuteAgo);
    expect((await launch(launcher)).code).toBe(0);
    expect(calls()).toEqual(["ci"]);
  });
});

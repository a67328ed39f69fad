import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { leaveMark, ownToken } from "#base/alive.ts";
import { installed } from "#base/config.ts";
import { sourcesHash, sweepUnused } from "./build.ts";

let place = "";

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), "toam-build-"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

test("a build of older sources stays as long as an instance serves it, and is swept afterwards", () => {
  for (const name of ["staff-aa", "staff-bb", "staff-cc", "other"]) mkdirSync(path.join(place, name));
  leaveMark(path.join(place, "staff-aa", ".users"), ownToken());
  const gone = path.join(place, "staff-bb", ".users");
  mkdirSync(gone);
  writeFileSync(path.join(gone, `${spawnSync("true").pid}-aaaa`), "1");
  sweepUnused(place, "staff-cc");
  expect(readdirSync(place).sort()).toEqual(["other", "staff-aa", "staff-cc"]);
});

test("the application is built again for a source that reaches the browser, and for no other", () => {
  const src = path.join(place, "src");
  for (const name of ["registers/a/pages", "apps/cli"]) mkdirSync(path.join(src, name), { recursive: true });
  for (const name of ["vite.config.ts", "package-lock.json"]) writeFileSync(path.join(place, name), "");
  const write = (name: string, text: string): string => {
    writeFileSync(path.join(src, name), text);
    return sourcesHash(place);
  };
  const first = write("registers/a/pages/list.tsx", "1");
  expect(write("apps/cli/main.ts", "1")).toBe(first);
  expect(write("registers/a/queries.ts", "1")).toBe(first);
  expect(write("registers/a/pages/list.tsx", "2")).not.toBe(first);
  expect(sourcesHash(installed())).toMatch(/^[0-9a-f]{64}$/);
});

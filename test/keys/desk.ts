/** A place with keys of its own, databases sealed under them, and the command line on both: for tests of those who keep the keys. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeEach } from "vitest";
import { installed } from "#base/config.ts";
import { makeKeys } from "#base/crypto/index.ts";
import { openVault } from "#base/crypto/vault.ts";
import { openDatabase, roleUrl, type Database } from "#base/database/index.ts";
import { commands } from "../../src/apps/cli/commands.ts";
import { runCommandLine } from "../../src/apps/cli/run.ts";
import { environment, flags } from "../../bin/node-settings.mjs";
import { TEST_KEY, testDatabase, type TestDatabase } from "../database.ts";
import { openTestVault } from "../vault.ts";

/** What one test works with; new for each. */
export interface KeyDesk {
  /** The instance's folder, with new keys in `keys`. */
  readonly data: string;
  readonly keysDir: string;
  /** Another new folder beside it. */
  readonly folder: (name: string) => string;
  /** The product's database with the vault opened on these keys, as the server and as its owner. */
  readonly city: () => Promise<{ url: string; app: Database; owner: Database }>;
  /** A database without a schema. */
  readonly empty: () => Promise<TestDatabase>;
  readonly ownerOf: (url: string) => Database;
  /** Starts `./toam` with these words on a database, in a process of its own. */
  readonly toam: (url: string, words: readonly string[]) => { child: ChildProcess; said: () => string };
  /** Runs `./toam` to its end and returns what it said; throws when it does not end well. */
  readonly run: (url: string, words: readonly string[], dataDir?: string) => Promise<string>;
}

function start(
  url: string,
  words: readonly string[],
  dataDir: string,
): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [...flags, installed("src/apps/cli/main.ts"), ...words], {
    env: { ...environment, ...process.env, TOAM_ENV: "test", TOAM_DATA: dataDir, DATABASE_URL: url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      text += String(chunk);
    });
  return { child, said: () => text };
}

/** The same command line in this process: a second of starting less, for whatever does not die in the middle. */
async function runHere(url: string, words: readonly string[], dataDir: string): Promise<string> {
  let said = "";
  const hear = (text: string): void => {
    said += text;
  };
  Object.assign(process.env, { TOAM_ENV: "test", TOAM_DATA: dataDir, DATABASE_URL: url });
  try {
    const code = await runCommandLine(commands, words, { out: hear, err: hear });
    if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}: ${said}`);
    return said;
  } finally {
    for (const name of ["TOAM_ENV", "TOAM_DATA", "DATABASE_URL"]) delete process.env[name];
  }
}

/** Opens the desk for one test file; call it at its head, and the function that it returns within a test. */
export function useKeyDesk(): () => KeyDesk {
  mkdirSync(installed(".cache"), { recursive: true });
  const root = mkdtempSync(installed(".cache/keys-"));
  const open: TestDatabase[] = [];
  const pools: Database[] = [];
  let data = "";
  const folder = (name: string): string => mkdtempSync(path.join(root, `${name}-`));
  const opened = <T extends Database>(pool: T): T => {
    pools.push(pool);
    return pool;
  };
  const made = async (options: { empty?: boolean }): Promise<TestDatabase> => {
    const database = await testDatabase(options);
    open.push(database);
    openVault({ keysDir: path.join(data, "keys") });
    return database;
  };
  const ownerOf = (url: string): Database => opened(openDatabase(url, { max: 4 }));

  beforeEach(() => {
    data = folder("data");
    makeKeys(path.join(data, "keys"));
  });
  afterEach(async () => {
    for (const pool of pools.splice(0)) await pool.close();
    for (const database of open.splice(0)) await database.close();
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
    openTestVault();
  });

  return () => ({
    data,
    keysDir: path.join(data, "keys"),
    folder,
    ownerOf,
    empty: () => made({ empty: true }),
    city: async () => {
      const { url } = await made({});
      return {
        url,
        app: opened(openDatabase(roleUrl(url, TEST_KEY, "app"), { max: 2 })),
        owner: ownerOf(url),
      };
    },
    toam: (url, words) => start(url, words, data),
    run: (url, words, dataDir = data) => runHere(url, words, dataDir),
  });
}

/** A database of its own for each test file, copied from the migrated template in some hundredths of a second. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { openTestVault } from "./vault.ts";

export { TEST_KEY } from "./key.ts";

/** A database that belongs to one test. */
export interface TestDatabase {
  /** Superuser's address. */
  readonly url: string;
  /** Drops it, with whatever is still connected. */
  close(): Promise<void>;
}

/** What to copy. */
export interface TestDatabaseOptions {
  /** True for a database without the schema, e.g. to restore into. */
  readonly empty?: boolean;
  /** Chooses what to copy instead of the migrated template. */
  readonly from?: (server: string, template: string) => Promise<string>;
}

/** Makes the database. Call in beforeAll, and `close` in afterAll. */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  openTestVault();
  const { url, template, why } = inject("postgres");
  const name = `test_${process.pid}_${randomBytes(6).toString("hex")}`;
  if (template === null && options.empty !== true)
    throw new Error(`The template database could not be made. ${why}`);
  const migrated = options.empty === true ? "template0" : (template ?? "");
  const source = options.from ? await options.from(url, migrated) : migrated;
  await asSuperuser(url, async (client) => {
    // Two copies of one template at the same time wait for each other; only a connection to it refuses.
    await client.query(`create database ${name} template ${source}`);
  });
  const address = new URL(url);
  address.pathname = `/${name}`;
  return {
    url: address.href,
    close: () =>
      asSuperuser(url, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

async function asSuperuser(url: string, run: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

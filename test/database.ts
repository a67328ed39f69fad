/** A database of its own for each test file, copied from the migrated template in some hundredths of a second. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { migrate } from "#base/database/index.ts";
import { TEST_KEY } from "./key.ts";
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
  /** True for tables that belong to a role that is no superuser, as in a city's own PostgreSQL: row security holds it too. */
  readonly plainOwner?: boolean;
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
  const migrated = options.empty === true || options.plainOwner === true ? "template0" : (template ?? "");
  const source = options.from ? await options.from(url, migrated) : migrated;
  await asSuperuser(url, async (client) => {
    // Two copies of one template at the same time wait for each other; only a connection to it refuses.
    await client.query(`create database ${name} template ${source}`);
  });
  const address = new URL(url);
  address.pathname = `/${name}`;
  const owner = options.plainOwner === true ? await giveToPlainOwner(url, name) : null;
  return {
    url: address.href,
    close: () =>
      asSuperuser(url, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
        if (owner) await client.query(`drop owned by ${owner}; drop role ${owner}`);
      }),
  };
}

/** Gives an empty database to a role that is no superuser, which migrates it; answers the role. */
async function giveToPlainOwner(url: string, name: string): Promise<string> {
  const owner = `owner_of_${name}`;
  const word = randomBytes(12).toString("hex");
  await asSuperuser(url, async (client) => {
    await client.query(`create role ${owner} login createrole password '${word}'`);
    await client.query(`grant toam_backup to ${owner} with admin option`);
    await client.query(`alter database ${name} owner to ${owner}`);
  });
  const own = new URL(url);
  own.pathname = `/${name}`;
  own.username = owner;
  own.password = word;
  await migrate(own.href, TEST_KEY);
  return owner;
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

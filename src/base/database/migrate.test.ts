import { readdirSync } from "node:fs";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TEST_KEY, testDatabase, type TestDatabase } from "#test/database.ts";
import { installed } from "../config.ts";
import { migrate, migrationState, MigrationRefused } from "./index.ts";

let database: TestDatabase;

beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

async function change(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return client.query(sql).then(
    ({ rows }) => client.end().then(() => rows),
    (error: unknown) => client.end().then(() => Promise.reject(error as Error)),
  );
}

const newest = readdirSync(installed("migrations"))
  .filter((name) => name.endsWith(".sql"))
  .sort()
  .at(-1)!;

describe("bringing a schema to this release", () => {
  test("this release's own schema is left as it is", async () => {
    expect(await migrate(database.url, TEST_KEY)).toEqual([]);
    expect(await migrationState(database.url)).toMatchObject({ pending: [], unknown: [] });
  });

  test("a newer schema is refused, in both languages, and nothing is changed", async () => {
    await change("insert into public.toam_migration values ('29990101-01-plan-add-thing.sql', 'x')");
    await change(`delete from public.toam_migration where name = '${newest}'`);
    const refused = await migrate(database.url, TEST_KEY).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MigrationRefused);
    const { sentence } = refused as MigrationRefused;
    expect(sentence.vi).toContain("bản mới hơn tạo (có 29990101-01-plan-add-thing.sql)");
    expect(sentence.en).toContain("newer release (it has 29990101-01-plan-add-thing.sql)");
    // The missing one would have been applied otherwise.
    expect((await migrationState(database.url)).pending).toEqual([newest]);
  });

  test("a migration that was edited after it ran is refused and named", async () => {
    await change(`update public.toam_migration set sha256 = 'another' where name = '${newest}'`);
    await expect(migrate(database.url, TEST_KEY)).rejects.toThrow(`${newest} was edited`);
  });

  test("one that fails is taken back as a whole, and the sentence says which", async () => {
    // As if it had not run: what it makes is there already, so it fails.
    const first = readdirSync(installed("migrations")).sort()[0]!;
    await change(`delete from public.toam_migration where name = '${first}'`);
    await expect(migrate(database.url, TEST_KEY)).rejects.toThrow(`Migration ${first} failed`);
    expect((await migrationState(database.url)).pending).toEqual([first]);
  });

  test("two starts at once apply each migration once", async () => {
    const empty = await testDatabase({ empty: true });
    try {
      const both = await Promise.all([migrate(empty.url, TEST_KEY), migrate(empty.url, TEST_KEY)]);
      const counts = both.map((applied) => applied.length).sort((a, b) => a - b);
      expect(counts).toEqual([0, readdirSync(installed("migrations")).length]);
    } finally {
      await empty.close();
    }
  });
});

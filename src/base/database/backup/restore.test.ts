import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TEST_KEY, testDatabase } from "#test/database.ts";
import { makePlace, MIGRATIONS, migrator, sql, type Place } from "#test/small-product.ts";
import { migrate as migrateProduct } from "../migrate.ts";
import { backUp, BackupRefused, restore } from "./index.ts";

let place: Place;
const at = (...parts: string[]): string => place.at(...parts);

beforeEach(() => {
  place = makePlace();
});

afterEach(() => place.close());

describe("restoring", () => {
  async function archive(): Promise<string> {
    const { url } = await place.source();
    await backUp({ url, filesDir: at("files"), file: at("a.zip"), apart: [] });
    return at("a.zip");
  }

  test("is refused where there is data already, or files", async () => {
    const file = await archive();
    const full = await place.source();
    const into = (url: string, filesDir: string) => restore({ file, url, filesDir, migrate: migrator(url) });
    await expect(into(full.url, at("back"))).rejects.toThrow("only into an empty instance");
    const to = await place.empty();
    await expect(into(to.url, at("files"))).rejects.toThrow("only into an empty instance");
    expect(await sql(to.url, "select to_regclass('public.toam_migration') as t")).toEqual([{ t: null }]);
  });

  test.each([
    ["a flipped byte", (bytes: Buffer) => bytes.fill(bytes[400]! ^ 1, 400, 401)],
    ["a cut end", (bytes: Buffer) => bytes.subarray(0, bytes.length - 5)],
    ["another file", () => Buffer.from("PK not at all")],
    ["nothing", () => Buffer.alloc(0)],
  ])("%s is noticed before anything is changed", async (_name, damage) => {
    const file = await archive();
    writeFileSync(file, damage(readFileSync(file)));
    const to = await place.empty();
    const refused = restore({ file, url: to.url, filesDir: at("back"), migrate: migrator(to.url) });
    await expect(refused).rejects.toBeInstanceOf(BackupRefused);
    expect(await sql(to.url, "select to_regclass('public.toam_migration') as t")).toEqual([{ t: null }]);
  });

  test("by a later release loads the old shape first, then migrates on", async () => {
    const file = await archive();
    const to = await place.empty();
    const later: [string, string] = [
      "03-count.sql",
      "create table cases.total as select count(*)::int as n from cases.case",
    ];
    const report = await restore({
      file,
      url: to.url,
      filesDir: at("back"),
      migrate: migrator(to.url, [...MIGRATIONS, later]),
    });
    expect(report.migratedAfterwards).toBe(1);
    expect(await sql(to.url, "select n from cases.total")).toEqual([{ n: 500 }]);
  });

  test("by an older release, or one whose migrations differ, is refused and leaves the place empty", async () => {
    const file = await archive();
    const to = await place.empty();
    const edited: [string, string] = ["02-cases.sql", `${MIGRATIONS[1]![1]} -- edited`];
    for (const migrations of [MIGRATIONS.slice(0, 1), [MIGRATIONS[0]!, edited]]) {
      const migrate = migrator(to.url, migrations);
      await expect(restore({ file, url: to.url, filesDir: at("back"), migrate })).rejects.toThrow(
        "another release",
      );
    }
    await restore({ file, url: to.url, filesDir: at("back"), migrate: migrator(to.url) });
  });

  test("of the product's own schema gives the product's own schema", async () => {
    const from = await testDatabase();
    await backUp({ url: from.url, filesDir: at("none"), file: at("a.zip"), apart: [] });
    const to = await place.empty();
    const migrate = (onStep: (name: string) => void) => migrateProduct(to.url, TEST_KEY, onStep);
    const report = await restore({ file: at("a.zip"), url: to.url, filesDir: at("back"), migrate });
    const columns = `select table_schema, table_name, column_name, data_type from information_schema.columns
      where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, 3`;
    expect(report.tables).toBeGreaterThan(0);
    expect(await sql(to.url, columns)).toEqual(await sql(from.url, columns));
    await from.close();
  });
});

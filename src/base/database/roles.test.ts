import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TEST_KEY, testDatabase, type TestDatabase } from "#test/database.ts";
import { backUp } from "./backup/index.ts";
import { migrate, MigrationRefused, roleUrl } from "./index.ts";

const owner = `owner_${randomBytes(6).toString("hex")}`;
let database: TestDatabase;
let ownUrl = "";

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  database = await testDatabase({ empty: true });
  const url = new URL(database.url);
  const name = url.pathname.slice(1);
  await asSuperuser(
    `create role ${owner} login password 'của riêng'`,
    `alter database ${name} owner to ${owner}`,
  );
  url.username = owner;
  url.password = encodeURIComponent("của riêng");
  ownUrl = url.href;
});

afterAll(async () => {
  await asSuperuser(
    `alter database ${new URL(database.url).pathname.slice(1)} owner to current_user`,
    `drop owned by ${owner} cascade`,
    `drop role ${owner}`,
  );
  await database.close();
});

/** The other test runs on this server have made the roles with TEST_KEY; what their owner lacks is the right to use one. */
describe("a city's own PostgreSQL, whose administrator gives no superuser", () => {
  test("where rights are missing, the refusal carries the statements that give them", async () => {
    const refused = await migrate(ownUrl, TEST_KEY).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MigrationRefused);
    const { vi, en } = (refused as MigrationRefused).sentence;
    for (const sentence of [vi, en]) {
      expect(sentence).toContain(`alter role ${owner} createrole;`);
      expect(sentence).toContain("create role toam_backup login bypassrls;");
    }
  });

  test("a key that is not the one of these roles changes no password without the right to", async () => {
    await expect(migrate(ownUrl, "another key")).rejects.toBeInstanceOf(MigrationRefused);
    const app = new pg.Client({ connectionString: roleUrl(database.url, TEST_KEY, "app") });
    // Throws when the password was changed.
    await app.connect();
    await app.end();
  });

  test("with them, the plain owner migrates an empty database and backs it up with every row", async () => {
    await asSuperuser(`grant toam_backup to ${owner} with admin option`);
    await expect(migrate(ownUrl, TEST_KEY)).resolves.not.toHaveLength(0);
    await expect(migrate(ownUrl, TEST_KEY)).resolves.toEqual([]);
    const folder = mkdtempSync(path.join(tmpdir(), "toam-roles-"));
    const report = await backUp({
      url: ownUrl,
      filesDir: folder,
      file: path.join(folder, "a.zip"),
      apart: [],
    });
    rmSync(folder, { recursive: true });
    expect(report.role).toBe("toam_backup");
    expect(report.tables).toBeGreaterThan(10);
  });
});

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "#base/config.ts";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import { openInstanceDatabase, withStandingInstance } from "./database.ts";

const ran = (): Promise<string> => Promise.resolve("ran");
const at = (url: string) => readConfig({ DATABASE_URL: url });

describe("a command on an instance", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  async function change(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  test("runs where the schema is this release's", async () => {
    expect(await withStandingInstance(at(database.url), ran)).toBe("ran");
  });

  test("is refused on an older or a newer schema; a backup is taken of either", async () => {
    await change("insert into public.toam_migration values ('29990101-01-base-unknown.sql', 'x')");
    await expect(withStandingInstance(at(database.url), ran)).rejects.toThrow("newer release");
    await change(`delete from public.toam_migration where name like '2999%' or name = (
      select max(name) from public.toam_migration where name not like '2999%')`);
    await expect(withStandingInstance(at(database.url), ran)).rejects.toThrow("1 migrations are missing");
    expect(await withStandingInstance(at(database.url), ran, "any")).toBe("ran");
  });

  test("is refused in an empty place, and makes nothing there", async () => {
    const empty = await testDatabase({ empty: true });
    await expect(withStandingInstance(at(empty.url), ran, "any")).rejects.toThrow("no Tổ Ấm at DATABASE_URL");
    await empty.close();
    const folder = mkdtempSync(path.join(tmpdir(), "toam-none-"));
    const dataDir = path.join(folder, "data");
    const config = readConfig({ TOAM_DATA: dataDir });
    await expect(withStandingInstance(config, ran, "any")).rejects.toThrow(dataDir);
    expect(existsSync(dataDir)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

describe("an outside server", () => {
  let server: Server | null = null;
  afterEach(() => server?.close());

  /** Speaks just enough of PostgreSQL's protocol to be asked for its version. */
  async function serverOfVersion(number: string): Promise<string> {
    const message = (kind: string, body: Buffer): Buffer => {
      const head = Buffer.alloc(5);
      head.write(kind);
      head.writeInt32BE(body.length + 4, 1);
      return Buffer.concat([head, body]);
    };
    const ready = message("Z", Buffer.from("I"));
    const column = Buffer.concat([
      Buffer.from([0, 1]),
      Buffer.from("server_version_num\0"),
      Buffer.alloc(18),
    ]);
    column.writeInt32BE(25, column.length - 12);
    column.writeInt16BE(-1, column.length - 8);
    column.writeInt32BE(-1, column.length - 6);
    const row = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, number.length]), Buffer.from(number)]);
    const answer = [message("T", column), message("D", row), message("C", Buffer.from("SHOW\0")), ready];
    server = createServer((socket) => {
      socket.once("data", () => {
        socket.write(Buffer.concat([message("R", Buffer.alloc(4)), ready]));
        socket.on("data", (asked) => asked[0] === 0x51 && socket.write(Buffer.concat(answer)));
      });
      socket.on("error", () => undefined);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return `postgres://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/none`;
  }

  test("older than PostgreSQL 15 is refused, 15 is not", async () => {
    await expect(openInstanceDatabase(at(await serverOfVersion("140011")))).rejects.toThrow("PostgreSQL 14");
    server?.close();
    expect(await openInstanceDatabase(at(await serverOfVersion("150000")))).toMatchObject({ major: 15 });
  });
});

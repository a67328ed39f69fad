import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import { openDatabase, withCommit, type Database } from "./index.ts";

let made: TestDatabase;
let database: Database;

beforeAll(async () => {
  made = await testDatabase();
  // One connection: whatever a transaction leaves behind meets the next one.
  database = openDatabase(made.url, { max: 1 });
  await database.query("create table public.scope_test (said text)");
});
afterAll(async () => {
  await database.close();
  await made.close();
});

const scope = (): Promise<string | null> =>
  database.transaction(
    {},
    async (tx) =>
      (
        await sql<{ v: string | null }>`select nullif(current_setting('toam.sees', true), '') as v`.execute(
          tx,
        )
      ).rows[0]?.v ?? null,
  );
const read = (sees: string): Promise<string> =>
  database.transaction(
    { "toam.sees": sees },
    async (tx) => (await sql<{ v: string }>`select current_setting('toam.sees') as v`.execute(tx)).rows[0]!.v,
    "read",
  );

describe("a connection that is used again", () => {
  test("keeps nothing of the scope of the read before", async () => {
    expect(await read("all")).toBe("all");
    expect(await scope()).toBeNull();
    const seen = await Promise.all([read("1,2"), scope(), read("3"), scope()]);
    expect(seen).toEqual(["1,2", null, "3", null]);
  });

  test("may write outside a transaction right after a read, and the write stays", async () => {
    const writing = read("all").then(() => database.query("insert into public.scope_test values ('kept')"));
    await Promise.all([writing, read("4")]);
    expect((await database.query("select said from public.scope_test")).rows).toEqual([{ said: "kept" }]);
  });

  test("refuses a write inside a read, and goes on", async () => {
    await expect(
      database.transaction({}, (tx) => sql`insert into public.scope_test values ('no')`.execute(tx), "read"),
    ).rejects.toThrow(/read-only/);
    expect(await read("5")).toBe("5");
  });

  test("a value with quotes and backslashes is a value, not a statement", async () => {
    const odd = String.raw`'; drop table public.scope_test; --\'`;
    expect(await read(odd)).toBe(odd);
    expect((await database.query("select count(*) as n from public.scope_test")).rows).toEqual([{ n: 1 }]);
  });

  test("a failure rolls back whole, also the commit's", async () => {
    const write = database.transaction({}, async (tx) => {
      await sql`insert into public.scope_test values ('lost')`.execute(tx);
      throw new Error("changed my mind");
    });
    await expect(write).rejects.toThrow("changed my mind");
    expect((await database.query("select said from public.scope_test")).rows).toEqual([{ said: "kept" }]);
  });

  test("a statement kept for the commit is written with it, and its failure takes everything along", async () => {
    const add = (said: string, last: string): Promise<void> =>
      database.transaction({}, async (tx) => {
        withCommit(tx, CompiledQuery.raw(last, [`${said} at last`]));
        await sql`insert into public.scope_test values (${said})`.execute(tx);
      });
    await add("first", "insert into public.scope_test values ($1)");
    await expect(add("second", "insert into public.scope_test values ($1::int)")).rejects.toThrow(/integer/);
    // Nothing kept for a transaction that failed before its end reaches the next one on the connection.
    const failed = database.transaction({}, async (tx) => {
      withCommit(tx, CompiledQuery.raw("insert into public.scope_test values ('stray')"));
      return sql`select 1 / 0`.execute(tx);
    });
    await expect(failed).rejects.toThrow(/zero/);
    await database.transaction({}, (tx) => sql`select 1`.execute(tx));
    const { rows } = await database.query("select said from public.scope_test order by said");
    expect(rows.map((row) => row.said)).toEqual(["first", "first at last", "kept"]);
  });
});

test("a line that is cut in the middle of a statement fails that statement, and the next one goes over a new line", async () => {
  const there = new URL(made.url);
  const lines = new Set<Socket>();
  const between = createServer((near) => {
    const far = connect(Number(there.port), there.hostname);
    for (const end of [near, far]) lines.add(end.on("error", () => undefined));
    near.pipe(far).pipe(near);
  });
  between.listen(0, "127.0.0.1");
  await once(between, "listening");
  const url = new URL(made.url);
  url.hostname = "127.0.0.1";
  url.port = String((between.address() as AddressInfo).port);
  const cut = openDatabase(url.toString(), { max: 1 });
  const under = [
    () => cut.query("select pg_sleep(5)"),
    () => cut.transaction({}, (tx) => sql`select pg_sleep(5)`.execute(tx)),
  ];
  for (const statement of under) {
    await cut.query("select 1");
    const failing = expect(statement()).rejects.toThrow(/terminated|reset/);
    await setTimeout(50);
    for (const end of lines) end.destroy();
    await failing;
  }
  expect((await cut.query("select 7 as n")).rows).toEqual([{ n: 7 }]);
  await cut.close();
  between.close();
});

import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import { copyIn, copyOut, copyRow } from "./copy.ts";

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase({ empty: true });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

beforeEach(async () => {
  await client.query("drop table if exists words; create table words (id int, word text)");
});

afterAll(async () => {
  await client.end();
  await database.close();
});

async function read(sql: string): Promise<{ text: string; rows: number }> {
  const out = copyOut(client, sql);
  const parts: Buffer[] = [];
  for await (const part of out) parts.push(part);
  return { text: Buffer.concat(parts).toString("utf8"), rows: out.rows() };
}

describe("COPY", () => {
  test("goes in and comes out the same, with any text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.string({ unit: "grapheme" }))), async (words) => {
        const clean = words.map((word) => word?.replaceAll("\0", "") ?? null);
        await client.query("truncate words");
        const rows = clean.map((word, id) => copyRow([id, word]));
        expect(await copyIn(client, "copy words from stdin", rows)).toBe(clean.length);
        const back = await client.query<{ word: string | null }>("select word from words order by id");
        expect(back.rows.map((row) => row.word)).toEqual(clean);
        const out = await read("copy (select * from words order by id) to stdout");
        expect(out).toEqual({ text: rows.join(""), rows: clean.length });
      }),
      { numRuns: 30 },
    );
  });

  test("moves a large table through a slow reader without losing a row", async () => {
    await client.query("insert into words select n, repeat('Ấm ', 60) from generate_series(1, 50000) n");
    await client.query("insert into words values (0, repeat('x', 300000))");
    const out = copyOut(client, "copy words to stdout");
    let lines = 0;
    let parts = 0;
    for await (const part of out) {
      lines += part.filter((byte) => byte === 10).length;
      if (++parts % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(lines).toBe(50_001);
    expect(out.rows()).toBe(50_001);
  });

  test("a reader that leaves early leaves a connection that works", async () => {
    await client.query("insert into words select n, repeat('x', 200) from generate_series(1, 50000) n");
    for await (const part of copyOut(client, "copy words to stdout")) {
      expect(part.length).toBeGreaterThan(0);
      break;
    }
    expect((await client.query("select 1 as n")).rows).toEqual([{ n: 1 }]);
  });

  test("errors of the server are thrown and leave a connection that works", async () => {
    await expect(read("copy nowhere to stdout")).rejects.toMatchObject({ code: "42P01" });
    await expect(copyIn(client, "copy words from stdin", ["not a number\tx\n"])).rejects.toMatchObject({
      code: "22P02",
    });
    await expect(copyIn(client, "copy words from stdin", endless())).rejects.toMatchObject({ code: "22P02" });
    expect((await client.query("select count(*)::int as n from words")).rows).toEqual([{ n: 0 }]);
  });

  test("when the source breaks, nothing is stored and its own error is thrown", async () => {
    await expect(copyIn(client, "copy words from stdin", breaking())).rejects.toThrow(
      "line 3 is not a household",
    );
    expect((await client.query("select count(*)::int as n from words")).rows).toEqual([{ n: 0 }]);
  });

  test("a wrong direction is an error, not a hang", async () => {
    await expect(read("copy words from stdin")).rejects.toThrow("COPY … TO STDOUT");
    expect((await client.query("select 1 as n")).rows).toEqual([{ n: 1 }]);
  });

  test("a connection that is cut ends the COPY with an error", async () => {
    const other = new pg.Client({ connectionString: database.url });
    other.on("error", () => undefined);
    await other.connect();
    const { rows } = await other.query<{ pid: number }>("select pg_backend_pid() as pid");
    const cut = async function* (): AsyncGenerator<string> {
      yield "1\ta\n";
      await client.query("select pg_terminate_backend($1)", [rows[0]!.pid]);
      for (let n = 0; n < 1000; n++) {
        yield `${n}\tb\n`;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    await expect(copyIn(other, "copy words from stdin", cut())).rejects.toThrow();
  });
});

async function* endless(): AsyncGenerator<string> {
  for (let n = 0; n < 100_000; n++) yield "neither\tnor\n".repeat(100);
}

async function* breaking(): AsyncGenerator<string> {
  yield "1\ta\n";
  yield "2\tb\n";
  throw new Error("line 3 is not a household");
}

/** My work and the calendar ask source after source: while one sees farther, no other may look. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { seeingAs } from "#spine/records/index.ts";
import { calendar, myWork, plan } from "#spine/plan/index.ts";
import { openDesk, type Desk } from "#test/desk.ts";

let desk: Desk;
const seen: string[] = [];

const scopeOf = async (tx: Tx): Promise<string> =>
  (await sql<{ sees: string }>`select current_setting('toam.sees') as sees`.execute(tx)).rows[0]?.sees ?? "";

async function widely(tx: Tx): Promise<void> {
  await seeingAs(tx, "all", async () => {
    for (let n = 0; n < 5; n++) expect(await scopeOf(tx)).toBe("all");
  });
}

async function narrowly(tx: Tx): Promise<void> {
  for (let n = 0; n < 12; n++) seen.push(await scopeOf(tx));
}

async function both(tx: Tx, look: (tx: Tx) => Promise<void>): Promise<{ items: [] }> {
  await look(tx);
  return { items: [] };
}

beforeAll(async () => {
  const looks = { wide: widely, narrow: narrowly, "wide-again": widely } as const;
  const named = Object.entries(looks);
  desk = await openDesk(() => [
    plan,
    myWork(named.map(([name, look]) => ({ name, gather: (tx) => both(tx, look) }))),
    calendar(
      named.map(([name, look]) => ({
        name,
        gather: async (tx) => {
          await look(tx);
          return [];
        },
      })),
    ),
  ]);
});
afterAll(() => desk.close());

test("what one source sees farther, another never does", async () => {
  const officer = await desk.person("commune-officer", "01.00004");
  const own = String(officer.unitId);
  expect((await desk.ask(officer, "GET /api/my-work")).status).toBe(200);
  const month = `from=${today().slice(0, 8)}01&to=${today().slice(0, 8)}28`;
  expect((await desk.ask(officer, `GET /api/calendar?${month}`)).status).toBe(200);
  expect(seen).toHaveLength(24);
  expect([...new Set(seen)].filter((sees) => sees === "all" || !sees.split(",").includes(own))).toEqual([]);
});

/** Clocks over HTTP and PostgreSQL: who sees them, what may be done, what is kept. Days are counted by hand. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readSheet } from "#base/sheet/index.ts";
import { openClockDesk, type ClockDesk } from "#test/clock-desk.ts";

let desk: ClockDesk;
beforeAll(async () => {
  desk = await openClockDesk();
});
afterAll(() => desk.close());

describe("a clock", () => {
  // Monday 23 November 2026, 9 o'clock: 24, 25, 26, 27 and Monday 30.
  beforeEach(() => desk.at("2026-11-23T09:00"));

  test("says by which rule it runs, how sure the rule is, and when it is due; another ward does not see it", async () => {
    await desk.give("NV-2026-00001");
    expect(await desk.clockOf(desk.officerA, "NV-2026-00001")).toMatchObject({
      state: "running",
      dueAt: "2026-11-30T16:59:59.999Z",
      rule: {
        length: { vi: "5 ngày làm việc" },
        basis: "internal",
        article: null,
        confidence: "I",
        version: 1,
      },
      unsure: [],
      can: [],
    });
    expect(await desk.clockOf(desk.officerB, "NV-2026-00001")).toBeUndefined();
    expect((await desk.act(desk.officerB, "NV-2026-00001", "explain", { reason: "…" })).status).toBe(404);
  });

  test("is one at a time: started twice it stays as it was", async () => {
    await desk.give("NV-2026-00002");
    desk.at("2026-11-25T09:00");
    await desk.give("NV-2026-00002");
    const { rows } = (await desk.ask(desk.city, "GET /api/clocks/of/task/NV-2026-00002")).body;
    expect(rows).toHaveLength(1);
    expect(rows[0].startedAt).toBe("2026-11-23T02:00:00.000Z");
  });

  test("stands still only with a reason, and goes on by what was left", async () => {
    await desk.give("NV-2026-00003");
    desk.at("2026-11-25T09:00");
    expect((await desk.act(desk.officerA, "NV-2026-00003", "pause", { reason: "Chờ" })).status).toBe(403);
    expect((await desk.act(desk.city, "NV-2026-00003", "pause")).status).toBe(422);
    expect((await desk.act(desk.city, "NV-2026-00003", "pause", { reason: "  " })).status).toBe(422);
    const paused = await desk.act(desk.city, "NV-2026-00003", "pause", { reason: "Chờ văn bản hướng dẫn" });
    expect(paused.body).toMatchObject({ state: "paused", dueAt: null, can: ["clock.resume"] });
    expect((await desk.act(desk.officerA, "NV-2026-00003", "resume")).status).toBe(403);
    desk.at("2026-12-01T15:00");
    // Three working days were left on the 25th (26, 27, 30): 2, 3 and 4 December.
    const { body } = await desk.act(desk.city, "NV-2026-00003", "resume");
    expect(body).toMatchObject({ state: "running", dueAt: "2026-12-04T16:59:59.999Z" });
    expect(body.events).toMatchObject([
      {
        act: "pause",
        reason: "Chờ văn bản hướng dẫn",
        byName: desk.city.name,
        dueBefore: "2026-11-30T16:59:59.999Z",
      },
      { act: "resume", dueAfter: "2026-12-04T16:59:59.999Z" },
    ]);
    expect((await desk.act(desk.city, "NV-2026-00003", "resume")).body).toMatchObject({ kind: "rule" });
  });

  test("that has lapsed is explained by its unit, and stays lapsed; the city neither explains nor pauses it", async () => {
    await desk.give("NV-2026-00004");
    expect((await desk.act(desk.officerA, "NV-2026-00004", "explain", { reason: "Sớm" })).body).toMatchObject(
      {
        kind: "rule",
      },
    );
    desk.at("2026-12-01T00:00");
    expect((await desk.clockOf(desk.officerA, "NV-2026-00004")).can).toEqual(["clock.explain"]);
    expect((await desk.act(desk.city, "NV-2026-00004", "pause", { reason: "Cứu" })).body).toMatchObject({
      kind: "rule",
    });
    expect((await desk.act(desk.city, "NV-2026-00004", "explain", { reason: "Thay" })).status).toBe(403);
    const reason = "Cán bộ nghỉ ốm, phường chưa phân công người thay";
    const { body } = await desk.act(desk.officerA, "NV-2026-00004", "explain", { reason });
    expect(body).toMatchObject({
      state: "lapsed",
      events: [{ act: "explain", reason, byName: desk.officerA.name }],
    });
    await desk.stop("NV-2026-00004");
    expect(await desk.clockOf(desk.city, "NV-2026-00004")).toMatchObject({
      state: "late",
      events: [{ reason }],
    });
  });

  test("is void, with the reason, where what it ran for is no more: neither met nor late", async () => {
    await desk.give("NV-2026-00005");
    desk.at("2026-12-08T09:00");
    await desk.stop("NV-2026-00005", "Kế hoạch được thay thế");
    expect(await desk.clockOf(desk.city, "NV-2026-00005")).toMatchObject({
      state: "void",
      events: [{ act: "void", reason: "Kế hoạch được thay thế" }],
    });
  });

  test("is neither removed nor moved back to another start, not even by SQL of the application", async () => {
    for (const sentence of [
      "delete from deadlines.clock",
      "delete from deadlines.event",
      "update deadlines.event set reason = 'khác'",
      "update deadlines.clock set started_at = now()",
      "update deadlines.rule_version set amount = 90",
    ])
      await expect(desk.inside((tx) => sql.raw(sentence).execute(tx))).rejects.toThrow(/permission denied/);
  });
});

test("who reads figures alone sees the rules but no unit's clocks", async () => {
  expect((await desk.ask(desk.leadership, "GET /api/clocks")).status).toBe(403);
  expect((await desk.ask(desk.leadership, "GET /api/deadlines/rules")).status).toBe(200);
});

test("the list of what lapsed is the units' that one sees, page by page, and as a sheet of exactly its columns", async () => {
  desk.at("2026-12-30T10:00");
  const list = async (query: string, person = desk.city) =>
    (await desk.ask(person, `GET /api/clocks?${query}`)).body;
  const all = await list("which=lapsed");
  const codes = (rows: { subject: { code: string } }[]) => rows.map((row) => row.subject.code);
  // 1 and 2 lapsed on 30 November, 3 on 4 December after its pause; 4 was met late, 5 is void.
  expect(codes(all.rows)).toEqual(["NV-2026-00001", "NV-2026-00002", "NV-2026-00003"]);
  expect(all).toMatchObject({ total: 3, next: null });
  const first = await list("which=lapsed&limit=2");
  const rest = await list(`which=lapsed&limit=2&after=${encodeURIComponent(first.next)}`);
  expect([codes(first.rows), codes(rest.rows), rest.next]).toEqual([
    ["NV-2026-00001", "NV-2026-00002"],
    ["NV-2026-00003"],
    null,
  ]);
  expect(codes((await list("which=lapsed&sort=-due")).rows)).toEqual(codes(all.rows).toReversed());
  expect((await list("q=ba dinh&which=open")).total).toBe(3);
  expect((await list("q=soc son&which=open")).total).toBe(0);
  expect(await list("which=open", desk.officerB)).toMatchObject({ rows: [], total: 0 });
  expect((await desk.ask(desk.city, "GET /api/clocks?after=x")).status).toBe(422);
  expect((await desk.ask(desk.city, "GET /api/clocks/counts")).body).toEqual({
    open: 3,
    lapsed: 3,
    late: 1,
    paused: 0,
  });
  const { bytes } = await desk.ask(
    desk.city,
    "GET /api/clocks/export.xlsx?which=late&columns=subject,due,explained",
  );
  const table = await readSheet(bytes, "han.xlsx");
  expect(table.columns).toEqual(["Việc", "Đến hạn", "Giải trình"]);
  expect(table.rows.map((row) => Object.values(row.cells))).toEqual([
    ["NV-2026-00004", "30/11/2026", "Cán bộ nghỉ ốm, phường chưa phân công người thay"],
  ]);
});

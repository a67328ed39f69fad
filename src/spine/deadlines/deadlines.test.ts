/** Clocks over HTTP and PostgreSQL: who sees them, what may be done, what is kept. Days are counted by hand in the comments. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { now, setClock } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Person } from "#spine/access/index.ts";
import { openDesk, type Answer, type Desk } from "#test/desk.ts";
import { deadlines, startClocks, stopClocks } from "./index.ts";

const BA_DINH = "01.00004";
const at = (text: string): void => setClock(new Date(`${text}+07:00`));

let desk: Desk;
let [city, officerA, officerB, leadership]: Person[] = [];
let unitA = 0;

beforeAll(async () => {
  desk = await openDesk(() => [deadlines]);
  city = await desk.person("city-lead", "HN-SVHTT");
  officerA = await desk.person("commune-officer", BA_DINH);
  officerB = await desk.person("commune-officer", "01.00376");
  leadership = await desk.person("leadership", "01");
  unitA = await desk.unitId(BA_DINH);
});
afterAll(async () => {
  setClock(null);
  await desk.close();
});

const by = () => ({ at: now(), personId: null, byName: null });
const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  desk.app.transaction({ "toam.sees": "all", "toam.writes": "all" }, work);

/** Ward Ba Đình is given the task of this code. */
const give = (code: string) =>
  inside((tx) =>
    startClocks(tx, { rule: "task.acknowledge", kind: "task", by: by() }, [
      { subjectCode: code, unitId: unitA },
    ]),
  );
const stop = (code: string, voidBecause?: string) =>
  inside((tx) =>
    stopClocks(tx, {
      rule: "task.acknowledge",
      kind: "task",
      codes: [code],
      ...by(),
      ...(voidBecause !== undefined && { voidBecause }),
    }),
  );

const clockOf = async (person: Person, code: string) =>
  (await desk.ask(person, `GET /api/clocks/of/task/${code}`)).body.rows[0];
const act = async (person: Person, code: string, name: string, body: object = {}): Promise<Answer> => {
  const { id } = await clockOf(city!, code);
  return desk.ask(person, `POST /api/clocks/${id}/${name}`, { body });
};

describe("a clock", () => {
  // Monday 23 November 2026, 9 o'clock: 24, 25, 26, 27 and Monday 30.
  beforeEach(() => at("2026-11-23T09:00"));

  test("says by which rule it runs, how sure the rule is, and when it is due; another ward does not see it", async () => {
    await give("NV-2026-00001");
    expect(await clockOf(officerA!, "NV-2026-00001")).toMatchObject({
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
    expect(await clockOf(officerB!, "NV-2026-00001")).toBeUndefined();
    expect((await act(officerB!, "NV-2026-00001", "explain", { reason: "…" })).status).toBe(404);
  });

  test("is one at a time: started twice it stays as it was", async () => {
    await give("NV-2026-00002");
    at("2026-11-25T09:00");
    await give("NV-2026-00002");
    const { rows } = (await desk.ask(city!, "GET /api/clocks/of/task/NV-2026-00002")).body;
    expect(rows).toHaveLength(1);
    expect(rows[0].startedAt).toBe("2026-11-23T02:00:00.000Z");
  });

  test("stands still only with a reason, and goes on by what was left", async () => {
    await give("NV-2026-00003");
    at("2026-11-25T09:00");
    expect((await act(officerA!, "NV-2026-00003", "pause", { reason: "Chờ" })).status).toBe(403);
    expect((await act(city!, "NV-2026-00003", "pause")).status).toBe(422);
    expect((await act(city!, "NV-2026-00003", "pause", { reason: "  " })).status).toBe(422);
    const paused = await act(city!, "NV-2026-00003", "pause", { reason: "Chờ văn bản hướng dẫn" });
    expect(paused.body).toMatchObject({ state: "paused", dueAt: null, can: ["clock.resume"] });
    expect((await act(officerA!, "NV-2026-00003", "resume")).status).toBe(403);
    at("2026-12-01T15:00");
    // Three working days were left on the 25th (26, 27, 30): 2, 3 and 4 December.
    const { body } = await act(city!, "NV-2026-00003", "resume");
    expect(body).toMatchObject({ state: "running", dueAt: "2026-12-04T16:59:59.999Z" });
    expect(body.events).toMatchObject([
      {
        act: "pause",
        reason: "Chờ văn bản hướng dẫn",
        byName: city!.name,
        dueBefore: "2026-11-30T16:59:59.999Z",
      },
      { act: "resume", dueAfter: "2026-12-04T16:59:59.999Z" },
    ]);
    expect((await act(city!, "NV-2026-00003", "resume")).body).toMatchObject({ kind: "rule" });
  });

  test("that has lapsed is explained by its unit, and stays lapsed; the city neither explains nor pauses it", async () => {
    await give("NV-2026-00004");
    expect((await act(officerA!, "NV-2026-00004", "explain", { reason: "Sớm" })).body).toMatchObject({
      kind: "rule",
    });
    at("2026-12-01T00:00");
    expect((await clockOf(officerA!, "NV-2026-00004")).can).toEqual(["clock.explain"]);
    expect((await act(city!, "NV-2026-00004", "pause", { reason: "Cứu" })).body).toMatchObject({
      kind: "rule",
    });
    expect((await act(city!, "NV-2026-00004", "explain", { reason: "Thay" })).status).toBe(403);
    const reason = "Cán bộ nghỉ ốm, phường chưa phân công người thay";
    const { body } = await act(officerA!, "NV-2026-00004", "explain", { reason });
    expect(body).toMatchObject({
      state: "lapsed",
      events: [{ act: "explain", reason, byName: officerA!.name }],
    });
    await stop("NV-2026-00004");
    expect(await clockOf(city!, "NV-2026-00004")).toMatchObject({ state: "late", events: [{ reason }] });
  });

  test("is void, with the reason, where what it ran for is no more: neither met nor late", async () => {
    await give("NV-2026-00005");
    at("2026-12-08T09:00");
    await stop("NV-2026-00005", "Kế hoạch được thay thế");
    expect(await clockOf(city!, "NV-2026-00005")).toMatchObject({
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
      await expect(inside((tx) => sql.raw(sentence).execute(tx))).rejects.toThrow(/permission denied/);
  });
});

describe("rules", () => {
  const ruleOf = async (code: string) =>
    (await desk.ask(officerA!, "GET /api/deadlines/rules")).body.rows.find(
      (r: { code: string }) => r.code === code,
    );

  test("name their article or say that they are internal, each with how sure it is", async () => {
    const { rows } = (await desk.ask(officerA!, "GET /api/deadlines/rules")).body;
    expect(rows).toHaveLength(20);
    for (const { versions } of rows)
      for (const { basis, article } of versions) expect(article !== null).toBe(basis === "law");
    expect((await ruleOf("contact-ban.decide")).versions[0]).toMatchObject({
      length: { vi: "12 giờ" },
      article: "Luật 13/2022/QH15, Điều 25",
      confidence: "V",
    });
  });

  const three = {
    number: 1,
    amount: 3,
    unit: "working-day",
    rolls: false,
    basis: "internal",
    article: null,
    source: "Thông báo của Sở",
    confidence: "V",
    validFrom: "2026-11-24",
  };
  const change = (person: Person, body: object) =>
    desk.ask(person, "POST /api/deadlines/rules/task.acknowledge/versions", { body });

  test("changed later leave running clocks as they were; new ones run by the new version", async () => {
    at("2026-11-24T09:00");
    await give("NV-2026-00011");
    expect((await change(officerA!, three)).status).toBe(403);
    expect((await change(city!, { ...three, validFrom: "2026-11-23" })).body.errors[0].path).toBe(
      "validFrom",
    );
    expect((await change(city!, { ...three, basis: "law" })).body.errors[0].path).toBe("article");
    expect((await change(city!, three)).status).toBe(201);
    // Seen before the change: a conflict that carries what stands there now.
    expect(await change(city!, three)).toMatchObject({
      status: 409,
      body: { facts: { current: { versions: [{ number: 2 }, {}] } } },
    });
    await give("NV-2026-00012");
    // 25, 26, 27, 30/11, 1/12 by the first version; 25, 26, 27 by the second.
    expect(await clockOf(city!, "NV-2026-00011")).toMatchObject({
      dueAt: "2026-12-01T16:59:59.999Z",
      rule: { version: 1 },
    });
    expect(await clockOf(city!, "NV-2026-00012")).toMatchObject({
      dueAt: "2026-11-27T16:59:59.999Z",
      rule: { version: 2 },
    });
  });
});

describe("the calendar", () => {
  const year = async (n: number) => (await desk.ask(officerA!, `GET /api/deadlines/calendar/${n}`)).body;
  const put = (person: Person, n: number, body: object) =>
    desk.ask(person, `PUT /api/deadlines/calendar/${n}`, { body });
  const off = (day: string, kind = "holiday") => ({
    day,
    kind,
    name: "Nghỉ theo thông báo",
    standing: "announced",
    source: "Thông báo thử",
    confidence: "V",
  });

  test("moves what still runs, and tells it; what has lapsed stays lapsed", async () => {
    at("2026-11-24T09:00");
    await give("NV-2026-00021");
    at("2026-12-01T09:00");
    await give("NV-2026-00022");
    // By the three days of the second version: 27/11 for the first, which has lapsed; 2, 3, 4/12 for the other.
    expect(await clockOf(city!, "NV-2026-00022")).toMatchObject({ dueAt: "2026-12-04T16:59:59.999Z" });
    const { days, version } = await year(2026);
    expect((await put(officerA!, 2026, { version, days })).status).toBe(403);
    // Thursday 3/12 off: 2, 4 and Monday 7.
    const saved = await put(city!, 2026, { version, days: [...days, off("2026-12-03")] });
    expect(saved.body).toMatchObject({ version: version + 1, byName: city!.name });
    expect(await clockOf(city!, "NV-2026-00022")).toMatchObject({
      dueAt: "2026-12-07T16:59:59.999Z",
      events: [
        { act: "recount", reason: "Lịch nghỉ năm 2026 thay đổi", dueBefore: "2026-12-04T16:59:59.999Z" },
      ],
    });
    expect(await clockOf(city!, "NV-2026-00021")).toMatchObject({ state: "lapsed", events: [] });
    expect(await put(city!, 2026, { version, days })).toMatchObject({
      status: 409,
      body: { facts: { current: { version: version + 1 } } },
    });
  });

  test("says of a clock which year may still move it", async () => {
    at("2026-12-30T09:00");
    await give("NV-2026-00023");
    // 31/12, (1/1 a holiday, 2–3/1 the weekend), 4, 5/1: the New Year of 2027 is only reckoned.
    expect(await clockOf(city!, "NV-2026-00023")).toMatchObject({
      dueAt: "2027-01-05T16:59:59.999Z",
      unsure: [2027],
    });
  });

  test("refuses days that change nothing, that are of another year, or stand twice", async () => {
    const days = [
      off("2030-01-01"),
      off("2030-01-05", "in-lieu"), // a Saturday
      off("2030-01-07", "make-up"), // a Monday
      off("2029-12-31"),
      off("2030-01-01"),
    ];
    const refused = await put(city!, 2030, { version: 0, days });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((e: { path: string }) => e.path)).toEqual([
      "days.1.day",
      "days.2.day",
      "days.3.day",
      "days.4.day",
    ]);
    expect((await put(city!, 2030, { version: 0, days: days.slice(0, 1) })).body).toMatchObject({
      version: 1,
      days: [{ day: "2030-01-01" }],
    });
  });

  test("goes out as CSV and comes back the same; a wrong row is told with its row and column, and nothing is changed", async () => {
    const { bytes } = await desk.ask(officerA!, "GET /api/deadlines/calendar/2027/export.csv");
    const route = "POST /api/deadlines/calendar/2027/read";
    const read = await desk.ask(city!, route, { file: { name: "lich.csv", bytes } });
    const before = await year(2027);
    expect(read.body).toEqual({ days: before.days, refusals: [] });
    const text = `${Buffer.from(bytes).toString("utf8")}02/09/2027;Nghỉ lễ;Quốc khánh;Đã công bố;TB;V\r\n31/09/2027;Nghỉ lễ;A;Đã công bố;TB;V\r\n06/11/2027;Nghỉ chơi;A;Đã công bố;TB;V\r\n`;
    const wrong = await desk.ask(city!, route, { file: { name: "lich.csv", bytes: Buffer.from(text) } });
    // 14 days of 2027 and a head: the first row added is the sixteenth.
    expect(wrong.body.refusals.map((r: { row: number; column: string }) => [r.row, r.column])).toEqual([
      [16, "Ngày"],
      [17, "Ngày"],
      [18, "Loại"],
    ]);
    expect(wrong.body.days).toEqual(before.days);
    expect(await year(2027)).toEqual(before);
    expect((await desk.ask(officerA!, route, { file: { name: "lich.csv", bytes } })).status).toBe(403);
  });
});

test("who reads figures alone sees the rules but no unit's clocks", async () => {
  expect((await desk.ask(leadership!, "GET /api/clocks")).status).toBe(403);
  expect((await desk.ask(leadership!, "GET /api/deadlines/rules")).status).toBe(200);
});

test("the list of what lapsed is the units' that one sees, with how many there are of each", async () => {
  at("2026-12-30T10:00");
  const { rows, counts } = (await desk.ask(city!, "GET /api/clocks?which=lapsed")).body;
  expect(rows.every((r: { state: string }) => r.state === "lapsed")).toBe(true);
  expect(rows).toHaveLength(counts.lapsed);
  expect((await desk.ask(officerB!, "GET /api/clocks?which=open")).body).toMatchObject({
    rows: [],
    counts: { open: 0 },
  });
});

/** Rules in versions and the calendar, over HTTP and PostgreSQL. Days are counted by hand in the comments. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { openClockDesk, type ClockDesk } from "#test/clock-desk.ts";

let desk: ClockDesk;
beforeAll(async () => {
  desk = await openClockDesk();
});
afterAll(() => desk.close());

describe("rules", () => {
  const ruleOf = async (code: string) =>
    (await desk.ask(desk.officerA, "GET /api/deadlines/rules")).body.rows.find(
      (r: { code: string }) => r.code === code,
    );

  test("name their article or say that they are internal, each with how sure it is", async () => {
    const { rows } = (await desk.ask(desk.officerA, "GET /api/deadlines/rules")).body;
    expect(rows.length).toBeGreaterThan(20);
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
    desk.at("2026-11-24T09:00");
    await desk.give("NV-2026-00011");
    expect((await change(desk.officerA, three)).status).toBe(403);
    expect((await change(desk.city, { ...three, validFrom: "2026-11-23" })).body.errors[0].path).toBe(
      "validFrom",
    );
    expect((await change(desk.city, { ...three, basis: "law" })).body.errors[0].path).toBe("article");
    expect((await change(desk.city, three)).status).toBe(201);
    // Seen before the change: a conflict that carries what stands there now.
    expect(await change(desk.city, three)).toMatchObject({
      status: 409,
      body: { facts: { current: { versions: [{ number: 2 }, {}] } } },
    });
    await desk.give("NV-2026-00012");
    // 25, 26, 27, 30/11, 1/12 by the first version; 25, 26, 27 by the second.
    expect(await desk.clockOf(desk.city, "NV-2026-00011")).toMatchObject({
      dueAt: "2026-12-01T16:59:59.999Z",
      rule: { version: 1 },
    });
    expect(await desk.clockOf(desk.city, "NV-2026-00012")).toMatchObject({
      dueAt: "2026-11-27T16:59:59.999Z",
      rule: { version: 2 },
    });
  });
});

describe("the calendar", () => {
  const year = async (n: number) => (await desk.ask(desk.officerA, `GET /api/deadlines/calendar/${n}`)).body;
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
    desk.at("2026-11-24T09:00");
    await desk.give("NV-2026-00021");
    desk.at("2026-12-01T09:00");
    await desk.give("NV-2026-00022");
    // By the three days of the second version: 27/11 for the first, which has lapsed; 2, 3, 4/12 for the other.
    expect(await desk.clockOf(desk.city, "NV-2026-00022")).toMatchObject({
      dueAt: "2026-12-04T16:59:59.999Z",
    });
    const { days, version } = await year(2026);
    expect((await put(desk.officerA, 2026, { version, days })).status).toBe(403);
    // Thursday 3/12 off: 2, 4 and Monday 7.
    const saved = await put(desk.city, 2026, { version, days: [...days, off("2026-12-03")] });
    expect(saved.body).toMatchObject({ version: version + 1, byName: desk.city.name });
    expect(await desk.clockOf(desk.city, "NV-2026-00022")).toMatchObject({
      dueAt: "2026-12-07T16:59:59.999Z",
      events: [
        { act: "recount", reason: "Lịch nghỉ năm 2026 thay đổi", dueBefore: "2026-12-04T16:59:59.999Z" },
      ],
    });
    expect(await desk.clockOf(desk.city, "NV-2026-00021")).toMatchObject({ state: "lapsed", events: [] });
    expect(await put(desk.city, 2026, { version, days })).toMatchObject({
      status: 409,
      body: { facts: { current: { version: version + 1 } } },
    });
  });

  test("says of a clock which year may still move it", async () => {
    desk.at("2026-12-30T09:00");
    await desk.give("NV-2026-00023");
    // 31/12, (1/1 a holiday, 2–3/1 the weekend), 4, 5/1: the New Year of 2027 is only reckoned.
    expect(await desk.clockOf(desk.city, "NV-2026-00023")).toMatchObject({
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
    const refused = await put(desk.city, 2030, { version: 0, days });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((e: { path: string }) => e.path)).toEqual([
      "days.1.day",
      "days.2.day",
      "days.3.day",
      "days.4.day",
    ]);
    expect((await put(desk.city, 2030, { version: 0, days: days.slice(0, 1) })).body).toMatchObject({
      version: 1,
      days: [{ day: "2030-01-01" }],
    });
  });

  test("goes out as CSV and comes back the same; a wrong row is told with its row and column, and nothing is changed", async () => {
    const { bytes } = await desk.ask(desk.officerA, "GET /api/deadlines/calendar/2027/export.csv");
    const route = "POST /api/deadlines/calendar/2027/read";
    const read = await desk.ask(desk.city, route, { file: { name: "lich.csv", bytes } });
    const before = await year(2027);
    expect(read.body).toEqual({ days: before.days, refusals: [] });
    const text = `${Buffer.from(bytes).toString("utf8")}02/09/2027;Nghỉ lễ;Quốc khánh;Đã công bố;TB;V\r\n31/09/2027;Nghỉ lễ;A;Đã công bố;TB;V\r\n06/11/2027;Nghỉ chơi;A;Đã công bố;TB;V\r\n`;
    const wrong = await desk.ask(desk.city, route, { file: { name: "lich.csv", bytes: Buffer.from(text) } });
    // 14 days of 2027 and a head: the first row added is the sixteenth.
    expect(wrong.body.refusals.map((r: { row: number; column: string }) => [r.row, r.column])).toEqual([
      [16, "Ngày"],
      [17, "Ngày"],
      [18, "Loại"],
    ]);
    expect(wrong.body.days).toEqual(before.days);
    expect(await year(2027)).toEqual(before);
    expect((await desk.ask(desk.officerA, route, { file: { name: "lich.csv", bytes } })).status).toBe(403);
  });
});

/** The catalogue: the city adds a figure, words it anew from a day on, retires it and brings it back. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { openDesk, type Desk } from "#test/desk.ts";
import { indicators, saveTypedCells, type IndicatorSource } from "./index.ts";

const YEAR = { from: "2025-11-15", to: "2026-11-14" };
const label = { vi: "Việc thử", en: "Trial" };

/** A figure that the system computes: its definition is not the city's to change. */
const counted: IndicatorSource = {
  id: "plan.counted",
  label,
  unit: label,
  definition: label,
  source: label,
  version: 1,
  breakdowns: [],
  withoutRecords: "zero",
  cells: () => Promise.resolve([]),
  records: () => Promise.resolve([]),
};

let desk: Desk;
let [officerA, city]: Person[] = [];
let a = 0;

beforeAll(async () => {
  desk = await openDesk((report) => [indicators([counted], report)]);
  officerA = await desk.person("commune-officer", "01.00004");
  city = await desk.person("city-lead", "HN-SVHTT");
  a = await desk.unitId("01.00004");
  await desk.ask(city, "POST /api/indicators/compute", { body: YEAR });
});
afterAll(() => desk.close());

test("typed figures are data: the city adds one and rewords it from a day on", async () => {
  const words = (text: string) => ({ vi: text, en: text });
  const body = {
    code: "prevention.days-of-action",
    block: "prevention",
    validFrom: "2026-01-01",
    label: words("Ngày ra quân"),
    unit: words("ngày"),
    definition: words("Số ngày ra quân"),
    source: words("Kế hoạch của Thành phố"),
    confidence: "I",
  };
  expect((await desk.ask(officerA!, "POST /api/indicators", { body })).status).toBe(403);
  expect((await desk.ask(city!, "POST /api/indicators", { body })).status).toBe(201);
  expect(await desk.ask(city!, "POST /api/indicators", { body })).toMatchObject({
    status: 422,
    body: { kind: "invalid" },
  });
  const { code: _, block: __, ...definition } = body;
  const again = (validFrom: string) =>
    desk.ask(city!, "POST /api/indicators/prevention.days-of-action/definitions", {
      body: { ...definition, validFrom },
    });
  expect((await again("2026-01-01")).status).toBe(422);
  const second = await again("2027-01-01");
  expect(second.body.versions.map((v: { version: number }) => v.version)).toEqual([2, 1]);
  const taken = await desk.ask(city!, "POST /api/indicators/plan.counted/definitions", {
    body: { ...definition, validFrom: "2030-01-01" },
  });
  expect(taken).toMatchObject({ status: 422, body: { kind: "rule" } });
});

describe("a figure that is no longer asked", () => {
  const code = "prevention.hotlines";
  const retire = (person: Person, from: string, of = code) =>
    desk.ask(person, `POST /api/indicators/${of}/retire`, { body: { from } });
  const lists = async (on: string) => {
    const { body } = await desk.ask(city!, `GET /api/indicators?on=${on}`);
    const has = (rows: { code: string }[]) => rows.some((r) => r.code === code);
    return { asked: has(body.rows), other: has(body.others) };
  };

  test("is retired by the city alone, after the last day of which units have reported", async () => {
    expect((await retire(officerA!, "2027-01-01")).status).toBe(403);
    const cell = {
      unitId: a,
      indicatorCode: code,
      dims: "",
      state: "value",
      value: 4,
      note: null,
      version: 0,
    };
    await desk.owner.transaction({ "toam.sees": "all", "toam.writes": "all" }, (tx) =>
      saveTypedCells(tx, [{ ...cell, state: "value" }], { window: YEAR, personId: null, byName: "Thử" }),
    );
    // Ward A has told 4 for the period until 14 November 2026: until then the figure means what it meant.
    expect((await retire(city!, "2026-11-14")).body.errors[0].path).toBe("from");
    const done = await retire(city!, "2026-11-15");
    expect(done.body.versions[0]).toMatchObject({ validTo: "2026-11-15" });
    expect(await lists("2026-11-14")).toEqual({ asked: true, other: false });
    expect(await lists("2026-11-15")).toEqual({ asked: false, other: true });
    expect((await retire(city!, "2027-01-01")).body.kind).toBe("rule");
    expect((await retire(city!, "2030-01-01", "plan.counted")).body.kind).toBe("rule");
  });

  test("is brought back by a new definition, not before it was retired", async () => {
    const words = (text: string) => ({ vi: text, en: text });
    const body = {
      label: words("Đường dây"),
      unit: words("số"),
      definition: words("Số"),
      source: words("QĐ"),
    };
    const again = (validFrom: string) =>
      desk.ask(city!, `POST /api/indicators/${code}/definitions`, {
        body: { ...body, confidence: "I", validFrom },
      });
    expect((await again("2026-11-14")).status).toBe(422);
    expect((await again("2027-01-01")).status).toBe(201);
    expect(await lists("2026-12-01")).toEqual({ asked: false, other: true });
    expect(await lists("2027-01-01")).toEqual({ asked: true, other: false });
  });
});

/** Figures from source to screen: the report role computes, a person drills down to what is theirs to see. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { readSheet } from "#base/sheet/index.ts";
import type { Person } from "#spine/access/index.ts";
import { openDesk, type Desk } from "#test/desk.ts";
import {
  computeWindow,
  indicators,
  listCells,
  saveTypedCells,
  type Dims,
  type IndicatorSource,
} from "./index.ts";

const YEAR = { from: "2025-11-15", to: "2026-11-14" };
const QUERY = `from=${YEAR.from}&to=${YEAR.to}`;
const label = { vi: "Việc thử", en: "Trial" };

/** A source over the shared records table: counts records of the register "trial" by their status. */
const trial: IndicatorSource = {
  id: "plan.trial",
  block: "plan",
  label,
  unit: { vi: "việc", en: "things" },
  definition: { vi: "Số bản ghi thử", en: "Trial records" },
  source: { vi: "Không có", en: "None" },
  version: 1,
  breakdowns: ["status"],
  withoutRecords: "ask",
  async cells(tx) {
    const found = await sql<{
      unitId: number;
      status: string | null;
      value: number;
    }>`select unit_id, status, count(*) as value
      from records.record where register = 'trial' group by grouping sets ((unit_id), (unit_id, status))`.execute(
      tx,
    );
    const dims = (status: string | null): Dims => (status === null ? {} : { status });
    return found.rows.map((r) => ({ unitId: r.unitId, value: r.value, dims: dims(r.status) }));
  },
  names: (_, { values }) =>
    Promise.resolve(
      new Map(values.filter((v) => v === "open").map((v) => [v, { vi: "đang mở", en: "open" }])),
    ),
  async records(tx, { unitId }) {
    const found = await sql<{
      code: string;
      title: string;
      unitId: number;
    }>`select code, title, unit_id from records.record
      where register = 'trial' and (${unitId}::int is null or unit_id = ${unitId}) order by code`.execute(tx);
    return found.rows.map((r) => ({ ...r, href: `/trial/${r.code}` }));
  },
};

let desk: Desk;
let [officerA, officerB, city, leadership]: Person[] = [];
let [a, b] = [0, 0];

beforeAll(async () => {
  desk = await openDesk((report) => [indicators([trial, { ...trial, id: "prevention.clubs" }], report)]);
  officerA = await desk.person("commune-officer", "01.00004");
  officerB = await desk.person("commune-officer", "01.00070");
  city = await desk.person("city-lead", "HN-SVHTT");
  leadership = await desk.person("leadership", "HN-SVHTT");
  [a, b] = [await desk.unitId("01.00004"), await desk.unitId("01.00070")];
  // Ward A has three records (two open, one done), ward B one (open): A 3, B 1, the city 4.
  const rows = [
    [a, "open"],
    [a, "open"],
    [a, "done"],
    [b, "open"],
  ] as const;
  for (const [i, [unit, status]] of rows.entries())
    await desk.owner.query(
      "insert into records.record (register, code, unit_id, status, title) values ('trial', $1, $2, $3, 'Một việc')",
      [`T-${i}`, unit, status],
    );
});
afterAll(() => desk.close());

const cellsOf = (unitId: number) =>
  desk.owner.transaction({ "toam.sees": "all" }, (tx) => listCells(tx, { window: YEAR, unitIds: [unitId] }));

describe("computing", () => {
  test("the city recomputes; an officer may not", async () => {
    expect((await desk.ask(officerA!, "POST /api/indicators/compute", { body: YEAR })).status).toBe(403);
    const done = await desk.ask(city!, "POST /api/indicators/compute", { body: YEAR });
    // Two sources, each with A: whole, open, done; B: whole, open = 5 cells.
    expect(done).toMatchObject({ status: 200, body: { cells: 10 } });
    expect(
      (await cellsOf(a)).filter((c) => c.indicatorCode === "plan.trial").map((c) => [c.dims, c.value]),
    ).toEqual([
      ["", 3],
      ["status=done", 1],
      ["status=open", 2],
    ]);
  });

  test("a source takes over a typed figure: new version, no other change", async () => {
    const { body } = await desk.ask(city!, "GET /api/indicators/prevention.clubs");
    expect(body.versions.map((v: { version: number; origin: string }) => [v.version, v.origin])).toEqual([
      [2, "computed"],
      [1, "typed"],
    ]);
    expect(body.versions[1].validTo).toBe(body.versions[0].validFrom);
  });
});

describe("a narrow view never changes a total", () => {
  test("everyone reads the same total, drills to what is theirs, and hears how much is hidden", async () => {
    // 3 + 1 = 4 for each of them.
    for (const person of [officerA!, officerB!, city!]) {
      const { body } = await desk.ask(person, `GET /api/indicators/totals?${QUERY}&code=plan.trial`);
      expect(body.rows[0]).toMatchObject({
        dims: "",
        figure: { state: "value", value: 4 },
        unitsReported: 2,
      });
    }
    const { body } = await desk.ask(city!, `GET /api/indicators/totals?${QUERY}&code=plan.trial`);
    // The source knows what "open" is called; "done" it does not know, so the value itself is shown.
    expect(body.rows.map((r: { dims: string; part: object | null }) => [r.dims, r.part])).toEqual([
      ["", null],
      ["status=done", { vi: "done", en: "done" }],
      ["status=open", { vi: "đang mở", en: "open" }],
    ]);
    const mine = await desk.ask(officerB!, `GET /api/indicators/plan.trial/units?${QUERY}`);
    expect(mine.body).toMatchObject({ hidden: 1, total: { figure: { value: 4 } } });
    expect(mine.body.rows.map((r: { unit: { code: string } }) => r.unit.code)).toEqual(["01.00070"]);
    const records = await desk.ask(officerB!, `GET /api/indicators/plan.trial/records?${QUERY}`);
    expect(records.body.rows.map((r: { code: string }) => r.code)).toEqual(["T-3"]);
    expect(records.body.hidden).toBe(3);
    expect((await desk.ask(city!, `GET /api/indicators/plan.trial/records?${QUERY}`)).body).toMatchObject({
      hidden: 0,
    });
  });

  test("records obey the verb that their source names", async () => {
    const guarded = await openDesk((report) => [indicators([{ ...trial, sees: "trial.read" }], report)]);
    await guarded.owner.query(
      "insert into records.record (register, code, unit_id, status, title) values ('trial', 'T-9', $1, 'open', 'Một việc')",
      [await guarded.unitId("01.00004")],
    );
    const lead = await guarded.person("city-lead", "HN-SVHTT");
    const seen = await guarded.ask(lead, `GET /api/indicators/plan.trial/records?${QUERY}`);
    // The figure is the lead's to see, the record is not.
    expect(seen.body).toMatchObject({ rows: [], hidden: 1 });
    await guarded.close();
  });

  test("the Excel sheet of a period says what the screen says", async () => {
    const { bytes } = await desk.ask(leadership!, `GET /api/indicators/export.xlsx?${QUERY}`);
    const { rows } = await readSheet(bytes, "so-lieu.xlsx");
    const row = rows.find((r) => r.cells["Mã"] === "plan.trial");
    expect(row?.cells).toMatchObject({ "Toàn Thành phố": "4", "Đơn vị có số liệu": "2" });
    expect(rows.find((r) => r.cells["Mã"] === "violence.cases")?.cells["Toàn Thành phố"]).toBe(
      "chưa báo cáo",
    );
  });

  test("leadership sees figures", async () => {
    const { body } = await desk.ask(leadership!, `GET /api/indicators/plan.trial/units?${QUERY}`);
    expect(body.rows).toHaveLength(2);
  });
});

describe("four kinds of nothing in storage", () => {
  const typed = (state: string, value: number | null) => ({
    unitId: a,
    indicatorCode: "violence.cases",
    dims: "",
    state: state as "value",
    value,
    note: null,
    version: 0,
  });
  const save = (cell: ReturnType<typeof typed>) =>
    desk.owner.transaction({ "toam.sees": "all", "toam.writes": "all" }, (tx) =>
      saveTypedCells(tx, [cell], {
        window: { from: "2024-01-01", to: "2024-12-31" },
        personId: null,
        byName: "Thử",
      }),
    );

  test.each([
    ["value", null],
    ["value", 0],
    ["zero", 0],
    ["zero", 5],
    ["not-applicable", 1],
    ["suppressed", 3],
  ] as const)("%s with %s is refused by the database", async (state, value) => {
    await expect(save(typed(state, value))).rejects.toMatchObject({ constraint: "cell_value_fits_state" });
  });
  test("the application cannot write a computed cell, nor another unit's", async () => {
    const insert = (unit: number, origin: string) =>
      desk.app.transaction({ "toam.sees": String(a), "toam.writes": String(a) }, (tx) =>
        sql`insert into indicators.cell (indicator_code, definition_id, unit_id, from_on, to_on, state, origin)
          select indicator_code, id, ${unit}, '2023-01-01', '2023-12-31', 'zero', ${origin} from indicators.definition where indicator_code = 'violence.cases' and version = 1`.execute(
          tx,
        ),
      );
    await expect(insert(a, "computed")).rejects.toMatchObject({ code: "42501" });
    await expect(insert(b, "typed")).rejects.toMatchObject({ code: "42501" });
    await insert(a, "typed");
  });
});

test("a source of parts has its whole summed, and a zero where another source says there was something", async () => {
  const parts: IndicatorSource = {
    ...trial,
    id: "plan.parts",
    cells: async (tx, w) => (await trial.cells(tx, w)).filter((c) => "status" in c.dims),
  };
  const done: IndicatorSource = {
    ...parts,
    id: "plan.parts-done",
    zeroWhere: "plan.parts",
    cells: async (tx, w) => (await parts.cells(tx, w)).filter((c) => c.dims["status"] === "done"),
  };
  const window = { from: "2022-01-01", to: "2022-12-31" };
  await computeWindow(desk.report, [done, parts], { window });
  const cells = await desk.owner.transaction({ "toam.sees": "all" }, (tx) =>
    listCells(tx, { window, dims: "" }),
  );
  // A: 2 open + 1 done = 3, done 1. B: 1 open = 1, done none: a counted zero.
  expect(cells.map((c) => [c.unitId, c.indicatorCode, c.state, c.value])).toEqual(
    [
      [a, "plan.parts", "value", 3],
      [a, "plan.parts-done", "value", 1],
      [b, "plan.parts", "value", 1],
      [b, "plan.parts-done", "zero", null],
    ].sort((x, y) => Number(x[0]) - Number(y[0])),
  );
});

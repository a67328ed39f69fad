/** A computed figure of which a unit has no record: what it says, and how the unit goes on. Counted by hand. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import type { Person } from "#spine/access/index.ts";
import { indicators, type Dims, type IndicatorSource } from "#spine/indicators/index.ts";
import { openDesk, type Desk } from "#test/desk.ts";
import { reports } from "./index.ts";

const [A, B] = ["01.00004", "01.00070"];
const label = { vi: "Việc", en: "Thing" };

/** Counts records of the register "visit", whole and by status. */
const asks: IndicatorSource = {
  id: "plan.visits",
  block: "plan",
  label,
  unit: label,
  definition: label,
  source: label,
  version: 1,
  breakdowns: ["status"],
  withoutRecords: "ask",
  async cells(tx) {
    const found = await sql<{ unitId: number; status: string | null; value: number }>`
      select unit_id, status, count(*) as value from records.record where register = 'visit'
      group by grouping sets ((unit_id), (unit_id, status))`.execute(tx);
    const dims = (status: string | null): Dims => (status === null ? {} : { status });
    return found.rows.map(({ unitId, status, value }) => ({ unitId, value, dims: dims(status) }));
  },
  records: () => Promise.resolve([]),
};
const sources = [
  asks,
  { ...asks, id: "plan.visits-none", withoutRecords: "zero" as const },
  { ...asks, id: "plan.visits-unconcerned", withoutRecords: "not-applicable" as const },
];

const columns = [
  { title: "Tổng", dims: "" },
  { title: "Xong", dims: "status=done" },
  { title: "Hủy", dims: "status=cancelled" },
  // The source does not tell this apart: nobody may make a zero of it.
  { title: "Nữ", dims: "sex=female" },
];
const template = {
  code: "BC-DEM",
  name: "Báo cáo đếm",
  abstract: "Kết quả",
  officerMaySubmit: true,
  sections: [
    {
      title: "Số liệu",
      narrative: false,
      tables: [{ title: "Biểu 1", columns, rows: sources.map(({ id }) => ({ indicator: id })) }],
    },
  ],
};
const cycle = {
  code: "DEM-2026",
  template: "BC-DEM",
  name: "Đếm 2026",
  year: 2026,
  from: "2025-11-15",
  to: "2026-11-14",
  dueOn: "2026-11-15",
  toUnit: "HN-SVHTT",
  units: [A, B],
};
const window = `from=${cycle.from}&to=${cycle.to}`;

let desk: Desk;
let [officerA, officerB, city]: Person[] = [];
let cycleId = 0;
const submissions = new Map<string, number>();

beforeAll(async () => {
  setClock(new Date("2026-11-10T03:00:00Z"));
  const files = { store: () => Promise.resolve(""), read: () => Promise.resolve(new Uint8Array()) };
  desk = await openDesk((report) => [indicators(sources, report), reports({ sources, report, files })]);
  city = await desk.person("city-lead", "HN-SVHTT");
  officerA = await desk.person("commune-officer", A!);
  officerB = await desk.person("commune-officer", B!);
  // Ward A has two visits done, none cancelled. Ward B has no record at all.
  for (const code of ["TH-1", "TH-2"])
    await desk.owner.query(
      "insert into records.record (register, code, unit_id, status, title) values ('visit', $1, $2, 'done', 'Thăm')",
      [code, await desk.unitId(A!)],
    );
  await desk.ask(city, "POST /api/indicators/compute", { body: { from: cycle.from, to: cycle.to } });
  await desk.ask(city, "POST /api/reports/templates", { body: template });
  await desk.ask(city, "POST /api/reports/templates/BC-DEM/publish", { body: { version: 1 } });
  cycleId = (await desk.ask(city, "POST /api/reports/cycles", { body: cycle })).body.id;
  const board = await desk.ask(city, `GET /api/reports/cycles/${cycleId}/board`);
  for (const row of board.body.rows) submissions.set(row.unit.code, row.submissionId);
});
afterAll(async () => {
  setClock(null);
  await desk.close();
});

const at = (code: string, rest = "") => `/api/reports/submissions/${submissions.get(code)}${rest}`;

/** The cells of a unit by figure, in the order of the columns; "*" where the unit is asked. */
async function standing(person: Person, code: string): Promise<Record<string, string[]>> {
  const { body } = await desk.ask(person, `GET ${at(code)}`);
  const cells = body.cells as {
    indicator: string;
    figure: { state: string; value?: number };
    isComputed: boolean;
    asksUnit: boolean;
  }[];
  expect(cells.every((c) => c.isComputed)).toBe(true);
  const shown = (c: (typeof cells)[number]) => `${c.figure.value ?? c.figure.state}${c.asksUnit ? " *" : ""}`;
  return Object.fromEntries(
    Object.entries(Object.groupBy(cells, (c) => c.indicator)).map(([id, own]) => [id, own!.map(shown)]),
  );
}

const board = async () =>
  (await desk.ask(city!, `GET /api/reports/cycles/${cycleId}/board`)).body.rows.map(
    (r: { percent: number; missing: number }) => [r.percent, r.missing],
  );
const save = (person: Person, code: string, cell: object) =>
  desk.ask(person, `PUT ${at(code, "/cells")}`, { body: { cells: [{ version: 0, ...cell }] } });

describe("a computed figure without records", () => {
  test("is what its definition says, and a part beside a counted whole is zero", async () => {
    expect(await standing(officerA!, A!)).toEqual({
      "plan.visits": ["2", "2", "zero", "not-reported *"],
      "plan.visits-none": ["2", "2", "zero", "zero"],
      "plan.visits-unconcerned": ["2", "2", "zero", "not-applicable"],
    });
    expect(await standing(officerB!, B!)).toEqual({
      "plan.visits": ["not-reported *", "not-reported *", "not-reported *", "not-reported *"],
      "plan.visits-none": ["zero", "zero", "zero", "zero"],
      "plan.visits-unconcerned": ["not-applicable", "not-applicable", "not-applicable", "not-applicable"],
    });
    // Three cells are required (the first column). Ward A has all; ward B lacks the one that it is asked: 2 of 3.
    expect(await board()).toEqual([
      [100, 0],
      [66, 1],
    ]);
  });

  test("takes no number from the unit, nor a zero where records were counted", async () => {
    const typed = { indicator: "plan.visits", state: "value", value: 9 };
    expect((await save(officerB!, B!, typed)).body.errors[0].path).toBe("cells.0.value");
    expect((await save(officerA!, A!, { indicator: "plan.visits", state: "zero" })).status).toBe(422);
    expect((await save(officerB!, B!, { indicator: "plan.visits-none", state: "zero" })).status).toBe(422);
  });

  test("does not block the unit: it confirms that there was none, and sends", async () => {
    const send = (version: number) => desk.ask(officerB!, `POST ${at(B!, "/submit")}`, { body: { version } });
    expect((await send(1)).body.facts.missing.missingCells).toHaveLength(1);
    const said = await save(officerB!, B!, { indicator: "plan.visits", state: "zero" });
    // The answer tells the parts too, so that the screen shows at once what follows from a whole of none.
    const states = said.body.cells.map((c: { figure: { state: string } }) => c.figure.state);
    expect(states).toEqual(["zero", "zero", "zero", "not-reported"]);
    // The whole is none, so the parts that the source tells are none; "female" it does not tell.
    expect((await standing(officerB!, B!))["plan.visits"]).toEqual([
      "zero *",
      "zero",
      "zero",
      "not-reported *",
    ]);
    expect((await board())[1]).toEqual([100, 0]);
    expect((await send(1)).body).toMatchObject({ state: "submitted" });
    const { body } = await desk.ask(
      city!,
      `GET /api/reports/cycles/${cycleId}/consolidation?include=submitted`,
    );
    const sums = body.figures
      .filter((f: { indicator: string }) => f.indicator === "plan.visits")
      .map((f: { figure: { state: string }; reported: number; missing: number }) => [
        f.figure.state,
        f.reported,
        f.missing,
      ]);
    // Ward B alone has handed over: zeros confirmed, ward A silent: nobody knows the city's.
    expect(sums).toEqual([
      ["not-reported", 1, 1],
      ["not-reported", 1, 1],
      ["not-reported", 1, 1],
      ["not-reported", 0, 2],
    ]);
  });

  test("the city's total of a part counts the units that were counted and have none of it", async () => {
    await desk.ask(city!, "POST /api/indicators/compute", { body: { from: cycle.from, to: cycle.to } });
    const { body } = await desk.ask(city!, `GET /api/indicators/totals?${window}&code=plan.visits`);
    // Whole: A 2, B a confirmed zero. Part "done": A 2, B none of none.
    expect(body.rows).toMatchObject([
      { dims: "", figure: { value: 2 }, unitsReported: 2, unitsMissing: 0 },
      { dims: "status=done", figure: { value: 2 }, unitsReported: 2 },
    ]);
    const units = await desk.ask(city!, `GET /api/indicators/plan.visits/units?${window}&dims=status=done`);
    expect(
      units.body.rows.map((r: { unit: { code: string }; figure: object }) => [r.unit.code, r.figure]),
    ).toEqual([
      [A, { state: "value", value: 2 }],
      [B, { state: "zero" }],
    ]);
    expect(units.body.hidden).toBe(0);
  });

  test("records entered later are counted over the word of the unit", async () => {
    await desk.owner.query(
      "insert into records.record (register, code, unit_id, status, title) values ('visit', 'TH-3', $1, 'done', 'Thăm')",
      [await desk.unitId(B!)],
    );
    await desk.ask(city!, "POST /api/indicators/compute", { body: { from: cycle.from, to: cycle.to } });
    // What was handed over stands; sent back, the report is written anew from the records.
    expect((await standing(officerB!, B!))["plan.visits"]).toEqual([
      "zero",
      "zero",
      "zero",
      "not-reported *",
    ]);
    const { version } = (await desk.ask(city!, `GET ${at(B!)}`)).body;
    const back = { version, reason: "Có bản ghi mới", dueOn: cycle.dueOn };
    await desk.ask(city!, `POST ${at(B!, "/return")}`, { body: back });
    expect((await standing(officerB!, B!))["plan.visits"]).toEqual(["1", "1", "zero", "not-reported *"]);
  });
});

test("a window that was never computed says nothing, and a takeover leaves earlier windows alone", async () => {
  const unit = await desk.unitId(B!);
  const told = (code: string, from: string, to: string) =>
    desk.owner.transaction({ "toam.sees": "all" }, (tx) =>
      sql<{ state: string; isComputed: boolean }>`select state, is_computed from indicators.standing(
        array[${unit}::int], array[${code}], array[''], ${from}::date, ${to}::date)`.execute(tx),
    );
  expect((await told("plan.visits-none", "2020-01-01", "2020-12-31")).rows).toEqual([
    { state: "not-reported", isComputed: true },
  ]);
  // A source takes "prevention.groups" over from this year on; computing 2024 again keeps what the unit typed then.
  const taking = { ...asks, id: "prevention.groups" };
  const other = await openDesk((report) => [indicators([taking], report)]);
  const ward = await other.unitId(A!);
  await other.owner.query(
    `insert into indicators.cell (indicator_code, definition_id, unit_id, from_on, to_on, state, value, origin)
      select 'prevention.groups', id, $1, '2024-01-01', '2024-12-31', 'value', 12, 'typed' from indicators.definition
      where indicator_code = 'prevention.groups'`,
    [ward],
  );
  await other.owner.query(
    "insert into records.record (register, code, unit_id, status, title) values ('visit', 'TH-9', $1, 'done', 'Thăm')",
    [ward],
  );
  const lead = await other.person("city-lead", "HN-SVHTT");
  for (const body of [
    { from: "2024-01-01", to: "2024-12-31" },
    { from: "2026-01-01", to: "2026-12-31" },
  ])
    await other.ask(lead, "POST /api/indicators/compute", { body });
  const units = async (query: string) =>
    (await other.ask(lead, `GET /api/indicators/prevention.groups/units?${query}`)).body.rows[0].figure;
  expect(await units("from=2024-01-01&to=2024-12-31")).toEqual({ state: "value", value: 12 });
  expect(await units("from=2026-01-01&to=2026-12-31")).toEqual({ state: "value", value: 1 });
  await other.close();
});

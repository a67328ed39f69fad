/** What the city's totals say of units that were asked and say nothing. Counted by hand. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { A, B, cell, cycle, D, openReportDesk, type ReportDesk } from "#test/report-desk.ts";

const window = { from: cycle.from, to: cycle.to };
const query = new URLSearchParams(window).toString();

let desk: ReportDesk;
beforeAll(async () => {
  desk = await openReportDesk();
  await desk.openCycle();
});
afterAll(() => desk.close());

async function total(code: string): Promise<unknown> {
  await desk.ask(desk.city, "POST /api/indicators/compute", { body: window });
  const { body } = await desk.ask(desk.officerA, `GET /api/indicators/totals?${query}&code=${code}`);
  const [{ figure, unitsReported, unitsMissing, unitsNotApplicable }] = body.rows;
  return [figure, unitsReported, unitsMissing, unitsNotApplicable];
}

test("one confirmed zero is not the city's while the other units asked are silent", async () => {
  // Three units are asked and nobody has said anything.
  expect(await total("prevention.clubs")).toEqual([{ state: "not-reported" }, 0, 3, 0]);
  await desk.saveCells(desk.officerA, A, [cell("prevention.clubs", "zero")]);
  expect(await total("prevention.clubs")).toEqual([{ state: "not-reported" }, 1, 2, 0]);
  await desk.saveCells(desk.officerB, B, [cell("prevention.clubs", "not-applicable")]);
  await desk.saveCells(desk.focal, D, [cell("prevention.clubs", "zero")]);
  expect(await total("prevention.clubs")).toEqual([{ state: "zero" }, 2, 0, 1]);
});

test("the list by unit shows who is silent, and to a unit how many others it may not see", async () => {
  await desk.saveCells(desk.officerA, A, [cell("violence.cases", "value", 4)]);
  // 4 from ward A; ward B and the department are silent.
  expect(await total("violence.cases")).toEqual([{ state: "value", value: 4 }, 1, 2, 0]);
  const listed = async (person: Person) => {
    const { body } = await desk.ask(person, `GET /api/indicators/violence.cases/units?${query}`);
    const rows = body.rows.map((r: { unit: { code: string }; figure: object }) => [r.unit.code, r.figure]);
    return { rows, hidden: body.hidden };
  };
  const four = [A, { state: "value", value: 4 }];
  const silence = { state: "not-reported" };
  const all = await listed(desk.city);
  expect(all.hidden).toBe(0);
  expect(all.rows).toHaveLength(3);
  expect(all.rows).toEqual(expect.arrayContaining([four, [B, silence], [D, silence]]));
  expect(await listed(desk.officerA)).toEqual({ rows: [four], hidden: 2 });
});

/** The board by unit over HTTP, with the cast: three numbers beside one another, counted by hand in the comments. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { readSheet } from "#base/sheet/index.ts";
import type { Person } from "#spine/access/index.ts";
import { A, cell, D, openReportDesk, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;
let path = "";

const board = async (person: Person, query = "") => (await desk.ask(person, `GET ${path}${query}`)).body;

beforeAll(async () => {
  desk = await openReportDesk();
  path = `/api/reports/cycles/${await desk.openCycle()}/quality`;
  // Ward A: in time, on 10 November, five days before the due day.
  await desk.write(desk.officerA, A, "Đã mở hai buổi tại nhà văn hóa.");
  await desk.saveCells(desk.officerA, A, [
    cell("violence.cases", "value", 5),
    cell("violence.cases.physical", "zero"),
    cell("prevention.clubs", "not-applicable"),
  ]);
  expect(await desk.act(desk.leaderA, A, "submit")).toMatchObject({ status: 200 });
  // The Department: one cell, of two more cases than its whole; nothing sent by the 17th.
  await desk.saveCells(desk.focal, D, [
    cell("violence.cases", "value", 1),
    cell("violence.cases.physical", "value", 3),
  ]);
  setClock(new Date("2026-11-17T03:00:00Z"));
});
afterAll(() => desk.close());

test("each unit has its three numbers; a return and a second round change nothing of the first", async () => {
  const { rows } = await board(desk.city);
  // Three cells are required. A rule applies where it can be decided: of four forms A was asked for one, and it is none.
  const wardA = {
    unit: { code: A, kind: "ward" },
    cells: { required: 3, value: 1, zero: 1, notApplicable: 1, missing: 0 },
    firstOn: "2026-11-10",
    days: -5,
    rules: { apply: 0, kept: 0, explained: 0, broken: 0 },
  };
  expect(rows).toMatchObject([
    wardA,
    { cells: { required: 3, value: 0, zero: 0, notApplicable: 0, missing: 3 }, firstOn: null, days: 2 },
    // 3 physical cases of 1: one rule applies and is broken.
    { unit: { code: D }, cells: { value: 2, missing: 1 }, days: 2, rules: { apply: 1, broken: 1 } },
  ]);
  await desk.act(desk.city, A, "return", { reason: "Nêu rõ hơn", dueOn: "2026-11-20" });
  expect((await board(desk.city)).rows[0]).toMatchObject(wardA);
  await desk.act(desk.leaderA, A, "submit");
  expect((await board(desk.city)).rows[0]).toMatchObject(wardA);
});

test("is filtered and sorted; its totals follow", async () => {
  expect((await board(desk.city, "?show=warned")).rows).toHaveLength(1);
  const late = await board(desk.city, "?show=late&sort=-missing");
  expect(late.rows.map((r: { cells: { missing: number } }) => r.cells.missing)).toEqual([3, 1]);
  expect((await desk.ask(desk.city, `GET ${path}?sort=secret`)).status).toBe(422);
  const { totals, counts } = await board(desk.city, "/totals?show=late");
  expect(counts).toEqual({ all: 3, missing: 2, late: 2, warned: 1, explained: 0 });
  // Ward B and the Department: 6 cells, 4 missing; nobody handed over.
  expect(totals.at(-1)).toMatchObject({
    kind: null,
    units: 2,
    handed: 0,
    cells: { required: 6, missing: 4 },
  });
});

test("the sheet holds exactly what is shown, with its totals", async () => {
  const { bytes } = await desk.ask(
    desk.city,
    `GET ${path}/export.xlsx?show=late&sort=unit&columns=unit,missing`,
  );
  const sheet = await readSheet(bytes, "xlsx");
  expect(sheet.columns).toEqual(["Mã", "Đơn vị", "Còn thiếu"]);
  expect(sheet.rows.map(({ cells }) => [cells["Đơn vị"], cells["Còn thiếu"]])).toEqual([
    ["Phường Hoàn Kiếm", "3"],
    ["Sở Y tế", "1"],
    ["Phường (1)", "3"],
    ["Sở (1)", "1"],
    ["Tất cả (2)", "4"],
  ]);
});

test("a ward sees its own line and no other", async () => {
  const { rows } = await board(desk.officerB);
  expect(rows.map((r: { unit: { code: string } }) => r.unit.code)).toEqual(["01.00070"]);
});

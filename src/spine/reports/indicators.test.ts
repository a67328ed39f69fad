/** How often reports were sent back, counted by hand, and led back to the reports. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { computeWindow } from "#spine/indicators/index.ts";
import { reportIndicators } from "#spine/reports/index.ts";
import { A, B, cell, cycle, D, openReportDesk, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;

beforeAll(async () => {
  desk = await openReportDesk();
  await desk.openCycle();
  const asked = ["violence.cases", "violence.cases.physical", "prevention.clubs"];
  const zeros = asked.map((indicator) => cell(indicator, "zero"));
  const back = { reason: "Nêu địa điểm", dueOn: "2026-11-25" };
  await desk.write(desk.officerA, A, "Đã mở hai buổi.");
  await desk.saveCells(desk.officerA, A, zeros);
  // Ward A is sent back twice, the second time after the window of its figures is over; ward B once handed over, never back.
  await desk.act(desk.leaderA, A, "submit");
  await desk.act(desk.city, A, "return", back);
  setClock(new Date("2026-11-20T03:00:00Z"));
  await desk.act(desk.leaderA, A, "submit");
  await desk.act(desk.city, A, "return", back);
  await desk.act(desk.leaderA, A, "submit");
  await desk.write(desk.leaderB, B, "Không có vấn đề mới.");
  await desk.saveCells(desk.leaderB, B, zeros);
  await desk.act(desk.leaderB, B, "submit");
});
afterAll(() => desk.close());

const cells = async (from: string, to: string) => {
  await computeWindow(desk.report, reportIndicators, { window: { from, to } });
  const found = await desk.owner.transaction(
    { "toam.sees": "all" },
    (tx) =>
      tx
        .selectFrom("indicators.cell as c")
        .innerJoin("agencies.unit as u", "u.id", "c.unitId")
        .where("c.indicatorCode", "=", "reports.returns")
        .where("c.toOn", "=", to)
        .select(["u.code", "c.state", "c.value"])
        .orderBy("u.code")
        .execute(),
    "read",
  );
  return found.map((c) => [c.code, c.state, c.value]);
};

test("two returns of ward A; none of ward B and of the department, which were asked; others are not concerned", async () => {
  expect(await cells(cycle.from, cycle.to)).toEqual([
    [A, "value", 2],
    [B, "zero", null],
    [D, "zero", null],
  ]);
  // No cycle of the year before.
  expect(await cells("2024-11-15", "2025-11-14")).toEqual([]);
});

test("drilling down leads to the reports that were sent back, those the person may see", async () => {
  const window = { from: cycle.from, to: cycle.to, year: 2026 };
  const asked = async (sees: string) =>
    desk.app.transaction(
      { "toam.sees": sees, "toam.verb": "report.read" },
      (tx) => reportIndicators[0]?.records(tx, { unitId: null, dims: {}, window }) ?? Promise.resolve([]),
      "read",
    );
  const unitId = await desk.unitId(A);
  const href = desk.at(A).replace("/api", "");
  expect(await asked("all")).toEqual([
    { code: "BC-2026/1", title: "Báo cáo năm 2026", href, unitId },
    { code: "BC-2026/2", title: "Báo cáo năm 2026", href, unitId },
  ]);
  expect(await asked(String(await desk.unitId(B)))).toEqual([]);
});

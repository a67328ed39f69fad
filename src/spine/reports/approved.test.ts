/** What was approved is sealed with a hash, and what has changed since is counted. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import type { Person } from "#spine/access/index.ts";
import { A, cell, cycle, openReportDesk, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;

beforeAll(async () => {
  desk = await openReportDesk();
  await desk.openCycle();
  await desk.write(desk.officerA, A, "Đã mở hai buổi.");
  await desk.saveCells(desk.officerA, A, [
    cell("violence.cases", "value", 8),
    cell("violence.cases.physical", "zero"),
    cell("prevention.clubs", "not-applicable"),
  ]);
  await desk.act(desk.leaderA, A, "submit");
});
afterAll(() => desk.close());

const approval = async (person: Person = desk.leaderA) =>
  (await desk.ask(person, `GET ${desk.at(A, "/approved")}`)).body.approval;

test("there is none before the approval, and none for another unit", async () => {
  expect(await approval()).toBeNull();
  expect((await desk.ask(desk.officerB, `GET ${desk.at(A, "/approved")}`)).status).toBe(404);
});

test("approved it has a hash that still fits; nothing has changed", async () => {
  await desk.act(desk.city, A, "approve");
  expect(await approval()).toMatchObject({
    round: 1,
    byName: desk.city.name,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    intact: true,
    figures: [],
    sections: [],
  });
});

test("a record entered afterwards and words mended after a return are counted as changed since", async () => {
  // Two talks when it was approved; a third is entered.
  await desk.owner.query(
    "insert into records.record (register, code, unit_id, status, title) values ('talk', 'TT-2026-00009', $1, 'done', 'Thêm')",
    [await desk.unitId(A)],
  );
  setClock(new Date("2026-11-11T03:00:00Z"));
  await desk.ask(desk.city, "POST /api/indicators/compute", { body: { from: cycle.from, to: cycle.to } });
  const talks = {
    indicator: "plan.talks",
    dims: "",
    before: { state: "value", value: 2 },
    after: { state: "value", value: 3 },
  };
  expect(await approval()).toMatchObject({ intact: true, figures: [talks], sections: [] });
  await desk.act(desk.city, A, "return", { reason: "Thêm buổi thứ ba", dueOn: "2026-11-12" });
  await desk.write(desk.officerA, A, "Đã mở ba buổi.");
  expect(await approval()).toMatchObject({
    round: 1,
    figures: [talks],
    sections: [{ before: "Đã mở hai buổi.", after: "Đã mở ba buổi." }],
  });
});

test("the next approval has a hash of its own, from which nothing differs", async () => {
  const first = await approval();
  await desk.act(desk.leaderA, A, "submit");
  await desk.act(desk.city, A, "approve");
  const second = await approval();
  expect(second).toMatchObject({ round: 2, intact: true, figures: [], sections: [] });
  expect(second.sha256).not.toBe(first.sha256);
});

test("what was kept and then changed behind the application's back no longer fits", async () => {
  await desk.owner.query("alter table reports.submitted_cell no force row level security");
  await desk.owner.query(
    "update reports.submitted_cell set value = 9 where indicator_code = 'violence.cases' and round = 2",
  );
  expect(await approval()).toMatchObject({ intact: false });
});

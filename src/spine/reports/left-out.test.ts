/** The city consolidates without a unit: told everywhere, undone as plainly. Figures are counted by hand. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { readSheet } from "#base/sheet/index.ts";
import type { Person } from "#spine/access/index.ts";
import { A, B, cell, D, openReportDesk, textOf, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;
let cycle = 0;

/** Fills, hands over and approves a report with this many cases. */
async function report(person: Person, code: string, cases: number): Promise<void> {
  await desk.write(person, code, `${cases} vụ.`);
  await desk.saveCells(person, code, [
    cell("violence.cases", "value", cases),
    cell("violence.cases.physical", "zero"),
    cell("prevention.clubs", "zero"),
  ]);
  await desk.act(person, code, "submit");
  await desk.act(desk.city, code, "approve");
}

beforeAll(async () => {
  desk = await openReportDesk();
  cycle = await desk.openCycle();
  await report(desk.leaderA, A, 8);
  setClock(new Date("2026-11-17T03:00:00Z"));
  await report(desk.focal, D, 5);
});
afterAll(() => desk.close());

const decide = (person: Person, act: "leave-out" | "take-in", codes: readonly string[]) =>
  desk.ask(person, `POST /api/reports/cycles/${cycle}/${act}`, {
    body: {
      submissions: codes.map((code) => Number(desk.at(code).split("/").at(-1))),
      ...(act === "leave-out" && { reason: "Gửi muộn, chưa kịp đối chiếu" }),
    },
  });
const consolidation = async () =>
  (await desk.ask(desk.city, `GET /api/reports/cycles/${cycle}/consolidation`)).body;
const cases = async () => {
  const { figures } = await consolidation();
  const { figure, reported, missing } = figures.find(
    (f: { indicator: string }) => f.indicator === "violence.cases",
  );
  return { ...figure, reported, missing };
};
const word = async (audience: string) =>
  textOf(
    (
      await desk.ask(
        desk.city,
        `GET /api/reports/cycles/${cycle}/document.docx?edition=present&audience=${audience}`,
      )
    ).bytes,
  );

test("only the city decides, says why, and decides once", async () => {
  for (const person of [desk.leaderA, desk.officerB, desk.focal])
    expect((await decide(person, "leave-out", [B])).status).toBe(403);
  const bare = { body: { submissions: [1], reason: " " } };
  expect((await desk.ask(desk.city, `POST /api/reports/cycles/${cycle}/leave-out`, bare)).status).toBe(422);
  // 8 + 5, ward B silent.
  expect(await cases()).toEqual({ state: "value", value: 13, reported: 2, missing: 1 });
  expect((await decide(desk.city, "leave-out", [B, D])).body).toEqual({ units: 2 });
  expect((await decide(desk.city, "leave-out", [B, D])).status).toBe(422);
});

test("what is left out is in no sum, not even approved; the board, the unit and the consolidation say why", async () => {
  const leftOut = { reason: "Gửi muộn, chưa kịp đối chiếu", byName: desk.city.name, at: expect.any(String) };
  // Only ward A: 8.
  expect(await cases()).toEqual({ state: "value", value: 8, reported: 1, missing: 2 });
  const { units, sections } = await consolidation();
  expect(units).toMatchObject({ asked: 3, counted: 1, late: 0, leftOut: 2 });
  expect(units.missing).toMatchObject([
    { unit: { code: B }, state: "draft", leftOut },
    { unit: { code: D }, state: "approved", leftOut },
  ]);
  expect(sections[0].writers).toBe(1);
  const { rows } = (await desk.ask(desk.city, `GET /api/reports/cycles/${cycle}/board`)).body;
  expect(rows.map((r: { leftOut: object | null }) => r.leftOut)).toEqual([null, leftOut, leftOut]);
  expect((await desk.ask(desk.focal, `GET ${desk.at(D)}`)).body.leftOut).toEqual(leftOut);
  const drill = await desk.ask(
    desk.city,
    `GET /api/reports/cycles/${cycle}/figures?indicator=violence.cases`,
  );
  expect(drill.body.rows.map((r: { counted: boolean }) => r.counted)).toEqual([true, false, false]);
});

test("the Word report says whom it leaves out and why, the public one that it does; Excel too", async () => {
  const inside = await word("inside");
  expect(inside).toContain("đã duyệt của 1/3 đơn vị, trong đó 0 đơn vị nộp quá hạn");
  const told =
    "Không đưa vào tổng hợp báo cáo của 2 đơn vị: Phường Hoàn Kiếm; Sở Y tế. Lý do: Gửi muộn, chưa kịp đối chiếu";
  expect(inside).toContain(told);
  expect(inside).toContain("|Sở Y tế|Không đưa vào tổng hợp|Gửi muộn, chưa kịp đối chiếu");
  expect(inside).not.toContain("Chưa có số liệu được duyệt của");
  const outside = await word("public");
  expect(outside).toContain("Không đưa vào tổng hợp báo cáo của 2 đơn vị");
  expect(outside).not.toContain("chưa kịp đối chiếu");
  const { bytes } = await desk.ask(desk.city, `GET /api/reports/cycles/${cycle}/export.xlsx`);
  const { rows } = await readSheet(bytes, "so-lieu.xlsx");
  expect(rows.map((row) => Object.values(row.cells)[2])).toEqual([
    "",
    "Đã duyệt",
    "Không đưa vào tổng hợp",
    "Không đưa vào tổng hợp",
  ]);
});

test("taken in again it counts as before, and both decisions stay in its history", async () => {
  expect((await decide(desk.focal, "take-in", [D])).status).toBe(403);
  expect((await decide(desk.city, "take-in", [D])).body).toEqual({ units: 1 });
  expect((await decide(desk.city, "take-in", [D])).status).toBe(422);
  expect(await cases()).toEqual({ state: "value", value: 13, reported: 2, missing: 1 });
  const { events, leftOut } = (await desk.ask(desk.focal, `GET ${desk.at(D)}`)).body;
  expect(leftOut).toBeNull();
  expect(events.map((e: { act: string }) => e.act)).toEqual(["submit", "approve", "leave-out", "take-in"]);
});

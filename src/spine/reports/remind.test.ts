/** The city asks about reports that have not come; each number is counted by hand beside it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import type { Person } from "#spine/access/index.ts";
import { A, B, cell, D, openReportDesk, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;
let cycle = 0;

beforeAll(async () => {
  desk = await openReportDesk();
  cycle = await desk.openCycle();
});
afterAll(() => desk.close());

const remind = async (codes: readonly string[], note: string | null = null, person: Person = desk.city) => {
  const units = await Promise.all(codes.map((code) => desk.unitId(code)));
  return desk.ask(person, `POST /api/reports/cycles/${cycle}/remind`, { body: { units, note } });
};

interface Row {
  unit: { code: string };
  reminders: number;
  remindedAt: string | null;
}
const board = async (): Promise<Map<string, Row>> => {
  const { rows } = (await desk.ask(desk.city, `GET /api/reports/cycles/${cycle}/board`)).body;
  return new Map((rows as Row[]).map((row) => [row.unit.code, row]));
};

const askedAt = async (person: Person): Promise<string | null> =>
  (await desk.ask(person, "GET /api/reports/work")).body.rows[0]?.askedAt;

test("one unit is asked: it sees when, by whom, in which words; the others see nothing", async () => {
  expect((await remind([A], "Đề nghị gửi trước thứ Sáu.")).body).toEqual({ units: 1 });
  expect(await askedAt(desk.officerA)).toBe("2026-11-10T03:00:00.000Z");
  expect(await askedAt(desk.officerB)).toBeNull();
  const { reminders } = (await desk.ask(desk.officerA, `GET ${desk.at(A)}`)).body;
  expect(reminders).toEqual([
    { round: 0, note: "Đề nghị gửi trước thứ Sáu.", at: "2026-11-10T03:00:00.000Z", byName: desk.city.name },
  ]);
});

test("all that are missing are asked in one act; who was asked today is not asked again", async () => {
  // Three units have not sent; ward A was asked this morning.
  expect((await remind([A, B, D])).body).toEqual({ units: 2 });
  expect((await remind([A, B, D])).body).toEqual({ units: 0 });
  setClock(new Date("2026-11-12T03:00:00Z"));
  expect((await remind([A])).body).toEqual({ units: 1 });
  const rows = await board();
  expect(rows.get(A)).toMatchObject({ reminders: 2, remindedAt: "2026-11-12T03:00:00.000Z" });
  expect(rows.get(B)).toMatchObject({ reminders: 1, remindedAt: "2026-11-10T03:00:00.000Z" });
});

test("handing the report over answers; once it is returned, only a new reminder asks", async () => {
  await desk.write(desk.officerA, A, "Đã mở hai buổi.");
  const asked = ["violence.cases", "violence.cases.physical", "prevention.clubs"];
  await desk.saveCells(
    desk.officerA,
    A,
    asked.map((indicator) => cell(indicator, "zero")),
  );
  expect((await desk.act(desk.leaderA, A, "submit")).status).toBe(200);
  setClock(new Date("2026-11-13T03:00:00Z"));
  expect((await remind([A])).body).toEqual({ units: 0 });
  await desk.act(desk.city, A, "return", { reason: "Cần nêu địa điểm", dueOn: "2026-11-20" });
  expect(await askedAt(desk.officerA)).toBeNull();
  expect((await remind([A])).body).toEqual({ units: 1 });
  expect(await askedAt(desk.officerA)).toBe("2026-11-13T03:00:00.000Z");
  expect((await board()).get(A)).toMatchObject({ reminders: 3 });
});

test("no unit asks another, nor itself", async () => {
  for (const person of [desk.officerA, desk.leaderB, desk.focal])
    expect((await remind([B], null, person)).status).toBe(403);
});

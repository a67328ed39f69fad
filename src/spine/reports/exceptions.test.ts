/** After the city froze a cycle: nothing passes the lock but by an exception that a second person approved. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { reachOf, type Person } from "#spine/access/index.ts";
import { judgingWork } from "#spine/reports/index.ts";
import { A, B, cell, D, openReportDesk, textOf, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;
let cycle = 0;
const asked = ["violence.cases", "violence.cases.physical", "prevention.clubs"];
const zeros = asked.map((indicator) => cell(indicator, "zero"));

beforeAll(async () => {
  desk = await openReportDesk();
  cycle = await desk.openCycle();
  await desk.write(desk.officerA, A, "Đã mở hai buổi.");
  await desk.saveCells(desk.officerA, A, zeros);
  await desk.act(desk.leaderA, A, "submit");
  await desk.act(desk.city, A, "approve");
  // The department hands over two days late, before the lock: taken, and marked.
  setClock(new Date("2026-11-17T03:00:00Z"));
  await desk.write(desk.focal, D, "Sở đã chỉ đạo.");
  await desk.saveCells(desk.focal, D, zeros);
  await desk.act(desk.focal, D, "submit");
  await desk.write(desk.leaderB, B, "Đang viết dở.");
  setClock(new Date("2026-11-18T03:00:00Z"));
  await desk.ask(desk.city, `POST /api/reports/cycles/${cycle}/freeze`, { body: {} });
});
afterAll(() => desk.close());

const report = async (person: Person, code: string) => (await desk.ask(person, `GET ${desk.at(code)}`)).body;
const exceptionsOnBoard = async (person: Person) =>
  (await desk.ask(person, `GET /api/reports/cycles/${cycle}/board`)).body.exceptions;
const word = async (query = "") => {
  const path = `/api/reports/cycles/${cycle}/document.docx?edition=present${query}`;
  return textOf((await desk.ask(desk.city, `GET ${path}`)).bytes);
};

test("a late report handed over before the lock is taken and marked late; the city still approves it", async () => {
  expect(await report(desk.focal, D)).toMatchObject({ state: "submitted", isLate: true });
  expect((await desk.act(desk.city, D, "approve")).status).toBe(200);
});

test("after the lock writing, filling, handing over, returning and reminding are refused, saying why", async () => {
  const written = await desk.write(desk.leaderB, B, "Viết tiếp");
  expect(written).toMatchObject({ status: 423, body: { kind: "locked" } });
  expect(written.body.detail).toContain("Thành phố đã chốt kỳ báo cáo này ngày 18/11/2026");
  expect((await desk.saveCells(desk.leaderB, B, zeros)).status).toBe(423);
  expect((await desk.ask(desk.leaderB, `POST ${desk.at(B, "/fill")}`)).status).toBe(423);
  expect((await desk.act(desk.leaderB, B, "submit")).status).toBe(423);
  const back = { reason: "Sửa lại", dueOn: "2026-11-19" };
  expect((await desk.act(desk.city, A, "return", back)).status).toBe(423);
  const units = [await desk.unitId(B)];
  const remind = { body: { units, note: null } };
  expect((await desk.ask(desk.city, `POST /api/reports/cycles/${cycle}/remind`, remind)).status).toBe(423);
  // The screen offers the one way there is, and My work asks for nothing that cannot be done.
  expect((await report(desk.leaderB, B)).can).toEqual(["exception.ask"]);
  expect((await desk.ask(desk.leaderB, "GET /api/reports/work")).body.rows).toEqual([]);
});

test("the database holds the lock too: no state moves without an approved exception", async () => {
  const id = desk.at(B).split("/").at(-1);
  const scope = { "toam.sees": "all", "toam.writes": "all", "toam.verb": "report.submit" };
  const force = desk.owner.transaction(scope, (tx) =>
    tx
      .updateTable("reports.submission")
      .set({ state: "submitted", round: 1 })
      .where("id", "=", Number(id))
      .execute(),
  );
  await expect(force).rejects.toThrow(/locked/);
});

test("another unit does not ask, nor may anyone ask for an end that is past or far", async () => {
  expect((await desk.askException(desk.officerA, B, "2026-11-20")).status).toBe(404);
  for (const endsOn of ["2026-11-17", "2026-12-19"])
    expect((await desk.askException(desk.leaderB, B, endsOn)).body.errors[0].path).toBe("endsOn");
});

test("the requester never approves, nor an administrator; a refusal says why and leaves the lock", async () => {
  expect((await desk.askException(desk.city, B, "2026-11-20")).status).toBe(200);
  expect((await desk.askException(desk.leaderB, B, "2026-11-20")).status).toBe(422);
  expect((await desk.judge(desk.leaderB, B)).status).toBe(403);
  expect((await desk.judge(desk.city, B)).body.detail).toMatch(/cần một người thứ hai/);
  const administrator: Person = {
    ...desk.second,
    id: 99,
    userName: "both",
    roles: [...desk.second.roles, { role: "system-admin", unitId: desk.second.unitId, units: [] }],
  };
  expect((await desk.judge(administrator, B)).body.detail).toMatch(/Quản trị hệ thống/);
  const onlyAdministrator = { ...administrator, userName: "admin", reach: reachOf([], {}) };
  expect((await desk.judge(onlyAdministrator, B)).status).toBe(403);
  expect((await desk.judge(desk.second, B, "refused")).body).toMatchObject({
    standing: "refused",
    verdictReason: "Số liệu đã gửi Bộ",
  });
  expect((await desk.act(desk.leaderB, B, "submit")).status).toBe(423);
});

test("approved by a second person, the report of this unit alone is open until the end, and closes by itself", async () => {
  await desk.askException(desk.leaderB, B, "2026-11-20");
  const work = await desk.app.transaction({ "toam.sees": "" }, (tx) => judgingWork(tx, desk.city), "read");
  expect(work.map((w) => w.title.vi)).toContain(
    "Ngoại lệ chờ người thứ hai duyệt: Phường Hoàn Kiếm, Báo cáo năm 2026",
  );
  expect((await desk.judge(desk.city, B)).body).toMatchObject({
    standing: "open",
    endsAt: "2026-11-20T16:59:59.999Z",
  });
  // Judged once.
  expect((await desk.judge(desk.second, B, "refused")).status).toBe(422);
  expect((await desk.ask(desk.leaderB, "GET /api/reports/work")).body.rows).toHaveLength(1);
  expect((await desk.saveCells(desk.leaderB, B, zeros)).status).toBe(200);
  expect((await desk.saveCells(desk.officerA, A, zeros)).status).toBe(423);
  expect((await desk.act(desk.leaderB, B, "submit")).body).toMatchObject({
    state: "submitted",
    isLate: true,
  });
  // Sent back within it: to a day on which it is still open.
  const back = (dueOn: string) => desk.act(desk.city, B, "return", { reason: "Nêu địa điểm", dueOn });
  expect((await back("2026-11-21")).status).toBe(422);
  expect((await back("2026-11-20")).status).toBe(200);
  setClock(new Date("2026-11-20T16:59:59.999Z"));
  expect((await desk.act(desk.leaderB, B, "submit")).status).toBe(200);
  await desk.act(desk.city, B, "approve");
  setClock(new Date("2026-11-20T17:00:00.000Z"));
  expect((await back("2026-11-21")).status).toBe(423);
});

test("every exception stands on the board, in the consolidation and in the Word report", async () => {
  const told = [
    { unit: { code: B }, standing: "ended", isUsed: true, judgedByName: desk.city.name },
    { unit: { code: B }, standing: "refused", isUsed: false, askedByName: desk.city.name },
  ];
  expect(await exceptionsOnBoard(desk.city)).toMatchObject(told);
  expect(await exceptionsOnBoard(desk.leaderA)).toEqual([]);
  const { body } = await desk.ask(desk.city, `GET /api/reports/cycles/${cycle}/consolidation`);
  // A before the due day, D two days late, B under the exception and late.
  expect(body.units).toMatchObject({ counted: 3, late: 2, byException: 1 });
  expect(body.exceptions).toMatchObject(told);
  const inside = await word();
  expect(inside).toContain("1 báo cáo nộp theo ngoại lệ sau khi chốt");
  expect(inside).toContain("|Phường Hoàn Kiếm|Bổ sung hai vụ do Công an chuyển sang|");
  const outside = await word("&audience=public");
  expect(outside).toContain("1 báo cáo nộp theo ngoại lệ sau khi chốt");
  expect(outside).not.toContain("Bổ sung hai vụ do Công an chuyển sang");
});

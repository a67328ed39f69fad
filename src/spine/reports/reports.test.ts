/** A unit's report over HTTP and PostgreSQL: drafting, handing over, returning. Figures are counted by hand in the comments. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import type { Person } from "#spine/access/index.ts";
import { judgingWork } from "#spine/reports/index.ts";
import { A, cell, D, openReportDesk, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;

beforeAll(async () => {
  desk = await openReportDesk();
  await desk.openCycle();
});
afterAll(() => desk.close());

describe("a unit's draft", () => {
  test("fills itself from tasks and figures, and belongs to its unit", async () => {
    expect((await desk.ask(desk.officerB, `GET ${desk.at(A)}`)).status).toBe(404);
    const filled = await desk.ask(desk.officerA, `POST ${desk.at(A, "/fill")}`);
    expect(filled.status).toBe(200);
    expect(filled.body.sections[0].text).toContain("NV-2026-00007; minh chứng: TT-2026-00001");
    expect(filled.body.sections[0].cites).toEqual(["NV-2026-00007"]);
    // Two talks were counted for ward A.
    expect(filled.body.cells.find((c: { indicator: string }) => c.indicator === "plan.talks")).toMatchObject({
      figure: { state: "value", value: 2 },
      isComputed: true,
    });
    expect(filled.body.completeness).toMatchObject({ percent: 25 });
    const work = await desk.ask(desk.officerA, "GET /api/reports/work");
    expect(work.body.rows.find((r: { due: string }) => r.due === "2026-11-15")).toMatchObject({
      percentFilled: 25,
      cellsMissing: 3,
    });
  });

  test("saves cells one by one; a stale save is a conflict that shows what stands there", async () => {
    expect((await desk.saveCells(desk.officerB, A, [cell("prevention.clubs", "zero")])).status).toBe(404);
    const saved = await desk.saveCells(desk.officerA, A, [
      cell("violence.cases", "value", 1234),
      cell("violence.cases.physical", "zero"),
    ]);
    expect(saved.body.cells[0]).toMatchObject({ figure: { state: "value", value: 1234 }, version: 1 });
    const stale = await desk.saveCells(desk.leaderA, A, [cell("violence.cases", "value", 7)]);
    expect(stale).toMatchObject({ status: 409, body: { facts: { current: [{ value: 1234, version: 1 }] } } });
    expect((await desk.saveCells(desk.leaderA, A, [cell("violence.cases", "value", 6, 1)])).status).toBe(200);
    // 7 physical ones, the only part asked for, are not all 6: kept as typed, and said at once; 6 are.
    const broken = async () => {
      const { checked } = (await desk.ask(desk.officerA, `GET ${desk.at(A)}`)).body;
      return checked.findings.filter((f: { outcome: string }) => f.outcome === "broken");
    };
    await desk.saveCells(desk.officerA, A, [cell("violence.cases.physical", "value", 7, 1)]);
    expect(await broken()).toMatchObject([{ rule: "violence.forms", left: 7, right: 6 }]);
    await desk.saveCells(desk.officerA, A, [cell("violence.cases.physical", "value", 6, 2)]);
    expect(await broken()).toEqual([]);
    // A zero is said as a zero, a computed or unasked cell is not typed.
    expect((await desk.saveCells(desk.officerA, A, [cell("prevention.clubs", "value", 0)])).status).toBe(422);
    expect(
      (await desk.saveCells(desk.officerA, A, [cell("plan.talks", "value", 9)])).body.errors[0].path,
    ).toBe("cells.0.value");
    expect(
      (await desk.saveCells(desk.officerA, A, [cell("family.households", "value", 9)])).body.errors[0].path,
    ).toBe("cells.0.indicator");
  });

  test("words are autosaved by section; a second writer gets a conflict with the words that stand there", async () => {
    const section = (await desk.ask(desk.officerA, `GET ${desk.at(A)}`)).body.sections[0];
    const put = (person: Person, text: string, version: number) =>
      desk.ask(person, `PUT ${desk.at(A, `/sections/${section.id}`)}`, { body: { text, version } });
    expect((await put(desk.officerA, "Đã mở hai buổi.", section.version)).body.version).toBe(
      section.version + 1,
    );
    const lost = await put(desk.leaderA, "Chữ khác", section.version);
    expect(lost).toMatchObject({ status: 409, body: { facts: { current: { text: "Đã mở hai buổi." } } } });
  });

  test("is not handed over while something required is missing, and says what", async () => {
    const refused = await desk.act(desk.leaderA, A, "submit");
    expect(refused).toMatchObject({ status: 422, body: { kind: "rule" } });
    expect(refused.body.errors.map((e: { path: string }) => e.path)).toEqual(["cells.prevention.clubs|"]);
    expect(refused.body.facts.missing.missingCells[0].href).toBe(
      `/reports/submissions/${desk.at(A).split("/").at(-1)}#cell-prevention.clubs`,
    );
  });
});

describe("handing over, returning, approving", () => {
  test("the leader hands over; the officer, another ward and the city do not", async () => {
    await desk.saveCells(desk.officerA, A, [cell("prevention.clubs", "not-applicable")]);
    expect((await desk.act(desk.officerA, A, "submit")).body).toMatchObject({ kind: "rule" });
    expect((await desk.act(desk.leaderB, A, "submit")).status).toBe(404);
    expect((await desk.act(desk.city, A, "submit")).status).toBe(403);
    expect((await desk.act(desk.leaderA, A, "approve")).status).toBe(403);
    const back = { reason: "Sửa", dueOn: "2026-11-20" };
    expect((await desk.act(desk.leaderA, A, "return", back)).status).toBe(403);
    // Nothing was handed over yet, so there is nothing to return or approve.
    expect((await desk.act(desk.city, A, "return", back)).body).toMatchObject({ kind: "rule" });
    const done = await desk.act(desk.leaderA, A, "submit");
    expect(done.body).toMatchObject({ state: "submitted", round: 1, isLate: false });
    expect((await desk.saveCells(desk.officerA, A, [cell("violence.cases", "value", 5, 2)])).status).toBe(
      423,
    );
  });

  test("the city returns with a reason, a new date and remarks; the next round shows only what changed", async () => {
    const section = (await desk.ask(desk.officerA, `GET ${desk.at(A)}`)).body.sections[0];
    const remarks = [
      { indicator: "violence.cases", text: "Khác số của Công an" },
      { sectionId: section.id, text: "Nêu địa điểm" },
    ];
    expect((await desk.act(desk.city, A, "return", { dueOn: "2026-11-20" })).status).toBe(422);
    const astray = [
      { indicator: "family.households", text: "Mẫu không hỏi" },
      { sectionId: 999_999, text: "Không có" },
    ];
    const strayed = await desk.act(desk.city, A, "return", {
      reason: "Sửa",
      dueOn: "2026-11-20",
      remarks: astray,
    });
    expect(strayed.body.errors.map((e: { path: string }) => e.path)).toEqual(["remarks.0", "remarks.1"]);
    const back = await desk.act(desk.city, A, "return", {
      reason: "Cần sửa số vụ",
      dueOn: "2026-11-20",
      remarks,
    });
    expect(back.body).toMatchObject({ state: "returned", dueOn: "2026-11-20" });
    expect(back.body.remarks).toHaveLength(2);
    await desk.saveCells(desk.officerA, A, [cell("violence.cases", "value", 8, 2)]);
    await desk.write(desk.officerA, A, "Đã mở hai buổi tại nhà văn hóa.");
    expect((await desk.act(desk.leaderA, A, "submit")).body.round).toBe(2);
    const changes = await desk.ask(desk.city, `GET ${desk.at(A, "/changes")}`);
    expect(changes.body).toMatchObject({
      from: 1,
      to: 2,
      figures: [
        {
          indicator: "violence.cases",
          before: { state: "value", value: 6 },
          after: { state: "value", value: 8 },
        },
      ],
      sections: [{ before: "Đã mở hai buổi.", after: "Đã mở hai buổi tại nhà văn hóa." }],
    });
    // The receiver's own work tells of it, read as one's own unit alone; nobody else's does.
    const waits = async (person: Person): Promise<string[]> => {
      const sees = { "toam.person": String(person.id), "toam.sees": String(person.unitId) };
      const work = await desk.app.transaction(sees, (tx) => judgingWork(tx, person), "read");
      return work.map((judging) => judging.title.vi);
    };
    expect(await waits(desk.city)).toEqual(["1 báo cáo chờ duyệt: Báo cáo năm 2026"]);
    expect(await waits(desk.leaderA)).toEqual([]);
    const stale = await desk.ask(desk.city, `POST ${desk.at(A, "/approve")}`, { body: { version: 1 } });
    expect(stale.status).toBe(409);
    expect((await desk.act(desk.city, A, "approve")).body).toMatchObject({
      state: "approved",
      can: ["report.return", "report.leave-out"],
    });
    expect(await waits(desk.city)).toEqual([]);
  });

  test("a late report is accepted and marked", async () => {
    setClock(new Date("2026-11-16T03:00:00Z"));
    await desk.write(desk.focal, D, "Sở đã chỉ đạo các cơ sở.");
    await desk.saveCells(desk.focal, D, [
      cell("violence.cases", "zero"),
      cell("violence.cases.physical", "zero"),
      cell("prevention.clubs", "value", 3),
      cell("prevention.budget", "value", 12.5),
    ]);
    expect((await desk.act(desk.focal, D, "submit")).body).toMatchObject({
      state: "submitted",
      isLate: true,
    });
    // Sent back with a later day and in time for that: the first round was late all the same.
    const back = { reason: "Nêu rõ hơn", dueOn: "2026-11-25" };
    expect((await desk.act(desk.city, D, "return", back)).body).toMatchObject({ dueOn: "2026-11-25" });
    expect((await desk.act(desk.focal, D, "submit")).body).toMatchObject({ round: 2, isLate: true });
    expect((await desk.act(desk.city, D, "approve")).status).toBe(200);
    setClock(new Date("2026-11-10T03:00:00Z"));
  });

  test("a report that was in time stays so, though its second round passes the day it came back with", async () => {
    const back = { reason: "Nêu rõ hơn", dueOn: "2026-11-20" };
    await desk.act(desk.city, A, "return", back);
    setClock(new Date("2026-11-24T03:00:00Z"));
    expect((await desk.act(desk.leaderA, A, "submit")).body).toMatchObject({
      state: "submitted",
      isLate: false,
    });
    expect((await desk.act(desk.city, A, "approve")).status).toBe(200);
    setClock(new Date("2026-11-10T03:00:00Z"));
  });
});

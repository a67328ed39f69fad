/**
 * The whole year told: a report of 15 November with estimates, frozen; in December the supplement, which the lock does not
 * hold and which changes nothing that is frozen. Figures are counted by hand in the comments.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { readSheet } from "#base/sheet/index.ts";
import type { Person } from "#spine/access/index.ts";
import { supplementWork } from "#spine/reports/index.ts";
import {
  A,
  B,
  cell,
  cycle as cycleOf2026,
  D,
  openReportDesk,
  template,
  textOf,
  type ReportDesk,
} from "#test/report-desk.ts";

let desk: ReportDesk;
let cycle = 0;

const table = {
  title: "Biểu 1",
  rows: [
    { indicator: "violence.cases", asksEstimate: true },
    { indicator: "violence.cases.physical" },
    { indicator: "prevention.clubs", required: false },
    { indicator: "plan.talks", required: false, asksEstimate: true },
  ],
};
const sections = [template.sections[0], { ...template.sections[1], tables: [table] }];
const year = {
  wholeFrom: "2025-12-15",
  wholeTo: "2026-12-14",
  supplementFrom: "2026-12-15",
  supplementTo: "2026-12-31",
};

const put = (person: Person, code: string, kind: "estimates" | "supplement", cells: object[]) =>
  desk.ask(person, `PUT ${desk.at(code, `/${kind}`)}`, { body: { cells } });
const sheet = async (person: Person, code: string) => (await desk.ask(person, `GET ${desk.at(code)}`)).body;
const beside = async (person: Person, code: string, kind: string, indicator: string) =>
  (await sheet(person, code)).yearEnd.find(
    (c: { kind: string; indicator: string }) => c.kind === kind && c.indicator === indicator,
  );
const consolidation = async () =>
  (await desk.ask(desk.city, `GET /api/reports/cycles/${cycle}/consolidation`)).body;
const ofCity = async (indicator: string) =>
  (await consolidation()).figures.find((f: { indicator: string }) => f.indicator === indicator);
const word = async (query: string) =>
  textOf((await desk.ask(desk.city, `GET /api/reports/cycles/${cycle}/document.docx?${query}`)).bytes);
const send = async (person: Person, code: string) => desk.act(person, code, "supplement/send");
/** What My work of ward A's officer tells of supplements. */
const owed = () =>
  desk.app.transaction({ "toam.sees": String(desk.officerA.unitId) }, (tx) =>
    supplementWork(tx, desk.officerA),
  );
const freeze = () => desk.ask(desk.city, `POST /api/reports/cycles/${cycle}/freeze`, { body: {} });

async function report(person: Person, code: string, cases: object): Promise<void> {
  await desk.write(person, code, "Đã làm.");
  await desk.saveCells(person, code, [cases, cell("violence.cases.physical", "zero")]);
  await desk.act(person, code, "submit");
  await desk.act(desk.city, code, "approve");
}

beforeAll(async () => {
  desk = await openReportDesk();
});
afterAll(() => desk.close());

test("a template that asks for estimates opens no cycle without its second window", async () => {
  const body = { ...template, sections, windows: { whole: { from: "12-15", to: "12-14" } } };
  cycle = await desk.openCycle({ template: body, cycle: year });
  expect(cycle).toBeGreaterThan(0);
  const again = (more: object) =>
    desk.ask(desk.city, "POST /api/reports/cycles", {
      body: { ...cycleOf2026, code: "BC-KHAC", ...more },
    });
  const paths = (answer: { body: { errors: { path: string }[] } }) => answer.body.errors.map((e) => e.path);
  expect(paths(await again({}))).toEqual(["wholeFrom", "wholeTo", "supplementFrom", "supplementTo"]);
  // The same window twice would leave nothing to estimate.
  expect(paths(await again({ ...year, wholeTo: "2026-11-14" }))).toEqual(["wholeTo"]);
  const { rows } = (await desk.ask(desk.city, "GET /api/reports/templates")).body;
  expect(rows).toMatchObject([
    { asksEstimate: true, windows: { whole: { from: "12-15", to: "12-14" }, counted: null } },
  ]);
});

test("an estimate stands beside the counted figure with how it was come to; only where it is asked, only by its unit", async () => {
  const ten = { ...cell("violence.cases", "value", 10), note: "Theo bình quân tháng" };
  expect((await put(desk.officerB, A, "estimates", [ten])).status).toBe(404);
  expect((await put(desk.city, A, "estimates", [ten])).status).toBe(403);
  expect((await put(desk.officerA, A, "estimates", [cell("prevention.clubs", "value", 3)])).status).toBe(422);
  expect((await put(desk.officerA, A, "estimates", [ten])).status).toBe(200);
  // Counted from records, but nobody has counted the rest of the year: an estimate is typed.
  expect((await put(desk.officerA, A, "estimates", [cell("plan.talks", "value", 3)])).status).toBe(200);
  const stale = await put(desk.leaderA, A, "estimates", [cell("violence.cases", "value", 11)]);
  expect(stale).toMatchObject({
    status: 409,
    body: { facts: { current: [{ kind: "estimate", value: 10, version: 1 }] } },
  });
  // A number without a note keeps the note that was there.
  await put(desk.officerA, A, "estimates", [cell("violence.cases", "value", 9, 1)]);
  await put(desk.officerA, A, "estimates", [cell("violence.cases", "value", 10, 2)]);
  expect(await beside(desk.officerA, A, "estimate", "violence.cases")).toMatchObject({
    figure: { state: "value", value: 10 },
    note: "Theo bình quân tháng",
    sent: null,
  });
  // Handed over, it is closed like the rest of the report.
  await report(desk.leaderA, A, cell("violence.cases", "value", 8));
  expect((await put(desk.officerA, A, "estimates", [cell("violence.cases", "value", 20, 3)])).status).toBe(
    423,
  );
  expect(await beside(desk.officerA, A, "estimate", "violence.cases")).toMatchObject({
    figure: { state: "value", value: 10 },
    sent: { state: "value", value: 10 },
  });
});

test("the city's estimate says of how many units it is, and the edition and its papers have it in columns of its own", async () => {
  // Ward B counts 4 and estimates nothing; the department says that cases are not its own.
  await report(desk.leaderB, B, cell("violence.cases", "value", 4));
  await report(desk.focal, D, cell("violence.cases", "not-applicable"));
  expect(await ofCity("violence.cases")).toMatchObject({
    figure: { value: 12 },
    yearEnd: {
      // Ward A's 10 alone; ward B gave none; the department owes none.
      estimate: { figure: { state: "value", value: 10 }, reported: 1, missing: 1, notApplicable: 1 },
      supplement: { figure: { state: "not-reported" }, reported: 0, missing: 3 },
      difference: null,
    },
  });
  expect(await ofCity("violence.cases.physical")).toMatchObject({ yearEnd: null });
  const unit = textOf((await desk.ask(desk.leaderA, `GET ${desk.at(A, "/document.docx")}`)).bytes);
  expect(unit).toContain("|Tổng số vụ bạo lực gia đình được ghi nhận|vụ|8|10|");
  expect(unit).not.toContain("Bổ sung cả năm");
  expect((await freeze()).body.edition).toBe(1);
  const first = await word("edition=1");
  // Counted 8 + 4; estimated 10 by one unit, none by one.
  expect(first).toContain("|Tổng số vụ bạo lực gia đình được ghi nhận|vụ|12|10|1|1|");
  expect(first).toContain("|Phường Ba Đình|8|10|2|3|");
  expect(first).toContain("|Phường Hoàn Kiếm|4|chưa báo cáo|chưa báo cáo|chưa báo cáo|");
  expect(first).toContain("Theo bình quân tháng");
  expect(first).not.toContain("Bổ sung cả năm");
});

test("a later round tells of a changed estimate as of any figure, and the seal of an approval holds estimates too", async () => {
  // Under an exception, for the cycle is frozen: ward B estimates 5 in its second round.
  await desk.askException(desk.leaderB, B, "2026-11-20");
  await desk.judge(desk.city, B);
  await desk.act(desk.city, B, "return", { reason: "Thêm ước", dueOn: "2026-11-20" });
  await put(desk.officerB, B, "estimates", [cell("violence.cases", "value", 5)]);
  await desk.act(desk.leaderB, B, "submit");
  const { figures } = (await desk.ask(desk.city, `GET ${desk.at(B, "/changes")}`)).body;
  expect(figures).toEqual([
    {
      indicator: "violence.cases",
      dims: "",
      kind: "estimate",
      before: { state: "not-reported" },
      after: { state: "value", value: 5 },
    },
  ]);
  await desk.act(desk.city, B, "approve");
  const approval = () => desk.ask(desk.city, `GET ${desk.at(B, "/approved")}`);
  expect((await approval()).body.approval.intact).toBe(true);
  await desk.owner.query(
    "update reports.year_end_figure set value = 50 where kind = 'estimate' and value = 5",
  );
  expect((await approval()).body.approval.intact).toBe(false);
  await desk.owner.query(
    "update reports.year_end_figure set value = 5 where kind = 'estimate' and value = 50",
  );
});

test("the supplement waits for its window, and nothing of the unit's or the city's passes before", async () => {
  setClock(new Date("2026-12-14T10:00:00Z"));
  expect((await put(desk.officerA, A, "supplement", [cell("violence.cases", "value", 12)])).status).toBe(423);
  expect((await send(desk.leaderA, A)).status).toBe(423);
  expect(await owed()).toEqual([]);
  const move = (person: Person, supplementFrom: string, version = 1) =>
    desk.ask(person, `POST /api/reports/cycles/${cycle}/second-window`, {
      body: { version, supplementFrom, supplementTo: "2027-01-10" },
    });
  expect((await move(desk.leaderA, "2026-12-10")).status).toBe(403);
  expect((await move(desk.city, "2026-11-01")).body.errors[0].path).toBe("supplementFrom");
  expect((await move(desk.city, "2026-12-15")).body.wholeYear).toMatchObject({ closesOn: "2027-01-10" });
  expect((await move(desk.city, "2026-12-16")).status).toBe(409);
});

test("in its window the lock does not hold it: typed or counted from the year's records, sent by who signs", async () => {
  setClock(new Date("2026-12-20T03:00:00Z"));
  expect(await owed()).toMatchObject([{ due: "2027-01-10", asked: 2, cycleCode: "BC-2026" }]);
  // The report itself stays locked.
  expect((await desk.saveCells(desk.officerA, A, [cell("violence.cases", "value", 12, 1)])).status).toBe(423);
  expect((await put(desk.officerB, A, "supplement", [cell("violence.cases", "value", 12)])).status).toBe(404);
  expect((await put(desk.city, A, "supplement", [cell("violence.cases", "value", 12)])).status).toBe(403);
  // Nothing typed and nothing counted: there is nothing to send.
  expect((await send(desk.leaderB, B)).body).toMatchObject({ kind: "rule" });
  expect((await put(desk.officerA, A, "supplement", [cell("violence.cases", "value", 12)])).status).toBe(200);
  // One talk more in December: the year has 3, counted by the system and typed by nobody.
  await desk.owner.query(
    "insert into records.record (register, code, unit_id, status, title) values ('talk', 'TT-2026-00009', $1, 'done', 'Thêm')",
    [await desk.unitId(A)],
  );
  expect((await desk.ask(desk.officerB, `POST ${desk.at(A, "/supplement/fill")}`)).status).toBe(404);
  expect((await desk.ask(desk.officerA, `POST ${desk.at(A, "/supplement/fill")}`)).status).toBe(200);
  expect(await beside(desk.officerA, A, "supplement", "plan.talks")).toMatchObject({
    figure: { state: "value", value: 3 },
    isComputed: true,
  });
  expect((await put(desk.officerA, A, "supplement", [cell("plan.talks", "value", 9)])).status).toBe(422);
  expect((await send(desk.officerA, A)).status).toBe(422);
  expect((await send(desk.leaderB, A)).status).toBe(404);
  expect((await send(desk.city, A)).status).toBe(403);
  const sent = await send(desk.leaderA, A);
  expect(sent.body).toMatchObject({ state: "approved", supplement: { round: 1, byName: desk.leaderA.name } });
  // The counted figure and the estimate are what they were.
  expect(sent.body.cells[0]).toMatchObject({ figure: { value: 8 } });
  expect(await beside(desk.city, A, "estimate", "violence.cases")).toMatchObject({ figure: { value: 10 } });
  expect(await owed()).toEqual([]);
  await put(desk.officerB, B, "supplement", [cell("violence.cases", "value", 6)]);
  await send(desk.leaderB, B);
});

test("all three stand in the consolidation with the difference; who owes the supplement is told by name", async () => {
  expect(await ofCity("violence.cases")).toMatchObject({
    figure: { value: 12 },
    yearEnd: {
      // 10 + 5.
      estimate: { figure: { value: 15 }, reported: 2 },
      // 12 + 6.
      supplement: { figure: { value: 18 }, reported: 2, missing: 1 },
      // (12 − 10) + (6 − 5).
      difference: { value: 3, units: 2 },
    },
  });
  const { supplements } = await consolidation();
  expect(supplements).toMatchObject({ sent: 2, missing: [{ unit: { code: D } }] });
  const drill = await desk.ask(
    desk.city,
    `GET /api/reports/cycles/${cycle}/figures?indicator=violence.cases`,
  );
  expect(drill.body.rows).toMatchObject([
    {
      figure: { value: 8 },
      estimate: { value: 10 },
      supplement: { value: 12 },
      note: "Theo bình quân tháng",
    },
    { figure: { value: 4 }, estimate: { value: 5 }, supplement: { value: 6 }, note: null },
    { figure: { state: "not-applicable" }, estimate: { state: "not-applicable" }, supplement: null },
  ]);
  const { rows } = await readSheet(
    (await desk.ask(desk.city, `GET /api/reports/cycles/${cycle}/export.xlsx`)).bytes,
    "so-lieu.xlsx",
  );
  // Cases: counted, estimate, supplement; physical; clubs; talks: counted, estimate, supplement.
  expect(Object.values(rows[0]?.cells ?? {}).slice(1)).toEqual([
    "TOÀN THÀNH PHỐ", "", "12", "15", "18", "0", "chưa báo cáo", "3", "3", "3",
  ]); // prettier-ignore
});

test("the frozen edition is untouched; the amended one has the supplement, and says whose has not come", async () => {
  const recomputed = await desk.ask(desk.city, `POST /api/reports/cycles/${cycle}/recompute`, { body: {} });
  // Only the talk that was entered since, in the report's own window as the test's source counts it.
  expect(recomputed.body.figures.map((f: { indicator: string }) => f.indicator)).toEqual(["plan.talks"]);
  expect(await word("edition=1")).not.toContain("Bổ sung cả năm");
  expect((await freeze()).body.edition).toBe(2);
  const amended = await word("edition=2");
  // Counted 12; estimated 15 by 2, none silent; supplemented 18 by 2, 1 silent; +3 of two units.
  expect(amended).toContain("|vụ|12|15|2|0|18|2|1|+3 (2 đơn vị)|");
  expect(amended).toContain("Đơn vị chưa gửi số bổ sung cả năm");
  expect(amended).toContain("đã nhận của 2/3 đơn vị");
  // Outside the house: no unit by unit, and no sum that fewer than three units make.
  const outside = await word("edition=2&audience=public");
  expect(outside).toContain("|vụ|12|bảo mật|2|0|bảo mật|2|1|—|");
  expect(outside).not.toContain("Theo bình quân tháng");
  const { rows } = (await desk.ask(desk.city, `GET /api/reports/cycles/${cycle}/frozen`)).body;
  expect(rows.map((r: { intact: boolean }) => r.intact)).toEqual([true, true]);
});

test("sent again, the city sees the later one; the first is kept", async () => {
  await put(desk.officerA, A, "supplement", [cell("violence.cases", "value", 13, 1)]);
  // Not sent yet: nobody's word but the unit's own.
  expect((await ofCity("violence.cases")).yearEnd.supplement.figure).toEqual({ state: "value", value: 18 });
  expect((await send(desk.leaderA, A)).body.supplement).toMatchObject({ round: 2 });
  // 13 + 6.
  expect((await ofCity("violence.cases")).yearEnd.supplement.figure).toEqual({ state: "value", value: 19 });
  const kept = await desk.owner.query(
    "select round, value from reports.year_end_figure where kind = 'supplement' and indicator_code = 'violence.cases' and value in (12, 13) order by round",
  );
  expect(kept.rows.map((r) => [r.round, Number(r.value)])).toEqual([[1, 12], [2, 13]]); // prettier-ignore
});

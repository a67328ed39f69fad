/** Rules between cells and years before a report is handed over, with the cast. Figures are counted by hand in the comments. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { A, cell, openReportDesk, textOf, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;
let cycleId = 0;

const explain = (person: Person, rule: string, text: string, version = 0) =>
  desk.ask(person, `PUT ${desk.at(A, `/explanations/${rule}`)}`, { body: { text, version } });

const findings = async (person: Person) =>
  (await desk.ask(person, `GET ${desk.at(A)}`)).body.checked.findings;

beforeAll(async () => {
  desk = await openReportDesk();
  cycleId = await desk.openCycle();
  // The year before, ward A spent 100 million VND.
  await desk.owner.transaction({ "toam.sees": "all", "toam.writes": "all" }, (tx) =>
    sql`insert into indicators.cell (indicator_code, definition_id, unit_id, from_on, to_on, state, value, origin)
      select 'prevention.budget', d.id, u.id, '2024-11-15', '2025-11-14', 'value', 100, 'typed'
      from indicators.definition d, agencies.unit u where d.indicator_code = 'prevention.budget' and u.code = ${A}`.execute(
      tx,
    ),
  );
  await desk.write(desk.officerA, A, "Đã mở hai buổi tại nhà văn hóa.");
  await desk.saveCells(desk.officerA, A, [
    cell("violence.cases", "value", 5),
    cell("violence.cases.physical", "value", 7),
    cell("prevention.clubs", "value", 3),
    cell("prevention.budget", "value", 350),
  ]);
});
afterAll(() => desk.close());

describe("before it is handed over", () => {
  test("a report says what contradicts, within the year and against the year before", async () => {
    // 7 physical cases of 5; 350 is more than 3 × 100 = 300. Rules whose cells the form does not ask for are silent.
    expect(await findings(desk.officerA)).toMatchObject([
      { rule: "violence.forms", severity: "must", outcome: "broken", left: 7, right: 5 },
      {
        rule: "prevention.budget-years",
        severity: "should",
        outcome: "broken",
        left: 350,
        right: 300,
        sentence: { vi: "Kinh phí năm nay là 350 triệu đồng, quá 3 lần năm trước (100 triệu đồng)." },
      },
    ]);
    const refused = await desk.act(desk.leaderA, A, "submit");
    expect(refused).toMatchObject({ status: 422, body: { kind: "rule" } });
    expect(refused.body.errors).toEqual([
      {
        path: "rules.violence.forms",
        message: "Các hình thức bạo lực chính cộng lại là 7 vụ, phải bằng tổng số vụ là 5.",
      },
      {
        path: "rules.prevention.budget-years",
        message: "Kinh phí năm nay là 350 triệu đồng, quá 3 lần năm trước (100 triệu đồng).",
      },
    ]);
  });

  test("only a broken “should” is explained, by the unit itself", async () => {
    expect((await explain(desk.officerB, "prevention.budget-years", "Sửa nhà tạm lánh")).status).toBe(404);
    expect((await explain(desk.city, "prevention.budget-years", "Sửa nhà tạm lánh")).status).toBe(403);
    expect((await explain(desk.officerA, "prevention.budget-years", " ")).status).toBe(422);
    expect((await explain(desk.officerA, "violence.forms", "Đúng như vậy")).body).toMatchObject({
      kind: "rule",
      errors: [{ path: "text" }],
    });
    expect((await explain(desk.officerA, "households.kinds", "Không có gì")).body).toMatchObject({
      kind: "rule",
    });
    const said = await explain(desk.officerA, "prevention.budget-years", "Năm nay sửa nhà tạm lánh.");
    expect(said.body.checked.findings[1]).toMatchObject({ outcome: "explained", version: 1 });
    expect((await explain(desk.leaderA, "prevention.budget-years", "Khác")).status).toBe(409);
    // The "must" keeps the report all the same.
    expect((await desk.act(desk.leaderA, A, "submit")).body.errors).toHaveLength(1);
  });

  test("an explanation is about its two numbers: others ask anew", async () => {
    await desk.saveCells(desk.officerA, A, [
      cell("violence.cases.physical", "value", 5, 1),
      cell("prevention.budget", "value", 400, 1),
    ]);
    expect(await findings(desk.officerA)).toMatchObject([
      {
        rule: "prevention.budget-years",
        outcome: "broken",
        left: 400,
        explanation: "Năm nay sửa nhà tạm lánh.",
      },
    ]);
    expect((await desk.act(desk.leaderA, A, "submit")).status).toBe(422);
    await explain(desk.officerA, "prevention.budget-years", "Sửa nhà tạm lánh và mở thêm một nhà.", 1);
  });
});

test("what was found is handed over with the round, seen by the receiver, and stands whatever follows", async () => {
  expect((await desk.act(desk.leaderA, A, "submit")).body).toMatchObject({ state: "submitted", round: 1 });
  const seen = await findings(desk.city);
  // 400 > 3 × 100 is the only rule that can be decided: of the four forms of violence the form asks for one.
  expect(seen).toMatchObject([
    {
      rule: "prevention.budget-years",
      outcome: "explained",
      left: 400,
      right: 300,
      explanation: "Sửa nhà tạm lánh và mở thêm một nhà.",
    },
  ]);
  expect(seen[0].sentence.en).toBe(
    "400 million VND were spent this year, more than three times the 100 of the year before.",
  );
  expect((await explain(desk.officerA, "prevention.budget-years", "Muộn rồi", 2)).status).toBe(423);
  await desk.owner.transaction({ "toam.sees": "all", "toam.writes": "all" }, (tx) =>
    sql`update indicators.cell set value = 900 where from_on = '2024-11-15'`.execute(tx),
  );
  expect(await findings(desk.city)).toEqual(seen);
});

test("the explanation stands in the consolidation and in an annex of both Word files, but not in the one for eyes outside", async () => {
  const unit = textOf((await desk.ask(desk.officerA, `GET ${desk.at(A, "/document.docx")}`)).bytes);
  const row =
    "1|Kinh phí năm nay là 400 triệu đồng, quá 3 lần năm trước (100 triệu đồng).|Sửa nhà tạm lánh và mở thêm một nhà.";
  expect(unit).toContain(row);
  await desk.act(desk.city, A, "approve");
  const told = (await desk.ask(desk.city, `GET /api/reports/cycles/${cycleId}/consolidation`)).body.explained;
  expect(told).toMatchObject([{ unit: { code: A }, text: "Sửa nhà tạm lánh và mở thêm một nhà." }]);
  const of = async (audience: string) =>
    textOf(
      (await desk.ask(desk.city, `GET /api/reports/cycles/${cycleId}/document.docx?audience=${audience}`))
        .bytes,
    );
  expect(await of("inside")).toContain(row.replace("1|", "1|Phường Ba Đình|"));
  expect(await of("public")).not.toContain("Sửa nhà tạm lánh");
});

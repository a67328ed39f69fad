/** The city's report: sums, drill-down, words side by side, Word files, frozen editions. Figures are counted by hand. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { readSheet } from "#base/sheet/index.ts";
import { A, B, cell, D, openReportDesk, textOf, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;
let cycleId = 0;

beforeAll(async () => {
  desk = await openReportDesk();
  cycleId = await desk.openCycle();
  // Ward A: 8 cases, none physical, clubs not its matter, money not told; two talks are counted for it.
  await desk.write(desk.officerA, A, "Đã mở hai buổi tại nhà văn hóa.");
  await desk.saveCells(desk.officerA, A, [
    cell("violence.cases", "value", 8),
    cell("violence.cases.physical", "zero"),
    cell("prevention.clubs", "not-applicable"),
  ]);
  await desk.act(desk.leaderA, A, "submit");
  await desk.act(desk.city, A, "approve");
  // The department, a day late: no cases, 3 clubs, 12,5 million spent; one talk is counted for it.
  setClock(new Date("2026-11-16T03:00:00Z"));
  await desk.write(desk.focal, D, "Sở đã chỉ đạo các cơ sở.");
  await desk.saveCells(desk.focal, D, [
    cell("violence.cases", "zero"),
    cell("violence.cases.physical", "zero"),
    cell("prevention.clubs", "value", 3),
    cell("prevention.budget", "value", 12.5),
  ]);
  await desk.act(desk.focal, D, "submit");
  await desk.act(desk.city, D, "approve");
  // Ward B says nothing.
});
afterAll(() => desk.close());

describe("the city's report", () => {
  test("sums what was approved, says who is missing, and drills to units and records", async () => {
    expect((await desk.ask(desk.leaderA, `GET /api/reports/cycles/${cycleId}/consolidation`)).status).toBe(
      403,
    );
    const { body } = await desk.ask(desk.city, `GET /api/reports/cycles/${cycleId}/consolidation`);
    expect(body.units).toMatchObject({
      asked: 3,
      counted: 2,
      late: 1,
      missing: [{ unit: { code: B }, state: "draft" }],
    });
    const sums = Object.fromEntries(
      body.figures.map((f: { indicator: string; figure: object; reported: number; missing: number }) => [
        f.indicator,
        [f.figure, f.reported, f.missing],
      ]),
    );
    expect(sums).toEqual({
      "violence.cases": [{ state: "value", value: 8 }, 2, 1], // 8 + 0, ward B silent
      "violence.cases.physical": [{ state: "not-reported" }, 2, 1], // 0 + 0 + silence: nobody knows
      "prevention.clubs": [{ state: "value", value: 3 }, 1, 1], // ward A: not applicable
      "prevention.budget": [{ state: "value", value: 12.5 }, 1, 2],
      "plan.talks": [{ state: "value", value: 3 }, 2, 1], // 2 + 1
    });
    const drill = await desk.ask(
      desk.city,
      `GET /api/reports/cycles/${cycleId}/figures?indicator=plan.talks`,
    );
    expect(
      drill.body.rows.map((r: { unit: { code: string }; figure: object }) => [r.unit.code, r.figure]),
    ).toEqual([
      [A, { state: "value", value: 2 }],
      [B, { state: "not-reported" }],
      [D, { state: "value", value: 1 }],
    ]);
    const records = await desk.ask(desk.city, `GET ${drill.body.records}`);
    expect(records.body.rows.map((r: { code: string }) => r.code)).toEqual([
      "TT-2026-00001",
      "TT-2026-00002",
      "TT-2026-00003",
    ]);
  });

  test("words stand side by side with who wrote them; the city writes its own", async () => {
    const { body } = await desk.ask(desk.city, `GET /api/reports/cycles/${cycleId}/consolidation`);
    const section = body.sections[0];
    const path = `/api/reports/cycles/${cycleId}/sections/${section.id}`;
    const side = await desk.ask(desk.city, `GET ${path}`);
    expect(
      side.body.rows.map((r: { unit: { code: string }; text: string }) => [r.unit.code, r.text]),
    ).toEqual([
      [A, "Đã mở hai buổi tại nhà văn hóa."],
      [D, "Sở đã chỉ đạo các cơ sở."],
    ]);
    expect(side.body.silent.map((u: { code: string }) => u.code)).toEqual([B]);
    expect(
      (
        await desk.ask(desk.city, `PUT ${path}`, {
          body: { text: "Toàn Thành phố đã triển khai.", version: 0 },
        })
      ).body.version,
    ).toBe(1);
    expect((await desk.ask(desk.city, `PUT ${path}`, { body: { text: "Chữ cũ", version: 0 } })).status).toBe(
      409,
    );
    expect((await desk.ask(desk.leaderA, `PUT ${path}`, { body: { text: "x", version: 1 } })).status).toBe(
      403,
    );
  });

  test("four kinds of nothing reach both Word files", async () => {
    const unit = textOf((await desk.ask(desk.leaderA, `GET ${desk.at(A, "/document.docx")}`)).bytes);
    expect(unit).toContain("|Tổng số vụ bạo lực gia đình được ghi nhận|vụ|8|");
    expect(unit).toContain("|Bạo lực thân thể (hình thức chính)|vụ|0|");
    expect(unit).toContain("|Câu lạc bộ gia đình phát triển bền vững|câu lạc bộ|không áp dụng|");
    expect(unit).toContain("|Kinh phí đã thực hiện|triệu đồng|chưa báo cáo|");
    expect(unit).toContain("Đã mở hai buổi tại nhà văn hóa");
    const whole = textOf(
      (await desk.ask(desk.city, `GET /api/reports/cycles/${cycleId}/document.docx`)).bytes,
    );
    expect(whole).toContain("|Kinh phí đã thực hiện|triệu đồng|12,5|1|2|");
    expect(whole).toContain("|Buổi truyền thông|buổi|3|2|1|");
    expect(whole).toContain("Toàn Thành phố đã triển khai");
    // Ward A row of annex II: cases 8, physical 0, clubs not applicable, budget not reported, talks 2.
    expect(whole).toContain("|Phường Ba Đình|8|0|không áp dụng|chưa báo cáo|2|");
    // Outside the house: were a cell small, it would be hidden; 8 and 0 are not.
    const outside = textOf(
      (
        await desk.ask(
          desk.city,
          `GET /api/reports/cycles/${cycleId}/document.docx?audience=public&edition=present`,
        )
      ).bytes,
    );
    expect(outside).toContain("|Phường Ba Đình|8|0|");
  });

  test("the print view has the same lines and figures, for whoever may read the report", async () => {
    const city = `/api/reports/cycles/${cycleId}/paper`;
    expect((await desk.ask(desk.leaderA, `GET ${city}`)).status).toBe(403);
    expect((await desk.ask(desk.leaderB, `GET ${desk.at(A, "/paper")}`)).status).toBe(404);
    const cellsOf = (body: { parts: { table: { rows: { text: string }[][] } | null }[] }) =>
      body.parts.flatMap((p) => p.table?.rows ?? []).map((row) => row.map((c) => c.text));
    const unit = (await desk.ask(desk.leaderA, `GET ${desk.at(A, "/paper")}`)).body;
    expect(unit).toMatchObject({ kind: "BÁO CÁO", addressees: ["Kính gửi: Sở Văn hóa và Thể thao."] });
    expect(cellsOf(unit)[0]).toEqual(["1", "Tổng số vụ bạo lực gia đình được ghi nhận", "vụ", "8"]);
    const whole = (await desk.ask(desk.city, `GET ${city}`)).body;
    expect(whole.annexes.map((a: { label: string }) => a.label)).toEqual(["Phụ lục I", "Phụ lục II"]);
    // Ward A's row of annex II, as in the Word file.
    expect(cellsOf(whole.annexes[1])).toContainEqual([
      "1",
      "Phường Ba Đình",
      "8",
      "0",
      "không áp dụng",
      "chưa báo cáo",
      "2",
    ]);
  });

  test("the Excel sheet has numbers as numbers, and the kinds of nothing in words, sums first", async () => {
    const path = `/api/reports/cycles/${cycleId}/export.xlsx`;
    expect((await desk.ask(desk.leaderA, `GET ${path}`)).status).toBe(403);
    const { rows } = await readSheet((await desk.ask(desk.city, `GET ${path}`)).bytes, "so-lieu.xlsx");
    // As read back: the city, ward A, ward B (silent), the department; cases, physical, clubs, money, talks.
    expect(rows.map((row) => Object.values(row.cells).slice(1))).toEqual([
      ["TOÀN THÀNH PHỐ", "", "8", "chưa báo cáo", "3", "12,5", "3"],
      ["Phường Ba Đình", "Đã duyệt", "8", "0", "không áp dụng", "chưa báo cáo", "2"],
      ["Phường Hoàn Kiếm", "Đang soạn", ...Array<string>(5).fill("chưa báo cáo")],
      ["Sở Y tế", "Đã duyệt", "0", "0", "3", "12,5", "1"],
    ]);
  });

  test("freezing keeps content and hash; the same content has the same hash; a later change shows as a difference", async () => {
    const freeze = () => desk.ask(desk.city, `POST /api/reports/cycles/${cycleId}/freeze`, { body: {} });
    expect(
      (await desk.ask(desk.leaderA, `POST /api/reports/cycles/${cycleId}/freeze`, { body: {} })).status,
    ).toBe(403);
    const [first, second] = [await freeze(), await freeze()];
    expect(first.body).toMatchObject({ edition: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(second.body).toMatchObject({ edition: 2, sha256: first.body.sha256 });
    const same = await desk.ask(desk.city, `POST /api/reports/cycles/${cycleId}/recompute`, { body: {} });
    expect(same.body.figures).toEqual([]);
    // One talk more in ward A after the freeze: 3 becomes 4, the frozen edition stays 3.
    await desk.owner.query(
      "insert into records.record (register, code, unit_id, status, title) values ('talk', 'TT-2026-00009', $1, 'done', 'Thêm')",
      [await desk.unitId(A)],
    );
    const differs = await desk.ask(desk.city, `POST /api/reports/cycles/${cycleId}/recompute`, { body: {} });
    expect(differs.body.figures).toEqual([
      {
        indicator: "plan.talks",
        dims: "",
        before: { state: "value", value: 3 },
        after: { state: "value", value: 4 },
      },
    ]);
    const rows = (await desk.ask(desk.city, `GET /api/reports/cycles/${cycleId}/frozen`)).body.rows;
    expect(rows.map((r: { edition: number; intact: boolean }) => [r.edition, r.intact])).toEqual([
      [2, true],
      [1, true],
    ]);
    const kept = await desk.owner.query("select content from reports.frozen where edition = 1");
    expect(JSON.parse(kept.rows[0].content).definitions[0]).toMatchObject({
      version: 1,
      source: { vi: expect.any(String) },
    });
    // A changed word makes another hash.
    const { body } = await desk.ask(desk.city, `GET /api/reports/cycles/${cycleId}/consolidation`);
    await desk.ask(desk.city, `PUT /api/reports/cycles/${cycleId}/sections/${body.sections[0].id}`, {
      body: { text: "Đổi", version: 1 },
    });
    expect((await freeze()).body.sha256).not.toBe(first.body.sha256);
  });

  test("a small figure is hidden outside, with what would give it away", async () => {
    // The cycle is frozen: ward B comes by an exception.
    await desk.askException(desk.leaderB, B, "2026-11-20");
    await desk.judge(desk.city, B);
    // Ward B reports 2 cases: below 5. Its value hides, and ward A's 8 too, or 10 − 8 would tell it.
    await desk.write(desk.leaderB, B, "Không có vấn đề mới.");
    await desk.saveCells(desk.leaderB, B, [
      cell("violence.cases", "value", 2),
      cell("violence.cases.physical", "zero"),
      cell("prevention.clubs", "zero"),
    ]);
    await desk.act(desk.leaderB, B, "submit");
    await desk.act(desk.city, B, "approve");
    const outside = textOf(
      (
        await desk.ask(
          desk.city,
          `GET /api/reports/cycles/${cycleId}/document.docx?audience=public&edition=present`,
        )
      ).bytes,
    );
    expect(outside).toMatch(/\|Phường Hoàn Kiếm\|bảo mật\|0\|0\|chưa báo cáo\|/);
    expect(outside).toMatch(/\|Phường Ba Đình\|bảo mật\|0\|/);
    const inside = textOf(
      (await desk.ask(desk.city, `GET /api/reports/cycles/${cycleId}/document.docx?edition=present`)).bytes,
    );
    expect(inside).toContain("|Phường Hoàn Kiếm|2|0|0|chưa báo cáo|");
  });
});

test("the same key twice is one act", async () => {
  const key = "3f1c1f5e-5d0a-4d59-9d8c-1f2f3a4b5c6d";
  const put = () => desk.ask(desk.city, `POST /api/reports/cycles/${cycleId}/freeze`, { body: {}, key });
  const [one, two] = [await put(), await put()];
  expect(two.body).toEqual(one.body);
});

/** From template to the city's Word file, over HTTP and PostgreSQL. Figures are counted by hand in the comments. */
import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { defaultReportTemplate } from "#base/word/index.ts";
import type { Person } from "#spine/access/index.ts";
import { indicators, type IndicatorSource } from "#spine/indicators/index.ts";
import { openDesk, type Desk } from "#test/desk.ts";
import { reports, type TaskNote } from "./index.ts";

const label = { vi: "Buổi truyền thông", en: "Talks" };
/** Counts records of the register "talk". */
const talks: IndicatorSource = {
  id: "plan.talks",
  block: "plan",
  label,
  unit: { vi: "buổi", en: "talks" },
  definition: label,
  source: label,
  version: 1,
  breakdowns: [],
  async cells(tx) {
    const found = await sql<{
      unitId: number;
      value: number;
    }>`select unit_id, count(*) as value from records.record where register = 'talk' group by unit_id`.execute(
      tx,
    );
    return found.rows.map((r) => ({ ...r, dims: {} }));
  },
  async records(tx, { unitId }) {
    const found = await sql<{
      code: string;
      title: string;
      unitId: number;
    }>`select code, title, unit_id from records.record
      where register = 'talk' and (${unitId}::int is null or unit_id = ${unitId}) order by code`.execute(tx);
    return found.rows.map((r) => ({ ...r, href: `/talks/${r.code}` }));
  },
};

const notes: TaskNote[] = [
  {
    path: "II.4.1",
    taskCode: "NV-2026-00007",
    title: "Tuyên truyền pháp luật hôn nhân và gia đình",
    state: "doing",
    notes: ["Đã tổ chức hai buổi tại nhà văn hóa"],
    evidence: [{ code: "TT-2026-00001", title: "Buổi truyền thông", href: "/talks/TT-2026-00001" }],
  },
];

const kept = new Map<string, Uint8Array>();
const files = {
  store: (bytes: Uint8Array) => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    kept.set(sha256, bytes);
    return Promise.resolve(sha256);
  },
  read: (sha256: string) => Promise.resolve(kept.get(sha256) ?? new Uint8Array()),
};

const template = {
  code: "BC-THU",
  name: "Báo cáo thử",
  abstract: "Kết quả thực hiện Kế hoạch công tác gia đình năm {year}",
  opening: "{unit} báo cáo kết quả như sau:",
  bases: ["Luật Phòng, chống bạo lực gia đình ngày 14 tháng 11 năm 2022"],
  recipients: ["Sở Văn hóa và Thể thao"],
  sections: [
    {
      number: "I.",
      title: "Công tác truyền thông",
      required: true,
      clausePaths: ["II.4"],
      prompt: "Nêu việc đã làm",
    },
    {
      number: "II.",
      title: "Số liệu",
      narrative: false,
      tables: [
        {
          title: "Biểu 1",
          rows: [
            { indicator: "violence.cases" },
            { indicator: "violence.cases.physical" },
            { indicator: "prevention.clubs" },
            { indicator: "prevention.budget", required: false },
            { indicator: "plan.talks", required: false },
          ],
        },
      ],
    },
  ],
};

let desk: Desk;
let [officerA, leaderA, leaderB, focal, city, officerB]: Person[] = [];
let cycleId = 0;
const submissions = new Map<string, number>();

/** The visible text of a Word file, cells parted by "|". */
function textOf(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
  return xml
    .replaceAll("</w:tc>", "|")
    .replaceAll("</w:p>", " ")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?\| ?/g, "|");
}

const A = "01.00004";
const B = "01.00070";
const D = "HN-SYT";
const cell = (indicator: string, state: string, value?: number, version = 0) => ({
  indicator,
  state,
  version,
  ...(value !== undefined && { value }),
});
const at = (code: string, rest = "") => `/api/reports/submissions/${submissions.get(code)}${rest}`;
const show = async (person: Person, code: string) => (await desk.ask(person, `GET ${at(code)}`)).body;
const saveCells = (person: Person, code: string, cells: object[]) =>
  desk.ask(person, `PUT ${at(code, "/cells")}`, { body: { cells } });

async function write(person: Person, code: string, text: string) {
  const section = (await show(person, code)).sections[0];
  return desk.ask(person, `PUT ${at(code, `/sections/${section.id}`)}`, {
    body: { text, version: section.version },
  });
}
async function act(person: Person, code: string, name: string, more: object = {}) {
  const { body } = await desk.ask(city!, `GET ${at(code)}`);
  return desk.ask(person, `POST ${at(code, `/${name}`)}`, { body: { version: body.version, ...more } });
}

beforeAll(async () => {
  setClock(new Date("2026-11-10T03:00:00Z"));
  desk = await openDesk((report) => [
    indicators([talks], report),
    reports({ sources: [talks], report, files, taskNotes: () => Promise.resolve(notes) }),
  ]);
  officerA = await desk.person("commune-officer", A);
  leaderA = await desk.person("commune-leader", A);
  leaderB = await desk.person("commune-leader", B);
  officerB = await desk.person("commune-officer", B);
  focal = await desk.person("agency-focal", D);
  city = await desk.person("city-lead", "HN-SVHTT");
  // Ward A held two talks, the department one, ward B none: three in the city.
  for (const [i, unit] of [A, A, D].entries())
    await desk.owner.query(
      "insert into records.record (register, code, unit_id, status, title) values ('talk', $1, $2, 'done', 'Buổi truyền thông')",
      [`TT-2026-0000${i + 1}`, await desk.unitId(unit)],
    );
  await desk.ask(city, "POST /api/indicators/compute", { body: { from: "2025-11-15", to: "2026-11-14" } });
});
afterAll(async () => {
  setClock(null);
  await desk.close();
});

describe("template and cycle", () => {
  test("the city keeps the template as data; others may not", async () => {
    expect((await desk.ask(officerA!, "POST /api/reports/templates", { body: template })).status).toBe(403);
    const unknown = {
      ...template,
      sections: [{ title: "X", tables: [{ title: "T", rows: [{ indicator: "no.such" }] }] }],
    };
    expect(
      (await desk.ask(city!, "POST /api/reports/templates", { body: unknown })).body.errors[0].path,
    ).toBe("sections.0.tables.0.rows.0.indicator");
    const made = await desk.ask(city!, "POST /api/reports/templates", { body: template });
    expect(made).toMatchObject({ status: 201, body: { number: 1, state: "draft" } });
    const changed = await desk.ask(city!, "PUT /api/reports/templates/BC-THU", {
      body: { ...strip(template), version: 1 },
    });
    expect(changed.body).toMatchObject({ number: 1, version: 2 });
    expect(changed.body.sections).toHaveLength(2);
    expect(
      (await desk.ask(city!, "POST /api/reports/templates/BC-THU/publish", { body: { version: 2 } })).body
        .state,
    ).toBe("published");
  });

  test("an office's own Word template is checked before it is kept", async () => {
    const bad = await desk.ask(city!, "PUT /api/reports/templates/BC-THU/document.docx", {
      file: { name: "mau.docx", bytes: new Uint8Array([1, 2, 3]) },
    });
    expect(bad).toMatchObject({ status: 422, body: { kind: "invalid" } });
    const own = await desk.ask(city!, "PUT /api/reports/templates/BC-THU/document.docx", {
      file: { name: "mau.docx", bytes: await defaultReportTemplate() },
    });
    expect(own).toMatchObject({ status: 200, body: { form: { fileName: "mau.docx" }, warnings: [] } });
  });

  test("a cycle gives each unit its draft in one act, with its own window", async () => {
    const body = {
      code: "BC-2026",
      template: "BC-THU",
      name: "Báo cáo năm 2026",
      year: 2026,
      from: "2025-11-15",
      to: "2026-11-14",
      dueOn: "2026-11-15",
      toUnit: "HN-SVHTT",
      units: [A, B, D],
      on: "2026-11-01",
    };
    expect((await desk.ask(leaderA!, "POST /api/reports/cycles", { body })).status).toBe(403);
    const opened = await desk.ask(city!, "POST /api/reports/cycles", { body });
    expect(opened).toMatchObject({ status: 201, body: { units: 3, edition: 0 } });
    cycleId = opened.body.id;
    const board = await desk.ask(city!, `GET /api/reports/cycles/${cycleId}/board`);
    for (const row of board.body.rows) submissions.set(row.unit.code, row.submissionId);
    // Three required cells (cases, physical, clubs) and one section; nothing is there yet.
    expect(
      board.body.rows.map((r: { state: string; percent: number; missing: number }) => [
        r.state,
        r.percent,
        r.missing,
      ]),
    ).toEqual([
      ["draft", 0, 4],
      ["draft", 0, 4],
      ["draft", 0, 4],
    ]);
    const own = await desk.ask(officerA!, `GET /api/reports/cycles/${cycleId}/board`);
    expect(own.body.rows.map((r: { unit: { code: string } }) => r.unit.code)).toEqual([A]);
  });

  test("groups resolve by date to all communes, departments, the press and the Front", async () => {
    const body = {
      code: "BC-TAT-CA",
      template: "BC-THU",
      name: "Mọi đơn vị",
      year: 2026,
      from: "2026-01-01",
      to: "2026-06-30",
      dueOn: "2026-07-05",
      toUnit: "HN-SVHTT",
      groups: ["communes", "departments"],
      kinds: ["press", "front"],
      on: "2026-11-01",
    };
    const opened = await desk.ask(city!, "POST /api/reports/cycles", { body });
    const board = await desk.ask(city!, `GET /api/reports/cycles/${opened.body.id}/board`);
    const kinds = Map.groupBy(board.body.rows as { unit: { kind: string } }[], (r) => r.unit.kind);
    expect((kinds.get("ward")?.length ?? 0) + (kinds.get("commune")?.length ?? 0)).toBe(126);
    expect(kinds.get("department")!.length).toBeGreaterThan(10);
    expect(kinds.has("press") && kinds.has("front")).toBe(true);
  });
});

const strip = ({ code: _, name: __, ...content }: typeof template) => content;

describe("a unit's draft", () => {
  test("fills itself from tasks and figures, and belongs to its unit", async () => {
    expect((await desk.ask(officerB!, `GET ${at(A)}`)).status).toBe(404);
    const filled = await desk.ask(officerA!, `POST ${at(A, "/fill")}`);
    expect(filled.status).toBe(200);
    expect(filled.body.sections[0].text).toContain("NV-2026-00007; minh chứng: TT-2026-00001");
    expect(filled.body.sections[0].cites).toEqual(["NV-2026-00007"]);
    // Two talks were counted for ward A.
    expect(filled.body.cells.find((c: { indicator: string }) => c.indicator === "plan.talks")).toMatchObject({
      figure: { state: "value", value: 2 },
      isComputed: true,
    });
    expect(filled.body.completeness).toMatchObject({ percent: 25 });
    const work = await desk.ask(officerA!, "GET /api/reports/work");
    expect(work.body.rows.find((r: { due: string }) => r.due === "2026-11-15")).toMatchObject({
      percentFilled: 25,
      cellsMissing: 3,
    });
  });

  test("saves cells one by one; a stale save is a conflict that shows what stands there", async () => {
    expect((await saveCells(officerB!, A, [cell("prevention.clubs", "zero")])).status).toBe(404);
    const saved = await saveCells(officerA!, A, [
      cell("violence.cases", "value", 1234),
      cell("violence.cases.physical", "zero"),
    ]);
    expect(saved.body.cells[0]).toMatchObject({ figure: { state: "value", value: 1234 }, version: 1 });
    const stale = await saveCells(leaderA!, A, [cell("violence.cases", "value", 7)]);
    expect(stale).toMatchObject({ status: 409, body: { facts: { current: [{ value: 1234, version: 1 }] } } });
    expect((await saveCells(leaderA!, A, [cell("violence.cases", "value", 6, 1)])).status).toBe(200);
    // A zero is said as a zero, a computed or unasked cell is not typed.
    expect((await saveCells(officerA!, A, [cell("prevention.clubs", "value", 0)])).status).toBe(422);
    expect((await saveCells(officerA!, A, [cell("plan.talks", "value", 9)])).body.errors[0].path).toBe(
      "cells.0.value",
    );
    expect((await saveCells(officerA!, A, [cell("family.households", "value", 9)])).body.errors[0].path).toBe(
      "cells.0.indicator",
    );
  });

  test("words are autosaved by section; a second writer gets a conflict with the words that stand there", async () => {
    const section = (await show(officerA!, A)).sections[0];
    const put = (person: Person, text: string, version: number) =>
      desk.ask(person, `PUT ${at(A, `/sections/${section.id}`)}`, { body: { text, version } });
    expect((await put(officerA!, "Đã mở hai buổi.", section.version)).body.version).toBe(section.version + 1);
    const lost = await put(leaderA!, "Chữ khác", section.version);
    expect(lost).toMatchObject({ status: 409, body: { facts: { current: { text: "Đã mở hai buổi." } } } });
  });

  test("is not handed over while something required is missing, and says what", async () => {
    const refused = await act(leaderA!, A, "submit");
    expect(refused).toMatchObject({ status: 422, body: { kind: "rule" } });
    expect(refused.body.errors.map((e: { path: string }) => e.path)).toEqual(["cells.prevention.clubs|"]);
    expect(refused.body.facts.missing.missingCells[0].href).toBe(
      `/reports/submissions/${submissions.get(A)}#cell-prevention.clubs`,
    );
  });
});

describe("handing over, returning, approving", () => {
  test("the leader hands over; the officer, another ward and the city do not", async () => {
    await saveCells(officerA!, A, [cell("prevention.clubs", "not-applicable")]);
    expect((await act(officerA!, A, "submit")).body).toMatchObject({ kind: "rule" });
    expect((await act(leaderB!, A, "submit")).status).toBe(404);
    expect((await act(city!, A, "submit")).status).toBe(403);
    expect((await act(leaderA!, A, "approve")).status).toBe(403);
    const done = await act(leaderA!, A, "submit");
    expect(done.body).toMatchObject({ state: "submitted", round: 1, isLate: false });
    expect((await saveCells(officerA!, A, [cell("violence.cases", "value", 5, 2)])).status).toBe(423);
  });

  test("the city returns with a reason, a new date and remarks; the next round shows only what changed", async () => {
    const section = (await show(officerA!, A)).sections[0];
    const remarks = [
      { indicator: "violence.cases", text: "Khác số của Công an" },
      { sectionId: section.id, text: "Nêu địa điểm" },
    ];
    expect((await act(city!, A, "return", { dueOn: "2026-11-20" })).status).toBe(422);
    const back = await act(city!, A, "return", { reason: "Cần sửa số vụ", dueOn: "2026-11-20", remarks });
    expect(back.body).toMatchObject({ state: "returned", dueOn: "2026-11-20" });
    expect(back.body.remarks).toHaveLength(2);
    await saveCells(officerA!, A, [cell("violence.cases", "value", 8, 2)]);
    await write(officerA!, A, "Đã mở hai buổi tại nhà văn hóa.");
    expect((await act(leaderA!, A, "submit")).body.round).toBe(2);
    const changes = await desk.ask(city!, `GET ${at(A, "/changes")}`);
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
    const stale = await desk.ask(city!, `POST ${at(A, "/approve")}`, { body: { version: 1 } });
    expect(stale.status).toBe(409);
    expect((await act(city!, A, "approve")).body).toMatchObject({
      state: "approved",
      can: ["report.return"],
    });
  });

  test("a late report is accepted and marked", async () => {
    setClock(new Date("2026-11-16T03:00:00Z"));
    await write(focal!, D, "Sở đã chỉ đạo các cơ sở.");
    await saveCells(focal!, D, [
      cell("violence.cases", "zero"),
      cell("violence.cases.physical", "zero"),
      cell("prevention.clubs", "value", 3),
      cell("prevention.budget", "value", 12.5),
    ]);
    expect((await act(focal!, D, "submit")).body).toMatchObject({ state: "submitted", isLate: true });
    expect((await act(city!, D, "approve")).status).toBe(200);
    setClock(new Date("2026-11-10T03:00:00Z"));
  });
});

describe("the city's report", () => {
  test("sums what was approved, says who is missing, and drills to units and records", async () => {
    expect((await desk.ask(leaderA!, `GET /api/reports/cycles/${cycleId}/consolidation`)).status).toBe(403);
    const { body } = await desk.ask(city!, `GET /api/reports/cycles/${cycleId}/consolidation`);
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
    const drill = await desk.ask(city!, `GET /api/reports/cycles/${cycleId}/figures?indicator=plan.talks`);
    expect(
      drill.body.rows.map((r: { unit: { code: string }; figure: object }) => [r.unit.code, r.figure]),
    ).toEqual([
      [A, { state: "value", value: 2 }],
      [B, { state: "not-reported" }],
      [D, { state: "value", value: 1 }],
    ]);
    const records = await desk.ask(city!, `GET ${drill.body.records}`);
    expect(records.body.rows.map((r: { code: string }) => r.code)).toEqual([
      "TT-2026-00001",
      "TT-2026-00002",
      "TT-2026-00003",
    ]);
  });

  test("words stand side by side with who wrote them; the city writes its own", async () => {
    const { body } = await desk.ask(city!, `GET /api/reports/cycles/${cycleId}/consolidation`);
    const section = body.sections[0];
    const path = `/api/reports/cycles/${cycleId}/sections/${section.id}`;
    const side = await desk.ask(city!, `GET ${path}`);
    expect(
      side.body.rows.map((r: { unit: { code: string }; text: string }) => [r.unit.code, r.text]),
    ).toEqual([
      [A, "Đã mở hai buổi tại nhà văn hóa."],
      [D, "Sở đã chỉ đạo các cơ sở."],
    ]);
    expect(side.body.silent.map((u: { code: string }) => u.code)).toEqual([B]);
    expect(
      (await desk.ask(city!, `PUT ${path}`, { body: { text: "Toàn Thành phố đã triển khai.", version: 0 } }))
        .body.version,
    ).toBe(1);
    expect((await desk.ask(city!, `PUT ${path}`, { body: { text: "Chữ cũ", version: 0 } })).status).toBe(409);
    expect((await desk.ask(leaderA!, `PUT ${path}`, { body: { text: "x", version: 1 } })).status).toBe(403);
  });

  test("four kinds of nothing reach both Word files", async () => {
    const unit = textOf((await desk.ask(leaderA!, `GET ${at(A, "/document.docx")}`)).bytes);
    expect(unit).toContain("|Tổng số vụ bạo lực gia đình được ghi nhận|vụ|8|");
    expect(unit).toContain("|Bạo lực thân thể (hình thức chính)|vụ|0|");
    expect(unit).toContain("|Câu lạc bộ gia đình phát triển bền vững|câu lạc bộ|không áp dụng|");
    expect(unit).toContain("|Kinh phí đã thực hiện|triệu đồng|chưa báo cáo|");
    expect(unit).toContain("Đã mở hai buổi tại nhà văn hóa");
    const whole = textOf((await desk.ask(city!, `GET /api/reports/cycles/${cycleId}/document.docx`)).bytes);
    expect(whole).toContain("|Kinh phí đã thực hiện|triệu đồng|12,5|1|2|");
    expect(whole).toContain("|Buổi truyền thông|buổi|3|2|1|");
    expect(whole).toContain("Toàn Thành phố đã triển khai");
    // Ward A row of annex II: cases 8, physical 0, clubs not applicable, budget not reported, talks 2.
    expect(whole).toContain("|Phường Ba Đình|8|0|không áp dụng|chưa báo cáo|2|");
    // Outside the house: were a cell small, it would be hidden; 8 and 0 are not.
    const outside = textOf(
      (
        await desk.ask(
          city!,
          `GET /api/reports/cycles/${cycleId}/document.docx?audience=public&edition=present`,
        )
      ).bytes,
    );
    expect(outside).toContain("|Phường Ba Đình|8|0|");
  });

  test("freezing keeps content and hash; the same content has the same hash; a later change shows as a difference", async () => {
    const freeze = () => desk.ask(city!, `POST /api/reports/cycles/${cycleId}/freeze`, { body: {} });
    expect(
      (await desk.ask(leaderA!, `POST /api/reports/cycles/${cycleId}/freeze`, { body: {} })).status,
    ).toBe(403);
    const [first, second] = [await freeze(), await freeze()];
    expect(first.body).toMatchObject({ edition: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(second.body).toMatchObject({ edition: 2, sha256: first.body.sha256 });
    const same = await desk.ask(city!, `POST /api/reports/cycles/${cycleId}/recompute`, { body: {} });
    expect(same.body.figures).toEqual([]);
    // One talk more in ward A after the freeze: 3 becomes 4, the frozen edition stays 3.
    await desk.owner.query(
      "insert into records.record (register, code, unit_id, status, title) values ('talk', 'TT-2026-00009', $1, 'done', 'Thêm')",
      [await desk.unitId(A)],
    );
    const differs = await desk.ask(city!, `POST /api/reports/cycles/${cycleId}/recompute`, { body: {} });
    expect(differs.body.figures).toEqual([
      {
        indicator: "plan.talks",
        dims: "",
        before: { state: "value", value: 3 },
        after: { state: "value", value: 4 },
      },
    ]);
    const rows = (await desk.ask(city!, `GET /api/reports/cycles/${cycleId}/frozen`)).body.rows;
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
    const { body } = await desk.ask(city!, `GET /api/reports/cycles/${cycleId}/consolidation`);
    await desk.ask(city!, `PUT /api/reports/cycles/${cycleId}/sections/${body.sections[0].id}`, {
      body: { text: "Đổi", version: 1 },
    });
    expect((await freeze()).body.sha256).not.toBe(first.body.sha256);
  });

  test("a small figure is hidden outside, with what would give it away", async () => {
    // Ward B reports 2 cases: below 5. Its value hides, and ward A's 8 too, or 10 − 8 would tell it.
    await write(leaderB!, B, "Không có vấn đề mới.");
    await saveCells(leaderB!, B, [
      cell("violence.cases", "value", 2),
      cell("violence.cases.physical", "zero"),
      cell("prevention.clubs", "zero"),
    ]);
    await act(leaderB!, B, "submit");
    await act(city!, B, "approve");
    const outside = textOf(
      (
        await desk.ask(
          city!,
          `GET /api/reports/cycles/${cycleId}/document.docx?audience=public&edition=present`,
        )
      ).bytes,
    );
    expect(outside).toMatch(/\|Phường Hoàn Kiếm\|bảo mật\|0\|0\|chưa báo cáo\|/);
    expect(outside).toMatch(/\|Phường Ba Đình\|bảo mật\|0\|/);
    const inside = textOf(
      (await desk.ask(city!, `GET /api/reports/cycles/${cycleId}/document.docx?edition=present`)).bytes,
    );
    expect(inside).toContain("|Phường Hoàn Kiếm|2|0|0|chưa báo cáo|");
  });
});

test("the same key twice is one act", async () => {
  const key = "3f1c1f5e-5d0a-4d59-9d8c-1f2f3a4b5c6d";
  const put = () => desk.ask(city!, `POST /api/reports/cycles/${cycleId}/freeze`, { body: {}, key });
  const [one, two] = [await put(), await put()];
  expect(two.body).toEqual(one.body);
});

/** The demonstration at the city's size: every state, what contradicts explained, fast; and the draft from the command line. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { indicators } from "#spine/indicators/index.ts";
import { openDesk, type Desk } from "#test/desk.ts";
import { textOf } from "#test/report-desk.ts";
import { reportDraftCommand, reports, seedDemoReports } from "./index.ts";

const files = { store: () => Promise.resolve(""), read: () => Promise.resolve(new Uint8Array()) };
let desk: Desk;
let city: Person;
let cycleId = 0;
let seeded = { units: 0, cells: 0 };

/** A published plan with one clause and one task of ward Ba Đình, told of once, with one piece of evidence. */
async function givePlan(): Promise<void> {
  const unit = await desk.unitId("HN-SVHTT");
  const ward = await desk.unitId("01.00004");
  const add = async (text: string, values: unknown[]) =>
    (await desk.owner.query(text, values)).rows[0] as { id: number };
  const document = await add(
    "insert into plan.document (unit_id, state, title, file_name, format, is_demo) values ($1, 'published', 'Kế hoạch mẫu', 'mau.txt', 'txt', true) returning id",
    [unit],
  );
  await desk.owner.query(
    "insert into plan.publication (document_id, unit_id, year, on_date, tasks_added) values ($1, $2, 2026, '2026-01-05', 1)",
    [document.id, unit],
  );
  const clause = (position: number, at: string, text: string) =>
    add(
      "insert into plan.clause (document_id, unit_id, position, path, line, kind, text, actionable) values ($1, $2, $3, $4, $3, 'item', $5, true) returning id",
      [document.id, unit, position, at, text],
    );
  await clause(1, "II", "NHIỆM VỤ");
  const talks = await clause(2, "II.1", "Truyền thông ở khu dân cư. Mỗi quý một lần");
  const record = (register: string, code: string, title: string) =>
    add(
      "insert into records.record (register, code, unit_id, status, title) values ($1, $2, $3, 'doing', $4) returning id",
      [register, code, ward, title],
    );
  const task = await record("tasks", "NV-2026-00001", "Truyền thông ở khu dân cư");
  const proof = await record("policies", "VB-2026-00001", "Kế hoạch của phường");
  await desk.owner.query(
    "insert into plan.task (id, unit_id, document_id, clause_id, year, part, due_source) values ($1, $2, $3, $4, 2026, 'lead', 'year-end')",
    [task.id, ward, document.id, talks.id],
  );
  await desk.owner.query(
    "insert into plan.progress (task_id, unit_id, status, note, at) values ($1, $2, 'doing', 'Đã mở hai buổi nói chuyện', '2026-06-01')",
    [task.id, ward],
  );
  await desk.owner.query("insert into records.link (from_id, to_id, kind) values ($1, $2, 'evidence')", [
    task.id,
    proof.id,
  ]);
}

beforeAll(async () => {
  desk = await openDesk((report) => [indicators([], report), reports({ sources: [], report, files })]);
  city = await desk.person("city-lead", "HN-SVHTT");
  await givePlan();
  seeded = await seedDemoReports(desk.owner, { sources: [], year: 2026 });
  cycleId = (await desk.ask(city, "GET /api/reports/cycles?year=2026")).body.rows[0].id;
});
afterAll(() => desk.close());

const got = async (route: string) => {
  const answer = await desk.ask(city, route);
  expect(answer.status).toBe(200);
  return { body: answer.body, bytes: answer.bytes };
};

describe("the demonstration", () => {
  test("is made once", async () => {
    expect(seeded.units).toBeGreaterThan(140);
    expect(await seedDemoReports(desk.owner, { sources: [], year: 2026 })).toEqual({ units: 0, cells: 0 });
  });

  test("has reports in every state, bound to the plan's headings", async () => {
    const { body } = await desk.ask(city, `GET /api/reports/cycles/${cycleId}/board`);
    const states = Map.groupBy(body.rows as { state: string; percent: number }[], (r) => r.state);
    expect([...states.keys()].sort()).toEqual(["approved", "draft", "returned", "submitted"]);
    for (const row of [...states.get("approved")!, ...states.get("submitted")!])
      expect(row.percent).toBe(100);
    const template = await desk.ask(city, "GET /api/reports/templates/BC-NAM");
    expect(template.body.sections[1]).toMatchObject({
      title: "Truyền thông ở khu dân cư",
      clausePaths: ["II.1"],
    });
  });

  test("hands over nothing that contradicts a rule but what is explained", async () => {
    const { rows } = await desk.owner.query(
      `select v.severity, k.outcome, count(*)::int as n from reports.checked_rule k
        join indicators.rule_version v on v.id = k.rule_version_id group by 1, 2 order by 1, 2`,
    );
    const told = rows as { severity: string; outcome: string; n: number }[];
    expect(told.map((r) => `${r.severity} ${r.outcome}`)).toEqual([
      "must kept",
      "should explained",
      "should kept",
    ]);
    // One in twenty of some ninety communes that have handed over.
    expect(told[1]?.n).toBeGreaterThan(0);
    expect(told[1]?.n).toBeLessThan(15);
  });
});

describe("at the city's size", () => {
  test("the city's Word file has a row for each unit, demonstration marked", async () => {
    const { bytes } = await got(`GET /api/reports/cycles/${cycleId}/document.docx`);
    const text = textOf(bytes);
    expect(text).toContain("Dữ liệu trình diễn");
    expect(text).toContain("Phường Hoàn Kiếm");
  });
});

describe("report draft", () => {
  test("writes a unit's draft with its tasks cited, and changes nothing", async () => {
    const dir = await mkdtemp(path.join(tmpdir(), "toam-draft-"));
    const out = path.join(dir, "bao-cao.docx");
    const drafted = await reportDraftCommand({
      unit: "01.00004",
      year: 2026,
      out,
      database: desk.app,
      files,
    });
    expect(drafted).toMatchObject({ unit: "Phường Ba Đình", cycle: "BCN-2026" });
    const text = textOf(await readFile(out));
    expect(text).toContain("ỦY BAN NHÂN DÂN PHƯỜNG BA ĐÌNH");
    expect(text).toContain(
      "Truyền thông ở khu dân cư: đang thực hiện. Đã mở hai buổi nói chuyện. (NV-2026-00001; minh chứng: VB-2026-00001)",
    );
    expect(text).toContain("chưa báo cáo");
    const kept = await desk.owner.query(
      "select count(*)::int as n from reports.narrative n join agencies.unit u on u.id = n.unit_id where u.code = '01.00004'",
    );
    expect(kept.rows[0]).toEqual({ n: 0 });
    await rm(dir, { recursive: true });
  });

  test("refuses an unknown unit or year in a sentence", async () => {
    const ask = (unit: string, year: number) =>
      reportDraftCommand({ unit, year, out: "/nowhere.docx", database: desk.app, files });
    expect(await ask("XX", 2026)).toMatchObject({ refused: { vi: "Không có đơn vị mã XX." } });
    expect(await ask("01.00004", 2020)).toMatchObject({ refused: { en: expect.stringContaining("2020") } });
  });
});

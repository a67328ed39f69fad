/** Two plans in one year: a template speaks of one of them, and follows it to what replaces it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import type { Person } from "#spine/access/index.ts";
import { indicators } from "#spine/indicators/index.ts";
import { openDesk, type Desk } from "#test/desk.ts";
import { A, B } from "#test/report-desk.ts";
import { reports } from "./index.ts";

const TALKS = "Tổ chức truyền thông về phòng, chống bạo lực gia đình ở khu dân cư";
const CHECKS = "Kiểm tra cơ sở trợ giúp phòng, chống bạo lực gia đình";
const CHILDREN = "Trang bị kỹ năng tự bảo vệ cho trẻ em trong trường học";

const files = { store: () => Promise.resolve(""), read: () => Promise.resolve(new Uint8Array()) };
let desk: Desk;
let city: Person;
let officer: Person;
let family = 0;
let children = 0;

const add = async (text: string, values: unknown[]) =>
  ((await desk.owner.query(text, values)).rows[0] as { id: number }).id;

let tasks = 0;

/** A published plan of 2026 with these clauses; ward Ba Đình has a task of each and told something of it. */
async function givePlan(number: string, clauses: readonly (readonly [string, string])[]): Promise<number> {
  const [unit, ward] = [await desk.unitId("HN-SVHTT"), await desk.unitId(A)];
  const document = await add(
    "insert into plan.document (unit_id, state, title, number, file_name, format) values ($1, 'published', 'Kế hoạch', $2, 'kh.txt', 'txt') returning id",
    [unit, number],
  );
  await desk.owner.query(
    "insert into plan.publication (document_id, unit_id, year, on_date, tasks_added) values ($1, $2, 2026, '2026-01-05', 1)",
    [document, unit],
  );
  for (const [n, [path, text]] of clauses.entries()) {
    const clause = await add(
      "insert into plan.clause (document_id, unit_id, position, path, line, kind, text, actionable) values ($1, $2, $3, $4, $3, 'item', $5, true) returning id",
      [document, unit, n + 1, path, text],
    );
    const record = await add(
      "insert into records.record (register, code, unit_id, status, title) values ('tasks', $1, $2, 'doing', $3) returning id",
      [`NV-2026-${String((tasks += 1)).padStart(5, "0")}`, ward, text],
    );
    await desk.owner.query(
      "insert into plan.task (id, unit_id, document_id, clause_id, year, part, due_source) values ($1, $2, $3, $4, 2026, 'lead', 'year-end')",
      [record, ward, document, clause],
    );
    await desk.owner.query(
      "insert into plan.progress (task_id, unit_id, status, note) values ($1, $2, 'doing', $3)",
      [record, ward, `Theo ${number}`],
    );
  }
  return document;
}

const content = {
  abstract: "Kết quả năm {year}",
  sections: [{ number: "1.", title: "Truyền thông", clausePaths: ["II.1"] }],
};
const cycle = (code: string) => ({
  code,
  template: "BC-HAI",
  name: "Báo cáo năm 2026",
  year: 2026,
  from: "2025-11-15",
  to: "2026-11-14",
  dueOn: "2026-11-15",
  toUnit: "HN-SVHTT",
  units: [A, B],
  on: "2026-11-01",
});

beforeAll(async () => {
  setClock(new Date("2026-11-10T03:00:00Z"));
  desk = await openDesk((report) => [indicators([], report), reports({ sources: [], report, files })]);
  city = await desk.person("city-lead", "HN-SVHTT");
  officer = await desk.person("commune-officer", A);
  family = await givePlan("01/KH-UBND", [
    ["II.1", TALKS],
    ["II.2", CHECKS],
  ]);
});
afterAll(async () => {
  setClock(null);
  await desk.close();
});

const ask = async (route: string, body?: object) => {
  const answer = await desk.ask(city, route, { ...(body && { body }) });
  if (answer.status > 201) throw new Error(`${route}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** The clauses' texts that are proposed to ward Ba Đình in the section of a cycle. */
async function proposed(cycleId: number): Promise<string[]> {
  const { rows } = await ask(`GET /api/reports/cycles/${cycleId}/board`);
  const own = rows.find((r: { unit: { code: string } }) => r.unit.code === A);
  const report = await ask(`GET /api/reports/submissions/${own.submissionId}`);
  return report.sections[0].tasks.map((t: { title: string }) => t.title);
}

let before = 0;
test("where one plan alone gave tasks, a template that names clauses speaks of it", async () => {
  const made = await ask("POST /api/reports/templates", { ...content, code: "BC-HAI", name: "Báo cáo" });
  expect(made).toMatchObject({
    planId: family,
    plan: { number: "01/KH-UBND", replacedBy: null },
    unbound: 0,
  });
  await ask("POST /api/reports/templates/BC-HAI/publish", { version: 1 });
  // As versions from before were: without a plan.
  await desk.owner.query("update reports.template_version set plan_id = null");
  before = (await ask("POST /api/reports/cycles", cycle("KY-TRUOC"))).id;
  expect(await proposed(before)).toEqual([TALKS]);
});

test("with a second plan a version that names none proposes nothing, and the city is asked which it meant", async () => {
  children = await givePlan("02/KH-UBND", [["II.1", CHILDREN]]);
  expect(await proposed(before)).toEqual([]);
  const refused = await desk.ask(city, "POST /api/reports/cycles", { body: cycle("KY-SAU") });
  expect(refused.status).toBe(422);
  expect(refused.body.detail).toContain("02/KH-UBND; 01/KH-UBND");
  expect((await ask("GET /api/reports/templates/BC-HAI")).unbound).toBe(1);

  const route = "POST /api/reports/templates/BC-HAI/plan";
  expect((await desk.ask(officer, route, { body: { planId: family } })).status).toBe(403);
  expect((await desk.ask(city, route, { body: { planId: 999_999 } })).status).toBe(422);
  expect(await ask(route, { planId: family })).toEqual({ bound: 1 });
  expect(await proposed(before)).toEqual([TALKS]);
  expect(await ask(route, { planId: children })).toEqual({ bound: 0 });
});

test("each template proposes the tasks of its own plan, and names only clauses that are in it", async () => {
  const { version } = await ask("GET /api/reports/templates/BC-HAI");
  const route = "PUT /api/reports/templates/BC-HAI";
  const wrong = { ...content, planId: children, version };
  const sections = [{ title: "Kiểm tra", clausePaths: ["II.2"] }];
  const refused = await desk.ask(city, route, { body: { ...wrong, sections } });
  expect(refused.body.errors).toEqual([
    { path: "sections.0.clausePaths", message: "Kế hoạch 02/KH-UBND không có nội dung II.2." },
  ]);
  await ask(route, wrong);
  const next = await ask("GET /api/reports/templates/BC-HAI");
  await ask("POST /api/reports/templates/BC-HAI/publish", { version: next.version });
  const after = (await ask("POST /api/reports/cycles", cycle("KY-SAU"))).id;
  expect(await proposed(after)).toEqual([CHILDREN]);
  expect(await proposed(before)).toEqual([TALKS]);
});

test("when its plan is replaced, the section follows the clause and keeps what was told before", async () => {
  const amended = await givePlan("03/KH-UBND", [
    ["II.1", CHECKS],
    ["II.2", `${TALKS}, trường học`],
  ]);
  await desk.owner.query("update plan.document set state = 'superseded', superseded_by = $2 where id = $1", [
    family,
    amended,
  ]);
  // Told under the old plan, then the same work under the new; not the checks, which now bear the number II.1.
  expect(await proposed(before)).toEqual([TALKS, `${TALKS}, trường học`]);
  // A task of the old plan that was ended, and of which nothing was told, is no part of the report.
  await desk.owner.query(
    "update plan.task set ended_on = '2026-11-05', ended_because = 'Giao lại' where document_id = $1",
    [family],
  );
  await desk.owner.query(
    "delete from plan.progress where task_id in (select id from plan.task where document_id = $1)",
    [family],
  );
  expect(await proposed(before)).toEqual([`${TALKS}, trường học`]);
});

/** Templates as data, an office's own Word file, and cycles sent to groups that resolve by date. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultReportTemplate } from "#base/word/index.ts";
import { content, cycle, openReportDesk, template, A, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;
beforeAll(async () => {
  desk = await openReportDesk();
});
afterAll(() => desk.close());

test("the city keeps the template as data; others may not", async () => {
  expect((await desk.ask(desk.officerA, "POST /api/reports/templates", { body: template })).status).toBe(403);
  const unknown = {
    ...template,
    sections: [{ title: "X", tables: [{ title: "T", rows: [{ indicator: "no.such" }] }] }],
  };
  expect(
    (await desk.ask(desk.city, "POST /api/reports/templates", { body: unknown })).body.errors[0].path,
  ).toBe("sections.0.tables.0.rows.0.indicator");
  const made = await desk.ask(desk.city, "POST /api/reports/templates", { body: template });
  expect(made).toMatchObject({ status: 201, body: { number: 1, state: "draft" } });
  const changed = await desk.ask(desk.city, "PUT /api/reports/templates/BC-THU", {
    body: { ...content, version: 1 },
  });
  expect(changed.body).toMatchObject({ number: 1, version: 2 });
  expect(changed.body.sections).toHaveLength(2);
  expect(
    (await desk.ask(desk.city, "POST /api/reports/templates/BC-THU/publish", { body: { version: 2 } })).body
      .state,
  ).toBe("published");
});

test("an office's own Word template is checked before it is kept", async () => {
  const bad = await desk.ask(desk.city, "PUT /api/reports/templates/BC-THU/document.docx", {
    file: { name: "mau.docx", bytes: new Uint8Array([1, 2, 3]) },
  });
  expect(bad).toMatchObject({ status: 422, body: { kind: "invalid" } });
  const own = await desk.ask(desk.city, "PUT /api/reports/templates/BC-THU/document.docx", {
    file: { name: "mau.docx", bytes: await defaultReportTemplate() },
  });
  expect(own).toMatchObject({ status: 200, body: { form: { fileName: "mau.docx" }, warnings: [] } });
});

test("a cycle gives each unit its draft in one act, with its own window", async () => {
  const body = cycle;
  expect((await desk.ask(desk.leaderA, "POST /api/reports/cycles", { body })).status).toBe(403);
  const opened = await desk.ask(desk.city, "POST /api/reports/cycles", { body });
  expect(opened).toMatchObject({ status: 201, body: { units: 3, edition: 0 } });
  const cycleId = opened.body.id;
  const board = await desk.ask(desk.city, `GET /api/reports/cycles/${cycleId}/board`);
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
  const own = await desk.ask(desk.officerA, `GET /api/reports/cycles/${cycleId}/board`);
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
  const opened = await desk.ask(desk.city, "POST /api/reports/cycles", { body });
  const board = await desk.ask(desk.city, `GET /api/reports/cycles/${opened.body.id}/board`);
  const kinds = Map.groupBy(board.body.rows as { unit: { kind: string } }[], (r) => r.unit.kind);
  expect((kinds.get("ward")?.length ?? 0) + (kinds.get("commune")?.length ?? 0)).toBe(126);
  expect(kinds.get("department")!.length).toBeGreaterThan(10);
  expect(kinds.has("press") && kinds.has("front")).toBe(true);
});

test("listed ⇔ allowed: whoever sees a report on the board can open it, and nobody else can", async () => {
  const { rows } = (await desk.ask(desk.city, "GET /api/reports/cycles?limit=200")).body;
  const id = rows.find((row: { code: string }) => row.code === cycle.code).id;
  const all = (await desk.ask(desk.city, `GET /api/reports/cycles/${id}/board`)).body.rows;
  expect(all).toHaveLength(3);
  for (const person of [desk.officerA, desk.leaderA, desk.officerB, desk.leaderB, desk.focal, desk.city]) {
    const board = (await desk.ask(person, `GET /api/reports/cycles/${id}/board`)).body.rows;
    const listed = new Set(board.map((row: { submissionId: number }) => row.submissionId));
    for (const { submissionId } of all) {
      const { status } = await desk.ask(person, `GET /api/reports/submissions/${submissionId}`);
      expect(status).toBe(listed.has(submissionId) ? 200 : 404);
    }
  }
});

test("a system administrator sees no content; leadership sees figures and no reports", async () => {
  const admin = await desk.person("system-admin", "HN-SVHTT");
  const leadership = await desk.person("leadership", "HN-SVHTT");
  const window = "from=2025-11-15&to=2026-11-14";
  for (const route of [
    "GET /api/reports/cycles",
    "GET /api/indicators",
    `GET /api/indicators/totals?${window}`,
    `GET /api/indicators/plan.talks/units?${window}`,
  ])
    expect((await desk.ask(admin, route)).status).toBe(403);
  expect((await desk.ask(leadership, "GET /api/reports/cycles")).status).toBe(403);
  expect((await desk.ask(leadership, `GET /api/indicators/totals?${window}`)).status).toBe(200);
});

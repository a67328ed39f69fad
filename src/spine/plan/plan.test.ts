import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { listClausesForReport, myWork, plan, taskFigures, tasksOfPlan } from "#spine/plan/index.ts";
import {
  decisionsOn,
  OBSERVANCE,
  openStory,
  publishStory,
  TEXT,
  type Outlook,
  type Story,
  type Who,
} from "#test/plan-story.ts";

let story: Story;
beforeAll(async () => {
  story = await openStory();
  document = await publishStory(story);
  await tellSome();
});
afterAll(() => story.close());

let document = 0;

/** Health receives one, Ba Đình two and does one of them, the paper begins, the Front's day is moved to 20 February. */
async function tellSome(): Promise<void> {
  const { desk, cast, tasks } = story;
  const [health] = await tasks(cast.health);
  await desk.ask(cast.health, `POST /api/tasks/${health!.code}/acknowledge`, { body: { version: 1 } });
  await desk.ask(cast.baDinh, "POST /api/tasks/acknowledge", { body: { year: 2026 } });
  const [first] = await tasks(cast.baDinh);
  const done = { version: 2, status: "done", note: "Đã xong, có biên bản", doneOn: "2026-03-01" };
  await desk.ask(cast.baDinh, `POST /api/tasks/${first!.code}/progress`, { body: done });
  const [paper] = await tasks(cast.press);
  const doing = { version: 1, status: "doing", note: "Đã đăng hai bài" };
  await desk.ask(cast.press, `POST /api/tasks/${paper!.code}/progress`, { body: doing });
  const [front] = await tasks(cast.front);
  await desk.ask(cast.lead, `POST /api/tasks/${front!.code}/schedule`, {
    body: { version: 1, dueOn: "2026-02-20" },
  });
}

describe("how it stands", () => {
  test("what is done stands after what is still to do, page by page too", async () => {
    const { desk, cast } = story;
    const page = async (after = ""): Promise<{ rows: { status: string }[]; next: string | null }> =>
      (await desk.ask(cast.baDinh, `GET /api/tasks?year=2026&mine=true&limit=1${after}`)).body;
    const first = await page();
    const second = await page(`&after=${first.next!}`);
    // Ba Đình has two tasks and has done the first of them.
    expect([...first.rows, ...second.rows].map((t) => t.status)).toEqual(["received", "done"]);
    expect(second.next).toBeNull();
  });

  test("the tree rolls up, the matrix is a letter a task, a unit sees its own", async () => {
    const tree = (
      await story.desk.ask(story.cast.leadership, `GET /api/plan/documents/${document}/progress?year=2026`)
    ).body;
    // 258 given; by now received: Y tế 1 and Ba Đình 1, doing: the paper, done: Ba Đình 1, overdue: the Front.
    expect(tree.total).toEqual({
      given: 254,
      received: 2,
      doing: 1,
      done: 1,
      notDone: 0,
      overdue: 1,
      total: 258,
      percent: 0,
    });
    const section = tree.clauses.find(
      (c: { path: string; kind: string }) => c.path === "I" && c.kind === "section",
    );
    // Health 2, the police, the paper, justice; the rest is under the lost heading.
    expect(section.counts.total).toBe(5);
    const matrix = (
      await story.desk.ask(story.cast.lead, `GET /api/plan/documents/${document}/matrix?year=2026`)
    ).body;
    expect(matrix.units).toHaveLength(126 + 5);
    expect(matrix.clauses).toHaveLength(7);
    const front = matrix.units.find((u: { code: string }) => u.code === "HN-MTTQ");
    expect(front.cells.replaceAll(".", "")).toBe("G");
    const own = (
      await story.desk.ask(story.cast.baDinh, `GET /api/plan/documents/${document}/progress?year=2026`)
    ).body;
    expect(own.total).toMatchObject({ total: 2, done: 1, received: 1 });
    const units = (
      await story.desk.ask(story.cast.lead, `GET /api/plan/documents/${document}/units?year=2026`)
    ).body.rows;
    expect(units[0].code).toBe("HN-MTTQ");
    const timeline = (
      await story.desk.ask(story.cast.lead, `GET /api/plan/documents/${document}/timeline?year=2026`)
    ).body;
    expect(timeline.due.map((d: { dueOn: string; tasks: number }) => [d.dueOn, d.tasks])).toEqual([
      ["2026-02-20", 1],
      ["2026-06-30", 2],
      ["2026-11-15", 255],
    ]);
  });

  test("my work is what is new, late, and to come", async () => {
    const front = (await story.desk.ask(story.cast.front, "GET /api/my-work")).body;
    const told = (items: { kind: string; state: string }[]) => items.map((i) => [i.kind, i.state]);
    // The task's own day has passed; to acknowledge it there are five working days, to 9 March.
    expect([told(front.now), told(front.week)]).toEqual([[["task", "overdue"]], [["acknowledge", "open"]]]);
    const baDinh = (await story.desk.ask(story.cast.baDinh, "GET /api/my-work")).body;
    expect([baDinh.now.length, baDinh.week.length, baDinh.later.length, baDinh.report]).toEqual([
      0,
      0,
      1,
      null,
    ]);
  });

  test("the figures, counted by hand, lead back to their records", async () => {
    const window = { year: 2026, from: "2026-01-01", to: "2026-12-31" };
    const totals = await story.desk.report.transaction(
      { "toam.sees": "all", "toam.verb": "report.compute" },
      async (tx) => {
        const found: Record<string, number> = {};
        const sum = (cells: { value: number }[]) => cells.reduce((n, c) => n + c.value, 0);
        for (const f of taskFigures) {
          const cells = await f.cells(tx, window);
          const whole = cells.filter((c) => Object.keys(c.dims).length === 0);
          found[f.id] = sum(whole);
          // What is told by clause is the same tasks again, no more and no fewer.
          expect(sum(cells.filter((c) => c.dims["clause"])), f.id).toBe(sum(whole));
        }
        return found;
      },
    );
    // Given 258. Acknowledged: Y tế 1, Ba Đình 2, the paper 1. Done: Ba Đình 1, on time. Overdue on 2 March: the Front's.
    expect(totals).toEqual({
      "tasks.given": 258,
      "tasks.acknowledged": 4,
      "tasks.done": 1,
      "tasks.done-on-time": 1,
      "tasks.overdue": 1,
    });
    const overdue = taskFigures.find((f) => f.id === "tasks.overdue")!;
    const records = await story.desk.app.transaction({ "toam.sees": "all", "toam.verb": "task.read" }, (tx) =>
      overdue.records(tx, { unitId: null, dims: {}, window }),
    );
    expect(records).toHaveLength(1);
  });

  test("a clause is called by its place and its words, not by its number in the database", async () => {
    const [clause] = (await story.review(document)).clauses.filter((c) => c.path !== "");
    const scope = { "toam.sees": "all", "toam.verb": "figure.total" };
    const names = await story.desk.app.transaction(scope, (tx) =>
      taskFigures[0]!.names(tx, { breakdown: "clause", values: [String(clause!.id)] }),
    );
    const name = names.get(String(clause!.id))!.vi;
    expect(name.startsWith(`${clause!.path} ${clause!.text.slice(0, 20)}`), name).toBe(true);
    expect(name).toContain("(77/KH-UBND)");
  });

  test("a report finds the clauses and a unit's tasks with its words", async () => {
    const unit = await story.desk.unitId("01.00004");
    const [clauses, tasks] = await story.desk.app.transaction(
      { "toam.sees": String(unit), "toam.verb": "report.read" },
      async (tx) => [
        await listClausesForReport(tx, document),
        await tasksOfPlan(tx, { planId: document, unitId: unit, year: 2026 }),
      ],
    );
    expect(clauses!.length).toBeGreaterThan(7);
    expect(tasks).toHaveLength(2);
    expect(tasks!.flatMap((t) => ("notes" in t ? t.notes : []))).toContain("Đã xong, có biên bản");
  });
});

describe("every verb is refused to someone", () => {
  const refusals: readonly [Who, string, string][] = [
    ["admin", "plan.read", "GET /api/plan/documents"],
    ["baDinh", "plan.review", "GET /api/plan/reviews"],
    ["baDinh", "plan.import", "POST /api/plan/documents"],
    ["health", "plan.correct", "POST /api/plan/documents/1/accept"],
    ["leadership", "plan.publish", "POST /api/plan/documents/1/supersede"],
    ["auditor", "plan.snapshot", "POST /api/plan/documents/1/snapshots"],
    ["front", "task.remind", "POST /api/tasks/remind"],
    ["admin", "observance.read", "GET /api/calendar/observances"],
    ["baDinh", "observance.write", "POST /api/calendar/observances"],
    ["baDinh", "task.hand-over", "GET /api/tasks/left?unit=1"],
    ["admin", "progress.read", "GET /api/plan/documents/1/progress"],
    ["admin", "view.read", "GET /api/plan/views"],
    ["admin", "view.write", "POST /api/plan/views"],
    ["auditor", "view.share", "POST /api/plan/views/1/share"],
    ["leadership", "task.read", "GET /api/tasks"],
    ["auditor", "task.acknowledge", "POST /api/tasks/acknowledge"],
    ["leadership", "task.progress", "POST /api/tasks/NV-2026-00001/progress"],
    ["auditor", "task.update", "PATCH /api/tasks/NV-2026-00001"],
    ["baDinh", "task.schedule", "POST /api/tasks/NV-2026-00001/schedule"],
    ["leadership", "task.link", "POST /api/tasks/NV-2026-00001/links"],
    ["leadership", "task.attach", "POST /api/tasks/NV-2026-00001/attachments"],
    ["leadership", "task.detach", "DELETE /api/tasks/NV-2026-00001/attachments/1"],
    ["socSon", "task.hand-over", "POST /api/tasks/hand-over"],
    ["auditor", "own-plan.read", "GET /api/plan/own/1"],
    ["leadership", "own-plan.write", "POST /api/plan/own"],
    ["baDinh", "own-plan.publish", "POST /api/plan/own/1/publish"],
    ["admin", "work.read", "GET /api/my-work"],
  ];
  const bodies: Readonly<Record<string, object>> = {
    "plan.import": { text: "x" },
    "view.write": { name: "Của tôi", view: "tree", search: {} },
    "view.share": { version: 1, shared: true },
    "plan.publish": { version: 1 },
    "plan.snapshot": { year: 2026 },
    "own-plan.write": { documentId: 1, year: 2026 },
    "own-plan.publish": { version: 1 },
    "observance.write": OBSERVANCE,
    "task.acknowledge": { year: 2026 },
    "task.progress": { version: 1, status: "doing" },
    "task.update": { version: 1 },
    "task.schedule": { version: 1, dueOn: "2026-05-05" },
    "task.link": { to: "NV-2026-00002", kind: "evidence" },
  };
  test.each(refusals)("%s may not %s", async (who, verb, route) => {
    const body = bodies[verb];
    const answer = await story.desk.ask(story.cast[who], route, body ? { body } : {});
    expect([answer.status, answer.body.kind]).toEqual([403, "not-allowed"]);
  });

  test("that is all of them", () => {
    const named = new Set([...Object.keys(plan.verbs), ...Object.keys(myWork([]).verbs)]);
    expect(new Set(refusals.map(([, verb]) => verb))).toEqual(named);
  });

  test("the city does not speak for a commune", async () => {
    const [task] = await story.tasks(story.cast.socSon);
    expect(task!.can).toContain("task.progress");
    const body = { version: task!.version, status: "doing", note: "Thay mặt" };
    expect(
      (await story.desk.ask(story.cast.lead, `POST /api/tasks/${task!.code}/progress`, { body })).status,
    ).toBe(403);
  });

  test("a plan is replaced by another published one, not by itself nor by a draft", async () => {
    const { version } = await story.review(document);
    const draft = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", {
      body: { text: TEXT.replace("77/KH-UBND", "79/KH-UBND"), name: "kh-79" },
    });
    for (const by of [document, draft.body.id, 999_999]) {
      const route = `POST /api/plan/documents/${document}/supersede`;
      const refused = await story.desk.ask(story.cast.lead, route, { body: { version, by } });
      expect([refused.status, refused.body.kind], String(by)).toEqual([422, "rule"]);
    }
  });

  test("a superseded plan stays as it was", async () => {
    const { clauses } = await story.review(document);
    const route = `/api/plan/reviews/${document}/replacement`;
    const { version, groups } = (await story.desk.ask(story.cast.lead, `GET ${route}`)).body as Outlook;
    // 258 but for the one that is done.
    expect(groups.reduce((n, g) => n + g.open, 0)).toBe(257);
    const withdrawn = await story.desk.ask(
      story.cast.lead,
      `POST /api/plan/documents/${document}/supersede`,
      {
        body: { version, decisions: decisionsOn(groups) },
      },
    );
    expect(withdrawn.body).toMatchObject({ end: 257, given: 0 });
    const [clause] = clauses;
    const edit = await story.desk.ask(story.cast.lead, `PATCH /api/plan/clauses/${clause!.id}`, {
      body: { version: clause!.version, text: "Khác" },
    });
    expect([edit.status, edit.body.kind]).toEqual([422, "rule"]);
    expect((await story.desk.ask(story.cast.baDinh, `GET /api/plan/documents/${document}`)).status).toBe(200);
  });

  test("what a replaced plan still had open is waited for no longer, and can still be read", async () => {
    const { now, week, later } = (await story.desk.ask(story.cast.socSon, "GET /api/my-work")).body;
    expect([now.map((i: { kind: string }) => i.kind), week, later]).toEqual([["replaced"], [], []]);
    setClock(new Date("2026-12-31T03:00:00Z"));
    expect(await story.tasks(story.cast.lead, "&status=overdue")).toEqual([]);
    const stand = async (part: string) =>
      (await story.desk.ask(story.cast.lead, `GET /api/plan/documents/${document}/${part}?year=2026`)).body;
    expect((await stand("progress")).total.overdue).toBe(0);
    expect((await stand("units")).rows.every((unit: { overdue: number }) => unit.overdue === 0)).toBe(true);
    // A capital would be late.
    expect((await stand("matrix")).units.map((u: { cells: string }) => u.cells).join("")).toMatch(
      /^[a-z.]+$/,
    );
    expect((await stand("timeline")).due.every((day: { open: number }) => day.open === 0)).toBe(true);
    // 257 of 258 were never done and their day has passed, but nobody waits for them: the number says what the list says.
    const overdue = taskFigures.find((f) => f.id === "tasks.overdue")!;
    const window = { year: 2026, from: "2026-01-01", to: "2026-12-31" };
    const scope = { "toam.sees": "all", "toam.verb": "report.compute" };
    expect(await story.desk.report.transaction(scope, (tx) => overdue.cells(tx, window))).toEqual([]);
    const tasks = await story.tasks(story.cast.socSon);
    // Each commune was given two tasks.
    expect(tasks).toHaveLength(2);
    expect(tasks.map((t) => (t as { overdue?: boolean }).overdue)).toEqual([false, false]);
  });
});

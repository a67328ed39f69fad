/** Ba Đình is merged into Ngọc Hà: what it had not finished goes there, with all that was told of it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { agenciesWith } from "#spine/agencies/index.ts";
import { openStory, publishStory, type Story, type Task } from "#test/plan-story.ts";
import { tasksLeft } from "./index.ts";

const label = { vi: "Nhiệm vụ", en: "Tasks" };
const hung = { name: "tasks", label, count: tasksLeft.count, left: tasksLeft };

let story: Story;
let document = 0;
let ngocHa: Person;
let open: Task;
let done: Task;
let ids: { baDinh: number; ngocHa: number; socSon: number };
let event = 0;

const tell = async (task: Task, status: string, note: string): Promise<void> => {
  const body = { version: task.version, status, note };
  const told = await story.desk.ask(story.cast.baDinh, `POST /api/tasks/${task.code}/progress`, { body });
  expect(told.status).toBe(200);
};
const handOver = (who: Person, to: number, codes: readonly string[]) =>
  story.desk.ask(who, "POST /api/tasks/hand-over", { body: { from: ids.baDinh, to, codes } });

beforeAll(async () => {
  story = await openStory(() => [agenciesWith([hung])]);
  const { desk, cast, tasks } = story;
  document = await publishStory(story);
  ngocHa = await desk.person("commune-officer", "01.00008");
  ids = {
    baDinh: await desk.unitId("01.00004"),
    ngocHa: await desk.unitId("01.00008"),
    socSon: await desk.unitId("01.00376"),
  };
  [open, done] = (await tasks(cast.baDinh)) as [Task, Task];
  await tell(open, "doing", "Đã có dự thảo.");
  await tell(done, "done", "Đã ban hành.");
});
afterAll(() => story.close());

test("while the unit stands, nothing of it is handed over", async () => {
  const refused = await handOver(story.cast.lead, ids.ngocHa, [open.code]);
  expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining("còn hoạt động") } });
});

test("the change of structure tells the city what it left", async () => {
  const { desk, cast } = story;
  const body = {
    kind: "merge",
    onDate: "2026-03-01",
    decision: "NQ 9/2026",
    from: [ids.baDinh],
    into: [ids.ngocHa],
  };
  const recorded = await desk.ask(cast.lead, "POST /api/agencies/events", { body });
  expect(recorded.status).toBe(201);
  event = recorded.body.id;
  // Two tasks, of which one is done and stays as it was.
  const left = [
    { name: "tasks", unit: { id: ids.baDinh }, count: 1, href: `/tasks/hand-over?unit=${ids.baDinh}` },
  ];
  expect((await desk.ask(cast.lead, "GET /api/agencies/events")).body.rows).toMatchObject([{ left }]);
  expect((await desk.ask(cast.socSon, "GET /api/agencies/events")).body.rows).toMatchObject([{ left: [] }]);
  const list = await desk.ask(cast.lead, `GET /api/tasks/left?unit=${ids.baDinh}`);
  expect(list.body).toMatchObject({
    unit: { id: ids.baDinh },
    endedOn: "2026-03-01",
    receivers: [{ id: ids.ngocHa, share: 1 }],
    rows: [{ code: open.code, status: "doing" }],
  });
});

test("task.hand-over is the city's alone, and goes only to who succeeds the unit", async () => {
  const { cast, desk } = story;
  for (const person of [cast.baDinh, ngocHa, cast.leadership, cast.admin, cast.auditor]) {
    expect((await handOver(person, ids.ngocHa, [open.code])).status).toBe(403);
    expect((await desk.ask(person, `GET /api/tasks/left?unit=${ids.baDinh}`)).status).toBe(403);
  }
  const stranger = await handOver(cast.lead, ids.socSon, [open.code]);
  expect(stranger).toMatchObject({ status: 422, body: { detail: expect.stringContaining("kế thừa") } });
});

test("all that was chosen goes, or nothing: a task done since is looked at again", async () => {
  const { cast, desk } = story;
  expect((await handOver(cast.lead, ids.ngocHa, [open.code, done.code])).status).toBe(409);
  expect((await desk.ask(ngocHa, `GET /api/tasks/${open.code}`)).status).toBe(404);
});

test("the receiver sees the task beside its own, with its notes and whose it was; the one done stays", async () => {
  const { desk, cast, tasks } = story;
  const handed = await handOver(cast.lead, ids.ngocHa, [open.code]);
  expect(handed).toMatchObject({ status: 200, body: { handed: 1, from: "01.00004", to: "01.00008" } });
  const seen = (await desk.ask(ngocHa, `GET /api/tasks/${open.code}`)).body;
  expect(seen).toMatchObject({
    unit: { id: ids.ngocHa },
    cameFrom: { code: "01.00004", name: "Phường Ba Đình" },
    status: "doing",
    lastNote: "Đã có dự thảo.",
  });
  expect(seen.can).toContain("task.progress");
  // The clock of its receipt goes along and tells where it came from; Ba Đình sees it no longer.
  const clocks = async (who: Person) =>
    (await desk.ask(who, `GET /api/clocks/of/task/${open.code}`)).body.rows;
  expect(await clocks(ngocHa)).toMatchObject([
    { unit: { id: ids.ngocHa }, events: [{ act: "hand-over", reason: "Nhận bàn giao từ Phường Ba Đình" }] },
  ]);
  expect(await clocks(cast.baDinh)).toEqual([]);
  const { rows } = (await desk.ask(ngocHa, `GET /api/tasks/${open.code}/history`)).body;
  expect(rows[0]).toMatchObject({
    verb: "task.hand-over",
    change: { unit: ["Phường Ba Đình", "Phường Ngọc Hà"] },
  });
  // Handed over, progress, publishing: nothing of the history stays behind.
  expect(rows).toHaveLength(3);
  expect((await desk.ask(ngocHa, `GET /api/tasks/${open.code}/notes`)).body.rows).toHaveLength(1);
  // Two of its own and one of Ba Đình; two of them of the same clause.
  const all = await tasks(ngocHa);
  expect(all).toHaveLength(3);
  expect(all.filter((task) => task.clause.path === open.clause.path)).toHaveLength(2);
  expect((await desk.ask(cast.baDinh, `GET /api/tasks/${done.code}`)).status).toBe(200);
  expect((await desk.ask(cast.baDinh, `GET /api/tasks/${open.code}`)).status).toBe(404);
});

test("the receiver goes on with it; the matrix shows one cell, the one that waits", async () => {
  const { desk, cast } = story;
  const body = { version: open.version + 2, status: "doing", note: "Tiếp tục." };
  const told = await desk.ask(ngocHa, `POST /api/tasks/${open.code}/progress`, { body });
  expect(told.status).toBe(200);
  const own = (await story.tasks(ngocHa)).find(
    (task) => task.clause.path === open.clause.path && task.code !== open.code,
  )!;
  const finished = { version: own.version, status: "done", note: "Xong phần của mình." };
  await desk.ask(ngocHa, `POST /api/tasks/${own.code}/progress`, { body: finished });
  const matrix = (await desk.ask(cast.lead, `GET /api/plan/documents/${document}/matrix?year=2026`)).body;
  const units = matrix.units as { id: number; cells: string }[];
  const { cells } = units.find((one) => one.id === ids.ngocHa)!;
  // Its other clause is given; of the two tasks in this one, the one under way.
  expect(cells.replaceAll(".", "")).toMatch(/^(?:gp|pg)$/);
});

test("what was handed over stands in the way of undoing the change", async () => {
  const { desk, cast } = story;
  const body = { reason: "Ghi nhầm" };
  const refused = await desk.ask(cast.lead, `POST /api/agencies/events/${event}/undo`, { body });
  expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining("Đã bàn giao 1") } });
});

test("publishing again gives nobody what was handed over", async () => {
  const { desk, cast, review } = story;
  const { version } = await review(document);
  const again = await desk.ask(cast.lead, `POST /api/plan/documents/${document}/publish`, {
    body: { version, year: 2026 },
  });
  expect(again.body).toMatchObject({ added: 0 });
});

/** The clock of a task's receipt, from the plan to the desk of the unit. Working days are counted by hand. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import {
  decisionsOn,
  openStory,
  type Outlook,
  publishStory,
  type Story,
  type Who,
} from "#test/plan-story.ts";

let story: Story;
let document = 0;
beforeAll(async () => {
  story = await openStory();
  document = await publishStory(story);
});
afterAll(() => story.close());

const clockOf = async (who: Who, code: string) =>
  (await story.desk.ask(story.cast[who], `GET /api/clocks/of/task/${code}`)).body.rows[0];

interface Item {
  id: string;
  due: string;
  source: string;
}
const receiptIn = async (who: Who): Promise<Item | undefined> => {
  const { now, week, later } = (await story.desk.ask(story.cast[who], "GET /api/my-work")).body;
  return [...now, ...week, ...later].find((item: Item) => item.id === "acknowledge-2026");
};

test("a given task is to be received within five working days, and My work says so", async () => {
  const [task] = await story.tasks(story.cast.baDinh);
  // Given on Monday 2 March 2026: 3, 4, 5, 6 and Monday 9.
  expect(await clockOf("baDinh", task!.code)).toMatchObject({
    state: "running",
    startedAt: "2026-03-02T03:00:00.000Z",
    dueAt: "2026-03-09T16:59:59.999Z",
    rule: { basis: "internal" },
  });
  expect(await receiptIn("baDinh")).toMatchObject({
    due: "2026-03-09",
    source: "2026 · nội bộ: 5 ngày làm việc",
  });
  expect(await clockOf("socSon", task!.code)).toBeUndefined();
});

test("receiving the tasks stops their clocks, all together or by the first progress", async () => {
  setClock(new Date("2026-03-09T16:00:00Z"));
  const { desk, cast, tasks } = story;
  await desk.ask(cast.baDinh, "POST /api/tasks/acknowledge", { body: { year: 2026 } });
  for (const task of await tasks(cast.baDinh))
    expect(await clockOf("baDinh", task.code)).toMatchObject({
      state: "met",
      stoppedByName: cast.baDinh.name,
    });
  expect(await receiptIn("baDinh")).toBeUndefined();
  const [own] = await tasks(cast.health);
  const body = { version: own!.version, status: "doing", note: "Đang lập danh mục" };
  expect((await desk.ask(cast.health, `POST /api/tasks/${own!.code}/progress`, { body })).status).toBe(200);
  expect(await clockOf("health", own!.code)).toMatchObject({ state: "met" });
});

test("a day later it has lapsed: received late, and explained by the unit", async () => {
  setClock(new Date("2026-03-09T17:00:00Z"));
  const { desk, cast, tasks } = story;
  const [task] = await tasks(cast.socSon);
  const { id } = await clockOf("socSon", task!.code);
  expect(await clockOf("lead", task!.code)).toMatchObject({ state: "lapsed" });
  const explain = (who: Who) =>
    desk.ask(cast[who], `POST /api/clocks/${id}/explain`, { body: { reason: "Mất điện hai ngày" } });
  expect((await explain("baDinh")).status).toBe(404);
  expect((await explain("socSon")).status).toBe(200);
  await desk.ask(cast.socSon, `POST /api/tasks/${task!.code}/acknowledge`, {
    body: { version: task!.version },
  });
  expect(await clockOf("lead", task!.code)).toMatchObject({
    state: "late",
    events: [{ act: "explain", reason: "Mất điện hai ngày" }],
  });
});

test("a plan that is replaced leaves no clock of receipt running", async () => {
  const { desk, cast, tasks } = story;
  const [front] = await tasks(cast.front);
  const outlook = (await desk.ask(cast.lead, `GET /api/plan/reviews/${document}/replacement`))
    .body as Outlook;
  const body = { version: outlook.version, by: null, decisions: decisionsOn(outlook.groups) };
  expect((await desk.ask(cast.lead, `POST /api/plan/documents/${document}/supersede`, { body })).status).toBe(
    200,
  );
  expect(await clockOf("front", front!.code)).toMatchObject({
    state: "void",
    events: [{ act: "void", reason: "Kế hoạch đã được thay thế" }],
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { openStory, publishStory, type Story } from "#test/plan-story.ts";

let story: Story;
let document = 0;
beforeAll(async () => {
  story = await openStory();
  document = await publishStory(story);
});
afterAll(() => story.close());

interface Item {
  id: string;
  askedAt?: string;
}

const workOf = async (who: "socSon" | "baDinh"): Promise<Item[]> => {
  const { now, week, later } = (await story.desk.ask(story.cast[who], "GET /api/my-work")).body;
  return [...now, ...week, ...later];
};

const remind = async (about: "given" | "overdue", note: string | null = null) => {
  const { desk, cast } = story;
  const units = [await desk.unitId("01.00004"), await desk.unitId("01.00376")];
  const body = { document, year: 2026, about, units, note };
  return (await desk.ask(cast.lead, "POST /api/tasks/remind", { body })).body;
};

test("the city asks who has not acknowledged; the unit sees when, on its desk and on the task", async () => {
  const { desk, cast, tasks } = story;
  await desk.ask(cast.baDinh, "POST /api/tasks/acknowledge", { body: { year: 2026 } });
  // Ba Đình has acknowledged its two: only the two of Sóc Sơn are asked about.
  expect(await remind("given", "Đề nghị xác nhận trong tuần.")).toEqual({ tasks: 2, units: 1 });
  const work = await workOf("socSon");
  // Two tasks, and the one thing to do with both: acknowledge them.
  expect(work.map((item) => Boolean(item.askedAt))).toEqual([true, true, true]);
  expect((await workOf("baDinh")).every((item) => item.askedAt === undefined)).toBe(true);
  const [task] = await tasks(cast.socSon);
  const { rows } = (await desk.ask(cast.socSon, `GET /api/tasks/${task!.code}/notes`)).body;
  expect(rows).toMatchObject([{ status: null, note: "Đề nghị xác nhận trong tuần." }]);
  // Asking is no change of the task: what the unit is writing meanwhile is not refused.
  expect(task!.version).toBe(1);
});

test("asked twice on a day is asked once; the city sees when it asked", async () => {
  expect(await remind("given")).toEqual({ tasks: 0, units: 0 });
  const { rows } = (
    await story.desk.ask(story.cast.lead, `GET /api/plan/documents/${document}/units?year=2026`)
  ).body as { rows: { code: string; remindedAt: string | null }[] };
  expect(rows.filter((r) => r.remindedAt).map((r) => r.code)).toEqual(["01.00376"]);
});

test("what the unit tells answers the reminder", async () => {
  const { desk, cast, tasks } = story;
  const [first] = await tasks(cast.socSon);
  const body = { version: 1, status: "doing", note: "Đang làm" };
  expect((await desk.ask(cast.socSon, `POST /api/tasks/${first!.code}/progress`, { body })).status).toBe(200);
  const work = await workOf("socSon");
  expect(work.find((item) => item.id === first!.code)?.askedAt).toBeUndefined();
  expect(work.filter((item) => item.askedAt)).toHaveLength(2);
});

test("late tasks are asked about by the units chosen, and only those that are late", async () => {
  // Nothing is late on 2 March; on 1 December every open task of the yearly report is.
  expect(await remind("overdue")).toEqual({ tasks: 0, units: 0 });
  setClock(new Date("2026-12-01T03:00:00Z"));
  // Two tasks each of the two communes.
  expect(await remind("overdue")).toEqual({ tasks: 4, units: 2 });
});

test("no unit asks another", async () => {
  const { desk, cast } = story;
  const units = [await desk.unitId("01.00376")];
  const body = { document, year: 2026, about: "given", units, note: null };
  for (const person of [cast.baDinh, cast.health, cast.leadership])
    expect((await desk.ask(person, "POST /api/tasks/remind", { body })).status).toBe(403);
});

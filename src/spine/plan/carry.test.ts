import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { clauseOf, openStory, publishStory, type Story, type Task } from "#test/plan-story.ts";

/** The heading of the part was lost from where the gap is: see TEXT. */
const PLACE = "?.6.1";

interface Whole extends Task {
  title: string;
  product: string | null;
  dueSource: string;
}

let story: Story;
let document = 0;
beforeAll(async () => {
  story = await openStory();
  document = await publishStory(story);
});
afterAll(() => story.close());

/** A unit's task of the clause that asks each commune for a plan of its own. */
async function planTask(person: Person): Promise<Whole> {
  const tasks = (await story.tasks(person, "&mine=true")) as Whole[];
  const found = tasks.find((t) => t.clause.path === PLACE);
  if (!found) throw new Error("There is no such task.");
  return found;
}

async function correct(change: object): Promise<{ status: number; tasks: number }> {
  const clause = (await story.review(document)).clauses.find((c) => c.path === PLACE)!;
  const answer = await story.desk.ask(story.cast.lead, `PATCH /api/plan/clauses/${clause.id}`, {
    body: { version: clause.version, ...change },
  });
  return { status: answer.status, tasks: answer.body.tasks };
}

test("a correction after publishing reaches what is open, and leaves what has ended and what a person set", async () => {
  const { desk, cast } = story;
  expect(clauseOf(await story.review(document), "Xây dựng kế hoạch").path).toBe(PLACE);
  // Ba Đình has done it; the city has given Sóc Sơn until 20 December.
  const done = await planTask(cast.baDinh);
  const told = { version: done.version, status: "done", note: "Đã ban hành kế hoạch" };
  expect((await desk.ask(cast.baDinh, `POST /api/tasks/${done.code}/progress`, { body: told })).status).toBe(
    200,
  );
  const later = await planTask(cast.socSon);
  const moved = { version: later.version, dueOn: "2026-12-20" };
  expect((await desk.ask(cast.lead, `POST /api/tasks/${later.code}/schedule`, { body: moved })).status).toBe(
    200,
  );

  const text = "Xây dựng kế hoạch công tác gia đình của địa phương, gửi Sở Văn hóa và Thể thao.";
  // All 126 communes' tasks bear the new name.
  expect(await correct({ text, dueBy: "2026-09-30", product: "Kế hoạch" })).toEqual({
    status: 200,
    tasks: 126,
  });
  const all = (await story.tasks(cast.lead, "&sort=clause")) as Whole[];
  expect(await planTask(cast.baDinh)).toMatchObject({ title: text, dueOn: "2026-11-15", product: null });
  expect(await planTask(cast.socSon)).toMatchObject({
    title: text,
    dueOn: "2026-12-20",
    dueSource: "person",
    product: "Kế hoạch",
  });
  const others = all.filter(
    (t) => t.clause.path === PLACE && !["01.00004", "01.00376"].includes(t.unit.code),
  );
  expect(others.length).toBeGreaterThan(50);
  for (const task of others)
    expect(task).toMatchObject({
      title: text,
      dueOn: "2026-09-30",
      dueSource: "clause",
      product: "Kế hoạch",
    });

  // The task says who changed what, and when.
  const history = (await desk.ask(cast.socSon, `GET /api/tasks/${later.code}/history`)).body.rows;
  expect(history[0]).toMatchObject({
    verb: "plan.correct",
    change: { title: [later.title, text], product: [null, "Kế hoạch"] },
  });
  expect(history[0].change.dueOn).toBeUndefined();
});

test("whoever was writing meanwhile is told that the task has changed", async () => {
  const { desk, cast } = story;
  const seen = await planTask(cast.socSon);
  expect(await correct({ text: "Xây dựng kế hoạch công tác gia đình." })).toMatchObject({ tasks: 126 });
  const late = { version: seen.version, status: "doing", note: "Đang viết" };
  expect((await desk.ask(cast.socSon, `POST /api/tasks/${seen.code}/progress`, { body: late })).status).toBe(
    409,
  );
});

test("a day taken back is again the day of the yearly report; what names no task changes none", async () => {
  // 125 are open, one of them with a day that a person set: 124 move.
  expect(await correct({ dueBy: null })).toEqual({ status: 200, tasks: 124 });
  const all = (await story.tasks(story.cast.lead, "&sort=clause")) as Whole[];
  const [some] = all.filter(
    (t) => t.clause.path === PLACE && !["01.00004", "01.00376"].includes(t.unit.code),
  );
  expect(some).toMatchObject({ dueOn: "2026-11-15", dueSource: "reporting" });
  expect(await correct({ actionable: true })).toEqual({ status: 200, tasks: 0 });
});

test("a unit's own words for its product stay", async () => {
  const { desk, cast } = story;
  const own = await planTask(cast.socSon);
  const body = { version: own.version, product: "Kế hoạch số 5/KH-UBND" };
  expect((await desk.ask(cast.socSon, `PATCH /api/tasks/${own.code}`, { body })).status).toBe(200);
  // Ba Đình has ended, Sóc Sơn has its own: 124 of 126 follow.
  expect(await correct({ product: "Kế hoạch, báo cáo" })).toEqual({ status: 200, tasks: 124 });
  expect((await planTask(cast.socSon)).product).toBe("Kế hoạch số 5/KH-UBND");
});

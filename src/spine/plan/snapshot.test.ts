import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { openStory, publishStory, type Story } from "#test/plan-story.ts";
import { keepQuarters } from "./snapshot.ts";

interface Snapshot {
  id: number;
  occasion: string;
  quarter: string | null;
  tasks: number;
  at: string;
  by: string | null;
}
interface Changes {
  counts: Record<string, number>;
  changes: { kind: string; before: string | null; after: string | null; units: string[]; by: string[] }[];
}

const LEAD = "Nguyễn Thị Đầu Mối";

let story: Story;
let document = 0;
beforeAll(async () => {
  story = await openStory();
  // The desk's people are known by number alone; who decides here has a name.
  await story.desk.owner.query(
    "insert into people.person (id, user_name, name, unit_id) overriding system value values ($1, 'dau-moi', $2, $3)",
    [story.cast.lead.id, LEAD, story.cast.lead.unitId],
  );
  document = await publishStory(story);
});
afterAll(() => story.close());

const listed = async (): Promise<Snapshot[]> =>
  (await story.desk.ask(story.cast.lead, `GET /api/plan/documents/${document}/snapshots`)).body.rows;
const changes = async (who = story.cast.lead, query = ""): Promise<Changes> => {
  const first = (await listed()).at(-1)!;
  const answer = await story.desk.ask(
    who,
    `GET /api/plan/documents/${document}/changes?from=${first.id}${query}`,
  );
  expect(answer.status).toBe(200);
  return answer.body;
};

test("publishing keeps how the tasks stood: 2 of health, 1 each of police, press, Front, justice, 2 of each of 126 communes", async () => {
  expect(await listed()).toMatchObject([{ occasion: "publishing", tasks: 2 + 4 + 2 * 126, quarter: null }]);
  expect((await changes()).changes).toEqual([]);
});

test("a re-dated task is told with both days and who decided; a unit sees only what is its own", async () => {
  const { desk, cast } = story;
  const [task] = (await story.tasks(cast.health)).filter((t) => t.dueOn === "2026-06-30");
  setClock(new Date("2026-03-09T03:00:00Z"));
  const moved = await desk.ask(cast.lead, `POST /api/tasks/${task!.code}/schedule`, {
    body: { version: task!.version, dueOn: "2026-07-31" },
  });
  expect(moved.status).toBe(200);
  const [own] = await story.tasks(cast.baDinh);
  await desk.ask(cast.baDinh, `POST /api/tasks/${own!.code}/acknowledge`, {
    body: { version: own!.version },
  });

  // The history of a task tells the database's time: who decided is looked for up to the real present.
  setClock(null);
  const seen = await changes();
  expect([seen.counts["redated"], seen.counts["status"], seen.counts["added"]]).toEqual([1, 1, 0]);
  expect(seen.changes.find((c) => c.kind === "redated")).toMatchObject({
    before: "2026-06-30",
    after: "2026-07-31",
    units: ["Sở Y tế"],
    by: [LEAD],
  });
  expect((await changes(cast.baDinh)).changes.map((c) => [c.kind, c.units.length])).toEqual([["status", 1]]);
  expect((await changes(cast.socSon)).changes).toEqual([]);
});

test("each quarter is kept once, a server that was off keeps it late and says when", async () => {
  const { app } = story.desk;
  setClock(new Date("2026-03-31T16:59:00Z"));
  expect(await keepQuarters(app)).toBe(0);
  // Midnight in Hanoi.
  setClock(new Date("2026-03-31T17:00:00Z"));
  expect([await keepQuarters(app), await keepQuarters(app)]).toEqual([1, 0]);
  setClock(new Date("2026-07-05T02:00:00Z"));
  expect(await keepQuarters(app)).toBe(1);
  expect((await listed()).map((s) => [s.quarter, s.at.slice(0, 10), s.by])).toEqual([
    ["2026-07-01", "2026-07-05", null],
    ["2026-04-01", "2026-03-31", null],
    [null, "2026-03-02", LEAD],
  ]);
});

test("the city takes one by hand and says why; nobody else may; what stood is never changed", async () => {
  const { desk, cast } = story;
  const route = `POST /api/plan/documents/${document}/snapshots`;
  const body = { year: 2026, note: "Trước kỳ họp sáu tháng" };
  for (const who of [cast.health, cast.baDinh, cast.leadership, cast.admin, cast.auditor])
    expect((await desk.ask(who, route, { body })).status).toBe(403);
  const made = await desk.ask(cast.lead, route, { body });
  expect(made.status).toBe(201);
  expect((await changes(cast.lead, `&to=${made.body.id}`)).counts["redated"]).toBe(1);
  await expect(desk.app.query("update plan.snapshot_task set due_on = null")).rejects.toThrow(/permission/);
  // One that belongs to another plan, or to none, is not found.
  const wrong = await desk.ask(cast.lead, `GET /api/plan/documents/${document}/changes?from=999999`);
  expect(wrong.status).toBe(404);
});

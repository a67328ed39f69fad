import { afterAll, beforeAll, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import { calendar, planCalendar, taskFigures } from "#spine/plan/index.ts";
import { clauseOf, openStory, publishStory, type Story, type Task } from "#test/plan-story.ts";
import { giveObserved, giveRecurring } from "./year.ts";

let story: Story;
let document = 0;
const ask = (who: keyof Story["cast"], route: string, body?: object) =>
  story.desk.ask(story.cast[who], route, { ...(body && { body }) });
const at = (moment: string): void => setClock(new Date(moment));

beforeAll(async () => {
  story = await openStory(() => [calendar([planCalendar])]);
  document = await publishStory(story);
  await story.desk.owner.query("update plan.document set year_to = 2028 where id = $1", [document]);
  const { clauses } = await story.review(document);
  const every = { "Thống kê": "quarter", "Mở chuyên mục": "month", "Vận động": "once" };
  for (const [text, often] of Object.entries(every)) {
    const { id, version } = clauseOf({ clauses } as never, text);
    expect((await ask("lead", `PATCH /api/plan/clauses/${id}`, { version, every: often })).status).toBe(200);
  }
});
afterAll(() => story.close());

const tasksOf = async (who: keyof Story["cast"], year: number): Promise<Task[]> =>
  (await ask(who, `GET /api/tasks?year=${year}&mine=true&limit=200`)).body.rows;

test("what was given for the whole year is not asked for by its quarters as well", async () => {
  const { version } = await story.review(document);
  const again = await ask("lead", `POST /api/plan/documents/${document}/publish`, { version, year: 2026 });
  expect(again.body).toMatchObject({ added: 0, before: 258 });
});

test("at midnight in Hanoi the new year's tasks are there, once: by the quarter, the month, the year; nothing that was for once", async () => {
  const { app } = story.desk;
  at("2026-12-31T16:59:59Z");
  expect(await giveRecurring(app)).toBe(0);
  at("2026-12-31T17:00:00Z");
  // Statistics by quarter 4, the paper's column by month 12, justice 1, two of each of 126 communes. The list had its day in
  // 2026; the Front was asked once.
  expect(await giveRecurring(app)).toBe(4 + 12 + 1 + 252);
  expect(await giveRecurring(app)).toBe(0);
  const health = await tasksOf("health", 2027);
  expect(health.map((t) => [t.dueOn, (t as Task & { title: string }).title.split(" – ")[1]])).toEqual([
    ["2027-03-31", "quý I"],
    ["2027-06-30", "quý II"],
    ["2027-09-30", "quý III"],
    ["2027-12-31", "quý IV"],
  ]);
  expect(await tasksOf("front", 2027)).toEqual([]);
  expect((await tasksOf("baDinh", 2027)).map((t) => t.dueOn)).toEqual(["2027-11-15", "2027-11-15"]);
  // They are to be acknowledged, like any that a person gives.
  const { week } = (await ask("press", "GET /api/my-work")).body;
  expect(week.find((i: { kind: string }) => i.kind === "acknowledge").title).toContain("12");
});

test("a server that was off gives late what is still ahead; a plan that does not cover the year gives nothing", async () => {
  const { app } = story.desk;
  at("2028-02-29T03:00:00Z");
  // January is over; February ends today.
  expect(await giveRecurring(app)).toBe(4 + 11 + 1 + 252);
  expect((await tasksOf("press", 2028)).map((t) => t.dueOn).slice(0, 2)).toEqual([
    "2028-02-29",
    "2028-03-31",
  ]);
  at("2029-01-02T03:00:00Z");
  expect(await giveRecurring(app)).toBe(0);
});

test("a plan that is not ready any more waits for a person, and the city finds it among its work", async () => {
  await story.desk.owner.query("update plan.document set year_to = 2030 where id = $1", [document]);
  await story.desk.owner.query(
    "update plan.gap set answer = null where document_id = $1 and answer = 'lost'",
    [document],
  );
  expect(await giveRecurring(story.desk.app)).toBe(0);
  const waiting = async (who: keyof Story["cast"]) =>
    (await ask(who, "GET /api/my-work")).body.now.filter((i: { kind: string }) => i.kind === "year");
  expect(await waiting("lead")).toMatchObject([{ href: `/plan/documents/${document}/publish?year=2029` }]);
  expect(await waiting("baDinh")).toEqual([]);
});

test("an observance gives its tasks ahead of its day to the units it names, once, and to none when it is over", async () => {
  const { app } = story.desk;
  const { rows, kinds } = (await ask("lead", "GET /api/calendar/observances")).body;
  const happiness = rows.find((r: { nameVi: string }) => r.nameVi.includes("Hạnh phúc"));
  expect(happiness).toMatchObject({
    gives: false,
    confidence: "M",
    leadDays: 30,
    toKinds: ["ward", "commune"],
  });
  expect(
    kinds
      .filter((k: { code: string }) => ["ward", "commune"].includes(k.code))
      .map((k: { units: number }) => k.units),
  ).toEqual([51, 75]);
  const { id, version, next, givesFrom, can, ...written } = happiness;
  const route = `PUT /api/calendar/observances/${id}`;
  expect((await ask("health", route, { ...written, version, gives: true })).status).toBe(403);
  expect((await ask("lead", route, { ...written, version, gives: true, ask: null })).status).toBe(422);
  const on = await ask("lead", route, { ...written, version, gives: true });
  expect([on.status, next.from, givesFrom, can]).toEqual([200, "2029-03-20", null, ["observance.write"]]);
  expect(on.body).toMatchObject({ givesFrom: "2029-02-18" });
  expect((await ask("lead", route, { ...written, version })).status).toBe(409);

  at("2029-02-17T16:59:59Z");
  expect(await giveObserved(app)).toBe(0);
  at("2029-02-17T17:00:00Z");
  expect([await giveObserved(app), await giveObserved(app)]).toEqual([126, 0]);
  const own = (await tasksOf("baDinh", 2029)).filter(
    (t) => (t as Task & { origin: string }).origin === "observance",
  );
  expect(own).toMatchObject([
    {
      dueOn: "2029-03-20",
      dueSource: "observance",
      clause: { id: null, path: "" },
      can: expect.arrayContaining(["task.progress"]),
    },
  ]);
  // It is the unit's to tell of like any other.
  const told = { version: own[0]!.version, status: "done", note: "Đã tổ chức" };
  expect((await ask("baDinh", `POST /api/tasks/${own[0]!.code}/progress`, told)).status).toBe(200);
  expect((await ask("baDinh", `GET /api/tasks/${own[0]!.code}/history`)).body.rows.at(-1).verb).toBe(
    "task.observe",
  );
  // A unit that lost its task to nobody is asked until the day is over, not after it.
  const gone =
    "delete from records.history where record_id in (select id from plan.task where commemoration_id is not null and unit_id = $1)";
  await story.desk.owner.query(gone, [story.cast.socSon.unitId]);
  await story.desk.owner.query("delete from plan.task where commemoration_id is not null and unit_id = $1", [
    story.cast.socSon.unitId,
  ]);
  at("2029-03-20T17:00:00Z");
  expect(await giveObserved(app)).toBe(0);
  at("2029-03-20T16:00:00Z");
  expect(await giveObserved(app)).toBe(1);
});

test("the plan's figures do not count what an observance asked for", async () => {
  const window = { year: 2029, from: "2029-01-01", to: "2029-12-31" };
  const scope = { "toam.sees": "all", "toam.verb": "report.compute" };
  const given = taskFigures.find((f) => f.id === "tasks.given")!;
  expect(await story.desk.report.transaction(scope, (tx) => given.cells(tx, window))).toEqual([]);
});

test("the calendar tells a unit its own days, the city those of all as one, nobody what is not theirs", async () => {
  const march = "from=2029-03-01&to=2029-03-31";
  const own = (await ask("baDinh", `GET /api/calendar?${march}`)).body.rows;
  expect(
    own.map((e: { kind: string; day: string; count: number; state: string }) => [
      e.kind,
      e.day,
      e.count,
      e.state,
    ]),
  ).toEqual([
    ["observance", "2029-03-20", 1, "open"],
    ["task", "2029-03-20", 1, "done"],
  ]);
  const all = (await ask("lead", `GET /api/calendar/all?${march}`)).body.rows;
  expect(all.find((e: { kind: string }) => e.kind === "task")).toMatchObject({ count: 126, state: "due" });
  expect(
    (await ask("lead", `GET /api/calendar?${march}`)).body.rows.map((e: { kind: string }) => e.kind),
  ).toEqual(["observance"]);
  expect(
    (await ask("health", `GET /api/calendar?${march}`)).body.rows.map((e: { kind: string }) => e.kind),
  ).toEqual(["observance"]);
  expect((await ask("leadership", `GET /api/calendar/all?${march}`)).status).toBe(403);
  expect((await ask("admin", `GET /api/calendar?${march}`)).status).toBe(403);
  expect((await ask("baDinh", "GET /api/calendar?from=2029-01-01&to=2031-01-01")).status).toBe(422);
});

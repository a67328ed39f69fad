/** The ladder as units, the one in charge and the city meet it. Working days are counted by hand. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openNoticeDesk, type NoticeDesk } from "#test/notice-desk.ts";

let desk: NoticeDesk;
/** The task of the city police: it helps where Sở Y tế leads, and both are due on Tuesday 30 June 2026. */
let task = "";
beforeAll(async () => {
  desk = await openNoticeDesk();
  task = await desk.taskOf(desk.people.police);
});
afterAll(() => desk.close());

interface Told {
  step: number;
  unit: string | null;
  people: { name: string }[];
}
const toldOf = (thing: { climbs: { kind: string; told: Told[] }[] }): [number, string[]][] =>
  (thing.climbs.find((climb) => climb.kind === "task")?.told ?? []).map(({ step, people }) => [
    step,
    people.map((one) => one.name),
  ]);
const unreadOf = async (who: keyof NoticeDesk["people"]): Promise<number> =>
  (await desk.ask(desk.people[who], "GET /api/notices/unread")).body.unread;

test("nothing climbs on its due day; the day after, whoever holds a role at the unit is told, once", async () => {
  desk.at("2026-06-30T23:00");
  await desk.look();
  expect(
    (await desk.of(desk.people.police, "task", task)).climbs.map((c: { kind: string }) => c.kind),
  ).not.toContain("task");
  desk.at("2026-07-01T06:00");
  const first = await desk.look();
  expect(first.told).toBeGreaterThan(0);
  expect(await desk.look()).toMatchObject({ begun: 0, told: 0 });
  const thing = await desk.of(desk.people.police, "task", task);
  expect(toldOf(thing)).toEqual([[1, ["police"]]]);
  // The third working day after 30/6 is Friday 3/7.
  expect(thing.climbs.find((c: { kind: string }) => c.kind === "task")).toMatchObject({
    step: 1,
    next: { step: 2, onDay: "2026-07-03" },
    dueOn: "2026-06-30",
    inCharge: { name: "Sở Y tế" },
  });
});

test("a week later every step in between was told: who was not there, who is in charge", async () => {
  const before = await unreadOf("health");
  // 1, 2, 3, 6, 7 July: the fifth working day is Tuesday. The police have no head with an account.
  desk.at("2026-07-07T06:00");
  await desk.look();
  const thing = await desk.of(desk.people.police, "task", task);
  expect(toldOf(thing)).toEqual([
    [1, ["police"]],
    [2, []],
    [3, ["health"]],
  ]);
  expect(await unreadOf("health")).toBeGreaterThan(before);
  // Whoever is in charge sees what was told, though the task itself is not theirs to open.
  expect(toldOf(await desk.of(desk.people.health, "task", task))).toHaveLength(3);
  expect((await desk.ask(desk.people.health, `GET /api/tasks/${task}`)).status).toBe(404);
});

test("at the tenth working day the city is told, and a unit that has nothing to do with it learns nothing", async () => {
  desk.at("2026-07-14T06:00");
  await desk.look();
  expect(toldOf(await desk.of(desk.people.city, "task", task)).at(-1)).toEqual([4, ["city"]]);
  expect(await desk.of(desk.people.officer, "task", task)).toEqual({
    overdue: null,
    climbs: [],
    explanations: [],
    can: [],
  });
  const lists = await desk.ask(desk.people.officer, "GET /api/notices/climbs?limit=200");
  expect(lists.body.rows.every((row: { unit: { name: string } }) => row.unit.name.endsWith("Ba Đình"))).toBe(
    true,
  );
});

test("what one look says of hundreds of things is one line; notices are read one by one, together, and only one's own", async () => {
  const mine = async () => (await desk.ask(desk.people.city, "GET /api/notices?limit=200")).body;
  const { rows, unread } = await mine();
  expect(rows.reduce((sum: number, row: { notices: number }) => sum + row.notices, 0)).toBe(unread);
  // On 14 July the two departments' tasks reach the city in one look.
  const batch = rows.find((row: { kind: string; step: number }) => row.kind === "task" && row.step === 4);
  expect(batch).toMatchObject({ notices: 2, units: 2, one: null });
  const at = encodeURIComponent(batch.at);
  const listed = (await desk.ask(desk.people.city, `GET /api/notices/batch?at=${at}&kind=task&step=4`)).body
    .rows;
  expect(listed.map((row: { code: string }) => row.code)).toContain(task);
  const read = (body: object, who = desk.people.city) =>
    desk.ask(who, "POST /api/notices/read", { body }).then((answer) => answer.body);
  expect(await read({ ids: [listed[0].id] }, desk.people.press)).toMatchObject({ read: 0 });
  expect(await read({ ids: [listed[0].id] })).toEqual({ read: 1, unread: unread - 1 });
  expect(await read({ at: batch.at, kind: "task", step: 4 })).toEqual({ read: 1, unread: unread - 2 });
  expect(await read({ all: true })).toEqual({ read: unread - 2, unread: 0 });
  expect((await mine()).rows).toEqual([]);
});

test("a new day begins anew, what is done ends, and what is opened again goes on where it was", async () => {
  const tasks = await desk.story.tasks(desk.people.police);
  const { version } = tasks.find((one) => one.code === task)!;
  const schedule = { version, dueOn: "2026-07-10" };
  expect(
    (await desk.ask(desk.people.city, `POST /api/tasks/${task}/schedule`, { body: schedule })).status,
  ).toBe(200);
  await desk.look();
  const climbs = async () =>
    (await desk.of(desk.people.police, "task", task)).climbs.filter(
      (c: { kind: string }) => c.kind === "task",
    );
  // From Friday 10/7 the first working day is Monday 13/7.
  expect(await climbs()).toMatchObject([
    { dueOn: "2026-07-10", step: 1, endedWhy: null },
    { dueOn: "2026-06-30", step: 4, endedWhy: "moved" },
  ]);
  const tell = (seen: number, status: string) =>
    desk.ask(desk.people.police, `POST /api/tasks/${task}/progress`, {
      body: { version: seen, status, note: "Đã gửi danh mục" },
    });
  const done = await tell(version + 1, "done");
  expect(done.status).toBe(200);
  // Whoever has done it reads so at once, before the system looks again.
  expect((await climbs())[0]).toMatchObject({ endedWhy: "done", next: null });
  await desk.look();
  expect((await climbs())[0]).toMatchObject({ endedWhy: "done", next: null });
  // Opened again a week later: the first step is not told a second time, the missing ones are.
  desk.at("2026-07-20T06:00");
  expect((await tell(done.body.version, "doing")).status).toBe(200);
  await desk.look();
  expect((await climbs())[0]).toMatchObject({ endedWhy: null, step: 3 });
  expect(toldOf(await desk.of(desk.people.police, "task", task)).map(([step]) => step)).toEqual([1, 2, 3]);
});

test("listed, opened and allowed are the same for everybody: one's own units, and what one's unit is in charge of", async () => {
  const all = (
    await desk.story.desk.owner.query("select id, kind, code, unit_id, in_charge from notices.climb")
  ).rows as {
    id: number;
    kind: string;
    code: string;
    unit_id: number;
    in_charge: number | null;
  }[];
  // A few of those that are hidden are enough to be opened one by one.
  const sample = all.filter((_, n) => n % 41 === 0);
  for (const person of Object.values(desk.people)) {
    const reach = person.reach.get("notice.read");
    const reaches = (unit: number | null): boolean => unit !== null && (reach === "all" || reach!.has(unit));
    const allowed = (one: (typeof all)[number]): boolean => reaches(one.unit_id) || reaches(one.in_charge);
    const listed: number[] = [];
    for (const which of ["open", "ended"])
      for (let next: string | null = ""; next !== null;) {
        const route = `GET /api/notices/climbs?limit=200&which=${which}${next && `&after=${encodeURIComponent(next)}`}`;
        const page: { rows: { id: number }[]; next: string | null } = (await desk.ask(person, route)).body;
        listed.push(...page.rows.map((row) => row.id));
        ({ next } = page);
      }
    const expected = all.filter(allowed).map((one) => one.id);
    expect(
      listed.toSorted((a, b) => a - b),
      person.name,
    ).toEqual(expected.toSorted((a, b) => a - b));
    for (const one of sample) {
      const { climbs } = await desk.of(person, one.kind, one.code);
      expect(
        climbs.some((climb: { id: number }) => climb.id === one.id),
        person.name,
      ).toBe(allowed(one));
    }
  }
});

test("the city changes the steps; what has begun to climb keeps its own, and a mistake is told at its place", async () => {
  const { rows } = (await desk.ask(desk.people.officer, "GET /api/notices/ladders")).body;
  const { number, rungs } = rows.find((one: { kind: string }) => one.kind === "task");
  expect(rungs.map((one: { afterDays: number }) => one.afterDays)).toEqual([1, 3, 5, 10]);
  const change = (who: keyof NoticeDesk["people"], body: object) =>
    desk.ask(desk.people[who], "POST /api/notices/ladders/task", { body });
  const two = [
    { afterDays: 2, place: "own", roles: ["agency-focal", "commune-officer"] },
    { afterDays: 4, place: "city", roles: ["city-lead"] },
  ];
  expect((await change("officer", { number, rungs: two })).status).toBe(403);
  const wrong = await change("city", { number, rungs: [two[1], two[0]] });
  expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, "rungs.1.afterDays"]);
  expect((await change("city", { number, rungs: two })).body).toMatchObject({
    number: number + 1,
    before: [{ number }],
  });
  expect((await change("city", { number, rungs: two })).status).toBe(409);
  await desk.look();
  expect((await desk.of(desk.people.police, "task", task)).climbs.at(0)).toMatchObject({ ladder: number });
});

test("where 125 communes lead a clause, none of them is in charge of the one that only helps", async () => {
  const helping = (await desk.story.tasks(desk.people.officer)).find((one) => one.part === "lead")!;
  await desk.story.desk.owner.query(
    "update plan.task set part = 'coordinate' where id = (select id from records.record where code = $1)",
    [helping.code],
  );
  const body = { version: helping.version, dueOn: "2026-07-17" };
  await desk.ask(desk.people.city, `POST /api/tasks/${helping.code}/schedule`, { body });
  await desk.look();
  const [climb] = (await desk.of(desk.people.officer, "task", helping.code)).climbs;
  expect(climb.inCharge).toMatchObject({ name: "Sở Văn hóa và Thể thao" });
});

test("two processes that look at one moment tell each step once", async () => {
  desk.at("2026-07-24T06:00");
  const both = await Promise.all([desk.look(), desk.look()]);
  expect(both.filter((one) => one.told > 0)).toHaveLength(1);
});

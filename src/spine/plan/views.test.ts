/** Saved views: one's own until lent to the unit, and never another unit's. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { openStory, type Story } from "#test/plan-story.ts";

let story: Story;
let leader: Person;
beforeAll(async () => {
  story = await openStory();
  leader = await story.desk.person("commune-leader", "01.00004");
  // Two people of one unit.
  leader = { ...leader, id: leader.id + 1 };
});
afterAll(() => story.close());

const save = (person: Person, name: string, search: object = { late: "true", unit: "4" }) =>
  story.desk.ask(person, "POST /api/plan/views", { body: { name, view: "tree", search } });
const views = async (person: Person) =>
  (await story.desk.ask(person, "GET /api/plan/views")).body.rows as {
    id: number;
    name: string;
    version: number;
    isMine: boolean;
    isShared: boolean;
    search: string;
    can: string[];
  }[];
const names = async (person: Person) => (await views(person)).map((v) => v.name);

test("a view is kept for the person alone, under a name used once, with nothing but the filter", async () => {
  expect((await save(leader, "Việc trễ")).status).toBe(201);
  expect(await views(leader)).toMatchObject([
    { name: "Việc trễ", search: "late=true&unit=4", isMine: true, can: ["view.write", "view.share"] },
  ]);
  expect((await save(leader, "Việc trễ")).body.errors[0].path).toBe("name");
  expect((await save(leader, "Của anh A", { q: "Nguyễn Văn A" })).body.errors[0].path).toBe("search");
  expect(await names(story.cast.baDinh)).toEqual([]);
  expect(await names(story.cast.socSon)).toEqual([]);
  // A name of another person's is another name.
  expect((await save(story.cast.baDinh, "Việc trễ")).status).toBe(201);
});

test("lent to the unit by who may, it is read by the unit and changed by nobody else", async () => {
  const [own] = await views(leader);
  const share = (person: Person, id: number, version: number, shared: boolean) =>
    story.desk.ask(person, `POST /api/plan/views/${id}/share`, { body: { version, shared } });
  const [officers] = await views(story.cast.baDinh);
  // The officer keeps views, and lends none.
  expect((await share(story.cast.baDinh, officers!.id, 1, true)).status).toBe(403);
  expect((await share(leader, own!.id, own!.version, true)).status).toBe(200);
  expect((await share(leader, own!.id, own!.version, false)).status).toBe(409);
  expect(await views(story.cast.baDinh)).toMatchObject([
    { isMine: true },
    { name: "Việc trễ", isMine: false, isShared: true, can: [] },
  ]);
  expect(await names(story.cast.socSon)).toEqual([]);
  const rename = (person: Person, version: number) =>
    story.desk.ask(person, `PATCH /api/plan/views/${own!.id}`, { body: { version, name: "Khác" } });
  expect((await rename(story.cast.baDinh, 2)).status).toBe(403);
  expect((await rename(story.cast.socSon, 2)).status).toBe(404);
  expect((await story.desk.ask(story.cast.baDinh, `DELETE /api/plan/views/${own!.id}`)).status).toBe(403);
  expect((await rename(leader, 2)).body.rows[0].name).toBe("Khác");
  expect((await story.desk.ask(leader, `DELETE /api/plan/views/${own!.id}`)).status).toBe(200);
  expect(await names(story.cast.baDinh)).toEqual(["Việc trễ"]);
});

test("row security itself keeps a view to its person, whatever a query asks", async () => {
  await save(leader, "Riêng");
  const scope = (person: Person) => ({
    "toam.sees": "all",
    "toam.writes": "all",
    "toam.person": String(person.id),
    "toam.verb": "view.write",
  });
  const count = (person: Person) =>
    story.desk.app.transaction(scope(person), async (tx) => {
      const { sql } = await import("kysely");
      return (
        await sql`update plan.saved_view set name = 'Lấy', version = version + 1 where name = 'Riêng' returning id`.execute(
          tx,
        )
      ).rows.length;
    });
  expect(await count(story.cast.socSon)).toBe(0);
  expect(await count(leader)).toBe(1);
});

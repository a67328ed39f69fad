/** Frames for writing: the city's for everyone, a unit's for its own; and the list of somebody's first week. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCaseDesk, type CaseDesk } from "#test/case-desk.ts";
import { refuseFrame } from "./rules/template.ts";

type Who = CaseDesk["chair"];
let desk: CaseDesk;
beforeAll(async () => {
  desk = await openCaseDesk();
});
afterAll(() => desk.close());

const frame = {
  field: "harmed.safetyPlan",
  titleVi: "Phường Ba Đình: an toàn",
  titleEn: "Ward Ba Đình: safety",
  bodyVi: "Tổ dân phố nào gần nhất?",
  bodyEn: "Which hamlet is nearest?",
};
const read = async (by: Who) => (await desk.ask(by, "GET /api/case-templates")).body;
const titles = async (by: Who): Promise<string[]> =>
  (await read(by)).rows.map((row: { titleVi: string }) => row.titleVi);
const add = (by: Who, change: object = {}) =>
  desk.ask(by, "POST /api/case-templates", { body: { ...frame, ...change } });

test("what ships is the city's and keeps to the rule that the city itself is held to", async () => {
  const { rows, fields } = await read(desk.officer);
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    expect(row).toMatchObject({ unit: null, mayChange: false });
    expect(refuseFrame(row, fields), row.titleVi).toBeNull();
  }
});

test("a leader keeps frames of their own unit, the city's lead those of the city; a sentence is refused", async () => {
  expect((await add(desk.officer)).status).toBe(403);
  expect((await add(desk.police)).status).toBe(403);
  expect((await add(desk.chair, { bodyVi: "Chị ấy đã đi rồi." })).status).toBe(422);
  const { id } = (await add(desk.chair)).body;
  expect(await titles(desk.officer)).toContain(frame.titleVi);
  expect(await titles(desk.elsewhere)).not.toContain(frame.titleVi);
  expect(await titles(desk.police)).not.toContain(frame.titleVi);
  const change = (by: Who, version: number, route = `PUT /api/case-templates/${id}`) =>
    desk.ask(by, route, { body: { ...frame, titleVi: "An toàn ở phường", version } });
  expect((await change(desk.elsewhere, 1)).status).toBe(404);
  expect((await change(desk.city, 1)).status).toBe(403);
  expect((await change(desk.chair, 1)).body).toEqual({ version: 2 });
  expect((await change(desk.chair, 1)).status).toBe(409);
  const [shipped] = (await read(desk.chair)).rows;
  const ofCity = (by: Who) =>
    desk.ask(by, `POST /api/case-templates/${shipped.id}/drop`, { body: { version: shipped.version } });
  expect((await ofCity(desk.chair)).status).toBe(403);
  expect((await ofCity(desk.city)).status).toBe(200);
  expect(await titles(desk.officer)).not.toContain(shipped.titleVi);
  const own = await add(desk.city, { titleVi: "Của Thành phố" });
  expect(own.status).toBe(201);
  expect(await titles(desk.elsewhere)).toContain("Của Thành phố");
});

test("the list of the first week is one's own: ticked, taken back, put away, and not offered to who is long there", async () => {
  const fresh = await desk.another("commune-officer", "01.00004");
  await desk.owner.query("update people.role_held set valid_from = '2026-11-20' where person_id = $1", [
    fresh.id,
  ]);
  const week = async (by: Who) => (await desk.ask(by, "GET /api/case-first-week")).body;
  const mark = (by: Who, step: string, done: boolean) =>
    desk.ask(by, `POST /api/case-first-week/${step}`, { body: { done } });
  expect(await week(fresh)).toMatchObject({ offered: true, done: [], putAway: false });
  expect((await week(fresh)).leaders).toContain("chair (mẫu)");
  expect((await mark(fresh, "contact", true)).status).toBe(200);
  await mark(fresh, "entry", true);
  await mark(fresh, "entry", false);
  expect((await week(fresh)).done).toEqual(["contact"]);
  expect((await week(desk.officer)).done).toEqual([]);
  expect((await week(desk.officer)).offered).toBe(false);
  await mark(fresh, "put-away", true);
  expect(await week(fresh)).toMatchObject({ offered: false, putAway: true });
  expect((await mark(fresh, "nothing", true)).status).toBe(422);
  expect((await desk.ask(desk.police, "GET /api/case-first-week")).status).toBe(403);
  expect((await mark(desk.police, "contact", true)).status).toBe(403);
});

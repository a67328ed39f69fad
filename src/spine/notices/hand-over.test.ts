/** A unit ends while it is late and asked: its climb, the question and the clock of the answer go to who takes the task over. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { openNoticeDesk, type NoticeDesk } from "#test/notice-desk.ts";

let desk: NoticeDesk;
let ngocHa: Person;
let code = "";
let question = 0;
beforeAll(async () => {
  desk = await openNoticeDesk();
  ngocHa = await desk.story.desk.person("commune-officer", "01.00008");
  const [own] = await desk.story.tasks(desk.people.officer);
  code = own!.code;
  const body = { version: own!.version, dueOn: "2026-06-30" };
  await desk.ask(desk.people.city, `POST /api/tasks/${code}/schedule`, { body });
  desk.at("2026-07-01T09:00");
  await desk.look();
  const asked = { kind: "task", code, text: "Bao giờ xong?" };
  question = (await desk.ask(desk.people.city, "POST /api/explanations", { body: asked })).body.id;
});
afterAll(() => desk.close());

test("what was told, what was asked and the clock follow the task; who had it sees them no more", async () => {
  const [from, to] = await Promise.all(["01.00004", "01.00008"].map((unit) => desk.story.desk.unitId(unit)));
  const merge = { kind: "merge", onDate: "2026-07-01", decision: "NQ 9/2026", from: [from], into: [to] };
  expect((await desk.ask(desk.people.city, "POST /api/agencies/events", { body: merge })).status).toBe(201);
  const handing = { from, to, codes: [code] };
  const handed = await desk.ask(desk.people.city, "POST /api/tasks/hand-over", { body: handing });
  expect(handed.body).toMatchObject({ handed: 1 });
  await desk.look();

  const thing = await desk.of(ngocHa, "task", code);
  expect(thing.climbs.find((one: { kind: string }) => one.kind === "task")).toMatchObject({
    unit: { name: "Phường Ngọc Hà" },
    dueOn: "2026-06-30",
    told: [{ step: 1, people: [{ name: "officer" }] }],
  });
  expect(thing.explanations).toMatchObject([{ id: question, state: "asked", can: ["explanation.answer"] }]);
  const [clock] = (await desk.ask(ngocHa, `GET /api/clocks/of/explanation/${question}`)).body.rows;
  expect(clock).toMatchObject({ state: "running", events: [{ act: "hand-over" }] });
  expect((await desk.of(desk.people.officer, "task", code)).explanations).toEqual([]);

  const answer = { turns: 1, text: "Tiếp nhận ngày 1/7, xong trong tháng 7." };
  const answered = await desk.ask(ngocHa, `POST /api/explanations/${question}/answer`, { body: answer });
  expect(answered.body).toMatchObject({ state: "answered" });
});

/** The demonstration shows a climbing ladder, an open question, an answered one and a settled one. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { SEED_SETTINGS, seedDemoPeople } from "#spine/people/index.ts";
import { overdueTasks, plan, seedDemoPlan } from "#spine/plan/index.ts";
import { openDesk, type Desk } from "#test/desk.ts";
import { noticesWith, seedDemoNotices } from "./index.ts";

const sources = [overdueTasks];
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(() => [plan, noticesWith({ sources, mail: null, publicUrl: "" })]);
  await desk.owner.transaction(SEED_SETTINGS, (tx) => seedDemoPeople(tx));
  await seedDemoPlan(desk.app);
});
afterAll(() => desk.close());

test("units were told over the last days, three were asked, and a second start adds nothing", async () => {
  const seeded = await seedDemoNotices(desk.app, sources);
  expect(seeded.told).toBeGreaterThan(0);
  expect(seeded.asked).toBe(3);
  expect(await seedDemoNotices(desk.app, sources)).toEqual({ told: 0, asked: 0 });
  const city = await desk.person("city-lead", "HN-SVHTT");
  const open = (await desk.ask(city, "GET /api/explanations")).body.rows;
  expect(open.map((one: { state: string }) => one.state).toSorted()).toEqual(["answered", "asked"]);
  for (const one of open) for (const turn of one.history) expect(turn.text).toContain("trình diễn");
  const closed = (await desk.ask(city, "GET /api/explanations?which=closed")).body.rows;
  expect(closed).toMatchObject([{ state: "accepted" }]);
  const days = await desk.owner.query("select count(distinct at::date)::int as n from notices.notice");
  expect((days.rows[0] as { n: number }).n).toBeGreaterThan(1);
});

import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorAnswer, type Verbs } from "#spine/access/index.ts";
import { openStory, publishStory, type Story } from "#test/plan-story.ts";
import { myWork, plan, planCalendar } from "./index.ts";
import { mountCalendar } from "./feed.ts";

let story: Story;
let app: FastifyInstance;
beforeAll(async () => {
  story = await openStory();
  await publishStory(story);
  const { cast } = story;
  const owners = new Map([
    ["ba-dinh", cast.baDinh],
    ["health", cast.health],
  ]);
  const verbs: Verbs = { ...plan.verbs, ...myWork([]).verbs };
  app = Fastify();
  app.setErrorHandler(errorAnswer({}));
  mountCalendar(app, {
    database: story.desk.app,
    verbs,
    sources: [planCalendar],
    ownerOf: (token) => Promise.resolve(owners.get(token) ?? null),
    publicUrl: "https://to-am.example",
  });
});
afterAll(async () => {
  await app.close();
  await story.close();
});

const calendar = async (token: string): Promise<string[]> => {
  const answer = await app.inject(`/calendar/${token}/to-am.ics`);
  expect(answer.headers["content-type"]).toBe("text/calendar; charset=utf-8");
  expect(answer.headers["cache-control"]).toBe("no-store");
  return answer.body.replaceAll("\r\n ", "").split("\r\n");
};

test("a person's calendar holds what their own unit has due, on its days, with the way there", async () => {
  const lines = await calendar("health");
  // By hand: two tasks of health, one due on 30 June, one with the report of 15 November.
  expect(lines.filter((line) => line.startsWith("SUMMARY:Hạn"))).toHaveLength(2);
  // The city's observances: June is whole, to the first day after it.
  const june = lines.findIndex((line) => line.startsWith("SUMMARY:Tháng hành động vì trẻ em"));
  expect(lines.slice(june - 2, june)).toEqual(["DTSTART;VALUE=DATE:20260601", "DTEND;VALUE=DATE:20260701"]);
  expect(lines).toContain("DTSTART;VALUE=DATE:20260630");
  expect(lines).toContain("DTSTART;VALUE=DATE:20261115");
  expect(lines.filter((line) => line.startsWith("SUMMARY:Hạn: Chủ trì\\, phối hợp"))).toHaveLength(1);
  expect(lines.some((line) => /^URL:https:\/\/to-am\.example\/tasks\/NV-2026-\d{5}$/.test(line))).toBe(true);
  // Nothing of what others are asked for.
  expect((await calendar("ba-dinh")).join("\n")).not.toContain("danh mục cơ sở tiếp nhận");
});

test("each fetching is on the trail; an address that is not one tells nothing", async () => {
  const before = await story.desk.owner.query(
    "select count(*)::int as n from access.audit where subject = 'calendar' and person_id = $1",
    [story.cast.baDinh.id],
  );
  await calendar("ba-dinh");
  const after = await story.desk.owner.query(
    "select count(*)::int as n from access.audit where subject = 'calendar' and person_id = $1",
    [story.cast.baDinh.id],
  );
  expect(after.rows[0].n - before.rows[0].n).toBe(1);
  expect((await app.inject("/calendar/nobody/to-am.ics")).statusCode).toBe(404);
});

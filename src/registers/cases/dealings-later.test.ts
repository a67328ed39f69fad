/** What is given later: the days of legal aid, the address of a shelter stay by stay. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { knowIntake } from "#spine/intake/index.ts";
import { banStory } from "#test/ban-story.ts";
import { openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";
import { caseListener, cases } from "./index.ts";

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await openIntakeDesk([cases]);
  knowIntake(caseListener);
});
afterAll(async () => {
  knowIntake();
  await desk.close();
});

const { open, clocks, enter, thing, change } = banStory(() => desk);
type Person = IntakeDesk["chair"];

test("who gives legal aid is named within three working days of the acceptance; the clock is met by naming", async () => {
  desk.at("2026-12-04T10:00:00");
  const story = await open();
  const aid = { kind: "aid-and-counsel", requestedBy: "harmed", consent: "yes" };
  const early = { aidAssignedOn: "2026-12-04" };
  expect((await enter(story, "measure", { ...aid, ...early })).body.detail).toContain("thụ lý trước");
  expect((await enter(story, "measure", { kind: "care", aidAcceptedOn: "2026-12-04" })).status).toBe(422);
  const { id } = (await enter(story, "measure", { ...aid, aidAcceptedOn: "2026-12-04" })).body;
  // Accepted on Friday 4 December: Monday, Tuesday, Wednesday the 9th.
  const [runs] = await clocks(story.code, "legal-aid.assign");
  expect(runs?.due_at.toISOString().slice(0, 10)).toBe("2026-12-09");
  expect(runs?.stopped_at).toBeNull();
  desk.at("2026-12-08T10:00:00");
  const named = (day: string) => change(story, { kind: "measure", id }, { aidAssignedOn: day });
  expect((await named("2026-12-03")).status).toBe(422);
  expect((await named("2026-12-09")).status).toBe(422);
  expect((await named("2026-12-08")).status).toBe(200);
  expect((await clocks(story.code, "legal-aid.assign"))[0]?.stopped_at).not.toBeNull();
});

test("an address is given later and stay by stay: whoever was shown one place is not shown the next, and is shown one no more", async () => {
  desk.at("2026-12-15T08:00:00");
  const story = await open();
  const colleague = await desk.another("commune-police", "01.00004-CA");
  const stay = async (): Promise<number> =>
    (await enter(story, "measure", { kind: "shelter", consent: "yes", shelterKind: "trusted-address" })).body
      .id;
  const [first, second] = [await stay(), await stay()];
  const show = (id: number, body: object, by: Person = desk.officer) =>
    desk.ask(by, `POST /api/cases/${story.code}/measures/${id}/shelter`, { body });
  expect((await show(first, { people: [desk.police.id] })).body.detail).toContain("Chưa ghi địa chỉ");
  expect((await show(first, { address: "Nhà số 1", people: [desk.elsewhere.id] })).status).toBe(422);
  expect((await show(first, { address: "Nhà số 1", people: [desk.police.id] })).status).toBe(200);
  expect((await show(second, { address: "Nhà số 2", people: [colleague.id] })).status).toBe(200);
  const sees = async (by: Person) => [
    (await thing(story, first, by)).shelterAddress ?? null,
    (await thing(story, second, by)).shelterAddress ?? null,
  ];
  expect(await sees(desk.police)).toEqual(["Nhà số 1", null]);
  expect(await sees(colleague)).toEqual([null, "Nhà số 2"]);
  expect(await sees(desk.officer)).toEqual([null, null]);
  // One more, without the officer reading it; then one less.
  expect((await show(second, { people: [desk.police.id] })).status).toBe(200);
  expect(await sees(desk.police)).toEqual(["Nhà số 1", "Nhà số 2"]);
  const path = (id: number) => `/api/cases/${story.code}/measures/${id}/shelter`;
  const { written, people } = (await desk.ask(desk.officer, `GET ${path(second)}`)).body;
  expect([written, new Set(people.map((one: { id: number }) => one.id))]).toEqual([
    true,
    new Set([desk.police.id, colleague.id]),
  ]);
  const hide = (by: Person) => desk.ask(by, `DELETE ${path(first)}/${desk.police.id}`);
  expect((await hide(desk.police)).status).toBe(403);
  expect((await hide(desk.officer)).status).toBe(200);
  expect((await hide(desk.officer)).status).toBe(404);
  expect(await sees(desk.police)).toEqual([null, "Nhà số 2"]);
  for (const by of [desk.police, desk.health]) {
    expect((await desk.ask(by, `GET ${path(first)}`)).status).toBe(403);
    expect((await show(first, { people: [desk.police.id] }, by)).status).toBe(403);
  }
});

/** No contact asked for and decided: twelve hours, the chair alone, rights explained, three days at most, or a refusal in writing. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { knowIntake } from "#spine/intake/index.ts";
import { banStory, hanoi, zulu } from "#test/ban-story.ts";
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

const { open, bans, ask, act, clocks } = banStory(() => desk);

test("asked for at ten in the evening of New Year's Eve: due at ten in the morning, holiday or not; decided, three days", async () => {
  desk.at("2026-12-31T22:10:00");
  const story = await open();
  expect((await ask(story, "2026-12-31T22:00")).status).toBe(201);
  const [waits] = await bans(story.code, desk.chair);
  // Twelve hours from 22:00 on 31 December are 10:00 on 1 January, a Friday off.
  expect(waits).toMatchObject({ state: "requested", dueAt: zulu("2027-01-01T10:00") });
  expect((await clocks(story.code, "contact-ban.decide"))[0]?.due_at.toISOString()).toBe(
    zulu("2027-01-01T10:00"),
  );
  desk.at("2027-01-01T09:00:00");
  const to = hanoi("2027-01-04T23:00");
  expect((await act(story, "decide", { to, supervisor: "Thiếu tá Lê Mẫu" }, desk.chair)).body).toMatchObject({
    state: "running",
  });
  const [runs] = await bans(story.code, desk.police);
  expect(runs).toMatchObject({
    state: "running",
    from: zulu("2027-01-01T09:00"),
    to: zulu("2027-01-04T23:00"),
    supervisor: "Thiếu tá Lê Mẫu",
  });
  expect((await clocks(story.code, "contact-ban.decide"))[0]?.stopped_at?.toISOString()).toBe(
    zulu("2027-01-01T09:00"),
  );
  const typed = await desk.owner.query(
    "select kind, decider, ground, decided_on::text, from_on::text, to_on::text, result from cases.measure where id = $1",
    [runs.id],
  );
  expect(typed.rows).toEqual([
    {
      kind: "no-contact",
      decider: "chair",
      ground: "a",
      decided_on: "2027-01-01",
      from_on: "2027-01-01",
      to_on: "2027-01-04",
      result: "running",
    },
  ]);
});

test("nobody but the chair of the commune that co-ordinates decides, refuses or cancels", async () => {
  desk.at("2026-11-28T08:00:00");
  const story = await open();
  await ask(story, "2026-11-28T07:30");
  const to = hanoi("2026-11-29T08:00");
  for (const by of [desk.officer, desk.police, desk.health]) {
    expect((await act(story, "decide", { to, supervisor: "A" }, by)).status).toBe(403);
    expect((await act(story, "refuse", { reason: "Không đủ căn cứ." }, by)).status).toBe(403);
    expect((await act(story, "answer-cancel", { cancel: true }, by)).status).toBe(403);
  }
  // The chair of another commune has the verb and no seat: there is no such case.
  expect((await act(story, "decide", { to, supervisor: "A" }, desk.elsewhere)).status).toBe(404);
  expect((await ask(story, "2026-11-28T07:30", {}, desk.health)).status).toBe(403);
  expect(
    (await act(story, "notify", { who: "doer", at: hanoi("2026-11-28T07:59") }, desk.health)).status,
  ).toBe(403);
  expect((await bans(story.code))[0].state).toBe("requested");
});

test("what is missing is said: consent of a body's request, rights, a supervisor, no more than three days", async () => {
  desk.at("2028-02-28T09:00:00");
  const story = await open();
  await ask(story, "2028-02-28T08:00", { requestedBy: "body", consent: "unknown", toldOfRightsAt: null });
  const [row] = await bans(story.code, desk.chair);
  expect(row.acts.find((one: { act: string }) => one.act === "decide").why).toContain("đồng ý");
  const decide = (to: string, supervisor: string | null = "A") =>
    act(story, "decide", { to: hanoi(to), supervisor }, desk.chair);
  expect((await decide("2028-03-02T09:00")).status).toBe(422);
  const prepare = async (body: object) =>
    desk.ask(desk.officer, `PATCH /api/cases/${story.code}/bans/${row.id}`, {
      body: { version: (await bans(story.code))[0].version, ...body },
    });
  expect((await prepare({ consent: "yes", toldOfRightsAt: hanoi("2028-02-28T10:00") })).status).toBe(422);
  expect((await prepare({ consent: "yes", toldOfRightsAt: hanoi("2028-02-28T08:50") })).status).toBe(200);
  expect((await decide("2028-03-02T09:00", null)).status).toBe(422);
  // 28 February is not counted; 29 February of a leap year, 1 and 2 March are the three days.
  expect((await decide("2028-03-03T00:30")).status).toBe(422);
  expect((await decide("2028-03-02T23:59")).status).toBe(200);
});

test("refused in writing with its reason; a late answer is no hindrance, and stays late", async () => {
  desk.at("2026-11-28T08:00:00");
  const story = await open();
  await ask(story, "2026-11-28T08:00");
  expect((await ask(story, "2026-11-28T08:00")).status).toBe(422);
  // Saturday evening, 20:00 was the last moment.
  desk.at("2026-11-28T20:30:00");
  expect((await bans(story.code))[0].state).toBe("overdue");
  expect((await act(story, "refuse", { reason: " " }, desk.chair)).status).toBe(422);
  expect((await act(story, "refuse", { reason: "Hai bên đã ở riêng." }, desk.chair)).body.state).toBe(
    "refused",
  );
  const [clock] = await clocks(story.code, "contact-ban.decide");
  expect(clock?.due_at.toISOString()).toBe(zulu("2026-11-28T20:00"));
  expect(clock?.stopped_at?.toISOString()).toBe(zulu("2026-11-28T20:30"));
  expect((await bans(story.code))[0].said.refusal).toBe("Hai bên đã ở riêng.");
});

test("danger to life: without a request, by the city's own two hours, though nobody could be told of rights", async () => {
  desk.at("2026-11-28T02:00:00");
  const story = await open();
  const danger = { ground: "b", requestedBy: "none", requestedAt: null, toldOfRightsAt: null };
  expect((await ask(story, "2026-11-28T02:00", danger)).status).toBe(422);
  const grave = { ...danger, lifeDanger: "yes", notToldBecause: "Đang cấp cứu, hôn mê." };
  expect((await ask(story, "2026-11-28T02:00", grave, desk.police)).status).toBe(201);
  const [clock] = await clocks(story.code, "contact-ban.decide-in-danger");
  expect(clock?.due_at.toISOString()).toBe(zulu("2026-11-28T04:00"));
  const decided = await act(story, "decide", { to: hanoi("2026-12-01T02:00"), supervisor: "A" }, desk.chair);
  expect(decided.status).toBe(200);
});

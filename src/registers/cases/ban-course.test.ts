/** While contact is forbidden: who is told, permitted contact, breaches, cancelling, renewing, and who sees any of it. */
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

const { bans, ask, act, clocks, running } = banStory(() => desk);

test("four are told, each with the time; a case with a running decision is not closed", async () => {
  const story = await running();
  desk.at("2026-11-28T09:00:00");
  const tell = (who: string, at: string) => act(story, "notify", { who, at: hanoi(at) }, desk.police);
  expect((await tell("doer", "2026-11-28T07:59")).status).toBe(422);
  for (const who of ["doer", "harmed", "police-chief", "hamlet-head"])
    expect((await tell(who, "2026-11-28T08:30")).status).toBe(200);
  const [row] = await bans(story.code);
  expect(row.told.map((one: { at: string | null }) => one.at)).toEqual(
    Array(4).fill(zulu("2026-11-28T08:30")),
  );
  expect(row.acts.map((one: { act: string }) => one.act)).not.toContain("notify");
  const { version } = (await desk.ask(desk.officer, `GET /api/cases/${story.code}`)).body;
  const dismissed = await desk.ask(desk.officer, `POST /api/cases/${story.code}/dismiss`, {
    body: { version, reason: "Không có bạo lực." },
  });
  expect(dismissed.status).toBe(422);
  expect(dismissed.body.source).toBe("Luật 13/2022/QH15, Điều 25");
});

test("permitted contact: an occasion of the decree, countersigned before, four hours; coming near then is no breach", async () => {
  const story = await running();
  const contact = (from: string, to: string, occasion = "wedding-or-funeral") =>
    act(
      story,
      "contact",
      { occasion, announcedAt: hanoi("2026-11-28T08:00"), from: hanoi(from), to: hanoi(to) },
      desk.police,
    );
  expect((await contact("2026-11-28T12:00", "2026-11-28T16:01")).status).toBe(422);
  expect((await contact("2026-11-28T12:00", "2026-11-28T16:00", "birthday")).status).toBe(422);
  expect((await contact("2026-11-28T12:00", "2026-11-28T16:00")).status).toBe(200);
  const near = { metres: 40, said: "Hàng xóm thấy anh Đức trước cổng." };
  const [announced] = (await bans(story.code))[0].contacts;
  expect((await act(story, "sign-contact", { contact: announced.id }, desk.police)).status).toBe(200);
  const [clock] = await clocks(story.code, "contact-ban.permitted-contact");
  expect(clock?.due_at.toISOString()).toBe(zulu("2026-11-28T16:00"));
  desk.at("2026-11-28T15:00:00");
  expect((await act(story, "breach", { ...near, at: hanoi("2026-11-28T13:00") })).status).toBe(422);
  expect((await act(story, "end-contact", { contact: announced.id }, desk.police)).status).toBe(200);
  expect((await clocks(story.code, "contact-ban.permitted-contact"))[0]?.stopped_at).not.toBeNull();
});

test("a breach enters the sanction of Article 53, with its last day a year on; what is none is not stored", async () => {
  const story = await running();
  desk.at("2026-11-29T08:00:00");
  const seen = { at: hanoi("2026-11-28T21:00"), metres: 100, said: "Hàng xóm thấy anh Đức trước cổng." };
  expect((await act(story, "breach", { ...seen, metres: 101 })).status).toBe(422);
  expect((await act(story, "breach", { ...seen, wall: true })).status).toBe(422);
  expect((await act(story, "breach", seen, desk.police)).status).toBe(200);
  const byMeans = { at: hanoi("2026-11-29T07:00"), violenceByMeans: true };
  expect((await act(story, "breach", byMeans, desk.police)).status).toBe(200);
  const sanctions = await desk.owner.query(
    'select s.article, s.act_on::text, s.limitation_on::text from cases.sanction s join cases."case" c on c.id = s.case_id where c.code = $1 order by s.id',
    [story.code],
  );
  expect(sanctions.rows).toEqual([
    { article: "53", act_on: "2026-11-28", limitation_on: "2027-11-28" },
    { article: "53", act_on: "2026-11-29", limitation_on: "2027-11-29" },
  ]);
  const limits = await clocks(story.code, "sanction.limitation");
  // One clock, that of the first breach: until the end of 28 November 2027.
  expect(limits.map((one) => one.due_at.toISOString())).toEqual(["2027-11-28T16:59:59.999Z"]);
  expect((await bans(story.code))[0].breaches).toMatchObject([{ kind: "near" }, { kind: "by-means" }]);
});

test("cancelling: asked for by who asked for it, twelve hours to answer, ended at once", async () => {
  const story = await running();
  desk.at("2026-11-29T22:00:00");
  const wish = { ground: "requester-asks", askedAt: hanoi("2026-11-29T21:30") };
  expect((await act(story, "ask-cancel", { ...wish, by: "representative" })).status).toBe(422);
  expect((await act(story, "answer-cancel", { cancel: true }, desk.chair)).status).toBe(422);
  expect((await act(story, "ask-cancel", { ...wish, by: "harmed", said: "Chị Hoà xin thôi." })).status).toBe(
    200,
  );
  // From 21:30 on Sunday to 09:30 on Monday.
  expect((await bans(story.code))[0].cancel.dueAt).toBe(zulu("2026-11-30T09:30"));
  expect((await clocks(story.code, "contact-ban.cancel"))[0]?.due_at.toISOString()).toBe(
    zulu("2026-11-30T09:30"),
  );
  desk.at("2026-11-30T09:00:00");
  expect((await act(story, "answer-cancel", { cancel: true }, desk.chair)).body.state).toBe("cancelled");
  const [row] = await bans(story.code);
  expect(row).toMatchObject({ state: "cancelled", cancelledAt: zulu("2026-11-30T09:00") });
});

test("renewed by a new request, never prolonged; a court's decision lasts four months at most", async () => {
  const story = await running();
  desk.at("2026-12-01T07:00:00");
  const [first] = await bans(story.code);
  expect((await ask(story, "2026-11-28T07:00", { renews: first.id })).status).toBe(422);
  expect((await ask(story, "2026-12-01T06:50", { renews: first.id })).status).toBe(201);
  const to = hanoi("2026-12-04T23:59");
  expect((await act(story, "decide", { to, supervisor: "A" }, desk.chair)).status).toBe(200);
  const court = (until: string, civilCase = true) =>
    desk.ask(desk.police, `POST /api/cases/${story.code}/court-bans`, {
      body: { ...story.pair, from: hanoi("2026-11-30T00:00"), to: hanoi(until), civilCase },
    });
  expect((await court("2027-03-30T23:59", false)).status).toBe(422);
  // Four months from 30 November 2026: 30 March 2027.
  expect((await court("2027-03-31T00:30")).status).toBe(422);
  expect((await court("2027-03-30T23:59")).status).toBe(201);
});

test("who does not deal with the doer sees no decision; nobody writes in one but by its acts", async () => {
  const story = await running();
  const [row] = await bans(story.code);
  const edit = (fields: object) =>
    desk.ask(desk.officer, `PATCH /api/cases/${story.code}/values`, {
      body: { changes: [{ thing: row.id, fields }] },
    });
  expect((await edit({ to: { from: "2026-12-01", to: "2027-12-01" } })).status).toBe(422);
  const out = await desk.ask(desk.officer, `DELETE /api/cases/${story.code}/things/${row.id}`);
  expect(out.status).toBe(422);
  const person = await desk.ask(desk.officer, `DELETE /api/cases/${story.code}/things/${story.pair.doerId}`);
  expect(person.status).toBe(422);
  const body = {
    kind: "duty",
    part: "health",
    toUnitId: desk.health.unitId,
    purpose: "Khám.",
    basis: "state-duty",
    ground: "Điều 29",
  };
  await desk.ask(desk.officer, `POST /api/cases/${story.code}/transitions`, { body });
  expect(await bans(story.code, desk.health)).toEqual([]);
});

/** Measures, mediation and sanctions of a case: who may note them, what the law asks of each, their clocks, and what figures count. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { knowIntake } from "#spine/intake/index.ts";
import { banStory, zulu, type Story } from "#test/ban-story.ts";
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

/** What was done, and on which day it was done last. */
const did = (story: Story, lastOn: string, behaviours = ["BL01", "BL02"]) =>
  desk.ask(desk.officer, `POST /api/cases/${story.code}/things`, {
    body: { prefix: "behaviour", ...story.pair, values: { relation: "husband", behaviours, lastOn } },
  });

const day = { decidedOn: "2026-11-28", from: "2026-11-28" };

test("a measure is decided by whom its article names, with the consent it asks for; figures read its columns", async () => {
  const story = await open();
  expect((await enter(story, "measure", { kind: "stop", decider: "court", ...day })).status).toBe(422);
  const stop = await enter(story, "measure", {
    kind: "stop",
    decider: "police-chief",
    result: "carried-out",
    ...day,
  });
  expect(stop.status).toBe(201);
  // Counselling without the harmed person's word is refused, and taken with it.
  const counsel = { kind: "aid-and-counsel", decider: "support-head", requestedBy: "harmed", ...day };
  expect((await enter(story, "measure", counsel)).status).toBe(422);
  expect((await enter(story, "measure", { ...counsel, consent: "yes" })).status).toBe(201);
  // Education waits for the verification, and for who supervises it.
  expect(
    (await enter(story, "measure", { kind: "education", decider: "chair", supervisor: "A", ...day })).status,
  ).toBe(422);
  const typed = await desk.report.query(
    `select m.kind, m.decider, m.decided_on::text, m.result from cases.measure m join cases."case" c on c.id = m.case_id
     where c.code = $1 order by m.id`,
    [story.code],
  );
  expect(typed.rows).toEqual([
    { kind: "stop", decider: "police-chief", decided_on: "2026-11-28", result: "carried-out" },
    { kind: "aid-and-counsel", decider: "support-head", decided_on: "2026-11-28", result: null },
  ]);
});

test("who does not co-ordinate notes no measure; no contact is none of these; nobody edits them as they edit a person", async () => {
  const story = await open();
  const stop = { kind: "stop", decider: "chair", ...day };
  for (const by of [desk.police, desk.health])
    expect((await enter(story, "measure", stop, { by })).status).toBe(403);
  expect((await enter(story, "measure", stop, { by: desk.elsewhere })).status).toBe(404);
  expect((await enter(story, "sanction", { kind: "unknown" }, { by: desk.health })).status).toBe(403);
  expect((await enter(story, "mediation", { sanctionGround: "no" }, { by: desk.police })).status).toBe(403);
  expect((await enter(story, "measure", { kind: "no-contact", decider: "chair", ...day })).status).toBe(422);
  const { id } = (await enter(story, "measure", stop)).body;
  const body = { changes: [{ thing: id, fields: { result: { from: null, to: "carried-out" } } }] };
  expect((await desk.ask(desk.officer, `PATCH /api/cases/${story.code}/values`, { body })).status).toBe(422);
  expect((await change(story, { kind: "measure", id }, { result: "carried-out" })).body.fields).toEqual([
    "result",
  ]);
});

test("where the shelter is, only named people of taking part read; a day in a public health facility and no more", async () => {
  desk.at("2026-12-30T09:00:00");
  const story = await open();
  const stay = {
    kind: "shelter",
    decider: "health-head",
    requestedBy: "harmed",
    consent: "yes",
    shelterKind: "public-health-facility",
    decidedOn: "2026-12-30",
    from: "2026-12-30",
  };
  const where = { address: "Phòng 4, Trạm Y tế Mẫu", shownTo: [desk.police.id] };
  expect((await enter(story, "measure", { ...stay, to: "2027-01-01" }, { with: where })).status).toBe(422);
  const nobody = await enter(
    story,
    "measure",
    { ...stay, to: "2026-12-31" },
    { with: { ...where, shownTo: [] } },
  );
  expect(nobody.status).toBe(422);
  const outside = { ...where, shownTo: [desk.elsewhere.id] };
  expect((await enter(story, "measure", { ...stay, to: "2026-12-31" }, { with: outside })).status).toBe(422);
  const { id, ...done } = (await enter(story, "measure", { ...stay, to: "2026-12-31" }, { with: where }))
    .body;
  expect(Object.keys(done)).toEqual(["version"]);
  expect((await thing(story, id, desk.police)).shelterAddress).toBe("Phòng 4, Trạm Y tế Mẫu");
  // Not the officer who wrote it, nor the chair: by office nobody reads it.
  for (const by of [desk.officer, desk.chair])
    expect(await thing(story, id, by)).not.toHaveProperty("shelterAddress");
  // From 30 December one day: until the end of 31 December, New Year's Eve.
  const [clock] = await clocks(story.code, "shelter.health-facility");
  expect(clock?.due_at.toISOString()).toBe("2026-12-31T16:59:59.999Z");
  await change(story, { kind: "measure", id }, { result: "carried-out" });
  expect((await clocks(story.code, "shelter.health-facility"))[0]?.stopped_at).not.toBeNull();
});

test("a shelter that was referred to reads its address while it takes part, and no longer than that", async () => {
  desk.at("2026-12-30T09:00:00");
  const story = await open();
  const referral = {
    kind: "referral",
    part: "shelter",
    toUnitId: desk.provider.unitId,
    purpose: "Tạm lánh.",
  };
  const consent = { basis: "consent", consents: { harmed: "yes" } };
  // The officer is not shown the address, so the referral leaves it out.
  const body = {
    ...referral,
    ...consent,
    fields: ["harmed.fullName", "measure.kind", "measure.shelterAddress"],
  };
  const { transition } = (await desk.ask(desk.officer, `POST /api/cases/${story.code}/transitions`, { body }))
    .body;
  const answer = async (by: Person, act: string, said: string | null = null) => {
    const { rows } = (
      await desk.ask(by, `GET /api/case-transitions${by === desk.officer ? "?box=sent" : ""}`)
    ).body;
    const { version } = rows.find((one: { code: string }) => one.code === transition);
    return desk.ask(by, `POST /api/case-transitions/${transition}/${act}`, { body: { version, said } });
  };
  expect((await answer(desk.provider, "accept")).status).toBe(200);
  const stay = {
    kind: "shelter",
    decider: "shelter-head",
    requestedBy: "harmed",
    consent: "yes",
    shelterKind: "trusted-address",
  };
  const where = { address: "Số 9 phố Mẫu", shownTo: [desk.provider.id] };
  const { id } = (
    await enter(story, "measure", { ...stay, decidedOn: "2026-12-30", from: "2026-12-30" }, { with: where })
  ).body;
  expect((await thing(story, id, desk.provider)).shelterAddress).toBe("Số 9 phố Mẫu");
  expect((await answer(desk.officer, "revoke", "Chị Hoà về nhà mẹ đẻ.")).status).toBe(200);
  expect((await desk.ask(desk.provider, `GET /api/cases/${story.code}`)).status).toBe(404);
});

test("mediation: only after the question was answered no, begun within three days, stopped at any time", async () => {
  desk.at("2028-02-27T09:00:00");
  const story = await open();
  const offer = (sanctionGround: string, reason: string | null = "Chỉ lời qua tiếng lại, không đủ căn cứ.") =>
    enter(story, "mediation", { sanctionGround, sanctionGroundReason: reason, offered: true });
  expect((await offer("yes")).status).toBe(422);
  expect((await offer("unknown")).status).toBe(422);
  expect((await offer("no", null)).status).toBe(422);
  const { id } = (await offer("no")).body;
  const of = { kind: "mediation", id };
  expect((await change(story, of, { startedOn: "2028-02-27" })).status).toBe(422);
  await change(story, of, { accepted: "yes", assignedOn: "2028-02-27", mediator: "Bà Tư" });
  // 28 and 29 February of a leap year, 1 March.
  const [clock] = await clocks(story.code, "mediation.start");
  expect(clock?.due_at.toISOString()).toBe("2028-03-01T16:59:59.999Z");
  desk.at("2028-02-28T09:00:00");
  await change(story, of, { startedOn: "2028-02-28" });
  expect((await clocks(story.code, "mediation.start"))[0]?.stopped_at?.toISOString()).toBe(
    zulu("2028-02-28T09:00"),
  );
  // It turns out that there is ground for a sanction: it does not go on, and stopping is not refused.
  expect((await change(story, of, { sanctionGround: "yes" })).status).toBe(422);
  expect((await change(story, of, { sanctionGround: "yes", result: "stopped" })).status).toBe(200);
  expect((await change(story, of, { result: "succeeded", agreement: "Hai bên hứa." })).status).toBe(422);
  // And it stands in no sanction's place.
  const none = await enter(story, "sanction", { kind: "none", note: "Đã hòa giải." });
  expect(none.status).toBe(422);
});

test("articles are proposed from what was done, with a last day a year on; a fine beyond its article is refused", async () => {
  desk.at("2028-03-01T09:00:00");
  const story = await open();
  await did(story, "2028-02-29");
  const { body } = await desk.ask(desk.police, `GET /api/cases/${story.code}/sanction-proposals`);
  // A year from 29 February 2028 ends on the last day of February 2029.
  expect(body).toMatchObject({ actOn: "2028-02-29", limitationOn: "2029-02-28" });
  expect(body.articles.map((one: { code: string }) => one.code)).toEqual(["37.1", "37.2", "37.3", "39.1"]);
  expect((await desk.ask(desk.health, `GET /api/cases/${story.code}/sanction-proposals`)).status).toBe(403);
  const { id } = (
    await enter(story, "sanction", { kind: "administrative", article: "37.2" }, { by: desk.police })
  ).body;
  const [clock] = await clocks(story.code, "sanction.limitation");
  expect(clock?.due_at.toISOString()).toBe("2029-02-28T16:59:59.999Z");
  const of = { kind: "sanction", id, by: desk.police };
  // 5 to 10 million for beating.
  expect((await change(story, of, { decidedOn: "2028-03-01", amount: 12_000_000 })).status).toBe(422);
  expect((await change(story, of, { decidedOn: "2028-03-01", amount: 7_500_000 })).status).toBe(200);
  expect((await clocks(story.code, "sanction.limitation"))[0]?.stopped_at).not.toBeNull();
  const typed = await desk.report.query(
    "select kind, article, amount::int, limitation_on::text from cases.sanction where id = $1",
    [id],
  );
  expect(typed.rows).toEqual([
    { kind: "administrative", article: "37.2", amount: 7_500_000, limitation_on: "2029-02-28" },
  ]);
});

test("legal aid: by hardship until the end of 2026, as a victim from 1 January 2027", async () => {
  desk.at("2026-11-28T08:00:00");
  const story = await open();
  const aid = async (on: string, more: object = {}, by: Person = desk.officer) =>
    desk.ask(by, `POST /api/cases/${story.code}/legal-aid`, { body: { day: on, poor: "no", ...more } });
  expect((await aid("2026-12-31", { hardship: "no" })).body.eligible).toBe("unknown");
  expect((await aid("2026-12-31", { hardship: "yes" })).body.eligible).toBe("yes");
  expect((await aid("2027-01-01", { hardship: "no" })).body.eligible).toBe("yes");
  expect((await aid("2027-01-01", {}, desk.police)).status).toBe(403);
  await desk.ask(desk.officer, `PATCH /api/cases/${story.code}/values`, {
    body: { changes: [{ thing: null, fields: { occurredOn: { from: null, to: "2026-12-31" } } }] },
  });
  // Born in 1990: no child on the last day of 2026, so that nothing is left to ask.
  expect((await aid("2026-12-31", { hardship: "no" })).body.eligible).toBe("no");
});

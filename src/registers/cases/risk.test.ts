/** How dangerous it is: proposed by the answers, raised with a reason, lowered by two; contacts follow the level; clocks of duties. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { knowIntake } from "#spine/intake/index.ts";
import { openIntakeDesk, toldOf, type IntakeDesk } from "#test/intake-desk.ts";
import { caseListener, cases } from "./index.ts";

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await openIntakeDesk([cases]);
  knowIntake(caseListener);
  desk.at("2026-11-28T08:00:00");
});
afterAll(async () => {
  knowIntake();
  await desk.close();
});

const open = (change: object = {}, safe: object = {}): Promise<string> => {
  const safeContact = { channel: "phone", phone: "0912345678", hours: null, never: false, ...safe };
  return desk.openCase({ content: toldOf({ safeContact }), ...change });
};
const duty = (part: string, toUnitId: number) => ({
  kind: "duty",
  part,
  toUnitId,
  purpose: "Bảo vệ nạn nhân.",
  basis: "state-duty",
  ground: "Luật 13/2022/QH15, Điều 20",
});
const assess = (code: string, body: object, by = desk.officer) =>
  desk.ask(by, `POST /api/cases/${code}/assessments`, { body });
const pairOf = async (code: string) => {
  const { things } = (await desk.ask(desk.officer, `GET /api/cases/${code}`)).body;
  const of = (prefix: string) => things.find((one: { prefix: string }) => one.prefix === prefix).id as number;
  const values = { relation: "father", behaviours: ["BL01"] };
  return { prefix: "behaviour", harmedId: of("harmed"), doerId: of("doer"), values };
};
const clocksOf = async (code: string, open = true) =>
  (
    await desk.owner.query(
      `select rule_code from deadlines.clock where subject_code = $1 and (stopped_at is null) = $2 order by rule_code`,
      [code, open],
    )
  ).rows.map((row: { rule_code: string }) => row.rule_code);

test("a critical answer makes the level high; the next contact follows the level, and the clock of the assessment is met", async () => {
  const code = await open();
  expect(await clocksOf(code)).toEqual(["case.assess-danger", "case.first-decision", "case.verify"]);
  // The example gives choking 3 points and calls it critical: high at least, contact every 3 days.
  const done = await assess(code, { answers: { choking: "yes" } });
  expect(done.body).toMatchObject({ score: 3, proposed: "high", decided: "high" });
  const seen = (await desk.ask(desk.officer, `GET /api/cases/${code}`)).body;
  expect(seen).toMatchObject({ risk: "high", nextContactOn: "2026-12-01" });
  expect(await clocksOf(code)).toEqual(["case.first-decision", "case.verify"]);
});

test("judgement raises with a reason; a lower level waits until a second person agrees", async () => {
  const code = await open();
  expect((await assess(code, { answers: {}, chosen: "extreme" })).status).toBe(422);
  const raised = await assess(code, { answers: {}, chosen: "extreme", reason: "Đã mua xăng." });
  expect(raised.body).toMatchObject({ proposed: "low", decided: "extreme", meeting: true });
  const lower = await assess(code, { answers: { choking: "yes" }, chosen: "medium", reason: "Đã ly thân." });
  expect(lower.body).toMatchObject({ proposed: "high", decided: "high" });
  const { assessments } = (await desk.ask(desk.officer, `GET /api/cases/${code}/risk`)).body;
  expect(assessments[0]).toMatchObject({ decided: "high", lowerTo: "medium", reason: "Đã ly thân." });
  const agree = (by: IntakeDesk["chair"]) =>
    desk.ask(by, `POST /api/cases/${code}/assessments/${assessments[0].id}/lower`, {
      body: { reason: "Đồng ý." },
    });
  expect((await agree(desk.officer)).status).toBe(422);
  expect((await agree(desk.chair)).body).toEqual({ decided: "medium" });
  expect((await desk.ask(desk.officer, `GET /api/cases/${code}`)).body.risk).toBe("medium");
});

test("who was reached puts the next contact off by the level; who may never be called is not called", async () => {
  const code = await open();
  await assess(code, { answers: { choking: "yes" } });
  desk.at("2026-11-30T09:00:00");
  const note = (body: object) => desk.ask(desk.officer, `POST /api/cases/${code}/contacts`, { body });
  const told = { kind: "visit", safe: "yes", again: "no", note: "Đã gặp tại trạm y tế." };
  expect((await note({ ...told, reached: "no" })).body).toEqual({ nextContactOn: "2026-12-01" });
  expect((await note({ ...told, reached: "yes" })).body).toEqual({ nextContactOn: "2026-12-03" });
  const never = await open({}, { never: true });
  const called = await desk.ask(desk.officer, `POST /api/cases/${never}/contacts`, {
    body: { ...told, kind: "call", reached: "yes" },
  });
  expect(called.status).toBe(422);
  // A part that is not shown the safe contact is told so much, and is held to it as well.
  await desk.ask(desk.officer, `POST /api/cases/${never}/transitions`, {
    body: duty("health", desk.health.unitId),
  });
  const seen = (await desk.ask(desk.health, `GET /api/cases/${never}`)).body;
  expect(seen.visible).not.toContain("harmed.safeNever");
  expect(seen.neverCall).toBe(true);
  const message = { body: { ...told, kind: "message", reached: "yes" } };
  expect((await desk.ask(desk.health, `POST /api/cases/${never}/contacts`, message)).status).toBe(422);
});

test("a child harmed and a crime suspected: each duty has its clock, and taking part meets it", async () => {
  const code = await open({ childHarmed: "yes", crimeSuspected: "yes", lifeDanger: "yes" });
  expect(await clocksOf(code)).toEqual([
    "case.assess-danger",
    "case.bring-child-protection",
    "case.bring-police",
    "case.first-decision",
    "case.hand-over",
    "case.verify",
    "contact-ban.decide-in-danger",
  ]);
  await desk.ask(desk.officer, `POST /api/cases/${code}/transitions`, {
    body: duty("police", desk.police.unitId),
  });
  expect(await clocksOf(code, false)).toEqual(["case.bring-police"]);
});

test("what is learned later starts its clock too, whoever writes it; a child by the year alone is a child", async () => {
  desk.at("2026-12-02T09:00:00");
  const code = await open();
  const before = ["case.assess-danger", "case.first-decision", "case.verify"];
  expect(await clocksOf(code)).toEqual(before);
  await desk.ask(desk.officer, `POST /api/cases/${code}/transitions`, {
    body: duty("police", desk.police.unitId),
  });
  const write = async (by: IntakeDesk["officer"], fields: Record<string, unknown>, prefix?: string) => {
    const seen = (await desk.ask(by, `GET /api/cases/${code}`)).body;
    const thing = prefix ? seen.things.find((one: { prefix: string }) => one.prefix === prefix) : null;
    const values = thing?.values ?? seen.values;
    const changed = Object.entries(fields).map(([name, to]) => [name, { from: values[name] ?? null, to }]);
    const changes = [{ thing: thing?.id ?? null, fields: Object.fromEntries(changed) }];
    expect((await desk.ask(by, `PATCH /api/cases/${code}/values`, { body: { changes } })).status).toBe(200);
  };
  // The police learn of danger to life: they take part already, so only the ban is to be considered, by the chair.
  await write(desk.police, { lifeDanger: "yes" });
  expect(await clocksOf(code)).toEqual([...before, "contact-ban.decide-in-danger"]);
  const [clock] = (
    await desk.owner.query(
      "select unit_id from deadlines.clock where subject_code = $1 and rule_code = 'contact-ban.decide-in-danger'",
      [code],
    )
  ).rows;
  expect(clock.unit_id).toBe(desk.place);
  // Nobody knows the day of the event, only a year: 2012, so fourteen at most.
  await write(desk.officer, { birthYear: 2012 }, "harmed");
  expect(await clocksOf(code)).toContain("case.bring-child-protection");
  // It may be given to nobody else before: what was found cannot be concluded without child protection (Art. 4).
  await desk.ask(desk.officer, `POST /api/cases/${code}/things`, {
    body: await pairOf(code),
  });
  const conclude = async () => {
    const { version } = (await desk.ask(desk.officer, `GET /api/cases/${code}`)).body;
    const body = { version, reason: "Lời cháu." };
    return desk.ask(desk.officer, `POST /api/cases/${code}/verify`, { body });
  };
  const refused = await conclude();
  expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining("bảo vệ trẻ em")]);
  const section = await desk.unitId("01.00004-VHXH");
  await desk.ask(desk.officer, `POST /api/cases/${code}/transitions`, {
    body: duty("child-protection", section),
  });
  expect((await conclude()).status).toBe(200);
});

/** A report from the police post to the chair's desk and on: who sees it, what may be done, and that it is one however often it is sent. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { intakeWork } from "#spine/intake/index.ts";
import { openIntakeDesk, told, type IntakeDesk } from "#test/intake-desk.ts";
import { verbs } from "./verbs.ts";

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await openIntakeDesk();
});
afterAll(() => desk.close());

const workOf = (person: IntakeDesk["chair"]) =>
  desk.app.transaction({ "toam.verb": "work.read", "toam.sees": "", "toam.writes": "" }, (tx) =>
    intakeWork(tx, person),
  );

test("what a police officer enters stands in the chair's work, is opened, assigned and answered", async () => {
  const { chair, officer, police, health } = desk;
  const code = await desk.enter({ danger: "yes" });
  expect((await workOf(chair)).map((one) => one.code)).toContain(code);
  expect((await workOf(police)).map((one) => one.code)).not.toContain(code);

  const opened = (await desk.ask(chair, `GET /api/intake/reports/${code}`)).body;
  expect(opened.content.what).toBe("Chồng đánh vợ lúc say rượu.");
  expect(opened.content.safeContact).toMatchObject({
    phone: "0912 345 678",
    hours: "8–11 giờ",
    never: false,
  });
  expect(opened).toMatchObject({ state: "received", addressLetter: "b", channel: "police", nameless: true });

  expect((await desk.act(officer, code, "acknowledge", { version: 1 })).body).toEqual({
    code,
    state: "acknowledged",
  });
  const given = await desk.act(chair, code, "assign", {
    version: 2,
    act: "assign",
    part: "police",
    toUnitId: police.unitId,
    toPersonId: police.id,
    note: "Đến ngay nhà nạn nhân.",
  });
  expect(given.body).toEqual({ code, state: "assigned" });
  expect((await workOf(chair)).map((one) => one.code)).not.toContain(code);
  expect((await workOf(police)).map((one) => one.code)).toContain(code);
  // Whoever was not given it has no such report.
  expect((await desk.ask(health, `GET /api/intake/given/${code}`)).status).toBe(404);

  const seen = (await desk.ask(police, `GET /api/intake/given/${code}`)).body;
  expect(seen.assignments).toMatchObject([{ note: "Đến ngay nhà nạn nhân.", canAnswer: true, answer: null }]);
  const answer = await desk.ask(police, `POST /api/intake/given/${code}/answer`, {
    body: { number: 1, answer: "accepted" },
  });
  expect(answer.body).toEqual({ code, state: "assigned" });
  expect(await workOf(police)).toEqual([]);
  const events = (await desk.ask(chair, `GET /api/intake/reports/${code}`)).body.events;
  expect(events.map((one: { act: string }) => one.act)).toEqual([
    "receive",
    "tell-chair",
    "acknowledge",
    "assign",
    "accept",
  ]);
});

test("sent twice, also with a word changed in between, it is one report", async () => {
  const entry = randomUUID();
  const body = told(desk.place, "2026-11-28T00:30:00Z", { entry });
  const [one, two] = [
    await desk.ask(desk.police, "POST /api/intake/reports", { body }),
    await desk.ask(desk.police, "POST /api/intake/reports", { body: { ...body, danger: "yes" } }),
  ];
  expect(two.body.code).toBe(one.body.code);
  // Nobody else's number opens it.
  const other = await desk.ask(desk.health, "POST /api/intake/reports", { body });
  expect(other.status).toBe(409);
  expect(JSON.stringify(other.body)).not.toContain(one.body.code);
});

test("whoever entered it sees how far it is, and nothing of the commune's case", async () => {
  const code = await desk.enter({}, desk.hamletHead);
  expect((await desk.ask(desk.hamletHead, `GET /api/intake/entered/${code}`)).body.content.what).toContain(
    "Chồng",
  );
  // At the ward itself, whoever enters follows their own alone: the mediator beside the hamlet head has none.
  expect((await desk.ask(desk.mediator, `GET /api/intake/entered/${code}`)).status).toBe(404);
  expect((await desk.ask(desk.mediator, "GET /api/intake/entered?which=all")).body).toMatchObject({
    rows: [],
    total: 0,
  });
  expect((await desk.ask(desk.hamletHead, `GET /api/intake/reports/${code}`)).status).toBe(403);
});

test("a stale act is a conflict, a thing done twice is refused, and closing waits for what the law asks", async () => {
  const { chair, officer, police, investigators } = desk;
  const code = await desk.enter({ kind: "trafficking", lifeDanger: "yes" });
  await desk.act(officer, code, "acknowledge", { version: 1 });
  expect((await desk.act(officer, code, "acknowledge", { version: 1 })).status).toBe(409);
  expect((await desk.act(officer, code, "acknowledge", { version: 2 })).body.kind).toBe("rule");
  const early = await desk.act(chair, code, "close", { version: 2, reason: "Xong" });
  expect(early.body).toMatchObject({ kind: "rule", source: "Luật 13/2022/QH15, Điều 20" });
  const handedOver = { act: "hand-over", part: "investigation", toUnitId: investigators.unitId };
  expect((await desk.act(chair, code, "assign", { version: 2, ...handedOver })).body.state).toBe(
    "handed-over",
  );
  expect((await desk.act(chair, code, "close", { version: 3, reason: "Xong" })).body.kind).toBe("rule");
  const no = { number: 1, answer: "declined" };
  expect((await desk.ask(investigators, `POST /api/intake/given/${code}/answer`, { body: no })).status).toBe(
    422,
  );
  const why = { ...no, reason: "Thuộc thẩm quyền công an phường." };
  expect((await desk.ask(investigators, `POST /api/intake/given/${code}/answer`, { body: why })).status).toBe(
    200,
  );
  // Who sent it back sees it no longer; the chair has it again, with the reason.
  expect((await desk.ask(investigators, `GET /api/intake/given/${code}`)).status).toBe(404);
  const back = (await desk.ask(chair, `GET /api/intake/reports/${code}`)).body;
  expect(back.state).toBe("declined");
  const clocks = (await desk.ask(chair, `GET /api/clocks/of/intake/${code}`)).body.rows;
  const handling = clocks.filter((one: { rule: { code: string } }) => one.rule.code === "intake.handle");
  expect(handling.map((one: { state: string }) => one.state)).toEqual(["running", "met"]);
  expect(back.assignments[0].answerReason).toBe("Thuộc thẩm quyền công an phường.");

  const again = { version: back.version, ...handedOver };
  await desk.act(chair, code, "assign", again);
  await desk.ask(investigators, `POST /api/intake/given/${code}/answer`, {
    body: { number: 2, answer: "accepted" },
  });
  const toPolice = { act: "assign", part: "police", toUnitId: police.unitId };
  const versionNow = async (): Promise<number> =>
    (await desk.ask(chair, `GET /api/intake/reports/${code}`)).body.version;
  const noPolice = await desk.act(chair, code, "close", { version: await versionNow(), reason: "Xong" });
  expect(noPolice.body.detail).toContain("Công an");
  await desk.act(chair, code, "assign", { version: await versionNow(), ...toPolice });
  const closed = await desk.act(chair, code, "close", {
    version: await versionNow(),
    reason: "Đã bàn giao.",
  });
  expect(closed.body.state).toBe("closed");
});

test("each verb is refused to somebody", async () => {
  const code = await desk.enter();
  const body = { version: 1, reason: "x", number: 1, answer: "accepted" };
  const refused: Readonly<Record<string, readonly [IntakeDesk["chair"], string, object?]>> = {
    "intake.receive": [desk.city, "POST /api/intake/reports", told(desk.place, "2026-11-28T00:00:00Z")],
    "intake.follow": [desk.leadership, `GET /api/intake/entered/${code}`],
    "intake.read": [desk.city, `GET /api/intake/reports/${code}`],
    "intake.acknowledge": [desk.police, `POST /api/intake/reports/${code}/acknowledge`, body],
    "intake.assign": [desk.officer, `POST /api/intake/reports/${code}/assign`, body],
    "intake.handle": [desk.police, `POST /api/intake/reports/${code}/handle`, body],
    "intake.close": [desk.officer, `POST /api/intake/reports/${code}/close`, body],
    "intake.write": [desk.police, `POST /api/intake/reports/${code}/thread`, { text: "x" }],
    "intake.read-system": [desk.chair, "GET /api/intake/systems"],
    "intake.set-system": [desk.chair, "DELETE /api/intake/systems/1"],
    "intake.read-given": [desk.hamletHead, `GET /api/intake/given/${code}`],
    "intake.answer": [desk.chair, `POST /api/intake/given/${code}/answer`, body],
    "intake.read-body": [desk.auditor, "GET /api/intake/bodies"],
    "intake.set-body": [desk.chair, "PUT /api/intake/bodies/crime", { unitId: 1 }],
  };
  expect(Object.keys(refused).toSorted()).toEqual(Object.keys(verbs).toSorted());
  for (const [verb, [person, route, sent]] of Object.entries(refused))
    expect([verb, (await desk.ask(person, route, { ...(sent && { body: sent }) })).status]).toEqual([
      verb,
      403,
    ]);
  // The chair of another ward holds every verb and has no such report.
  expect((await desk.ask(desk.elsewhere, `GET /api/intake/reports/${code}`)).status).toBe(404);
  expect((await desk.act(desk.elsewhere, code, "handle", { version: 1 })).status).toBe(404);
});

test("who told is not told on to whoever is given the report for care; the police know, and all where they are the only way", async () => {
  const { police, health, chair } = desk;
  const tell = async (channel: string) => {
    const reporter = { name: "Bà Phạm Thị Tư", phone: "0904 111 222", relation: "Hàng xóm" };
    const safeContact = { channel, phone: null, hours: null, never: true, note: null };
    const code = await desk.enter(
      { content: { what: "Nghe tiếng khóc.", safeContact, reporter } },
      desk.hamletHead,
    );
    for (const [part, by] of [
      ["police", police],
      ["health", health],
    ] as const) {
      const { version } = (await desk.ask(chair, `GET /api/intake/reports/${code}`)).body;
      const body = { version, act: "assign", part, toUnitId: by.unitId, toPersonId: null, note: null };
      expect((await desk.act(chair, code, "assign", body)).status).toBe(200);
    }
    const seen = async (by: typeof police) =>
      (await desk.ask(by, `GET /api/intake/given/${code}`)).body.content.reporter as unknown;
    return { reporter, toPolice: await seen(police), toHealth: await seen(health) };
  };
  const apart = await tell("in-person");
  expect(apart.toPolice).toEqual(apart.reporter);
  expect(apart.toHealth).toEqual({ name: null, phone: null, relation: "Hàng xóm" });
  const only = await tell("reporter-only");
  expect(only.toHealth).toEqual(only.reporter);
});

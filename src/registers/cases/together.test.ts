/** Work together, apart: a referral shows what was chosen once it is accepted and no longer than it lasts; a transfer moves the case. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSheet } from "#base/sheet/index.ts";
import { knowIntake } from "#spine/intake/index.ts";
import { numbered, openIntakeDesk, toldOf, type IntakeDesk } from "#test/intake-desk.ts";
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

const content = toldOf({ people: numbered });
const open = (): Promise<string> => desk.openCase({ content });

const read = (person: IntakeDesk["chair"], code: string) => desk.ask(person, `GET /api/cases/${code}`);
const giving = (change: object = {}): object => ({
  kind: "referral",
  part: "health",
  toUnitId: desk.health.unitId,
  purpose: "Khám thương tích, cấp giấy xác nhận.",
  basis: "consent",
  consents: { harmed: "yes" },
  fields: ["harmed.fullName", "harmed.sex", "harmed.birthYear"],
  ...change,
});
const send = (code: string, change: object = {}) =>
  desk.ask(desk.officer, `POST /api/cases/${code}/transitions`, { body: giving(change) });
const act = async (person: IntakeDesk["chair"], code: string, name: string, body: object = {}) => {
  const { rows } = (await desk.ask(person, "GET /api/case-transitions?open=false")).body;
  const version = rows.find((row: { code: string }) => row.code === code)?.version ?? 1;
  return desk.ask(person, `POST /api/case-transitions/${code}/${name}`, { body: { version, ...body } });
};

test("whom it is sent to reads what is asked and nothing of the case; accepted, it shows the chosen fields alone", async () => {
  const code = await open();
  const sent = await send(code);
  expect(sent.status).toBe(201);
  const { transition } = sent.body;
  const [line] = (await desk.ask(desk.health, "GET /api/case-transitions")).body.rows;
  expect(line).toMatchObject({
    code: transition,
    state: "requested",
    purpose: "Khám thương tích, cấp giấy xác nhận.",
    caseCode: null,
    can: ["accept", "reject"],
  });
  expect((await read(desk.health, code)).status).toBe(404);
  expect((await desk.ask(desk.police, "GET /api/case-transitions")).body.rows).toEqual([]);

  expect((await act(desk.health, transition, "accept")).body).toEqual({ state: "accepted" });
  const seen = (await read(desk.health, code)).body;
  expect(seen.visible.toSorted()).toEqual(["harmed.birthYear", "harmed.fullName", "harmed.sex"]);
  const harmed = seen.things.find((one: { prefix: string }) => one.prefix === "harmed");
  expect(harmed.values).toEqual({ fullName: "Nguyễn Thị Hoà", sex: "female", birthYear: 1990 });
  expect(seen.values).toEqual({});

  expect((await act(desk.health, transition, "complete")).status).toBe(422);
  expect((await act(desk.health, transition, "complete", { said: "Đã khám, cấp giấy." })).body.state).toBe(
    "completed",
  );
  expect((await read(desk.health, code)).status).toBe(404);
  const back = (await desk.ask(desk.officer, `GET /api/cases/${code}/transitions`)).body.rows[0];
  expect(back).toMatchObject({ state: "completed", result: "Đã khám, cấp giấy." });
});

test("whose name was not given is neither listed nor found by it: what the seats of others show is not one's own", async () => {
  const code = await open();
  const { transition } = (await send(code, { fields: ["harmed.sex"] })).body;
  await act(desk.health, transition, "accept");
  const [line] = (await desk.ask(desk.health, "GET /api/cases")).body.rows;
  expect(line).toMatchObject({ code, harmed: [] });
  const found = async (person: IntakeDesk["chair"]) =>
    (await desk.ask(person, "POST /api/cases/search", { body: { idNumber: "001190123456" } })).body.rows;
  expect(await found(desk.health)).toEqual([]);
  expect((await found(desk.officer)).map((row: { code: string }) => row.code)).toContain(code);
  await act(desk.health, transition, "complete", { said: "Xong." });
});

test("without consent the article is named; narrow fields go to nobody by office; taking back ends it at once", async () => {
  const code = await open();
  expect((await send(code, { consents: {} })).status).toBe(422);
  expect((await send(code, { basis: "life-emergency", consents: {} })).status).toBe(422);
  expect((await send(code, { fields: ["harmed.fullName", "harmed.safeHours"] })).status).toBe(422);
  const sent = await send(code, {
    basis: "life-emergency",
    consents: {},
    ground: "Luật 91/2025/QH15, Điều 19",
  });
  const { transition } = sent.body;
  await act(desk.health, transition, "accept");
  expect((await read(desk.health, code)).status).toBe(200);
  const version = (await desk.ask(desk.officer, `GET /api/cases/${code}/transitions`)).body.rows[0].version;
  const back = await desk.ask(desk.officer, `POST /api/case-transitions/${transition}/revoke`, {
    body: { version, said: "Nạn nhân rút lại đồng ý." },
  });
  expect(back.body.state).toBe("revoked");
  expect((await read(desk.health, code)).status).toBe(404);
});

test("rejected with a reason, the case stays where it was; no answer has a clock of twelve hours", async () => {
  const code = await open();
  const { transition } = (await send(code)).body;
  const clocks = await desk.owner.query(
    "select due_at - started_at = '12 hours' as twelve, unit_id from deadlines.clock where subject_code = $1",
    [transition],
  );
  expect(clocks.rows).toEqual([{ twelve: true, unit_id: desk.health.unitId }]);
  expect((await act(desk.health, transition, "reject")).status).toBe(422);
  expect((await act(desk.health, transition, "reject", { said: "Không có chuyên khoa." })).body.state).toBe(
    "rejected",
  );
  expect((await read(desk.health, code)).status).toBe(404);
});

test("a duty of the law begins at once, with the pack of its part", async () => {
  const code = await open();
  const sent = await send(code, {
    kind: "duty",
    part: "police",
    toUnitId: desk.police.unitId,
    basis: "state-duty",
    ground: "Luật 13/2022/QH15, Điều 20",
    consents: {},
    fields: null,
  });
  expect(sent.status).toBe(201);
  const seen = (await read(desk.police, code)).body;
  expect(seen.parts).toEqual(["police"]);
  expect(seen.visible).toContain("doer.fullName");
  // The police may call: so they are shown when, and whether at all.
  expect(seen.visible).toEqual(
    expect.arrayContaining(["harmed.phone", "harmed.safeHours", "harmed.safeNever"]),
  );
  expect(seen.visible).not.toContain("harmed.safetyPlan");
  expect(seen.visible).not.toContain("case.reporterName");
});

test("a transfer moves the responsibility once the other commune accepts, and the first sees it no longer", async () => {
  const code = await open();
  const sent = await send(code, {
    kind: "transfer",
    part: "co-ordinator",
    toUnitId: desk.elsewhere.unitId,
    basis: "state-duty",
    ground: "Luật 13/2022/QH15, Điều 19",
    consents: {},
    fields: null,
  });
  expect(sent.status).toBe(201);
  expect((await read(desk.elsewhere, code)).status).toBe(404);
  expect((await read(desk.officer, code)).status).toBe(200);
  expect((await act(desk.elsewhere, sent.body.transition, "accept")).body.state).toBe("completed");
  const seen = (await read(desk.elsewhere, code)).body;
  expect(seen).toMatchObject({ unit: { id: desk.elsewhere.unitId }, parts: ["co-ordinator"] });
  expect((await read(desk.officer, code)).status).toBe(404);
});

test("the sheet holds what the list shows, names only where they are shown, and the trail whose they were", async () => {
  const code = await open();
  const sheetOf = async (person: IntakeDesk["chair"]) => {
    const { status, bytes } = await desk.ask(
      person,
      "GET /api/cases/export.xlsx?which=open&columns=code,harmed,place",
    );
    expect(status).toBe(200);
    return (await readSheet(bytes, "vu-viec.xlsx")).rows.map((row) => row.cells);
  };
  const mine = (await sheetOf(desk.officer)).find((cells) => cells["Mã vụ việc"] === code);
  expect(Object.keys(mine ?? {})).toEqual(["Mã vụ việc", "Người bị bạo lực", "Nơi xảy ra"]);
  expect(mine).toMatchObject({ "Người bị bạo lực": "Nguyễn Thị Hoà" });
  await desk.ask(desk.officer, `POST /api/cases/${code}/transitions`, {
    body: giving({ fields: ["harmed.sex"] }),
  });
  const { rows } = (await desk.ask(desk.health, "GET /api/case-transitions")).body;
  await act(desk.health, rows.at(0).code, "accept");
  const theirs = (await sheetOf(desk.health)).find((cells) => cells["Mã vụ việc"] === code);
  expect(theirs?.["Người bị bạo lực"] ?? "").toBe("");
  const trail = await desk.owner.query(
    "select details from access.audit where verb = 'case.read' and details ? 'exported' and person_id = $1 order by id desc limit 1",
    [desk.officer.id],
  );
  expect((trail.rows[0] as { details: { names: string[] } }).details.names).toContain(code);
  expect(JSON.stringify(trail.rows)).not.toContain("Hoà");
});

test("whoever takes part in several communes narrows the list to one", async () => {
  await open();
  const { rows } = (await desk.ask(desk.officer, "GET /api/cases/places")).body;
  expect(rows.map((row: { id: number }) => row.id)).toEqual([desk.place]);
  const listed = async (place: number) =>
    (await desk.ask(desk.officer, `GET /api/cases?which=all&place=${place}`)).body.rows.length;
  expect(await listed(desk.place)).toBeGreaterThan(0);
  expect(await listed(desk.elsewhere.unitId)).toBe(0);
});

test("nothing is sent to a unit, or a person, that is shut out, and the answer does not say why", async () => {
  const code = await open();
  const shutOut = async (whom: object): Promise<void> => {
    const { version } = (await read(desk.officer, code)).body;
    const body = { version, why: "conflict", reason: "Là người nhà.", ...whom };
    expect((await desk.ask(desk.officer, `POST /api/cases/${code}/barred`, { body })).status).toBe(200);
  };
  await shutOut({ unitId: desk.health.unitId });
  await shutOut({ personId: desk.police.id });
  const law = { basis: "state-duty", ground: "Luật 13/2022/QH15, Điều 20", fields: ["harmed.fullName"] };
  const police = { ...law, part: "police", toUnitId: desk.police.unitId };
  for (const change of [
    law,
    { ...law, kind: "duty" },
    { ...law, kind: "transfer", part: "co-ordinator" },
    { ...police, toPersonId: desk.police.id },
    { ...police, kind: "duty", toPersonId: desk.police.id },
  ]) {
    const answer = await send(code, change);
    expect([change, answer.status]).toEqual([change, 422]);
    expect(answer.body.detail).toBe("Không gửi được vụ việc này đến đơn vị (người) đó. Hãy chọn nơi khác.");
  }
  // The rest of that person's unit takes part as any other.
  expect((await send(code, police)).status).toBe(201);
});

test("a mediator or a hamlet head of the ward is no co-ordinator of its cases, and is offered no address of a shelter", async () => {
  const code = await open();
  for (const neighbour of [desk.mediator, desk.hamletHead]) {
    expect([403, 404]).toContain((await read(neighbour, code)).status);
    expect([403, 404]).toContain((await desk.ask(neighbour, "GET /api/cases")).status);
  }
  const { rows } = (await desk.ask(desk.officer, `GET /api/cases/${code}/people-taking-part`)).body;
  const ids = rows.map((one: { id: number }) => one.id);
  expect(ids).toEqual(expect.arrayContaining([desk.officer.id, desk.chair.id]));
  expect(ids).not.toContain(desk.mediator.id);
  expect(ids).not.toContain(desk.hamletHead.id);
});

test("why something was done is read by whoever is shown what is told of the event, and by nobody else", async () => {
  const code = await open();
  const give = (part: string, toUnitId: number) => {
    const ground = { basis: "state-duty", ground: "Luật 13/2022/QH15, Điều 20", consents: {}, fields: null };
    return send(code, { kind: "duty", part, toUnitId, ...ground });
  };
  await give("police", desk.police.unitId);
  await give("health", desk.health.unitId);
  const { version } = (await read(desk.chair, code)).body;
  const body = { version, reason: "Chị kể với bà Tư ở tổ 4.", workerId: desk.officer.id };
  expect((await desk.ask(desk.chair, `POST /api/cases/${code}/assign`, { body })).status).toBe(200);
  const told = async (by: IntakeDesk["chair"]) => {
    const { rows } = (await desk.ask(by, `GET /api/cases/${code}/history`)).body;
    return rows.find((row: { act: string }) => row.act === "case.assign").note as string | null;
  };
  expect(await Promise.all([desk.officer, desk.police, desk.health].map(told))).toEqual([
    body.reason,
    body.reason,
    null,
  ]);
});

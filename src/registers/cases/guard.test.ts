/** A sealed case is, to whoever may not know, as if there were none; whoever is shut out finds nothing, whatever their role. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSheet } from "#base/sheet/index.ts";
import type { Person } from "#spine/access/index.ts";
import { knowIntake } from "#spine/intake/index.ts";
import { allSources, climbLadders } from "#spine/notices/index.ts";
import { numbered, openIntakeDesk, toldOf, type IntakeDesk } from "#test/intake-desk.ts";
import { caseListener, cases } from "./index.ts";

let desk: IntakeDesk;
/** Of the same commune as the chair and the officer, and of its police. */
let colleague: Person;
beforeAll(async () => {
  desk = await openIntakeDesk([cases]);
  knowIntake(caseListener);
  colleague = await desk.another("commune-officer", "01.00004");
});
afterAll(async () => {
  knowIntake();
  await desk.close();
});

const content = toldOf({ people: numbered });

const read = (person: Person, code: string) => desk.ask(person, `GET /api/cases/${code}`);
const versionOf = async (person: Person, code: string): Promise<number> =>
  (await read(person, code)).body.version as number;
const act = async (person: Person, code: string, name: string, body: object = {}) =>
  desk.ask(person, `POST /api/cases/${code}/${name}`, {
    body: { version: await versionOf(person, code), ...body },
  });

interface Opened {
  readonly code: string;
  readonly report: string;
}
/** A life in danger, told at the commune's desk: its police have the report at once, everybody there is told. */
async function open(): Promise<Opened> {
  const change = { content, channel: "desk", lifeDanger: "yes", danger: "yes" };
  const report = await desk.enter(change, desk.officer);
  const opened = await desk.ask(desk.officer, "POST /api/cases", { body: { report } });
  expect(opened.status).toBe(201);
  return { code: opened.body.code as string, report };
}
const seal = (code: string, people: readonly Person[] = [desk.chair, desk.officer], by = desk.chair) =>
  act(by, code, "seal", {
    form: "official-concerned",
    reason: "Cán bộ phường là người nhà.",
    named: people.map((one) => one.id),
  });

const FAKE = { case: "VV-0000-0000", report: "TB-0000-0000", transition: "CG-0000-0000" };
type Codes = typeof FAKE & { clock: string };

/** Every GET that is declared, with these codes wherever an address asks for one. */
const addressesOf = (codes: Codes): string[] =>
  desk.gets.map((path) =>
    path
      .replace(/\{code\}/, path.includes("/intake/") ? codes.report : codes.case)
      .replace(/\{report\}/, codes.report)
      .replace(/\{transition\}/, codes.transition)
      .replace(/\{id\}/, codes.clock)
      .replaceAll(/\{kind\}/g, "case")
      .replaceAll(/\{\w+\}/g, "1"),
  );

/** What a person is answered to everything they can ask: status, body, headers; codes and the number to quote made alike. */
async function everything(person: Person, codes: Codes): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  const alike = (text: string): string =>
    Object.entries(codes)
      .filter(([name]) => name !== "clock")
      .reduce((all, [name, code]) => all.replaceAll(code, FAKE[name as keyof typeof FAKE]), text)
      .replaceAll(/"request":"[^"]+"/g, "");
  for (const [n, address] of addressesOf(codes).entries()) {
    const { status, body, bytes, headers } = await desk.ask(person, `GET ${address}`);
    // A workbook is packed with the moment of its making: its cells are compared, not its size.
    const isSheet = status === 200 && address.endsWith(".xlsx");
    const cells = isSheet ? await readSheet(Buffer.from(bytes), "a.xlsx") : null;
    told[`${n} ${desk.gets[n]}`] = {
      status,
      headers,
      said: isSheet ? cells : [bytes.length, alike(JSON.stringify(body))],
    };
  }
  const found = await desk.ask(person, "POST /api/cases/search", { body: { idNumber: "001190123456" } });
  told["search"] = found.body;
  told["search by code"] = (
    await desk.ask(person, "POST /api/cases/search", { body: { code: codes.case } })
  ).body;
  return told;
}

test("for whoever may not know, every answer is as before there was a case, its report and its clocks", async () => {
  const strangers = [colleague, desk.police, desk.health, desk.elsewhere, desk.city, desk.leadership];
  desk.at("2026-12-03T09:00");
  const before = [];
  for (const person of strangers) before.push(await everything(person, { ...FAKE, clock: "1" }));

  desk.at("2026-12-01T08:00");
  const { code, report } = await open();
  const sent = await desk.ask(desk.officer, `POST /api/cases/${code}/transitions`, {
    body: {
      kind: "referral",
      part: "health",
      toUnitId: desk.health.unitId,
      purpose: "Khám thương tích.",
      basis: "consent",
      consents: { harmed: "yes" },
      fields: ["harmed.fullName"],
    },
  });
  expect(sent.status).toBe(201);
  // They did know of it: it is there before the seal, and its clocks climb after it.
  expect((await read(colleague, code)).status).toBe(200);
  expect((await seal(code)).status).toBe(200);
  desk.at("2026-12-03T09:00");
  await climbLadders(desk.app, allSources([]));

  const clock = (
    await desk.owner.query("select id from deadlines.clock where kept_to is not null order by id limit 1")
  ).rows[0] as { id: number };
  const codes = { case: code, report, transition: sent.body.transition, clock: String(clock.id) };
  for (const [n, person] of strangers.entries()) expect(await everything(person, codes)).toEqual(before[n]);
  // Whoever is named sees it as before, and is told what lapsed.
  for (const person of [desk.chair, desk.officer]) {
    expect((await read(person, code)).body).toMatchObject({ isSealed: true });
    expect((await desk.ask(person, "GET /api/cases")).body.rows).toHaveLength(1);
    expect((await desk.ask(person, `GET /api/intake/reports/${report}`)).status).toBe(200);
    expect((await desk.ask(person, "GET /api/notices/unread")).body.unread).toBeGreaterThan(0);
  }
  // No act tells either: it is the same as for a code that never was.
  for (const name of ["verify", "seal", "unseal", "barred"]) {
    const body = { version: 1, form: "procedure", reason: "Vì sao", named: [], why: "doer", personId: 1 };
    const real = await desk.ask(colleague, `POST /api/cases/${code}/${name}`, { body });
    const fake = await desk.ask(colleague, `POST /api/cases/${FAKE.case}/${name}`, { body });
    expect([name, real.status, real.body.kind]).toEqual([name, fake.status, fake.body.kind]);
  }
});

test("whoever entered its report finds it no longer once the case is sealed, unless the sealer lets them follow it; shut out, never", async () => {
  const report = await desk.enter({ content });
  const opened = await desk.ask(desk.officer, "POST /api/cases", { body: { report } });
  const code = opened.body.code as string;
  const followed = async () => {
    const one = await desk.ask(desk.police, `GET /api/intake/entered/${report}`);
    const all = (await desk.ask(desk.police, "GET /api/intake/entered?which=all")).body.rows;
    return [one.status, all.some((row: { code: string }) => row.code === report)];
  };
  expect(await followed()).toEqual([200, true]);
  expect((await seal(code)).status).toBe(200);
  expect(await followed()).toEqual([404, false]);
  const named = { named: [desk.chair.id, desk.officer.id], reason: "Công an cần biết tin đã đến." };
  expect((await act(desk.chair, code, "named", { ...named, letsFollow: true })).status).toBe(200);
  expect(await followed()).toEqual([200, true]);
  expect((await desk.ask(desk.officer, `GET /api/cases/${code}/guard`)).body.sealing.letsFollow).toBe(true);
  const barred = { personId: desk.police.id, why: "doer", reason: "Là người gây bạo lực." };
  expect((await act(desk.officer, code, "barred", barred)).status).toBe(200);
  expect(await followed()).toEqual([404, false]);
});

test("a report of the same people is proposed to nobody for a case that they may not know of", async () => {
  const { code } = await open();
  const again = await desk.enter({ content });
  const found = async (person: Person) =>
    (await desk.ask(person, `GET /api/case-matches/${again}`)).body.rows.map(
      (one: { code: string }) => one.code,
    );
  expect(await found(colleague)).toContain(code);
  await seal(code);
  expect(await found(colleague)).toEqual([]);
  expect(await found(desk.officer)).toContain(code);
});

test("a seal needs its form, its reason and two people who take part; one proposes to take it away, another decides", async () => {
  const { code } = await open();
  expect((await seal(code, [desk.chair])).status).toBe(422);
  expect((await seal(code, [desk.officer, colleague])).status).toBe(422);
  expect((await seal(code, [desk.chair, desk.elsewhere])).status).toBe(422);
  expect(
    (await act(desk.officer, code, "seal", { form: "procedure", reason: "Vì sao", named: [] })).status,
  ).toBe(403);
  expect((await seal(code)).status).toBe(200);
  expect((await seal(code)).status).toBe(422);

  expect((await act(desk.chair, code, "unseal", { reason: "Đã xong." })).status).toBe(422);
  expect((await act(desk.chair, code, "propose-unsealing", { reason: "Đã xong." })).status).toBe(200);
  expect((await act(desk.chair, code, "unseal", { reason: "Đã xong." })).status).toBe(422);
  expect((await read(colleague, code)).status).toBe(404);
  expect((await act(desk.officer, code, "unseal", { reason: "Đồng ý." })).status).toBe(200);
  expect((await read(colleague, code)).body).toMatchObject({ isSealed: false });
  expect((await desk.ask(colleague, `GET /api/clocks/of/case/${code}`)).status).toBe(200);
});

test("every look at a sealed case, and each that found nothing, is on the trail", async () => {
  const { code } = await open();
  await seal(code);
  await read(desk.officer, code);
  await read(colleague, code);
  const trail = await desk.owner.query(
    "select person_id, outcome from access.audit where subject = $1 and verb = 'case.read' order by id desc limit 2",
    [code],
  );
  expect(trail.rows).toEqual([
    { person_id: colleague.id, outcome: "refused" },
    { person_id: desk.officer.id, outcome: "done" },
  ]);
});

test("whoever is shut out finds neither the case nor its report nor its clocks, and is let in again", async () => {
  const { code, report } = await open();
  const seen = async () => [
    (await read(colleague, code)).status,
    (await desk.ask(colleague, `GET /api/intake/reports/${report}`)).status,
    (await desk.ask(colleague, `GET /api/clocks/of/intake/${report}`)).body.rows.length,
  ];
  const [, , clocks] = await seen();
  expect(clocks).toBeGreaterThan(0);
  const barred = { personId: colleague.id, why: "relative", reason: "Em trai người gây bạo lực." };
  expect((await act(desk.officer, code, "barred", barred)).status).toBe(200);
  expect(await seen()).toEqual([404, 404, 0]);
  // Others see it as before.
  expect((await read(desk.chair, code)).status).toBe(200);
  const guard = (await desk.ask(desk.officer, `GET /api/cases/${code}/guard`)).body;
  expect(guard.barred).toEqual([
    { personId: colleague.id, unitId: null, name: "another-commune-officer (mẫu)", why: "relative" },
  ]);
  expect(
    (await act(desk.officer, code, "let-in", { personId: colleague.id, reason: "Nhầm người." })).status,
  ).toBe(200);
  expect(await seen()).toEqual([200, 200, clocks]);
});

test("a whole unit is shut out; with the chair shut out it says that no leader is left; the last one is not shut out", async () => {
  const { code } = await open();
  const duty = await desk.ask(desk.officer, `POST /api/cases/${code}/transitions`, {
    body: {
      kind: "duty",
      part: "police",
      toUnitId: desk.police.unitId,
      purpose: "Giám sát.",
      basis: "state-duty",
      ground: "Luật 13/2022/QH15, Điều 20",
    },
  });
  expect(duty.status).toBe(201);
  expect((await read(desk.police, code)).status).toBe(200);
  const unit = { unitId: desk.police.unitId, why: "conflict", reason: "Trưởng Công an là người nhà." };
  expect((await act(desk.officer, code, "barred", unit)).status).toBe(200);
  expect((await read(desk.police, code)).status).toBe(404);

  const bar = (person: Person, by = desk.officer) =>
    act(by, code, "barred", { personId: person.id, why: "doer", reason: "Là người gây bạo lực." });
  expect((await bar(desk.chair)).status).toBe(200);
  expect((await read(desk.chair, code)).status).toBe(404);
  const guard = (await desk.ask(desk.officer, `GET /api/cases/${code}/guard`)).body;
  expect(guard).toMatchObject({ hasLeader: false });
  expect((await bar(desk.officer)).status).toBe(422);
  expect((await bar(desk.officer, colleague)).status).toBe(200);
  // Now the colleague alone is left.
  expect((await read(desk.officer, code)).status).toBe(404);
  expect((await bar(colleague, colleague)).status).toBe(422);
});

test.each([
  ["hamletHead", "seal"],
  ["hamletHead", "unseal"],
  ["police", "barred"],
] as const)("%s may not %s", async (who, name) => {
  const body = { version: 1, form: "procedure", reason: "Vì sao", named: [], why: "doer", personId: 1 };
  const answer = await desk.ask(desk[who], `POST /api/cases/VV-0000-0000/${name}`, { body });
  expect(answer.status).toBe(403);
});

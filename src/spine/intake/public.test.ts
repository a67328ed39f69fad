/** What needs no session: a neighbour at night, the thread by its passphrase, another system; and what none of it can reach. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase, roleUrl, type Database } from "#base/database/index.ts";
import { intakeWork } from "#spine/intake/index.ts";
import { TEST_KEY } from "#test/database.ts";
import { openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";
import { sendingOf, threadKey } from "./public.ts";

let desk: IntakeDesk;
let portal: Database;
beforeAll(async () => {
  desk = await openIntakeDesk();
  portal = openDatabase(roleUrl(desk.owner.url, TEST_KEY, "portal"), { max: 1 });
});
afterAll(async () => {
  await portal.close();
  await desk.close();
});

const heard = { place: "01.00004", what: "Nghe tiếng đánh đập ở tầng ba.", lifeDanger: "yes" };
const send = (body: object, number: string = randomUUID()) =>
  desk.open("POST /public/reports", { body, headers: { "idempotency-key": number } });

describe("a neighbour who reports at night, a life in danger", () => {
  let reference: string;
  let passphrase: string;

  test("is given a reference and a passphrase, the same however often it is sent", async () => {
    desk.at("2026-11-28T23:40");
    const number = randomUUID();
    const first = await send(heard, number);
    expect(first.status).toBe(201);
    ({ reference, passphrase } = first.body);
    expect(reference).toMatch(/^TB-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(passphrase).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    expect((await send(heard, number)).body).toEqual({ reference, passphrase });
    // Another text under the same number is no repetition.
    expect((await send({ ...heard, what: "Khác" }, number)).status).toBe(409);
    expect((await send({ ...heard, place: "01" })).status).toBe(422);
  });

  test("wakes the chair, the officer and the police, who have it in their hands", async () => {
    await desk.collected();
    const seen = (await desk.ask(desk.chair, `GET /api/intake/reports/${reference}`)).body;
    expect(seen).toMatchObject({
      channel: "public",
      addressLetter: "a",
      nameless: true,
      state: "received",
      receivedByName: null,
    });
    // Who does not say how to reach safely may not be called.
    expect(seen.content.safeContact.never).toBe(true);
    for (const person of [desk.chair, desk.officer, desk.police]) {
      const { rows } = (await desk.ask(person, "GET /api/notices")).body;
      expect(rows.map((row: { kind: string; one: { code: string } }) => [row.kind, row.one.code])).toEqual([
        ["alarm", reference],
      ]);
      expect(JSON.stringify(rows)).not.toContain("tầng ba");
    }
    expect((await desk.ask(desk.health, "GET /api/notices")).body.rows).toEqual([]);
    const given = (await desk.ask(desk.police, `GET /api/intake/given/${reference}`)).body;
    expect(given.content.what).toBe(heard.what);
    // The chair's own decision still waits; that the police are on it does not.
    const clocks = (await desk.ask(desk.chair, `GET /api/clocks/of/intake/${reference}`)).body.rows;
    const states = clocks.map((one: { rule: { code: string }; state: string }) => [one.rule.code, one.state]);
    expect(Object.fromEntries(states)).toEqual({
      "case.acknowledge": "running",
      "intake.handle": "running",
      "intake.assign-police": "met",
    });
  });

  test("can return by the passphrase, and the commune answers; nobody else finds a thread", async () => {
    const by = { "x-passphrase": passphrase };
    const path = `/public/reports/${reference}/thread`;
    const said = await desk.open(`POST ${path}`, { body: { text: "Anh ta vừa khóa cửa." }, headers: by });
    expect(said.body.messages).toMatchObject([{ fromReporter: true, text: "Anh ta vừa khóa cửa." }]);
    const staff = `/api/intake/reports/${reference}/thread`;
    expect((await desk.ask(desk.chair, `GET ${staff}`)).body).toMatchObject({
      open: true,
      messages: [{ text: "Anh ta vừa khóa cửa." }],
    });
    // Whoever wrote waits: it stands in the work of the commune until somebody answers.
    const waits = async (): Promise<boolean> => {
      const work = await desk.app.transaction({ "toam.verb": "work.read" }, (tx) =>
        intakeWork(tx, desk.officer),
      );
      return work.some((one) => one.title.en.startsWith("Whoever reported wrote"));
    };
    expect(await waits()).toBe(true);
    const answer = { text: "Công an đang đến. Đừng vào nhà." };
    expect((await desk.ask(desk.officer, `POST ${staff}`, { body: answer })).status).toBe(200);
    expect(await waits()).toBe(false);
    const read = await desk.open(`GET ${path}`, {
      headers: { "x-passphrase": passphrase.replaceAll(" ", "-") },
    });
    expect(read.body).toMatchObject({
      standing: "arrived",
      messages: [{}, { fromReporter: false, ...answer }],
    });
    const wrong = await desk.open(`GET ${path}`, { headers: { "x-passphrase": "0000 0000 0000 0000" } });
    const unknown = await desk.open("GET /public/reports/TB-0000-0000/thread", { headers: by });
    // A wrong passphrase and a report that there is not are one answer.
    expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body]);
    expect((await desk.ask(desk.police, `GET ${staff}`)).status).toBe(403);
  });

  test("leaves nothing in the box, and the public site's role reads nothing", async () => {
    const box = await desk.owner.transaction({ "toam.verb": "intake.collect" }, (tx) =>
      import("kysely").then(({ sql }) => sql`select sealed from intake.letter`.execute(tx)),
    );
    expect(box.rows).toEqual([{ sealed: null }]);
    for (const table of ["report", "letter", "message", "event", "draft", "system"])
      await expect(portal.query(`select 1 from intake.${table}`), table).rejects.toThrow("permission denied");
    await expect(portal.query("select * from vault.record_key")).rejects.toThrow("permission denied");
  });
});

test("references and passphrases of many sendings are all different, and a passphrase opens its own thread alone", async () => {
  const many = Array.from({ length: 2000 }, () => sendingOf("s", randomUUID(), ""));
  expect(new Set(many.map((one) => one.code)).size).toBe(2000);
  expect(new Set(many.map((one) => one.passphrase)).size).toBe(2000);
  const [one, two] = many;
  const own = await threadKey(one!.code, one!.passphrase);
  expect(own?.equals((await threadKey(two!.code, one!.passphrase))!)).toBe(false);
  expect(await threadKey(one!.code, "1234")).toBeNull();
});

test("another system sends under its own key, once, until it is ended", async () => {
  desk.at("2026-11-28T10:00");
  const hospital = await desk.unitId("01.00004-TYT");
  const made = await desk.ask(desk.city, "POST /api/intake/systems", {
    body: { name: "Phần mềm bệnh viện", unitId: hospital, channel: "health" },
  });
  const { key, rows } = made.body;
  expect(key).toMatch(/^[\w-]{43}$/);
  const body = { ...heard, lifeDanger: "no", entry: randomUUID(), receivedAt: "2026-11-28T02:30:00Z" };
  const by = (bearer: string) => ({ authorization: `Bearer ${bearer}` });
  const sent = await desk.open("POST /api/intake/systems/reports", { body, headers: by(key) });
  expect(sent.status).toBe(201);
  expect((await desk.open("POST /api/intake/systems/reports", { body, headers: by(key) })).body).toEqual(
    sent.body,
  );
  const seen = (await desk.ask(desk.chair, `GET /api/intake/reports/${sent.body.code}`)).body;
  expect(seen).toMatchObject({
    channel: "health",
    receivedByName: "Phần mềm bệnh viện",
    addressLetter: null,
  });
  // The hospital's own people follow it; they are told nothing of what the commune does with it but how far it is.
  expect((await desk.ask(desk.health, `GET /api/intake/entered/${sent.body.code}`)).status).toBe(200);
  const wrong = await desk.open("POST /api/intake/systems/reports", { body, headers: by("x".repeat(43)) });
  expect(wrong.status).toBe(401);
  await desk.ask(desk.city, `DELETE /api/intake/systems/${rows[0].id}`);
  expect((await desk.open("POST /api/intake/systems/reports", { body, headers: by(key) })).status).toBe(401);
  // The key is in no table, also not in the answer that is kept for a repetition.
  const kept = await desk.owner.query(
    "select count(*)::int as n from access.request where answer::text like $1",
    [`%${key}%`],
  );
  expect(kept.rows).toEqual([{ n: 0 }]);
});

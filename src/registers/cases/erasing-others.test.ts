/** Erasing what is no case: reports that no case holds, with the thread of whoever reported; requests about data; and what every case seals. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { knowIntake } from "#spine/intake/index.ts";
import { numbered, openIntakeDesk, toldOf, type IntakeDesk } from "#test/intake-desk.ts";
import { caseListener, cases } from "./index.ts";

let desk: IntakeDesk;
let guardian: Person;
beforeAll(async () => {
  desk = await openIntakeDesk([cases]);
  knowIntake(caseListener);
  guardian = await desk.another("data-protection", "HN-SVHTT");
});
afterAll(async () => {
  knowIntake();
  await desk.close();
});

const content = toldOf({ people: numbered });
const propose = (person: Person, code: string, more: object) =>
  desk.ask(person, "POST /api/retention/proposals", { body: { code, ...more } });
const erase = (person: Person, erasure: string, code: string) =>
  desk.ask(person, `POST /api/retention/proposals/${erasure}/erase`, { body: { code } });

test("a report of no case and a request about data are erased by the same two", async () => {
  desk.at("2027-10-01T08:00");
  const report = await desk.enter({ content });
  const version = async () =>
    (await desk.ask(desk.chair, `GET /api/intake/reports/${report}`)).body.version as number;
  await desk.act(desk.officer, report, "acknowledge", { version: await version() });
  await desk.act(desk.officer, report, "handle", { version: await version(), note: "Đã đến nhà." });
  const shut = await desk.act(desk.chair, report, "close", {
    version: await version(),
    reason: "Không có việc.",
  });
  expect(shut.status).toBe(200);
  const ask = { kind: "see", asker: "Lê Văn Tám", content: "Xin xem." };
  const request = (await desk.ask(desk.officer, "POST /api/data-requests", { body: ask })).body
    .code as string;
  await desk.ask(desk.officer, `POST /api/data-requests/${request}/refuse`, {
    body: { version: 1, said: "Không rõ là ai." },
  });
  desk.at("2032-10-02T08:00");
  const due = (await desk.ask(guardian, "GET /api/retention")).body.due.filter((one: { code: string }) =>
    [report, request].includes(one.code),
  );
  expect(due.map((one: { kind: string }) => one.kind).toSorted()).toEqual(["data-request", "report"]);
  for (const { kind, code } of due as { kind: string; code: string }[]) {
    const { erasure } = (await propose(guardian, code, { kind })).body;
    expect((await erase(desk.chair, erasure, code)).body).toEqual({ state: "erased" });
  }
  expect((await desk.ask(desk.officer, `GET /api/intake/reports/${report}`)).body.content).toBeNull();
  const rows = (await desk.ask(desk.officer, "GET /api/data-requests")).body.rows;
  expect(rows.find((one: { code: string }) => one.code === request)).toMatchObject({
    asker: "",
    answer: null,
  });
  const hashes = await desk.owner.query("select count(*)::int as n from cases.token where report_code = $1", [
    report,
  ]);
  expect(hashes.rows).toEqual([{ n: 0 }]);
});

test("whatever seals something of a case is emptied with it, where the owner of the tables is no superuser too", async () => {
  const open = await desk.owner.query(
    `select distinct c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id'
       join pg_attribute s on s.attrelid = c.oid and s.attname like 'sealed%' and s.atttypid = 'bytea'::regtype
     where n.nspname = 'cases' and c.relkind = 'r' and c.relname not in ('erasure', 'hold')
       and not exists (select from pg_policies p where p.schemaname = 'cases' and p.tablename = c.relname
         and p.policyname = c.relname || '_erased' and not p.roles && array['public', 'toam_app']::name[])`,
  );
  expect(open.rows).toEqual([]);
});

test("with a report of the public goes its thread, and its passphrase leads nowhere", async () => {
  desk.at("2027-11-01T08:00");
  const sent = await desk.open("POST /public/reports", {
    body: { place: "01.00004", what: "Nghe tiếng kêu cứu.", danger: "no" },
    headers: { "idempotency-key": randomUUID() },
  });
  expect(sent.status).toBe(201);
  const { reference, passphrase } = sent.body as { reference: string; passphrase: string };
  await desk.collected();
  const thread = `/public/reports/${reference}/thread`;
  const headers = { "x-passphrase": passphrase };
  expect((await desk.open(`POST ${thread}`, { body: { text: "Tôi vẫn lo." }, headers })).status).toBe(201);
  const version = async () =>
    (await desk.ask(desk.chair, `GET /api/intake/reports/${reference}`)).body.version as number;
  await desk.act(desk.officer, reference, "acknowledge", { version: await version() });
  await desk.act(desk.officer, reference, "handle", { version: await version(), note: "Đã đến." });
  await desk.act(desk.chair, reference, "close", { version: await version(), reason: "Không có việc." });
  desk.at("2032-11-02T08:00");
  const { erasure } = (await propose(guardian, reference, { kind: "report" })).body;
  expect((await erase(desk.chair, erasure, reference)).body).toEqual({ state: "erased" });
  const gone = await desk.open(`GET ${thread}`, { headers });
  const never = await desk.open("GET /public/reports/TB-0000-0000/thread", { headers });
  expect([gone.status, gone.body.detail]).toEqual([never.status, never.body.detail]);
  expect((await desk.open(`POST ${thread}`, { body: { text: "Còn ai không?" }, headers })).status).toBe(
    gone.status,
  );
});

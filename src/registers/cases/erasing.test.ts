/** Erasing by two: what was kept long enough opens nowhere any more, figures stay as they were, and whoever saw it reads that it is gone. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRecordKeys } from "#base/crypto/vault.ts";
import type { Person } from "#spine/access/index.ts";
import { knowIntake } from "#spine/intake/index.ts";
import { numbered, openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";
import { caseIndicators, caseListener, cases } from "./index.ts";

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

const content = {
  what: "Chồng đánh vợ lúc say rượu.",
  where: "12 phố Mẫu",
  safeContact: { channel: "phone", phone: "0912 345 678", hours: "8–11 giờ", never: false },
  reporter: { name: "Bà Tư" },
  people: numbered,
};

interface Opened {
  readonly code: string;
  readonly report: string;
}

/** The police tell it; the commune opens a case, concludes and closes it on a day. */
async function closed(day: string): Promise<Opened> {
  desk.at(`${day}T08:00`);
  const report = await desk.enter({ content });
  const opened = await desk.ask(desk.officer, "POST /api/cases", { body: { report } });
  expect(opened.status).toBe(201);
  const code = opened.body.code as string;
  await desk.owner.query(
    `update cases."case" set verification = 'verified', verified_at = $2, state = 'closed', closed_at = $2, outcome = 'safe-at-home'
     where code = $1`,
    [code, `${day}T09:00:00+07:00`],
  );
  return { code, report };
}

const view = async (person: Person) => (await desk.ask(person, "GET /api/retention")).body;
const dueFor = async (person: Person): Promise<string[]> =>
  (await view(person)).due.map((one: { code: string }) => one.code);
const propose = (person: Person, code: string, more: object = {}) =>
  desk.ask(person, "POST /api/retention/proposals", { body: { kind: "case", code, ...more } });
const erase = (person: Person, erasure: string, code: string) =>
  desk.ask(person, `POST /api/retention/proposals/${erasure}/erase`, { body: { code } });

/** Every figure of block II, as the role of figures counts them. */
async function figures(): Promise<unknown> {
  const window = { year: 2027, from: "2027-01-01", to: "2027-12-31" };
  return desk.report.transaction({}, async (tx) => {
    const all = [];
    for (const source of caseIndicators) all.push([source.id, await source.cells(tx, window as never)]);
    return all;
  });
}

test("it is due after its term alone, to its commune and the data-protection officer; a sealed one to whoever may know", async () => {
  const { code } = await closed("2027-03-01");
  const sealed = await closed("2027-03-01");
  const version = (await desk.ask(desk.chair, `GET /api/cases/${sealed.code}`)).body.version as number;
  const named = [desk.chair.id, desk.officer.id];
  const body = { version, form: "procedure", reason: "Tố tụng.", named };
  expect((await desk.ask(desk.chair, `POST /api/cases/${sealed.code}/seal`, { body })).status).toBe(200);
  // Kept ten years: to the end of 1 March 2037.
  desk.at("2037-03-01T23:00");
  expect(await dueFor(guardian)).toEqual([]);
  desk.at("2037-03-02T00:10");
  expect(await dueFor(guardian)).toEqual([code]);
  expect((await dueFor(desk.chair)).toSorted()).toEqual([code, sealed.code].toSorted());
  expect(await dueFor(desk.elsewhere)).toEqual([]);
  const unknown = await propose(guardian, "VV-0000-0000");
  const hidden = await propose(guardian, sealed.code);
  expect([hidden.status, hidden.body.kind]).toEqual([unknown.status, unknown.body.kind]);
  expect(hidden.status).toBe(404);
});

test("open, kept or held it is not erased; nobody erases alone, and the code is typed", async () => {
  const { code } = await closed("2027-04-01");
  desk.at("2030-01-01T08:00");
  expect((await propose(guardian, code)).body.detail).toBe("Chưa hết thời hạn lưu giữ.");
  desk.at("2037-05-01T08:00");
  const held = { kind: "case", code, reason: "Tòa án đang cần hồ sơ của chị Hoà." };
  expect((await desk.ask(desk.officer, "POST /api/retention/holds", { body: held })).status).toBe(201);
  expect((await propose(guardian, code)).status).toBe(422);
  expect((await view(guardian)).holds).toMatchObject([{ code, reason: held.reason }]);
  const { reason: _, ...one } = held;
  expect((await desk.ask(guardian, "POST /api/retention/holds/lift", { body: one })).status).toBe(200);
  const proposed = await propose(guardian, code);
  expect(proposed.status).toBe(201);
  expect((await propose(desk.officer, code)).status).toBe(422);
  const { erasure } = proposed.body;
  expect((await erase(guardian, erasure, code)).status).toBe(422);
  expect((await erase(desk.chair, erasure, "VV-0000-0000")).status).toBe(422);
  // A hold that comes after the proposal stops it.
  await desk.ask(desk.officer, "POST /api/retention/holds", { body: held });
  expect((await erase(desk.chair, erasure, code)).status).toBe(422);
  expect(
    (await desk.ask(desk.chair, `POST /api/retention/proposals/${erasure}/decline`, { body: {} })).body,
  ).toEqual({
    state: "declined",
  });
  expect((await erase(desk.chair, erasure, code)).status).toBe(422);
  expect((await desk.ask(desk.officer, `GET /api/cases/${code}`)).status).toBe(200);
});

test("after erasing nothing of it opens, in no table, and the figures are the same", async () => {
  const { code, report } = await closed("2027-06-01");
  const again = await closed("2027-06-02");
  const before = await figures();
  // Five were concluded in 2027 so far, one of them is sealed; each with one woman and one man of known ages.
  expect(JSON.stringify(before)).toContain('"value":4');
  const rows = await desk.owner.query(
    `select c.id, c.record as mine, r.record as reports from cases."case" c, intake.report r where c.code = $1 and r.code = $2`,
    [code, report],
  );
  const { id, mine, reports } = rows.rows[0] as { id: number; mine: string; reports: string };
  const related = { body: { code: again.code, kind: "repeat" } };
  expect((await desk.ask(desk.officer, `POST /api/cases/${code}/relations`, related)).status).toBe(201);
  const people = (await desk.ask(desk.officer, `GET /api/cases/${code}`)).body.things as { id: number }[];
  const tie = { body: { person: people[0]?.id, other: people[1]?.id, kind: "lives-with" } };
  expect((await desk.ask(desk.officer, `POST /api/cases/${code}/ties`, tie)).status).toBe(201);
  // Why a clock stood still was written in clear.
  await desk.owner.query(
    `insert into deadlines.event (clock_id, unit_id, act, at, reason)
     select id, unit_id, 'explain', now(), 'Chị Nguyễn Thị Hoà đi vắng' from deadlines.clock where subject_code in ($1, $2)`,
    [code, report],
  );
  await desk.owner.query(
    `with asked as (
       insert into notices.explanation (kind, code, title_vi, title_en, due_on, unit_id, by_unit_id, asked_at)
       select 'clock', id::text, 'a', 'a', '2027-06-01', unit_id, unit_id, now() from deadlines.clock where subject_code = $1 limit 1
       returning id, unit_id)
     insert into notices.turn (explanation_id, number, unit_id, by_unit_id, act, text, at)
     select id, 1, unit_id, unit_id, 'ask', 'Nguyễn Thị Hoà ra sao?', now() from asked`,
    [code],
  );
  desk.at("2037-06-10T08:00");
  const { erasure } = (await propose(guardian, code)).body;
  expect((await erase(desk.chair, erasure, code)).body).toEqual({ state: "erased" });

  expect(await figures()).toEqual(before);
  const found = await desk.ask(desk.officer, `GET /api/cases/${code}`);
  expect([found.status, found.body.detail]).toEqual([
    410,
    "Hồ sơ này đã được xóa ngày 10/06/2037: Hết thời hạn lưu giữ. Chỉ còn các số liệu không tên.",
  ]);
  const list = (await desk.ask(desk.officer, "GET /api/cases?which=closed")).body.rows;
  expect(list.find((one: { code: string }) => one.code === code)).toMatchObject({
    isErased: true,
    harmed: [],
  });
  expect((await desk.ask(desk.officer, `GET /api/intake/reports/${report}`)).body.content).toBeNull();
  const search = await desk.ask(desk.officer, "POST /api/cases/search", {
    body: { idNumber: "001190123456" },
  });
  expect(search.body.rows.map((one: { code: string }) => one.code)).not.toContain(code);
  expect((await desk.ask(desk.elsewhere, `GET /api/cases/${code}`)).status).toBe(404);

  // The keys are gone, and without them no copy opens; what was sealed is empty besides.
  const keys = await desk.app.transaction({}, (tx) => openRecordKeys(tx, [mine, reports]));
  expect(keys.size).toBe(0);
  const sealedIn = await desk.owner.query(
    `select c.relname as name, a.attname as col from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'cases' and c.relkind = 'r' and a.atttypid = 'bytea'::regtype
       and exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'case_id')`,
  );
  expect(sealedIn.rows.length).toBeGreaterThan(8);
  for (const { name, col } of sealedIn.rows as { name: string; col: string }[]) {
    const left = await desk.owner.query(
      `select count(*)::int as n from cases.${name} where case_id = $1 and length(${col}) > 0`,
      [id],
    );
    expect([name, col, left.rows]).toEqual([name, col, [{ n: 0 }]]);
  }
  // Row security holds an owner who is no superuser: without a policy of its own a table would keep its words, and say nothing.
  const names = [...new Set((sealedIn.rows as { name: string }[]).map((row) => row.name))];
  const policies = await desk.owner.query(
    "select tablename as name from pg_policies where schemaname = 'cases' and policyname = tablename || '_erased'",
  );
  const erased = new Set((policies.rows as { name: string }[]).map((row) => row.name));
  expect(names.filter((name) => !erased.has(name) && name !== "erasure" && name !== "hold")).toEqual([]);
  const left = await desk.owner.query(
    `select (select count(*)::int from cases.token where case_id = $1 or report_code = $2) as tokens,
       (select count(*)::int from cases.detail where case_id = $1 and field not like '%.ageBand') as details,
       (select count(*)::int from cases.person where case_id = $1 and birth_year is not null) as years,
       (select count(*)::int from cases.relation where $1 in (from_id, to_id)) as relations,
       (select count(*)::int from cases.tie where case_id = $1) as ties,
       (select length(sealed) from intake.report where code = $2) as report`,
    [id, report],
  );
  expect(left.rows).toEqual([{ tokens: 0, details: 0, years: 0, relations: 0, ties: 0, report: 0 }]);
  const text = await desk.owner.query(
    "select a::text as line from access.audit a union all select r::text from access.request r union all select e::text from cases.erasure e union all select h::text from cases.hold h union all select d::text from deadlines.event d union all select t::text from notices.turn t",
  );
  for (const { line } of text.rows as { line: string }[]) expect(line).not.toMatch(/Nguyễn Thị Hoà|Tòa án/);
  // The other case of the same people is whole, and no longer matched with this one.
  expect((await desk.ask(desk.officer, `GET /api/cases/${again.code}`)).body.things.length).toBeGreaterThan(
    1,
  );
  const matches = (await desk.ask(desk.officer, `GET /api/case-matches/${again.report}`)).body.rows;
  expect(matches.map((one: { code: string }) => one.code)).not.toContain(code);
});

test("whoever asks to be forgotten is, before the city's own term, when their request was accepted", async () => {
  const { code } = await closed("2027-08-01");
  desk.at("2027-09-01T08:00");
  const ask = { kind: "delete", asker: "Nguyễn Thị Hoà", content: "Xin xóa.", identityProven: true };
  const request = (await desk.ask(desk.officer, "POST /api/data-requests", { body: ask })).body
    .code as string;
  expect((await propose(desk.officer, code, { request })).status).toBe(422);
  const accepted = await desk.ask(desk.officer, `POST /api/data-requests/${request}/accept`, {
    body: { version: 1 },
  });
  expect(accepted.status).toBe(200);
  const { erasure } = (await propose(desk.officer, code, { request })).body;
  expect((await erase(desk.chair, erasure, code)).body).toEqual({ state: "erased" });
  expect((await desk.ask(desk.officer, `GET /api/cases/${code}`)).body.detail).toContain(
    `Theo yêu cầu ${request}`,
  );
});

test("the data-protection officer sets a term from a day on; it holds for what is kept already", async () => {
  const { code } = await closed("2028-01-10");
  desk.at("2030-02-01T08:00");
  const term = {
    years: 2,
    validFrom: "2030-03-01",
    basis: "internal",
    ground: "Quyết định của Thành phố",
    confidence: "I",
  };
  expect((await desk.ask(guardian, "PUT /api/retention/case", { body: term })).status).toBe(200);
  expect(await dueFor(guardian)).not.toContain(code);
  desk.at("2030-03-01T08:00");
  expect(await dueFor(guardian)).toContain(code);
  const past = { ...term, validFrom: "2030-02-01" };
  expect((await desk.ask(guardian, "PUT /api/retention/case", { body: past })).status).toBe(422);
});

test.each([
  ["police", "GET /api/retention"],
  ["city", "GET /api/retention"],
  ["health", "POST /api/retention/holds"],
  ["police", "POST /api/retention/proposals"],
  ["officer", "POST /api/retention/proposals/XH-0000-0000/erase"],
  ["officer", "PUT /api/retention/case"],
] as const)("%s may not %s", async (who, route) => {
  const ask = route.startsWith("GET") ? {} : { body: { code: randomUUID() } };
  expect((await desk.ask(desk[who], route, ask)).status).toBe(403);
});

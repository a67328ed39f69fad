/**
 * Who sees which case, over random seats, conflicts and seals: what is listed is what opens, what the database lets the
 * application's role read, and what the pure rule allows; search, names and matching never tell of anything beside it.
 */
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { now } from "#base/clock.ts";
import { makeRecordKey, seal, tokenOf } from "#base/crypto/vault.ts";
import type { Tx } from "#base/database/index.ts";
import { reachSetting, type Person } from "#spine/access/index.ts";
import { knowIntake } from "#spine/intake/index.ts";
import { openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";
import { caseListener, cases } from "./index.ts";
import { mayKnow, visibleFields, type CaseGuard } from "./rules/participation.ts";
import { allFields, type Part } from "./schema/index.ts";

const SEED = 20_261_128;
const RUNS = 6;
/** More than one page of the list. */
const CASES = 55;
const NAME = "harmed.fullName";
const WORLD_MS = 120_000;

interface Seat {
  /** Which of the people's units. */
  readonly unit: number;
  readonly personal: boolean;
  readonly part: Part;
  readonly state: "taken" | "pending" | "ended" | "expired" | "lasting";
  readonly fields: readonly string[] | null;
  readonly without: readonly string[] | null;
}

interface World {
  readonly seats: readonly Seat[];
  /** Numbers of people, among those below. */
  readonly barred: readonly number[];
  /** Null: not sealed. */
  readonly allowed: readonly number[] | null;
}

let desk: IntakeDesk;
let people: readonly Person[];
let codes: string[];
let ids: number[];
let reports: string[];

const idNumber = (n: number): string => `00119${String(1_000_000 + n)}`;

/** A case without a seat, whose one harmed person is found by a word and by a number. */
async function bareCase(tx: Tx, n: number): Promise<{ id: number; code: string }> {
  const key = await makeRecordKey(tx);
  const code = `VV-00AA-${String(1000 + n)}`;
  const made = await sql<{
    id: number;
  }>`insert into cases."case" (code, record, unit_id, state, opened_at, opened_by, sealed, updated_at)
    values (${code}, ${key.record}, ${desk.place}, 'assigned', now(), 1, ${seal(key, "case", {})}, now()) returning id`.execute(
    tx,
  );
  const id = made.rows[0]?.id ?? 0;
  const thing = await sql<{
    id: number;
  }>`insert into cases.thing (case_id, prefix, sealed) values (${id}, 'harmed', '') returning id`.execute(tx);
  const thingId = thing.rows[0]?.id ?? 0;
  const sealed = seal(key, `harmed.${thingId}`, { fullName: "Nguyễn Thị Hoà", idNumber: idNumber(n) });
  await sql`update cases.thing set sealed = ${sealed} where id = ${thingId}`.execute(tx);
  await sql`insert into cases.person (id, case_id, part) values (${thingId}, ${id}, 'harmed')`.execute(tx);
  await sql`insert into cases.token (hash, kind, case_id, thing_id, field, unit_id, by_unit_id) values
    (${tokenOf("word", "hoa")}, 'word', ${id}, ${thingId}, ${NAME}, ${desk.place}, ${desk.place}),
    (${tokenOf("id-number", idNumber(n))}, 'id-number', ${id}, ${thingId}, 'harmed.idNumber', ${desk.place}, ${desk.place})`.execute(
    tx,
  );
  return { id, code };
}

beforeAll(async () => {
  desk = await openIntakeDesk([cases]);
  knowIntake(caseListener);
  people = [desk.officer, desk.chair, desk.police, desk.health, desk.elsewhere];
  const made = await desk.owner.transaction({}, async (tx) => {
    const all: { id: number; code: string }[] = [];
    for (let n = 0; n < CASES; n += 1) all.push(await bareCase(tx, n));
    return all;
  });
  codes = made.map((one) => one.code);
  ids = made.map((one) => one.id);
  reports = [];
  for (const n of [0, 1, 2]) {
    const content = {
      what: "Chồng đánh vợ.",
      safeContact: { channel: "phone", phone: "0912 345 678", hours: "8–11 giờ", never: false },
      reporter: {},
      people: [{ part: "harmed", name: "Nguyễn Thị Hoà", idNumber: idNumber(n) }],
    };
    reports.push(await desk.enter({ content }));
  }
}, WORLD_MS);
afterAll(async () => {
  knowIntake();
  await desk.close();
});

const someone = fc.nat({ max: 4 });
const someFields = fc.option(fc.subarray([NAME, "harmed.safeHours", "doer.fullName", "case.summary"]), {
  freq: 2,
});
const seat: fc.Arbitrary<Seat> = fc.record({
  unit: someone,
  personal: fc.boolean(),
  part: fc.constantFrom<Part>("co-ordinator", "police", "health", "school", "shelter"),
  state: fc.constantFrom("taken", "taken", "lasting", "pending", "ended", "expired"),
  fields: someFields,
  without: someFields,
});
const world: fc.Arbitrary<World> = fc.record({
  seats: fc.array(seat, { maxLength: 3 }),
  barred: fc.uniqueArray(someone, { maxLength: 1 }),
  allowed: fc.option(fc.uniqueArray(someone, { maxLength: 3 }), { freq: 3 }),
});

const A_YEAR_MS = 365 * 86_400_000;
const fromNow = (years: number): Date => new Date(now().getTime() + years * A_YEAR_MS);
const personOf = (n: number): Person => people[n] ?? desk.officer;
const until = (one: Seat): Date | null =>
  one.state === "expired" ? fromNow(-1) : one.state === "lasting" ? fromNow(1) : null;

/** Puts the world in the place of the one before. */
async function settle(worlds: readonly World[]): Promise<void> {
  await desk.owner.transaction({}, async (tx) => {
    await sql`delete from cases.seat`.execute(tx);
    await sql`delete from cases.barred`.execute(tx);
    await sql`delete from cases.allowed`.execute(tx);
    for (const [n, { seats, barred, allowed }] of worlds.entries()) {
      const id = ids[n] ?? 0;
      await sql`update cases."case" set sealed_at = ${allowed ? now() : null} where id = ${id}`.execute(tx);
      for (const one of seats) {
        const person = personOf(one.unit);
        await sql`insert into cases.seat (case_id, unit_id, person_id, part, fields, without, from_at, until_at, ended_at, because, kept, pending)
          values (${id}, ${person.unitId}, ${one.personal ? person.id : null}, ${one.part}, ${one.fields}, ${one.without}, ${fromNow(-2)},
            ${until(one)}, ${one.state === "ended" ? now() : null}, 'duty', ${allowed !== null}, ${one.state === "pending"})
          on conflict do nothing`.execute(tx);
      }
      for (const who of barred)
        await sql`insert into cases.barred values (${id}, ${personOf(who).id}, 'conflict', now(), 1)`.execute(
          tx,
        );
      for (const who of allowed ?? [])
        await sql`insert into cases.allowed values (${id}, ${personOf(who).id}, now(), 1)`.execute(tx);
    }
  });
}

interface SeatRow {
  readonly case_id: number;
  readonly unit_id: number;
  readonly person_id: number | null;
  readonly part: Part;
  readonly fields: string[] | null;
  readonly without: string[] | null;
  readonly from_at: Date;
  readonly until_at: Date | null;
}

/** What the pure rule shows a person of each case: absent where they may not know of it. */
async function ruled(worlds: readonly World[], person: Person): Promise<Map<string, string[]>> {
  const rows = (await desk.owner.query("select * from cases.seat where ended_at is null and not pending"))
    .rows as SeatRow[];
  const looker = { personId: person.id, unitIds: person.roles.map((role) => role.unitId) };
  const shown = new Map<string, string[]>();
  for (const [n, { barred, allowed }] of worlds.entries()) {
    const guard: CaseGuard = {
      conflictPeople: barred.map((who) => personOf(who).id),
      conflictUnits: [],
      sealedTo: allowed?.map((who) => personOf(who).id) ?? null,
    };
    const seats = rows.filter((row) => row.case_id === ids[n]);
    const asked = seats.map((row) => ({
      without: row.without ?? [],
      one: {
        unitId: row.unit_id,
        personId: row.person_id,
        part: row.part,
        fields: row.fields,
        from: row.from_at,
        until: row.until_at,
      },
    }));
    const of = (participations: (typeof asked)[number]["one"][]) => ({
      participations,
      guard,
      fields: allFields,
      at: now(),
    });
    if (!mayKnow(looker, of(asked.map(({ one }) => one)))) continue;
    const fields = asked.flatMap(({ one, without }) =>
      [...visibleFields(looker, of([one]))].filter((field) => !without.includes(field)),
    );
    shown.set(codes[n] ?? "", [...new Set(fields)].toSorted());
  }
  return shown;
}

interface Line {
  readonly code: string;
  readonly harmed: readonly string[];
}

async function listed(person: Person): Promise<Line[]> {
  const rows: Line[] = [];
  let after = "";
  do {
    const { body } = await desk.ask(person, `GET /api/cases?which=all${after}`);
    rows.push(...body.rows);
    after = body.next ? `&after=${encodeURIComponent(body.next)}` : "";
  } while (after);
  return rows;
}

/** Codes that the application's role reads of a table as this person. */
async function readable(person: Person, table: string): Promise<string[]> {
  const scope = {
    "toam.person": String(person.id),
    "toam.verb": "case.read",
    "toam.sees": reachSetting(person.reach.get("case.read")),
    "toam.writes": "",
  };
  const seen = await desk.app.transaction(
    scope,
    (tx) =>
      sql<{
        id: number;
      }>`select distinct ${sql.ref(table === "case" ? "id" : "case_id")} as id from ${sql.table(`cases.${table}`)}`.execute(
        tx,
      ),
    "read",
  );
  return seen.rows.flatMap(({ id }) => codes[ids.indexOf(id)] ?? []).toSorted();
}

async function opened(person: Person): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const code of codes) {
    const { status, body } = await desk.ask(person, `GET /api/cases/${code}`);
    expect([200, 404]).toContain(status);
    if (status === 200) all.set(code, (body.visible as string[]).toSorted());
  }
  return all;
}

async function agrees(worlds: readonly World[], person: Person): Promise<void> {
  const rule = await ruled(worlds, person);
  const known = [...rule.keys()].toSorted();
  const lines = await listed(person);
  expect(lines.map((line) => line.code).toSorted()).toEqual(known);
  for (const table of ["case", "thing", "person", "token"])
    expect(await readable(person, table)).toEqual(known);
  expect(await opened(person)).toEqual(rule);
  const named = known.filter((code) => rule.get(code)?.includes(NAME));
  expect(
    lines
      .filter((line) => line.harmed.length > 0)
      .map((line) => line.code)
      .toSorted(),
  ).toEqual(named);
  const found = (await desk.ask(person, "POST /api/cases/search", { body: { name: "hoà" } })).body
    .rows as Line[];
  expect(found.map((line) => line.code).toSorted()).toEqual(named);
}

async function matchesAgree(person: Person): Promise<void> {
  const known = new Set((await listed(person)).map((line) => line.code));
  for (const [n, report] of reports.entries()) {
    const { rows } = (await desk.ask(person, `GET /api/case-matches/${report}`)).body;
    const proposed = (rows as { kind: string; code: string }[])
      .filter((one) => one.kind === "case")
      .map((one) => one.code);
    expect(proposed.filter((code) => !known.has(code))).toEqual([]);
    expect(proposed.includes(codes[n] ?? "")).toBe(known.has(codes[n] ?? ""));
  }
}

test(
  "listed ⇔ opens ⇔ readable by the application's role ⇔ allowed by the rule, for each person; found and proposed only of that",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(world, { minLength: CASES, maxLength: CASES }), async (worlds) => {
        await settle(worlds);
        for (const person of people) await agrees(worlds, person);
        await matchesAgree(desk.officer);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  },
  WORLD_MS,
);

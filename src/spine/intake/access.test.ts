/** Whoever may see a report: listed, allowed by the rule, readable by SQL are the same three, for random people, reports and givings. */
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reachOf, settingsOf, type Person, type RoleCode } from "#spine/access/index.ts";
import { openIntakeDesk, told, type IntakeDesk } from "#test/intake-desk.ts";
import { verbs } from "./verbs.ts";

const WARDS = ["01.00004", "01.00376"] as const;
const UNITS = [...WARDS, "01.00004-CA", "01.00004-TYT", "01.00376-CA", "HN-CATP", "HN-SVHTT", "01"] as const;
const ROLES: readonly RoleCode[] = [
  "commune-officer",
  "commune-leader",
  "commune-police",
  "health-worker",
  "collaborator",
  "mediator",
  "agency-focal",
  "provider",
  "city-lead",
  "leadership",
  "auditor",
  "data-protection",
  "system-admin",
  "press",
];
const sides = [
  ["intake.read", "/api/intake/reports"],
  ["intake.read-given", "/api/intake/given"],
  ["intake.follow", "/api/intake/entered"],
] as const;

interface Made {
  readonly code: string;
  readonly place: number;
  readonly receiver: number;
  readonly by: number;
  readonly givenTo: readonly number[];
}

let desk: IntakeDesk;
const ids = new Map<string, number>();
const below = new Map<number, readonly number[]>();
let next = 20_000;

/** Somebody with these roles at these units, who is in the database: what they enter names them. */
async function somebody(held: readonly (readonly [RoleCode, number])[]): Promise<Person> {
  const id = next++;
  const unitId = held[0]?.[1] ?? 0;
  const roles = held.map(([role, unit]) => ({ role, unitId: unit, units: below.get(unit) ?? [unit] }));
  await desk.owner.query(
    "insert into people.person (id, user_name, name, unit_id) overriding system value values ($1, $2, $2, $3)",
    [id, `some.${id}`, unitId],
  );
  return {
    id,
    userName: `some.${id}`,
    name: `some.${id}`,
    unitId,
    language: "vi",
    roles,
    reach: reachOf(roles, verbs),
    sessionId: "t",
  };
}

beforeAll(async () => {
  desk = await openIntakeDesk();
  for (const code of UNITS) ids.set(code, await desk.unitId(code));
  for (const id of ids.values()) {
    const under = await desk.owner.query("select id from agencies.unit where parent_id = $1", [id]);
    below.set(id, [id, ...under.rows.map((row: { id: number }) => row.id)]);
  }
});
afterAll(() => desk.close());

/** The rule in its own words, written once more. */
function mayRead(person: Person, side: string, report: Made): boolean {
  const at = (...roles: RoleCode[]): Set<number> =>
    new Set(person.roles.filter((one) => roles.includes(one.role)).map((one) => one.unitId));
  if (side === "intake.read") return at("commune-officer", "commune-leader").has(report.place);
  const given = at("commune-police", "health-worker", "agency-focal", "provider");
  if (side === "intake.read-given") return report.givenTo.some((unit) => given.has(unit));
  const receivers = at("commune-officer", "commune-leader", "collaborator", "mediator");
  const entering = new Set([...receivers, ...given]);
  if (entering.size === 0) return false;
  return report.by === person.id || (report.receiver !== report.place && entering.has(report.receiver));
}

const unitArb = fc.constantFrom(...UNITS);
const heldArb = fc.array(fc.tuple(fc.constantFrom(...ROLES), unitArb), { minLength: 1, maxLength: 2 });
const reportArb = fc.record({
  place: fc.constantFrom(...WARDS),
  role: fc.constantFrom<RoleCode>("commune-officer", "commune-police", "health-worker", "collaborator"),
  receiver: unitArb,
  given: fc.subarray(["01.00004-CA", "01.00004-TYT", "01.00376-CA", "HN-CATP"]),
  declines: fc.boolean(),
});
const idOf = (code: string): number => ids.get(code) ?? 0;

/** A report as such a person enters it, given to these units, the first of which may have sent it back. */
async function made(wanted: {
  place: string;
  role: RoleCode;
  receiver: string;
  given: readonly string[];
  declines: boolean;
}): Promise<{ report: Made; by: Person }> {
  const place = idOf(wanted.place);
  const by = await somebody([[wanted.role, idOf(wanted.receiver)]]);
  const body = told(place, "2026-11-28T00:00:00Z");
  const { code } = (await desk.ask(by, "POST /api/intake/reports", { body })).body;
  const chair = await somebody([["commune-leader", place]]);
  for (const [n, unit] of wanted.given.entries()) {
    const give = { act: "assign", part: "police", toUnitId: idOf(unit), version: n + 1 };
    expect((await desk.act(chair, code, "assign", give)).status).toBe(200);
  }
  const [first] = wanted.given;
  if (first && wanted.declines) {
    const taker = await somebody([["commune-police", idOf(first)]]);
    const no = { number: 1, answer: "declined", reason: "Không thuộc địa bàn" };
    expect((await desk.ask(taker, `POST /api/intake/given/${code}/answer`, { body: no })).status).toBe(200);
  }
  const givenTo = wanted.given.slice(wanted.declines ? 1 : 0).map(idOf);
  return { report: { code, place, receiver: idOf(wanted.receiver), by: by.id, givenTo }, by };
}

test("listed ⇔ opened ⇔ allowed ⇔ readable by SQL, and counted no more than that", async () => {
  const reports: Made[] = [];
  const people: Person[] = [];
  for (const wanted of fc.sample(reportArb, { seed: 20_261_128, numRuns: 14 })) {
    const { report, by } = await made(wanted);
    reports.push(report);
    people.push(by);
  }
  for (const held of fc.sample(heldArb, { seed: 4, numRuns: 45 }))
    people.push(await somebody(held.map(([role, unit]) => [role, idOf(unit)] as const)));
  for (const role of ["commune-officer", "collaborator", "commune-police", "city-lead"] as const)
    people.push(await somebody([[role, idOf(WARDS[0])]]));

  let seen = 0;
  for (const person of people)
    for (const [verb, path] of sides) {
      const allowed = reports.filter((one) => mayRead(person, verb, one)).map((one) => one.code);
      const who = `${person.roles.map((one) => `${one.role}@${one.unitId}`).join("+")} ${verb}`;
      const list = await desk.ask(person, `GET ${path}?which=all&limit=200`);
      const listed = list.status === 200 ? list.body.rows.map((row: { code: string }) => row.code) : [];
      expect(listed.toSorted(), who).toEqual(allowed.toSorted());
      if (list.status === 200) expect(list.body.total, who).toBe(allowed.length);
      const found = await desk.app.transaction(settingsOf(person, verb, verbs), (tx) =>
        sql<{ code: string }>`select code from intake.report`.execute(tx),
      );
      // Whoever holds the verb nowhere has no reach: the rows are none.
      expect(found.rows.map((row) => row.code).toSorted(), who).toEqual(
        person.reach.has(verb) ? allowed.toSorted() : [],
      );
      for (const { code } of reports.slice(0, 4)) {
        const opened = await desk.ask(person, `GET ${path}/${code}`);
        expect(opened.status === 200, `${who} ${code}`).toBe(allowed.includes(code));
      }
      seen += allowed.length;
    }
  // Not vacuous.
  expect(seen).toBeGreaterThan(40);
}, 60_000);

test("any other verb, and none, sees no report, event, giving or letter", async () => {
  for (const verb of ["task.read", "work.read", "clock.read", "person.create", ""])
    for (const table of ["report", "event", "assignment", "taken", "draft", "letter", "message"]) {
      const scope = { "toam.person": "1", "toam.verb": verb, "toam.sees": "all", "toam.writes": "all" };
      const found = await desk.app.transaction(scope, (tx) =>
        sql`select 1 from ${sql.table(`intake.${table}`)}`.execute(tx),
      );
      expect([verb, table, found.rows.length]).toEqual([verb, table, 0]);
    }
});

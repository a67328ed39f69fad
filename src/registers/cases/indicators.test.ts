/** Block II of the statistical form, counted by hand once; a figure leads only to cases that one sees. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { indicators } from "#spine/indicators/index.ts";
import { openDesk, type Desk } from "#test/desk.ts";
import { caseIndicators, cases } from "./index.ts";

const WINDOW = { from: "2027-01-01", to: "2027-12-31" };
const QUERY = `from=${WINDOW.from}&to=${WINDOW.to}`;

interface Someone {
  readonly part: "harmed" | "doer";
  readonly sex?: string;
  readonly age?: number;
  /** Told of by another report: the place of the first telling in this list. */
  readonly again?: number;
  readonly gone?: true;
}

interface Case {
  readonly code: string;
  readonly unit: "a" | "b";
  readonly verified?: string;
  readonly opened?: string;
  readonly state?: string;
  readonly form?: string;
  readonly sealed?: true;
  readonly unfounded?: true;
  readonly people: readonly Someone[];
  /** Family, kind and result. */
  readonly dealt?: readonly (readonly [string, string, string?])[];
}

const woman = (age: number): Someone => ({ part: "harmed", sex: "female", age });
const man: Someone = { part: "doer", sex: "male" };

const given: readonly Case[] = [
  {
    code: "VV-0000-0001",
    unit: "a",
    verified: "2027-03-01T08:00:00+07:00",
    form: "physical",
    state: "follow-up",
    people: [woman(34), man],
    // A renewal for the same doer is no second person.
    dealt: [
      ["measure", "no-contact"],
      ["measure", "no-contact"],
      ["measure", "criticism"],
      ["measure", "care"],
    ],
  },
  {
    code: "VV-0000-0002",
    unit: "a",
    verified: "2027-01-01T00:00:00+07:00", // the first moment of the window in Hanoi, still 2026 in UTC
    form: "mental",
    state: "verified", // nothing was done yet: not handled
    people: [woman(15), { part: "harmed", sex: "male", age: 62 }, { part: "doer", sex: "female" }],
  },
  {
    code: "VV-0000-0003",
    unit: "a",
    verified: "2027-12-31T23:59:00+07:00", // the last minute
    form: "economic",
    state: "closed",
    people: [{ part: "harmed" }, man, man],
    dealt: [
      ["sanction", "administrative"],
      ["sanction", "criminal"],
    ],
  },
  { code: "VV-0000-0004", unit: "a", verified: "2026-12-31T23:59:00+07:00", people: [woman(30), man] }, // before it
  { code: "VV-0000-0005", unit: "a", opened: "2027-05-05T08:00:00+07:00", people: [woman(30), man] }, // only reported
  {
    code: "VV-0000-0006",
    unit: "a",
    verified: "2027-02-01T08:00:00+07:00",
    sealed: true,
    people: [woman(30), man],
  },
  {
    code: "VV-0000-0007",
    unit: "a",
    unfounded: true,
    opened: "2027-05-05T08:00:00+07:00",
    people: [woman(30), man],
  },
  {
    code: "VV-0000-0008",
    unit: "a",
    verified: "2027-06-01T08:00:00+07:00",
    form: "sexual",
    state: "verified",
    // Police and hospital told of the same woman: one.
    people: [woman(40), { ...woman(40), again: 0 }, man],
    dealt: [
      ["measure", "no-contact", "refused"],
      ["measure", "shelter"],
    ],
  },
  {
    code: "VV-0000-0009",
    unit: "b",
    verified: "2027-07-01T08:00:00+07:00",
    form: "physical",
    state: "measures",
    people: [woman(59), { ...man, gone: true }, { part: "doer" }],
  },
];

/*
 * Counted by hand, A: cases 1, 2, 3, 8. Doers who are men: 1 (case 1) + 2 (case 3) + 1 (case 8) = 4; a woman in case 2.
 * No contact: case 1 once; case 8 was refused. Harmed women: 34, 15, 40; a man of 62; one unknown in case 3.
 * Handled with a woman of 16–59: cases 1 and 8; case 2 (a child, a man of 62) was not handled; of case 3 the age is unknown.
 * Supported: care in case 1, shelter in case 8. B: case 9 alone; its first doer was taken out.
 */
const byHand: Readonly<Record<string, readonly [a: number, b: number]>> = {
  "violence.cases": [4, 1],
  "violence.cases.mental": [1, 0],
  "violence.cases.physical": [1, 1],
  "violence.cases.sexual": [1, 0],
  "violence.cases.economic": [1, 0],
  "violence.cases.unknown": [0, 0],
  "violence.cases.reported": [1, -1],
  "violence.perpetrators.male": [4, 0],
  "violence.perpetrators.female": [1, 0],
  "violence.perpetrators.unknown": [0, 1],
  "violence.measures.criticism": [1, 0],
  "violence.measures.no-contact": [1, 0],
  "violence.measures.education": [0, 0],
  "violence.measures.sanction": [1, 0],
  "violence.measures.criminal": [1, 0],
  "violence.victims.male": [1, 0],
  "violence.victims.female": [3, 1],
  "violence.victims.unknown": [1, 0],
  "violence.victims.under-16": [1, 0],
  "violence.victims.women-16-59": [2, 1],
  "violence.victims.from-60": [1, 0],
  "violence.victims.age-unknown": [1, 0],
  "violence.handled.under-16": [0, 0],
  "violence.handled.women-16-59": [2, 1],
  "violence.handled.from-60": [0, 0],
  "violence.supported": [2, 0],
  "violence.supported.counselling": [0, 0],
  "violence.supported.medical": [1, 0],
  "violence.supported.shelter": [1, 0],
};

let desk: Desk;
let units: { a: number; b: number };

async function enterPerson(caseId: number, one: Someone, tellings: number[]): Promise<void> {
  const { owner } = desk;
  const thing = await owner.query(
    "insert into cases.thing (case_id, prefix, sealed, gone_at) values ($1, $2, '\\x00', $3) returning id",
    [caseId, one.part, one.gone ? new Date() : null],
  );
  const id = (thing.rows[0] as { id: number }).id;
  await owner.query(
    "insert into cases.person (id, case_id, part, sex, age_at_event, same_as) values ($1, $2, $3, $4, $5, $6)",
    [
      id,
      caseId,
      one.part,
      one.sex ?? "unknown",
      one.age ?? null,
      one.again === undefined ? null : tellings[one.again],
    ],
  );
  tellings.push(id);
}

const verificationOf = (one: Case): string => {
  if (one.verified) return "verified";
  return one.unfounded ? "unfounded" : "reported";
};

/** The case alone; answers its number. */
async function enterCase(one: Case): Promise<number> {
  const { state = one.unfounded ? "unfounded" : "received", opened = "2026-12-01T00:00:00Z" } = one;
  const { verified = null, form = "unknown" } = one;
  const found = await desk.owner.query(
    `insert into cases."case" (code, record, unit_id, state, opened_at, opened_by, verification, verified_at, main_form, closed_at, outcome, sealed_at, sealed, updated_at)
     select $1, gen_random_uuid(), $2, $3, $4, 1, $5, $6, $7, case when $3 = 'closed' then now() end,
       case when $3 = 'closed' then 'violence-ended' end, case when $8 then now() end, '\\x00', now() returning id`,
    [one.code, units[one.unit], state, opened, verificationOf(one), verified, form, one.sealed === true],
  );
  return (found.rows[0] as { id: number }).id;
}

async function enter(one: Case): Promise<void> {
  const id = await enterCase(one);
  const tellings: number[] = [];
  for (const person of one.people) await enterPerson(id, person, tellings);
  for (const [family, kind, result] of one.dealt ?? []) {
    const thing = await desk.owner.query(
      "insert into cases.thing (case_id, prefix, sealed) values ($1, $2, '\\x00') returning id",
      [id, family],
    );
    await enterDealt({ id: (thing.rows[0] as { id: number }).id, caseId: id, family, kind, result });
  }
}

async function enterDealt(of: {
  readonly id: number;
  readonly caseId: number;
  readonly family: string;
  readonly kind: string;
  readonly result: string | undefined;
}): Promise<void> {
  const { id, caseId, family, kind, result = null } = of;
  if (family === "measure")
    await desk.owner.query(
      "insert into cases.measure (id, case_id, kind, decided_on, result) values ($1, $2, $3, '2027-03-02', $4)",
      [id, caseId, kind, result],
    );
  else
    await desk.owner.query(
      "insert into cases.sanction (id, case_id, kind, decided_on) values ($1, $2, $3, '2027-03-02')",
      [id, caseId, kind],
    );
}

beforeAll(async () => {
  desk = await openDesk((report) => [indicators(caseIndicators, report), cases]);
  units = { a: await desk.unitId("01.00004"), b: await desk.unitId("01.00376") };
  for (const one of given) await enter(one);
  // The officer of A sits in three of the four cases that count there.
  await desk.owner.query(
    `insert into cases.seat (case_id, unit_id, part, from_at, because) select id, unit_id, 'co-ordinator', now(), 'opened' from cases."case"
     where code in ('VV-0000-0001', 'VV-0000-0002', 'VV-0000-0003', 'VV-0000-0006')`,
  );
  const city = await desk.person("city-lead", "HN-SVHTT");
  expect((await desk.ask(city, "POST /api/indicators/compute", { body: WINDOW })).status).toBe(200);
});
afterAll(() => desk.close());

test.each(Object.entries(byHand))("%s of A and B: %s", async (code, [a, b]) => {
  const found = await desk.owner.query(
    "select unit_id, state, value from indicators.cell where indicator_code = $1 and from_on = $2 and to_on = $3",
    [code, WINDOW.from, WINDOW.to],
  );
  const cells = new Map(
    (found.rows as { unit_id: number; state: string; value: string | null }[]).map((row) => [
      row.unit_id,
      Number(row.value ?? 0),
    ]),
  );
  // No cell at all (-1): nobody said anything, which is no zero.
  expect([cells.get(units.a) ?? -1, cells.get(units.b) ?? -1]).toEqual([a, b]);
});

test("every figure of the block is counted here", () => {
  expect(caseIndicators.map((one) => one.id).toSorted()).toEqual(Object.keys(byHand).toSorted());
});

test("a figure leads to the cases that one sees; the city sees how many there are and none of them", async () => {
  const officer = await desk.person("commune-officer", "01.00004");
  const mine = (await desk.ask(officer, `GET /api/indicators/violence.cases/records?${QUERY}`)).body;
  expect(mine.rows.map((row: { code: string; title: string }) => [row.code, row.title])).toEqual(
    ["1", "2", "3"].map((n) => [`VV-0000-000${n}`, `VV-0000-000${n}`]),
  );
  expect(mine.hidden).toBe(2);
  const city = await desk.person("city-lead", "HN-SVHTT");
  expect((await desk.ask(city, `GET /api/indicators/violence.cases/records?${QUERY}`)).body).toMatchObject({
    rows: [],
    hidden: 5,
  });
});

test("the role of figures reads no sealed word and no sealed case", async () => {
  await expect(desk.report.query('select sealed from cases."case"')).rejects.toMatchObject({ code: "42501" });
  await expect(desk.report.query("select hash from cases.token")).rejects.toMatchObject({ code: "42501" });
  const seen = await desk.report.query("select code from cases.\"case\" where code = 'VV-0000-0006'");
  expect(seen.rows).toEqual([]);
});

test("what a window before 2027 holds is what units typed", async () => {
  const city = await desk.person("city-lead", "HN-SVHTT");
  const body = { from: "2026-01-01", to: "2026-12-31" };
  expect((await desk.ask(city, "POST /api/indicators/compute", { body })).body.cells).toBe(0);
});

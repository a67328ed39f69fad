/** The city looks over cases: figures and codes, never a name; small counts hidden from who only reads figures. Counted by hand. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type Desk } from "#test/desk.ts";
import { caseOversight, cases } from "./index.ts";
import { countsOf, median, share } from "./rules/practice.ts";

let desk: Desk;
let [a, b] = [0, 0];
const DAYS = "from=2026-01-01&to=2026-12-31";

/** Seven open cases of A (one sealed), one of B; opened 2, 4, 6, 8, 10, 12 hours after their report. */
async function enter(n: number, unit: number, sealed: boolean): Promise<void> {
  const code = `VV-0000-00${String(10 + n)}`;
  const made = await desk.owner.query(
    `insert into cases."case" (code, record, unit_id, state, opened_at, opened_by, worker_id, risk, assessed_at, next_contact_on, sealed_at, sealed, updated_at)
     select $1, gen_random_uuid(), $2, 'assigned', '2026-03-01T12:00:00+07:00', 1, $3, $4, case when $5 < 3 then now() end,
       case when $5 < 2 then date '2026-03-02' else date '2099-01-01' end, case when $6 then now() end, '\\x00', now() returning id`,
    [code, unit, 1 + (n % 2), n === 0 ? "extreme" : "low", n, sealed],
  );
  await desk.owner.query(
    `insert into cases.report (case_id, report_code, channel, received_at, joined_at, joined_by)
     values ($1, $2, 'police', timestamptz '2026-03-01T12:00:00+07:00' - make_interval(hours => $3), now(), 1)`,
    [(made.rows[0] as { id: number }).id, `TB-0000-00${10 + n}`, 2 + 2 * n],
  );
}

beforeAll(async () => {
  desk = await openDesk((report) => [cases, caseOversight(report)]);
  [a, b] = [await desk.unitId("01.00004"), await desk.unitId("01.00376")];
  for (let n = 0; n < 6; n += 1) await enter(n, a, false);
  await enter(6, a, true);
  await enter(7, b, false);
});
afterAll(() => desk.close());

const rowOf = (body: { rows: { unit: { id: number } }[] }, unit: number) =>
  body.rows.find((row) => row.unit.id === unit);

test("the city lead reads counts and practice by unit; a sealed case is in no number", async () => {
  const lead = await desk.person("city-lead", "HN-SVHTT");
  const { status, body } = await desk.ask(lead, `GET /api/case-oversight?${DAYS}`);
  expect(status).toBe(200);
  // Six open, one of them extreme, two overdue for contact; two workers: 3 each. Delays 2…12 hours: the middle is 7.
  // Assessed 3 of 6 = 50 %; in contact in time 4 of 6 = 67 %.
  expect(rowOf(body, a)).toMatchObject({
    open: { state: "value", value: 6 },
    grave: { state: "value", value: 1 },
    contactLate: { state: "value", value: 2 },
    lapsed: { state: "zero" },
    load: 3,
    delayHours: 7,
    closeDays: null,
    assessedShare: 50,
    contactShare: 67,
    answeredShare: null,
  });
  // One case is too few for a share or a median.
  expect(rowOf(body, b)).toMatchObject({
    open: { state: "value", value: 1 },
    load: null,
    delayHours: null,
    assessedShare: null,
  });
});

test("codes are followed by the city lead alone, and carry no name", async () => {
  const lead = await desk.person("city-lead", "HN-SVHTT");
  const { body } = await desk.ask(lead, `GET /api/case-oversight/${a}`);
  expect(body.rows.map((row: { code: string }) => row.code)).toHaveLength(6);
  expect(Object.keys(body.rows[0]).toSorted()).toEqual([
    "code",
    "lapsed",
    "nextContactOn",
    "openedAt",
    "risk",
    "state",
    "verification",
  ]);
  expect(body.rows[0]).toMatchObject({ code: "VV-0000-0010", risk: "extreme" });
  const leadership = await desk.person("leadership", "01");
  expect((await desk.ask(leadership, `GET /api/case-oversight/${a}`)).status).toBe(403);
});

test("leadership sees no small number", async () => {
  const leadership = await desk.person("leadership", "01");
  const { body } = await desk.ask(leadership, `GET /api/case-oversight?${DAYS}`);
  expect(body.codes).toBe(false);
  expect(rowOf(body, b)).toMatchObject({ open: { state: "suppressed" } });
  expect(rowOf(body, a)).toMatchObject({
    grave: { state: "suppressed" },
    contactLate: { state: "suppressed" },
  });
});

test("nobody of a unit looks over the city", async () => {
  for (const [role, unit] of [
    ["commune-officer", "01.00004"],
    ["commune-police", "01.00004-CA"],
    ["auditor", "HN-TTTP"],
  ] as const)
    expect((await desk.ask(await desk.person(role, unit), `GET /api/case-oversight?${DAYS}`)).status).toBe(
      403,
    );
});

test("shares and medians need five, counts below five hide what gives them away", () => {
  expect([share(2, 4), share(2, 5), median(7, 4), median(7.04, 5)]).toEqual([null, 40, null, 7]);
  const shown = countsOf(
    [
      { id: 1, counts: { open: 3 } },
      { id: 2, counts: { open: 9 } },
      { id: 3, counts: { open: 40 } },
    ],
    true,
  );
  // 3 is small; 9 hides with it, or the whole would give it away.
  expect([...shown].map(([key, figure]) => [key, figure.state])).toEqual([
    ["1/open", "suppressed"],
    ["2/open", "suppressed"],
    ["3/open", "value"],
  ]);
});

test("the load of a unit is read by number, without a name; small ones are hidden from who only reads figures", async () => {
  const [lead, leadership] = [
    await desk.person("city-lead", "HN-SVHTT"),
    await desk.person("leadership", "01"),
  ];
  const load = async (who: typeof lead) =>
    (await desk.ask(who, `GET /api/case-oversight/${a}/load`)).body.rows;
  // Two workers with three open cases each; the sealed seventh is in no number. Opened in March, nobody was ever reached.
  const row = { open: { state: "value", value: 3 }, noContact: { state: "value", value: 3 } };
  expect(await load(lead)).toMatchObject([
    { number: 1, ...row },
    { number: 2, ...row },
  ]);
  for (const one of await load(leadership))
    expect([one.open.state, one.noContact.state]).toEqual(["suppressed", "suppressed"]);
  const officer = await desk.person("commune-officer", "01.00004");
  expect((await desk.ask(officer, `GET /api/case-oversight/${a}/load`)).status).toBe(403);
});

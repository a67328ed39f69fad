/** A clock kept to named people: for everyone else, the city too, it is not there; what climbs from it tells those people alone. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { keepClocksTo } from "#spine/deadlines/index.ts";
import { intakeWork, keepReportsTo } from "#spine/intake/index.ts";
import { allSources, climbLadders } from "#spine/notices/index.ts";
import { openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await openIntakeDesk();
});
afterAll(() => desk.close());

const clocksOf = async (person: Person, code: string): Promise<number> =>
  (await desk.ask(person, `GET /api/clocks/of/intake/${code}`)).body.rows.length;
const counted = async (person: Person): Promise<number> =>
  (await desk.ask(person, "GET /api/clocks/counts")).body.open;
const climbs = async (person: Person): Promise<number> =>
  (await desk.ask(person, "GET /api/notices/climbs?which=open")).body.total;
const told = async (person: Person): Promise<number> =>
  (await desk.ask(person, "GET /api/notices/unread")).body.unread;

const keep = (code: string, by: Person, people: readonly number[] | null): Promise<void> =>
  desk.app.transaction(
    {
      "toam.person": String(by.id),
      "toam.verb": "case.seal",
      "toam.sees": String(desk.place),
      "toam.writes": String(desk.place),
    },
    (tx) => keepClocksTo(tx, { kind: "intake", codes: [code], people }),
  );

test("only those it is kept to see it, are counted it and are told of it", async () => {
  const { chair, officer, city } = desk;
  desk.at("2026-11-26T08:00");
  const code = await desk.enter();
  // Receipt and handling, both of the ward; the telling of the chair, met already, of the police post beneath it.
  expect(await clocksOf(chair, code)).toBe(3);
  expect(await counted(officer)).toBe(2);
  const ofCity = await counted(city);

  await keep(code, chair, [chair.id]);
  expect([await clocksOf(chair, code), await clocksOf(officer, code)]).toEqual([3, 0]);
  expect([await counted(chair), await counted(officer), await counted(city)]).toEqual([2, 0, ofCity - 2]);

  // Due on Thursday at 9 and 10; told on Friday 27/11 (step 1), to the chair though the step names the officer.
  desk.at("2026-11-27T09:00");
  await climbLadders(desk.app, allSources([]));
  expect([await climbs(chair), await climbs(officer), await climbs(city)]).toEqual([2, 0, 0]);
  expect([await told(chair), await told(officer), await told(city)]).toEqual([2, 0, 0]);
  // Nobody is asked about it: the question would tell the others.
  const [one] = (await desk.ask(chair, "GET /api/notices/climbs?which=open")).body.rows;
  const asked = await desk.ask(chair, "POST /api/explanations", {
    body: { kind: "clock", code: one.code, text: "Vì sao chậm?" },
  });
  expect(asked.status).toBeGreaterThanOrEqual(400);

  // What climbed before is kept from the same moment, and given back as well.
  await keep(code, chair, null);
  expect([await climbs(chair), await climbs(officer), await climbs(city)]).toEqual([2, 2, 2]);
  await keep(code, officer, [officer.id]);
  expect([await climbs(chair), await climbs(officer), await climbs(city)]).toEqual([0, 2, 0]);
  expect(await clocksOf(chair, code)).toBe(0);
});

test("a report kept to named people is not there for anyone else at the place or given it, whoever entered it among them, unless they are let follow it", async () => {
  const { chair, officer, police, health } = desk;
  desk.at("2026-11-30T08:00");
  const code = await desk.enter({ danger: "yes" });
  const other = await desk.enter();
  const give = { version: 1, act: "assign", part: "health", toUnitId: health.unitId };
  await desk.act(chair, code, "assign", give);
  const seenBy = async (person: Person, side: string): Promise<unknown[]> => {
    const one = await desk.ask(person, `GET /api/intake/${side}/${code}`);
    const none = await desk.ask(person, `GET /api/intake/${side}/TB-0000-0000`);
    const list = (await desk.ask(person, `GET /api/intake/${side}?which=all`)).body;
    const clocks = (await desk.ask(person, `GET /api/clocks/of/intake/${code}`)).body.rows.length;
    const listed = list.rows.some((row: { code: string }) => row.code === code);
    return [
      one.status,
      listed,
      clocks > 0,
      one.body.kind === none.body.kind,
      list.total === list.rows.length,
    ];
  };
  const there = [200, true, true, false, true];
  // As if there were none: the same answer as for a code that nobody has.
  const none = [404, false, false, true, true];
  const seal = (people: readonly number[] | null, by: Person, followed = false): Promise<number> =>
    desk.app.transaction({ "toam.person": String(by.id), "toam.verb": "case.seal" }, (tx) =>
      keepReportsTo(tx, { codes: [code], people, followed }),
    );
  expect(await seenBy(officer, "reports")).toEqual(there);
  expect(await seal([chair.id], chair)).toBe(1);
  expect(await seenBy(chair, "reports")).toEqual(there);
  expect(await seenBy(officer, "reports")).toEqual(none);
  expect(await seenBy(health, "given")).toEqual(none);
  const post = await desk.another("commune-police", "01.00004-CA");
  for (const person of [police, post])
    expect((await seenBy(person, "entered")).toSpliced(2, 1)).toEqual(none.toSpliced(2, 1));
  // Who entered it is let in by name, the others of the post are not; it looks like any other.
  expect(await seal([chair.id], chair, true)).toBe(1);
  const mine = (await desk.ask(police, `GET /api/intake/entered/${code}`)).body;
  const plain = (await desk.ask(police, `GET /api/intake/entered/${other}`)).body;
  expect(Object.keys(mine)).toEqual(Object.keys(plain));
  expect((await desk.ask(post, `GET /api/intake/entered/${code}`)).status).toBe(404);
  const work = await desk.app.transaction(
    { "toam.person": String(officer.id), "toam.verb": "work.read" },
    (tx) => intakeWork(tx, officer),
  );
  expect(work.map((one) => one.code)).not.toContain(code);
  // Nobody outside opens it again, and nobody keeps it from themselves.
  expect(await seal(null, officer)).toBe(0);
  await expect(seal([officer.id], chair)).rejects.toThrow("row-level security");
  expect(await seal(null, chair)).toBe(1);
  expect(await seenBy(officer, "reports")).toEqual(there);
});

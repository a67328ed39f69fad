/** A clock kept to named people: for everyone else, the city too, it is not there; what climbs from it tells those people alone. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { keepClocksTo } from "#spine/deadlines/index.ts";
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

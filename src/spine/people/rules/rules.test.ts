/** The rules of people as tables of cases; no database. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkOf } from "#base/network.ts";
import { reachOf, roleCodes, type Person, type RoleCode } from "#spine/access/index.ts";
import { peopleVerbs } from "../verbs.ts";
import { oneTimePassword } from "../one-time.ts";
import {
  ADDRESS_FAILURES_MAX,
  ADDRESS_WINDOW_MS,
  isIdle,
  lockedUntil,
  reviewIsDue,
  waitSeconds,
} from "./lock.ts";
import { needsOf, passwordFaults } from "./password.ts";
import { checkDelegation, checkGiving, dayAfter, type Delegating } from "./role.ts";

const NOW = new Date("2026-11-23T02:00:00Z");
const minutesFrom = (instant: Date | null) =>
  instant === null ? null : (instant.getTime() - NOW.getTime()) / 60_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

describe("a password", () => {
  const cases: readonly (readonly [password: string, secondStep: boolean, faults: number, why: string])[] = [
    ["Thu-nghiem-2026", false, 0, "14 and four classes"],
    ["Mưa rơi-2026 ngõ Huế", false, 0, "Vietnamese letters and spaces"],
    ["thu-nghiem-2026", false, 1, "no capital"],
    ["Thu-nghiem-mai", false, 1, "no digit"],
    ["Thunghiem20266", false, 1, "no sign"],
    ["Thu-ng-2026", false, 1, "too short alone"],
    ["chungcu8", true, 0, "8 beside a second step, any classes"],
    ["chung8", true, 1, "too short even so"],
    ["Ubnd.00004-Mai-2026", false, 1, "holds the user name"],
    ["matkhau123", true, 1, "common"],
    ["Password@12345678", false, 1, "common with ornaments"],
    ["12345678", true, 1, "common digits"],
    [`Aa1-${"x".repeat(130)}`, false, 1, "too long"],
  ];
  it.each(cases)("%s (second step: %s) has %i faults: %s", (password, secondStep, faults) => {
    expect(passwordFaults(password, { userName: "ubnd.00004", secondStep })).toHaveLength(faults);
  });

  it("made once is always a good one", () => {
    for (let i = 0; i < 200; i++)
      expect(
        passwordFaults(oneTimePassword("ubnd.00004"), { userName: "ubnd.00004", secondStep: false }),
      ).toEqual([]);
  });
});

describe("what stands before work", () => {
  const fresh = { mustChange: false, changedAt: daysAgo(1), secondStep: true };
  const needs = (
    changed: Partial<Parameters<typeof needsOf>[0]>,
    roles: readonly RoleCode[],
    production = true,
  ) => needsOf({ ...fresh, ...changed }, roles, { now: NOW, production });

  it.each([
    ["nothing for whoever is up to date", needs({}, ["system-admin"]), []],
    ["a one-time password is changed", needs({ mustChange: true }, ["press"]), ["change-password"]],
    [
      "an administrator's after 60 days",
      needs({ changedAt: daysAgo(60) }, ["system-admin"]),
      ["change-password"],
    ],
    ["not after 59", needs({ changedAt: daysAgo(59) }, ["system-admin"]), []],
    ["nobody else's", needs({ changedAt: daysAgo(400) }, ["commune-officer"]), []],
    ["a second step for the city's lead", needs({ secondStep: false }, ["city-lead"]), ["second-step"]],
    ["not for an officer", needs({ secondStep: false }, ["commune-officer"]), []],
    ["not in the demonstration", needs({ secondStep: false }, ["system-admin"], false), []],
  ])("%s", (_, given, expected) => expect(given).toEqual(expected));
});

describe("a lock", () => {
  it.each([
    [1, null],
    [4, null],
    [5, 15],
    [6, 30],
    [7, 60],
    [11, 960],
    [12, 1440],
    [40, 1440],
  ])("after %i wrong attempts lasts %s minutes", (failed, minutes) => {
    expect(minutesFrom(lockedUntil(failed, NOW))).toBe(minutes);
  });

  it("of an address begins after sixty failures and ends with its window", () => {
    const sixtieth = { failed: ADDRESS_FAILURES_MAX, since: NOW };
    expect(waitSeconds(sixtieth, NOW)).toBe(0);
    const oneMore = { failed: ADDRESS_FAILURES_MAX + 1, since: NOW };
    expect(waitSeconds(oneMore, NOW)).toBe(ADDRESS_WINDOW_MS / 1000);
    const atItsEnd = new Date(NOW.getTime() + ADDRESS_WINDOW_MS);
    expect(waitSeconds(oneMore, atItsEnd)).toBe(0);
  });

  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0DB8:1:2::9", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
  ])("of the address %s counts for the network %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it("never grows shorter with more attempts", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (failed) => {
        const [less, more] = [lockedUntil(failed, NOW), lockedUntil(failed + 1, NOW)];
        expect(more?.getTime() ?? 0).toBeGreaterThanOrEqual(less?.getTime() ?? 0);
      }),
    );
  });
});

describe("an account", () => {
  it.each([
    [44, false],
    [45, true],
  ])("unused for %i days is closed: %s", (days, closed) => expect(isIdle(daysAgo(days), NOW)).toBe(closed));

  it("is reviewed every six months", () => {
    expect(reviewIsDue(new Date("2026-05-23T02:00:00Z"), NOW)).toBe(true);
    expect(reviewIsDue(new Date("2026-05-24T02:00:00Z"), NOW)).toBe(false);
  });
});

const HEALTH = 10;
const STATION = 11;
const COMMUNE = 20;

function person(role: RoleCode, unitId: number, units = [unitId]): Person {
  const roles = [{ role, unitId, units }];
  const reach = reachOf(roles, peopleVerbs);
  return { id: unitId, userName: role, name: role, unitId, language: "vi", roles, reach, sessionId: "x" };
}
const admin = { ...person("system-admin", 1), id: 1 };
const focal = person("agency-focal", HEALTH, [HEALTH, STATION]);
const leader = person("commune-leader", COMMUNE);

describe("giving a role", () => {
  const kind = (giver: Person, role: RoleCode, unitId: number, alreadyHeld: RoleCode[] = []) =>
    checkGiving(giver, { personId: 99, role, unitId, alreadyHeld })?.kind ?? "given";

  it.each([
    ["the administrator, anything anywhere", kind(admin, "city-lead", COMMUNE), "given"],
    ["a focal point, a health worker under it", kind(focal, "health-worker", STATION), "given"],
    ["a focal point, nothing elsewhere", kind(focal, "health-worker", COMMUNE), "not-allowed"],
    ["a focal point, no administrator", kind(focal, "system-admin", HEALTH), "not-allowed"],
    ["a focal point, no commune officer", kind(focal, "commune-officer", HEALTH), "not-allowed"],
    ["a leader, an officer of the commune", kind(leader, "commune-officer", COMMUNE), "given"],
    ["a leader, no second leader", kind(leader, "commune-leader", COMMUNE), "not-allowed"],
    ["administration beside content is refused", kind(admin, "system-admin", 1, ["city-lead"]), "rule"],
    ["content beside administration is refused", kind(admin, "city-lead", 1, ["system-admin"]), "rule"],
    ["auditing beside anything is refused", kind(admin, "auditor", 1, ["press"]), "rule"],
    [
      "the officer gives nothing",
      kind(person("commune-officer", COMMUNE), "mediator", COMMUNE),
      "not-allowed",
    ],
  ])("%s", (_, given, expected) => expect(given).toBe(expected));

  it("is never for oneself", () => {
    const oneself = checkGiving(admin, { personId: 1, role: "press", unitId: 1, alreadyHeld: [] });
    expect(oneself?.kind).toBe("rule");
  });

  it("never reaches a unit outside the giver's, whoever gives but the administrator", () => {
    const givers = fc.constantFrom(...roleCodes.filter((role) => role !== "system-admin"));
    fc.assert(
      fc.property(givers, fc.constantFrom(...roleCodes), (giver, role) => {
        expect(kind(person(giver, COMMUNE), role, HEALTH)).toBe("not-allowed");
      }),
    );
  });
});

describe("delegating", () => {
  const asked: Delegating = {
    fromPersonId: COMMUNE,
    toPersonId: 77,
    role: "commune-officer",
    unitId: COMMUNE,
    isDelegated: false,
    firstDay: "2026-11-24",
    lastDay: "2026-11-30",
    sameUnit: true,
    standInHolds: ["collaborator"],
  };
  const officer = person("commune-officer", COMMUNE);
  const kind = (giver: Person, change: Partial<Delegating>) =>
    checkDelegation(giver, { ...asked, ...change }, "2026-11-23")?.kind ?? "given";

  it.each([
    ["one's own role to a colleague", kind(officer, {}), "given"],
    ["another's role by their leader", kind({ ...leader, id: 5 }, {}), "given"],
    ["another's role by a colleague is refused", kind({ ...officer, id: 6 }, {}), "not-allowed"],
    ["to oneself is refused", kind(officer, { toPersonId: COMMUNE }), "rule"],
    ["a leader does not delegate to themselves", kind({ ...leader, id: 77 }, {}), "rule"],
    ["a delegated role is not delegated on", kind(officer, { isDelegated: true }), "rule"],
    ["not to another unit", kind(officer, { sameUnit: false }), "rule"],
    ["not the administrator's role", kind({ ...admin, id: COMMUNE }, { role: "system-admin" }), "rule"],
    ["not to the auditor", kind(officer, { standInHolds: ["auditor"] }), "rule"],
    ["the last day before the first", kind(officer, { lastDay: "2026-11-23" }), "invalid"],
    ["longer than half a year", kind(officer, { lastDay: "2027-06-30" }), "invalid"],
    ["all in the past", kind(officer, { firstDay: "2026-11-01", lastDay: "2026-11-22" }), "invalid"],
  ])("%s", (_, given, expected) => expect(given).toBe(expected));

  it("ends on the day after its last day", () => {
    expect(dayAfter("2026-12-31")).toBe("2027-01-01");
    expect(dayAfter("2028-02-28")).toBe("2028-02-29");
  });
});

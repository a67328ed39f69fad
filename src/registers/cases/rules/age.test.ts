/** Ages at the event, by hand at every edge, and what must hold of all of them in every zone. */
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { dayOf, daysAfter } from "#base/clock.ts";
import { ageOn, bandOf, childAt, elderlyAt, fineBandOf, vulnerableAt } from "./age.ts";

const born = (birthDate: string) => ({ birthDate, birthYear: null });
const inYear = (birthYear: number) => ({ birthDate: null, birthYear });
const nobody = { birthDate: null, birthYear: null };

describe("age at the event", () => {
  test.each<[string, string, string, number | null]>([
    ["the day before a birthday", "2010-06-15", "2026-06-14", 15],
    ["on the birthday", "2010-06-15", "2026-06-15", 16],
    ["born on the day of the event", "2026-06-15", "2026-06-15", 0],
    ["not born yet", "2026-06-16", "2026-06-15", null],
    ["over New Year", "2010-01-01", "2025-12-31", 15],
    ["on New Year's Day", "2010-01-01", "2026-01-01", 16],
    // Born on a leap day: in common years the birthday is 1 March.
    ["leap day, common year, 28 February", "2012-02-29", "2027-02-28", 14],
    ["leap day, common year, 1 March", "2012-02-29", "2027-03-01", 15],
    ["leap day in a leap year", "2012-02-29", "2028-02-29", 16],
  ])("%s", (_, birth, day, expected) => {
    expect(ageOn(born(birth), day)).toEqual(expected === null ? null : { min: expected, max: expected });
  });

  test.each<[string, number, string, { min: number; max: number } | null]>([
    ["by the year: had the birthday or not", 2010, "2026-06-15", { min: 15, max: 16 }],
    ["by the year, on its last day everybody has", 2010, "2026-12-31", { min: 16, max: 16 }],
    ["by the year, on its first day hardly anybody has", 2010, "2026-01-01", { min: 15, max: 16 }],
    ["born this year", 2026, "2026-06-15", { min: 0, max: 0 }],
    ["born next year", 2027, "2026-06-15", null],
  ])("%s", (_, year, day, expected) => {
    expect(ageOn(inYear(year), day)).toEqual(expected);
  });

  test("the full date goes before the year, and nothing known is no age", () => {
    expect(ageOn({ birthDate: "2010-06-15", birthYear: 1990 }, "2026-06-15")).toEqual({ min: 16, max: 16 });
    expect(ageOn(nobody, "2026-06-15")).toBeNull();
  });
});

describe("bands", () => {
  test.each<[number, number, string, string | null]>([
    [0, 0, "under-16", "0-5"],
    [5, 6, "under-16", null],
    [6, 15, "under-16", "6-15"],
    [15, 15, "under-16", "6-15"],
    [15, 16, "unknown", null],
    [16, 17, "16-59", "16-17"],
    [59, 59, "16-59", "40-59"],
    [59, 60, "unknown", null],
    [60, 60, "from-60", "60-79"],
    [79, 80, "from-60", null],
    [80, 99, "from-60", "80+"],
  ])("%i to %i is %s, finer %s", (min, max, band, fine) => {
    expect([bandOf({ min, max }), fineBandOf({ min, max })]).toEqual([band, fine]);
  });

  test("whoever may be a child or not is unknown, not an adult", () => {
    expect(childAt({ min: 15, max: 16 })).toBe("unknown");
    expect(childAt({ min: 15, max: 15 })).toBe("yes");
    expect(childAt({ min: 16, max: 16 })).toBe("no");
    expect(childAt(null)).toBe("unknown");
    expect([bandOf(null), fineBandOf(null), elderlyAt(null)]).toEqual(["unknown", null, "unknown"]);
  });

  test("the law puts first a child, the elderly, and whom a code names", () => {
    expect(vulnerableAt({ min: 8, max: 8 }, [])).toBe("yes");
    expect(vulnerableAt({ min: 60, max: 61 }, [])).toBe("yes");
    expect(vulnerableAt({ min: 30, max: 30 }, ["pregnant"])).toBe("yes");
    expect(vulnerableAt({ min: 30, max: 30 }, [])).toBe("no");
    expect(vulnerableAt({ min: 59, max: 60 }, [])).toBe("unknown");
    expect(vulnerableAt(null, [])).toBe("unknown");
  });
});

const dayArb = fc.integer({ min: 0, max: 40_000 }).map((n) => daysAfter("1930-01-01", n));

describe("always", () => {
  test("knowing the year only never excludes the true age, and knowing the day never widens it", () => {
    fc.assert(
      fc.property(dayArb, dayArb, (birth, day) => {
        const exact = ageOn(born(birth), day);
        const byYear = ageOn(inYear(Number(birth.slice(0, 4))), day);
        if (!exact) return;
        expect(byYear!.min).toBeLessThanOrEqual(exact.min);
        expect(byYear!.max).toBeGreaterThanOrEqual(exact.max);
        expect(byYear!.max - byYear!.min).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("a year on, one is a year older; a band that is told is the band of the true age", () => {
    fc.assert(
      fc.property(dayArb, fc.nat(90), (birth, years) => {
        const on = `${Number(birth.slice(0, 4)) + years}-12-31`;
        expect(ageOn(born(birth), on)).toEqual({ min: years, max: years });
        const told = bandOf(ageOn(inYear(Number(birth.slice(0, 4))), on));
        expect(told).toBe(bandOf({ min: years, max: years }));
      }),
    );
  });
});

describe("whatever the server's zone", () => {
  const zone = process.env["TZ"];
  afterEach(() => {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  test("a child of the night in Hanoi is a child everywhere", () => {
    // 17:30 of 14 June in UTC is 0:30 of 15 June in Hanoi: the sixteenth birthday has begun.
    const event = new Date("2026-06-14T17:30:00Z");
    for (const name of ["Pacific/Kiritimati", "America/New_York", "UTC", "Asia/Ho_Chi_Minh"]) {
      process.env["TZ"] = name;
      expect(ageOn(born("2010-06-15"), dayOf(event))).toEqual({ min: 16, max: 16 });
    }
  });
});

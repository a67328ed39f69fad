/** Estimates and supplements as rules: windows of a year, what is handed over, and the city's sums of what some gave. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Figure } from "#spine/indicators/web.ts";
import {
  cityYearEnd,
  differenceOf,
  handedEstimate,
  refuseSupplement,
  standingOn,
  windowsIn,
  wrongSecondWindow,
  type UnitYearEnd,
} from "./year-end.ts";

const value = (n: number): Figure => ({ state: "value", value: n });
const zero: Figure = { state: "zero", value: null };
const silent: Figure = { state: "not-reported", value: null };
const notOurs: Figure = { state: "not-applicable", value: null };

const second = { from: "2025-12-15", to: "2026-12-14", opensOn: "2026-12-15", closesOn: "2027-01-15" };

describe("the windows of a template", () => {
  it("begin in the year before where the first day comes after the last, and supplements may end in the next year", () => {
    const windows = {
      counted: { from: "11-15", to: "11-14" },
      whole: { from: "12-15", to: "12-14" },
      supplement: { from: "12-15", to: "01-15" },
    };
    expect(windowsIn(2026, windows)).toEqual({
      counted: { from: "2025-11-15", to: "2026-11-14" },
      whole: { from: "2025-12-15", to: "2026-12-14" },
      supplement: { from: "2026-12-15", to: "2027-01-15" },
    });
  });
  it("stand within the year where they can, and know that most years have no 29 February", () => {
    const half = { counted: { from: "01-01", to: "02-29" }, whole: null, supplement: null };
    expect(windowsIn(2026, half).counted).toEqual({ from: "2026-01-01", to: "2026-02-28" });
    expect(windowsIn(2028, half).counted).toEqual({ from: "2028-01-01", to: "2028-02-29" });
    expect(windowsIn(2100, half).counted?.to).toBe("2100-02-28");
  });
});

describe("the second window", () => {
  it("ends after the first one, opens after it, and closes no sooner than the year does", () => {
    const wrong = (more: object) =>
      wrongSecondWindow("2026-11-14", { ...second, ...more }).map((e) => e.path);
    expect(wrong({})).toEqual([]);
    expect(wrong({ to: "2026-11-14" })).toEqual(["wholeTo"]);
    expect(wrong({ from: "2026-12-31" })).toEqual(["wholeTo"]);
    expect(wrong({ opensOn: "2026-11-14" })).toEqual(["supplementFrom"]);
    expect(wrong({ opensOn: "2026-12-01", closesOn: "2026-12-13" })).toEqual(["supplementTo"]);
  });
  it.each([
    ["2026-12-14", "before", "locked"],
    ["2026-12-15", "open", null],
    ["2027-01-15", "open", null],
    ["2027-01-16", "closed", "locked"],
  ])("on %s it is %s", (day, standing, refusal) => {
    expect(standingOn(second, day)).toBe(standing);
    expect(refuseSupplement(second, day)?.kind ?? null).toBe(refusal);
  });
  it("is refused where the cycle has none", () => {
    expect(refuseSupplement(null, "2026-12-20")?.kind).toBe("rule");
  });
});

test("an estimate that was not given is missing, unless the figure does not concern the unit", () => {
  expect(handedEstimate(value(7), value(5))).toEqual(value(7));
  expect(handedEstimate(undefined, value(5))).toEqual(silent);
  expect(handedEstimate(silent, zero)).toEqual(silent);
  expect(handedEstimate(undefined, notOurs)).toEqual(notOurs);
  expect(handedEstimate(zero, notOurs)).toEqual(zero);
});

test("a difference needs two numbers; a confirmed zero is one", () => {
  expect(differenceOf(value(10), value(12))).toBe(2);
  expect(differenceOf(value(10), zero)).toBe(-10);
  // 0,3 less 0,1 as it was typed, not 0,19999…
  expect(differenceOf(value(0.1), value(0.3))).toBe(0.2);
  for (const none of [silent, notOurs]) expect(differenceOf(none, value(1))).toBeNull();
});

test("three units by hand: a sum of some says of how many, the difference is of those that gave both", () => {
  const units: UnitYearEnd[] = [
    { estimate: value(10), supplement: value(12) },
    { supplement: value(6) },
    { estimate: notOurs },
  ];
  expect(cityYearEnd(units)).toEqual({
    // 10; the second gave none, the third is not concerned.
    estimate: { state: "value", value: 10, reported: 1, missing: 1, notApplicable: 1 },
    // 12 + 6; the third gave none.
    supplement: { state: "value", value: 18, reported: 2, missing: 1, notApplicable: 0 },
    // 12 − 10 of the first alone: not 18 − 10.
    difference: { value: 2, units: 1 },
  });
});

const figure = fc.oneof(
  fc.integer({ min: 1, max: 100_000 }).map((n) => value(n)),
  fc.constantFrom(zero, silent, notOurs),
);
const unit: fc.Arbitrary<UnitYearEnd> = fc.record(
  { estimate: figure, supplement: figure },
  { requiredKeys: [] },
);
const units = fc.array(unit, { maxLength: 40 });

describe("the roll-up of any units", () => {
  it("counts every unit once, and never takes silence for zero", () => {
    fc.assert(
      fc.property(units, (all) => {
        const { estimate } = cityYearEnd(all);
        const given = all.map((u) => u.estimate ?? silent);
        expect(estimate.reported + estimate.missing + estimate.notApplicable).toBe(all.length);
        const numbers = given.filter((f) => f.state === "value");
        const isZero = estimate.state === "zero";
        expect(isZero).toBe(
          numbers.length === 0 && given.some((f) => f.state === "zero") && !given.includes(silent),
        );
        const sum = numbers.reduce((n, f) => n + (f.value ?? 0), 0);
        expect(estimate.value).toBe(numbers.length > 0 ? sum : null);
      }),
    );
  });
  it("does not depend on the order of units, and differs only by what the same units gave", () => {
    fc.assert(
      fc.property(units, (all) => {
        const city = cityYearEnd(all);
        expect(cityYearEnd(all.toReversed())).toEqual(city);
        const both = all.filter((u) => u.estimate && u.supplement);
        expect(cityYearEnd(both).difference).toEqual(city.difference);
        // A unit that gave one of the two moves no difference, whatever it gave.
        expect(cityYearEnd([...all, { estimate: value(999) }]).difference).toEqual(city.difference);
      }),
    );
  });
});

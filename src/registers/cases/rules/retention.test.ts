/** How long a record is kept: by the version of today, from the day it ended. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysAfter } from "#base/clock.ts";
import { keepUntilOf, keptAgainst, refuseRetention, retentionOn, type Retention } from "./retention.ts";

const term: Retention = {
  kind: "case",
  version: 1,
  validFrom: "2020-01-01",
  years: 10,
  basis: "internal",
  ground: "Thành phố tự đặt",
  confidence: "I",
};

test.each([
  ["2026-11-28", 10, "2036-11-28"],
  ["2028-02-29", 2, "2030-02-28"], // no such day: the last of February
  ["2028-02-29", 4, "2032-02-29"],
  ["2026-12-31", 0, "2026-12-31"],
] as const)("what ended on %s is kept %i years, until %s", (endedOn, years, until) =>
  expect(keepUntilOf(endedOn, { years })).toBe(until),
);

describe("the version in force", () => {
  const longer = { ...term, version: 2, years: 20, validFrom: "2027-01-01" };
  test("is the latest begun, for what is kept already too", () => {
    expect(retentionOn([term, longer], "case", "2026-12-31")?.years).toBe(10);
    expect(retentionOn([term, longer], "case", "2027-01-01")?.years).toBe(20);
    expect(retentionOn([longer, term, { ...term, kind: "report" }], "case", "2027-06-01")?.years).toBe(20);
    expect(retentionOn([term], "report", "2027-01-01")).toBeUndefined();
  });
  test("of two that begin on one day the newer", () =>
    expect(retentionOn([term, { ...term, version: 2, years: 1 }], "case", "2026-01-01")?.years).toBe(1));
});

test("whoever asks to be forgotten waits for a law, not for the city", () => {
  expect(keptAgainst("2026-11-28", term, false)).toBe("2036-11-28");
  expect(keptAgainst("2026-11-28", term, true)).toBeNull();
  expect(keptAgainst("2026-11-28", { ...term, basis: "law", confidence: "E" }, true)).toBe("2036-11-28");
});

test("nothing is set for the past, without a ground, or by a law that is none", () => {
  const given = { validFrom: "2026-11-28", ground: "Nghị định …", basis: "law", confidence: "E" } as const;
  expect(refuseRetention(given, "2026-11-28")).toBeNull();
  expect(refuseRetention({ ...given, validFrom: "2026-11-27" }, "2026-11-28")).not.toBeNull();
  expect(refuseRetention({ ...given, ground: " " }, "2026-11-28")).not.toBeNull();
  expect(refuseRetention({ ...given, confidence: "I" }, "2026-11-28")).not.toBeNull();
  expect(refuseRetention({ ...given, basis: "internal", confidence: "I" }, "2026-11-28")).toBeNull();
});

test("a longer term never ends earlier, a later end never either", () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((n) => daysAfter("2000-01-01", n));
  fc.assert(
    fc.property(day, fc.nat(90), fc.nat(10), (endedOn, years, more) => {
      expect(keepUntilOf(endedOn, { years: years + more }) >= keepUntilOf(endedOn, { years })).toBe(true);
      expect(keepUntilOf(daysAfter(endedOn, more), { years }) >= keepUntilOf(endedOn, { years })).toBe(true);
    }),
  );
});

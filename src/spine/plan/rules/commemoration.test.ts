import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysAfter } from "#base/clock.ts";
import { occurrenceIn, occurrenceOn, refuseCommemoration } from "./commemoration.ts";
import { periodName, spansOf } from "./period.ts";

describe("when an observance asks for work", () => {
  const family = { fromDay: "06-28", toDay: "06-28", leadDays: 45 };
  test.each([
    ["2026-05-13", undefined],
    // 45 days ahead of 28 June.
    ["2026-05-14", 2026],
    ["2026-06-28", 2026],
    ["2026-06-29", undefined],
  ])("the Day of the Family, on %s: %s", (day, year) => {
    expect(occurrenceOn(family, day)?.year).toBe(year);
  });

  test("a day in January is asked for in December of the year before; a month until its last day", () => {
    const newYear = { fromDay: "01-10", toDay: "01-10", leadDays: 30 };
    expect(occurrenceOn(newYear, "2026-12-11")).toEqual({ year: 2027, from: "2027-01-10", to: "2027-01-10" });
    const june = { fromDay: "06-01", toDay: "06-30", leadDays: 0 };
    expect([occurrenceOn(june, "2026-05-31"), occurrenceOn(june, "2026-06-30")?.to]).toEqual([
      undefined,
      "2026-06-30",
    ]);
  });

  test("29 February is the 28th where there is none", () => {
    const leap = { fromDay: "02-29", toDay: "02-29" };
    expect([2027, 2028, 2100].map((year) => occurrenceIn(leap, year).to)).toEqual([
      "2027-02-28",
      "2028-02-29",
      "2100-02-28",
    ]);
  });

  test("it is asked for on exactly the days from its lead to its end, once a year", () => {
    const days = fc.integer({ min: 0, max: 1460 }).map((n) => daysAfter("2025-01-01", n));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 180 }), (day, leadDays) => {
        const observed = { fromDay: "03-20", toDay: "03-20", leadDays };
        const found = occurrenceOn(observed, day);
        const next = [2025, 2026, 2027, 2028, 2029, 2030].map((y) => `${y}-03-20`).find((d) => d >= day);
        const wanted = next !== undefined && daysAfter(next, -leadDays) <= day ? next : undefined;
        expect(found?.from).toBe(wanted);
      }),
    );
  });

  test.each([
    [{ fromDay: "02-30" }, "fromDay"],
    [{ toDay: "03-19" }, "toDay"],
    [{ gives: true }, "ask"],
    [{ gives: true, ask: "Tổ chức" }, "toKinds"],
  ])("%o is refused at %s", (change, path) => {
    const given = { fromDay: "03-20", toDay: "03-20", ask: null, toKinds: [], gives: false, ...change };
    expect(refuseCommemoration(given)?.details.errors?.[0]?.path).toBe(path);
  });
});

test("the parts of a year end on its real days, and bear their names", () => {
  expect(spansOf("quarter", 2028).map((s) => s.lastDay)).toEqual([
    "2028-03-31",
    "2028-06-30",
    "2028-09-30",
    "2028-12-31",
  ]);
  expect(spansOf("half-year", 2027).map((s) => s.period)).toEqual(["H1", "H2"]);
  expect(spansOf("month", 2028)[1]).toEqual({ period: "M02", lastDay: "2028-02-29" });
  expect([spansOf("year", 2027), spansOf("once", 2027)]).toEqual([[], []]);
  expect(["Q4", "M02", "H2", ""].map((p) => periodName(p)?.vi)).toEqual([
    "quý IV",
    "tháng 2",
    "6 tháng cuối năm",
    undefined,
  ]);
});

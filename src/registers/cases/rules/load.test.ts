/** The load of a unit's people, counted by hand; and that nothing is counted twice or lost. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedCodes } from "../schema/index.ts";
import { flagsOf, loadOf, type LoadCase } from "./load.ts";

const hanoi = (text: string): Date => new Date(`${text}:00+07:00`);
const asked = { today: "2026-11-28", days: 14, codes: shippedCodes };
const quiet: LoadCase = {
  workerId: 1,
  risk: "low",
  openedAt: hanoi("2026-11-01T08:00"),
  lastContactOn: "2026-11-20",
  assessedAt: hanoi("2026-11-20T08:00"),
  newestReportAt: hanoi("2026-11-01T08:00"),
  lapsed: 0,
};

test("without contact is told from the day after so many days, and from the opening where nobody was reached", () => {
  const flags = (change: object) => flagsOf({ ...quiet, ...change }, asked).noContact;
  // 14 days before 28/11 is 14/11: that day is still within.
  expect(flags({ lastContactOn: "2026-11-14" })).toBe(false);
  expect(flags({ lastContactOn: "2026-11-13" })).toBe(true);
  expect(flags({ lastContactOn: null })).toBe(true);
  expect(flags({ lastContactOn: null, openedAt: hanoi("2026-11-14T00:10") })).toBe(false);
});

test("an assessment is due where there is none, where a report came since, and as often as the level asks", () => {
  const flags = (change: object) => flagsOf({ ...quiet, ...change }, asked).assess;
  expect(flags({})).toBe(false);
  expect(flags({ assessedAt: null })).toBe(true);
  expect(flags({ newestReportAt: hanoi("2026-11-21T08:00") })).toBe(true);
  const every = (shippedCodes["risk-level"]?.find((one) => one.code === "extreme")?.more ?? {}) as {
    reassessEveryDays: number;
  };
  const before = new Date(hanoi("2026-11-28T08:00").getTime() - every.reassessEveryDays * 86_400_000);
  expect(flags({ risk: "extreme", assessedAt: before })).toBe(true);
});

test("by person: nobody's first, then whoever has most late", () => {
  const cases = [
    quiet,
    { ...quiet, lapsed: 2, lastContactOn: "2026-11-01" },
    { ...quiet, workerId: 2, assessedAt: null },
    { ...quiet, workerId: null },
  ];
  expect(loadOf(cases, asked)).toEqual([
    { workerId: null, open: 1, lapsed: 0, noContact: 0, assess: 0 },
    { workerId: 1, open: 2, lapsed: 2, noContact: 1, assess: 0 },
    { workerId: 2, open: 1, lapsed: 0, noContact: 0, assess: 1 },
  ]);
});

test("whatever the cases, each counts once", () => {
  const one = fc.record({
    workerId: fc.option(fc.integer({ min: 1, max: 4 })),
    risk: fc.constantFrom("unknown", "low", "medium", "high", "extreme"),
    openedAt: fc.constant(quiet.openedAt),
    lastContactOn: fc.option(fc.constantFrom("2026-11-01", "2026-11-27")),
    assessedAt: fc.option(fc.constant(quiet.assessedAt)),
    newestReportAt: fc.option(fc.constant(quiet.newestReportAt)),
    lapsed: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (cases) => {
      const rows = loadOf(cases as LoadCase[], asked);
      expect(rows.reduce((sum, row) => sum + row.open, 0)).toBe(cases.length);
      expect(rows.every((row) => row.noContact <= row.open && row.assess <= row.open)).toBe(true);
    }),
  );
});

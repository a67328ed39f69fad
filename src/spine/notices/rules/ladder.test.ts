/** Steps by hand, and what must hold of every ladder, every climb and every habit of looking. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysAfter } from "#base/clock.ts";
import { calendarOf, workingDaysAfter } from "#spine/deadlines/index.ts";
import { rungsAhead, rungsReached, wrongRungs } from "./ladder.ts";
import type { Rung } from "../schema.ts";

const rung = (step: number, afterDays: number): Rung => ({
  step,
  afterDays,
  place: "own",
  roles: ["commune-officer"],
});
const four = [rung(1, 1), rung(2, 3), rung(3, 5), rung(4, 10)];
/** The National Day of 2026: Monday 31/8 is swapped with Saturday 22/8, which is worked. */
const september = calendarOf([
  { day: "2026-08-22", kind: "make-up" },
  { day: "2026-08-31", kind: "swapped" },
  { day: "2026-09-01", kind: "holiday" },
  { day: "2026-09-02", kind: "holiday" },
]);
const after = (day: string, n: number): string => workingDaysAfter(september, day, n);

describe("a step is reached", () => {
  // Due Friday 28/8: the first working day is Thursday 3/9; 4, 7 the third; 8, 9 the fifth; 10, 11, 14, 15, 16 the tenth.
  test.each<[string, number[]]>([
    ["2026-08-28", []],
    ["2026-09-02", []],
    ["2026-09-03", [1]],
    ["2026-09-06", [1]],
    ["2026-09-07", [1, 2]],
    ["2026-09-09", [1, 2, 3]],
    ["2026-09-15", [1, 2, 3]],
    ["2026-09-16", [1, 2, 3, 4]],
  ])("by %s: %j", (day, steps) => {
    const reached = rungsReached(four, { dueOn: "2026-08-28", step: 0 }, { day, after });
    expect(reached.map((one) => one.rung.step)).toEqual(steps);
  });

  test("on a Saturday that is worked", () => {
    const [first] = rungsAhead(four, { dueOn: "2026-08-21", step: 0 }, after);
    expect(first?.onDay).toBe("2026-08-22");
  });
});

test("each step comes after the one before it, and the city is its lead alone", () => {
  const step = (afterDays: number) => ({ afterDays, place: "own" as const, roles: ["press" as const] });
  expect(wrongRungs([step(1), step(2)])).toEqual([]);
  expect(wrongRungs([step(3), step(3)]).map((e) => e.path)).toEqual(["rungs.1.afterDays"]);
  expect(wrongRungs([{ ...step(1), place: "city" }]).map((e) => e.path)).toEqual(["rungs.0.roles"]);
});

const dayArb = fc.integer({ min: 0, max: 700 }).map((n) => daysAfter("2026-01-01", n));
const kindArb = fc.constantFrom("holiday" as const, "swapped" as const, "make-up" as const);
const calendarArb = fc
  .uniqueArray(fc.record({ day: dayArb, kind: kindArb }), { maxLength: 50, selector: (d) => d.day })
  .map(calendarOf);
/** Any ladder that the settings take: days that grow. */
const ladderArb = fc
  .uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 9 })
  .map((days) => days.toSorted((a, b) => a - b).map((n, i) => rung(i + 1, n)));

/** Looks on each of these days; what was told, in the order in which it was. */
function lookOn(
  days: readonly string[],
  rungs: readonly Rung[],
  given: { dueOn: string; count: (day: string, n: number) => string },
) {
  const told: { step: number; onDay: string; seen: string }[] = [];
  for (const day of days) {
    const climbing = { dueOn: given.dueOn, step: told.at(-1)?.step ?? 0 };
    for (const one of rungsReached(rungs, climbing, { day, after: given.count }))
      told.push({ step: one.rung.step, onDay: one.onDay, seen: day });
  }
  return told;
}

describe("always", () => {
  test("once a day or whenever the system was up, the same steps are told once, upward, on the same days", () => {
    fc.assert(
      fc.property(
        calendarArb,
        ladderArb,
        dayArb,
        fc.subarray(Array.from({ length: 120 }, (_, n) => n)),
        (calendar, rungs, dueOn, looked) => {
          const count = (day: string, n: number): string => workingDaysAfter(calendar, day, n);
          const all = Array.from({ length: 121 }, (_, n) => daysAfter(dueOn, n));
          const daily = lookOn(all, rungs, { dueOn, count });
          // Seldom and late, and twice on the same day; at last on the same day as the other.
          const days = looked.flatMap((n) => [daysAfter(dueOn, n), daysAfter(dueOn, n)]);
          const seldom = lookOn([...days, daysAfter(dueOn, 120)], rungs, { dueOn, count });
          const bare = (of: typeof daily) => of.map(({ step, onDay }) => ({ step, onDay }));
          expect(bare(seldom)).toEqual(bare(daily));
          const steps = daily.map((one) => one.step);
          expect(steps).toEqual(steps.toSorted((a, b) => a - b));
          expect(new Set(steps).size).toBe(steps.length);
          // Looked at each day, a step is told on the very day on which it is reached, and after the due day.
          for (const one of daily) expect([one.seen, one.onDay > dueOn]).toEqual([one.onDay, true]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("what was told higher up is never told again lower down, whatever the steps are", () => {
    fc.assert(
      fc.property(
        ladderArb,
        dayArb,
        fc.integer({ min: 0, max: 9 }),
        fc.nat(200),
        (rungs, dueOn, step, late) => {
          const climbing = { dueOn, step };
          const day = daysAfter(dueOn, late);
          for (const { rung: one } of rungsReached(rungs, climbing, { day, after }))
            expect(one.step).toBeGreaterThan(step);
        },
      ),
    );
  });
});

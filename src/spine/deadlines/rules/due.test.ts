/** Boundaries by hand, in a table, and what must hold of every clock. */
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { dayOf, daysAfter, endOfDay } from "#base/clock.ts";
import type { Duration, MarkedDay, Pause, RuleUnit } from "../schema.ts";
import { calendarOf, countWorkingDays, isWorkingDay, unsureYears } from "./calendar.ts";
import { dueOf } from "./due.ts";
import { stateAt } from "./state.ts";

const marked = (kind: MarkedDay["kind"], ...days: string[]): MarkedDay[] =>
  days.map((day) => ({ day, kind, name: "", standing: "announced", source: "", confidence: "M" }));

/** Days off around the turn of 2026 and the National Day: Friday 2/1 and Monday 31/8 are swapped with Saturdays. */
const days2026 = [
  ...marked("holiday", "2026-01-01", "2026-04-30", "2026-05-01", "2026-09-01", "2026-09-02"),
  ...marked("in-lieu", "2026-04-27"),
  ...marked("swapped", "2026-01-02", "2026-08-31"),
  ...marked("make-up", "2026-01-10", "2026-08-22"),
];
const calendar = calendarOf(days2026);

const hanoi = (text: string): Date => new Date(`${text}+07:00`);
const rule = (amount: number, unit: RuleUnit, rolls = false): Duration => ({ amount, unit, rolls });

/** Due as "YYYY-MM-DD hh:mm" in Hanoi; a whole day ends at 23:59. */
function due(duration: Duration, started: string, ...pauses: [string, string][]): string {
  const spans = pauses.map(([from, to]): Pause => ({ from: hanoi(from), to: hanoi(to) }));
  const at = dueOf(duration, { startedAt: hanoi(started), pauses: spans }, calendar);
  return at ? new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace("T", " ") : "paused";
}

describe("a clock is due", () => {
  test.each<[string, Duration, string, string]>([
    // The decision on a no-contact request: 12 hours round the clock, over the night and the weekend.
    ["12 hours over midnight", rule(12, "hour"), "2026-11-27T20:15", "2026-11-28 08:15"],
    ["72 hours over year's end", rule(72, "hour"), "2026-12-30T09:00", "2027-01-02 09:00"],
    ["hours over a leap day", rule(24, "hour"), "2028-02-28T22:00", "2028-02-29 22:00"],
    // The first day is not counted, the last is whole.
    ["3 days", rule(3, "calendar-day"), "2026-11-24T00:00", "2026-11-27 23:59"],
    ["3 days, begun in the last minute", rule(3, "calendar-day"), "2026-11-24T23:59", "2026-11-27 23:59"],
    ["a day over year's end", rule(1, "calendar-day"), "2026-12-31T10:00", "2027-01-01 23:59"],
    ["days over a leap day", rule(2, "calendar-day"), "2028-02-28T10:00", "2028-03-01 23:59"],
    ["the same in a common year", rule(2, "calendar-day"), "2027-02-28T10:00", "2027-03-02 23:59"],
    // 23:30 of the 30th in London is 6:30 of the 1st in Hanoi; the first day is Hanoi's.
    ["begun near midnight of another zone", rule(1, "calendar-day"), "2026-12-01T06:30", "2026-12-02 23:59"],
    ["a last day of rest stays", rule(2, "calendar-day"), "2026-11-26T10:00", "2026-11-28 23:59"],
    [
      "a last day of rest rolls to Monday",
      rule(2, "calendar-day", true),
      "2026-11-26T10:00",
      "2026-11-30 23:59",
    ],
    ["5 working days", rule(5, "working-day"), "2026-11-23T09:00", "2026-11-30 23:59"],
    ["1 working day from a Friday", rule(1, "working-day"), "2026-11-27T09:00", "2026-11-30 23:59"],
    ["1 working day from a Sunday", rule(1, "working-day"), "2026-11-29T09:00", "2026-11-30 23:59"],
    // 31/12 Thu → 1/1 holiday, 2/1 swapped off, 3–4 weekend, 5–9 Mon–Fri, 10/1 Saturday worked: the sixth day.
    ["6 working days over year's end", rule(6, "working-day"), "2025-12-31T16:00", "2026-01-10 23:59"],
    // 28/8 Fri → 29–30 weekend, 31/8 swapped, 1–2/9 holidays, 3/9.
    ["over the National Day", rule(1, "working-day"), "2026-08-28T08:00", "2026-09-03 23:59"],
    // 21/8 Fri → Saturday 22/8 is worked.
    ["a Saturday that is worked", rule(1, "working-day"), "2026-08-21T08:00", "2026-08-22 23:59"],
    // 24/4 Fri → 25–26 weekend, 27/4 in lieu, 28, 29, (30/4, 1/5 holidays, 2–3 weekend), 4/5.
    ["over two holidays", rule(3, "working-day"), "2026-04-24T08:00", "2026-05-04 23:59"],
    ["4 months", rule(4, "month"), "2026-07-31T10:00", "2026-11-30 23:59"],
    ["a month into February", rule(1, "month"), "2028-01-31T10:00", "2028-02-29 23:59"],
    ["a year from a leap day", rule(12, "month"), "2028-02-29T10:00", "2029-02-28 23:59"],
  ])("%s", (_, duration, started, expected) => {
    expect(due(duration, started)).toBe(expected);
  });

  test.each<[string, Duration, string, [string, string], string]>([
    [
      "hours to the minute",
      rule(12, "hour"),
      "2026-11-27T08:00",
      ["2026-11-27T10:00", "2026-11-27T11:30"],
      "2026-11-27 21:30",
    ],
    [
      "days by the days it spans",
      rule(3, "calendar-day"),
      "2026-11-24T08:00",
      ["2026-11-25T17:00", "2026-11-27T08:00"],
      "2026-11-29 23:59",
    ],
    [
      "nothing within one day",
      rule(3, "calendar-day"),
      "2026-11-24T08:00",
      ["2026-11-25T08:00", "2026-11-25T17:00"],
      "2026-11-27 23:59",
    ],
    // 5 days from Mon 23/11 end on Mon 30/11; paused on Wed with 3 left (Thu, Fri, Mon); resumed Tue 1/12: Wed, Thu, Fri.
    [
      "working days that were left",
      rule(5, "working-day"),
      "2026-11-23T08:00",
      ["2026-11-25T08:00", "2026-12-01T08:00"],
      "2026-12-04 23:59",
    ],
    // Paused on the last day, resumed on a Saturday: what is left of that day is had on Monday.
    [
      "the last day itself",
      rule(1, "working-day"),
      "2026-11-23T08:00",
      ["2026-11-24T08:00", "2026-11-28T08:00"],
      "2026-11-30 23:59",
    ],
  ])("a pause moves %s", (_, duration, started, pause, expected) => {
    expect(due(duration, started, pause)).toBe(expected);
  });

  test("no day while it is paused, and in time on its last millisecond", () => {
    const open = {
      startedAt: hanoi("2026-11-24T08:00"),
      pauses: [{ from: hanoi("2026-11-24T09:00"), to: null }],
    };
    expect(dueOf(rule(12, "hour"), open, calendar)).toBeNull();
    const dueAt = endOfDay("2026-11-27");
    const running = { dueAt, stoppedAt: null, isVoid: false };
    expect(stateAt(running, hanoi("2026-11-27T23:59:59.999"))).toBe("running");
    expect(stateAt(running, hanoi("2026-11-28T00:00"))).toBe("lapsed");
    expect(stateAt({ ...running, stoppedAt: dueAt }, hanoi("2027-01-01T00:00"))).toBe("met");
  });
});

test("a span is unsure where its days are reckoned, or nothing is written of the year", () => {
  const days = [...days2026, { ...marked("holiday", "2027-01-01")[0]!, standing: "reckoned" as const }];
  expect(unsureYears(days, "2026-11-27", "2026-12-31")).toEqual([]);
  expect(unsureYears(days, "2026-12-28", "2027-01-04")).toEqual([2027]);
  // Beyond 1 January 2027 nothing reckoned lies ahead in that year; 2028 is not written at all.
  expect(unsureYears(days, "2027-12-28", "2028-01-04")).toEqual([2028]);
});

const dayArb = fc.integer({ min: 0, max: 2200 }).map((n) => daysAfter("2025-01-01", n));
const instantArb = fc.date({
  min: new Date("2025-01-01T00:00:00Z"),
  max: new Date("2030-12-31T00:00:00Z"),
  noInvalidDate: true,
});
const unitArb = fc.constantFrom<RuleUnit>("hour", "calendar-day", "working-day", "month");
const kindArb = fc.constantFrom<MarkedDay["kind"]>("holiday", "in-lieu", "swapped", "make-up");
const calendarArb = fc
  .uniqueArray(fc.record({ day: dayArb, kind: kindArb }), { maxLength: 60, selector: (d) => d.day })
  .map(calendarOf);
const amountArb = fc.integer({ min: 1, max: 60 });
/** Up to three pauses, one after another, as minutes after the start and minutes long. */
const gapsArb = fc.array(fc.tuple(fc.nat(30_000), fc.nat(30_000)), { maxLength: 3 });

function pausesOf(startedAt: Date, gaps: readonly (readonly [number, number])[]): Pause[] {
  let at = startedAt.getTime();
  return gaps.map(([running, standing]) => {
    const from = at + running * 60_000;
    at = from + standing * 60_000;
    return { from: new Date(from), to: new Date(at) };
  });
}

describe("always", () => {
  test("a longer rule is due no earlier, pauses or not", () => {
    fc.assert(
      fc.property(
        unitArb,
        amountArb,
        fc.boolean(),
        instantArb,
        gapsArb,
        calendarArb,
        (unit, n, rolls, startedAt, gaps, days) => {
          const clock = { startedAt, pauses: pausesOf(startedAt, gaps) };
          const [short, long] = [
            dueOf(rule(n, unit, rolls), clock, days),
            dueOf(rule(n + 1, unit, rolls), clock, days),
          ];
          expect(long!.getTime()).toBeGreaterThanOrEqual(short!.getTime());
          expect(short!.getTime()).toBeGreaterThan(startedAt.getTime());
        },
      ),
    );
  });

  test("a rule of working days, or one that rolls, is never due on a day of rest", () => {
    const restless = fc.constantFrom(
      rule(1, "working-day"),
      rule(2, "calendar-day", true),
      rule(1, "month", true),
    );
    fc.assert(
      fc.property(
        restless,
        amountArb,
        instantArb,
        gapsArb,
        calendarArb,
        (duration, amount, startedAt, gaps, days) => {
          const at = dueOf({ ...duration, amount }, { startedAt, pauses: pausesOf(startedAt, gaps) }, days);
          expect(isWorkingDay(days, dayOf(at!))).toBe(true);
          expect(at).toEqual(endOfDay(dayOf(at!)));
        },
      ),
    );
  });

  test("working days are as many as the rule says, counted day by day", () => {
    fc.assert(
      fc.property(amountArb, instantArb, calendarArb, (amount, startedAt, days) => {
        const at = dueOf(rule(amount, "working-day"), { startedAt, pauses: [] }, days);
        expect(countWorkingDays(days, dayOf(startedAt), dayOf(at!))).toBe(amount);
      }),
    );
  });

  test("a pause of d moves what is due by d: to the millisecond, by days, by working days", () => {
    fc.assert(
      fc.property(
        amountArb,
        instantArb,
        fc.nat(90),
        fc.nat(40),
        calendarArb,
        (amount, startedAt, part, length, days) => {
          const plain = { startedAt, pauses: [] };
          const whole = dueOf(rule(amount, "calendar-day"), plain, days)!;
          // Begins before any of the three is due: the hours end first.
          const from = new Date(startedAt.getTime() + amount * 864_000 * part);
          const to = new Date(from.getTime() + length * 86_400_000);
          const paused = { startedAt, pauses: [{ from, to }] };
          expect(dueOf(rule(amount, "calendar-day"), paused, days)).toEqual(
            endOfDay(daysAfter(dayOf(whole), length)),
          );
          const hours = rule(amount * 24, "hour");
          expect(dueOf(hours, paused, days)!.getTime() - dueOf(hours, plain, days)!.getTime()).toBe(
            to.getTime() - from.getTime(),
          );
          const working = rule(amount, "working-day");
          const [before, after] = [dueOf(working, plain, days)!, dueOf(working, paused, days)!];
          const left = countWorkingDays(days, dayOf(from), dayOf(before));
          // A pause on the last day leaves none, and a resumption on a day of rest is counted on the next working day.
          if (left > 0) expect(countWorkingDays(days, dayOf(to), dayOf(after))).toBe(left);
        },
      ),
    );
  });

  describe("whatever the server's zone", () => {
    const zone = process.env["TZ"];
    afterEach(() => {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    });

    test("the same moment is due", () => {
      // Minutes that each zone lies behind UTC on 1 July 2026: seen to be in force, or the test would show nothing.
      const zones = { "Pacific/Kiritimati": -840, "America/New_York": 240, UTC: 0, "Asia/Ho_Chi_Minh": -420 };
      fc.assert(
        fc.property(
          unitArb,
          amountArb,
          instantArb,
          gapsArb,
          calendarArb,
          (unit, amount, startedAt, gaps, days) => {
            const found = Object.entries(zones).map(([name, behind]) => {
              process.env["TZ"] = name;
              expect(new Date(2026, 6, 1).getTimezoneOffset()).toBe(behind);
              return dueOf(
                rule(amount, unit),
                { startedAt, pauses: pausesOf(startedAt, gaps) },
                days,
              )!.getTime();
            });
            expect(new Set(found).size).toBe(1);
          },
        ),
        { numRuns: 30 },
      );
    });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spokenDue } from "./deadline.ts";
import { dateShown, dateTyped, instantShown, momentTyped, numberShown, numberTyped } from "./typed.ts";

describe("a date as typed", () => {
  it.each([
    ["5/3/2026", "2026-03-05"],
    ["05-03-26", "2026-03-05"],
    ["05.03.2026", "2026-03-05"],
    ["05032026", "2026-03-05"],
    [" 29/2/2028 ", "2028-02-29"],
    ["2026-03-05", "2026-03-05"],
    ["29/2/2026", null],
    ["31/4/2026", null],
    ["3/2026", null],
    ["mai", null],
    ["", null],
  ])("%s → %s", (text, day) => expect(dateTyped(text)).toBe(day));

  it("is read back from how it is shown", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(dateTyped(dateShown(day))).toBe(day);
        },
      ),
    );
  });

  it("shows an instant on Hanoi's clock", () => {
    expect(instantShown("2026-06-28T18:05:00Z")).toBe("01:05 29/06/2026");
  });
});

describe("a moment as typed", () => {
  it.each([
    ["16:18 28/11/2026", "2026-11-28T16:18:00+07:00"],
    ["28/11/2026 16:18", "2026-11-28T16:18:00+07:00"],
    ["7h05 5/3/26", "2026-03-05T07:05:00+07:00"],
    ["5-3-2026 7 giờ", "2026-03-05T07:00:00+07:00"],
    ["24:00 28/11/2026", null],
    ["16:60 28/11/2026", null],
    ["16:18 31/11/2026", null],
    ["28/11/2026", null],
    ["16:18", null],
    ["", null],
  ])("%s → %s", (text, instant) => expect(momentTyped(text)).toBe(instant));

  it("is read back from how it is shown, to the minute", () => {
    fc.assert(
      fc.property(
        // Before 1980 Hanoi was not always seven hours ahead.
        fc.date({ min: new Date("1980-01-01"), max: new Date("2199-12-30"), noInvalidDate: true }),
        (date) => {
          const minute = new Date(Math.floor(date.getTime() / 60_000) * 60_000).toISOString();
          expect(new Date(momentTyped(instantShown(minute)) ?? "").toISOString()).toBe(minute);
        },
      ),
    );
  });
});

describe("a number as typed", () => {
  it.each([
    ["1.234,5", 1234.5],
    ["1234,5", 1234.5],
    ["1 234", 1234],
    ["1.234", 1234],
    ["0", 0],
    ["-2,25", -2.25],
    ["1.5", null],
    ["1,234.5", null],
    ["12 người", null],
    ["", null],
  ])("%s → %s", (text, number) => expect(numberTyped(text)).toBe(number));

  it("is read back from how it is shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 999 }), (whole, part) => {
        const value = Number(`${whole}.${part}`);
        expect(numberTyped(numberShown(value))).toBeCloseTo(value, 6);
      }),
    );
  });
});

describe("a deadline as spoken", () => {
  const present = new Date("2026-06-20T03:00:00Z");
  it.each([
    [{ due: null, dueAt: "2026-06-20T10:42:00Z" }, "now", "còn 07:42"],
    [{ due: null, dueAt: "2026-06-20T02:15:00Z" }, "late", "quá hạn 45 phút"],
    [{ due: "2026-06-20" }, "now", "hôm nay"],
    [{ due: "2026-06-21" }, "soon", "ngày mai"],
    [{ due: "2026-06-26" }, "soon", "26/06"],
    [{ due: "2026-11-15" }, "later", "15/11"],
    [{ due: "2027-01-10" }, "later", "10/01/2027"],
    [{ due: "2026-06-17" }, "late", "quá hạn 3 ngày"],
    [{ due: null }, "none", ""],
  ])("%j is %s: %s", (when, tone, text) => {
    const spoken = spokenDue(when, present);
    expect([spoken.tone, spoken.label.vi]).toEqual([tone, text]);
  });

  it("counts the days of Hanoi, not of Greenwich", () => {
    expect(spokenDue({ due: "2026-06-21" }, new Date("2026-06-20T17:30:00Z")).label.vi).toBe("hôm nay");
  });
});

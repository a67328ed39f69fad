import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellRead, cellText, citesIn } from "./cell-typed.ts";

describe("what is typed into a cell", () => {
  it("is a number, a zero, not applicable or nothing", () => {
    expect(cellRead("1.234", { decimals: 0 })).toEqual({ kind: "value", value: 1234 });
    expect(cellRead("12,5", { decimals: 1 })).toEqual({ kind: "value", value: 12.5 });
    expect(cellRead("0", { decimals: 0 })).toEqual({ kind: "zero" });
    expect(cellRead("K", { decimals: 0 })).toEqual({ kind: "not-applicable" });
    expect(cellRead("  ", { decimals: 0 })).toEqual({ kind: "not-reported" });
  });
  it("refuses what may mean two things, halves of people and less than nothing", () => {
    for (const text of ["1.5", "abc", "-3"]) expect(cellRead(text, { decimals: 0 }).kind).toBe("error");
    expect(cellRead("2,5", { decimals: 0 }).kind).toBe("error");
  });
  it("takes no number where the system counts records: only that there was none", () => {
    const counted = { decimals: 0, noNumber: true };
    expect(cellRead("7", counted).kind).toBe("error");
    expect(cellRead("0", counted)).toEqual({ kind: "zero" });
    expect(cellRead("k", counted)).toEqual({ kind: "not-applicable" });
  });
  it("reads back what it shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        expect(cellRead(cellText({ state: "value", value }), { decimals: 0 })).toEqual({
          kind: "value",
          value,
        });
      }),
    );
    expect(cellRead(cellText({ state: "zero" }), { decimals: 0 })).toEqual({ kind: "zero" });
    expect(cellRead(cellText({ state: "not-reported" }), { decimals: 0 })).toEqual({ kind: "not-reported" });
  });
  it("finds the tasks a text cites", () => {
    expect(citesIn("… (NV-1) …", ["NV-1", "NV-2", "NV-1"])).toEqual(["NV-1"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consistencyOf, type Outcome } from "./findings.ts";
import {
  cellsPercent,
  chosenRows,
  countShows,
  qualityShows,
  rulesPercent,
  totalsOf,
  type QualityRow,
} from "./quality.ts";

const row = (name: string, kind: string, more: Partial<QualityRow> = {}): QualityRow => ({
  submissionId: name.length,
  unit: { id: 1, code: `01.${name.length}`, name, kind },
  state: "submitted",
  cells: { required: 10, value: 6, zero: 3, notApplicable: 1, missing: 0 },
  firstOn: "2026-11-14",
  days: -1,
  rules: { apply: 4, kept: 4, explained: 0, broken: 0 },
  ...more,
});

const rows = [
  row("Phường Ba Đình", "ward"),
  row("Xã Sóc Sơn", "commune", {
    state: "draft",
    firstOn: null,
    days: 3,
    // 2 + 1 + 0 + 4 missing = 7: 3 of 7 told.
    cells: { required: 7, value: 2, zero: 1, notApplicable: 0, missing: 4 },
    rules: { apply: 2, kept: 1, explained: 0, broken: 1 },
  }),
  row("Phường Hoàn Kiếm", "ward", { days: 2, rules: { apply: 3, kept: 2, explained: 1, broken: 0 } }),
];

describe("the board by unit", () => {
  it("shows what lacks figures, came late, contradicts, or is explained", () => {
    expect(countShows(rows)).toEqual({ all: 3, missing: 1, late: 2, warned: 1, explained: 1 });
    const names = (show: (typeof qualityShows)[number]) => chosenRows(rows, { show }).map((r) => r.unit.name);
    expect(names("late")).toEqual(["Xã Sóc Sơn", "Phường Hoàn Kiếm"]);
    expect(names("explained")).toEqual(["Phường Hoàn Kiếm"]);
  });
  it("finds without diacritics, by kind, and sorts both ways", () => {
    const sorted = (down: boolean) =>
      chosenRows(rows, { show: "all", sort: { key: "days", down } }).map((r) => r.days);
    expect(sorted(false)).toEqual([-1, 2, 3]);
    expect(sorted(true)).toEqual([3, 2, -1]);
    expect(chosenRows(rows, { show: "all", q: "hoan kiem" })).toHaveLength(1);
    expect(chosenRows(rows, { show: "all", kind: "ward" })).toHaveLength(2);
  });
  it("totals by kind of unit and of all", () => {
    expect(totalsOf(rows)).toMatchObject([
      // Two wards: 20 cells, all told; one of the two came in time; 4 + 2 of 4 + 3 rules kept, one explained.
      {
        kind: "ward",
        units: 2,
        handed: 2,
        onTime: 1,
        cells: { required: 20, missing: 0 },
        rules: { apply: 7, kept: 6, explained: 1 },
      },
      { kind: "commune", units: 1, handed: 0, onTime: 0, cells: { required: 7, value: 2, missing: 4 } },
      {
        kind: null,
        units: 3,
        handed: 2,
        onTime: 1,
        cells: { required: 27, missing: 4 },
        rules: { apply: 9, kept: 7 },
      },
    ]);
    // 23 of 27 is 85,2 %; 7 of 9 rules is 77,8 %: rounded down.
    const all = totalsOf(rows).at(-1)!;
    expect([cellsPercent(all.cells), rulesPercent(all.rules)]).toEqual([85, 77]);
  });
  it("never passes 100 %, and is 100 only when all is told", () => {
    const n = fc.nat({ max: 400 });
    fc.assert(
      fc.property(n, n, n, n, (value, zero, notApplicable, missing) => {
        const required = value + zero + notApplicable + missing;
        const percent = cellsPercent({ required, value, zero, notApplicable, missing });
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
        expect(percent === 100).toBe(missing === 0);
      }),
    );
  });
  it("counts each rule that applies once: kept, explained or broken", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Outcome>("kept", "broken", "explained")), (outcomes) => {
        const { apply, kept, explained, broken } = consistencyOf(outcomes.map((outcome) => ({ outcome })));
        expect(kept + explained + broken).toBe(apply);
        expect(apply).toBe(outcomes.length);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellState, Figure } from "../schema.ts";
import { printFigure, sheetFigure } from "./print.ts";
import { figureOf, readDims, spellDims, sumFigures } from "./sum.ts";
import { suppressTable, type TableCell } from "./suppress.ts";

const nothing = (state: CellState): Figure => ({ state, value: null });
const figure: fc.Arbitrary<Figure> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((value): Figure => ({ state: "value", value })),
  fc.constantFrom("zero" as const, "not-reported" as const, "not-applicable" as const).map(nothing),
);

describe("what cells make together", () => {
  it.each<[string, Figure[], Partial<Figure> & { missing?: number; reported?: number }]>([
    ["two values", [figureOf(2), figureOf(3)], { state: "value", value: 5, reported: 2, missing: 0 }],
    [
      "a value and silence",
      [figureOf(2), figureOf(null)],
      { state: "value", value: 2, reported: 1, missing: 1 },
    ],
    ["zeros only", [figureOf(0), figureOf(0)], { state: "zero", value: null, reported: 2 }],
    [
      "a zero and silence: nobody knows",
      [figureOf(0), figureOf(null)],
      { state: "not-reported", missing: 1 },
    ],
    ["zero beside not applicable", [figureOf(0), nothing("not-applicable")], { state: "zero" }],
    ["not applicable anywhere", [nothing("not-applicable")], { state: "not-applicable" }],
    ["no unit at all", [], { state: "not-reported", reported: 0 }],
    [
      "one hidden part hides the sum",
      [figureOf(9), nothing("suppressed")],
      { state: "suppressed", value: null },
    ],
  ])("%s", (_, given, expected) => {
    expect(sumFigures(given)).toMatchObject(expected);
  });

  it("adds what was reported, in any order, and never makes a zero of silence", () => {
    fc.assert(
      fc.property(fc.array(figure), (figures) => {
        const sum = sumFigures(figures);
        expect(sumFigures(figures.toReversed())).toEqual(sum);
        expect(sum.value ?? 0).toBe(figures.reduce((n, f) => n + (f.value ?? 0), 0));
        if (sum.state === "zero") expect(sum.missing).toBe(0);
        expect(sum.reported + sum.missing + sum.notApplicable).toBe(figures.length);
        expect(sum.value !== null).toBe(sum.state === "value");
      }),
    );
  });
});

it("sums of parts of the units make the sum of all of them, whichever way they are parted", () => {
  const hidden = fc.oneof(figure, fc.constant(nothing("suppressed")));
  fc.assert(
    fc.property(fc.array(hidden), fc.array(hidden), (some, others) => {
      const [one, two, all] = [sumFigures(some), sumFigures(others), sumFigures([...some, ...others])];
      expect(one.reported + two.reported).toBe(all.reported);
      expect(one.missing + two.missing).toBe(all.missing);
      // One hidden part hides every sum that it is in; else what was reported adds up.
      if (one.state === "suppressed" || two.state === "suppressed") expect(all.state).toBe("suppressed");
      else expect((one.value ?? 0) + (two.value ?? 0)).toBe(all.value ?? 0);
      // Confirmed nowhere and silent somewhere is never zero.
      if (all.state === "zero") expect([one, two].every((s) => s.missing === 0)).toBe(true);
    }),
  );
});

it("gives a spreadsheet a number where there is one, 0 where it is confirmed, and three words for the rest", () => {
  fc.assert(
    fc.property(fc.oneof(figure, fc.constant(nothing("suppressed"))), (given) => {
      const shown = sheetFigure(given);
      expect(typeof shown === "number").toBe(given.state === "value" || given.state === "zero");
      expect(shown).toBe(given.state === "zero" ? 0 : (given.value ?? printFigure(given)));
    }),
  );
});

it("prints five states in five ways", () => {
  const all = [
    { state: "value", value: 1234.5 } as const,
    ...(["zero", "not-reported", "not-applicable", "suppressed"] as const).map(nothing),
  ];
  expect(all.map((f) => printFigure(f, 1))).toEqual([
    "1.234,5",
    "0",
    "chưa báo cáo",
    "không áp dụng",
    "bảo mật",
  ]);
});

it("spells a breakdown in one way and reads it back", () => {
  expect(spellDims({ sex: "female", age: "under-16" })).toBe("age=under-16;sex=female");
  expect(readDims("age=under-16;sex=female")).toEqual({ sex: "female", age: "under-16" });
  expect(readDims("")).toEqual({});
});

describe("suppression of small cells", () => {
  const cell = (row: string, column: string, value: number | null): TableCell => ({
    row,
    column,
    family: column.split(".")[0] ?? column,
    below: 5,
    figure: value === null ? nothing("not-reported") : figureOf(value),
  });
  const shown = (cells: readonly TableCell[]) => cells.map((c) => printFigure(c.figure));

  it("hides a small cell and one beside it, so that the total gives nothing away", () => {
    // 3 hides; the total 33 − 10 − 20 would tell it; the next smallest, 10, hides too.
    const { cells, hiddenTotals } = suppressTable([
      cell("a", "x", 3),
      cell("b", "x", 10),
      cell("c", "x", 20),
    ]);
    expect(shown(cells)).toEqual(["bảo mật", "bảo mật", "20"]);
    expect(hiddenTotals.size).toBe(0);
  });
  it("hides the total where there is nothing to hide behind", () => {
    const { cells, hiddenTotals } = suppressTable([
      cell("a", "x", 3),
      cell("b", "x", 0),
      cell("c", "x", null),
    ]);
    expect(shown(cells)).toEqual(["bảo mật", "0", "chưa báo cáo"]);
    expect([...hiddenTotals]).toEqual(["x"]);
  });
  it("hides a family together: a whole and its other part would tell the small part", () => {
    const { cells } = suppressTable([cell("a", "x.all", 40), cell("a", "x.part", 3), cell("a", "y", 40)]);
    expect(shown(cells)).toEqual(["bảo mật", "bảo mật", "40"]);
  });
  it("hides the totals of a family together: the whole less its other part would be the hidden one", () => {
    // Of x.part only "a" has any, so its total hides; 93 in all − 90 of the other part would tell the 3.
    const { hiddenTotals } = suppressTable([
      cell("a", "x.all", 3),
      cell("b", "x.all", 40),
      cell("c", "x.all", 50),
      cell("a", "x.part", 3),
      cell("b", "x.part", 0),
      cell("c", "x.part", 0),
      cell("a", "x.other", 0),
      cell("b", "x.other", 40),
      cell("c", "x.other", 50),
      cell("a", "x.none", 0),
      cell("b", "x.none", 0),
      cell("c", "y", 90),
    ]);
    expect([...hiddenTotals].sort()).toEqual(["x.all", "x.other", "x.part"]);
  });
  it("leaves zeros and silence as they are, and hides no total of a family in which nothing is hidden", () => {
    const states = fc.constantFrom("zero" as const, "not-reported" as const, "not-applicable" as const);
    const some = fc.oneof(fc.integer({ min: 1, max: 30 }), states);
    const table = fc.array(fc.tuple(fc.nat(5), fc.constantFrom("x.a", "x.b", "y"), some), { maxLength: 18 });
    fc.assert(
      fc.property(table, (rows) => {
        const unique = [...new Map(rows.map((row) => [`${row[0]}${row[1]}`, row])).values()];
        const given = unique.map(([r, c, v]): TableCell =>
          typeof v === "number" ? cell(`r${r}`, c, v) : { ...cell(`r${r}`, c, null), figure: nothing(v) },
        );
        const { cells, hiddenTotals } = suppressTable(given);
        for (const [i, before] of given.entries())
          if (before.figure.value === null) expect(cells[i]?.figure).toEqual(before.figure);
        const hidden = cells.filter((c) => c.figure.state === "suppressed").map((c) => c.family);
        for (const name of hiddenTotals) expect(hidden).toContain(name.split(".")[0]);
        // What is hidden already stays hidden, and nothing more follows from it.
        expect(suppressTable(cells).cells).toEqual(cells);
      }),
    );
  });
  it("never shows a value below the threshold, and no hidden value follows from a column and its total", () => {
    const table = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom("x.a", "x.b", "y"),
        fc.integer({ min: 0, max: 30 }),
      ),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(table, (rows) => {
        const given = [...new Map(rows.map(([r, c, v]) => [`${r}${c}`, cell(`r${r}`, c, v)])).values()];
        const { cells, hiddenTotals } = suppressTable(given);
        expect(cells.filter((c) => c.figure.value !== null && c.figure.value < 5)).toEqual([]);
        for (const [name, column] of Map.groupBy(cells, (c) => c.column)) {
          const hidden = given.filter((g, i) => g.column === name && cells[i]?.figure.state === "suppressed");
          if (hidden.length === 0 || hiddenTotals.has(name)) continue;
          const known = hidden.reduce((n, c) => n + (c.figure.value ?? 0), 0);
          // Each hidden value is at least 1, so any one of them can be 1 … known − (others): at least two answers.
          expect(hidden.length).toBeGreaterThanOrEqual(2);
          expect(known - hidden.length + 1).toBeGreaterThanOrEqual(2);
          expect(column.length).toBeGreaterThanOrEqual(hidden.length);
        }
      }),
    );
  });
});

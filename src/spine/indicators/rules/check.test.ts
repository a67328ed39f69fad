import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "../schema.ts";
import { checkRule, yearBefore, type Rule, type RuleTerm } from "./check.ts";

const cell = (indicator: string, more: Partial<RuleTerm> = {}): RuleTerm => ({
  indicator,
  dims: "",
  factor: 1,
  isYearBefore: false,
  ...more,
});
const number = (factor: number): RuleTerm => cell("", { indicator: null, factor });

const rule = (left: RuleTerm[], operator: Rule["operator"], right: RuleTerm[]): Rule => ({
  code: "r",
  versionId: 1,
  severity: "must",
  operator,
  left,
  right,
  sentence: { vi: "{left} so với {right}; {l1}, {r1}", en: "{left} against {right}; {l1}, {r1}" },
});

const none = (state: Figure["state"]): Figure => ({ state, value: null });
const of = (n: number): Figure => (n === 0 ? none("zero") : { state: "value", value: n });
const zero = none("zero");
const silent = none("not-reported");
const foreign = none("not-applicable");

/** Reads "a" of this year and "a-" of the year before. */
const read =
  (cells: Readonly<Record<string, Figure>>) =>
  ({ indicator, isYearBefore }: { indicator: string; isYearBefore: boolean }): Figure | undefined =>
    cells[`${indicator}${isYearBefore ? "-" : ""}`];

const parts = rule([cell("a"), cell("b")], "=", [cell("whole")]);
const atMost = rule([cell("a"), cell("b")], "<=", [cell("whole")]);
const years = rule([cell("a")], "<=", [cell("a", { factor: 3, isYearBefore: true }), number(5)]);
const least = rule([cell("a")], ">=", [cell("b", { factor: 0.8 })]);

describe("a rule between cells", () => {
  it.each<[string, Rule, Readonly<Record<string, Figure>>, boolean | null]>([
    ["4 + 3 = 7", parts, { a: of(4), b: of(3), whole: of(7) }, true],
    ["4 + 3 ≠ 5", parts, { a: of(4), b: of(3), whole: of(5) }, false],
    ["4 + 0 ≠ 5, all told", parts, { a: of(4), b: zero, whole: of(5) }, false],
    [
      "what does not concern the unit adds nothing: 4 + ∅ = 4",
      parts,
      { a: of(4), b: foreign, whole: of(4) },
      true,
    ],
    ["4 + … may still become 5", parts, { a: of(4), b: silent, whole: of(5) }, null],
    ["7 + … is already more than 5", parts, { a: of(7), b: silent, whole: of(5) }, false],
    ["4 + 3 and no whole yet", parts, { a: of(4), b: of(3), whole: silent }, null],
    ["nothing told on the left", parts, { a: silent, b: silent, whole: of(5) }, null],
    ["nothing of it concerns the unit", parts, { a: foreign, b: foreign, whole: foreign }, null],
    ["0 + 0 = 0", parts, { a: zero, b: zero, whole: zero }, true],
    ["4 + 1 ≤ 5", atMost, { a: of(4), b: of(1), whole: of(5) }, true],
    ["4 + 2 > 5", atMost, { a: of(4), b: of(2), whole: of(5) }, false],
    ["6 + … > 5 whatever follows", atMost, { a: of(6), b: silent, whole: of(5) }, false],
    ["4 + … ≤ 5 as far as told, not yet kept", atMost, { a: of(4), b: silent, whole: of(5) }, null],
    ["11 ≤ 3 × 2 + 5", years, { a: of(11), "a-": of(2) }, true],
    ["12 > 3 × 2 + 5", years, { a: of(12), "a-": of(2) }, false],
    ["6 > 3 × 0 + 5", years, { a: of(6), "a-": zero }, false],
    ["no year before: does not apply", years, { a: of(900) }, null],
    ["80 ≥ 0,8 × 100", least, { a: of(80), b: of(100) }, true],
    ["79 < 0,8 × 100", least, { a: of(79), b: of(100) }, false],
  ])("%s", (_, given, cells, expected) => {
    expect(checkRule(given, read(cells))?.isKept ?? null).toBe(expected);
  });

  it("says its sentence with the numbers, as offices write them", () => {
    const found = checkRule(years, read({ a: of(1250.5), "a-": of(2) }));
    // 3 × 2 + 5 = 11; the year before by itself is 2.
    expect(found?.sentence.vi).toBe("1.250,5 so với 11; 1.250,5, 2");
    expect(found?.cells).toEqual([{ indicator: "a", dims: "" }]);
  });

  it("adds decimals as people do: 0,1 + 0,2 = 0,3", () => {
    expect(checkRule(parts, read({ a: of(0.1), b: of(0.2), whole: of(0.3) }))?.isKept).toBe(true);
  });

  it("never calls broken what a later answer could still make right", () => {
    const figure = fc.oneof(
      fc.integer({ min: 0, max: 20 }).map(of),
      fc.constant(silent),
      fc.constant(foreign),
    );
    const later = (f: Figure, n: number): Figure => (f.state === "not-reported" ? of(n) : f);
    const numbers = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(
        fc.constantFrom(parts, atMost, rule([cell("a"), cell("b")], ">=", [cell("whole")])),
        fc.record({ a: figure, b: figure, whole: figure }),
        fc.record({ a: numbers, b: numbers, whole: numbers }),
        (given, now, then) => {
          const before = checkRule(given, read(now));
          const answered = {
            a: later(now.a, then.a),
            b: later(now.b, then.b),
            whole: later(now.whole, then.whole),
          };
          const after = checkRule(given, read(answered));
          if (before !== null && after !== null) expect(after.isKept).toBe(before.isKept);
        },
      ),
    );
  });
});

describe("the window of the year before", () => {
  it.each([
    ["2025-11-15", "2026-11-14", "2024-11-15", "2025-11-14"],
    ["2024-02-29", "2025-02-28", "2023-02-28", "2024-02-28"],
  ])("%s – %s → %s – %s", (from, to, before, until) => {
    expect(yearBefore({ from, to })).toEqual({ from: before, to: until });
  });
});

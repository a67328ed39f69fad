import { describe, expect, it } from "vitest";
import { bodyOf, draftOf, formulaSaid, hasNumbers, newTerm, type RuleRow } from "./rule-draft.ts";

const rule: RuleRow = {
  code: "households.most",
  version: 1,
  validFrom: "2012-01-01",
  validTo: null,
  severity: "should",
  operator: "<=",
  left: [{ indicator: "family.households", dims: "", factor: 1, isYearBefore: false }],
  right: [
    { indicator: "family.households", dims: "", factor: 1.2, isYearBefore: true },
    { indicator: null, dims: "", factor: 5, isYearBefore: false },
  ],
  label: { vi: "Tăng không quá 20 %", en: "At most 20 % more" },
  sentence: { vi: "{left} quá {right}", en: "{left} over {right}" },
  byName: null,
};

describe("a rule being written", () => {
  it("goes out as it came in, from the chosen day", () => {
    const { code: _, version: _version, validTo: _to, byName: _by, ...sent } = rule;
    expect(bodyOf(draftOf(rule, "2026-01-01"))).toEqual({ ...sent, validFrom: "2026-01-01" });
  });
  it("shows factors as offices write them, and wants numbers above zero", () => {
    const draft = draftOf(rule, "2026-01-01");
    expect(draft.right.map((t) => t.factor)).toEqual(["1,2", "5"]);
    expect(hasNumbers(draft)).toBe(true);
    expect(hasNumbers({ ...draft, right: [newTerm(null)] })).toBe(false);
    expect(hasNumbers({ ...draft, right: [{ ...newTerm(null), factor: "0" }] })).toBe(false);
  });
  it("reads as a sentence of the figures' names", () => {
    const naming = { figure: () => "Tổng số hộ", yearBefore: "năm trước" };
    expect(formulaSaid(rule, naming)).toBe("Tổng số hộ ≤ 1,2 × Tổng số hộ (năm trước) + 5");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure, Rule, RuleTerm } from "#spine/indicators/web.ts";
import { findingsOf, type KeyedCell } from "../../rules/findings.ts";
import { checkedJson } from "../../routes/checked-output.ts";
import type { ReportCell, Submission } from "../types.ts";
import { findingsNow } from "./findings-now.ts";

const codes = ["a", "b", "c", "d"];
const figure: fc.Arbitrary<Figure> = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((value): Figure => ({ state: "value", value })),
  fc
    .constantFrom<Figure["state"]>("zero", "not-applicable", "not-reported")
    .map((state): Figure => ({ state, value: null })),
);
const figures = fc.tuple(figure, figure, figure, figure);
const keyed = (all: readonly Figure[]): KeyedCell[] =>
  all.map((f, i) => ({ ...f, indicator: codes[i] ?? "", dims: "" }));

const term: fc.Arbitrary<RuleTerm> = fc.record({
  indicator: fc.constantFrom(...codes),
  dims: fc.constant(""),
  factor: fc.constantFrom(0.8, 1, 1.2, 3),
  isYearBefore: fc.boolean(),
});
const rules = fc
  .array(
    fc.record({
      severity: fc.constantFrom("must" as const, "should" as const),
      operator: fc.constantFrom("<=" as const, "=" as const, ">=" as const),
      left: fc.array(term, { minLength: 1, maxLength: 3 }),
      right: fc.array(term, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list): Rule[] =>
    list.map((r, i) => ({
      ...r,
      code: `r${i}`,
      versionId: i,
      sentence: { vi: "{left}|{right}", en: "{l1}" },
    })),
  );

/** A report as the device has it: through the answer of the server and the wire. */
function received(cells: readonly KeyedCell[], checked: Parameters<typeof checkedJson>[0]["checked"]) {
  const plain = cells.map(({ indicator, dims, state, value }) => ({
    indicator,
    dims,
    figure: value === null ? { state } : { state, value },
  }));
  const wire = JSON.stringify({ cells: plain, checked: checkedJson({ checked }) });
  return JSON.parse(wire) as Pick<Submission, "checked"> & { cells: readonly ReportCell[] };
}

describe("the device and the server", () => {
  it("find the same in the same figures, typed or stored", () => {
    fc.assert(
      fc.property(rules, figures, figures, figures, (list, stored, typed, past) => {
        const [before, explanations] = [keyed(past), []];
        const report = received(keyed(stored), { rules: list, before, explanations, findings: [] });
        expect(findingsNow(report, {})).toEqual(findingsOf(list, { now: keyed(stored), before }, []));
        const unsent = Object.fromEntries(typed.map((f, i) => [`${codes[i]}|`, f]));
        expect(findingsNow(report, unsent)).toEqual(findingsOf(list, { now: keyed(typed), before }, []));
      }),
    );
  });
});

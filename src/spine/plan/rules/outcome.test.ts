import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "#base/problem.ts";
import { clauseKindCodes, outcomeCodes } from "../schema.ts";
import { isProposed, mayEnd, splitInto, startOf } from "./outcome.ts";

describe("how a clause starts and ends", () => {
  const kinds = fc.constantFrom(...clauseKindCodes);
  test("every clause starts in exactly one outcome, and what asks for something is never ended by the reader", () => {
    fc.assert(
      fc.property(kinds, fc.boolean(), fc.option(fc.string()), (kind, actionable, unsure) => {
        const start = startOf({ kind, actionable, unsure, describes: null });
        expect(outcomeCodes).toContain(start.outcome);
        expect(start.outcome === "undecided").toBe(actionable || unsure !== null);
        expect(start.reason === null).toBe(start.outcome === "undecided");
      }),
    );
  });

  test("every clause that asks for something can end in exactly one of three ways, each with what it needs", () => {
    const state = fc.record({ assignments: fc.nat(3), tasks: fc.nat(2) });
    fc.assert(
      fc.property(
        fc.constantFrom(...outcomeCodes),
        fc.option(fc.constant("vì")),
        state,
        (outcome, reason, clause) => {
          const refused = mayEnd({ outcome, reason }, clause) !== null;
          const expected =
            outcome === "task"
              ? clause.assignments === 0
              : clause.tasks > 0 || (outcome !== "undecided" && reason === null);
          expect(refused).toBe(expected);
        },
      ),
    );
  });

  test("only what is understood and assigned is accepted unseen", () => {
    const clause = { outcome: "undecided" as const, actionable: true, unsure: null, assignments: 1 };
    expect(isProposed(clause)).toBe(true);
    expect(isProposed({ ...clause, unsure: "?" })).toBe(false);
    expect(isProposed({ ...clause, assignments: 0 })).toBe(false);
    expect(isProposed({ ...clause, actionable: false })).toBe(false);
    expect(isProposed({ ...clause, outcome: "lost" })).toBe(false);
  });

  test("a split loses no letter, wherever it is cut", () => {
    const text = fc.string({ minLength: 2, maxLength: 60 }).filter((t) => t.trim().length > 1);
    fc.assert(
      fc.property(text, fc.nat(), (whole, at) => {
        const cut = 1 + (at % (whole.length - 1));
        const parts = splitInto(whole, [whole.slice(0, cut), whole.slice(cut)]);
        if (parts instanceof Problem) return true;
        const bare = (t: string): string => t.normalize("NFC").replaceAll(/\s+/g, "");
        return bare(parts.join("")) === bare(whole);
      }),
    );
    expect(splitInto("một hai ba", ["một hai", "bốn"])).toBeInstanceOf(Problem);
    expect(splitInto("một hai ba", ["một hai ba"])).toBeInstanceOf(Problem);
  });
});

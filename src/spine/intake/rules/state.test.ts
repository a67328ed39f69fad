/** What may be done with a report, as a table and for every report there can be. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dangerFacts,
  reportKinds,
  reportStates,
  yesNoUnknown,
  type Part,
  type ReportState,
} from "../schema.ts";
import {
  mayAct,
  mustAssignPolice,
  mustHandOver,
  refuseAct,
  rulesMet,
  rulesOf,
  stateAfter,
  type Given,
  type ReportAct,
} from "./state.ts";

const acts: readonly ReportAct[] = [
  "acknowledge",
  "assign",
  "hand-over",
  "handle",
  "accept",
  "decline",
  "take",
  "close",
];
const factsArb = fc.record({
  kind: fc.constantFrom(...reportKinds),
  ...Object.fromEntries(dangerFacts.map((fact) => [fact, fc.constantFrom(...yesNoUnknown)])),
}) as fc.Arbitrary<Parameters<typeof rulesOf>[0]>;
const calm = {
  kind: "domestic-violence",
  childHarmed: "no",
  vulnerable: "no",
  lifeDanger: "no",
  crimeSuspected: "no",
} as const;

describe("an act", () => {
  test.each<[ReportState, ReportAct, ReportState | null]>([
    ["received", "acknowledge", "acknowledged"],
    ["acknowledged", "acknowledge", null],
    ["received", "assign", "assigned"],
    // Giving it to one more takes it from nobody.
    ["handling", "assign", "handling"],
    ["handed-over", "assign", "handed-over"],
    ["assigned", "hand-over", "handed-over"],
    ["handed-over", "accept", "accepted"],
    ["assigned", "accept", "assigned"],
    ["handed-over", "decline", "declined"],
    ["declined", "handle", "handling"],
    ["handed-over", "handle", null],
    ["received", "close", null],
    ["handed-over", "close", null],
    ["handling", "close", "closed"],
    ["closed", "assign", null],
    ["closed", "take", null],
  ])("%s: %s → %s", (state, act, after) => {
    expect(mayAct(state, act) ? stateAfter(state, act) : null).toBe(after);
  });

  test("of anybody never opens again what is closed, and what is refused says in which state it is", () => {
    for (const act of acts) {
      expect(mayAct("closed", act)).toBe(false);
      expect(refuseAct(act, { ...calm, state: "closed" })?.details.detail?.vi).toContain("đã kết thúc");
    }
  });
});

describe("for every report there can be", () => {
  test("each clock that starts has an act that meets it, and acknowledging alone meets no duty", () => {
    const parts: readonly (Part | null)[] = [null, "police", "child-protection", "investigation"];
    fc.assert(
      fc.property(factsArb, (facts) => {
        for (const rule of rulesOf(facts)) {
          const meeting = acts.filter((act) => parts.some((part) => rulesMet(act, part).includes(rule)));
          expect(meeting, rule).not.toEqual([]);
          // Nothing that somebody else answers stops what the commune must do, but for the police being on it.
          if (rule !== "intake.assign-police" && rule !== "intake.bring-child-protection")
            expect(meeting).not.toContain("decline");
        }
        expect(rulesMet("acknowledge")).toEqual(["case.acknowledge"]);
      }),
    );
  });

  test("it is closed only when the police were given it where they must be, and a body accepted it where one must", () => {
    const givenArb = fc.array(
      fc.record({
        act: fc.constantFrom("assign" as const, "hand-over" as const),
        part: fc.constantFrom<Part>("police", "investigation", "health"),
        answer: fc.constantFrom("accepted" as const, "declined" as const, null),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(factsArb, givenArb, fc.constantFrom(...reportStates), (facts, given: Given[], state) => {
        if (refuseAct("close", { ...facts, state }, given) !== null) return;
        expect(["acknowledged", "assigned", "handling", "accepted", "declined"]).toContain(state);
        if (mustAssignPolice(facts)) expect(given.some((one) => one.part === "police")).toBe(true);
        if (mustHandOver(facts))
          expect(given.some((one) => one.act === "hand-over" && one.answer === "accepted")).toBe(true);
      }),
    );
  });

  test("danger to life or somebody weaker calls the police, a child child-protection, a crime or another kind the body in charge", () => {
    expect(rulesOf(calm)).toEqual(["case.acknowledge", "intake.handle"]);
    expect(rulesOf({ ...calm, lifeDanger: "yes" })).toContain("intake.assign-police");
    expect(rulesOf({ ...calm, vulnerable: "yes" })).toContain("intake.assign-police");
    expect(rulesOf({ ...calm, childHarmed: "yes" })).toContain("intake.bring-child-protection");
    expect(rulesOf({ ...calm, crimeSuspected: "yes" })).toContain("intake.hand-over");
    for (const kind of reportKinds)
      expect(rulesOf({ ...calm, kind }).includes("intake.hand-over"), kind).toBe(
        kind !== "domestic-violence",
      );
    // Not known is not yes: nobody is sent out on a question that was not answered, and it can be answered later in the case.
    expect(rulesOf({ ...calm, lifeDanger: "unknown", crimeSuspected: "unknown" })).toHaveLength(2);
  });
});

/** The course of a case: what each step needs, and what keeps a case from being closed too early. */
import { describe, expect, test } from "vitest";
import type { CaseState } from "../schema/index.ts";
import {
  caseActsFrom,
  needsSecondPerson,
  refuseCaseAct,
  stateAfter,
  verificationAfter,
  type CaseAct,
  type CaseStanding,
} from "./states.ts";

const HOA = 1;
const BINH = 2;
const ready: CaseStanding = {
  state: "follow-up",
  harmed: 1,
  behaviours: 1,
  hasMainForm: true,
  riskLevel: "low",
  reassess: false,
  childHarmed: "no",
  childProtectionTakesPart: false,
  crimeSuspected: "no",
  handedToInvestigation: false,
  banRuns: false,
  lapsedUnexplained: 0,
  openMeasures: 0,
  unanswered: 0,
  closingProposedBy: null,
};
const safe = { code: "violence-ended", safe: true };
const lost = { code: "lost-contact", safe: false };
const close = (known: Partial<CaseStanding>, outcome = safe, by = HOA) =>
  refuseCaseAct("close", { ...ready, ...known }, { by, outcome })?.details ?? null;

describe("from state to state", () => {
  test.each<[CaseState, string[]]>([
    ["received", ["assign", "verify", "dismiss"]],
    ["assigned", ["verify", "assign", "dismiss"]],
    ["verified", ["take-measures", "assign", "follow-up", "propose-closing", "close"]],
    ["unfounded", ["close", "verify", "propose-closing", "reopen"]],
    ["measures", ["follow-up", "assign", "propose-closing", "close"]],
    ["follow-up", ["propose-closing", "assign", "take-measures", "close"]],
    ["closed", ["reopen"]],
  ])("what is possible when %s: %j", (state, acts) => {
    expect(caseActsFrom(state)).toEqual(acts);
  });

  test("whatever is not possible is refused in a sentence", () => {
    const acts: CaseAct[] = [
      "assign",
      "verify",
      "dismiss",
      "take-measures",
      "follow-up",
      "propose-closing",
      "close",
    ];
    for (const act of acts)
      expect(
        refuseCaseAct(act, { ...ready, state: "closed" }, { by: HOA, reason: "x" })!.details.detail!.vi,
      ).toContain("mở lại");
  });

  test("giving a case to somebody else does not throw it back", () => {
    expect(stateAfter("received", "assign")).toBe("assigned");
    expect(stateAfter("measures", "assign")).toBe("measures");
    expect(stateAfter("closed", "reopen")).toBe("assigned");
    expect(stateAfter("follow-up", "propose-closing")).toBe("follow-up");
  });

  test("what was verified stays so when reopened; what was unfounded counts as reported again", () => {
    expect(verificationAfter("reported", "verify")).toBe("verified");
    expect(verificationAfter("reported", "dismiss")).toBe("unfounded");
    expect(verificationAfter("verified", "reopen")).toBe("verified");
    expect(verificationAfter("unfounded", "reopen")).toBe("reported");
    expect(verificationAfter("verified", "close")).toBe("verified");
  });
});

describe("verifying", () => {
  const verify = (known: Partial<CaseStanding>, reason: string | null = null) =>
    refuseCaseAct("verify", { ...ready, state: "assigned", ...known }, { by: HOA, reason });
  test("needs somebody harmed, an act and a main form", () => {
    expect(verify({})).toBeNull();
    expect(verify({ harmed: 0 })).not.toBeNull();
    expect(verify({ behaviours: 0 })!.details.source).toContain("Điều 3");
    expect(verify({ hasMainForm: false })).not.toBeNull();
  });

  test("of a child needs child protection to take part (Art. 4)", () => {
    expect(verify({ childHarmed: "yes" })!.details.source).toContain("Điều 4");
    expect(verify({ childHarmed: "yes", childProtectionTakesPart: true })).toBeNull();
    expect(verify({ childHarmed: "unknown" })).toBeNull();
  });

  test("what was found to be none needs a reason, and so does finding it", () => {
    expect(verify({ state: "unfounded" })).not.toBeNull();
    expect(verify({ state: "unfounded" }, "Có chứng cứ mới")).toBeNull();
    const dismiss = (reason: string, known: Partial<CaseStanding> = {}) =>
      refuseCaseAct("dismiss", { ...ready, state: "assigned", ...known }, { by: HOA, reason });
    expect(dismiss("  ")).not.toBeNull();
    expect(dismiss("Báo nhầm nhà")).toBeNull();
    expect(dismiss("Báo nhầm nhà", { banRuns: true })!.details.source).toContain("Điều 25");
  });
});

describe("closing", () => {
  test("is possible when nothing is left, and needs an outcome", () => {
    expect(close({})).toBeNull();
    expect(refuseCaseAct("close", ready, { by: HOA })).not.toBeNull();
  });

  test.each<[string, Partial<CaseStanding>]>([
    ["a no-contact decision runs", { banRuns: true }],
    ["a clock lapsed and nobody explained it", { lapsedUnexplained: 1 }],
    ["a measure goes on", { openMeasures: 1 }],
    ["a referral has no answer", { unanswered: 2 }],
    ["danger was never assessed", { riskLevel: null }],
    ["something was reported since", { reassess: true }],
    ["a child was harmed without child protection", { childHarmed: "yes" }],
    ["a suspected crime was not handed over", { crimeSuspected: "yes" }],
  ])("is refused while %s", (_, known) => {
    expect(close(known)).not.toBeNull();
    expect(
      refuseCaseAct("propose-closing", { ...ready, ...known }, { by: HOA, outcome: safe }),
    ).not.toBeNull();
  });

  test("of high danger needs two people", () => {
    expect(close({ riskLevel: "high" })!.detail!.vi).toContain("một người khác");
    expect(close({ riskLevel: "extreme", closingProposedBy: HOA })!.detail!.vi).toContain("không tự");
    expect(close({ riskLevel: "high", closingProposedBy: HOA }, safe, BINH)).toBeNull();
    expect(
      refuseCaseAct("propose-closing", { ...ready, riskLevel: "high" }, { by: HOA, outcome: safe }),
    ).toBeNull();
  });

  test("with an end at which nobody knows the person to be safe needs two people at any level", () => {
    expect(needsSecondPerson(ready, false)).toBe(true);
    expect(close({}, lost)).not.toBeNull();
    expect(close({ closingProposedBy: BINH }, lost)).toBeNull();
  });

  test("ends as none only what was found to be none", () => {
    const none = { code: "unfounded", safe: true };
    expect(close({}, none)).not.toBeNull();
    expect(close({ state: "unfounded" }, safe)).not.toBeNull();
    // Nothing was done to anybody: neither danger nor child protection is asked.
    expect(close({ state: "unfounded", riskLevel: null, childHarmed: "yes" }, none)).toBeNull();
  });

  test("reopening says why", () => {
    expect(refuseCaseAct("reopen", { ...ready, state: "closed" }, { by: HOA })).not.toBeNull();
    expect(
      refuseCaseAct("reopen", { ...ready, state: "closed" }, { by: HOA, reason: "Tái diễn" }),
    ).toBeNull();
  });
});

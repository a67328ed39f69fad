/** Mediation comes after the question, never in place of a sanction, and stops when whoever was harmed wants it to. */
import { describe, expect, test } from "vitest";
import {
  mustTellChair,
  refuseMediationInstead,
  refuseOffer,
  refuseResult,
  refuseStart,
  refuseStop,
  type Mediation,
  type MediationGate,
} from "./mediation.ts";

const gate: MediationGate = {
  sanctionGround: "no",
  reason: "Cãi nhau, không có hành vi bạo lực",
  lifeDanger: "no",
  crimeSuspected: "no",
};
const agreed: Mediation = { accepted: "yes", assignedOn: "2026-11-30", startedOn: null, result: null };

describe("offering", () => {
  test.each<[string, Partial<MediationGate>, boolean]>([
    ["answered no, with its ground", {}, true],
    ["answered no without a ground", { reason: " " }, false],
    ["not answered", { sanctionGround: null }, false],
    ["answered unknown: that is no no", { sanctionGround: "unknown" }, false],
    ["answered yes", { sanctionGround: "yes" }, false],
    ["a crime is suspected", { crimeSuspected: "yes" }, false],
    ["life is in danger", { lifeDanger: "yes" }, false],
  ])("%s", (_, given, offered) => {
    expect(refuseOffer({ ...gate, ...given }) === null).toBe(offered);
  });
});

describe("its course", () => {
  test("begins when the harmed person agrees and somebody is assigned, not before", () => {
    expect(refuseStart(agreed, "2026-12-01")).toBeNull();
    expect(refuseStart({ ...agreed, accepted: "unknown" }, "2026-12-01")).not.toBeNull();
    expect(refuseStart({ ...agreed, assignedOn: null }, "2026-12-01")).not.toBeNull();
    expect(refuseStart(agreed, "2026-11-29")).not.toBeNull();
  });

  test("may be stopped at any time until it is over, even before it begins", () => {
    expect(refuseStop(agreed)).toBeNull();
    expect(refuseStop({ ...agreed, startedOn: "2026-12-01", result: "running" })).toBeNull();
    expect(refuseStop({ ...agreed, result: "failed" })).not.toBeNull();
  });

  test("a success says what was agreed, and nothing ends twice", () => {
    const begun = { ...agreed, startedOn: "2026-12-01", result: "running" as const };
    expect(refuseResult(begun, { result: "succeeded", agreement: "" })!.details.source).toContain("Điều 24");
    expect(refuseResult(begun, { result: "succeeded", agreement: "Không uống rượu" })).toBeNull();
    expect(refuseResult(begun, { result: "failed", agreement: null })).toBeNull();
    expect(refuseResult(agreed, { result: "failed", agreement: null })).not.toBeNull();
    expect(
      refuseResult({ ...begun, result: "stopped" }, { result: "failed", agreement: null }),
    ).not.toBeNull();
  });
});

describe("against a sanction", () => {
  test("where there is ground, no mediation leaves the violation without one", () => {
    const none = { kind: "none", reason: "Đã hòa giải thành" };
    expect(refuseMediationInstead(none, { ...gate, sanctionGround: "yes" })!.details.source).toContain(
      "13/2022",
    );
    expect(refuseMediationInstead(none, gate)).toBeNull();
    expect(refuseMediationInstead({ kind: "none", reason: null }, gate)).not.toBeNull();
    expect(
      refuseMediationInstead({ kind: "administrative", reason: null }, { ...gate, sanctionGround: "yes" }),
    ).toBeNull();
  });

  test("what turns out grave while mediating ends it, and the chair is told", () => {
    expect(mustTellChair(gate)).toBeNull();
    expect(mustTellChair({ ...gate, lifeDanger: "yes" })!.details.source).toContain("Điều 10");
    expect(mustTellChair({ ...gate, sanctionGround: "yes" })).not.toBeNull();
  });
});

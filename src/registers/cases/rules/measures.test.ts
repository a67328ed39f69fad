/** The ten measures, a stay in a shelter, legal aid: each with whom it needs. */
import { describe, expect, test } from "vitest";
import {
  measureCodes,
  shippedCodes,
  shippedLegalAid,
  type Answer,
  type MeasureKind,
} from "../schema/index.ts";
import { legalAidOn, type AidFacts } from "./legal-aid.ts";
import {
  foreignerNote,
  measureOn,
  needsConsent,
  refuseCriticism,
  refuseMeasure,
  type Measure,
  type MeasureSetting,
} from "./measures.ts";
import { refuseStay, stayRule, type Stay } from "./shelter.ts";

const DAY = "2026-11-28";
const setting: MeasureSetting = { verified: true, lifeDanger: "no" };
/** A measure as its own entry of the list allows it. */
function allowed(kind: MeasureKind): Measure {
  const { more } = measureOn(kind, DAY, shippedCodes)!;
  return {
    kind,
    decider: more.deciders[0]!,
    requestedBy: more.requesters[0]!,
    consent: "yes",
    decidedOn: DAY,
    from: DAY,
    to: "2026-11-30",
    supervisor: "Trần Văn Bình",
  };
}
const why = (kind: MeasureKind, given: Partial<Measure> = {}, at: Partial<MeasureSetting> = {}) =>
  refuseMeasure({ ...allowed(kind), ...given }, { ...setting, ...at }, shippedCodes);

describe("measures", () => {
  test.each(measureCodes)("%s can be taken as Art. 22 has it, not by a stranger to it", (kind) => {
    expect(why(kind)).toBeNull();
    const { deciders } = measureOn(kind, DAY, shippedCodes)!.more;
    const other = deciders.includes("court") ? "support-head" : "court";
    expect(why(kind, { decider: other })!.details.source).toContain("13/2022");
  });

  test("what shelters, heals and counsels needs consent; what forbids, only where a body asks", () => {
    for (const kind of ["shelter", "care", "aid-and-counsel"] as const)
      expect(why(kind, { consent: "no" })).not.toBeNull();
    for (const kind of ["stop", "summon", "education", "criticism"] as const)
      expect(why(kind, { consent: "no" })).toBeNull();
    expect(why("no-contact", { requestedBy: "body", consent: "unknown" })).not.toBeNull();
    expect(why("no-contact", { requestedBy: "none", consent: "unknown" })).toBeNull();
    expect(needsConsent(measureOn("no-contact", DAY, shippedCodes)!.more, "harmed")).toBe(false);
  });

  test("whoever cannot answer is cared for in danger to life; whoever refuses is not", () => {
    expect(why("care", { consent: "unknown" }, { lifeDanger: "yes" })).toBeNull();
    expect(why("care", { consent: "no" }, { lifeDanger: "yes" })).not.toBeNull();
    expect(why("shelter", { consent: "unknown" }, { lifeDanger: "yes" })).not.toBeNull();
  });

  test("what educates waits for verification, what protects does not", () => {
    for (const kind of ["education", "criticism", "community-work"] as const)
      expect(why(kind, {}, { verified: false })).not.toBeNull();
    for (const kind of ["stop", "no-contact", "shelter", "care"] as const)
      expect(why(kind, {}, { verified: false })).toBeNull();
  });

  test("needs a supervisor where the law has one, somebody who asks where it needs one, and days in their order", () => {
    expect(why("no-contact", { supervisor: null })).not.toBeNull();
    expect(why("stop", { supervisor: null })).toBeNull();
    expect(why("shelter", { requestedBy: "none" })).not.toBeNull();
    expect(why("stop", { from: "2026-11-27" })).not.toBeNull();
    expect(why("stop", { to: "2026-11-27" })).not.toBeNull();
    expect(why("stop", { to: null })).toBeNull();
  });
});

describe("criticism in the community (Art. 32)", () => {
  test.each<[string, { min: number; max: number } | null, number, boolean, boolean]>([
    ["two acts within a year at eighteen", { min: 18, max: 18 }, 2, false, true],
    ["a first act", { min: 40, max: 40 }, 1, false, false],
    ["sanctioned before, and at it again", { min: 40, max: 40 }, 1, true, true],
    ["seventeen", { min: 17, max: 17 }, 3, true, false],
    ["perhaps eighteen", { min: 17, max: 18 }, 3, true, false],
    ["of an age that nobody knows", null, 3, true, false],
  ])("%s", (_, age, actsWithinYear, sanctionedBefore, allowed) => {
    expect(refuseCriticism({ age, actsWithinYear, sanctionedBefore }) === null).toBe(allowed);
  });
});

test("where a foreigner is or may be concerned it is said, but for what other laws do", () => {
  expect(foreignerNote("no-contact", "no")).toBeNull();
  expect(foreignerNote("no-contact", "yes")!.source).toContain("Điều 22");
  expect(foreignerNote("no-contact", "unknown")!.label.vi).toContain("quốc tịch");
  expect(foreignerNote("other-law", "yes")).toBeNull();
});

describe("a stay", () => {
  const stay: Stay = {
    kind: "public-health-facility",
    from: "2028-02-28",
    to: "2028-02-29",
    consent: "yes",
    address: "Trạm Y tế",
    shownTo: [7],
  };
  test("in a public health facility lasts a day at most, elsewhere as long as it must", () => {
    expect(stayRule("public-health-facility", DAY, shippedCodes)).toBe("shelter.health-facility");
    expect(stayRule("trusted-address", DAY, shippedCodes)).toBeNull();
    expect(refuseStay(stay, 1)).toBeNull();
    expect(refuseStay({ ...stay, to: "2028-03-01" }, 1)!.details.source).toContain("Điều 37");
    expect(refuseStay({ ...stay, to: null }, 1)).not.toBeNull();
    expect(refuseStay({ ...stay, to: "2028-06-01" }, null)).toBeNull();
    expect(refuseStay({ ...stay, to: null }, null)).toBeNull();
    expect(refuseStay({ ...stay, to: "2028-02-27" }, null)).not.toBeNull();
  });

  test("is agreed to, and its address is shown to people by name or not written down", () => {
    expect(refuseStay({ ...stay, consent: "unknown" }, 1)).not.toBeNull();
    expect(refuseStay({ ...stay, shownTo: [] }, 1)!.details.source).toContain("Điều 9");
    expect(refuseStay({ ...stay, shownTo: [], address: null }, 1)).toBeNull();
  });
});

describe("legal aid", () => {
  const facts: AidFacts = { victimOfViolence: true, child: "no", poorHousehold: "no", hardship: "no" };
  test.each<[string, Partial<AidFacts>, string, Answer]>([
    ["a victim without hardship, on the last day of the present law", {}, "2026-12-31", "no"],
    ["the same from 1 January 2027", {}, "2027-01-01", "yes"],
    ["a victim in hardship today", { hardship: "yes" }, "2026-12-31", "yes"],
    [
      "somebody in hardship who is no victim",
      { hardship: "yes", victimOfViolence: false },
      "2027-01-01",
      "no",
    ],
    ["a child", { child: "yes" }, "2026-12-31", "yes"],
    ["a poor household", { poorHousehold: "yes" }, "2026-12-31", "yes"],
    ["when hardship is not known yet", { hardship: "unknown" }, "2026-12-31", "unknown"],
    ["when it no longer matters", { hardship: "unknown" }, "2027-01-01", "yes"],
  ])("%s", (_, given, day, eligible) => {
    const answer = legalAidOn({ ...facts, ...given }, day, shippedLegalAid);
    expect(answer.eligible).toBe(eligible);
    expect(answer.proofs.length > 0).toBe(eligible === "yes");
  });

  test("names the law that it followed", () => {
    expect(legalAidOn(facts, "2026-12-31", shippedLegalAid).source).toContain("11/2017");
    expect(legalAidOn(facts, "2027-01-01", shippedLegalAid).source).toContain("2026");
  });
});

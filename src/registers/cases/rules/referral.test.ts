/** Giving a case, or a part of it: consent by age, fewest fields, a closed loop. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allFields, shippedCodes, shippedGiving, type GivingState } from "../schema/index.ts";
import {
  consentsNeeded,
  givingAfter,
  givingShows,
  refuseGiving,
  refuseGivingAct,
  type Giving,
  type GivingAct,
  type GivingFrom,
} from "./referral.ts";

const hanoi = (local: string): Date => new Date(`${local}+07:00`);
const AT = hanoi("2026-11-28T10:00");
const giving: Giving = {
  kind: "referral",
  fromUnit: 1,
  toUnit: 2,
  toKind: "centre",
  toPerson: null,
  part: "counsel",
  purpose: "Tư vấn tâm lý",
  fields: ["harmed.fullName"],
  basis: "consent",
  ground: null,
  consents: { harmed: "yes" },
  at: AT,
  until: hanoi("2026-12-28T10:00"),
};
const from: GivingFrom = {
  fields: allFields,
  conflictUnits: [],
  age: { min: 34, max: 34 },
  cannotAnswer: false,
  guardianConcerned: false,
  maxDays: shippedGiving.body.maxDays,
};
const why = (given: Partial<Giving>, known: Partial<GivingFrom> = {}) =>
  refuseGiving({ ...giving, ...given }, { ...from, ...known })?.details.detail?.vi ?? null;

describe("consent", () => {
  test.each<[string, Parameters<typeof consentsNeeded>[0], boolean, string[]]>([
    ["a grown person", { min: 16, max: 16 }, false, ["harmed"]],
    ["a child of seven and more, beside the guardian", { min: 7, max: 15 }, false, ["harmed", "guardian"]],
    ["whoever may be seven already, beside the guardian", { min: 6, max: 7 }, false, ["harmed", "guardian"]],
    ["a small child's guardian", { min: 3, max: 6 }, false, ["guardian"]],
    ["whoever may be a child still", { min: 15, max: 16 }, false, ["harmed", "guardian"]],
    ["whoever's age nobody knows", null, false, ["harmed"]],
    ["the guardian of whoever cannot answer", { min: 40, max: 40 }, true, ["guardian"]],
  ])("is that of %s", (_, age, cannotAnswer, expected) => {
    expect(consentsNeeded(age, cannotAnswer)).toEqual(expected);
  });

  test("is asked for, or another ground is named", () => {
    expect(why({})).toBeNull();
    expect(why({ consents: { harmed: "unknown" } })).toContain("đồng ý");
    expect(why({ consents: { harmed: "yes" } }, { age: { min: 9, max: 9 } })).toContain("giám hộ");
    expect(why({ consents: { harmed: "yes", guardian: "yes" } }, { age: { min: 9, max: 9 } })).toBeNull();
    expect(why({ basis: "life-emergency", consents: {} })).toContain("căn cứ");
    expect(why({ basis: "life-emergency", consents: {}, ground: "Bị thương nặng, bất tỉnh" })).toBeNull();
  });

  test("is never asked of a guardian who is concerned in what happened", () => {
    const child = { age: { min: 5, max: 5 }, guardianConcerned: true };
    expect(why({ consents: { guardian: "yes" } }, child)).toContain("liên quan");
    expect(why({ basis: "state-duty", ground: "Luật 13/2022/QH15, Điều 4" }, child)).toBeNull();
  });
});

describe("what is sent", () => {
  test("to another unit without a conflict, for a purpose, until a day within the bound", () => {
    expect(why({ toUnit: 1 })).not.toBeNull();
    expect(why({}, { conflictUnits: [2] })).not.toBeNull();
    expect(why({ purpose: " " })).not.toBeNull();
    expect(why({ until: null })).not.toBeNull();
    expect(why({ until: AT })).not.toBeNull();
    // 28 November + 90 days, counted by hand: 2 left of November, 31, 31, 26 of February.
    expect(why({ until: hanoi("2027-02-26T23:59") })).toBeNull();
    expect(why({ until: hanoi("2027-02-27T00:00") })).toContain("90 ngày");
  });

  test("a telephone or an address only together with how it may be used", () => {
    const police = { toKind: "commune-police", part: "police" } as const;
    const safe = ["harmed.safeChannel", "harmed.safeHours", "harmed.safeNever", "harmed.safeNote"];
    expect(why({ ...police, fields: ["harmed.phone", ...safe.slice(1)] })).toContain("liên hệ an toàn");
    expect(why({ ...police, fields: ["harmed.phone", ...safe] })).toBeNull();
    expect(why({ ...police, fields: ["harmed.fullName"] })).toBeNull();
    // A counsellor's unit may not be shown it: then no telephone either, but to a person by name.
    expect(why({ fields: ["harmed.phone"] })).toContain("liên hệ an toàn");
    expect(why({ fields: ["harmed.phone", ...safe], toPerson: 9 })).toBeNull();
  });

  test.each<[string, Giving["part"], boolean]>([
    ["commune-police", "police", true],
    ["commune-police", "health", false],
    ["city-police", "investigation", true],
    ["hospital", "health", true],
    ["hospital", "police", false],
    ["support-facility", "shelter", true],
    ["commune-front", "organisation", true],
    ["commune-front", "investigation", false],
    ["ward", "co-ordinator", true],
    ["hospital", "co-ordinator", false],
  ])("a unit of kind %s takes the part %s: %s", (toKind, part, fits) => {
    const kind = part === "co-ordinator" ? "transfer" : "referral";
    expect(why({ toKind, part, kind })?.includes("tư cách") ?? false).toBe(!fits);
  });

  test("something, and nothing narrow but to a person by name", () => {
    expect(why({ fields: [] })).not.toBeNull();
    expect(why({ fields: ["harmed.safeNote"] })).toContain("harmed.safeNote");
    expect(why({ fields: ["harmed.safeNote"], toPerson: 9 })).toBeNull();
    expect(why({ fields: ["harmed.nothing"] })).not.toBeNull();
  });

  test("a transfer moves the co-ordination, and lasts", () => {
    const transfer: Partial<Giving> = {
      kind: "transfer",
      toKind: "ward",
      part: "co-ordinator",
      fields: [],
      until: null,
    };
    expect(why(transfer)).toBeNull();
    expect(why({ ...transfer, part: "police" })).not.toBeNull();
  });
});

describe("its course", () => {
  const act = (
    name: GivingAct,
    state: GivingState,
    said: Partial<Parameters<typeof refuseGivingAct>[2]> = {},
  ) =>
    refuseGivingAct(name, state, {
      side: "receiver",
      reason: null,
      outcome: null,
      contacted: false,
      ...said,
    });

  test("an accepted transfer is done, an accepted referral begins", () => {
    expect(givingAfter("transfer", "accept")).toBe("completed");
    expect(givingAfter("referral", "accept")).toBe("accepted");
  });

  test("the receiver answers, the sender takes back, each with a reason where it disappoints", () => {
    expect(act("accept", "requested")).toBeNull();
    expect(act("accept", "requested", { side: "sender" })).not.toBeNull();
    expect(act("reject", "requested")).not.toBeNull();
    expect(act("reject", "requested", { reason: "Hết chỗ" })).toBeNull();
    expect(act("revoke", "in-progress", { reason: "Người bị bạo lực rút lại đồng ý" })).not.toBeNull();
    expect(act("revoke", "in-progress", { side: "sender", reason: "Rút lại đồng ý" })).toBeNull();
    expect(act("hold", "in-progress")).not.toBeNull();
    expect(act("resume", "on-hold")).toBeNull();
  });

  test("the loop closes only with what came of it, or with the harmed person spoken to", () => {
    expect(act("complete", "in-progress")).not.toBeNull();
    expect(act("complete", "in-progress", { contacted: true })).toBeNull();
    expect(act("complete", "accepted", { outcome: "Đã tư vấn ba buổi" })).toBeNull();
    expect(act("fail", "on-hold", { reason: "Không liên lạc được" })).toBeNull();
  });

  test("what has ended is not touched again", () => {
    const acts: GivingAct[] = ["accept", "reject", "start", "hold", "resume", "complete", "fail", "revoke"];
    fc.assert(
      fc.property(
        fc.constantFrom<GivingState>("completed", "rejected", "failed", "revoked"),
        fc.constantFrom(...acts),
        fc.constantFrom<"sender" | "receiver">("sender", "receiver"),
        (state, name, side) => {
          expect(act(name, state, { side, reason: "x", outcome: "x", contacted: true })).not.toBeNull();
        },
      ),
    );
  });

  test("something is shown from acceptance until its day or its end, and every state has a name", () => {
    const until = hanoi("2026-12-28T10:00");
    const shown = shippedCodes["giving-state"]!.filter((c) =>
      givingShows({ state: c.code as GivingState, until }, AT),
    );
    expect(shown.map((c) => c.code)).toEqual(["accepted", "in-progress", "on-hold", "completed"]);
    expect(givingShows({ state: "in-progress", until }, until)).toBe(false);
    expect(givingShows({ state: "in-progress", until: null }, until)).toBe(true);
  });
});

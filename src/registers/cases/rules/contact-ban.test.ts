/** The no-contact decision: tables of moments in Hanoi, over weekends, New Year and leap days. What always holds stands beside it. */
import { describe, expect, test } from "vitest";
import { shippedNoContact, type Requester } from "../schema/index.ts";
import {
  banActsAt,
  banRecipients,
  banRules,
  banStateAt,
  boundsOf,
  cancelDueAt,
  decisionDueAt,
  latestBanEnd,
  latestCourtBanEnd,
  notToldOf,
  refuseBanDecision,
  refuseBanRefusal,
  refuseCancelling,
  refuseCourtBan,
  refuseRenewal,
  type Ban,
  type BanDecision,
  type BanRequest,
  type CancelGround,
} from "./contact-ban.ts";

const hanoi = (local: string): Date => new Date(`${local}+07:00`);
const amounts = new Map<string, number>([
  [banRules.decideHours, 12],
  [banRules.maxDays, 3],
  [banRules.courtMonths, 4],
  [banRules.contactHours, 4],
  [banRules.cancelHours, 12],
]);
const bounds = boundsOf(amounts, shippedNoContact.body.distanceMetres);

/** Saturday evening, 28 November 2026. */
const asked: BanRequest = {
  ground: "a",
  requestedBy: "harmed",
  requestedAt: hanoi("2026-11-28T20:00"),
  consent: "yes",
  harm: "yes",
  lifeDanger: "no",
  toldOfRightsAt: hanoi("2026-11-28T20:10"),
  notToldBecause: null,
};
const inDanger: BanRequest = {
  ...asked,
  ground: "b",
  requestedBy: "none",
  requestedAt: null,
  consent: "unknown",
  lifeDanger: "yes",
};
const decision: BanDecision = {
  at: hanoi("2026-11-28T21:00"),
  to: hanoi("2026-12-01T21:00"),
  supervisor: "Trần Văn Bình",
  overlaps: false,
};
const running: Ban = {
  ...asked,
  decidedAt: decision.at,
  refusedAt: null,
  from: decision.at,
  to: decision.to,
  supervisor: decision.supervisor,
  notified: {},
  cancelAskedAt: null,
  cancelAnsweredAt: null,
  cancelledAt: null,
};
const open: Ban = { ...running, decidedAt: null, from: null, to: null, supervisor: null };
const why = (request: Partial<BanRequest>, given: Partial<BanDecision> = {}) =>
  refuseBanDecision({ ...asked, ...request }, { ...decision, ...given }, bounds)?.details ?? null;

describe("bounds", () => {
  test("come from the rules of the clocks; without a rule nothing runs", () => {
    expect(bounds).toEqual({
      decideHours: 12,
      maxDays: 3,
      courtMonths: 4,
      contactHours: 4,
      cancelHours: 12,
      distanceMetres: 100,
    });
    expect(() => boundsOf(new Map(), 100)).toThrow(/contact-ban.decide/);
  });

  test("twelve hours run through the night, the weekend and New Year", () => {
    expect(decisionDueAt(asked, bounds)).toEqual(hanoi("2026-11-29T08:00"));
    expect(decisionDueAt({ ...asked, requestedAt: hanoi("2026-12-31T18:00") }, bounds)).toEqual(
      hanoi("2027-01-01T06:00"),
    );
    expect(decisionDueAt(inDanger, bounds)).toBeNull();
    expect(cancelDueAt(hanoi("2028-02-28T23:30"), bounds)).toEqual(hanoi("2028-02-29T11:30"));
  });

  test.each<[string, string, string]>([
    ["an ordinary day", "2026-11-24T09:00", "2026-11-27T23:59:59.999"],
    ["a weekend does not lengthen it", "2026-11-27T09:00", "2026-11-30T23:59:59.999"],
    ["over New Year", "2026-12-30T10:00", "2027-01-02T23:59:59.999"],
    ["over a leap day", "2028-02-27T10:00", "2028-03-01T23:59:59.999"],
    ["over February's end in a common year", "2027-02-27T10:00", "2027-03-02T23:59:59.999"],
    ["just after midnight in Hanoi", "2026-11-28T00:05", "2026-12-01T23:59:59.999"],
    ["just before midnight in Hanoi", "2026-11-28T23:55", "2026-12-01T23:59:59.999"],
  ])("three days from %s", (_, from, end) => {
    expect(latestBanEnd(hanoi(from), bounds)).toEqual(hanoi(end));
  });

  test("a court's four months end on the same day, or on the last of a shorter month", () => {
    expect(latestCourtBanEnd(hanoi("2026-10-31T09:00"), bounds)).toEqual(hanoi("2027-02-28T23:59:59.999"));
    expect(latestCourtBanEnd(hanoi("2027-10-30T09:00"), bounds)).toEqual(hanoi("2028-02-29T23:59:59.999"));
  });
});

describe("deciding", () => {
  test("on request: harm, and for a body the consent", () => {
    expect(why({})).toBeNull();
    expect(why({ requestedBy: "none", requestedAt: null })!.source).toContain("Điều 25");
    expect(why({ harm: "unknown" })).not.toBeNull();
    expect(why({ harm: "no", lifeDanger: "yes" })).toBeNull();
    expect(why({ requestedBy: "body", consent: "unknown" })!.detail!.vi).toContain("đồng ý");
    expect(why({ requestedBy: "body", consent: "yes" })).toBeNull();
    // Whoever was harmed and asks has agreed by asking.
    expect(why({ requestedBy: "harmed", consent: "unknown" })).toBeNull();
  });

  test("in danger to life nobody has to ask, and nobody may decide so without danger", () => {
    expect(why(inDanger)).toBeNull();
    expect(why({ ...inDanger, lifeDanger: "unknown" })).not.toBeNull();
  });

  test("rights are explained before, and a supervisor is named", () => {
    expect(why({ toldOfRightsAt: null })!.source).toContain("Điều 14");
    const unconscious = { toldOfRightsAt: null, notToldBecause: "Đang cấp cứu, hôn mê" };
    expect(why(unconscious)).not.toBeNull();
    expect(why({ ...inDanger, ...unconscious })).toBeNull();
    expect(why({ ...inDanger, ...unconscious, notToldBecause: " " })).not.toBeNull();
    expect(why({ toldOfRightsAt: hanoi("2026-11-28T21:01") })!.source).toContain("Điều 14");
    expect(why({}, { supervisor: " " })!.source).toContain("Điều 17");
  });

  test("three days at most, to the millisecond, and none beside another", () => {
    expect(why({}, { to: hanoi("2026-12-01T23:59:59.999") })).toBeNull();
    expect(why({}, { to: hanoi("2026-12-02T00:00") })!.detail!.vi).toContain("01/12/2026");
    expect(why({}, { to: decision.at })).not.toBeNull();
    expect(why({}, { overlaps: true })).not.toBeNull();
  });

  test("late is no hindrance: the clock has lapsed and is explained, the person is protected", () => {
    expect(why({}, { at: hanoi("2026-11-29T09:00"), to: hanoi("2026-12-01T09:00") })).toBeNull();
  });

  test("a refusal says why, and is given once", () => {
    expect(refuseBanRefusal(open, " ")!.details.source).toContain("Điều 25");
    expect(refuseBanRefusal(open, "Không có căn cứ")).toBeNull();
    expect(refuseBanRefusal(running, "Không có căn cứ")).not.toBeNull();
  });
});

describe("how it stands", () => {
  test.each<[string, Ban, string, string]>([
    ["asked for", open, "2026-11-29T08:00", "requested"],
    ["its hours are over", open, "2026-11-29T08:00:00.001", "overdue"],
    ["nobody asked, so nothing is overdue", { ...open, ...inDanger }, "2026-12-05T08:00", "requested"],
    ["refused", { ...open, refusedAt: hanoi("2026-11-29T07:00") }, "2026-11-29T08:00", "refused"],
    ["signed", running, "2026-11-28T21:00", "running"],
    ["on its last moment", running, "2026-12-01T21:00", "running"],
    ["over", running, "2026-12-01T21:00:00.001", "ended"],
    ["cancelled", { ...running, cancelledAt: hanoi("2026-11-30T10:00") }, "2026-11-30T10:00", "cancelled"],
    [
      "to be cancelled later",
      { ...running, cancelledAt: hanoi("2026-11-30T10:00") },
      "2026-11-30T09:59",
      "running",
    ],
  ])("%s", (_, ban, at, state) => {
    expect(banStateAt(ban, hanoi(at), bounds)).toBe(state);
  });

  test("the doer, the harmed person, the police and the hamlet are told, and none is forgotten", () => {
    expect(notToldOf(open)).toEqual([]);
    expect(notToldOf(running)).toEqual([...banRecipients]);
    const told = {
      ...running,
      notified: { doer: decision.at, harmed: decision.at, "hamlet-head": decision.at },
    };
    expect(notToldOf(told)).toEqual(["police-chief"]);
    const all = { ...told, notified: { ...told.notified, "police-chief": decision.at } };
    expect(banActsAt(told, decision.at, bounds)).toContain("notify");
    expect(banActsAt(all, decision.at, bounds)).not.toContain("notify");
  });
});

describe("cancelling", () => {
  const at = hanoi("2026-11-30T09:00");
  const cancel = (ban: Ban, ground: CancelGround, by: Requester) =>
    refuseCancelling(ban, { ground, by, at }, bounds);
  test("who asked may take it back, and nobody else on that ground", () => {
    expect(cancel(running, "requester-asks", "harmed")).toBeNull();
    expect(cancel(running, "requester-asks", "body")).not.toBeNull();
    expect(cancel({ ...running, ...inDanger }, "requester-asks", "none")).not.toBeNull();
  });

  test("with a decision without request the harmed person or the guardian may disagree", () => {
    const ban = { ...running, ...inDanger };
    expect(cancel(ban, "harmed-disagrees", "harmed")).toBeNull();
    expect(cancel(ban, "harmed-disagrees", "representative")).toBeNull();
    expect(cancel(ban, "harmed-disagrees", "body")).not.toBeNull();
    expect(cancel(running, "harmed-disagrees", "harmed")).not.toBeNull();
  });

  test("no longer needed is the chair's to see; what is over is not cancelled", () => {
    expect(cancel(running, "not-needed", "none")).toBeNull();
    expect(cancel({ ...running, to: hanoi("2026-11-29T09:00") }, "not-needed", "none")).not.toBeNull();
  });
});

describe("renewing", () => {
  const at = hanoi("2026-12-01T08:00");
  const again: BanRequest = { ...asked, requestedAt: hanoi("2026-12-01T07:00"), toldOfRightsAt: at };
  test("takes a request of its own, while the old one runs or after it", () => {
    expect(refuseRenewal(running, again, { at, bounds })).toBeNull();
    expect(refuseRenewal(running, again, { at: hanoi("2026-12-03T08:00"), bounds })).toBeNull();
    expect(refuseRenewal(running, asked, { at, bounds })!.details.detail!.vi).toContain("đề nghị mới");
    expect(refuseRenewal(running, inDanger, { at, bounds })).toBeNull();
    expect(
      refuseRenewal({ ...running, cancelledAt: hanoi("2026-11-30T08:00") }, again, { at, bounds }),
    ).not.toBeNull();
    expect(refuseRenewal(open, again, { at, bounds })).not.toBeNull();
  });
});

test("a court decides within a civil case, for four months at most", () => {
  const [from, to] = [hanoi("2026-11-30T09:00"), hanoi("2027-03-30T09:00")];
  expect(refuseCourtBan({ from, to, civilCase: true }, bounds)).toBeNull();
  expect(refuseCourtBan({ from, to, civilCase: false }, bounds)!.details.source).toContain("Điều 26");
  expect(refuseCourtBan({ from, to: hanoi("2027-03-31T00:00"), civilCase: true }, bounds)).not.toBeNull();
});

test("what is refused is answered; what is cancelled or over can only be found to have been breached, or renewed", () => {
  const at = (ban: Ban, moment: string) => banActsAt(ban, hanoi(moment), bounds);
  expect(at({ ...open, refusedAt: decision.at }, "2026-11-29T00:00")).toEqual([]);
  expect(at({ ...running, cancelledAt: decision.at }, "2026-11-29T00:00")).toEqual(["report-breach"]);
  expect(at(running, "2026-12-05T00:00")).toEqual(["report-breach", "renew"]);
});

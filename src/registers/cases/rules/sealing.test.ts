/** Seals and emergency looks: never by one person alone, never without a reason. */
import { describe, expect, test } from "vitest";
import { shippedBreakGlass, shippedCodes } from "../schema/index.ts";
import { refuseGlass, refuseGlassReview } from "./break-glass.ts";
import { refuseSeal, refuseUnseal, type Seal } from "./sealing.ts";

const HOA = 1;
const BINH = 2;

describe("sealing", () => {
  const seal: Seal = {
    by: HOA,
    byCoordinator: true,
    at: new Date("2026-11-28T03:00:00Z"),
    form: "harmed-request",
    reason: "Người bạo lực là cán bộ phường",
    named: [HOA, BINH],
    barred: [],
    isSealed: false,
  };
  const why = (given: Partial<Seal>) => refuseSeal({ ...seal, ...given }, shippedCodes);
  test("is the co-ordinator's, on a form, with a reason, for two people at least who have no conflict", () => {
    expect(why({})).toBeNull();
    expect(why({ byCoordinator: false })).not.toBeNull();
    expect(why({ form: "because-i-want" })).not.toBeNull();
    expect(why({ reason: "" })).not.toBeNull();
    expect(why({ named: [BINH, 3] })).not.toBeNull();
    expect(why({ named: [HOA, HOA] })).not.toBeNull();
    expect(why({ barred: [BINH] })).not.toBeNull();
    expect(why({ isSealed: true })).not.toBeNull();
  });

  test("is taken away by another than who proposed it", () => {
    const asked = { isSealed: true, proposedBy: HOA, by: BINH, reason: "Cán bộ đã chuyển công tác" };
    expect(refuseUnseal(asked)).toBeNull();
    expect(refuseUnseal({ ...asked, by: HOA })).not.toBeNull();
    expect(refuseUnseal({ ...asked, proposedBy: null })).not.toBeNull();
    expect(refuseUnseal({ ...asked, reason: null })).not.toBeNull();
    expect(refuseUnseal({ ...asked, isSealed: false })).not.toBeNull();
  });
});

describe("an emergency look", () => {
  const law = shippedBreakGlass.body;
  const asked = { reason: "Hàng xóm gọi 113, đang có tiếng kêu cứu", hours: 3 };
  const asker = { unreviewed: 0, unjustified: 0 };
  test("takes a reason that says something, and three hours at most", () => {
    expect(refuseGlass(asked, asker, law)).toBeNull();
    expect(refuseGlass({ ...asked, reason: "cần xem gấp" }, asker, law)).not.toBeNull();
    expect(refuseGlass({ ...asked, reason: " ".repeat(40) }, asker, law)).not.toBeNull();
    expect(refuseGlass({ ...asked, hours: 3.5 }, asker, law)).not.toBeNull();
    expect(refuseGlass({ ...asked, hours: 0 }, asker, law)).not.toBeNull();
  });

  test("is refused to whoever has one that lapsed without review, or was found unjustified", () => {
    expect(refuseGlass(asked, { ...asker, unreviewed: 1 }, law)).not.toBeNull();
    expect(refuseGlass(asked, { ...asker, unjustified: 1 }, law)).not.toBeNull();
  });

  test("is judged once, by somebody else, with a reason", () => {
    const review = { by: BINH, reason: "Có cuộc gọi 113 lúc 22:10", reviewedBefore: false };
    expect(refuseGlassReview(review, HOA)).toBeNull();
    expect(refuseGlassReview({ ...review, by: HOA }, HOA)).not.toBeNull();
    expect(refuseGlassReview({ ...review, reason: " " }, HOA)).not.toBeNull();
    expect(refuseGlassReview({ ...review, reviewedBefore: true }, HOA)).not.toBeNull();
  });
});

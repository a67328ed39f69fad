/** Handing cases over: who may, to whom, which; what may be done with an offer. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  handoverActsFor,
  refuseClosing,
  refuseOffer,
  type HandedCase,
  type Offer,
  type OfferStanding,
} from "./handover.ts";

const one: HandedCase = {
  code: "VV-0000-0001",
  workerId: 1,
  isOpen: true,
  offered: false,
  receiverMayKnow: true,
};
const offer: Offer = {
  fromId: 1,
  toId: 2,
  byId: 1,
  byLeader: false,
  toWorks: true,
  why: "leaves",
  untilOn: null,
  today: "2026-11-28",
  cases: [one],
  drafts: false,
};
const why = (change: Partial<Offer>): string | null =>
  refuseOffer({ ...offer, ...change })?.details.detail?.vi ?? null;

test("everybody hands over what is theirs, for another the leader; to a colleague who works there", () => {
  expect(why({})).toBeNull();
  expect(why({ byId: 3 })).toContain("lãnh đạo");
  expect(why({ byId: 3, byLeader: true })).toBeNull();
  expect(why({ toId: 1 })).toContain("người khác");
  expect(why({ toWorks: false })).toContain("không xử lý vụ việc");
  expect(why({ cases: [] })).toContain("Chọn ít nhất");
  expect(why({ cases: [], drafts: true })).toBeNull();
});

test("a leave has a last day; a case is open, theirs, in no other offer, and known to the colleague", () => {
  expect(why({ why: "leave" })).toContain("đến hết ngày");
  expect(why({ why: "leave", untilOn: "2026-11-27" })).toContain("đến hết ngày");
  expect(why({ why: "leave", untilOn: "2026-11-28" })).toBeNull();
  expect(why({ cases: [{ ...one, workerId: 9 }] })).toContain("không do người này");
  expect(why({ cases: [{ ...one, isOpen: false }] })).toContain("không do người này");
  expect(why({ cases: [{ ...one, offered: true }] })).toContain("đang chờ");
  expect(why({ cases: [one, { ...one, code: "VV-0000-0002", receiverMayKnow: false }] })).toContain(
    "VV-0000-0002",
  );
});

test("nobody but the colleague takes; the roles are ended when nothing waits, by the leader alone", () => {
  const state = fc.constantFrom("offered", "taken", "refused", "withdrawn");
  const standing = fc.record({
    isReceiver: fc.boolean(),
    isGiver: fc.boolean(),
    isLeader: fc.boolean(),
    why: fc.constantFrom("leaves", "leave", "load"),
    closed: fc.boolean(),
    draftsWait: fc.boolean(),
    lines: fc.array(state, { maxLength: 5 }),
  });
  fc.assert(
    fc.property(standing, (given) => {
      const acts = handoverActsFor(given as OfferStanding);
      if (!given.isReceiver) expect(acts).not.toContain("take");
      if (acts.includes("close"))
        expect([given.isLeader, given.why, given.closed, given.lines.includes("offered")]).toEqual([
          true,
          "leaves",
          false,
          false,
        ]);
      expect(acts.includes("take") && acts.includes("close")).toBe(false);
    }),
  );
  expect(refuseClosing({ left: 0, isSelf: false })).toBeNull();
  expect(refuseClosing({ left: 2, isSelf: false })?.details.detail?.vi).toContain("2 vụ việc");
  expect(refuseClosing({ left: 0, isSelf: true })).not.toBeNull();
});

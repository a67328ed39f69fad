/** A meeting of the agencies: who may come, what it ends with. */
import { describe, expect, test } from "vitest";
import { openActions, refuseHolding, refuseNotMeeting, refuseResolving, type Meeting } from "./meeting.ts";

const at = new Date("2026-11-28T03:00:00Z");
const meeting: Meeting = {
  heldOn: "2026-11-28",
  agenda: ["Kế hoạch an toàn"],
  attendees: [
    { personId: 1, unitId: 10, pledgedAt: at },
    { personId: 2, unitId: 11, pledgedAt: at },
  ],
  actions: [
    { unitId: 11, what: "Tuần tra buổi tối", dueOn: "2026-12-01", outcome: null },
    { unitId: 10, what: "Tìm chỗ ở", dueOn: "2026-11-30", outcome: "Đã có chỗ" },
  ],
  minutes: "Hai bên thống nhất",
};

describe("holding it", () => {
  test("takes an agenda, two agencies, everybody's pledge, and nobody who is shut out", () => {
    expect(refuseHolding(meeting, [])).toBeNull();
    expect(refuseHolding({ ...meeting, agenda: [" "] }, [])).not.toBeNull();
    expect(
      refuseHolding({ ...meeting, attendees: meeting.attendees.map((a) => ({ ...a, unitId: 10 })) }, []),
    ).not.toBeNull();
    expect(refuseHolding(meeting, [2])).not.toBeNull();
    const silent = { personId: 3, unitId: 11, pledgedAt: null };
    expect(
      refuseHolding({ ...meeting, attendees: [...meeting.attendees, silent] }, [])!.details.detail!.vi,
    ).toContain("1 người");
  });
});

describe("its result", () => {
  test("is written down, each action with who was there and a day that is not before", () => {
    expect(refuseResolving(meeting)).toBeNull();
    expect(refuseResolving({ ...meeting, minutes: "" })).not.toBeNull();
    const [first] = meeting.actions;
    expect(refuseResolving({ ...meeting, actions: [{ ...first!, unitId: 99 }] })).not.toBeNull();
    expect(refuseResolving({ ...meeting, actions: [{ ...first!, what: " " }] })).not.toBeNull();
    expect(refuseResolving({ ...meeting, actions: [{ ...first!, dueOn: "2026-11-27" }] })).not.toBeNull();
  });

  test("what has no outcome stays open, and overdue after its day", () => {
    expect(openActions(meeting, "2026-12-01")).toMatchObject({ all: [{ unitId: 11 }], overdue: [] });
    expect(openActions(meeting, "2026-12-02").overdue).toHaveLength(1);
  });
});

test("a meeting that the rules propose is left out only with a reason", () => {
  const reasons = [{ vi: "Điểm nguy cơ là 14.", en: "The score is 14." }];
  expect(refuseNotMeeting(reasons, null)).not.toBeNull();
  expect(refuseNotMeeting(reasons, "Đã họp hôm qua")).toBeNull();
  expect(refuseNotMeeting([], null)).toBeNull();
});

/** A meeting of the agencies: who may come, what it ends with. */
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { allFields } from "../schema/index.ts";
import {
  meetingActsFor,
  openActions,
  refuseCalling,
  refuseHolding,
  refuseNotMeeting,
  refuseResolving,
  type Invited,
  type Meeting,
} from "./meeting.ts";

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

describe("calling it", () => {
  const police: Invited = {
    unitId: 11,
    kind: "commune-police",
    sits: true,
    barred: false,
    fields: [],
    ground: null,
    part: null,
  };
  const guest: Invited = {
    unitId: 12,
    kind: "centre",
    sits: false,
    barred: false,
    fields: ["harmed.fullName"],
    ground: "Người bị bạo lực đồng ý",
    part: "school",
  };
  const reasons = [{ vi: "Điểm nguy cơ là 14.", en: "The score is 14." }];
  const refused = (change: object) =>
    refuseCalling(
      {
        agenda: ["An toàn"],
        invited: [police, guest],
        byUnit: 10,
        isSealed: false,
        reasons,
        why: null,
        ...change,
      },
      allFields,
    )?.details.detail?.vi ?? null;

  test("takes an agenda and another agency; where no rule proposes it, a reason", () => {
    expect(refused({})).toBeNull();
    expect(refused({ agenda: [] })).toContain("nội dung");
    expect(refused({ invited: [{ ...police, unitId: 10 }] })).toContain("hai cơ quan");
    expect(refused({ reasons: [] })).toContain("vì sao");
    expect(refused({ reasons: [], why: "Hàng xóm lo." })).toBeNull();
  });

  test("a unit without a seat comes on a ground, in a part, with no narrow field, and to no sealed case; who is shut out never", () => {
    expect(refused({ invited: [police, { ...guest, ground: " " }] })).toContain("căn cứ");
    expect(refused({ invited: [police, { ...guest, part: null }] })).toContain("tư cách");
    for (const { id } of allFields.filter((field) => field.narrow))
      expect(refused({ invited: [{ ...guest, fields: [id] }] }), id).not.toBeNull();
    expect(refused({ invited: [{ ...guest, kind: "commune-police" }] })).toContain("tư cách");
    expect(refused({ invited: [{ ...guest, fields: ["harmed.phone"] }] })).toContain("liên hệ an toàn");
    expect(refused({ isSealed: true })).toContain("niêm phong");
    expect(refused({ isSealed: true, invited: [police] })).toBeNull();
    expect(refused({ invited: [{ ...police, barred: true }] })).toContain("loại trừ");
  });
});

test("whatever the office, no paper and no act but signing and cancelling without the pledge", () => {
  const states = fc.constantFrom("called", "held", "resolved", "cancelled");
  fc.assert(
    fc.property(states, fc.boolean(), fc.boolean(), (state, coordinates, seesCase) => {
      const acts = meetingActsFor({ state, coordinates, seesCase, pledged: false } as never);
      expect(acts.filter((act) => act !== "pledge" && act !== "cancel")).toEqual([]);
    }),
  );
});

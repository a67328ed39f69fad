import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumFigures, type Figure } from "#spine/indicators/web.ts";
import { submissionStates, type SubmissionState } from "../schema.ts";
import { canonical } from "./canonical.ts";
import { figureChanges, textChanges, type KeyedFigure } from "./changes.ts";
import { completenessOf, percentOf, type AskedCell } from "./completeness.ts";
import { isUnderPath, proposalOf, type TaskNote } from "./proposal.ts";
import {
  isCounted,
  isEditable,
  isHandedOverLate,
  isLate,
  maySign,
  refuseAct,
  stateAfter,
  type ReportAct,
} from "./state.ts";

describe("what follows what", () => {
  it.each<[SubmissionState, ReportAct, SubmissionState | null]>([
    ["draft", "submit", "submitted"],
    ["draft", "return", null],
    ["draft", "approve", null],
    ["submitted", "submit", null],
    ["submitted", "return", "returned"],
    ["submitted", "approve", "approved"],
    ["returned", "submit", "submitted"],
    ["returned", "return", null],
    ["returned", "approve", null],
    ["approved", "submit", null],
    ["approved", "return", "returned"],
    ["approved", "approve", null],
  ])("%s, %s → %s", (state, act, expected) => {
    expect(stateAfter(state, act)).toBe(expected);
    expect(refuseAct(state, act)?.kind ?? null).toBe(expected ? null : "rule");
  });
  it("counts in the consolidation by its state, unless it is left out by decision", () => {
    for (const counted of [["approved"], ["approved", "submitted"]] as const)
      for (const state of submissionStates) {
        const isIn = (counted as readonly SubmissionState[]).includes(state);
        expect(isCounted({ state, leftOut: null }, counted)).toBe(isIn);
        expect(isCounted({ state, leftOut: { reason: "Gửi muộn" } }, counted)).toBe(false);
      }
  });
  it("is edited only while written or returned", () => {
    expect(submissionStates.filter(isEditable)).toEqual(["draft", "returned"]);
  });
  it.each([
    ["2026-11-14", false],
    ["2026-11-15", false],
    ["2026-11-16", true],
  ])("due on 15/11 and handed over on %s: late %s", (on, expected) => {
    expect(isLate("2026-11-15", on)).toBe(expected);
  });
  it.each([
    // Late at first, sent back with a later day and in time for it: still late.
    { round: 1, isLate: true, dueOn: "2026-11-30", on: "2026-11-25", late: true },
    // In time at first, sent back and past the later day: that it came back is not its lateness.
    { round: 1, isLate: false, dueOn: "2026-11-20", on: "2026-11-25", late: false },
    { round: 0, isLate: false, dueOn: "2026-11-20", on: "2026-11-21", late: true },
    { round: 0, isLate: false, dueOn: "2026-11-20", on: "2026-11-20", late: false },
  ])(
    "round $round, late before $isLate, due $dueOn, handed over $on: late $late",
    ({ on, late, ...before }) => {
      expect(isHandedOverLate(before, on)).toBe(late);
    },
  );
  it("is handed over by who leads or represents; by the officer where the template says so", () => {
    expect(maySign(["commune-leader"], false)).toBe(true);
    expect(maySign(["commune-officer"], false)).toBe(false);
    expect(maySign(["commune-officer"], true)).toBe(true);
    expect(maySign(["health-worker", "auditor"], true)).toBe(false);
    expect(maySign([], true)).toBe(false);
  });
});

const asked = (
  indicator: string,
  state: AskedCell["state"],
  value: number | null = null,
  more: Partial<AskedCell> = {},
): AskedCell => ({
  indicator,
  dims: "",
  label: { vi: indicator, en: indicator },
  required: true,
  partOf: null,
  state,
  value,
  ...more,
});

describe("completeness by content", () => {
  it("counts a value, a confirmed zero and not applicable as answers, silence not", () => {
    const cells = [
      asked("a", "value", 1),
      asked("b", "zero"),
      asked("c", "not-applicable"),
      asked("d", "not-reported"),
      asked("e", "not-reported", null, { required: false }),
    ];
    const sections = [{ sectionId: 1, title: "I", required: true, text: "  " }];
    // Three answers of five required (four cells and a section): 60 %.
    expect(completenessOf(cells, sections)).toMatchObject({
      percent: 60,
      required: 5,
      missingCells: [{ indicator: "d" }],
      missingSections: [{ sectionId: 1 }],
    });
  });
  it("is 100 exactly when nothing is missing", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (required, missing) => {
        fc.pre(missing <= required);
        expect(percentOf(required, missing) === 100).toBe(missing === 0 || required === 0);
      }),
    );
  });
});

const keyed = fc
  .uniqueArray(
    fc.record({ indicator: fc.constantFrom("a", "b", "c", "d"), value: fc.integer({ min: 0, max: 9 }) }),
    { selector: (f) => f.indicator },
  )
  .map((list): KeyedFigure[] =>
    list.map((f) => ({
      indicator: f.indicator,
      dims: "",
      ...(f.value === 0 ? { state: "zero", value: null } : { state: "value", value: f.value }),
    })),
  );

describe("what changed between two rounds", () => {
  it("is nothing against itself, and both directions name the same figures", () => {
    fc.assert(
      fc.property(keyed, keyed, (before, after) => {
        expect(figureChanges(before, before)).toEqual([]);
        const forth = figureChanges(before, after)
          .map((c) => c.indicator)
          .sort();
        expect(
          figureChanges(after, before)
            .map((c) => c.indicator)
            .sort(),
        ).toEqual(forth);
        const sum = (figures: readonly Figure[]) => sumFigures(figures).value ?? 0;
        const moved = figureChanges(before, after).reduce(
          (n, c) => n + (c.after?.value ?? 0) - (c.before?.value ?? 0),
          0,
        );
        expect(sum(after) - sum(before)).toBe(moved);
      }),
    );
  });
  it("tells zero from silence", () => {
    const one = (state: "zero" | "not-reported"): KeyedFigure[] => [
      { indicator: "a", dims: "", state, value: null },
    ];
    expect(figureChanges(one("zero"), one("not-reported"))).toHaveLength(1);
  });
  it("compares words by section", () => {
    expect(
      textChanges(
        [{ sectionId: 1, text: "a" }],
        [
          { sectionId: 1, text: "a" },
          { sectionId: 2, text: "b" },
        ],
      ),
    ).toEqual([{ sectionId: 2, before: "", after: "b" }]);
  });
});

describe("words proposed from tasks", () => {
  const note = (path: string, more: Partial<TaskNote> = {}): TaskNote => ({
    path,
    taskCode: `NV-${path}`,
    title: `Việc ${path}.`,
    state: "doing",
    notes: [],
    evidence: [],
    ...more,
  });
  it("takes what lies under the section's clauses and has something to tell, and cites it", () => {
    const notes = [
      note("II.3.1", { notes: ["Đã làm;", "Đang làm tiếp"] }),
      note("II.30", { notes: ["Khác"] }),
      note("II.3.2"),
      note("II.3.4", { state: "done" }),
    ];
    expect(proposalOf(notes, ["II.3"])).toEqual({
      text: "- Việc II.3.1: đang thực hiện. Đã làm. Đang làm tiếp. (NV-II.3.1)\n- Việc II.3.4: đã hoàn thành. (NV-II.3.4)",
      cites: ["NV-II.3.1", "NV-II.3.4"],
    });
  });
  it("knows that II.30 is not under II.3", () => {
    expect([
      isUnderPath("II.30", ["II.3"]),
      isUnderPath("II.3.1", ["II.3"]),
      isUnderPath("II.3", ["II.3"]),
    ]).toEqual([false, true, true]);
  });
});

describe("one spelling for hashing", () => {
  it("does not depend on the order of keys or the composition of letters", () => {
    expect(canonical({ b: 1, a: ["Hà".normalize("NFD")] })).toBe(canonical({ a: ["Hà"], b: 1 }));
    expect(canonical({ a: 1 })).not.toBe(canonical({ a: 2 }));
  });
  it("reads back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = canonical(value);
        expect(canonical(JSON.parse(once))).toBe(once);
      }),
    );
  });
});

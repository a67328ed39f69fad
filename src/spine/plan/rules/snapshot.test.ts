import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { taskStatusCodes } from "../schema.ts";
import { changesBetween, closedQuarter, type Standing, type Stood } from "./snapshot.ts";

describe("the quarter that closed last", () => {
  test.each([
    ["2026-03-31", null],
    ["2026-04-01", "2026-04-01"],
    ["2026-06-30", "2026-04-01"],
    ["2026-12-31", "2026-10-01"],
    ["2027-01-01", "2027-01-01"],
    ["2027-05-01", "2027-01-01"],
  ])("of 2026, on %s: %s", (day, quarter) => {
    expect(closedQuarter(2026, day)).toBe(quarter);
  });
});

const clauses = [
  { clauseId: 1, position: 1, path: "I.1", text: "Lập danh mục" },
  { clauseId: 2, position: 2, path: "I.2", text: "Thống kê" },
];

const stood = (taskId: number, over: Partial<Stood> = {}): Stood => ({
  taskId,
  unitId: taskId,
  clauseId: 1,
  period: "",
  part: "lead",
  dueOn: "2026-06-30",
  product: null,
  status: "given",
  percent: null,
  ...over,
});

const standing = (tasks: readonly Stood[], read = clauses): Standing => ({ tasks, clauses: read });

describe("changes between two standings", () => {
  test("a day moved for three units alike is one change; a fourth, otherwise moved, another", () => {
    const before = standing([1, 2, 3, 4].map((id) => stood(id)));
    const after = standing([
      ...[1, 2, 3].map((id) => stood(id, { dueOn: "2026-07-31" })),
      stood(4, { dueOn: "2026-08-15", status: "doing", percent: 40 }),
    ]);
    expect(changesBetween(before, after).map((c) => [c.kind, c.before, c.after, c.units])).toEqual([
      ["redated", "2026-06-30", "2026-07-31", [1, 2, 3]],
      ["redated", "2026-06-30", "2026-08-15", [4]],
      ["status", "given", "doing 40", [4]],
    ]);
  });

  test("a task given to another unit is handed over, not gone and new", () => {
    const after = standing([stood(1, { unitId: 9 })]);
    expect(changesBetween(standing([stood(1)]), after)).toMatchObject([
      { kind: "handed", before: "1", after: "9", units: [9] },
    ]);
  });

  test("in an amended plan the task of the same unit goes on in the clause that goes on; others are new or gone", () => {
    const amended = [{ clauseId: 11, position: 1, path: "II.1", text: "Lập danh mục và công bố" }];
    const before = standing([stood(1), stood(2), stood(3, { clauseId: 2 })]);
    const after = standing(
      [stood(101, { unitId: 1, clauseId: 11 }), stood(105, { unitId: 5, clauseId: 11 })],
      amended,
    );
    const found = changesBetween(before, after, (id) => (id === 11 ? 1 : undefined));
    // Unit 1 goes on with other words; unit 5 is new; unit 2 has lost its part, unit 3 its clause.
    expect(found.map((c) => [c.kind, c.clause.path, c.units])).toEqual([
      ["added", "II.1", [5]],
      ["removed", "I.1", [2]],
      ["reworded", "II.1", [1]],
      ["removed", "I.2", [3]],
    ]);
  });

  const tasks = fc.uniqueArray(
    fc.record({
      taskId: fc.integer({ min: 1, max: 12 }),
      unitId: fc.integer({ min: 1, max: 4 }),
      clauseId: fc.constantFrom(1, 2),
      period: fc.constantFrom("", "Q1"),
      part: fc.constantFrom("lead" as const, "coordinate" as const),
      dueOn: fc.constantFrom(null, "2026-06-30", "2026-12-31"),
      product: fc.constantFrom(null, "Báo cáo"),
      status: fc.constantFrom(...taskStatusCodes),
      percent: fc.constantFrom(null, 50),
    }),
    { selector: (t) => t.taskId },
  );

  test("nothing lies between a standing and itself; each task is counted once on each side", () => {
    fc.assert(
      fc.property(tasks, tasks, (one, other) => {
        expect(changesBetween(standing(one), standing(one))).toEqual([]);
        const found = changesBetween(standing(one), standing(other));
        const n = (kind: string): number =>
          found.filter((c) => c.kind === kind).reduce((sum, c) => sum + c.tasks.length, 0);
        expect(one.length - n("removed")).toBe(other.length - n("added"));
      }),
    );
  });
});

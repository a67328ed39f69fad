/** Which clauses the tree of progress shows, and where its numbers lead. */
import { describe, expect, it } from "vitest";
import { keptOf, treeRows } from "../rules/tree-shown.ts";
import { tasksHref } from "./tree-rows.ts";
import type { Counts, TreeClause } from "./types.ts";

const none: Counts = {
  given: 0,
  received: 0,
  doing: 0,
  done: 0,
  notDone: 0,
  overdue: 0,
  total: 0,
  percent: null,
};

function clause(
  id: number,
  parentId: number | null,
  told: Partial<Counts> & { units?: number } = {},
): TreeClause {
  const { units = 0, ...counts } = told;
  const own = { units, communes: 0, leads: [], evidence: 0, dueOn: null };
  const said = { path: String(id), kind: "item", title: "", outcome: "task" } as const;
  return { id, parentId, ...said, counts: { ...none, ...counts }, own };
}

// II (1) has II.1 (2) with two clauses of tasks (3, 4); I (9) has none at all.
const clauses = [
  clause(9, null),
  clause(1, null, { total: 5, given: 2, overdue: 1 }),
  clause(2, 1, { total: 5, given: 2, overdue: 1 }),
  clause(3, 2, { total: 3, doing: 3, overdue: 1, units: 3 }),
  clause(4, 2, { total: 2, given: 2, units: 2 }),
];
const ids = (kept: readonly TreeClause[]): number[] => kept.map((c) => c.id);

describe("the tree", () => {
  it("leaves out what gives nobody a task", () => {
    expect(ids(keptOf(clauses, "all", new Set()))).toEqual([1, 2, 3, 4]);
  });

  it("keeps what stands above a clause that passes the filter", () => {
    expect(ids(keptOf(clauses, "overdue", new Set()))).toEqual([1, 2, 3]);
    expect(ids(keptOf(clauses, "nobody", new Set()))).toEqual([1, 2, 4]);
    expect(ids(keptOf(clauses, "mine", new Set([4])))).toEqual([1, 2, 4]);
  });

  it("hides everything below a folded clause, however deep", () => {
    const kept = keptOf(clauses, "all", new Set());
    expect(treeRows(kept, new Set()).map((r) => [r.clause.id, r.depth])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 2],
    ]);
    expect(treeRows(kept, new Set([1])).map((r) => r.clause.id)).toEqual([1]);
  });

  it("leads from a number to the tasks that it counts", () => {
    expect(tasksHref({ document: 1, year: 2026, under: 10, status: undefined })).toBe(
      "/tasks?document=1&year=2026&under=10",
    );
  });
});

/** The order in which a review asks for a person, and how an edit changes what is shown. */
import { describe, expect, it } from "vitest";
import type { Assignment, Clause, Edited, Gap, Review } from "../types.ts";
import { countsOf, filtered, litPart, partsOf, proposed, rowsOf, unsureFirst, withEdit } from "./state.ts";

function clause(id: number, told: Partial<Clause> = {}): Clause {
  const read = { marker: "-", describes: null, dueText: null, dueFrom: null, dueBy: null, product: null };
  const ended = {
    unsure: null,
    outcome: "undecided",
    reason: null,
    supplied: false,
    gapId: null,
    moreLines: [],
    every: "year",
  } as const;
  const place = { path: `II.${id}`, line: id, position: id, kind: "bullet" } as const;
  return { id, ...place, text: `Nội dung ${id}`, actionable: true, version: 1, ...read, ...ended, ...told };
}

function named(id: number, clauseId: number, told: Partial<Assignment> = {}): Assignment {
  const sure = { isGroup: false, holder: null, unsure: null, via: "exact", note: null, asksPerson: false };
  const kept = { confirmed: false, version: 1, units: 1, first: [], line: clauseId } as const;
  return { id, clauseId, agency: "Sở Y tế", role: "lead", ...sure, ...kept, ...told };
}

const gap = (id: number, line: number): Gap => ({
  id,
  line,
  note: "mất",
  answer: null,
  answerNote: null,
  version: 1,
});

function review(clauses: Clause[], assignments: Assignment[] = [], gaps: Gap[] = []): Review {
  return { clauses, assignments, gaps, version: 1, state: "reviewing" } as unknown as Review;
}

const keys = (rows: readonly { readonly key: string }[]): string[] => rows.map((row) => row.key);

describe("rows of a review", () => {
  it("stand as in the document, a gap before the clause of its line", () => {
    const rows = rowsOf(review([clause(2), clause(1), clause(9)], [], [gap(1, 2), gap(2, 30)]));
    expect(keys(rows)).toEqual(["c1", "g1", "c2", "c9", "g2"]);
  });

  it("put what is unsure first: doubts of the reader, open gaps, names that ask", () => {
    const rows = rowsOf(
      review(
        [
          clause(1),
          clause(2, { unsure: "có thể không phải là nhiệm vụ" }),
          clause(3, { outcome: "task" }),
          clause(4, { outcome: "no-task", reason: "chung" }),
        ],
        [named(1, 3, { asksPerson: true }), named(2, 4, { units: 0 })],
        [gap(1, 4)],
      ),
    );
    expect(unsureFirst(rows).map((g) => [g.group, keys(g.rows)])).toEqual([
      ["unsure", ["c2", "c3", "g1"]],
      ["open", ["c1"]],
      ["done", ["c4"]],
    ]);
    expect(countsOf(rows)).toEqual({ all: 5, undecided: 3, unsure: 3, names: 1, gaps: 1 });
    expect(keys(filtered(rows, "names"))).toEqual(["c3"]);
  });

  it("count as sure only what asks for something, without doubt, of somebody named", () => {
    const rows = rowsOf(
      review(
        [clause(1), clause(2, { unsure: "?" }), clause(3), clause(4, { actionable: false })],
        [named(1, 1), named(2, 2), named(3, 4)],
      ),
    );
    expect(proposed(rows)).toBe(1);
  });
});

describe("an edit", () => {
  it("changes what it names, takes away what it dropped, and leaves every other row the same object", () => {
    const before = review([clause(1), clause(2), clause(3)], [named(1, 1), named(2, 2), named(3, 3)]);
    const edit = {
      document: { id: 1, version: 4, state: "reviewing" },
      clauses: [clause(2, { outcome: "task", version: 2 })],
      assignments: [named(4, 2)],
      gaps: [],
      dropped: { clauses: [3], assignments: [2] },
      readiness: { ready: false, checks: [] },
      tasks: 0,
    } satisfies Edited;
    const after = withEdit(before, edit);
    expect(after.clauses.map((c) => [c.id, c.outcome])).toEqual([
      [1, "undecided"],
      [2, "task"],
    ]);
    expect(after.assignments.map((a) => a.id)).toEqual([1, 4]);
    expect(after.clauses[0]).toBe(before.clauses[0]);
    expect(after.version).toBe(4);
  });
});

describe("the source beside it", () => {
  it("lights the clause's own words in its line, or the whole line", () => {
    expect(litPart("- Chủ trì, tổng hợp.", "Chủ trì, tổng hợp.")).toEqual({ from: 2, to: 20 });
    expect(litPart("- Chủ trì.", "đã sửa")).toEqual({ from: 0, to: 10 });
  });

  it("is cut apart where the person breaks the line", () => {
    expect(partsOf("Một; \n\n hai.\n")).toEqual(["Một;", "hai."]);
  });
});

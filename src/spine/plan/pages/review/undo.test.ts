/** What can be taken back, and with which requests. */
import { expect, it } from "vitest";
import type { Assignment, Clause, Edited, Review } from "../types.ts";
import { restoring, undoOf } from "./undo.ts";

const read = { kind: "bullet", actionable: true, dueBy: null, product: null } as const;

const clause = (id: number, told: Partial<Clause> = {}): Clause =>
  ({
    id,
    path: `I.${id}`,
    text: `Nội dung ${id}`,
    outcome: "undecided",
    reason: null,
    version: 1,
    ...read,
    ...told,
  }) as Clause;

const review = (clauses: Clause[], assignments: Assignment[] = []): Review =>
  ({ id: 7, clauses, assignments }) as unknown as Review;

const nothing = { assignments: [], gaps: [], dropped: { clauses: [], assignments: [] } };

const edit = (clauses: Clause[], told: Partial<Edited> = {}): Edited =>
  ({ clauses, ...nothing, ...told }) as unknown as Edited;

it("takes many decisions back in one request, each as it was", () => {
  const before = review([clause(1), clause(2, { outcome: "no-task", reason: "Chung" }), clause(3)]);
  const now = [clause(1, { outcome: "task", version: 2 }), clause(2, { outcome: "task", version: 2 })];
  const undo = undoOf(before, edit(now));
  // Since then the third clause was edited, which is another matter.
  const present = review([...now, clause(3, { text: "Khác", version: 4 })]);
  expect(restoring(undo!, present)).toEqual([
    {
      path: "/api/plan/documents/7/decide",
      method: "POST",
      body: {
        decisions: [
          { id: 1, version: 2, outcome: "undecided", reason: null },
          { id: 2, version: 2, outcome: "no-task", reason: "Chung" },
        ],
      },
    },
  ]);
});

it("restores the words of a corrected clause, at its present version", () => {
  const undo = undoOf(review([clause(1)]), edit([clause(1, { text: "Sửa", version: 2 })]));
  const [request] = restoring(undo!, review([clause(1, { text: "Sửa", version: 5 })])) ?? [];
  expect(request).toMatchObject({
    path: "/api/plan/clauses/1",
    method: "PATCH",
    body: { version: 5, text: "Nội dung 1", outcome: "undecided" },
  });
});

it("never overwrites what somebody else has changed since", () => {
  const undo = undoOf(review([clause(1)]), edit([clause(1, { outcome: "task", version: 2 })]));
  expect(restoring(undo!, review([clause(1, { outcome: "lost", reason: "Mất", version: 3 })]))).toBeNull();
  expect(restoring(undo!, review([]))).toBeNull();
});

it("offers nothing where an edit made or took away something, or changed nothing", () => {
  const before = review([clause(1), clause(2)]);
  expect(undoOf(before, edit([clause(1), clause(9)]))).toBeNull();
  expect(undoOf(before, edit([clause(1)], { dropped: { clauses: [2], assignments: [] } }))).toBeNull();
  const named = { id: 4, clauseId: 1, version: 1 } as Assignment;
  expect(undoOf(before, edit([clause(1, { outcome: "task" })], { assignments: [named] }))).toBeNull();
  expect(undoOf(before, edit([clause(1, { version: 2 })]))).toBeNull();
});

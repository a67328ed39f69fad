import fc from "fast-check";
import { expect, test } from "vitest";
import { editionChanges, type EditionClause, type EditionContent } from "./editions.ts";

const clause = (clauseId: number, over: Partial<EditionClause> = {}): EditionClause => ({
  clauseId,
  path: `I.${clauseId}`,
  asked: "Tổ chức truyền thông",
  text: "Tổ chức truyền thông ở mỗi tổ dân phố",
  holder: "Văn phòng",
  dueOn: "2026-11-15",
  lateReason: null,
  integratedIn: null,
  integratedRef: null,
  leftOut: null,
  ...over,
});

test("what changed is told field by field; what is new and what is gone, whole", () => {
  const before = {
    clauses: [clause(1), clause(2)],
    items: [{ itemId: 7, text: "Ngày hội", holder: "Đoàn", dueOn: null }],
  };
  const after = {
    clauses: [clause(1, { holder: "Công an phường", leftOut: "Ghép" }), clause(3)],
    items: [{ itemId: 7, text: "Ngày hội", holder: "Đoàn", dueOn: "2026-06-28" }],
  };
  expect(editionChanges(before, after).map((c) => [c.key, c.kind, c.fields.map((f) => f.name)])).toEqual([
    ["c1", "changed", ["holder", "leftOut"]],
    ["c3", "added", []],
    ["i7", "changed", ["dueOn"]],
    ["c2", "gone", []],
  ]);
});

const content: fc.Arbitrary<EditionContent> = fc.record({
  clauses: fc.uniqueArray(
    fc
      .record({
        clauseId: fc.integer({ min: 1, max: 6 }),
        holder: fc.constantFrom(null, "A", "B"),
        dueOn: fc.constantFrom(null, "2026-06-30"),
      })
      .map(({ clauseId, ...over }) => clause(clauseId, over)),
    { selector: (c) => c.clauseId },
  ),
  items: fc.uniqueArray(
    fc.record({
      itemId: fc.integer({ min: 1, max: 4 }),
      text: fc.constantFrom("A", "B"),
      holder: fc.constant(null),
      dueOn: fc.constant(null),
    }),
    { selector: (i) => i.itemId },
  ),
});

test("nothing lies between an edition and itself; back and forth, what was added is gone and what changed has changed", () => {
  fc.assert(
    fc.property(content, content, (one, other) => {
      expect(editionChanges(one, one)).toEqual([]);
      const keys = (changes: ReturnType<typeof editionChanges>, kind: string) =>
        changes
          .filter((c) => c.kind === kind)
          .map((c) => c.key)
          .toSorted();
      const [forth, back] = [editionChanges(one, other), editionChanges(other, one)];
      expect(keys(forth, "added")).toEqual(keys(back, "gone"));
      expect(keys(forth, "changed")).toEqual(keys(back, "changed"));
    }),
  );
});

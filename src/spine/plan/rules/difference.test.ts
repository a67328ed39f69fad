import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceBetween, type Compared } from "./difference.ts";

const clause = (id: number, path: string, text: string): Compared => ({ id, path, text });

test("moved is the same, reworded is changed, the rest is new or dropped", () => {
  const before = [
    clause(1, "II.1", "Tổ chức tập huấn cho công chức cấp xã trong quý II"),
    clause(2, "II.2", "Lập danh mục cơ sở tiếp nhận người bị bạo lực"),
    clause(3, "II.3", "Thi vẽ tranh về gia đình"),
  ];
  const after = [
    clause(11, "II.1", "Lập danh mục cơ sở tiếp nhận người bị bạo lực"),
    clause(12, "II.2", "Tổ chức tập huấn cho công chức cấp xã trong quý III và quý IV"),
    clause(13, "II.3", "Mở chuyên mục hằng tháng trên báo"),
  ];
  expect(differenceBetween(before, after)).toEqual({
    same: [[2, 11]],
    changed: [[1, 12]],
    added: [13],
    dropped: [3],
  });
});

test("every clause of both sides is told of exactly once; a plan does not differ from itself", () => {
  const text = fc.array(fc.constantFrom("một", "hai", "ba", "bốn", "năm"), { minLength: 1, maxLength: 5 });
  const plan = fc
    .array(text, { maxLength: 10 })
    .map((rows) => rows.map((words, id) => clause(id, `I.${id}`, words.join(" "))));
  fc.assert(
    fc.property(plan, plan, (before, after) => {
      const { same, changed, added, dropped } = differenceBetween(before, after);
      const pairs = [...same, ...changed];
      const sorted = (ids: number[]): number[] => ids.toSorted((a, b) => a - b);
      expect(sorted([...pairs.map(([b]) => b), ...dropped])).toEqual(before.map((c) => c.id));
      expect(sorted([...pairs.map(([, a]) => a), ...added])).toEqual(after.map((c) => c.id));
      const self = differenceBetween(before, before);
      expect([self.same.length, self.changed, self.added, self.dropped]).toEqual([before.length, [], [], []]);
    }),
  );
});

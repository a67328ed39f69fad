import fc from "fast-check";
import { expect, test } from "vitest";
import { isLater, lacksOf, takenUpOf, type OwnAgainst } from "./own.ts";

const clause: OwnAgainst = {
  holder: "Phòng Văn hóa – Xã hội",
  dueOn: "2026-10-30",
  lateReason: null,
  leftOut: null,
  askedBy: "2026-11-15",
};

test.each<[string, Partial<OwnAgainst>, string[]]>([
  ["whole", {}, []],
  ["on the city's very day", { dueOn: "2026-11-15" }, []],
  ["a day later, no reason", { dueOn: "2026-11-16" }, ["lateReason"]],
  ["a day later, with a reason", { dueOn: "2026-11-16", lateReason: "Chờ kinh phí bổ sung" }, []],
  ["later than nothing", { dueOn: "2026-12-31", askedBy: null }, []],
  ["nobody, no day", { holder: null, dueOn: null }, ["holder", "dueOn"]],
  ["left out with a reason", { holder: null, dueOn: null, leftOut: "Địa bàn không có trường" }, []],
])("what a clause lacks: %s", (_, change, lacks) => {
  expect(lacksOf({ ...clause, ...change })).toEqual(lacks);
});

test("later means after the day, across the year's end too", () => {
  expect(isLater({ dueOn: "2027-01-01", askedBy: "2026-12-31" })).toBe(true);
  expect(isLater({ dueOn: "2026-12-31", askedBy: "2027-01-01" })).toBe(false);
});

test("which clauses were taken up, counted by hand", () => {
  const asked = [
    { clauseId: 1, unitId: 10 },
    { clauseId: 1, unitId: 11 },
    { clauseId: 2, unitId: 10 },
    { clauseId: 3, unitId: 12 },
  ];
  const answered = [
    { clauseId: 1, unitId: 10, leftOut: null },
    { clauseId: 2, unitId: 10, leftOut: "Không có đối tượng" },
    // Its task was taken back since: it counts nowhere.
    { clauseId: 9, unitId: 10, leftOut: null },
  ];
  const { byClause, byUnit } = takenUpOf(asked, answered);
  expect(byClause.get(1)).toEqual({ asked: 2, taken: 1, leftOut: 0 });
  expect(byClause.get(2)).toEqual({ asked: 1, taken: 0, leftOut: 1 });
  expect(byClause.get(3)).toEqual({ asked: 1, taken: 0, leftOut: 0 });
  expect(byUnit.get(10)).toEqual({ asked: 2, taken: 1, leftOut: 1 });
  expect(byUnit.get(12)).toEqual({ asked: 1, taken: 0, leftOut: 0 });
});

test("by clause and by unit the sums agree, and nobody answers more than was asked", () => {
  const pair = fc.record({
    clauseId: fc.integer({ min: 1, max: 6 }),
    unitId: fc.integer({ min: 1, max: 6 }),
  });
  const selector = (p: { clauseId: number; unitId: number }) => `${p.clauseId} ${p.unitId}`;
  const pairs = fc.uniqueArray(pair, { selector, maxLength: 30 });
  const answers = fc.uniqueArray(
    fc.tuple(pair, fc.option(fc.constant("lý do"))).map(([p, leftOut]) => ({ ...p, leftOut })),
    { selector, maxLength: 30 },
  );
  fc.assert(
    fc.property(pairs, answers, (asked, answered) => {
      const { byClause, byUnit } = takenUpOf(asked, answered);
      for (const key of ["asked", "taken", "leftOut"] as const) {
        const sum = (of: typeof byClause) => [...of.values()].reduce((n, t) => n + t[key], 0);
        expect(sum(byClause)).toBe(sum(byUnit));
      }
      for (const t of byClause.values()) expect(t.taken + t.leftOut).toBeLessThanOrEqual(t.asked);
      expect([...byClause.values()].reduce((n, t) => n + t.asked, 0)).toBe(asked.length);
    }),
  );
});

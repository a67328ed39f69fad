import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clauseKindCodes } from "../schema.ts";
import { noTasks, parentsOf, percentDone, plus, rollUp, totalOf, type Branch, type Counts } from "./tree.ts";
import { daysAfter } from "#base/clock.ts";
import { byUrgency, type WorkItem } from "./work.ts";

const dayArb = fc.integer({ min: 0, max: 3000 }).map((n) => daysAfter("2022-01-01", n));

const counts: fc.Arbitrary<Counts> = fc.record({
  given: fc.nat(9),
  received: fc.nat(9),
  doing: fc.nat(9),
  done: fc.nat(9),
  notDone: fc.nat(9),
  overdue: fc.nat(9),
});

describe("the tree", () => {
  const branch = (id: number, path: string, kind: string): Branch => ({ id, path, kind });
  test("a clause hangs on the nearest path above it; a paragraph on its own item; what is lost on its ?", () => {
    const tree = [
      branch(1, "", "title"),
      branch(2, "II", "section"),
      branch(3, "II.5", "item"),
      branch(4, "II.5", "paragraph"),
      branch(5, "II.3.4", "bullet"),
      branch(6, "?.5.1", "bullet"),
      branch(7, "?.5.1.2", "bullet"),
    ];
    expect([...parentsOf(tree)]).toEqual([
      [1, null],
      [2, null],
      [3, 2],
      [4, 3],
      [5, 2],
      [6, null],
      [7, 6],
    ]);
  });

  test("the sum over the tops is the sum of all, and each sum is its own and its children's", () => {
    const paths = fc.constantFrom(
      "I",
      "I.1",
      "I.1.a",
      "I.2",
      "II",
      "II.1",
      "II.1.1",
      "?",
      "?.5",
      "?.5.1",
      "",
    );
    const kind = fc.constantFrom(...clauseKindCodes);
    fc.assert(
      fc.property(fc.array(fc.tuple(paths, kind, counts), { maxLength: 25 }), (rows) => {
        const clauses = rows.map(([path, kind], id) => ({ id, path, kind }));
        const own = new Map(rows.map(([, , c], id) => [id, c]));
        const [parents, rolled] = [parentsOf(clauses), rollUp(clauses, own)];
        const sum = (ids: number[], of: ReadonlyMap<number, Counts>): Counts =>
          ids.map((id) => of.get(id)!).reduce(plus, noTasks);
        const ids = clauses.map((c) => c.id);
        expect(
          sum(
            ids.filter((id) => parents.get(id) === null),
            rolled,
          ),
        ).toEqual(sum(ids, own));
        for (const id of ids) {
          const children = ids.filter((c) => parents.get(c) === id);
          expect(rolled.get(id)).toEqual(plus(own.get(id)!, sum(children, rolled)));
        }
      }),
    );
  });

  test("no task is not nought per cent; all done is a hundred", () => {
    expect(percentDone(noTasks)).toBeNull();
    expect(percentDone({ ...noTasks, given: 1 })).toBe(0);
    expect(percentDone({ ...noTasks, done: 3 })).toBe(100);
    fc.assert(
      fc.property(counts, (c) => (percentDone(c) === 100) === (totalOf(c) > 0 && c.done === totalOf(c))),
    );
  });
});

describe("my work", () => {
  const item = (due: string | null, n: number): WorkItem => ({
    id: `NV-${n}`,
    title: "Việc",
    due,
    kind: "task",
    href: "/",
    source: "",
    state: "open",
  });
  test("of two due on a day, the one that the city asked about comes first", () => {
    const asked = { ...item("2026-03-01", 2), askedAt: "2026-03-02T01:00:00Z" };
    const { now } = byUrgency([item("2026-03-01", 1), asked, item("2026-02-01", 3)], "2026-03-02");
    expect(now.map((i) => i.id)).toEqual(["NV-3", "NV-2", "NV-1"]);
  });

  test("somebody in danger stands before what is long overdue, in the order given, also where nothing is due today", () => {
    const danger = (due: string, n: number): WorkItem => ({ ...item(due, n), danger: true });
    const { now } = byUrgency(
      [item("2025-01-01", 1), danger("2026-03-09", 3), danger("2026-03-02", 2)],
      "2026-03-02",
    );
    expect(now.map((i) => i.id)).toEqual(["NV-3", "NV-2", "NV-1"]);
  });

  test("each thing stands in exactly one place, and nothing due is called later", () => {
    fc.assert(
      fc.property(fc.array(fc.option(dayArb), { maxLength: 30 }), dayArb, (days, today) => {
        const items = days.map(item);
        const { now, week, later } = byUrgency(items, today);
        expect([...now, ...week, ...later].map((i) => i.id).toSorted()).toEqual(
          items.map((i) => i.id).toSorted(),
        );
        expect(now.every((i) => i.due === null || i.due <= today)).toBe(true);
        expect(week.every((i) => i.due! > today && i.due! <= daysAfter(today, 7))).toBe(true);
        expect(later.every((i) => i.due! > daysAfter(today, 7))).toBe(true);
      }),
    );
  });
});

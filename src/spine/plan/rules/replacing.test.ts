import fc from "fast-check";
import { expect, test } from "vitest";
import { allot, decisionKey, groupKey, refuseDecisions, tallyOf, type Decision } from "./fates.ts";
import { groupsOf, placeOf, type Draft, type OldTask, type Replacing } from "./replacing.ts";

const task = (id: number, over: Partial<OldTask> = {}): OldTask => ({
  id,
  clauseId: 1,
  unitId: id,
  year: 2026,
  period: "",
  dueOn: "2026-06-30",
  dueSource: "clause",
  open: true,
  started: false,
  ...over,
});

const draft = (unitId: number, over: Partial<Draft> = {}): Draft => ({
  clauseId: 11,
  assignmentId: 7,
  unitId,
  part: "lead",
  period: "",
  dueOn: "2026-06-30",
  dueSource: "clause",
  year: 2026,
  ...over,
});

/** What the new plan would give in 2026 if nothing were carried. */
const missingOf = (drafts: readonly Draft[], given: ReadonlySet<string>): Set<string> =>
  new Set(drafts.filter((d) => d.year === 2026 && !given.has(placeOf(d))).map(placeOf));

const replacing = (over: Partial<Replacing> = {}): Replacing => {
  const [drafts, given] = [over.drafts ?? [], over.given ?? new Set<string>()];
  const missing = missingOf(drafts, given);
  return { tasks: [], goesOn: new Map([[1, 11]]), reworded: new Set(), drafts, given, missing, ...over };
};

test("units that the clause names no longer are decided on apart, and cannot be carried", () => {
  const of = replacing({ tasks: [task(1), task(2), task(3)], drafts: [draft(1), draft(2), draft(9)] });
  expect(groupsOf(of)).toMatchObject([
    { kind: "same", to: 11, open: [1, 2], matched: 2, options: ["carry", "renew"], proposed: "carry" },
    { kind: "unnamed", to: null, open: [3], matched: 0, options: ["end", "keep"], proposed: "end" },
  ]);
});

test("a day that a person set stays; any other is the new plan's", () => {
  const tasks = [task(1), task(2, { dueOn: "2026-12-20", dueSource: "person" })];
  const of = replacing({ tasks, drafts: [1, 2].map((u) => draft(u, { dueOn: "2026-08-31" })) });
  const [group] = groupsOf(of);
  expect(group).toMatchObject({ kind: "redated", redated: [["2026-06-30", "2026-08-31"]] });
  const decisions: Decision[] = [{ clauseId: 1, unnamed: false, fate: "carry" }];
  expect(allot(of, decisions).map((f) => [f.dueBefore, f.dueAfter, f.place?.dueSource])).toEqual([
    ["2026-06-30", "2026-08-31", "clause"],
    ["2026-12-20", "2026-12-20", "person"],
  ]);
});

test("what the new plan has given already is not carried as well", () => {
  const of = replacing({ tasks: [task(1)], drafts: [draft(1)], given: new Set([placeOf(draft(1))]) });
  expect(groupsOf(of)).toMatchObject([{ twins: 1, matched: 0, options: ["renew"], proposed: "renew" }]);
});

const unit = fc.integer({ min: 1, max: 6 });
const year = fc.constantFrom(2025, 2026);
const anyTask = fc.record({
  id: fc.integer({ min: 1, max: 1e6 }),
  clauseId: fc.integer({ min: 1, max: 4 }),
  unitId: unit,
  year,
  period: fc.constantFrom("", "Q1"),
  dueOn: fc.constantFrom(null, "2026-06-30", "2026-12-31"),
  dueSource: fc.constantFrom("clause" as const, "person" as const),
  open: fc.boolean(),
  started: fc.boolean(),
});
const anyReplacing = fc.record({
  tasks: fc.uniqueArray(anyTask, { selector: (t) => placeOf(t), maxLength: 30 }),
  goesOn: fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 11, max: 14 })), {
      selector: ([from]) => from,
    })
    .map((pairs) => new Map(new Map(pairs.map(([from, to]) => [to, [from, to] as const])).values())),
  reworded: fc.uniqueArray(fc.integer({ min: 1, max: 4 })).map((ids) => new Set(ids)),
  drafts: fc.uniqueArray(
    fc
      .record({ clauseId: fc.integer({ min: 11, max: 15 }), unitId: unit, year })
      .map((d) => draft(d.unitId, d)),
    { selector: (d) => placeOf(d), maxLength: 40 },
  ),
  taken: fc.array(fc.nat(39), { maxLength: 8 }),
});

test("whatever is decided, every open task has exactly one fate, no place is taken twice, and the counts are true", () => {
  fc.assert(
    fc.property(
      anyReplacing,
      fc.array(fc.nat(1), { minLength: 20, maxLength: 20 }),
      ({ taken, ...drawn }, picks) => {
        const tasks = drawn.tasks.map((t, n) => ({ ...t, id: n + 1 }));
        const given = new Set(taken.flatMap((n) => (drawn.drafts[n] ? [placeOf(drawn.drafts[n])] : [])));
        const of: Replacing = { ...drawn, tasks, given, missing: missingOf(drawn.drafts, given) };
        const groups = groupsOf(of);
        const decisions = groups.map((g, n): Decision => {
          const fate = g.options[(picks[n % 20] ?? 0) % g.options.length] ?? "keep";
          return { clauseId: g.clauseId, unnamed: g.kind === "unnamed", fate, reason: "Vì" };
        });
        expect(refuseDecisions(groups, decisions)).toBeNull();
        const fates = allot(of, decisions);
        const open = tasks.filter((t) => t.open).map((t) => t.id);
        expect(fates.map((f) => f.taskId).toSorted((a, b) => a - b)).toEqual(open);

        // What the new plan has given, what is carried, and what ended before where that counts: each place once.
        const byId = new Map(tasks.map((t) => [t.id, t]));
        const places = fates.flatMap((f) => {
          const was = byId.get(f.taskId);
          return f.fate === "carry" && was && f.to !== null ? [placeOf({ ...was, clauseId: f.to })] : [];
        });
        expect(new Set([...places, ...given]).size).toBe(places.length + given.size);
        const settled = groups.flatMap((g, n) =>
          decisions[n]?.fate === "carry" && g.to !== null
            ? g.settled.map((id) => placeOf({ ...byId.get(id)!, clauseId: g.to! }))
            : [],
        );
        const standing = new Set([...places, ...given, ...settled]);
        const wanted = drawn.drafts.filter((d) => d.year === 2026 && !standing.has(placeOf(d))).length;
        const tally = tallyOf(groups, new Map(decisions.map((d) => [decisionKey(d), d])), of.missing.size);
        expect(tally).toMatchObject({ given: wanted, undecided: 0 });
        expect(tally.carry + tally.renew + tally.end + tally.keep).toBe(open.length);

        // With one decision less something is undecided.
        const [first, ...rest] = decisions;
        if (first) {
          expect(refuseDecisions(groups, rest)?.kind).toBe("rule");
          expect(new Set(groups.map(groupKey)).size).toBe(groups.length);
        }
      },
    ),
    { numRuns: 400 },
  );
});

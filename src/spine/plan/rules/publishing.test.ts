import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { titleOf } from "../publish.ts";
import { partCodes } from "../schema.ts";
import { yearsOf } from "../understood.ts";
import {
  coversYear,
  dayForYear,
  dueOf,
  missingTasks,
  readinessOf,
  taskKey,
  type Giving,
  type Reviewed,
} from "./publishing.ts";

describe("readiness", () => {
  const ready: Reviewed = {
    document: { number: "1/KH-UBND", issuedOn: "2026-01-01", issuer: "UBND", yearFrom: 2026 },
    clauses: [
      { id: 1, path: "I", outcome: "no-task", reason: "Đề mục" },
      { id: 2, path: "I.1", outcome: "task", reason: null },
    ],
    assignments: [{ id: 1, clauseId: 2, agency: "Sở Y tế", asksPerson: false, confirmed: false, units: 1 }],
    gaps: [{ id: 1, line: 5, answer: "lost" }],
    reporting: 1,
  };
  const codes = (r: Partial<Reviewed>): string[] =>
    readinessOf({ ...ready, ...r })
      .checks.filter((c) => c.blocking)
      .map((c) => c.code);
  const [heading, task] = ready.clauses as [Reviewed["clauses"][number], Reviewed["clauses"][number]];
  const [named] = ready.assignments as [Reviewed["assignments"][number]];

  test.each<[string, Partial<Reviewed>, string[]]>([
    ["all answered", {}, []],
    [
      "a clause undecided",
      { clauses: [...ready.clauses, { ...task, id: 3, outcome: "undecided" }] },
      ["undecided"],
    ],
    ["no task without a because", { clauses: [{ ...heading, reason: null }, task] }, ["undecided"]],
    ["nobody assigned", { assignments: [] }, ["unassigned"]],
    ["a vague name", { assignments: [{ ...named, asksPerson: true }] }, ["unresolved"]],
    ["a vague name answered", { assignments: [{ ...named, asksPerson: true, confirmed: true }] }, []],
    [
      "an answer that names nobody",
      { assignments: [{ ...named, asksPerson: true, confirmed: true, units: 0 }] },
      ["unresolved"],
    ],
    [
      "a vague name where there is no task",
      { assignments: [named, { ...named, id: 2, clauseId: 1, asksPerson: true }] },
      [],
    ],
    ["a gap", { gaps: [{ id: 1, line: 5, answer: null }] }, ["gaps"]],
    ["no task at all", { clauses: [heading] }, ["no-tasks"]],
    ["no years", { document: { ...ready.document, yearFrom: null } }, ["years"]],
    ["no number", { document: { ...ready.document, number: null } }, []],
  ])("%s", (_, changed, expected) => {
    expect(codes(changed)).toEqual(expected);
  });

  test("it is ready exactly when nothing blocks", () => {
    expect(readinessOf(ready)).toEqual({ ready: true, checks: [] });
    expect(readinessOf({ ...ready, reporting: 0 })).toMatchObject({
      ready: true,
      checks: [{ code: "reporting" }],
    });
  });
});

describe("days and years", () => {
  test.each([
    [2026, "2026-03-02", "2026-03-02"],
    [2027, "2026-03-02", "2027-01-01"],
    [2024, "2026-03-02", "2024-12-31"],
  ])("names of %i are read, on %s, as of %s", (year, today, day) => {
    expect(dayForYear(year, today)).toBe(day);
  });

  const yearly = { every: "year", dueBefore: "11-15" };
  test.each([
    [{ dueBy: "2026-06-30" }, 2026, [yearly], "2026-06-30", "clause"],
    [{ dueBy: "2026-06-30" }, 2027, [yearly], "2027-11-15", "reporting"],
    [{ dueBy: null }, 2026, [{ every: "quarter", dueBefore: "03-10" }, yearly], "2026-11-15", "reporting"],
    [{ dueBy: null }, 2026, [{ every: "year", dueBefore: "02-29" }], "2026-02-28", "reporting"],
    [{ dueBy: null }, 2028, [{ every: "year", dueBefore: "02-29" }], "2028-02-29", "reporting"],
    [{ dueBy: null }, 2026, [{ every: "once", dueBefore: "11-15" }], "2026-11-15", "reporting"],
    [{ dueBy: null }, 2026, [{ every: "once", dueBefore: "12-01" }, yearly], "2026-11-15", "reporting"],
    [{ dueBy: null }, 2026, [{ every: "month", dueBefore: null }], "2026-12-31", "year-end"],
    [{ dueBy: null }, 2026, [], "2026-12-31", "year-end"],
  ])("%o in %i with %o is due %s (%s)", (clause, year, duties, dueOn, dueSource) => {
    expect(dueOf(clause, year, duties)).toEqual({ dueOn, dueSource });
  });

  test.each([
    ["Kế hoạch công tác gia đình năm 2026", "2026-01-12", 2026, 2026],
    ["Chương trình phòng, chống bạo lực gia đình giai đoạn 2026-2030", null, 2026, 2030],
    ["Thực hiện Chỉ thị ngày 24 tháng 6 năm 2021 về gia đình", "2022-03-03", 2022, null],
    ["Kế hoạch về công tác gia đình", null, null, null],
  ])("“%s” of %s is for %s–%s", (title, date, yearFrom, yearTo) => {
    expect(yearsOf(title, date)).toEqual({ yearFrom, yearTo });
  });

  test("an open end goes on; without years nothing is covered", () => {
    expect(coversYear({ yearFrom: 2022, yearTo: null }, 2030)).toBe(true);
    expect(coversYear({ yearFrom: 2022, yearTo: 2025 }, 2026)).toBe(false);
    expect(coversYear({ yearFrom: null, yearTo: null }, 2026)).toBe(false);
  });

  test("a title is cut at a word", () => {
    expect(titleOf("  ngắn   gọn ")).toBe("ngắn gọn");
    const long = titleOf("gia đình ".repeat(60));
    expect(long.length).toBeLessThanOrEqual(241);
    expect(long.endsWith("…")).toBe(true);
  });
});

const giving = fc.uniqueArray(
  fc.record({
    clauseId: fc.integer({ min: 1, max: 8 }),
    spans: fc.constantFrom(
      [{ period: "", due: { dueOn: "2026-11-15", dueSource: "reporting" as const } }],
      ["Q1", "Q2"].map((period) => ({ period, due: { dueOn: "2026-06-30", dueSource: "clause" as const } })),
    ),
    to: fc.array(
      fc.record({
        assignmentId: fc.integer({ min: 1, max: 50 }),
        part: fc.constantFrom(...partCodes),
        units: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }),
      }),
      { maxLength: 4 },
    ),
  }),
  { maxLength: 8, selector: (clause) => clause.clauseId },
) as fc.Arbitrary<Giving[]>;

describe("the tasks of a year", () => {
  test("publishing twice gives once, and every named unit of every clause has its one task", () => {
    fc.assert(
      fc.property(giving, (clauses) => {
        const first = missingTasks(clauses, new Set());
        const keys = first.map(taskKey);
        expect(new Set(keys).size).toBe(keys.length);
        const named = new Set(
          clauses.flatMap((c) =>
            c.to.flatMap((t) =>
              t.units.flatMap((unitId) =>
                c.spans.map(({ period }) => taskKey({ clauseId: c.clauseId, unitId, period })),
              ),
            ),
          ),
        );
        expect(new Set(keys)).toEqual(named);
        expect(missingTasks(clauses, new Set(keys))).toEqual([]);
      }),
    );
  });

  test("what is there already is left out, and only that", () => {
    fc.assert(
      fc.property(giving, fc.nat(), (clauses, n) => {
        const all = missingTasks(clauses, new Set()).map(taskKey);
        const there = new Set(all.filter((_, i) => i % 2 === n % 2));
        expect(missingTasks(clauses, there).map(taskKey)).toEqual(all.filter((k) => !there.has(k)));
      }),
    );
  });

  test("a unit that is named twice has the stronger part", () => {
    const due = { dueOn: "2026-11-15", dueSource: "reporting" as const };
    const to = [
      { assignmentId: 1, part: "coordinate" as const, units: [1, 2] },
      { assignmentId: 2, part: "lead" as const, units: [1] },
    ];
    expect(
      missingTasks([{ clauseId: 9, spans: [{ period: "", due }], to }], new Set()).map((t) => [
        t.unitId,
        t.part,
      ]),
    ).toEqual([
      [1, "lead"],
      [2, "coordinate"],
    ]);
  });
});

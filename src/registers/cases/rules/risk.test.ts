/** The danger assessment: adding up, deciding, repeating. Scores are added by hand from the shipped example. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleAssessment, factShapes, shippedCodes, type Answer, type RiskLevel } from "../schema/index.ts";
import {
  assess,
  meetingReasons,
  nextAssessmentOn,
  nextContactOn,
  refuseExample,
  refuseLevel,
} from "./risk.ts";

const questions = exampleAssessment.body;
const yes = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, "yes" as Answer]));
const no = (): Record<string, Answer> =>
  Object.fromEntries(questions.questions.map((q) => [q.id, "no" as Answer]));

describe("adding up", () => {
  test("the shipped example is of the shape that a city's own must have", () => {
    expect(factShapes["danger-assessment"].parse(questions)).toEqual(questions);
    expect(questions.questions).toHaveLength(20);
  });

  test("by hand: jealous 1 + substances 1 + more often 2 = 4, medium", () => {
    expect(assess(questions, { ...no(), ...yes("jealous", "substances", "more-often") })).toMatchObject({
      score: 4,
      level: "medium",
      unknown: 0,
      couldBe: "medium",
    });
  });

  test("one critical yes makes it high whatever the sum: choking alone is 3", () => {
    expect(assess(questions, { ...no(), ...yes("choking") })).toMatchObject({
      score: 3,
      level: "high",
      critical: ["choking"],
    });
  });

  test("what is not answered is unknown, and the level that it could be is told", () => {
    expect(assess(questions, {})).toMatchObject({ score: 0, level: "low", unknown: 20, couldBe: "extreme" });
    const one = { ...no(), jealous: "unknown" as Answer };
    expect(assess(questions, one)).toMatchObject({ unknown: 1, couldBe: "low" });
  });

  test("a city at work is asked for its own questions; the demonstration is not", () => {
    expect(refuseExample(exampleAssessment, true)).not.toBeNull();
    expect(refuseExample(exampleAssessment, false)).toBeNull();
    expect(refuseExample({ ...exampleAssessment, isExample: false }, true)).toBeNull();
  });

  test("levels out of order and a question twice are no questionnaire", () => {
    expect(
      factShapes["danger-assessment"].safeParse({ ...questions, levels: { medium: 9, high: 4, extreme: 16 } })
        .success,
    ).toBe(false);
    const twice = { ...questions, questions: [questions.questions[0]!, questions.questions[0]!] };
    expect(factShapes["danger-assessment"].safeParse(twice).success).toBe(false);
  });
});

const answersArb = fc.record(
  Object.fromEntries(questions.questions.map((q) => [q.id, fc.constantFrom<Answer>("yes", "no", "unknown")])),
);
const order: RiskLevel[] = ["low", "medium", "high", "extreme"];

test("one more yes never lowers the level, and the level is never above what it could be", () => {
  fc.assert(
    fc.property(answersArb, fc.constantFrom(...questions.questions.map((q) => q.id)), (answers, id) => {
      const [before, after] = [assess(questions, answers), assess(questions, { ...answers, [id]: "yes" })];
      expect(order.indexOf(after.level)).toBeGreaterThanOrEqual(order.indexOf(before.level));
      expect(order.indexOf(before.couldBe)).toBeGreaterThanOrEqual(order.indexOf(before.level));
    }),
  );
});

describe("deciding", () => {
  const choice = {
    proposed: "medium" as RiskLevel,
    chosen: "medium" as RiskLevel,
    reason: null,
    by: 1,
    second: null,
  };
  test("as proposed needs nothing; up needs a reason", () => {
    expect(refuseLevel(choice)).toBeNull();
    expect(refuseLevel({ ...choice, chosen: "high" })).not.toBeNull();
    expect(refuseLevel({ ...choice, chosen: "extreme", reason: "Nạn nhân rất sợ" })).toBeNull();
  });

  test("down needs a second person, another one, with a reason of their own", () => {
    const down = { ...choice, chosen: "low" as RiskLevel, reason: "Đã đi khỏi địa phương" };
    expect(refuseLevel(down)).not.toBeNull();
    expect(refuseLevel({ ...down, second: { by: 1, reason: "Đồng ý" } })).not.toBeNull();
    expect(refuseLevel({ ...down, second: { by: 2, reason: " " } })).not.toBeNull();
    expect(refuseLevel({ ...down, reason: null, second: { by: 2, reason: "Đồng ý" } })).not.toBeNull();
    expect(refuseLevel({ ...down, second: { by: 2, reason: "Đã kiểm tra" } })).toBeNull();
  });
});

describe("a meeting of the agencies", () => {
  const reasons = (score: number, level: RiskLevel, events: string[]) =>
    meetingReasons({ assessed: { score }, level, events, today: "2026-11-28" }, questions).length;
  test.each<[string, number, RiskLevel, string[], number]>([
    ["nothing", 13, "high", ["2026-11-28"], 0],
    ["the score", 14, "high", ["2026-11-28"], 1],
    ["twice within twelve months", 3, "low", ["2025-11-29", "2026-11-28"], 1],
    ["twice, but a year and a day apart", 3, "low", ["2025-11-28", "2026-11-28"], 0],
    ["one event told twice is one", 3, "low", ["2026-11-28", "2026-11-28"], 0],
    ["an extreme level by judgement", 3, "extreme", ["2026-11-28"], 1],
    ["all three", 20, "extreme", ["2026-10-01", "2026-11-28"], 3],
  ])("is proposed by %s", (_, score, level, events, count) => {
    expect(reasons(score, level, events)).toBe(count);
  });
});

describe("what the level asks", () => {
  test("contact by the level: a day, three, a fortnight, a month; over New Year and a leap day", () => {
    expect(nextContactOn("extreme", "2026-12-31", shippedCodes)).toBe("2027-01-01");
    expect(nextContactOn("high", "2028-02-27", shippedCodes)).toBe("2028-03-01");
    expect(nextContactOn("medium", "2027-02-20", shippedCodes)).toBe("2027-03-06");
    expect(nextContactOn("low", "2026-11-28", shippedCodes)).toBe("2026-12-28");
    expect(nextContactOn(null, "2026-11-28", shippedCodes)).toBeNull();
  });

  test("a new report, or none at all before, forces an assessment today", () => {
    const known = {
      level: "high" as RiskLevel,
      assessedOn: "2026-11-20",
      assessedAt: new Date("2026-11-20T03:00:00Z"),
      lastReportAt: new Date("2026-11-20T02:59:59Z"),
      today: "2026-11-28",
    };
    expect(nextAssessmentOn(known, shippedCodes)).toBe("2026-12-04");
    expect(nextAssessmentOn({ ...known, lastReportAt: new Date("2026-11-20T03:00:01Z") }, shippedCodes)).toBe(
      "2026-11-28",
    );
    expect(nextAssessmentOn({ ...known, assessedAt: null, assessedOn: null }, shippedCodes)).toBe(
      "2026-11-28",
    );
  });
});

/** Acts by relation, by hand from the law and the decree; forms derived; the main form. */
import { describe, expect, test } from "vitest";
import { shippedCodes, type Code } from "../schema/index.ts";
import {
  behavioursFor,
  behavioursSource,
  formsOf,
  proposeMainForm,
  refuseBehaviours,
  refuseMainForm,
} from "./behaviours.ts";

const DAY = "2026-11-28";
const letters = (relation: string, day = DAY) =>
  behavioursFor(relation, day, shippedCodes)
    .map((b) => b.letter)
    .join("");

describe("the acts that count", () => {
  test.each<[string, string]>([
    ["husband", "abcdđeghiklmnopq"],
    ["unknown", "abcdđeghiklmnopq"],
    // Decree 76 Art. 2: points a, b, c, k; and e, g, h, l, q in words of its own.
    ["divorced", "abceghklq"],
    ["cohabiting", "abcdđeghiklmnopq"],
    ["former-adoptive-parent", "abcdđeghiklmnopq"],
  ])("of a %s are %s", (relation, expected) => {
    expect(letters(relation)).toBe(expected);
  });

  test("between the divorced only a part of point g and of point l counts, in the decree's words", () => {
    const offered = behavioursFor("divorced", DAY, shippedCodes);
    expect(offered.find((b) => b.code === "BL11")!.label.vi).toBe("Cản trở kết hôn");
    expect(offered.find((b) => b.code === "BL07")!.label.vi).not.toContain("vợ");
    expect(behavioursSource("divorced", DAY, shippedCodes)).toContain("Điều 2");
  });

  test("an act that does not count between the divorced is refused by its letter and with its source", () => {
    const between = { relation: "divorced", day: DAY };
    const problem = refuseBehaviours(["BL01", "BL05", "BL13"], between, shippedCodes)!;
    expect(problem.details.errors![0]!.message.vi).toContain("đ, n");
    expect(problem.details.source).toContain("76/2023");
    expect(refuseBehaviours(["BL01", "BL16"], between, shippedCodes)).toBeNull();
    expect(refuseBehaviours(["BL99"], { relation: "husband", day: DAY }, shippedCodes)).not.toBeNull();
  });

  test("a behaviour that the law adds counts from its day on", () => {
    const added: Code = {
      ...shippedCodes["behaviour"]![0]!,
      code: "BL17",
      validFrom: "2027-07-01",
      more: { letter: "r", forms: ["mental"] },
    };
    const codes = { ...shippedCodes, behaviour: [...shippedCodes["behaviour"]!, added] };
    expect(behavioursFor("wife", "2027-06-30", codes)).toHaveLength(16);
    expect(behavioursFor("wife", "2027-07-01", codes)).toHaveLength(17);
  });
});

describe("forms", () => {
  test("are those of all acts, each once", () => {
    expect(formsOf(["BL01", "BL02", "BL16"], shippedCodes)).toEqual(["physical", "mental", "economic"]);
    expect(formsOf([], shippedCodes)).toEqual([]);
  });

  test.each<[string[], string | null]>([
    [["BL01"], "physical"],
    // Two of the mind against one of the body.
    [["BL01", "BL02", "BL06"], "mental"],
    // One each: what hurts the body goes first.
    [["BL02", "BL01", "BL14"], "physical"],
    [["BL14", "BL09"], "sexual"],
    // Point d is first of the mind, then of the body.
    [["BL04"], "mental"],
    [[], null],
  ])("the main form of %j is %s", (chosen, expected) => {
    expect(proposeMainForm(chosen, shippedCodes)).toBe(expected);
  });

  test("a main form that none of the acts is is refused; not knowing is not", () => {
    expect(refuseMainForm("economic", ["BL01"], shippedCodes)).not.toBeNull();
    expect(refuseMainForm("physical", ["BL01"], shippedCodes)).toBeNull();
    expect(refuseMainForm("unknown", ["BL01"], shippedCodes)).toBeNull();
  });
});

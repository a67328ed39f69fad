/** Sanctions by hand from the table of Decree 282/2025. */
import { describe, expect, test } from "vitest";
import { shippedCodes, type SanctionFacts } from "../schema/index.ts";
import {
  fineOf,
  limitationOn,
  proposedArticles,
  refuseSanction,
  type SanctionDecision,
} from "./sanctions.ts";

const article = (code: string) =>
  shippedCodes["sanction-article"]!.find((c) => c.code === code)!.more as SanctionFacts;
const proposed = (behaviours: string[], day = "2026-11-28") =>
  proposedArticles(behaviours, day, shippedCodes).map((a) => a.code);

describe("proposing", () => {
  test.each<[string[], string[]]>([
    [["BL01"], ["37.1", "37.2", "37.3"]],
    [["BL09"], ["41.2"]],
    [["BL10"], ["40.2", "41.1", "41.2"]],
    [
      ["BL16", "BL13"],
      ["44", "45"],
    ],
    // No article was read for forced marriage or pregnancy: other decrees speak of them.
    [["BL11"], []],
    [[], []],
  ])("for %j: %j", (behaviours, expected) => {
    expect(proposed(behaviours)).toEqual(expected);
  });

  test("nothing of the decree for an act of before it: another law judges it", () => {
    expect(proposed(["BL01"], "2025-12-14")).toEqual([]);
    expect(proposed(["BL01"], "2025-12-15")).toHaveLength(3);
  });
});

describe("the fine", () => {
  test("is doubled for an organisation; one that was not read is not guessed", () => {
    expect(fineOf(article("37.2"), false)).toEqual({ from: 5_000_000, to: 10_000_000 });
    expect(fineOf(article("37.2"), true)).toEqual({ from: 10_000_000, to: 20_000_000 });
    expect(fineOf(article("53"), true)).toBeNull();
  });
});

describe("the limitation", () => {
  test.each<[string, string | null, string, string]>([
    ["a year from the end of the act", "2026-03-10", "2026-11-28", "2027-03-10"],
    ["while it goes on, from its discovery", null, "2026-11-28", "2027-11-28"],
    ["from a leap day to the last of February", "2028-02-29", "2028-03-05", "2029-02-28"],
    ["into a leap year the same day", "2027-02-28", "2027-03-05", "2028-02-28"],
  ])("%s", (_, endedOn, foundOn, expected) => {
    expect(limitationOn({ endedOn, foundOn }, 12)).toBe(expected);
  });
});

describe("deciding", () => {
  const decision: SanctionDecision = {
    kind: "administrative",
    article: "37.2",
    decidedOn: "2026-12-10",
    actOn: "2026-11-28",
    limitationOn: "2027-11-28",
    amount: 7_500_000,
    organisation: false,
  };
  const why = (given: Partial<SanctionDecision>) =>
    refuseSanction({ ...decision, ...given }, shippedCodes)?.details.detail?.vi ?? null;

  test("within the amounts of the article, at its ends too", () => {
    expect(why({})).toBeNull();
    expect(why({ amount: 5_000_000 })).toBeNull();
    expect(why({ amount: 10_000_000 })).toBeNull();
    expect(why({ amount: 10_000_001 })).toContain("5.000.000 đến 10.000.000");
    expect(why({ amount: 15_000_000, organisation: true })).toBeNull();
    expect(why({ article: "53", amount: 1 })).toBeNull();
  });

  test("after the limitation there is no fine, but remedies still", () => {
    expect(why({ decidedOn: "2027-11-28" })).toBeNull();
    expect(why({ decidedOn: "2027-11-29" })).toContain("28/11/2027");
    expect(why({ decidedOn: "2027-11-29", amount: null })).toBeNull();
  });

  test("neither before the act nor by an article that was not in force, nor by none", () => {
    expect(why({ decidedOn: "2026-11-27" })).not.toBeNull();
    expect(why({ actOn: "2025-12-01", decidedOn: "2025-12-20" })).toContain("chưa có hiệu lực");
    expect(why({ article: null })).not.toBeNull();
    expect(why({ article: "99" })).not.toBeNull();
    expect(why({ kind: "criminal", article: null, amount: null })).toBeNull();
  });
});

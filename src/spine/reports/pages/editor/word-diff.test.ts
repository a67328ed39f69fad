import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDiff } from "./word-diff.ts";

describe("the difference of two texts", () => {
  it("gives both texts back", () => {
    const text = fc
      .array(fc.constantFrom("gia", "đình", "xã", "\n", "7"), { maxLength: 12 })
      .map((w) => w.join(" "));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordDiff(before, after);
        const of = (kind: string) =>
          runs
            .filter((r) => r.kind === "same" || r.kind === kind)
            .map((r) => r.text)
            .join("");
        expect([of("gone"), of("new")]).toEqual([before, after]);
        if (before === after) expect(runs.every((r) => r.kind === "same")).toBe(true);
      }),
    );
  });
  it("names the words that changed and no more", () => {
    expect(wordDiff("có 12 vụ", "có 13 vụ")).toEqual([
      { kind: "same", text: "có " },
      { kind: "gone", text: "12" },
      { kind: "new", text: "13" },
      { kind: "same", text: " vụ" },
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDifference } from "./word-difference.ts";

describe("the difference of two texts", () => {
  it("gives both texts back", () => {
    const text = fc
      .array(fc.constantFrom("gia", "đình", "xã", "\n", "7"), { maxLength: 12 })
      .map((w) => w.join(" "));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordDifference(before, after);
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
    expect(wordDifference("có 12 vụ", "có 13 vụ")).toEqual([
      { kind: "same", text: "có " },
      { kind: "gone", text: "12" },
      { kind: "new", text: "13" },
      { kind: "same", text: " vụ" },
    ]);
  });
  it("keeps words that changed together in one piece", () => {
    const [before, after] = ["hoàn thành trước ngày 30/6/2026", "hoàn thành chậm nhất ngày 15/7/2026"];
    expect(wordDifference(before, after)).toEqual([
      { kind: "same", text: "hoàn thành " },
      { kind: "gone", text: "trước" },
      { kind: "new", text: "chậm nhất" },
      { kind: "same", text: " ngày " },
      { kind: "gone", text: "30/6/2026" },
      { kind: "new", text: "15/7/2026" },
    ]);
    expect(wordDifference("việc cũ xong", "điều mới xong")).toEqual([
      { kind: "gone", text: "việc cũ" },
      { kind: "new", text: "điều mới" },
      { kind: "same", text: " xong" },
    ]);
  });
  it("gives texts too long to compare whole", () => {
    const [before, after] = ["một ".repeat(2000), "hai ".repeat(2000)];
    expect(wordDifference(before, after)).toEqual([
      { kind: "gone", text: before },
      { kind: "new", text: after },
    ]);
  });
});

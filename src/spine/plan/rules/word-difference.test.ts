import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDifference } from "./word-difference.ts";

test("what is gone stands before what came in its place; the rest stands once", () => {
  expect(wordDifference("hoàn thành trước ngày 30/6/2026", "hoàn thành chậm nhất ngày 15/7/2026")).toEqual([
    { kind: "kept", text: "hoàn thành" },
    { kind: "gone", text: "trước" },
    { kind: "new", text: "chậm nhất" },
    { kind: "kept", text: "ngày" },
    { kind: "gone", text: "30/6/2026" },
    { kind: "new", text: "15/7/2026" },
  ]);
});

test("without what is new it is the text before, without what is gone the text after", () => {
  const text = fc.array(fc.constantFrom("một", "hai", "ba", "bốn"), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = wordDifference(before.join(" "), after.join("  "));
      const without = (kind: string): string =>
        runs
          .filter((run) => run.kind !== kind)
          .map((run) => run.text)
          .join(" ");
      expect(without("new")).toBe(before.join(" "));
      expect(without("gone")).toBe(after.join(" "));
      expect(runs.every((run, at) => run.kind !== runs[at + 1]?.kind)).toBe(true);
    }),
  );
});

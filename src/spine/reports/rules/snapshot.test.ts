/** The hash of what was approved follows the content, and nothing but the content. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { KeyedFigure } from "./changes.ts";
import { spelled } from "./snapshot.ts";

const cell = (indicator: string, value: number | null): KeyedFigure => ({
  indicator,
  dims: "",
  state: value === null ? "zero" : "value",
  value,
});
const texts = [
  { sectionId: 2, text: "Hai" },
  { sectionId: 1, text: "Một" },
];
const cells = [cell("b", 3), cell("a", null)];

test("the order in which it is read, and how letters are composed, make no difference", () => {
  const one = spelled({ cells, texts });
  expect(spelled({ cells: cells.toReversed(), texts: texts.toReversed() })).toBe(one);
  const decomposed = texts.map((t) => ({ ...t, text: t.text.normalize("NFD") }));
  expect(spelled({ cells, texts: decomposed })).toBe(one);
});

test("another value, another kind of nothing or another word is another spelling", () => {
  const one = spelled({ cells, texts });
  expect(spelled({ cells: [cell("b", 4), cell("a", null)], texts })).not.toBe(one);
  const other: KeyedFigure = { indicator: "a", dims: "", state: "not-applicable", value: null };
  expect(spelled({ cells: [cell("b", 3), other], texts })).not.toBe(one);
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const said = (text: string) => spelled({ cells, texts: [{ sectionId: 1, text }] });
      expect(said(a) === said(b)).toBe(a.normalize("NFC") === b.normalize("NFC"));
    }),
  );
});

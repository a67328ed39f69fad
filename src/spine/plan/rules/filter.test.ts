/** The spelling of a saved filter: the same for the same filter, and nothing that could name a person. */
import fc from "fast-check";
import { expect, it, test } from "vitest";
import { filterOf, spelledSearch } from "./filter.ts";

test("numbers and codes only: a name, a text, an unknown key is refused", () => {
  expect(
    spelledSearch({ branch: "12", state: "open", late: "true", show: "overdue", plan: "3", year: "2026" }),
  ).toBe("branch=12&late=true&plan=3&show=overdue&state=open&year=2026");
  const refused: readonly Readonly<Record<string, string>>[] = [
    { answerable: "Nguyễn Văn A" },
    { q: "Nguyễn Văn A" },
    { kind: "Phường; drop" },
    { unit: "x" },
    { dueFrom: "31/12/2026" },
    { late: "false" },
    { next: "https://example" },
  ];
  for (const wrong of refused) expect(spelledSearch(wrong), JSON.stringify(wrong)).toBeNull();
});

it("is one spelling: the order in which the parts were set does not matter", () => {
  const parts = {
    branch: "7",
    state: "doing",
    unit: "4",
    kind: "ward",
    group: "communes",
    dueFrom: "2026-01-01",
    answerable: "nobody",
  };
  fc.assert(
    fc.property(fc.shuffledSubarray(Object.entries(parts)), (some) => {
      const text = spelledSearch(Object.fromEntries(some));
      expect(text).toBe(spelledSearch(Object.fromEntries(some.toReversed())));
      // Read again as a filter it is the same filter.
      const pairs = (text ?? "")
        .split("&")
        .filter(Boolean)
        .map((p) => p.split("="));
      expect(filterOf(Object.fromEntries(pairs))).toEqual(filterOf(Object.fromEntries(some)));
    }),
  );
});

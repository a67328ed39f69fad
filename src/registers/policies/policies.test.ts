import { describe, expect, test } from "vitest";
import { act, save } from "./rules.ts";
import { fields } from "./schema.ts";
import { inputOf } from "#base/fields/index.ts";

describe("dates of a document stand in order: issued ≤ in force ≤ ended", () => {
  test.each<[string, object, string[]]>([
    ["issued and nothing else", { issuedOn: "2026-01-05" }, []],
    ["in force on the day it was issued", { issuedOn: "2026-01-05", effectiveOn: "2026-01-05" }, []],
    ["in force before it was issued", { issuedOn: "2026-01-05", effectiveOn: "2026-01-04" }, ["effectiveOn"]],
    [
      "ended before it was in force",
      { issuedOn: "2026-01-05", effectiveOn: "2026-03-01", expiresOn: "2026-02-28" },
      ["expiresOn"],
    ],
    [
      "ended before it was issued, no day of force known",
      { issuedOn: "2026-01-05", expiresOn: "2026-01-04" },
      ["expiresOn"],
    ],
    [
      "both wrong are both said",
      { issuedOn: "2026-01-05", effectiveOn: "2026-01-04", expiresOn: "2026-01-03" },
      ["effectiveOn", "expiresOn"],
    ],
  ])("%s", (_, values, paths) => {
    expect((save(values as never)?.details.errors ?? []).map((error) => error.path)).toEqual(paths);
  });
});

describe("a document is confirmed in force only from its day on", () => {
  test.each([
    ["the day before", "2026-03-14", "rule"],
    ["the day itself", "2026-03-15", undefined],
    ["the day after", "2026-03-16", undefined],
  ])("%s", (_, today, kind) => {
    expect(act("publish", { effectiveOn: "2026-03-15" }, today)?.kind).toBe(kind);
  });

  test("without a known day it may be confirmed at any time", () => {
    expect(act("publish", { effectiveOn: null }, "2020-01-01")).toBeNull();
  });
});

describe("what may be entered", () => {
  const whole = {
    symbol: "13/2022/QH15",
    kind: "law",
    abstract: "Luật",
    issuer: "Quốc hội",
    issuedOn: "2022-11-14",
    purpose: "policy",
  };
  const input = inputOf(fields);
  test("the six required fields are enough; the rest becomes empty, not missing", () => {
    expect(input.parse(whole)).toMatchObject({
      effectiveOn: null,
      expiresOn: null,
      number: null,
      content: null,
    });
  });
  test.each(["symbol", "kind", "abstract", "issuer", "issuedOn", "purpose"])(
    "without %s it is refused",
    (name) => {
      const { [name as keyof typeof whole]: _, ...rest } = whole;
      expect(input.safeParse(rest).success).toBe(false);
    },
  );
  test("a kind that is not in the list, a day that is none, a field that is not declared", () => {
    for (const wrong of [{ kind: "rumour" }, { issuedOn: "2022-02-30" }, { secret: 1 }])
      expect(input.safeParse({ ...whole, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });
  test("text is kept in one form: composed and trimmed", () => {
    expect(input.parse({ ...whole, abstract: "  Luật  ".normalize("NFD") })["abstract"]).toBe("Luật");
  });
});

/** Two who edit one case: what is taken, what clashes, and that nothing is lost in silence. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSame, mergeThreeWays, type Values } from "./merge.ts";

describe("merging", () => {
  const base = { sex: "female", commune: 4, behaviours: ["BL01"], note: null };
  test("each side's own changes stand beside each other", () => {
    const merged = mergeThreeWays(
      base,
      { ...base, sex: "unknown" },
      { ...base, behaviours: ["BL01", "BL02"] },
    );
    expect(merged.values).toEqual({ sex: "unknown", commune: 4, behaviours: ["BL01", "BL02"], note: null });
    expect([merged.mine, merged.theirs, merged.clashes]).toEqual([["sex"], ["behaviours"], []]);
  });

  test("the same change twice is no clash", () => {
    const merged = mergeThreeWays(base, { commune: 5 }, { ...base, commune: 5 });
    expect([merged.values["commune"], merged.clashes]).toEqual([5, []]);
  });

  test("two different changes of one field are laid side by side; what is stored stays until a person decides", () => {
    const merged = mergeThreeWays(base, { note: "Chị gọi lại" }, { ...base, note: "Không gọi được" });
    expect(merged.clashes).toEqual([
      { field: "note", base: null, mine: "Chị gọi lại", theirs: "Không gọi được" },
    ]);
    expect(merged.values["note"]).toBe("Không gọi được");
  });

  test("a field that was not typed into was not touched; one that was emptied was", () => {
    expect(mergeThreeWays(base, {}, { ...base, sex: "male" }).values["sex"]).toBe("male");
    expect(mergeThreeWays(base, { sex: null }, base).values["sex"]).toBeNull();
    expect(mergeThreeWays(base, { sex: null }, { ...base, sex: "male" }).clashes).toHaveLength(1);
  });

  test("empty and never written down are the same; the order of codes is not", () => {
    expect(isSame(undefined, null)).toBe(true);
    expect(isSame({ a: null }, {})).toBe(true);
    expect(isSame(["BL01", "BL02"], ["BL02", "BL01"])).toBe(false);
    expect(isSame({}, [])).toBe(false);
    expect(mergeThreeWays({}, { constructor: "x" }, {}).mine).toEqual(["constructor"]);
  });
});

const valueArb: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, "yes", "no", 1, 2, true),
  fc.subarray(["BL01", "BL02", "BL03"]),
  fc.record({ channel: fc.constantFrom("phone", null), never: fc.boolean() }),
);
const names = ["a", "b", "c", "constructor", "__proto__"];
const valuesArb: fc.Arbitrary<Values> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), valueArb), { selector: ([name]) => name })
  .map((entries) => Object.fromEntries(entries));

describe("always", () => {
  test("every field is untouched, taken from one side, or a clash that carries both", () => {
    fc.assert(
      fc.property(valuesArb, valuesArb, valuesArb, (base, mine, theirs) => {
        const { values, mine: taken, theirs: others, clashes } = mergeThreeWays(base, mine, theirs);
        const of = (v: Values, name: string) => (Object.hasOwn(v, name) ? v[name] : undefined);
        for (const name of names) {
          const [was, stored] = [of(base, name), of(theirs, name)];
          const typed = Object.hasOwn(mine, name) ? of(mine, name) : was;
          const clash = clashes.find((c) => c.field === name);
          // What I changed is in the result, or it is what is stored already, or it lies before me.
          if (!isSame(typed, was) && !isSame(typed, stored))
            expect(isSame(of(values, name), typed) ? !clash : isSame(clash?.mine, typed)).toBe(true);
          // What they changed is never lost.
          if (!isSame(stored, was)) expect(isSame(of(values, name), stored)).toBe(true);
          if (clash) expect([...taken, ...others]).not.toContain(name);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("with nobody before me my edit stands whole, and with nothing of mine theirs does", () => {
    fc.assert(
      fc.property(valuesArb, valuesArb, (base, edit) => {
        const alone = mergeThreeWays(base, { ...base, ...edit }, base);
        expect(alone.clashes).toEqual([]);
        expect(isSame(alone.values, { ...base, ...edit })).toBe(true);
        const none = mergeThreeWays(base, {}, edit);
        expect(none.clashes).toEqual([]);
        expect(isSame(none.values, edit)).toBe(true);
      }),
    );
  });

  test("merging again what was merged changes nothing", () => {
    fc.assert(
      fc.property(valuesArb, valuesArb, valuesArb, (base, mine, theirs) => {
        const once = mergeThreeWays(base, mine, theirs).values;
        expect(isSame(mergeThreeWays(base, once, theirs).values, once)).toBe(true);
      }),
    );
  });
});

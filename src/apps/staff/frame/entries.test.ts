import { describe, expect, it } from "vitest";
import type { WebModule } from "#base/ui/module.ts";
import type { Viewer } from "#base/ui/viewer.ts";
import { entriesOf, isUnder, splitEntries } from "./entries.ts";

const nobody: Viewer = {
  id: "1",
  name: "Nhung",
  unit: null,
  verbs: new Set(["plan.read", "policy.read"]),
  year: 2026,
};

function moduleOf(name: string, order: number): WebModule {
  const label = { vi: name, en: name };
  return {
    name,
    screens: [],
    menu: { label, path: `/${name}s`, icon: () => null, verb: `${name}.read`, order },
  };
}

describe("the menu", () => {
  it("holds what the person's verbs open, in order, My work first", () => {
    const modules = [moduleOf("policy", 70), moduleOf("case", 30), moduleOf("plan", 20)];
    expect(entriesOf(modules, nobody).map((e) => e.path)).toEqual(["/", "/plans", "/policys"]);
  });

  it("never shows more than fit; the rest stand behind one entry", () => {
    const entries = Array.from({ length: 12 }, (_, at) => moduleOf(`m${at}`, at).menu).filter(
      (e) => e !== undefined,
    );
    const { shown, behind } = splitEntries(entries, 9);
    expect([shown.length, behind.length]).toEqual([8, 4]);
    expect(splitEntries(entries.slice(0, 9), 9).behind).toEqual([]);
  });

  it("lights the entry under which the address lies", () => {
    expect(isUnder("/policies/VB-1", "/policies")).toBe(true);
    expect(isUnder("/policies-old", "/policies")).toBe(false);
    expect(isUnder("/plan", "/")).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { openDrafts, type Shelf } from "./drafts.ts";

function shelfOf(map: Map<string, string>, full = false): Shelf {
  return {
    get length() {
      return map.size;
    },
    key: (at) => [...map.keys()][at] ?? null,
    getItem: (name) => map.get(name) ?? null,
    setItem: (name, value) => {
      if (full) throw new DOMException("full", "QuotaExceededError");
      map.set(name, value);
    },
    removeItem: (name) => void map.delete(name),
  };
}

const day = (n: number): Date => new Date(Date.UTC(2026, 5, n));

describe("drafts", () => {
  it("are there again after the page is gone", () => {
    const disk = new Map<string, string>();
    openDrafts(shelfOf(disk), "nhung", day(1)).write("policies/new", { title: "Kế hoạch" }, day(1));
    const again = openDrafts(shelfOf(disk), "nhung", day(2)).read<{ title: string }>("policies/new");
    expect(again?.value.title).toBe("Kế hoạch");
    expect(again?.at).toBe(day(1).toISOString());
  });

  it("are not another person's", () => {
    const disk = new Map<string, string>();
    openDrafts(shelfOf(disk), "nhung", day(1)).write("policies/new", 1, day(1));
    expect(openDrafts(shelfOf(disk), "hung", day(1)).read("policies/new")).toBeNull();
  });

  it("are gone once submitted, and when too old", () => {
    const disk = new Map<string, string>([["other", "kept"]]);
    const drafts = openDrafts(shelfOf(disk), "nhung", day(1));
    drafts.write("a", 1, day(1));
    drafts.clear("a");
    expect(drafts.read("a")).toBeNull();
    drafts.write("b", 1, day(1));
    openDrafts(shelfOf(disk), "hung", day(1 + 91));
    expect([...disk.keys()]).toEqual(["other"]);
  });

  it("say when the device has no room, and forget what cannot be read", () => {
    expect(openDrafts(shelfOf(new Map(), true), "nhung", day(1)).write("a", 1, day(1))).toBe(false);
    const broken = new Map([["to-am.draft:nhung:a", "{"]]);
    expect(openDrafts(shelfOf(broken), "nhung", day(1)).read("a")).toBeNull();
    expect(broken.size).toBe(0);
  });
});

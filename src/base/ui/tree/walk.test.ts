import { describe, expect, it } from "vitest";
import { openTo, seen, stepOf } from "./walk.ts";

const tree = [
  { id: "I", text: "Mục đích" },
  {
    id: "II",
    text: "Nhiệm vụ",
    children: [
      { id: "II.1", text: "Tuyên truyền" },
      { id: "II.2", text: "Quản lý", children: [{ id: "II.2.a", text: "Cơ sở dữ liệu" }] },
    ],
  },
];

const press = (current: string, key: string, open: string[]): unknown =>
  stepOf(seen(tree, new Set(open)), current, { key, open: new Set(open) });

describe("a tree under the arrow keys", () => {
  it("shows only what is open, with level and place", () => {
    const list = seen(tree, new Set(["II"]));
    expect(list.map((s) => [s.node.id, s.level, s.position, s.siblings])).toEqual([
      ["I", 1, 1, 2],
      ["II", 1, 2, 2],
      ["II.1", 2, 1, 2],
      ["II.2", 2, 2, 2],
    ]);
  });

  it("opens, enters, leaves and closes", () => {
    expect(press("II", "ArrowRight", [])).toEqual({ open: "II" });
    expect(press("II", "ArrowRight", ["II"])).toEqual({ to: "II.1" });
    expect(press("II.1", "ArrowLeft", ["II"])).toEqual({ to: "II" });
    expect(press("II", "ArrowLeft", ["II"])).toEqual({ close: "II" });
    expect(press("I", "ArrowLeft", [])).toBeNull();
    expect(press("I", "ArrowRight", [])).toBeNull();
  });

  it("goes up, down, first and last, and stops at the ends", () => {
    expect(press("I", "ArrowDown", [])).toEqual({ to: "II" });
    expect(press("I", "ArrowUp", [])).toBeNull();
    expect(press("I", "End", ["II"])).toEqual({ to: "II.2" });
    expect(press("II.2", "Home", ["II"])).toEqual({ to: "I" });
  });

  it("is open to a level at first", () => {
    expect([...openTo(tree, 1)]).toEqual(["II"]);
    expect([...openTo(tree, 2)]).toEqual(["II", "II.2"]);
  });
});

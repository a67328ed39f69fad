import { describe, expect, it } from "vitest";
import { countRows, shownRows } from "./board-rows.ts";
import type { BoardRow } from "./types.ts";

const decision = { at: "2026-11-18T03:00:00Z", reason: "Gửi muộn", byName: "Đầu mối" };
const row = (name: string, state: BoardRow["state"], isLate: boolean) =>
  ({
    unit: { id: 1, code: "01.00004", name, kind: "ward" },
    state,
    isLate,
    leftOut: state === "approved" ? decision : null,
  }) as BoardRow;
const rows = [
  row("Phường Ba Đình", "draft", true),
  row("Xã Đông Anh", "approved", true),
  row("Phường Hoàn Kiếm", "submitted", false),
];

describe("the board of a cycle", () => {
  it("tells late handing over from nothing handed over at all", () => {
    expect(countRows(rows)).toMatchObject({
      all: 3,
      late: 1,
      overdue: 1,
      draft: 1,
      approved: 1,
      submitted: 1,
      leftOut: 1,
    });
  });
  it("finds a unit without diacritics", () => {
    expect(shownRows(rows, "all", "dong anh").map((r) => r.unit.name)).toEqual(["Xã Đông Anh"]);
    expect(shownRows(rows, "overdue", "")).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import type { Changes, ReportCell, Section } from "../types.ts";
import { presentChanges } from "./present-changes.ts";

const cell = (indicator: string, figure: ReportCell["figure"]) =>
  ({ indicator, dims: "", figure }) as unknown as ReportCell;
const section = (id: number, text: string) => ({ id, text, narrative: true }) as unknown as Section;
const sent: Changes = {
  from: 0,
  to: 1,
  figures: [
    { indicator: "a", dims: "", before: null, after: { state: "value", value: 3 } },
    { indicator: "b", dims: "", before: null, after: { state: "zero" } },
  ],
  sections: [{ sectionId: 1, before: "", after: "cũ" }],
};

describe("what changed since the report was sent", () => {
  it("is nothing where nothing was touched", () => {
    const same = {
      round: 1,
      yearEnd: [],
      cells: [
        cell("a", { state: "value", value: 3 }),
        cell("b", { state: "zero" }),
        cell("c", { state: "not-reported" }),
      ],
      sections: [section(1, "cũ"), section(2, "")],
    };
    expect(presentChanges(same, sent)).toMatchObject({ figures: [], sections: [] });
  });
  it("tells a zero taken back, a new number and new words", () => {
    const now = {
      round: 1,
      yearEnd: [],
      cells: [cell("a", { state: "value", value: 4 }), cell("b", { state: "not-reported" })],
      sections: [section(1, "mới")],
    };
    const changes = presentChanges(now, sent);
    expect(changes.figures.map((f) => f.indicator)).toEqual(["a", "b"]);
    expect(changes.sections).toEqual([{ sectionId: 1, before: "cũ", after: "mới" }]);
  });
});

import { describe, expect, it } from "vitest";
import {
  columnsRead,
  columnsText,
  contentOf,
  moved,
  newContent,
  newSection,
  rowsOf,
} from "./template-form.ts";

describe("the form of a template", () => {
  it("writes columns as lines and reads them back", () => {
    const columns = [
      { title: "Tổng", dims: "" },
      { title: "Nữ", dims: "sex=female" },
    ];
    expect(columnsRead(columnsText({ title: "", columns, rows: [] }))).toEqual(columns);
    expect(columnsRead(" \n")).toHaveLength(1);
  });
  it("keeps what was said of a figure when the list changes", () => {
    const table = { title: "", columns: [], rows: [{ indicator: "a", required: false, asksEstimate: true }] };
    expect(rowsOf(table, ["b", "a"])).toEqual([
      { indicator: "b", required: true, asksEstimate: false },
      { indicator: "a", required: false, asksEstimate: true },
    ]);
  });
  it("moves sections and never loses one", () => {
    expect(moved([1, 2, 3], 0, 1)).toEqual([2, 1, 3]);
    expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
  });
  it("sends no more than a template has, and requires no words where there are none", () => {
    const section = { ...newSection, id: 7, narrative: false, required: true };
    const sent = contentOf({ ...newContent, bases: [" a ", ""], sections: [section] });
    expect(sent.bases).toEqual(["a"]);
    expect(sent.sections[0]).toMatchObject({ required: false });
    expect(sent.sections[0]).not.toHaveProperty("id");
  });
});

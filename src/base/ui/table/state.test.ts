import { describe, expect, it } from "vitest";
import {
  exportHref,
  orderOf,
  queryOf,
  shownColumns,
  switchedColumns,
  turned,
  viewsIn,
  withView,
} from "./state.ts";

const columns = [{ key: "number" }, { key: "abstract" }, { key: "issuer" }, { key: "note", spare: true }];

describe("the address of a table", () => {
  it("turns an order up, down and off", () => {
    expect(turned(null, "number")).toBe("number");
    expect(turned(orderOf({ sort: "number" }), "number")).toBe("-number");
    expect(turned(orderOf({ sort: "-number" }), "number")).toBeNull();
    expect(turned(orderOf({ sort: "-issuer" }), "number")).toBe("number");
  });

  it("sends filters and order, not how the table looks", () => {
    expect(
      queryOf({ q: "gia đình", sort: "-n", cols: "a", open: "VB-1", kind: "" }, { year: "2026" }),
    ).toEqual({
      q: "gia đình",
      sort: "-n",
      year: "2026",
    });
  });

  it("keeps the first column and the table's own order", () => {
    expect(shownColumns(columns, {}).map((c) => c.key)).toEqual(["number", "abstract", "issuer"]);
    expect(shownColumns(columns, { cols: "note,abstract" }).map((c) => c.key)).toEqual([
      "number",
      "abstract",
      "note",
    ]);
  });

  it("switches a column and forgets the choice when it is as it came", () => {
    expect(switchedColumns(columns, {}, "issuer")).toBe("number,abstract");
    expect(switchedColumns(columns, { cols: "number,abstract" }, "issuer")).toBeNull();
  });

  it("exports exactly what is shown", () => {
    const shown = shownColumns(columns, { cols: "number,note" });
    expect(exportHref("/api/policies", { q: "13/2022" }, shown)).toBe(
      "/api/policies/export.xlsx?q=13%2F2022&columns=number%2Cnote",
    );
  });

  it("keeps views by title and survives a spoilt store", () => {
    expect(viewsIn("{")).toEqual([]);
    expect(viewsIn('[{"title":1},{"title":"Của tôi","search":{}}]')).toEqual([
      { title: "Của tôi", search: {} },
    ]);
    const once = withView([], { title: "Của tôi", search: {} });
    expect(withView(once, { title: "Của tôi", search: { q: "a" } })).toEqual([
      { title: "Của tôi", search: { q: "a" } },
    ]);
  });
});

/** Units as rows of a sheet, out and in. */
import { describe, expect, test } from "vitest";
import { facts, openDirectory, planImport, rowsFromUnits, structureOn, unitsFromRows } from "./index.ts";

describe("sheets", () => {
  const directory = openDirectory(facts());

  test("what goes out comes in again unchanged", () => {
    const units = structureOn("2026-11-23", directory);
    const { units: read, refusals } = unitsFromRows(rowsFromUnits(units, directory), directory);
    expect(refusals).toEqual([]);
    expect(
      read.map((r) => [r.input.code, r.input.kind, r.input.name, r.input.validFrom, r.input.lat]),
    ).toEqual(units.map((u) => [u.code, u.kind, u.name, u.validFrom, u.lat]));
  });

  test("each refusal names row, column and reason, and the sound rows are read", () => {
    const heads = ["ma", "LOẠI", "Tên", "Hiệu lực từ", "Hiệu lực đến", "Mã đơn vị cấp trên", "Dân số"];
    const { units, refusals } = unitsFromRows(
      [
        heads,
        ["HN-A", "Sở", "Sở A", "01/03/2026", "", "01", "1"],
        ["HN-B", "Vương quốc", "", "31/02/2026", null, "KHONG-CO", "nhiều"],
        [],
        ["HN-A", "Sở", "Sở A nữa", "2026-05-01", "", "01", null],
        ["HN-C", "Sở", "Sở C", "2026-05-01", "2026-05-01", "HN-C", null],
        ["HN-D", "Sở", "Sở D", "2026-05-01", "", "KHONG-CO", null],
      ],
      directory,
    );
    expect(units.map((u) => [u.row, u.input.code, u.parentCode, u.input.validFrom])).toEqual([
      [2, "HN-A", "01", "2026-03-01"],
    ]);
    expect(refusals.map((r) => [r.row, r.column, r.reason])).toEqual([
      [3, "Hiệu lực từ", "bad-date"],
      [3, "Loại", "unknown-kind"],
      [3, "Tên", "required"],
      [3, "Dân số", "bad-number"],
      [5, "Mã", "twice-in-file"],
      [6, "Hiệu lực đến", "ends-before-start"],
      [6, "Mã đơn vị cấp trên", "own-parent"],
      [7, "Mã đơn vị cấp trên", "unknown-parent"],
    ]);
    expect(unitsFromRows([["Tên"]], directory).refusals.map((r) => r.column)).toEqual([
      "Mã",
      "Loại",
      "Hiệu lực từ",
    ]);
  });

  test("the directory's own sheet changes nothing; open fields may be corrected, history may not", () => {
    const units = structureOn("2026-11-23", directory);
    const rows = rowsFromUnits(units, directory);
    const same = planImport(unitsFromRows(rows, directory), directory);
    expect(same).toMatchObject({ create: [], update: [], refusals: [], unchanged: units.length });

    const column = (head: string) => rows[0]!.indexOf(head);
    const at = rows.findIndex((r) => r[0] === "HN-SYT");
    const edited = rows.map((r) => [...r]);
    edited[at]![column("Điện thoại")] = "024 1111 1111";
    edited[at]![column("Tên gọi khác, viết tắt")] = "Sở YT; Sở Y tế TP";
    edited[at + 1]![column("Tên")] = "Sở Khác";
    const plan = planImport(unitsFromRows(edited, directory), directory);
    expect(plan.update).toMatchObject([
      { change: { contact: { phone: "024 1111 1111" } }, aliases: ["Sở Y tế TP"] },
    ]);
    expect(plan.refusals.map((r) => [r.row, r.column, r.reason])).toEqual([[at + 2, "Tên", "by-event"]]);
  });
});

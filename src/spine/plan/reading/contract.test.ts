import { expect, test } from "vitest";
import { contractOf } from "./contract.ts";
import { readPlan } from "./read-plan.ts";
import { textSource } from "./source.ts";

const TEXT = `ỦY BAN NHÂN DÂN TỈNH SÔNG THU
Số: 12/KH-UBND
Sông Thu, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Công tác gia đình năm 2026
Căn cứ Nghị định số 76/2023/NĐ-CP ngày 01/11/2023 của Chính phủ;
I. NHIỆM VỤ
1. Giám đốc Sở Y tế chủ trì mở lớp nhân Tháng hành động vì trẻ em; hằng năm báo cáo UBND tỉnh trước ngày 15/11.
3. Mở chuyên mục, hoàn thành trước ngày 30/6/2026.
Nơi nhận:
- Lưu: VT.
`;

test("what programs are given has the fields of the contract, and no others", () => {
  expect(contractOf(readPlan(textSource(TEXT)))).toEqual({
    title: "KẾ HOẠCH Công tác gia đình năm 2026",
    issuer: "ỦY BAN NHÂN DÂN TỈNH SÔNG THU",
    number: "12/KH-UBND",
    date: "2026-01-05",
    cites: [{ kind: "Nghị định", number: "76/2023/NĐ-CP", date: "2023-11-01", issuer: "Chính phủ" }],
    clauses: [
      { path: "", line: 4, kind: "title", text: "KẾ HOẠCH", actionable: false },
      { path: "", line: 5, kind: "title", text: "Công tác gia đình năm 2026", actionable: false },
      {
        path: "",
        line: 6,
        kind: "paragraph",
        text: "Căn cứ Nghị định số 76/2023/NĐ-CP ngày 01/11/2023 của Chính phủ;",
        actionable: false,
      },
      { path: "I", line: 7, kind: "section", text: "NHIỆM VỤ", actionable: false },
      {
        path: "I.1",
        line: 8,
        kind: "item",
        text: "Giám đốc Sở Y tế chủ trì mở lớp nhân Tháng hành động vì trẻ em; hằng năm báo cáo UBND tỉnh trước ngày 15/11.",
        actionable: true,
      },
      {
        path: "I.3",
        line: 9,
        kind: "item",
        text: "Mở chuyên mục, hoàn thành trước ngày 30/6/2026.",
        actionable: true,
      },
    ],
    assignments: [{ line: 8, agency: "Sở Y tế", role: "lead", group: false }],
    reporting: [{ every: "year", dueBefore: "11-15", to: "UBND tỉnh", line: 8 }],
    observances: [{ name: "Tháng hành động vì trẻ em", on: null, month: 6, line: 8 }],
    recipients: [{ line: 11, text: "Lưu: VT" }],
    gaps: [{ line: 9, note: "Số thứ tự nhảy: thiếu mục 2 trước mục 3." }],
  });
});

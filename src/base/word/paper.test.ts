/** A report as it stands on paper: every line in the wording of Decree 30/2020/NĐ-CP, the same as the Word file has it. */
import { expect, test } from "vitest";
import { paperOf, paperShape, reportDocument, type ReportDocument } from "./index.ts";
import { paragraphTexts, partOf } from "./testing.ts";

const report: ReportDocument = {
  parentBody: "Ủy ban nhân dân Thành phố Hà Nội",
  body: "Sở Văn hóa và Thể thao",
  symbol: "BC-SVHTT",
  place: "Hà Nội",
  date: "2026-11",
  kind: "Báo cáo",
  abstract: "Kết quả công tác gia đình năm 2026",
  addressees: ["UBND Thành phố"],
  bases: ["Luật số 13/2022/QH15", "Nghị định số 76/2023/NĐ-CP;"],
  opening: ["Sở báo cáo như sau:"],
  sections: [
    {
      number: "I.",
      title: "Kết quả",
      paragraphs: [{ text: "Đã làm việc thứ nhất.\nĐã làm việc thứ hai." }],
      tables: [
        {
          title: "Biểu 1",
          columns: [
            { title: "TT", kind: "center" },
            { title: "Chỉ tiêu", width: 4 },
            { title: "Số liệu", kind: "figures" },
          ],
          rows: [[1, "Số vụ", "1.234"], { bold: true, cells: [{ text: "Tổng", span: 2 }, 12345.5] }],
        },
      ],
    },
    { number: "II.", title: "Kiến nghị", paragraphs: [{ text: "Không có." }], tables: [] },
  ],
  recipients: ["Lưu: VT, QLGĐ"],
  signer: { position: "Giám đốc", name: "" },
  annexes: [
    { title: "Số liệu theo đơn vị", landscape: true, content: [{ kind: "note", text: "Ghi chú" }] },
    { title: "Giải trình", content: [{ kind: "bullets", items: ["Một"] }] },
  ],
  draftNote: "DỰ THẢO",
};

test("lines stand in their finished wording, a line feed opens a paragraph, the body is closed", () => {
  const paper = paperOf(report);
  expect(paperShape.parse(paper)).toEqual(paper);
  expect(paper).toMatchObject({
    parentBody: "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
    body: "SỞ VĂN HÓA VÀ THỂ THAO",
    kind: "BÁO CÁO",
    addressees: ["Kính gửi: UBND Thành phố."],
    bases: ["Luật số 13/2022/QH15;", "Nghị định số 76/2023/NĐ-CP."],
    recipients: ["- Như trên;", "- Lưu: VT, QLGĐ."],
    position: "GIÁM ĐỐC",
  });
  expect(paper.dateLine.replaceAll(/\s+/gu, " ")).toBe("Hà Nội, ngày tháng 11 năm 2026");
  expect(paper.parts.map((p) => (p.table ? "table" : p.text))).toEqual([
    "Sở báo cáo như sau:",
    "I. Kết quả",
    "Đã làm việc thứ nhất.",
    "Đã làm việc thứ hai.",
    "table",
    "II. Kiến nghị",
    "Không có./.",
  ]);
  expect(paper.annexes).toMatchObject([
    { label: "Phụ lục I", title: "SỐ LIỆU THEO ĐƠN VỊ", isWide: true },
    { label: "Phụ lục II", isWide: false, parts: [{ kind: "bullet", text: "Một" }] },
  ]);
});

test("figures stand right and are written the Vietnamese way, totals are bold over their span", () => {
  const table = paperOf(report).parts.find((p) => p.table)?.table;
  expect(table?.widths).toEqual([null, 4, null]);
  expect(table?.rows[0]?.map((c) => [c.text, c.align])).toEqual([
    ["1", "center"],
    ["Số vụ", "left"],
    ["1.234", "right"],
  ]);
  expect(table?.rows[1]).toMatchObject([
    { text: "Tổng", span: 2, bold: true },
    { text: "12.345,5", align: "right", bold: true },
  ]);
});

test("the Word file of the same report has every one of those lines", async () => {
  const word = paragraphTexts(partOf(await reportDocument(report), "word/document.xml")).map((t) =>
    // Word writes a bullet as its own sign before the words.
    t.replace(/^[-–+]\s*(?=Một)/u, ""),
  );
  const paper = paperOf(report);
  const lines = [paper.body, paper.kind, paper.abstract, ...paper.bases, ...paper.recipients, paper.position];
  const parts = [...paper.parts, ...paper.annexes.flatMap((a) => a.parts)].map((p) => p.text);
  for (const line of [...lines, ...parts].filter(Boolean)) expect(word).toContain(line);
});

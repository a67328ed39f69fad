import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { administrativeDocument } from "./index.ts";
import type { AdministrativeDocument, Block, TableBlock } from "./index.ts";
import {
  addresseeLines,
  annexLabel,
  baseLines,
  dateLine,
  headingCounter,
  numberLine,
  recipientLines,
} from "./write-lines.ts";
import { paragraphTexts, partOf, wellFormed } from "./testing.ts";

const table: TableBlock = {
  kind: "table",
  title: "Bảng 1. Số vụ",
  unit: "Đơn vị tính: vụ",
  columns: [
    { title: "TT", kind: "center" },
    { title: "Đơn vị" },
    { title: "Nam", kind: "figures" },
    { title: "Nữ", kind: "figures" },
  ],
  head: [
    [
      { text: "TT", rows: 2 },
      { text: "Đơn vị", rows: 2 },
      { text: "Trong đó", span: 2 },
    ],
    [{ text: "Nam" }, { text: "Nữ" }],
  ],
  rows: [
    [1, "Phường A", 1234.5, "— chưa báo cáo"],
    { cells: [{ text: "Cộng", span: 2 }, 1234.5, 0], bold: true },
  ],
  note: "Ghi chú: tính đến ngày 14 tháng 11.",
};

const report: AdministrativeDocument = {
  parentBody: "Ủy ban nhân dân thành phố Hà Nội",
  body: "Sở Văn hóa và Thể thao",
  number: 5,
  symbol: "BC-SVHTT",
  place: "Hà Nội",
  date: "2026-02-05",
  kind: "Báo cáo",
  abstract: "Kết quả công tác gia đình",
  addressees: ["Ủy ban nhân dân Thành phố"],
  bases: ["Căn cứ Luật số 13/2022/QH15;", "Căn cứ Nghị định số 76/2023/NĐ-CP"],
  content: [
    { kind: "heading", level: 1, text: "Kết quả" },
    {
      kind: "paragraph",
      text: [{ text: "Toàn thành phố <có> " }, { text: "126", bold: true }, { text: ' xã & "phường".' }],
    },
    { kind: "bullets", items: ["Truyền thông;", "Tư vấn."] },
    table,
    { kind: "heading", level: 1, text: "Kiến nghị" },
    { kind: "paragraph", text: "Đề nghị xem xét." },
  ],
  signer: { authority: "KT. GIÁM ĐỐC", position: "Phó Giám đốc", name: "Nguyễn Văn Ân" },
  recipients: ["Giám đốc Sở (để b/c)", "Lưu: VT, QLVHGĐ."],
  createdAt: new Date(0),
};

const xmlOf = async (document: AdministrativeDocument): Promise<string> =>
  partOf(await administrativeDocument(document), "word/document.xml");

describe("an administrative document", () => {
  test("has the nine parts in their places", async () => {
    const texts = paragraphTexts(await xmlOf(report));
    const parts = [
      "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
      "SỞ VĂN HÓA VÀ THỂ THAO",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "Số: 05/BC-SVHTT",
      "Hà Nội, ngày 05 tháng 02 năm 2026",
      "BÁO CÁO",
      "Kết quả công tác gia đình",
      "Kính gửi: Ủy ban nhân dân Thành phố.",
      "Căn cứ Luật số 13/2022/QH15;",
      "Căn cứ Nghị định số 76/2023/NĐ-CP.",
      "I. Kết quả",
      "II. Kiến nghị",
      "Đề nghị xem xét./.",
      "Nơi nhận:",
      "- Như trên;",
      "- Giám đốc Sở (để b/c);",
      "- Lưu: VT, QLVHGĐ.",
      "KT. GIÁM ĐỐC",
      "PHÓ GIÁM ĐỐC",
      "Nguyễn Văn Ân",
    ];
    expect(texts.filter((line) => parts.includes(line))).toEqual(parts);
  });

  test("is A4 with the decree's margins, and hides the page number on its first page", async () => {
    const bytes = await administrativeDocument(report);
    const xml = partOf(bytes, "word/document.xml");
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"/u);
    const margin = /<w:pgMar [^>]*>/u.exec(xml)?.[0] ?? "";
    const millimetres = (side: string): number =>
      (Number(new RegExp(`w:${side}="(\\d+)"`, "u").exec(margin)?.[1]) / 1440) * 25.4;
    expect(millimetres("top")).toBeCloseTo(20, 0);
    expect(millimetres("bottom")).toBeCloseTo(20, 0);
    expect(millimetres("left")).toBeCloseTo(30, 0);
    expect(millimetres("right")).toBeCloseTo(15, 0);
    expect(xml).toContain("<w:titlePg/>");
    const headers = Object.entries(unzipSync(bytes)).filter(([name]) => /^word\/header\d+\.xml$/u.test(name));
    const numbered = headers.filter(([, part]) => strFromU8(part).includes("PAGE"));
    expect([headers.length, numbered.length]).toEqual([2, 1]);
    expect(strFromU8(numbered[0]![1])).toMatch(/<w:jc w:val="center"\/>/u);
  });

  test("is in Times New Roman and nothing else, in Vietnamese, with a title", async () => {
    const bytes = await administrativeDocument(report);
    const fonts = [
      ...partOf(bytes, "word/document.xml").matchAll(/w:(?:ascii|hAnsi|cs|eastAsia)="([^"]*)"/gu),
    ];
    expect(new Set(fonts.map((m) => m[1]))).toEqual(new Set(["Times New Roman"]));
    const styles = partOf(bytes, "word/styles.xml");
    expect(styles).toMatch(
      /<w:docDefaults>[\s\S]*Times New Roman[\s\S]*w:val="vi-VN"[\s\S]*<\/w:docDefaults>/u,
    );
    expect(partOf(bytes, "docProps/core.xml")).toContain(
      "<dc:title>Báo cáo Kết quả công tác gia đình</dc:title>",
    );
  });

  test("sets its body justified, 14 pt, first line in by 1.27 cm, 6 pt above", async () => {
    const xml = await xmlOf(report);
    const paragraph = /<w:p>(?:(?!<w:p>)[\s\S])*Truyền thông;/u.exec(xml)?.[0] ?? "";
    expect(paragraph).toMatch(/<w:jc w:val="both"\/>/u);
    expect(paragraph).toMatch(/w:firstLine="720"/u);
    expect(paragraph).toMatch(/<w:spacing [^>]*w:before="120"/u);
    expect(paragraph).toMatch(/<w:sz w:val="28"\/>/u);
  });

  test("repeats the head rows of a table, tears no row, sets figures right", async () => {
    const xml = await xmlOf({ ...report, content: [table] });
    const body = /Bảng 1[\s\S]*?<\/w:tbl>/u.exec(xml)?.[0] ?? "";
    const rows = body.split("<w:tr>").slice(1);
    expect(rows.map((row) => row.includes("<w:tblHeader/>"))).toEqual([true, true, false, false]);
    expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
    expect(rows[0]).toContain('<w:gridSpan w:val="2"/>');
    expect(rows[0]).toContain('<w:vMerge w:val="restart"/>');
    expect(body).toMatch(/w:firstRow="(?:1|true)"/u);
    const figure = rows[2]!.split("<w:tc>").find((cell) => cell.includes("1.234,5")) ?? "";
    expect(figure).toContain('<w:jc w:val="right"/>');
    const grid = [...body.matchAll(/<w:gridCol w:w="(\d+)"/gu)].reduce((sum, m) => sum + Number(m[1]), 0);
    expect(grid).toBe(9354);
  });

  test("leaves number and day open in a draft, and says so", async () => {
    const { number: _, parentBody: __, ...rest } = report;
    const texts = paragraphTexts(await xmlOf({ ...rest, date: "2026-11", draftNote: "DỰ THẢO" }));
    expect(texts).toContain("DỰ THẢO");
    expect(texts.some((line) => /^Số: {8,}\/BC-SVHTT$/u.test(line))).toBe(true);
    expect(texts.some((line) => /^Hà Nội, ngày {4,} tháng 11 năm 2026$/u.test(line))).toBe(true);
  });

  test("as an official letter has its abstract under the number", async () => {
    const texts = paragraphTexts(await xmlOf({ ...report, kind: "", abstract: "đôn đốc báo cáo" }));
    expect(texts.indexOf("V/v đôn đốc báo cáo")).toBe(texts.indexOf("Số: 05/BC-SVHTT") + 1);
  });

  test("numbers its annexes and lets each count its own pages, lying or standing", async () => {
    const annexes = [
      { title: "Danh mục", content: [{ kind: "paragraph", text: "Một." } as const] },
      { title: "Biểu", landscape: true, content: [table] },
    ];
    const xml = await xmlOf({ ...report, annexes });
    const texts = paragraphTexts(xml);
    expect(texts).toEqual(expect.arrayContaining(["Phụ lục I", "Danh mục", "Phụ lục II", "Biểu"]));
    expect(texts).toContain(
      "(Kèm theo Báo cáo số 05/BC-SVHTT ngày 05 tháng 02 năm 2026 của Sở Văn hóa và Thể thao)",
    );
    expect(xml.match(/<w:pgNumType w:start="1"\/>/gu)).toHaveLength(3);
    expect(xml.match(/<w:pgSz [^>]*w:orient="landscape"/gu)).toHaveLength(1);
  });

  test("is judged by a check that sees broken XML", () => {
    const broken = ["<a><b></a></b>", "<a>", "<a>x < y</a>", "<a>x & y</a>", '<a b="<"/>'];
    expect(broken.map(wellFormed)).toEqual(broken.map(() => false));
    expect(wellFormed('<a b="1"><b/>x &amp; y > z</a>')).toBe(true);
  });

  test("is the same file for the same document", async () => {
    const [a, b] = [await administrativeDocument(report), await administrativeDocument(report)];
    expect(Buffer.compare(Buffer.from(a), Buffer.from(b))).toBe(0);
  });

  test("holds any text, however hostile, as well-formed XML that says it back", async () => {
    const anyText = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("<w:p/>", "&amp;", "]]>", "\uD800"),
    );
    await fc.assert(
      fc.asyncProperty(anyText, async (words) => {
        const content: Block[] = [
          { kind: "heading", level: 2, text: words },
          { kind: "table", columns: [{ title: words }], rows: [[words]], note: words },
        ];
        const xml = await xmlOf({ ...report, abstract: words, content });
        expect(wellFormed(xml)).toBe(true);
      }),
      { numRuns: 25 },
    );
    expect(paragraphTexts(await xmlOf(report))).toContain('Toàn thành phố <có> 126 xã & "phường".');
  });
});

describe("the fixed lines", () => {
  test.each([
    ["2026-01-05", "ngày 05 tháng 01 năm 2026"],
    ["2026-02-15", "ngày 15 tháng 02 năm 2026"],
    ["2026-03-09", "ngày 09 tháng 3 năm 2026"],
    ["2026-12-31", "ngày 31 tháng 12 năm 2026"],
  ])("a zero before days under 10 and the months 1 and 2: %s", (day, words) => {
    expect(dateLine("Hà Nội", day)).toBe(`Hà Nội, ${words}`);
  });

  test("a zero before numbers under 10", () => {
    expect(numberLine("7", "KH-UBND")).toBe("Số: 07/KH-UBND");
    expect(numberLine(112, "KH-UBND")).toBe("Số: 112/KH-UBND");
  });

  test("recipients: Như trên first, Lưu last, semicolons between, a full stop at the end", () => {
    expect(recipientLines(["- Lưu: VT, VX;", "UBND Thành phố;"], true)).toEqual([
      "- Như trên;",
      "- UBND Thành phố;",
      "- Lưu: VT, VX.",
    ]);
    expect(recipientLines([])).toEqual(["- Lưu: VT."]);
  });

  test("one addressee on the line, several beneath it; bases closed by semicolons", () => {
    expect(addresseeLines(["Sở Y tế"])).toEqual(["Kính gửi: Sở Y tế."]);
    expect(addresseeLines(["Sở Y tế", "Sở Nội vụ"])).toEqual(["Kính gửi:", "- Sở Y tế;", "- Sở Nội vụ."]);
    expect(baseLines(["A", "B;"])).toEqual(["A;", "B."]);
  });

  test("headings count I., 1., a) and begin anew beneath a new heading", () => {
    const next = headingCounter();
    expect(([1, 2, 3, 3, 2, 1, 2] as const).map(next)).toEqual(["I.", "1.", "a)", "b)", "2.", "II.", "1."]);
    expect([annexLabel(0, 1), annexLabel(3, 9)]).toEqual(["Phụ lục", "Phụ lục IV"]);
  });
});

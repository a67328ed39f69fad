import { describe, expect, test } from "vitest";
import { checkTemplate, defaultReportTemplate, fillTemplate, reportDocument } from "./index.ts";
import type { ReportDocument, ReportSection } from "./index.ts";
import { paragraphTexts, partOf, template, wellFormed } from "./testing.ts";

const textsOf = (docx: Uint8Array): string[] => paragraphTexts(partOf(docx, "word/document.xml"));
const emptyParagraphs = (docx: Uint8Array): number =>
  (partOf(docx, "word/document.xml").match(/<w:p\/>|<w:p>(?:(?!<w:t[ >]|<w:p>)[\s\S])*?<\/w:p>/gu) ?? [])
    .length;

const people = (n: number): { tên: string; việc: string }[] =>
  Array.from({ length: n }, (_, i) => ({ tên: `Người ${i + 1}`, việc: `Việc ${i + 1}` }));

describe("a loop in an office's template", () => {
  test.each([0, 1, 3])(
    "on lines of its own repeats paragraphs, %i times, and leaves no empty line",
    async (n) => {
      const docx = await fillTemplate(
        await template(["Đầu", "{#người}", "{tên}:", "{việc}", "{/người}", "Cuối"]),
        { người: people(n) },
      );
      const lines = people(n).flatMap(({ tên, việc }) => [`${tên}:`, việc]);
      expect(textsOf(docx)).toEqual(["Đầu", ...lines, "Cuối"]);
      expect(emptyParagraphs(docx)).toBe(0);
    },
  );

  test.each([0, 1, 3])("in a row of a table repeats rows, %i times", async (n) => {
    const docx = await fillTemplate(
      await template([
        [
          ["Tên", "Việc"],
          ["{#người}{tên}", "{việc}{/người}"],
        ],
        "Cuối",
      ]),
      { người: people(n) },
    );
    expect(textsOf(docx)).toEqual(["Tên", "Việc", ...people(n).flatMap((p) => [p.tên, p.việc]), "Cuối"]);
    expect(partOf(docx, "word/document.xml").match(/<w:tr[ >]/gu)).toHaveLength(1 + n);
  });

  test.each([0, 1, 3])(
    "that is a whole line repeats the line, and inside a line repeats words: %i times",
    async (n) => {
      const docx = await fillTemplate(await template(["{#người}- {tên};{/người}"]), { người: people(n) });
      const whole = await fillTemplate(await template(["Gồm: {#người}{tên}, {/người}hết."]), {
        người: people(n),
      });
      expect(textsOf(docx)).toEqual(n === 0 ? [] : people(n).map(({ tên }) => `- ${tên};`));
      expect(textsOf(whole)).toEqual([
        `Gồm: ${people(n)
          .map(({ tên }) => `${tên}, `)
          .join("")}hết.`,
      ]);
    },
  );

  test("in one cell keeps a paragraph there even when nothing is left", async () => {
    const docx = await fillTemplate(await template([[["{#người}\n{tên}\n{/người}", "x"]]]), { người: [] });
    expect(wellFormed(partOf(docx, "word/document.xml"))).toBe(true);
    for (const cell of partOf(docx, "word/document.xml").split("<w:tc>").slice(1))
      expect(cell).toMatch(/<w:p[ >/]/u);
  });

  test("may stand in another, and sees what is outside", async () => {
    const lines = ["{#nhóm}", "{tên nhóm} ({nơi})", "{#người}", "{tên}", "{/người}", "{/nhóm}"];
    const values = {
      nơi: "A",
      nhóm: [
        { "tên nhóm": "Một", người: people(2) },
        { "tên nhóm": "Hai", nơi: "B", người: [] },
      ],
    };
    expect(textsOf(await fillTemplate(await template(lines), values))).toEqual([
      "Một (A)",
      "Người 1",
      "Người 2",
      "Hai (B)",
    ]);
  });
});

describe("values", () => {
  test("are found whatever the case, diacritics or spacing of the tag", async () => {
    const docx = await fillTemplate(await template(["{TÊN LOẠI} {ten_loai} {Tên  loại}"]), {
      "tên loại": "x",
    });
    expect(textsOf(docx)).toEqual(["x x x"]);
  });

  test("are text, never XML nor tags; unknown tags and inherited names print nothing", async () => {
    const docx = await fillTemplate(await template(["{a}|{b}|{constructor}|{__proto__}|{toString}"]), {
      a: '<w:br/> & "{b}"',
      b: 1234.5,
    });
    expect(textsOf(docx)).toEqual(['<w:br/> & "{b}"|1.234,5|||']);
  });

  test("may be tables of any width, with a repeated head", async () => {
    const blocks = [1, 4, 12].map((n) => ({
      kind: "table" as const,
      columns: Array.from({ length: n }, (_, i) => ({ title: `Cột ${i + 1}` })),
      rows: [Array.from({ length: n }, (_, i) => i), Array.from({ length: n }, () => "<x>")],
    }));
    const docx = await fillTemplate(await template(["Trước", "{bảng}", "Sau"]), { bảng: { blocks } });
    const xml = partOf(docx, "word/document.xml");
    expect(wellFormed(xml)).toBe(true);
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(3);
    expect(
      xml
        .split("<w:tblGrid>")
        .slice(1)
        .map((t) => t.split("</w:tblGrid>")[0]!.match(/<w:gridCol/gu)?.length),
    ).toEqual([1, 4, 12]);
    expect(textsOf(docx).filter((t) => t === "<x>")).toHaveLength(17);
  });
});

const section = (over: Partial<ReportSection> = {}): ReportSection => ({
  number: "I.",
  title: "Kết quả",
  paragraphs: [{ text: "Đã tổ chức 12 buổi." }],
  tables: [],
  ...over,
});

const report: ReportDocument = {
  body: "Ủy ban nhân dân phường Cửa Nam",
  symbol: "BC-UBND",
  place: "Cửa Nam",
  date: "2026-11",
  kind: "Báo cáo",
  abstract: "Công tác gia đình năm 2026",
  addressees: ["Sở Văn hóa và Thể thao"],
  opening: ["Thực hiện kế hoạch,", "phường báo cáo:"],
  sections: [
    section({
      tables: [{ title: "Bảng 1", columns: [{ title: "Chỉ tiêu" }, { title: "Số" }], rows: [["Buổi", 12]] }],
    }),
    section({ number: "1.", level: 2, title: "Việc <khó> & {dễ}", paragraphs: [] }),
    section({ number: "II.", title: "Kiến nghị" }),
  ],
  signer: { authority: "TM. ỦY BAN NHÂN DÂN", position: "Chủ tịch", name: "Trần Thị Bé" },
  recipients: ["Lưu: VT, VX"],
  createdAt: new Date(0),
};

describe("a report through a template", () => {
  test("our own template is sound and says everything the report holds", async () => {
    expect(await checkTemplate(await defaultReportTemplate())).toEqual({
      usable: true,
      errors: [],
      warnings: [],
    });
    const docx = await reportDocument(report);
    expect(wellFormed(partOf(docx, "word/document.xml"))).toBe(true);
    const said = [
      "CHỦ TỊCH",
      "Kính gửi: Sở Văn hóa và Thể thao.",
      "I. Kết quả",
      "1. Việc <khó> & {dễ}",
      "II. Kiến nghị",
      "Buổi",
      "12",
      "Đã tổ chức 12 buổi./.",
      "- Lưu: VT, VX.",
    ];
    expect(textsOf(docx)).toEqual(expect.arrayContaining(said));
    expect(textsOf(docx).join("\n")).not.toMatch(/\{[#/]/u);
    expect(partOf(docx, "docProps/core.xml")).toContain(
      "<dc:title>Báo cáo Công tác gia đình năm 2026</dc:title>",
    );
  });

  test("without sections, addressees or superior leaves no trace of them", async () => {
    const texts = textsOf(await reportDocument({ ...report, sections: [], addressees: [], opening: "" }));
    expect(texts.slice(0, 2)).toEqual([
      "ỦY BAN NHÂN DÂN PHƯỜNG CỬA NAM",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]);
    expect(texts.some((line) => line.startsWith("Kính gửi"))).toBe(false);
  });

  test("annexes follow in sections of their own, under the template's own page numbers", async () => {
    const annexes = [
      { title: "Một", content: [] },
      { title: "Hai", landscape: true, content: [] },
    ];
    const docx = await reportDocument({ ...report, annexes });
    const xml = partOf(docx, "word/document.xml");
    expect(wellFormed(xml)).toBe(true);
    expect(xml.match(/<w:sectPr/gu)).toHaveLength(3);
    expect(xml.match(/<w:headerReference/gu)).toHaveLength(2);
    expect(textsOf(docx)).toEqual(expect.arrayContaining(["Phụ lục I", "Phụ lục II"]));
  });

  test("an office's own template decides what is printed and where", async () => {
    const lines = [
      "Của {cơ quan}",
      "{#mục}",
      "{tên mục}",
      "{#từng bảng}",
      [["{#hàng}{c1}", "{c2}{/hàng}"]],
      "{/từng bảng}",
      "{/mục}",
      "Ký: {người ký}",
    ];
    const own = await template(lines);
    expect((await checkTemplate(own)).errors).toEqual([]);
    expect(textsOf(await reportDocument(report, own))).toEqual([
      "Của ỦY BAN NHÂN DÂN PHƯỜNG CỬA NAM",
      "Kết quả",
      "Buổi",
      "12",
      "Việc <khó> & {dễ}",
      "Kiến nghị",
      "Ký: Trần Thị Bé",
    ]);
  });
});

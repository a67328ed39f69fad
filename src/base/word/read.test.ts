import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readWord } from "./read.ts";
import { ArchiveRefused } from "#base/archive.ts";

/** A zip archive of the given files, as small as one can be (no checksums: the reader checks sizes, not sums). */
function zip(files: Record<string, string | Buffer>, flags = 0): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

const word = (body: string, more: Record<string, string> = {}): Uint8Array =>
  zip({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<w:document><w:body>${body}</w:body></w:document>`,
    ...more,
  });
const texts = (body: string, more?: Record<string, string>): string[] =>
  readWord(word(body, more)).map((one) => one.text);

describe("paragraphs of Word", () => {
  it("counts every paragraph, empty ones too, from 1", () => {
    const paragraphs = readWord(
      word("<w:p><w:r><w:t>Một</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>Ba</w:t></w:r></w:p>"),
    );
    expect(paragraphs).toEqual([
      { line: 1, text: "Một" },
      { line: 2, text: "" },
      { line: 3, text: "Ba" },
    ]);
  });
  it("joins runs, resolves entities, keeps line breaks, drops tab stops", () => {
    const body =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">A &amp; </w:t></w:r><w:r><w:t>B&#7871;</w:t><w:br/><w:t>C</w:t><w:tab/><w:t>D</w:t></w:r></w:p>';
    expect(texts(body)).toEqual(["A & Bế\nC\tD"]);
  });
  it("leaves deleted text out and takes inserted text in", () => {
    const body =
      "<w:p><w:del><w:r><w:delText>cũ</w:delText><w:t>cũ</w:t></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>";
    expect(texts(body)).toEqual(["mới"]);
  });
  it("writes automatic numbers out, also those of a style, and counts each depth anew", () => {
    const level = (depth: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, "upperRoman", "%1.")}${level(1, "decimal", "%1.%2.")}${level(2, "bullet", "")}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;
    const styles =
      '<w:styles><w:style w:styleId="Muc"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>';
    const at = (depth: number, text: string): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const styled = '<w:p><w:pPr><w:pStyle w:val="Muc"/></w:pPr><w:r><w:t>c</w:t></w:r></w:p>';
    const body = at(0, "A") + at(1, "b") + styled + at(2, "d") + at(0, "E") + at(1, "f");
    const more = { "word/numbering.xml": numbering, "word/styles.xml": styles };
    expect(texts(body, more)).toEqual(["I. A", "I.1. b", "I.2. c", "+ d", "II. E", "II.1. f"]);
  });
  it("says where in a table a paragraph stands, with spans", () => {
    const cell = (text: string, props = ""): string =>
      `<w:tc><w:tcPr>${props}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const body = `<w:tbl><w:tr>${cell("a", '<w:gridSpan w:val="2"/>')}${cell("b")}</w:tr><w:tr>${cell("c")}${cell("d", "<w:vMerge/>")}</w:tr></w:tbl>`;
    expect(readWord(word(body)).map((one) => one.cell)).toEqual([
      { table: 1, row: 0, column: 0 },
      { table: 1, row: 0, column: 2 },
      { table: 1, row: 1, column: 0 },
      { table: 1, row: 1, column: 1, merged: true },
    ]);
  });
});

describe("archives that are refused", () => {
  const fault = (bytes: Uint8Array): string => {
    try {
      readWord(bytes);
      return "read";
    } catch (error) {
      return error instanceof ArchiveRefused ? error.fault : String(error);
    }
  };
  it("a bomb, whatever size its directory claims", () => {
    const big = Buffer.alloc(130 * 1024 * 1024, 32);
    expect(fault(zip({ "[Content_Types].xml": "", "word/document.xml": big }))).toBe("too-large");
  });
  it("an encrypted one, one of another kind, one cut short", () => {
    const files = { "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>" };
    expect(fault(zip(files, 1))).toBe("encrypted");
    expect(fault(zip({ "xl/workbook.xml": "" }))).toBe("not-an-archive");
    expect(fault(zip(files).subarray(0, 60))).toBe("not-an-archive");
    expect(fault(new Uint8Array(100))).toBe("not-an-archive");
  });
  it("one whose text breaks off or is not closed in turn: nothing is half read", () => {
    const body = (xml: string): string => fault(zip({ "[Content_Types].xml": "", "word/document.xml": xml }));
    expect(body("<w:document><w:p><w:r><w:t>Một</w:t></w:r></w:p></w:document>")).toBe("read");
    expect(body("<w:document><w:p><w:r><w:t>Một</w:t></w:r></w:p>")).toBe("broken");
    expect(body("<w:document><w:p><w:r><w:t>Một</w:t></w:p></w:r></w:document>")).toBe("broken");
    expect(body("<w:document><w:p><w:r><w:t>Một</w:t></w:r></w:p></w:docu")).toBe("broken");
    expect(body('<w:document w:x="a > b"><w:p/></w:document>')).toBe("read");
  });
  it("one that was damaged inside", () => {
    const bytes = word("<w:p><w:r><w:t>Một hai ba bốn năm sáu bảy tám</w:t></w:r></w:p>");
    const at = Buffer.from(bytes).indexOf("word/document.xml") + "word/document.xml".length;
    bytes.fill(255, at, at + 12);
    expect(fault(bytes)).toBe("broken");
  });
});

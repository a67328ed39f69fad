import { Buffer } from "node:buffer";
import fc from "fast-check";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { Problem } from "#base/problem.ts";
import { readSheet, streamSheet, writeCsv, writeSheet } from "./index.ts";
import type { Sheet, SheetColumn, SheetRecord } from "./index.ts";

const columns: SheetColumn[] = [
  { key: "name", title: "Họ và tên", kind: "text" },
  { key: "id", title: "Số định danh", kind: "code" },
  { key: "born", title: "Ngày sinh", kind: "date" },
  { key: "count", title: "Số buổi", kind: "integer" },
  { key: "money", title: "Kinh phí", kind: "number" },
];

const person = {
  name: 'Nguyễn Thị <Ân> & "Bé"',
  id: "001099012345",
  born: "1999-02-05",
  count: 1234,
  money: 1234.5,
};
const sheet = (rows: Iterable<SheetRecord>): Sheet => ({ name: "Danh sách [1]/2", columns, rows });

async function refusalOf(bytes: Uint8Array, name: string, limits = {}): Promise<string> {
  try {
    await readSheet(bytes, name, limits);
  } catch (error) {
    if (error instanceof Problem) return error.details.detail?.vi ?? "";
    throw error;
  }
  return "";
}

const writers = { xlsx: (s: Sheet) => writeSheet(s), csv: (s: Sheet) => Promise.resolve(writeCsv(s)) };

describe.each(Object.entries(writers))("a list written as .%s", (kind, write) => {
  test("comes back: names, leading zeros, dates as day/month/year, decimal commas", async () => {
    const table = await readSheet(await write(sheet([person])), `a.${kind}`);
    expect(table.columns).toEqual(columns.map((c) => c.title));
    expect({ ...table.rows[0]?.cells }).toEqual({
      "Họ và tên": person.name,
      "Số định danh": "001099012345",
      "Ngày sinh": "05/02/1999",
      "Số buổi": "1234",
      "Kinh phí": "1234,5",
    });
    expect(table.rows[0]?.row).toBe(2);
  });

  test("of 10 000 rows comes back whole, with row numbers", async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({ ...person, name: `Người ${i}`, count: i }));
    const table = await readSheet(await write(sheet(many)), `a.${kind}`);
    expect(table.rows).toHaveLength(10_000);
    expect(table.rows.at(-1)?.row).toBe(10_001);
    expect(table.rows.at(-1)?.cells["Họ và tên"]).toBe("Người 9999");
    expect(table.rows.every(({ cells }, i) => cells["Số buổi"] === String(i))).toBe(true);
  });

  test("keeps any text as that text, also what looks like a formula, a number or a date", async () => {
    const two: SheetColumn[] = [
      { key: "a", title: "Một", kind: "text" },
      { key: "b", title: "Hai", kind: "code" },
    ];
    const tricky = fc.constantFrom(
      "=1+1",
      "+84912",
      "-5",
      "@a",
      "\t=x",
      "\r",
      "'=1",
      "''-",
      "_x000D_",
      "1e5",
      "05/01/2026",
      " x ",
    );
    // What neither format can hold is not written: lone surrogates are replaced, NUL is dropped.
    const anyText = fc
      .oneof(tricky, fc.string({ unit: "binary", maxLength: 20 }))
      .map((s) => s.replaceAll("\0", ""));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ a: anyText, b: anyText }), { maxLength: 8 }), async (rows) => {
        const kept = rows.filter(({ a, b }) => (a + b).trim() !== "");
        const table = await readSheet(await write({ name: "t", columns: two, rows }), `t.${kind}`);
        expect(table.rows.map(({ cells }) => [cells["Một"], cells["Hai"]])).toEqual(
          kept.map(({ a, b }) => [a, b]),
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe("a spreadsheet file", () => {
  test("holds no formula, real dates and text cells for codes", async () => {
    const bytes = await writeSheet(sheet([{ ...person, name: '=HYPERLINK("http://x")' }]));
    const xml = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(xml).not.toContain("<f>");
    expect(xml).toMatch(/<c r="C2"[^>]*><v>36196<\/v>/u);
    const styles = strFromU8(unzipSync(bytes)["xl/styles.xml"] ?? new Uint8Array());
    expect(styles).toContain("dd/mm/yyyy");
  });

  test("streams the same rows without holding them", async () => {
    async function* rows(): AsyncGenerator<SheetRecord> {
      for (let i = 0; i < 500; i += 1) yield { ...person, count: i };
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of await streamSheet({ name: "s", columns, rows: rows() })) chunks.push(chunk);
    const table = await readSheet(new Uint8Array(Buffer.concat(chunks)), "s.xlsx");
    expect(table.rows).toHaveLength(500);
    expect(table.rows[499]?.cells["Số buổi"]).toBe("499");
  });
});

describe("a .csv file", () => {
  const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, "utf16le");

  test("opens in Vietnamese Excel: mark, semicolons, decimal comma, formulas behind an apostrophe", () => {
    const csv = Buffer.from(writeCsv(sheet([{ ...person, name: "=1+1" }]))).toString("utf8");
    expect(csv).toBe(
      '\uFEFFHọ và tên;Số định danh;Ngày sinh;Số buổi;Kinh phí\r\n\'=1+1;001099012345;05/02/1999;1234;"1234,5"\r\n',
    );
  });

  test.each([
    ["comma", Buffer.from('Tên,Số\nÂn,1\n"Bé, ba",2\n')],
    ["semicolon", Buffer.from('Tên;Số\r\nÂn;1\r\n"Bé, ba";2\r\n')],
    ["tab", Buffer.from("Tên\tSố\nÂn\t1\nBé, ba\t2")],
    ["sep line", Buffer.from('sep=;\r\nTên;Số\r\nÂn;1\r\n"Bé, ba";2')],
    ["UTF-16", utf16('Tên\tSố\nÂn\t1\n"Bé, ba"\t2\n')],
  ])("is read with its %s", async (_, bytes) => {
    const table = await readSheet(bytes, "a.csv");
    expect(table.columns).toEqual(["Tên", "Số"]);
    expect(table.rows.map(({ cells }) => [cells["Tên"], cells["Số"]])).toEqual([
      ["Ân", "1"],
      ["Bé, ba", "2"],
    ]);
  });

  test("finds its titles beneath an office's own heading, and names unnamed and repeated columns", async () => {
    const bytes = Buffer.from("UBND PHƯỜNG A;;\nDANH SÁCH;;\n\nTên;;Tên\nÂn;x;y\n");
    const table = await readSheet(bytes, "a.csv", { titles: ["TÊN"] });
    expect(table.headRow).toBe(4);
    expect(table.columns).toEqual(["Tên", "Cột B", "Tên (2)"]);
    expect(table.rows[0]).toEqual({ row: 5, cells: { Tên: "Ân", "Cột B": "x", "Tên (2)": "y" } });
  });
});

describe("what is not a usable sheet is refused in a clear sentence", () => {
  test.each([
    ["an empty file", new Uint8Array(), "không có dữ liệu"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), "không phải bảng tính"],
    ["a Word document", zipSync({ "word/document.xml": new Uint8Array(4) }), "không phải bảng tính"],
    ["a torn zip", Buffer.from("PK\u0003\u0004 rest of nothing"), "không phải bảng tính"],
    [
      "a locked workbook",
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from("EncryptedPackage", "utf16le")]),
      "mật khẩu",
    ],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), ".xls"],
    ["an old encoding", Buffer.from([0x54, 0xea, 0x6e, 0x2c, 0x41, 0x0a, 0xd0, 0xf2]), "Unicode"],
  ])("%s", async (_, bytes, words) => {
    expect(await refusalOf(bytes, "tệp.xlsx")).toContain(words);
  });

  test("a bomb: small packed, huge unpacked", async () => {
    const bomb = zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(2_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(await refusalOf(bomb, "a.xlsx", { maxUnpacked: 1_000_000 })).toContain("giải nén");
    const liar = Buffer.from(bomb);
    const entry = liar.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    liar.writeUInt32LE(10, entry + 24);
    expect(await refusalOf(liar, "a.xlsx", { maxUnpacked: 1_000_000 })).toContain("giải nén");
  });

  test("too many bytes or rows", async () => {
    const bytes = Buffer.from(`a\n${"1\n".repeat(200)}`);
    expect(await refusalOf(bytes, "a.csv", { maxBytes: 100 })).toContain("lớn hơn");
    expect(await refusalOf(bytes, "a.csv", { maxRows: 50 })).toContain("hơn 50 hàng");
    const book = await writeSheet(sheet(Array.from({ length: 200 }, () => person)));
    expect(await refusalOf(book, "a.xlsx", { maxRows: 50 })).toContain("hơn 50 hàng");
  });
});

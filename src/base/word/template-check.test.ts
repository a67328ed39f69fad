import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { Problem } from "#base/problem.ts";
import { checkTemplate, fillTemplate, reportTags } from "./index.ts";
import { templateTags } from "./template-check.ts";
import { paragraphTexts, partOf, template } from "./testing.ts";

describe("checking an office's template", () => {
  const errorsOf = async (lines: Parameters<typeof template>[0]): Promise<string[]> =>
    (await checkTemplate(await template(lines))).errors.map(({ vi }) => vi);

  test.each([
    [["{trích yêú}"], []],
    [["{trích yéo}"], ["Không có thẻ nào tên “trích yéo”. Có phải “trích yếu” không?"]],
    [["{màu sắc ưa thích}"], ["Không có thẻ nào tên “màu sắc ưa thích”."]],
    [["{nội dung}"], ["Thẻ “nội dung” chỉ dùng được giữa {#đoạn} và {/đoạn}."]],
    [["{#mục}", "{tên mục}"], ["Thẻ {#mục} chưa được đóng bằng {/mục}."]],
    [["{/mục}"], ["Thẻ {/mục} đóng nhưng chưa được mở bằng {#mục}."]],
    [
      ["{#mục}{#đoạn}{/mục}{/đoạn}"],
      [
        "Thẻ {/mục} đóng sai chỗ: trước đó còn {#đoạn} chưa đóng.",
        "Thẻ {/đoạn} đóng sai chỗ: trước đó còn {#mục} chưa đóng.",
      ],
    ],
    [["Số {số"], ["Dấu ngoặc nhọn thiếu cặp ở dòng “Số {số”."]],
    [["{}"], ["Có thẻ rỗng ở dòng “{}”."]],
    [
      ["{#tên loại}x{/tên loại}"],
      ["Thẻ “tên loại” không lặp được: viết {tên loại}, không viết {#tên loại}."],
    ],
    [["{mục}"], ["Thẻ “mục” là danh sách: viết {#mục} … {/mục}."]],
    [
      ["Xem {nội dung báo cáo}"],
      [
        "Thẻ {nội dung báo cáo} phải đứng một mình trên một dòng, vì cả dòng được thay bằng bảng hoặc nhiều đoạn.",
      ],
    ],
  ])("%j", async (lines, expected) => {
    expect(await errorsOf(lines)).toEqual(expected);
  });

  test("tries a template: a loop that opens outside a table and closes in it is told, and refused when filled", async () => {
    const torn = await template(["{#mục}", [["{tên mục}{/mục}", "x"]], "Cuối"]);
    expect((await checkTemplate(torn)).errors.map(({ vi }) => vi)).toEqual([
      expect.stringContaining("không cùng chỗ"),
    ]);
    await expect(fillTemplate(torn, { mục: [] })).rejects.toMatchObject({ kind: "invalid" });
    await expect(fillTemplate(await template(["{#mục}"]), {})).rejects.toMatchObject({ kind: "invalid" });
  });

  test("reads tags that Word has cut into pieces while they were typed", async () => {
    const parts = unzipSync(await template(["{tên loại}"]));
    const xml = strFromU8(parts["word/document.xml"]!).replace(
      /<w:t [^>]*>\{tên loại\}<\/w:t>/u,
      '<w:t>{tê</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">n lo</w:t></w:r><w:r><w:t>ại}</w:t>',
    );
    const cut = zipSync({ ...parts, "word/document.xml": strToU8(xml) });
    expect((await checkTemplate(cut)).errors).toEqual([]);
    expect(templateTags(cut).map(({ name }) => name)).toEqual(["tên loại"]);
    expect(
      paragraphTexts(partOf(await fillTemplate(cut, { "tên loại": "BÁO CÁO" }), "word/document.xml")),
    ).toEqual(["BÁO CÁO"]);
  });

  test("warns of what would not be printed", async () => {
    const { usable, warnings } = await checkTemplate(await template(["{cơ quan} {trích yếu} {người ký}"]));
    expect(usable).toBe(true);
    expect(warnings.map(({ vi }) => vi)).toEqual([
      "Mẫu không có thẻ nào cho nội dung các mục; phần ấy sẽ không được in ra.",
      "Mẫu không có thẻ nào cho nơi nhận; phần ấy sẽ không được in ra.",
    ]);
  });

  test("lists the tags with the loops around them", async () => {
    const tags = templateTags(await template(["{số}", "{#mục}", "{tên mục}", "{/mục}"]));
    expect(tags.map(({ name, kind, path }) => [name, kind, path])).toEqual([
      ["số", "value", []],
      ["mục", "open", []],
      ["tên mục", "value", ["mục"]],
      ["mục", "close", []],
    ]);
  });

  test("every tag is explained in both languages", () => {
    expect(reportTags.every(({ about }) => about.vi !== "" && about.en !== "")).toBe(true);
  });

  test("refuses what is not a Word file, has macros, or fetches from elsewhere", async () => {
    const parts = unzipSync(await template(["x"]));
    const link =
      '<Relationship Id="r" Type="http://x/attachedTemplate" Target="http://x" TargetMode="External"/>';
    const files: [Uint8Array, string][] = [
      [strToU8("hello"), "không phải văn bản Word"],
      [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), "mật khẩu"],
      [zipSync({ "xl/workbook.xml": strToU8("x") }), "không phải văn bản Word"],
      [zipSync({ ...parts, "word/vbaProject.bin": strToU8("x") }), "macro"],
      [
        zipSync({
          ...parts,
          "word/_rels/settings.xml.rels": strToU8(`<Relationships>${link}</Relationships>`),
        }),
        "liên kết ngoài",
      ],
      [zipSync({ ...parts, "word/media/a.bmp": new Uint8Array(90 * 1024 * 1024) }), "giải nén"],
    ];
    for (const [bytes, words] of files) {
      expect((await checkTemplate(bytes)).errors[0]?.vi).toContain(words);
      await expect(fillTemplate(bytes, {})).rejects.toBeInstanceOf(Problem);
    }
  });
});

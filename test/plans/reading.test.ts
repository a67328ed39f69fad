import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSource, readPlan, SourceRefused, textSource } from "#spine/plan/reading/index.ts";
import { corpus, printed, scoreFile } from "./accuracy.ts";

const read = (text: string): ReturnType<typeof readPlan> => readPlan(textSource(text));

describe("accuracy on the corpus", () => {
  for (const { name, path, expected, present } of corpus()) {
    it(`reads ${name} as a person does`, async () => {
      if (!present) {
        process.stderr.write(
          `NOT RUN: ${name} is read only where its document is present (${expected.source ?? path}).\n`,
        );
        return;
      }
      const scores = await scoreFile(name, path, expected);
      process.stdout.write(`${printed(scores)}\n`);
      for (const one of scores)
        expect({ kind: one.kind, missed: one.missed, wrong: one.wrong }).toEqual({
          kind: one.kind,
          missed: [],
          wrong: [],
        });
    });
  }
  it("has the layouts that offices use", () => {
    const own = corpus().filter((one) => one.expected.source === undefined);
    expect(own.length).toBeGreaterThanOrEqual(7);
    for (const one of own) expect(existsSync(one.path)).toBe(true);
  });
});

const PIECES = [
  "I. ",
  "II. ",
  "1. ",
  "2. ",
  "a) ",
  "- ",
  "+ ",
  "Điều 1. ",
  "Phụ lục I",
  "KẾ HOẠCH",
  "Sở Y tế",
  " chủ trì",
  ", phối hợp với ",
  "các Sở, ban, ngành",
  " và ",
  "UBND các xã, phường",
  "…………",
  "(",
  ")",
  ":",
  ";",
  ".",
  "\n",
  "\t",
  "|",
  "Nơi nhận:",
  "Kính gửi:",
  "trước ngày 15/11",
  "Ngày Gia đình Việt Nam",
  "Hằng năm báo cáo ",
  "Số: 12/KH-UBND",
  "TM. ỦY BAN NHÂN DÂN",
  " ",
  "của ",
  "đề nghị ",
  "Quý II/2026",
  "STT|Nội dung|Cơ quan chủ trì|Thời gian",
  "1|Việc|Sở Y tế|Quý I/2026",
  "  ",
] as const;

describe("any text", () => {
  it("never makes the reader fail, and every finding points at a line of the source", () => {
    const texts = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 400 }),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text.trim() !== "");
        const source = textSource(text);
        const reading = readPlan(source);
        const all = [
          ...reading.clauses,
          ...reading.assignments,
          ...reading.reporting,
          ...reading.observances,
          ...reading.recipients,
          ...reading.gaps,
        ];
        for (const one of all) {
          expect(one.line).toBeGreaterThanOrEqual(1);
          expect(one.line).toBeLessThanOrEqual(source.lines.length);
        }
        for (const one of reading.observances)
          expect(one.on === null || /^\d\d-\d\d$/u.test(one.on)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  // Catastrophic patterns show as a test that does not end: 30,000 letters of each piece, many thousand times a page.
  it("ends whatever is repeated in it", { timeout: 60_000 }, () => {
    const joints = ["các ", "và ", "Sở A và ", "phòng, ", "…", "1.1.", "ngày 1 tháng ", "Luật A và Luật "];
    for (const piece of [...PIECES, ...joints]) {
      const long = piece.repeat(Math.ceil(30_000 / piece.length));
      expect(read(`Văn bản ${long}`).clauses).toBeInstanceOf(Array);
    }
  });

  it("gives the same reading for composed and decomposed letters and for both places of the tone mark", () => {
    const text = "KẾ HOẠCH\nNăm 2026\nI. NHIỆM VỤ\n1. Ủy ban nhân dân xã Hòa Bình chủ trì tổ chức hội thi.";
    const names = (t: string): string[] =>
      read(t).assignments.map((one) => `${one.role} ${one.agency.normalize("NFC")}`);
    expect(names(text)).toEqual(["lead Ủy ban nhân dân xã Hòa Bình"]);
    expect(names(text.normalize("NFD"))).toEqual(names(text));
    expect(names(text.replace("Ủy", "Uỷ").replace("Hòa", "Hoà"))).toEqual([
      "lead Uỷ ban nhân dân xã Hoà Bình",
    ]);
  });
});

describe("roles", () => {
  const roles = (text: string): string[] =>
    read(`KẾ HOẠCH\nNăm 2026\nI. PHÂN CÔNG\n${text}`).assignments.map(
      (one) => `${one.role}${one.group ? "*" : ""} ${one.agency}`,
    );

  it.each([
    ["1. Sở Y tế\n- Theo dõi, hướng dẫn các trạm ghi chép.", ["guide Sở Y tế"]],
    ["1. Sở Y tế\n- Xây dựng tài liệu, hướng dẫn cán bộ.", ["responsible Sở Y tế"]],
    ["1. Sở Y tế\n- Căn cứ nhiệm vụ được giao, chủ trì mở lớp.", ["lead Sở Y tế"]],
    ["1. Đề nghị Tòa án nhân dân tỉnh\n- Chủ trì xét xử lưu động.", ["requested Tòa án nhân dân tỉnh"]],
    ["1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Y tế rà soát.", ["lead Sở Nội vụ", "coordinate Sở Y tế"]],
    [
      "1. Công an tỉnh\n- Chỉ đạo Công an các xã lập sổ.",
      ["guide Công an tỉnh", "responsible* Công an các xã"],
    ],
    ["1. Sở Y tế\n- Tham mưu UBND tỉnh ban hành kế hoạch.", ["advise Sở Y tế"]],
    ["1. Thực hiện theo chỉ đạo của Thành ủy về công tác gia đình.", []],
    [
      "1. Sở Y tế\n- Phối hợp với Công an tỉnh:\n+ Mở lớp.\n+ Lập sổ.",
      ["coordinate Sở Y tế", "coordinate Công an tỉnh", "coordinate Sở Y tế", "coordinate Công an tỉnh"],
    ],
    [
      "1. UBND các xã: Hòa Phú, Đại Xuyên và phường Văn Miếu - Quốc Tử Giám chủ trì.",
      ["lead UBND xã Hòa Phú", "lead UBND xã Đại Xuyên", "lead UBND phường Văn Miếu - Quốc Tử Giám"],
    ],
    ["1. Rà soát nhà ở, do Sở Xây dựng thực hiện.", ["responsible Sở Xây dựng"]],
    ["1. Thực hiện quy chế phối hợp giữa các sở, ngành với Hội Nông dân tỉnh.", []],
    ["1. Tổ chức phong trào do Chính phủ phát động ở các địa phương.", []],
    [
      "1. Giám đốc các Sở: Y tế, Tư pháp chịu trách nhiệm.",
      ["responsible Sở Y tế", "responsible Sở Tư pháp"],
    ],
    [
      "Sở Y tế:\n- Mở lớp.\nCông an tỉnh:\n- Phối hợp với Sở Y tế bảo vệ.",
      ["responsible Sở Y tế", "coordinate Công an tỉnh", "coordinate Sở Y tế"],
    ],
    [
      "STT\tNội dung\tĐơn vị thực hiện\tThời hạn\n1\tMở lớp\tSở Y tế (chủ trì), Công an tỉnh (phối hợp)\t2026",
      ["lead Sở Y tế", "coordinate Công an tỉnh"],
    ],
  ])("%s", (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });
});

describe("days", () => {
  const reading = (text: string): ReturnType<typeof readPlan> => read(`KẾ HOẠCH\nNăm 2026\nI. VIỆC\n${text}`);

  it.each([
    ["1. Báo cáo hằng năm trước ngày 15 tháng 11 gửi Sở Y tế.", ["year 11-15 Sở Y tế"]],
    [
      "1. Báo cáo Sở Y tế trước ngày 05/6 và 05/12 hằng năm.",
      ["half-year 06-05 Sở Y tế", "half-year 12-05 Sở Y tế"],
    ],
    [
      "1. Định kỳ 6 tháng, hằng năm báo cáo Sở Y tế trước ngày 10/6 và ngày 10/12.",
      ["half-year 06-10 Sở Y tế", "year 12-10 Sở Y tế"],
    ],
    ["1. Gửi báo cáo về Sở Y tế trước ngày 20 hằng tháng.", ["month null Sở Y tế"]],
    ["1. Hoàn thành trước ngày 15/11/2026.", []],
    ["1. Báo cáo kết quả về Sở Y tế chậm nhất ngày 30/9/2026.", ["once 09-30 Sở Y tế"]],
  ])("%s", (text, expected) => {
    expect(reading(text).reporting.map((one) => `${one.every} ${one.dueBefore} ${one.to}`)).toEqual(expected);
  });
  it("marks a month that only the calendar knows, and leaves an unknown one open", () => {
    const found = reading(
      "1. Hưởng ứng Tháng hành động vì trẻ em; Tuần lễ Đọc sách; Ngày hội Gia đình (21/6).",
    ).observances;
    expect(found.map((one) => [one.name, one.on, one.month, one.source])).toEqual([
      ["Tháng hành động vì trẻ em", null, 6, "calendar"],
      ["Tuần lễ Đọc sách", null, null, "unknown"],
      ["Ngày hội Gia đình", "06-21", null, "text"],
    ]);
  });
});

describe("numbering", () => {
  const gaps = (text: string): number[] => read(`KẾ HOẠCH\nNăm 2026\n${text}`).gaps.map((gap) => gap.line);
  const paths = (text: string): string[] =>
    read(`KẾ HOẠCH\nNăm 2026\n${text}`)
      .clauses.slice(2)
      .map((clause) => clause.path);

  it("reports what is missing", () => {
    expect(gaps("I. A\n1. Việc một.\n3. Việc ba.")).toEqual([5]);
    expect(gaps("I. A\nIII. B")).toEqual([4]);
    expect(gaps("I. A\n1. B\na) Việc.\nd) Việc.")).toEqual([6]);
    expect(gaps("I. A\n1. B\nc) Việc.\nd) Việc.")).toEqual([5]);
    expect(gaps("I. A\n1. B\nd) Việc.")).toEqual([5]);
  });
  it("allows both alphabets: d, đ, e and d, e", () => {
    const points = (letters: string): string =>
      Array.from(letters, (letter) => `${letter}) Việc.`).join("\n");
    expect(gaps(`I. A\n1. B\n${points("abcdđegh")}`)).toEqual([]);
    expect(gaps(`I. A\n1. B\n${points("abcdeg")}`)).toEqual([]);
  });
  it("puts ? for a lost section heading", () => {
    expect(paths("I. A\n1. B\n- việc\n………\n7. Sở Y tế\n- Việc khác.")).toEqual([
      "I",
      "I.1",
      "I.1.1",
      "?.7",
      "?.7.1",
    ]);
    // Between I and II no heading can be lost: only items are.
    expect(paths("I. A\n1. B.\n………\n4. C.\nII. D")).toEqual(["I", "I.1", "I.4", "II"]);
    expect(paths("I. A\n1. B.\n2. C.\n1. D.\n2. E.")).toEqual(["I", "I.1", "I.2", "?.1", "?.2"]);
  });
  it("reads parts, deep numbers, nested bullets", () => {
    expect(paths("Phần thứ nhất\nI. A\n1. B\n1.1. C\na) D\n- E\n+ F\n+ G\n- H\nPhần thứ hai\nI. K")).toEqual([
      "I",
      "I.I",
      "I.I.1",
      "I.I.1.1",
      "I.I.1.1.a",
      "I.I.1.1.a.1",
      "I.I.1.1.a.1.1",
      "I.I.1.1.a.1.2",
      "I.I.1.1.a.2",
      "II",
      "II.I",
    ]);
  });
});

describe("refusals", () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const refused = async (file: Uint8Array, name: string): Promise<string> => {
    try {
      await openSource(file, name);
      return "read";
    } catch (error) {
      if (!(error instanceof SourceRefused)) throw error;
      expect(error.sentence.vi).not.toBe("");
      return error.reason;
    }
  };

  it("says why", async () => {
    expect(await refused(new Uint8Array(), "a.txt")).toBe("empty");
    expect(await refused(bytes(" \n\t"), "a.txt")).toBe("empty");
    expect(await refused(new Uint8Array(51 * 1024 * 1024), "a.pdf")).toBe("too-large");
    // A short file that would keep the server reading for minutes.
    expect(await refused(bytes("- a\n".repeat(400_000)), "a.txt")).toBe("too-long");
    expect(await refused(bytes("I. ".repeat(200_000)), "a.txt")).toBe("too-long");
    expect(await refused(bytes("%PDF-1.4\nrubbish"), "a.pdf")).toBe("broken");
    expect(await refused(bytes("%PDF-1.4\nrubbish"), "a.docx")).toBe("not-what-it-says");
    expect(await refused(bytes("Kế hoạch"), "a.pdf")).toBe("not-what-it-says");
    expect(await refused(bytes("Kế hoạch"), "a.docx")).toBe("not-what-it-says");
    expect(await refused(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "a.docx")).toBe("broken");
    expect(await refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]), "a.txt")).toBe("not-what-it-says");
    expect(await refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]), "a.png")).toBe("unknown-kind");
    expect(await refused(new Uint8Array([0x4b, 0xe9, 0x20, 0xff]), "a.txt")).toBe("not-utf8");
    expect(await refused(new Uint8Array([0x4b, 0, 1, 2]), "a.txt")).toBe("not-what-it-says");
  });
  it("tells an encrypted Word file from an old one", async () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const wide = Array.from("EncryptedPackage").flatMap((letter) => [letter.charCodeAt(0), 0]);
    expect(await refused(new Uint8Array([...ole, ...wide]), "a.docx")).toBe("encrypted");
    expect(await refused(new Uint8Array(ole), "a.doc")).toBe("old-word");
    expect(await refused(new Uint8Array(ole), "a.docx")).toBe("not-what-it-says");
  });
  it("reads UTF-16 with its mark", async () => {
    const text = "KẾ HOẠCH\nNăm 2026";
    const little = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);
    expect((await openSource(little, "a.txt")).lines.map((line) => line.text)).toEqual([
      "KẾ HOẠCH",
      "Năm 2026",
    ]);
  });
});

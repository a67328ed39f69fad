import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlan, textSource } from "#spine/plan/reading/index.ts";
import { composed } from "#base/vi/index.ts";

/** A clause of a plan made here, with its path as a person would give it. */
interface Made {
  path: string;
  text: string;
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
const LETTERS = "abcdđeghik";
const SENTENCES = [
  "Mở lớp cho cán bộ ở cơ sở.",
  "Sở Y tế chủ trì, phối hợp với Công an tỉnh lập danh sách.",
  "Rà soát, bổ sung địa chỉ tin cậy ở từng khu dân cư.",
  "Đề nghị Hội Nông dân tỉnh giới thiệu hội viên.",
];

const sentence = fc.constantFrom(...SENTENCES);
/** How many bullets each point has; how many points each item has; and so on up to the sections. */
const bullets = fc.array(sentence, { maxLength: 4 });
const points = fc.array(fc.tuple(sentence, bullets), { maxLength: 5 });
const items = fc.array(fc.tuple(sentence, points, bullets), { minLength: 1, maxLength: 6 });
const sections = fc.array(items, { minLength: 1, maxLength: 8 });

type Bullets = string[];
type Points = Array<[string, Bullets]>;
type Items = Array<[string, Points, Bullets]>;

const marked = (path: string, mark: string, text: string): Made & { line: string } => ({
  path,
  text,
  line: `${mark} ${text}`,
});

function dashes(path: string, list: Bullets): ReturnType<typeof marked>[] {
  return list.map((text, at) => marked(`${path}.${at + 1}`, "-", text));
}

function lettered(path: string, list: Points): ReturnType<typeof marked>[] {
  return list.flatMap(([text, under], at) => {
    const own = `${path}.${LETTERS[at]}`;
    return [marked(own, `${LETTERS[at]})`, text), ...dashes(own, under)];
  });
}

function written(all: Items[]): ReturnType<typeof marked>[] {
  return all.flatMap((list, at) => [
    marked(ROMAN[at] ?? "", `${ROMAN[at]}.`, "NHIỆM VỤ"),
    ...list.flatMap(([text, under, plain], index) => {
      const path = `${ROMAN[at]}.${index + 1}`;
      const inside = under.length > 0 ? lettered(path, under) : dashes(path, plain);
      return [marked(path, `${index + 1}.`, text), ...inside];
    }),
  ]);
}

describe("a plan in the layout of Decree 30/2020, whatever its size", () => {
  it("has the paths that a person gives it, each once, with the text and the line of the source", () => {
    fc.assert(
      fc.property(sections, (all) => {
        const lines = written(all as Items[]);
        const reading = readPlan(
          textSource(["KẾ HOẠCH", "Năm 2026", ...lines.map((one) => one.line)].join("\n")),
        );
        const found = reading.clauses.filter((clause) => clause.kind !== "title");
        expect(found.map(({ path, text, line }) => ({ path, text, line }))).toEqual(
          lines.map(({ path, text }, at) => ({ path, text, line: at + 3 })),
        );
        expect(new Set(found.map((clause) => clause.path)).size).toBe(found.length);
        expect(reading.gaps).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("reports each number that is left out, at the line after it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 20 }), fc.integer({ min: 2, max: 19 }), (count, missing) => {
        fc.pre(missing < count);
        const numbers = Array.from({ length: count }, (_, at) => at + 1).filter((n) => n !== missing);
        const text = ["KẾ HOẠCH", "Năm 2026", "I. VIỆC", ...numbers.map((n) => `${n}. Mở lớp.`)].join("\n");
        expect(readPlan(textSource(text)).gaps.map((gap) => gap.line)).toEqual([3 + missing]);
      }),
    );
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    "I. ", "1. ", "1.1. ", "a) ", "- ", "+ ", "Điều 1. ", "Phụ lục I", "\n", "\n\n", "KẾ HOẠCH\n", "Sở Y tế", " chủ trì ",
    "1|Việc|Sở Y tế|Quý I/2026\n", "hằng năm báo cáo UBND tỉnh trước ngày 15/11", "Ngày Gia đình Việt Nam (28/6)",
  );
  const texts = fc.array(pieces, { minLength: 1, maxLength: 80 }).map((parts) => parts.join(""));
  const bare = (text: string): string => composed(text).replace(/[\s|;]+/gu, "");

  it("gives the same reading twice, and no clause, name or recipient that is not in it", () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text.trim() !== "");
        const reading = readPlan(textSource(text));
        expect(readPlan(textSource(text))).toEqual(reading);
        const source = bare(text);
        for (const clause of reading.clauses) expect(source).toContain(bare(clause.text));
        for (const one of reading.assignments) expect(source).toContain(bare(one.agency));
        for (const one of reading.recipients) expect(source).toContain(bare(one.text));
      }),
      { numRuns: 400 },
    );
  });
});

/** Repetition among narratives: by hand, and as properties over any texts. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { finderOf, NEARLY, repetitionOf, type Group, type Piece, type Told } from "./repetition.ts";
import { foldedSentence, likeness, ownNames, piecesOf } from "./sentences.ts";

const told = (id: number, name: string, text: string, before: string | null = null): Told => ({
  id,
  name,
  text,
  before,
});

describe("a text in its sentences", () => {
  it("ends at a stop, a line or a semicolon, not at an abbreviation, a number or a decimal", () => {
    expect(
      piecesOf("UBND TP. Hà Nội giao 1.234 việc. Đã xong; còn lại chờ.\n- Việc khác\n1. Mở lớp! Hết"),
    ).toEqual([
      "UBND TP. Hà Nội giao 1.234 việc. ",
      "Đã xong; ",
      "còn lại chờ.\n",
      "- Việc khác\n",
      "1. Mở lớp! ",
      "Hết",
    ]);
  });
  it("loses no character", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "Đ", " ", ".", ";", "\n", "1", "TP.", "…") }),
        (text) => {
          expect(piecesOf(text).join("")).toBe(text);
        },
      ),
    );
  });
});

test("three wards by hand: one sentence thrice, one nearly, one of a ward alone, one of last year", () => {
  const { groups, pieces } = repetitionOf([
    told(
      1,
      "Phường Ba Đình",
      "UBND phường Ba Đình đã ban hành kế hoạch công tác gia đình năm 2026. Đã tổ chức 12 buổi truyền thông cho 300 người dân tại nhà văn hóa.",
    ),
    // The tone mark in the other place, no capital, another sign at the end.
    told(
      2,
      "Phường Hoàn Kiếm",
      "ubnd phường Hoàn Kiếm đã ban hành kế hoạch công tác gia đình năm 2026;\nĐã tổ chức 8 buổi truyền thông cho 250 người dân tại nhà văn hoá.",
      "Tập huấn cho tổ hòa giải ở cơ sở hai lần trong năm.",
    ),
    told(3, "Xã Đông Anh", "Tập huấn cho tổ hoà giải ở cơ sở hai lần trong năm."),
    told(
      4,
      "Phường Tây Hồ",
      "Đã ban hành Kế hoạch. UBND phường Tây Hồ đã ban hành kế hoạch công tác gia đình năm 2026.",
      "UBND phường Tây Hồ đã ban hành kế hoạch công tác gia đình năm 2026.",
    ),
  ]);
  expect(groups).toEqual([
    {
      text: "UBND phường Ba Đình đã ban hành kế hoạch công tác gia đình năm 2026.",
      ids: [1, 2, 4],
      isSame: true,
    },
    // Other numbers: nearly the same.
    {
      text: "Đã tổ chức 12 buổi truyền thông cho 300 người dân tại nhà văn hóa.",
      ids: [1, 2],
      isSame: false,
    },
  ]);
  expect(pieces.get(1)?.map((p) => p.group)).toEqual([0, 1]);
  expect(pieces.get(3)).toMatchObject([{ group: null, isOld: false }]);
  // "Đã ban hành Kế hoạch." is too short to tell anything; the other stood there last year.
  expect(pieces.get(4)).toMatchObject([
    { group: null, isOld: false },
    { group: 0, isOld: true },
  ]);
});

test("last year's sentence with this year's numbers is news", () => {
  const text = (n: number) => `Trong năm đã tổ chức ${n} buổi truyền thông cho ${n * 20} người dân.`;
  const old = (n: number) => repetitionOf([told(1, "Phường A", text(12), text(n))]).pieces.get(1)?.[0]?.isOld;
  expect(old(12)).toBe(true);
  expect(old(9)).toBe(false);
});

test("what the city's text has already is known", () => {
  const groups = [
    { text: "Các đơn vị đã ban hành kế hoạch công tác gia đình.", ids: [1, 2], isSame: true },
    { text: "Công tác tập huấn được tổ chức mỗi quý một lần.", ids: [1, 2], isSame: true },
  ];
  expect([...finderOf(groups)("Năm qua khá. Các đơn vị đã ban hành Kế hoạch công tác gia đình;")]).toEqual([
    0,
  ]);
});

const word = fc.constantFrom("mở", "lớp", "tập", "huấn", "gia", "đình", "kế", "hoạch", "năm", "12", "7");
const sentence = fc.array(word, { minLength: 3, maxLength: 14 }).map((words) => `${words.join(" ")}.`);
const texts = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })
  .map((all) => all.map((own, id) => told(id + 1, `Phường ${id}`, own.join(" "))));

/** A marked sentence is near to the one that its group begins with, and its unit stands in the group among others. */
function expectFit(piece: Piece, one: Told, groups: readonly Group[]): void {
  const group = piece.group === null ? undefined : groups[piece.group];
  if (!group) return expect(piece.group).toBeNull();
  expect(group.ids).toContain(one.id);
  expect(group.ids.length).toBeGreaterThan(1);
  const mine = foldedSentence(piece.text, ownNames(one.name));
  const first = foldedSentence(group.text, []);
  if (!mine || !first) throw new Error("A sentence too short to compare was marked.");
  if (mine.key !== first.key) expect(likeness(mine.loose, first.loose)).toBeGreaterThanOrEqual(NEARLY);
}

describe("the marks of any texts", () => {
  it("are of two units or more, near to the first of them, and no text is changed", () => {
    fc.assert(
      fc.property(texts, (all) => {
        const { groups, pieces } = repetitionOf(all);
        for (const one of all) {
          const own = pieces.get(one.id) ?? [];
          expect(own.map((p) => p.text).join("")).toBe(one.text);
          for (const piece of own) expectFit(piece, one, groups);
        }
      }),
    );
  });
  it("never miss a sentence that two wrote, in whatever spelling", () => {
    const spellings = [
      (s: string) => s,
      (s: string) => s.toUpperCase(),
      (s: string) => s.normalize("NFD"),
      (s: string) => `- ${s.replaceAll(" ", "  ")}`,
    ];
    fc.assert(
      fc.property(texts, sentence, fc.constantFrom(...spellings), (all, common, spelled) => {
        fc.pre(foldedSentence(common, []) !== null);
        const more = all.map((t, i) => ({ ...t, text: `${t.text}\n${i === 0 ? spelled(common) : common}` }));
        const last = repetitionOf(more).pieces;
        const marks = more.map((t) => last.get(t.id)?.at(-1)?.group);
        expect(new Set(marks).size).toBe(1);
        if (more.length > 1) expect(marks[0]).not.toBeNull();
      }),
    );
  });
});

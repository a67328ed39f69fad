import fc from "fast-check";
import { expect, test } from "vitest";
import { placesIn } from "./places.ts";

const clause = (id: number, path: string, text: string) => ({ id, path, text });

const home = [
  clause(1, "II", "NHIỆM VỤ, GIẢI PHÁP"),
  clause(2, "II.1", "Tổ chức truyền thông về phòng, chống bạo lực gia đình ở khu dân cư"),
  clause(3, "II.2", "Kiểm tra cơ sở trợ giúp phòng, chống bạo lực gia đình"),
];

test("a clause is found by its words wherever it has moved; a new one where what is above it was", () => {
  const amended = [
    clause(11, "II", "NHIỆM VỤ, GIẢI PHÁP"),
    clause(12, "II.1", "Kiểm tra cơ sở trợ giúp phòng, chống bạo lực gia đình"),
    clause(13, "II.2", "Tổ chức truyền thông về phòng, chống bạo lực gia đình ở khu dân cư, trường học"),
    clause(14, "II.2.1", "Mở chuyên mục trên Báo Hànộimới"),
    clause(15, "II.3", "Lập danh mục địa chỉ tin cậy"),
    clause(16, "V", "Kinh phí bảo đảm"),
  ];
  expect([...placesIn(home, amended)]).toEqual([
    [11, "II"],
    [12, "II.2"],
    [13, "II.1"],
    // New beneath what moved to II.1; new beneath II; nothing above V goes on.
    [14, "II.1"],
    [15, "II"],
  ]);
});

test("in a plan that says the same in the same order, each clause keeps its path", () => {
  const texts = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,12}( [a-z]{3,12}){3}$/), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(texts, (list) => {
      const plan = (first: number) => list.map((text, n) => clause(first + n, `I.${n + 1}`, text));
      expect([...placesIn(plan(1), plan(101)).values()]).toEqual(plan(1).map((c) => c.path));
    }),
  );
});

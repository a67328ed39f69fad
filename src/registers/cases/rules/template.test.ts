/** Frames: headings and questions alone, in both languages; putting one in loses nothing. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf, refuseFrame, withFrame, type Frame } from "./template.ts";

const frame: Frame = {
  field: "harmed.safetyPlan",
  titleVi: "Kế hoạch an toàn",
  titleEn: "Safety plan",
  bodyVi: "Dấu hiệu nguy hiểm:\nĐi đâu ngay?",
  bodyEn: "Signs of danger:\nWhere to go at once?",
};
const why = (change: Partial<Frame>): string | null =>
  refuseFrame({ ...frame, ...change }, ["harmed.safetyPlan"])?.details.detail?.vi ?? null;

test("a ready sentence, a number, an unknown field, one language alone are refused", () => {
  expect(why({})).toBeNull();
  expect(why({ bodyVi: "Người bị bạo lực đã được tư vấn.\nĐi đâu ngay?" })).toContain("đã được tư vấn");
  expect(why({ bodyVi: "Gọi chị Hoà 0912 345 678:\nĐi đâu ngay?" })).toContain("số điện thoại");
  expect(why({ field: "case.state" })).not.toBeNull();
  expect(why({ bodyEn: "Signs of danger:" })).toContain("hai ngôn ngữ");
  expect(why({ titleEn: " " })).not.toBeNull();
  expect(why({ bodyVi: " \n" })).not.toBeNull();
});

test("whatever was written stands before the frame", () => {
  fc.assert(
    fc.property(fc.string(), (written) => {
      const after = withFrame(written, frame.bodyVi);
      expect(after.startsWith(written.trim() === "" ? "" : written.trimEnd())).toBe(true);
      for (const line of linesOf(frame.bodyVi)) expect(after).toContain(line);
    }),
  );
});

import { expect, test } from "vitest";
import type { MarkedDay } from "../schema.ts";
import { differenceOf, withDay } from "./draft.ts";

const off = (day: string, name = "Nghỉ"): MarkedDay => ({
  day,
  kind: "holiday",
  name,
  standing: "announced",
  source: "TB",
  confidence: "V",
});
const saved = [off("2027-01-01"), off("2027-04-30"), off("2027-05-01")];

test("a draft tells what it adds, changes and takes out", () => {
  expect(differenceOf(saved, saved)).toEqual({ added: 0, changed: 0, gone: 0 });
  // 30/4 renamed, 1/5 taken out, 2/9 and 3/9 added.
  const draft = [saved[0]!, off("2027-04-30", "Ngày Chiến thắng"), off("2027-09-02"), off("2027-09-03")];
  expect(differenceOf(saved, draft)).toEqual({ added: 2, changed: 1, gone: 1 });
});

test("a day moved to another date leaves its old place, and stands once, in its order", () => {
  const moved = withDay(saved, off("2027-04-29"), "2027-05-01");
  expect(moved.map((d) => d.day)).toEqual(["2027-01-01", "2027-04-29", "2027-04-30"]);
  expect(withDay(saved, off("2027-04-30", "Khác")).map((d) => d.name)).toEqual(["Nghỉ", "Khác", "Nghỉ"]);
});

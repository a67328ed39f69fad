import { expect, test } from "vitest";
import { proposedOf } from "./period.ts";

const none = { counted: null, whole: null, supplement: null };
const of = { year: 2026, today: "2026-11-28", windows: none };
const days = (period: Parameters<typeof proposedOf>[0], more: object = {}) => {
  const { from, to, dueOn } = proposedOf(period, { ...of, ...more });
  return [from, to, dueOn];
};

test("the plan asks by 15 November, the ministry before 15 December, a half-year ends on 14 June", () => {
  expect(days("plan-year")).toEqual(["2025-11-15", "2026-11-14", "2026-11-15"]);
  expect(days("ministry-year")).toEqual(["2025-12-15", "2026-12-14", "2026-12-14"]);
  expect(days("half-year")).toEqual(["2025-12-15", "2026-06-14", "2026-06-15"]);
});

test("a template's own window goes before the plan's, and before no other", () => {
  const windows = { ...none, counted: { from: "01-01", to: "10-31" } };
  expect(days("plan-year", { windows })).toEqual(["2026-01-01", "2026-10-31", "2026-11-15"]);
  expect(days("half-year", { windows })).toEqual(["2025-12-15", "2026-06-14", "2026-06-15"]);
});

test("out of turn: the year until today, ten days to answer; of a past year all of it", () => {
  expect(days("ad-hoc")).toEqual(["2026-01-01", "2026-11-28", "2026-12-08"]);
  expect(days("ad-hoc", { year: 2025 })).toEqual(["2025-01-01", "2025-12-31", "2026-12-08"]);
});

test("the codes differ, so that cycles of one year stand beside each other", () => {
  const codes = (["plan-year", "ministry-year", "half-year", "ad-hoc"] as const).map(
    (period) => proposedOf(period, of).code,
  );
  expect(codes).toEqual(["BCN-2026", "BCB-2026", "BC6T-2026", "BCDX-20261128"]);
});

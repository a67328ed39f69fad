import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Problem } from "#base/problem.ts";
import { taskStatusCodes, type TaskStatus } from "../schema.ts";
import { daysLate, followers, isOverdue, mayTell } from "./status.ts";
import { daysAfter } from "#base/clock.ts";

const statuses = fc.constantFrom(...taskStatusCodes);
const dayArb = fc.integer({ min: 0, max: 3000 }).map((n) => daysAfter("2022-01-01", n));

describe("what may be told of a task", () => {
  const kindOf = (p: Problem | null): string => p?.kind ?? "may";
  test.each<[TaskStatus, TaskStatus, string | null, number | null, string]>([
    ["given", "received", null, null, "may"],
    ["given", "doing", null, null, "may"],
    ["given", "done", "Xong", null, "may"],
    ["received", "received", null, null, "rule"],
    ["received", "given", null, null, "rule"],
    ["doing", "doing", "Thêm", 40, "may"],
    ["doing", "doing", null, 40, "invalid"],
    ["doing", "done", null, null, "invalid"],
    ["doing", "not-done", "Không có kinh phí", null, "may"],
    ["doing", "received", null, null, "rule"],
    ["done", "doing", null, null, "invalid"],
    ["done", "doing", "Làm lại", null, "may"],
    ["done", "done", "Bổ sung số buổi", null, "may"],
    ["done", "done", null, null, "invalid"],
    ["not-done", "not-done", "Lý do thêm", null, "may"],
    ["done", "not-done", "Nhầm", null, "rule"],
    ["not-done", "doing", "Đã có kinh phí", null, "may"],
    ["not-done", "done", "Xong", null, "rule"],
  ])("%s → %s with note %s and %s %%: %s", (before, status, note, percent, expected) => {
    expect(kindOf(mayTell(before, { status, note, percent }))).toBe(expected);
  });

  test("no status leads nowhere, and nothing leads back to given", () => {
    fc.assert(fc.property(statuses, (s) => followers[s].length > 0 && !followers[s].includes("given")));
  });
});

describe("lateness", () => {
  test.each<[TaskStatus, string | null, string, number]>([
    ["given", "2026-03-01", "2026-03-01", 0],
    ["given", "2026-03-01", "2026-03-02", 1],
    ["doing", "2026-02-27", "2026-03-01", 2],
    ["doing", "2024-02-28", "2024-03-01", 2],
    ["done", "2026-01-01", "2026-03-01", 0],
    ["not-done", "2026-01-01", "2026-03-01", 0],
    ["doing", null, "2026-03-01", 0],
  ])("%s due %s is, on %s, %i days late", (status, dueOn, on, days) => {
    expect(daysLate({ status, dueOn }, on)).toBe(days);
  });

  test("what is late stays late on every later day until it ends", () => {
    fc.assert(
      fc.property(statuses, dayArb, dayArb, fc.nat(400), (status, dueOn, on, more) => {
        const task = { status, dueOn };
        if (!isOverdue(task, on)) return true;
        return (
          isOverdue(task, daysAfter(on, more)) &&
          daysLate(task, daysAfter(on, more)) === daysLate(task, on) + more
        );
      }),
    );
  });
});

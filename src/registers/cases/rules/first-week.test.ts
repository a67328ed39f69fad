/** The list of the first week: offered to who is new, and never again once put away. */
import { expect, test } from "vitest";
import { firstWeekSteps, isOffered } from "./first-week.ts";

const asked = { today: "2026-12-05", since: "2026-11-28", done: [], putAway: false };

test("for thirty days from the first role, until everything was looked at or it was put away", () => {
  expect(isOffered(asked)).toBe(true);
  // Thirty days after 28/11 is 28/12.
  expect(isOffered({ ...asked, today: "2026-12-28" })).toBe(true);
  expect(isOffered({ ...asked, today: "2026-12-29" })).toBe(false);
  expect(isOffered({ ...asked, since: "2026-12-06" })).toBe(false);
  expect(isOffered({ ...asked, since: null })).toBe(false);
  expect(isOffered({ ...asked, putAway: true })).toBe(false);
  expect(isOffered({ ...asked, done: firstWeekSteps.slice(1) })).toBe(true);
  expect(isOffered({ ...asked, done: firstWeekSteps })).toBe(false);
});

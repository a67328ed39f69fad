/** What two cases have in common, and when that is repetition. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { inCommon, isRepeated, type Shared } from "./related.ts";

const shared = (
  field: string,
  otherField: string,
  thingId: number | null = 1,
  kind = "name-year",
): Shared => ({
  kind,
  field,
  otherField,
  thingId,
});
const told = (...all: Shared[]) => inCommon(all).map((one) => one.common);

test("as whom somebody is in both is told; harmed here and the doer there is crossed", () => {
  expect(told(shared("harmed.fullName", "harmed.otherName"))).toEqual(["same-harmed"]);
  expect(told(shared("doer.idNumber", "doer.idNumber"))).toEqual(["same-doer"]);
  expect(told(shared("doer.fullName", "harmed.fullName"))).toEqual(["crossed"]);
  expect(told(shared("child.fullName", "harmed.fullName"))).toEqual(["same-person"]);
  expect(told(shared("case.household", "harmed.presentAddress", null, "home"))).toEqual(["same-home"]);
});

test("each is told once, however many hashes say so, and the home last", () => {
  const home = shared("harmed.presentAddress", "doer.presentAddress", 1, "home");
  const name = shared("harmed.fullName", "harmed.fullName");
  expect(told(home, name, home, { ...name, kind: "id-number" })).toEqual(["same-harmed", "same-home"]);
  expect(inCommon([home])).toEqual([{ common: "same-home", thingId: null }]);
});

test("twelve months to the day are repetition, a day more is none, whichever came first", () => {
  expect(isRepeated("2025-12-10", "2026-12-10", 12)).toBe(true);
  expect(isRepeated("2025-12-09", "2026-12-10", 12)).toBe(false);
  // A year from a leap day ends on the last of February.
  expect(isRepeated("2024-02-29", "2025-02-28", 12)).toBe(true);
  const day = fc
    .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      day,
      day,
      fc.integer({ min: 1, max: 60 }),
      (a, b, n) => isRepeated(a, b, n) === isRepeated(b, a, n),
    ),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { fitsDecimals, wrongTyped } from "./typed.ts";

const typed = { isComputed: false, asksUnit: false };

test("a count is whole, money may have as many digits as its figure says", () => {
  expect(wrongTyped({ state: "value", value: 1.5 }, typed, 0)?.vi).toBe("Chỉ tiêu này là số nguyên.");
  expect(wrongTyped({ state: "value", value: 12.34 }, typed, 1)?.vi).toBe("Nhiều nhất 1 chữ số thập phân.");
  expect(wrongTyped({ state: "value", value: 12.3 }, typed, 1)).toBeNull();
  expect(wrongTyped({ state: "zero", value: null }, typed, 0)).toBeNull();
});

test("any number written with so many digits fits, and with one digit more does not", () => {
  const digits = fc.integer({ min: 0, max: 4 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), digits, (n, d) => {
      const value = Number(`${n}e-${d}`);
      expect(fitsDecimals(value, d)).toBe(true);
      expect(fitsDecimals(Number(`${n * 10 + 3}e-${d + 1}`), d)).toBe(false);
    }),
  );
});

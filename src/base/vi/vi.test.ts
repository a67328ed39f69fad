import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareVietnamese,
  formatDay,
  formatDayLong,
  formatNumber,
  isoDay,
  lastDayOfMonth,
  lowerSameLength,
  monthDay,
  monthsAfter,
  parseDay,
  parseNumber,
  sameTonePlace,
  searchKey,
  withoutMarks,
} from "./index.ts";

describe("folding", () => {
  it("puts the tone mark in one place, in any case and composition", () => {
    expect(sameTonePlace("Hoà Bình, Uỷ ban, thuỷ, HOÀ, khoẻ")).toBe("Hòa Bình, Ủy ban, thủy, HÒA, khỏe");
    expect(sameTonePlace("quý, quỹ, toàn, hoàn, khuyến")).toBe("quý, quỹ, toàn, hoàn, khuyến");
    expect(sameTonePlace("Hoà".normalize("NFD"))).toBe("Hòa");
  });
  it("takes marks away, đ too", () => {
    expect(withoutMarks("Đài PT&TH Hà Nội, đường Ưng Ửng")).toBe("Dai PT&TH Ha Noi, duong Ung Ung");
    expect(searchKey("  Hoà   Bình ")).toBe(searchKey("Hòa Bình"));
  });
  it("keeps the length of composed text, so that offsets stay true", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const nfc = text.normalize("NFC");
        expect(sameTonePlace(nfc)).toHaveLength(nfc.length);
        expect(lowerSameLength(nfc)).toHaveLength(nfc.length);
      }),
    );
    expect(lowerSameLength("İSTANBUL")).toHaveLength(8);
  });
});

it("orders words as a Vietnamese dictionary does", () => {
  expect(["Đông", "Dân", "Ấp", "An", "Ăn", "Tổ 10", "Tổ 2"].sort(compareVietnamese)).toEqual([
    "An",
    "Ăn",
    "Ấp",
    "Dân",
    "Đông",
    "Tổ 2",
    "Tổ 10",
  ]);
});

describe("numbers", () => {
  it("writes and reads 1.234,5", () => {
    expect(formatNumber(1234.5)).toBe("1.234,5");
    expect(formatNumber(1234567, 2)).toBe("1.234.567,00");
    expect(parseNumber("1.234,5")).toBe(1234.5);
    expect(parseNumber("1.5")).toBeNull();
    expect(parseNumber("mười")).toBeNull();
  });
  it("reads back whole numbers that it wrote", () => {
    fc.assert(
      fc.property(fc.integer(), (n) => {
        expect(parseNumber(formatNumber(n))).toBe(n);
      }),
    );
  });
});

describe("dates", () => {
  it("knows which days exist", () => {
    expect(isoDay(29, 2, 2026)).toBeNull();
    expect(isoDay(29, 2, 2028)).toBe("2028-02-29");
    expect(monthDay(29, 2)).toBe("02-29");
    expect(monthDay(31, 4)).toBeNull();
    expect(lastDayOfMonth(2, 2026)).toBe("2026-02-28");
    expect(lastDayOfMonth(6, 2026)).toBe("2026-06-30");
  });

  it("counts months to the same day, or to the last of a shorter month", () => {
    expect(monthsAfter("2026-10-31", 4)).toBe("2027-02-28");
    expect(monthsAfter("2028-02-29", 12)).toBe("2029-02-28");
    expect(monthsAfter("2027-01-15", -12)).toBe("2026-01-15");
    expect(monthsAfter("2026-11-28", 2)).toBe("2027-01-28");
  });
  it("writes dd/mm/yyyy and the long form of Decree 30/2020", () => {
    expect(formatDay("2026-03-05")).toBe("05/03/2026");
    // 23:40 in London is 6:40 of the next day in Hanoi.
    expect(formatDay("2026-11-27T23:40:00.000Z")).toBe("28/11/2026");
    expect(formatDay("2026-11-27T16:59:59.999Z")).toBe("27/11/2026");
    expect(formatDayLong("2026-03-05")).toBe("ngày 05 tháng 3 năm 2026");
    expect(formatDayLong("2026-01-15")).toBe("ngày 15 tháng 01 năm 2026");
    expect(parseDay("5/3/2026")).toBe("2026-03-05");
    expect(parseDay("31/02/2026")).toBeNull();
  });
});

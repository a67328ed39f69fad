/** Names of which a part is shortened as no list foresees. */
import { describe, expect, test } from "vitest";
import { facts, openDirectory, resolveName } from "./index.ts";

const directory = openDirectory(facts());
const resolve = (written: string) => resolveName(written, "2026-11-23", directory);

describe("shortened names", () => {
  test.each([
    ["CA TP", "HN-CATP"],
    ["SVHTT", "HN-SVHTT"],
    ["Liên đoàn LĐ Thành phố", "HN-LDLD"],
    ["Hội ND TP", "HN-HND"],
    ["Viện KSND TP", "HN-VKSND"],
    ["Ban TG&DV TU", "HN-TU-TGDV"],
    ["TT KSBT TP", "HN-CDC"],
    ["CA phường Ba Đình", "01.00004-CA"],
    ["Phòng VH-XH P. Ba Đình", "01.00004-VHXH"],
  ])("%s, shortened as no list foresees, is likely and not certain", (written, code) => {
    const found = resolve(written);
    expect(found.units.map((u) => u.unit.code)).toEqual([code]);
    expect(found.confidence).toBe("likely");
  });

  test("two letters alone, or words that nobody's name spells, are not guessed at", () => {
    for (const written of ["CA", "SY", "Hội XYZ", "Ban ABC TU", "Sở TBXH"])
      expect(resolve(written), written).toMatchObject({ via: "unresolved" });
  });
});

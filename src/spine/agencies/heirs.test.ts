import { describe, expect, test } from "vitest";
import { facts } from "./facts/index.ts";
import { openDirectory } from "./rules/directory.ts";
import { resolveName, resolveWritten } from "./rules/resolve.ts";

const directory = openDirectory(facts());

describe("an office whose duties went to several", () => {
  test.each(["Sở Thông tin và Truyền thông", "Sở Lao động - Thương binh và Xã hội"])(
    "%s asks a person which heir is meant",
    (name) => {
      const written = resolveWritten(
        { written: name, writtenOn: "2022-03-01", onDate: "2026-11-23" },
        directory,
      );
      expect(written.units.length).toBeGreaterThan(1);
      expect(written).toMatchObject({ via: "successor", asksPerson: true, confidence: "unsure" });
      expect(resolveName(name, "2026-11-23", directory).asksPerson).toBe(true);
    },
  );

  test("one heir is simply the heir", () => {
    const written = resolveWritten(
      { written: "Sở Kế hoạch và Đầu tư", writtenOn: "2022-03-01", onDate: "2026-11-23" },
      directory,
    );
    expect(written.units.map(({ unit }) => unit.name)).toEqual(["Sở Tài chính"]);
    expect(written.asksPerson).toBe(false);
  });

  test("a former commune's heirs all have their part, and nobody has to choose", () => {
    const written = resolveWritten(
      { written: "UBND phường Cống Vị", writtenOn: "2025-03-01", onDate: "2026-11-23" },
      directory,
    );
    expect(written.units.length).toBe(2);
    expect(written.asksPerson).toBe(false);
  });
});

import { describe, expect, test } from "vitest";
import { facts } from "./facts/index.ts";
import { findUnit, openDirectory } from "./rules/directory.ts";
import { receiversOf, whyNotHandedTo } from "./rules/hand-over.ts";
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

describe("who may be handed what a unit left", () => {
  const day = "2026-11-23";
  const was = (code: string, then: string) => findUnit(directory, code, then)!;
  const planning = directory.units.find((unit) => unit.name === "Sở Kế hoạch và Đầu tư")!;
  const [finance, culture] = [was("HN-STC", day), was("HN-SVHTT", day)];

  test("the unit that succeeds it, and no other", () => {
    expect(receiversOf(planning.id, day, directory).map(({ unit }) => unit.id)).toEqual([finance.id]);
    expect(whyNotHandedTo({ from: planning.id, to: finance.id }, day, directory)).toBeNull();
    expect(whyNotHandedTo({ from: planning.id, to: culture.id }, day, directory)).toBe("not-heir");
    expect(whyNotHandedTo({ from: planning.id, to: planning.id }, day, directory)).toBe("not-heir");
  });

  test("nobody, while the unit stands", () => {
    expect(receiversOf(finance.id, day, directory)).toEqual([]);
    expect(whyNotHandedTo({ from: finance.id, to: culture.id }, day, directory)).toBe("still-there");
    // On the last day before the merger the older office still stood.
    const before = "2025-02-28";
    expect(whyNotHandedTo({ from: planning.id, to: finance.id }, before, directory)).toBe("still-there");
  });

  test("several, each with its part; not who received land alone", () => {
    const all = directory.successions.filter((s) => s.share === 0);
    for (const { fromId, toId } of all) {
      const to = receiversOf(fromId, day, directory).map(({ unit }) => unit.id);
      expect(to.includes(toId), `${fromId} → ${toId}`).toBe(
        directory.successions.some((s) => s.fromId === fromId && s.toId === toId && s.share !== 0),
      );
    }
    expect(all.length).toBeGreaterThan(0);
  });
});

/** The facts the product carries, against the published lists where these are at hand, and against themselves always. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { demonstrationHamletFacts } from "./facts/index.ts";
import { facts, kindWords, openDirectory, resolveName, structureOn } from "./index.ts";
import { faultsOn } from "./rules/change.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const data = facts();
const directory = openDirectory(data);
const today = "2026-11-23";
const oneOfEach = [
  "2014-04-01",
  "2020-01-01",
  "2025-01-31",
  "2025-02-28",
  "2025-03-01",
  "2025-06-30",
  "2025-07-01",
  today,
];

function shared(name: string): Record<string, string>[] | null {
  const file = path.join(root, "../shared/data", name);
  if (!existsSync(file)) {
    process.stderr.write(`NOT CHECKED against ${name}: the published list is not at hand.\n`);
    return null;
  }
  const [head = "", ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const heads = head.split(",");
  return lines.map((line) => {
    // No cell of these lists holds a quotation mark except those with a comma inside.
    const cells = [...line.matchAll(/("([^"]*)"|[^,]*)(?:,|$)/g)].map((m) => m[2] ?? m[1] ?? "");
    return Object.fromEntries(heads.map((h, i) => [h, cells[i] ?? ""]));
  });
}

describe("against the published lists", () => {
  test("126 units: code, kind, name, point, population, area", () => {
    const rows = shared("hanoi-communes.csv");
    if (!rows) return;
    expect(rows).toHaveLength(126);
    const ours = structureOn(today, directory).filter((u) => u.kind === "ward" || u.kind === "commune");
    expect(ours).toHaveLength(126);
    expect(ours.filter((u) => u.kind === "ward")).toHaveLength(51);
    for (const row of rows) {
      const unit = ours.find((u) => u.code === `01.${row["code"]}`)!;
      expect([kindWords[unit.kind].vi.toLowerCase(), unit.name]).toEqual([
        row["type"],
        `${kindWords[unit.kind].vi} ${row["name"]}`,
      ]);
      expect([unit.lat, unit.lon, unit.population, unit.areaKm2].map(String)).toEqual(
        [row["lat"], row["lon"], row["population"], row["area_km2"]].map((v) => String(Number(v))),
      );
    }
  });

  test("30 former districts, each with the communes the list of today gives it", () => {
    const rows = shared("hanoi-districts-2024.csv");
    const now = shared("hanoi-communes.csv");
    if (!rows || !now) return;
    const ours = structureOn("2024-12-31", directory).filter(
      (u) => /district|town$/.test(u.kind) && !u.kind.endsWith("police"),
    );
    expect(ours.map((u) => `${u.code} ${u.name}`).toSorted((a, b) => a.localeCompare(b))).toEqual(
      rows
        .map(
          (r) => `01.${r["code"]} ${r["type"]!.charAt(0).toUpperCase()}${r["type"]!.slice(1)} ${r["name"]}`,
        )
        .toSorted((a, b) => a.localeCompare(b)),
    );
    for (const unit of ours) {
      const heirs = new Set(directory.passedTo.get(unit.id)!.map((s) => directory.byId.get(s.toId)!.code));
      const named = now
        .filter((r) => r["former_districts"]!.split("; ").includes(unit.name))
        .map((r) => `01.${r["code"]}`);
      // The list of today also names a district of which a commune received land without people.
      expect(named).toEqual(expect.arrayContaining([...heirs]));
    }
  });

  test("526 former communes and their 795 transfers", () => {
    const rows = shared("hanoi-old-communes.csv");
    if (!rows) return;
    expect(rows).toHaveLength(795);
    const former = directory.units.filter(
      (u) => u.validTo === "2025-07-01" && ["ward", "commune", "township"].includes(u.kind),
    );
    expect(former).toHaveLength(526);
    const shares: Record<string, number | null> = {
      "Nhập toàn bộ": 1,
      "Nhập một phần": null,
      "Nhập một phần diện tích": 0,
      "Nhập một phần diện tích, toàn bộ dân số": 1,
    };
    let pairs = 0;
    for (const row of rows) {
      const unit = former.find((u) => u.code === `01.${row["old_code"]}`)!;
      expect(unit.name).toBe(row["old_name"]);
      expect(directory.byId.get(unit.parentId!)!.name).toBe(row["old_district"]);
      const to = directory.passedTo
        .get(unit.id)!
        .find((s) => directory.byId.get(s.toId)!.code === `01.${row["new_code"]}`)!;
      expect(to.share).toBe(shares[row["transfer"]!]);
      pairs += 1;
    }
    expect(pairs).toBe(former.reduce((n, u) => n + directory.passedTo.get(u.id)!.length, 0));
  });
});

describe("in themselves", () => {
  test("shares of people add up to 1 where each is known, and never to more", () => {
    for (const [id, all] of directory.passedTo) {
      const known = all.filter((s) => s.share !== null);
      const sum = known.reduce((n, s) => n + (s.share ?? 0), 0);
      const name = directory.byId.get(id)!.name;
      expect(sum, name).toBeLessThanOrEqual(1);
      if (known.length === all.length) expect(sum, name).toBe(1);
    }
  });

  test.each(oneOfEach)("the structure of %s has one root, no circle and no dangling parent", (day) => {
    expect(faultsOn(day, directory).map((f) => `${f.fault}: ${f.unit.name}`)).toEqual([]);
    expect(structureOn(day, directory).filter((u) => u.parentId === null)).toHaveLength(1);
  });

  test("no code is borne twice on one day", () => {
    for (const day of oneOfEach) {
      const codes = structureOn(day, directory).map((u) => u.code);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  test("each commune has its office, police, health station, Front and culture section", () => {
    for (const kind of [
      "commune-police",
      "health-station",
      "commune-front",
      "culture-section",
      "commune-office",
    ])
      expect(data.units.filter((u) => u.kind === kind)).toHaveLength(126);
  });

  test("every other name leads to its unit, or to who inherited from it", () => {
    for (const alias of data.aliases) {
      const unit = directory.byId.get(alias.unitId)!;
      const day = unit.validTo === null ? today : unit.validFrom;
      expect(
        resolveName(alias.text, day, directory).units.map((u) => u.unit.id),
        alias.text,
      ).toContain(unit.id);
    }
  });

  test("what is invented says so", () => {
    expect(data.units.filter((u) => u.isDemo).every((u) => u.name.includes("minh họa"))).toBe(true);
    const hamlets = demonstrationHamletFacts();
    expect(hamlets.length).toBeGreaterThanOrEqual(126 * 4);
    expect(hamlets.every((h) => (h.kind === "thon") === h.code.startsWith("T"))).toBe(true);
  });

  test("the lead department carries its address", () => {
    expect(directory.byCode.get("HN-SVHTT")![0]!.contact.address).toContain("47 Hàng Dầu");
  });
});

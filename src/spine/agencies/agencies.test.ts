/** The directory in PostgreSQL: facts entered, units kept, hamlets kept by their commune. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "#base/database/index.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { testDatabase } from "#test/database.ts";
import type { TestDatabase } from "#test/database.ts";
import {
  createHamlet,
  createUnit,
  directoryStamp,
  endHamlet,
  facts,
  findUnit,
  getUnit,
  importUnits,
  listHamlets,
  listUnits,
  loadDirectory,
  planImport,
  resolveName,
  seedFacts,
  unitInput,
  updateHamlet,
  unitsFromRows,
  updateUnit,
} from "./index.ts";
import type { Directory } from "./index.ts";
import { unitKinds } from "./schema.ts";

let own: TestDatabase;
let database: Database;

beforeAll(async () => {
  own = await testDatabase();
  database = openDatabase(own.url, { max: 2 });
  await database.transaction({}, (tx) => seedFacts(tx));
});
afterAll(async () => {
  await database.close();
  await own.close();
});

class RolledBack extends Error {}
/** Runs a story in a transaction and takes it back. */
async function story(run: (tx: Tx) => Promise<void>): Promise<void> {
  const done = database.transaction({}, async (tx) => {
    await run(tx);
    throw new RolledBack();
  });
  await expect(done).rejects.toBeInstanceOf(RolledBack);
}
const at = (directory: Directory, code: string, day = "2026-11-23") => findUnit(directory, code, day)!;
const kindOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "nothing was thrown",
    (error: unknown) => (error instanceof Problem ? error.kind : error),
  );

describe("the facts in the database", () => {
  test("are entered once", async () => {
    await story(async (tx) => {
      expect(await seedFacts(tx)).toMatchObject({ units: 0, hamlets: 0 });
    });
  });

  test("come out as they went in", async () => {
    await story(async (tx) => {
      const directory = await loadDirectory(tx);
      const data = facts();
      expect(directory.units).toEqual(data.units);
      expect(directory.groups).toEqual(data.groups);
      expect(directory.successions).toEqual(data.successions);
      expect(directory.aliases).toEqual(data.aliases);
      expect(await directoryStamp(tx)).toBe(await directoryStamp(tx));
    });
  });

  test("the kinds of the database are the kinds of the code", async () => {
    const { rows } = await database.query("select code from agencies.unit_kind order by sort");
    expect(rows.map((r: { code: string }) => r.code)).toEqual(unitKinds);
  });
});

describe("units", () => {
  test("are found by kind, parent, date and text without diacritics", async () => {
    await story(async (tx) => {
      const onDate = "2026-11-23";
      expect((await listUnits(tx, { onDate, kinds: ["ward", "commune"] })).total).toBe(126);
      expect(
        (await listUnits(tx, { onDate: "2024-12-31", kinds: ["urban-district", "rural-district", "town"] }))
          .total,
      ).toBe(30);
      const bySound = await listUnits(tx, { onDate, kinds: ["ward"], text: "hoan kiem" });
      expect(bySound.units.map((u) => u.code)).toEqual(["01.00070"]);
      const byAlias = await listUnits(tx, { onDate, text: "PT&TH" });
      expect(byAlias.units.map((u) => u.code)).toEqual(["HN-PTTH"]);
      expect((await listUnits(tx, { onDate, text: "100%_" })).total).toBe(0);
      const ward = bySound.units[0]!;
      expect((await listUnits(tx, { onDate, parentId: ward.id })).total).toBe(5);
    });
  });

  test("a stale edit is a conflict that tells the present version", async () => {
    await story(async (tx) => {
      const directory = await loadDirectory(tx);
      const unit = at(directory, "HN-SYT");
      const by = { version: unit.version, person: 7 };
      const changed = await updateUnit(tx, { id: unit.id, contact: { phone: "024 0000 0000" } }, by);
      expect(changed).toMatchObject({ version: 2, contact: { phone: "024 0000 0000" }, name: "Sở Y tế" });
      expect(await kindOf(updateUnit(tx, { id: unit.id, contact: {} }, by))).toBe("conflict");
      expect(await kindOf(getUnit(tx, 999_999))).toBe("not-found");
    });
  });

  test.each([
    ["a code twice on one day", { code: "HN-SYT", name: "Sở Y tế khác" }],
    ["an end before the start", { code: "HN-X", validTo: "2020-01-01" }],
    ["a kind nobody knows", { code: "HN-X", kind: "empire" }],
  ])("the database refuses %s", async (_what, wrong) => {
    await story(async (tx) => {
      const input = {
        ...unitInput.parse({ code: "HN-Y", kind: "department", name: "Sở Thử", validFrom: "2026-01-01" }),
        ...wrong,
      };
      expect(await kindOf(createUnit(tx, input as never, null))).toBeInstanceOf(Error);
      throw new RolledBack();
    });
  });

  test("the database refuses a unit that would be its own ancestor", async () => {
    const attempt = database.query(
      "update agencies.unit set parent_id = (select id from agencies.unit where code = 'HN-SYT') where code = '01'",
    );
    await expect(attempt).rejects.toMatchObject({ code: "23514", constraint: "unit_no_circle" });
  });
});

describe("hamlets", () => {
  test("a ward keeps residential groups, a commune hamlets; they change in time and are never deleted", async () => {
    await story(async (tx) => {
      const directory = await loadDirectory(tx);
      const [ward, commune] = [at(directory, "01.00004"), at(directory, "01.00376")];
      const input = {
        code: "T90",
        name: "Thôn Mới",
        kind: "thon" as const,
        validFrom: "2026-09-01",
        validTo: null,
        households: 120,
        isDemo: false,
      };
      expect(await kindOf(createHamlet(tx, { ...input, communeId: ward.id }, 1))).toBe("rule");
      const made = await createHamlet(tx, { ...input, communeId: commune.id }, 1);
      const renamed = await updateHamlet(tx, { id: made.id, name: "Thôn Mới 1" }, { version: 1, person: 1 });
      expect(renamed).toMatchObject({ name: "Thôn Mới 1", households: 120, version: 2 });
      expect(await kindOf(updateHamlet(tx, { id: made.id, name: "x" }, { version: 1, person: 1 }))).toBe(
        "conflict",
      );
      await endHamlet(tx, { id: made.id, onDate: "2026-11-01" }, { version: 2, person: 1 });
      const names = async (day: string) => (await listHamlets(tx, [commune.id], day)).map((h) => h.name);
      expect(await names("2026-10-31")).toContain("Thôn Mới 1");
      expect(await names("2026-11-01")).not.toContain("Thôn Mới 1");
    });
  });
});

describe("an import", () => {
  const heads = ["Mã", "Loại", "Tên", "Hiệu lực từ", "Mã đơn vị cấp trên", "Tên gọi khác, viết tắt"];

  test("enters children after their parents, all or nothing, and their other names", async () => {
    await story(async (tx) => {
      const directory = await loadDirectory(tx);
      const rows = [
        heads,
        ["HN-Z-1", "Trung tâm sự nghiệp", "Trung tâm Gia đình", "2026-01-01", "HN-Z", "TTGĐ"],
        ["HN-Z", "Sở", "Sở Gia đình", "2026-01-01", "01", ""],
      ];
      const plan = planImport(unitsFromRows(rows, directory), directory);
      expect(await importUnits(tx, plan, { directory, person: 1 })).toEqual({
        created: 2,
        updated: 0,
        unchanged: 0,
      });
      const after = await loadDirectory(tx);
      expect(at(after, "HN-Z-1").parentId).toBe(at(after, "HN-Z").id);
      expect(resolveName("TTGĐ", "2026-11-23", after).units[0]!.unit.code).toBe("HN-Z-1");
      const clash = [heads, ["HN-SYT", "Sở", "Sở Y tế", "2027-01-01", "01", ""]];
      const refused = planImport(unitsFromRows(clash, after), after);
      expect(refused.refusals.map((r) => r.reason)).toEqual(["code-overlap"]);
      expect(await kindOf(importUnits(tx, refused, { directory: after, person: 1 }))).toBe("invalid");
    });
  });
});

/** The directory in PostgreSQL: facts entered, units kept, structure changed, hamlets kept by their commune, sheets. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "#base/database/index.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { stopwatch, elapsedSince } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { testDatabase } from "#test/database.ts";
import type { TestDatabase } from "#test/database.ts";
import {
  createHamlet,
  createUnit,
  directoryStamp,
  endHamlet,
  eventInput,
  facts,
  findUnit,
  getUnit,
  isUnder,
  listEvents,
  listHamlets,
  listUnits,
  loadDirectory,
  openDirectory,
  previewEvent,
  recordEvent,
  resolveName,
  rowsFromUnits,
  seedFacts,
  structureOn,
  unitInput,
  unitsFromRows,
  updateHamlet,
  updateUnit,
} from "./index.ts";
import type { Directory } from "./index.ts";
import { faultsOn } from "./rules/change.ts";
import { unitKinds } from "./schema.ts";

let own: TestDatabase;
let database: Database;
let seedMs = 0;

beforeAll(async () => {
  own = await testDatabase();
  database = openDatabase(own.url, { max: 2 });
  const started = stopwatch();
  await database.transaction({}, (tx) => seedFacts(tx));
  seedMs = elapsedSince(started);
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
const context = (directory: Directory) => ({ directory, records: new Map(), person: null });
const kindOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "nothing was thrown",
    (error: unknown) => (error instanceof Problem ? error.kind : error),
  );

describe("the facts in the database", () => {
  test("are entered in under a second, once", async () => {
    expect(seedMs).toBeLessThan(1000);
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
      expect((await listUnits(tx, { onDate, parentId: ward.id })).total).toBe(4);
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

describe("changes of structure", () => {
  test("a rename keeps the unit; a past date shows the old name; both names find it", async () => {
    await story(async (tx) => {
      const before = await loadDirectory(tx);
      const unit = at(before, "01.00004");
      const event = eventInput.parse({
        kind: "rename",
        onDate: "2027-01-01",
        decision: "NQ 1/2027",
        from: [unit.id],
        begin: [{ code: unit.code, kind: "ward", name: "Phường Ba Đình Mới" }],
      });
      expect((await previewEvent(tx, event, context(before))).renamed).toHaveLength(1);
      await recordEvent(tx, event, context(before));
      const after = await loadDirectory(tx);
      expect(at(after, "01.00004", "2027-02-01")).toMatchObject({ id: unit.id, name: "Phường Ba Đình Mới" });
      const nameOn = (day: string) => structureOn(day, after).find((u) => u.id === unit.id)!.name;
      expect([nameOn("2026-12-31"), nameOn("2027-01-01")]).toEqual(["Phường Ba Đình", "Phường Ba Đình Mới"]);
      for (const name of ["UBND phường Ba Đình", "UBND phường Ba Đình Mới"])
        expect(resolveName(name, "2027-02-01", after).units.map((u) => u.unit.id)).toEqual([unit.id]);
      expect(await directoryStamp(tx)).not.toBe("");
    });
  });

  test("two wards merge: what it touches is shown first, then bodies and hamlets follow", async () => {
    await story(async (tx) => {
      const before = await loadDirectory(tx);
      const [a, b] = [at(before, "01.00004"), at(before, "01.00008")];
      const event = eventInput.parse({
        kind: "merge",
        onDate: "2027-07-01",
        decision: "NQ 2/2027",
        from: [a.id, b.id],
        begin: [{ code: "01.00005", kind: "ward", name: "Phường Ba Đình – Ngọc Hà" }],
      });
      const counts = new Map([
        [a.id, { tasks: 3 }],
        [b.id, { tasks: 4, cases: 1 }],
      ]);
      const preview = await previewEvent(tx, event, { ...context(before), records: counts });
      expect(preview).toMatchObject({
        refusals: [],
        records: { tasks: 7, cases: 1 },
        hamletsNeedAPerson: false,
      });
      expect(preview.below).toHaveLength(8);
      expect(preview.hamlets).toHaveLength(4 + 5);
      expect((await loadDirectory(tx)).units).toEqual(before.units);

      const { began } = await recordEvent(tx, event, { ...context(before), records: counts });
      const after = await loadDirectory(tx);
      expect(faultsOn("2027-07-01", after)).toEqual([]);
      expect(faultsOn("2027-06-30", after)).toEqual([]);
      const now = (name: string) => resolveName(name, "2027-07-01", after).units.map((u) => u.unit.code);
      expect(now("UBND phường Ba Đình")).toEqual(["01.00005"]);
      expect(now("Công an phường Ngọc Hà")).toEqual(["01.00005-CA"]);
      expect(now("UBND các quận, huyện, thị xã")).toHaveLength(125);
      // Former phường Trúc Bạch became phường Ba Đình, which merged: the chain holds through both.
      expect(now("phường Trúc Bạch")).toEqual(["01.00005"]);
      expect(await listHamlets(tx, [began[0]!.id], "2027-07-01")).toHaveLength(9);
      expect(await listHamlets(tx, [a.id, b.id], "2027-07-01")).toHaveLength(0);
      expect(await listHamlets(tx, [a.id, b.id], "2027-06-30")).toHaveLength(9);
      expect(await listEvents(tx, a.id)).toMatchObject([
        { kind: "merge", decision: "NQ 2/2027", touches: { hamlets: 9 } },
      ]);
    });
  });

  test("a split needs a word on each hamlet and shares that add up", async () => {
    await story(async (tx) => {
      const before = await loadDirectory(tx);
      const unit = at(before, "01.00376");
      const hamlets = await listHamlets(tx, [unit.id], "2027-07-01");
      const split = (share: number, told: number) =>
        eventInput.parse({
          kind: "split",
          onDate: "2027-07-01",
          decision: "NQ 3/2027",
          from: [unit.id],
          begin: [
            { code: "01.00377", kind: "commune", name: "Xã Sóc Sơn Đông" },
            { code: "01.00378", kind: "commune", name: "Xã Sóc Sơn Tây" },
          ],
          shares: [
            { fromId: unit.id, to: "01.00377", share: 0.4 },
            { fromId: unit.id, to: "01.00378", share },
          ],
          hamlets: hamlets.slice(0, told).map((h, i) => ({ id: h.id, to: i % 2 ? "01.00377" : "01.00378" })),
        });
      const refused = async (share: number, told: number) =>
        (await previewEvent(tx, split(share, told), context(before))).refusals.map((r) => r.code);
      expect(await refused(0.7, 99)).toEqual(["shares-above-one"]);
      expect(await refused(0.5, 99)).toEqual(["shares-below-one"]);
      expect(await refused(0.6, 1)).toEqual(["hamlets-left"]);
      expect(await kindOf(recordEvent(tx, split(0.6, 1), context(before)))).toBe("rule");
      const { began } = await recordEvent(tx, split(0.6, 99), context(before));
      const after = await loadDirectory(tx);
      const found = resolveName("UBND xã Sóc Sơn", "2027-07-02", after);
      expect(found.units.map((u) => [u.unit.code, u.share])).toEqual([
        ["01.00377", 0.4],
        ["01.00378", 0.6],
      ]);
      expect(
        await listHamlets(
          tx,
          began.map((u) => u.id),
          "2027-07-01",
        ),
      ).toHaveLength(hamlets.length);
    });
  });

  test("a department is merged into another: its hospitals move, nothing is left hanging", async () => {
    await story(async (tx) => {
      const before = await loadDirectory(tx);
      const [from, into] = [at(before, "HN-SYT"), at(before, "HN-SVHTT")];
      const event = eventInput.parse({
        kind: "merge",
        onDate: "2027-01-01",
        decision: "QĐ 4",
        from: [from.id],
        into: [into.id],
      });
      await recordEvent(tx, event, context(before));
      const after = await loadDirectory(tx);
      const day = { date: "2027-01-01", directory: after };
      expect(faultsOn("2027-01-01", after)).toEqual([]);
      const hospital = at(after, "HN-BV-XANHPON", "2027-01-01");
      expect(isUnder(hospital, at(after, "HN-SVHTT", "2027-01-01"), day)).toBe(true);
      expect(
        isUnder(at(after, "HN-BV-XANHPON"), at(after, "HN-SYT"), { date: "2026-11-23", directory: after }),
      ).toBe(true);
      expect(resolveName("BVĐK Xanh Pôn", "2027-01-01", after).units[0]!.unit.id).toBe(hospital.id);
      const again = eventInput.parse({ ...event, onDate: "2027-02-01" });
      expect((await previewEvent(tx, again, context(after))).refusals).toEqual([
        { path: "from.0", code: "unit-not-valid" },
      ]);
    });
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

describe("sheets", () => {
  const directory = openDirectory(facts());

  test("what goes out comes in again unchanged", () => {
    const units = structureOn("2026-11-23", directory);
    const { units: read, refusals } = unitsFromRows(rowsFromUnits(units, directory), directory);
    expect(refusals).toEqual([]);
    expect(
      read.map((r) => [r.input.code, r.input.kind, r.input.name, r.input.validFrom, r.input.lat]),
    ).toEqual(units.map((u) => [u.code, u.kind, u.name, u.validFrom, u.lat]));
  });

  test("each refusal names row, column and reason, and the sound rows are read", () => {
    const heads = ["ma", "LOẠI", "Tên", "Hiệu lực từ", "Hiệu lực đến", "Mã đơn vị cấp trên", "Dân số"];
    const { units, refusals } = unitsFromRows(
      [
        heads,
        ["HN-A", "Sở", "Sở A", "01/03/2026", "", "01", "1"],
        ["HN-B", "Vương quốc", "", "31/02/2026", null, "KHONG-CO", "nhiều"],
        [],
        ["HN-A", "Sở", "Sở A nữa", "2026-05-01", "", "01", null],
        ["HN-C", "Sở", "Sở C", "2026-05-01", "2026-05-01", "HN-C", null],
        ["HN-D", "Sở", "Sở D", "2026-05-01", "", "KHONG-CO", null],
      ],
      directory,
    );
    expect(units.map((u) => [u.row, u.input.code, u.parentCode, u.input.validFrom])).toEqual([
      [2, "HN-A", "01", "2026-03-01"],
    ]);
    expect(refusals.map((r) => [r.row, r.column, r.reason])).toEqual([
      [3, "Hiệu lực từ", "bad-date"],
      [3, "Loại", "unknown-kind"],
      [3, "Tên", "required"],
      [3, "Dân số", "bad-number"],
      [5, "Mã", "twice-in-file"],
      [6, "Hiệu lực đến", "ends-before-start"],
      [6, "Mã đơn vị cấp trên", "own-parent"],
      [7, "Mã đơn vị cấp trên", "unknown-parent"],
    ]);
    expect(unitsFromRows([["Tên"]], directory).refusals.map((r) => r.column)).toEqual([
      "Mã",
      "Loại",
      "Hiệu lực từ",
    ]);
  });
});

/** Split, merge and rename in PostgreSQL: what they touch is shown first, and history stays readable on both sides. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "#base/database/index.ts";
import type { Database, Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { testDatabase } from "#test/database.ts";
import type { TestDatabase } from "#test/database.ts";
import {
  createHamlet,
  directoryStamp,
  eventInput,
  findUnit,
  isUnder,
  listEvents,
  listHamlets,
  loadDirectory,
  previewEvent,
  recordEvent,
  resolveName,
  seedFacts,
  structureOn,
} from "./index.ts";
import type { Directory } from "./index.ts";
import { faultsOn } from "./rules/change.ts";

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
const context = (directory: Directory) => ({ directory, records: new Map(), person: null });
const kindOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "nothing was thrown",
    (error: unknown) => (error instanceof Problem ? error.kind : error),
  );

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
      const counts = new Map<number, Record<string, number>>([
        [a.id, { tasks: 3 }],
        [b.id, { tasks: 4, cases: 1 }],
      ]);
      const preview = await previewEvent(tx, event, { ...context(before), records: counts });
      expect(preview).toMatchObject({
        refusals: [],
        records: { tasks: 7, cases: 1 },
        hamletsNeedAPerson: false,
      });
      expect(preview.below).toHaveLength(10);
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

  test("an event may not be slipped in before what is already recorded", async () => {
    await story(async (tx) => {
      const before = await loadDirectory(tx);
      const unit = at(before, "01.00376");
      const later = {
        code: "T77",
        name: "Thôn Sau Này",
        kind: "thon" as const,
        validTo: null,
        households: null,
      };
      await createHamlet(tx, { ...later, communeId: unit.id, validFrom: "2027-09-01", isDemo: false }, null);
      const event = eventInput.parse({
        kind: "merge",
        onDate: "2027-07-01",
        decision: "NQ 5/2027",
        from: [unit.id],
        into: [at(before, "01.00382").id],
      });
      expect((await previewEvent(tx, event, context(before))).refusals.map((r) => r.code)).toEqual([
        "later-below",
      ]);
      const ended = eventInput.parse({
        ...event,
        from: [at(before, "01.001", "2024-01-01").id],
        onDate: "2024-01-01",
      });
      expect((await previewEvent(tx, ended, context(before))).refusals.map((r) => r.code)).toContain(
        "unit-not-valid",
      );
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

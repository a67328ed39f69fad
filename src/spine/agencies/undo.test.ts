/** A change of structure recorded by mistake is taken back: in PostgreSQL to the row, over HTTP with its refusals. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "#base/database/index.ts";
import type { Person } from "#spine/access/index.ts";
import { openDesk, type Answer, type Desk } from "#test/desk.ts";
import {
  agenciesWith,
  eventInput,
  findUnit,
  listEvents,
  listHamlets,
  loadDirectory,
  recordEvent,
  undoEvent,
  type Directory,
} from "./index.ts";

let desk: Desk;
let lead: Person;
let officer: Person;

beforeAll(async () => {
  const counted = {
    name: "tasks",
    label: { vi: "Nhiệm vụ", en: "Tasks" },
    count: async (_: unknown, ids: readonly number[]) => new Map(ids.map((id) => [id, 2])),
  };
  desk = await openDesk(() => [agenciesWith([counted])]);
  lead = await desk.person("city-lead", "HN-SVHTT");
  officer = await desk.person("commune-officer", "01.00004");
});
afterAll(() => desk.close());

class RolledBack extends Error {}
/** Runs a story in a transaction and takes it back. */
async function story(run: (tx: Tx) => Promise<void>): Promise<void> {
  const done = desk.owner.transaction({ "toam.verb": "agency.undo-event" }, async (tx) => {
    await run(tx);
    throw new RolledBack();
  });
  await expect(done).rejects.toBeInstanceOf(RolledBack);
}
const at = (directory: Directory, code: string) => findUnit(directory, code, "2026-11-23")!;
const context = (directory: Directory) => ({ directory, records: new Map(), person: null });
const get = (person: Person, path: string): Promise<Answer> => desk.ask(person, `GET /api/agencies${path}`);
const post = (person: Person, path: string, body: object): Promise<Answer> =>
  desk.ask(person, `POST /api/agencies${path}`, { body });

describe("in the database", () => {
  test("what was recorded by mistake is taken back to the row; the event stays, with who and why", async () => {
    await story(async (tx) => {
      const before = await loadDirectory(tx);
      const hamlets = () => listHamlets(tx, [at(before, "01.00004").id, at(before, "01.00008").id]);
      const hamletsBefore = await hamlets();
      const unversioned = (directory: Directory) => ({
        units: directory.units.map((unit) => ({ ...unit, version: 0 })),
        aliases: directory.aliases,
        successions: directory.successions,
      });
      const merge = {
        kind: "merge",
        onDate: "2027-07-01",
        decision: "NQ 2/2027",
        from: [at(before, "01.00004").id, at(before, "01.00008").id],
        begin: [{ code: "01.00005", kind: "ward", name: "Phường Ba Đình – Ngọc Hà" }],
      };
      const rename = {
        kind: "rename",
        onDate: "2026-01-01",
        decision: "NQ 1/2026",
        from: [at(before, "01.00070").id],
        begin: [{ code: "01.00070", kind: "ward", name: "Phường Hồ Gươm" }],
      };
      const moved = {
        kind: "merge",
        onDate: "2027-01-01",
        decision: "QĐ 4",
        from: [at(before, "HN-SYT").id],
        into: [at(before, "HN-SVHTT").id],
      };
      for (const event of [merge, rename, moved]) {
        await recordEvent(tx, eventInput.parse(event), context(await loadDirectory(tx)));
        expect(unversioned(await loadDirectory(tx))).not.toEqual(unversioned(before));
        const [recorded] = (await listEvents(tx)).filter((e) => e.decision === event.decision);
        await undoEvent(tx, recorded!, {
          person: 1,
          reason: "Nhập nhầm ngày",
          at: new Date("2026-11-28T02:00:00Z"),
        });
        expect(unversioned(await loadDirectory(tx)), event.kind).toEqual(unversioned(before));
      }
      const dated = (rows: Awaited<ReturnType<typeof hamlets>>) =>
        rows.map((row) => ({ ...row, version: 0 }));
      expect(dated(await hamlets())).toEqual(dated(hamletsBefore));
      expect((await listEvents(tx)).map((e) => e.undoneReason)).toEqual(Array(3).fill("Nhập nhầm ngày"));
    });
  });

  test("the database itself refuses to undo what something hangs on", async () => {
    await story(async (tx) => {
      const before = await loadDirectory(tx);
      const event = eventInput.parse({
        kind: "merge",
        onDate: "2026-01-01",
        decision: "NQ 8",
        from: [at(before, "HN-SXD").id, at(before, "HN-SQHKT").id],
        begin: [{ code: "HN-XDKT", kind: "department", name: "Sở Kiến thiết" }],
      });
      const { began } = await recordEvent(tx, event, context(before));
      await sql`insert into people.person (user_name, name, unit_id) values ('moi', 'Người mới', ${began[0]!.id})`.execute(
        tx,
      );
      const [recorded] = await listEvents(tx);
      const by = { person: 1, reason: "Nhầm", at: new Date("2026-11-28T02:00:00Z") };
      await sql`savepoint before_undo`.execute(tx);
      await expect(undoEvent(tx, recorded!, by)).rejects.toMatchObject({
        code: "23503",
      });
      await sql`rollback to savepoint before_undo`.execute(tx);
    });
  });

  test("nothing is deleted from the directory but by undoing", async () => {
    await expect(
      desk.owner.transaction({}, (tx) => sql`delete from agencies.unit where code = 'HN-SYT'`.execute(tx)),
    ).rejects.toThrow("only when an event is undone");
  });
});

describe("over HTTP", () => {
  test("a mistake is undone with a reason while nothing hangs on the new unit, and only the latest first", async () => {
    const from = await desk.unitId("HN-SQHKT");
    const event = {
      kind: "merge",
      onDate: "2027-03-01",
      decision: "NQ 7/NQ-HĐND",
      from: [from],
      into: [await desk.unitId("HN-SXD")],
    };
    const { id } = (await post(lead, "/events", event)).body;
    const undo = (who: Person, reason = "Ghi nhầm ngày", event = id) =>
      post(who, `/events/${event}/undo`, { reason });
    expect((await undo(officer)).body).toMatchObject({ kind: "not-allowed" });
    expect((await undo(lead, "  ")).body.errors[0].path).toBe("reason");
    expect((await undo(lead)).body).toMatchObject({ undone: id });
    expect((await get(lead, `/${from}`)).body).toMatchObject({ validTo: null, passedTo: [] });
    const [listed] = (await get(lead, `/events?unit=${from}`)).body.rows;
    expect(listed).toMatchObject({ mayUndo: false, undone: { reason: "Ghi nhầm ngày" } });
    expect((await undo(lead)).body).toMatchObject({ kind: "rule" });

    // Two tasks stand at every unit in this test, so also at the one that begins.
    const begin = [{ code: "HN-XDKT", kind: "department", name: "Sở Kiến thiết" }];
    const second = (
      await post(lead, "/events", { ...event, kind: "merge", from: [from, event.into[0]], into: [], begin })
    ).body;
    expect((await undo(lead, "Nhầm", second.id)).body.detail).toContain("2 Nhiệm vụ");
    const name = { ...begin[0], name: "Sở Kiến thiết Thủ đô" };
    const rename = { ...event, kind: "rename", onDate: "2027-04-01", from: [second.began[0].id], into: [] };
    const third = (await post(lead, "/events", { ...rename, begin: [name] })).body;
    expect((await undo(lead, "Nhầm", second.id)).body.detail).toContain("sau cùng trước");
    expect((await undo(lead, "Nhầm", third.id)).status).toBe(200);
  });
});

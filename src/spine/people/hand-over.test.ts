/** Ba Đình is merged into Ngọc Hà today: its accounts and their roles go there in one act. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { today } from "#base/clock.ts";
import { eventInput, findUnit, loadDirectory, recordEvent } from "#spine/agencies/index.ts";
import { cast } from "#test/cast.ts";
import { openDesk, type Desk } from "#test/people-desk.ts";
import { dayAfter } from "./rules/role.ts";

let desk: Desk;
let baDinh: number;
let ngocHa: number;
let officer: number;

const handOver = (
  as: "admin" | "cityLead" | "leaderBaDinh" | "auditor",
  to: number,
  ids: readonly number[],
) => desk.post(as, "/api/people/hand-over", { from: baDinh, to, ids });
const leftFor = async (as: "admin" | "cityLead") =>
  (await desk.get(as, `/api/people/left?unit=${baDinh}`)).json();

beforeAll(async () => {
  desk = await openDesk();
  [baDinh, ngocHa] = [await desk.unitOf("01.00004"), await desk.unitOf("01.00008")];
  officer = await desk.idOf(cast.officerBaDinh);
});
afterAll(() => desk.close());

it("is refused while the unit stands", async () => {
  expect((await handOver("admin", ngocHa, [officer])).statusCode).toBe(422);
});

it("person.hand-over is of those who may record the end of a unit", async () => {
  await desk.data.owner.transaction({ "toam.verb": "agency.event" }, async (tx) => {
    const directory = await loadDirectory(tx);
    const event = eventInput.parse({
      kind: "merge",
      onDate: today(),
      decision: "NQ 9/2026",
      from: [findUnit(directory, "01.00004", today())!.id],
      into: [ngocHa],
    });
    await recordEvent(tx, event, { directory, records: new Map(), person: null });
  });
  for (const as of ["leaderBaDinh", "auditor"] as const)
    expect((await handOver(as, ngocHa, [officer])).statusCode).toBe(403);
  expect((await handOver("admin", await desk.unitOf("01.00376"), [officer])).statusCode).toBe(422);
});

it("shows who is left, and what each holds there", async () => {
  const left = await leftFor("cityLead");
  expect(left).toMatchObject({
    unit: { id: baDinh },
    endedOn: today(),
    receivers: [{ id: ngocHa, share: 1 }],
  });
  // The cast at the commune itself: officer, leader, hamlet head, mediator. Police and health station are units below.
  expect(left.rows.map((row: { userName: string }) => row.userName).toSorted()).toEqual(
    [cast.officerBaDinh, cast.leaderBaDinh, cast.hamletHeadBaDinh, cast.mediatorBaDinh].toSorted(),
  );
  expect(left.rows.every((row: { may: boolean }) => row.may)).toBe(true);
});

it("moves the account and its roles, which say where they come from; what was lent ends", async () => {
  const leader = await desk.idOf(cast.leaderBaDinh);
  const held = (await desk.get("admin", `/api/people/${officer}`)).json();
  // Before: nothing of the ended unit is reached any more.
  const reach = async () => (await desk.get("officerBaDinh", "/api/me")).json().person.unit;
  const lent = await desk.data.owner.query(
    `insert into people.role_held (person_id, role, unit_id, valid_from, valid_to, delegated_from)
     values ($1, 'commune-officer', $2, $3, $4, $5) returning id`,
    [leader, baDinh, today(), dayAfter(dayAfter(today())), held.roles[0].id],
  );
  const handed = await handOver("cityLead", ngocHa, [officer]);
  expect(handed.json()).toEqual({ handed: 1, roles: 1, from: "01.00004", to: "01.00008" });
  const after = (await desk.get("admin", `/api/people/${officer}`)).json();
  expect(after.unit).toMatchObject({ code: "01.00008" });
  const active = after.roles.filter((role: { active: boolean }) => role.active);
  expect(active).toMatchObject([
    { code: "commune-officer", unit: { id: ngocHa }, reason: "Bàn giao theo thay đổi cơ cấu" },
  ]);
  expect(await reach()).toMatchObject({ id: ngocHa });
  const rows = await desk.data.owner.query(
    "select valid_to::text as valid_to, goes_on_from from people.role_held where id = any($1) order by id",
    [[active[0].id, (lent.rows[0] as { id: number }).id]],
  );
  expect(rows.rows).toEqual([
    { valid_to: today(), goes_on_from: null },
    { valid_to: null, goes_on_from: held.roles[0].id },
  ]);
  expect((await leftFor("admin")).rows).toHaveLength(3);
});

it("all that were chosen go, or nobody: who has gone is looked at again", async () => {
  const leader = await desk.idOf(cast.leaderBaDinh);
  expect((await handOver("admin", ngocHa, [leader, officer])).statusCode).toBe(409);
  expect((await leftFor("admin")).rows).toHaveLength(3);
});

it("an account that runs or checks the system is moved by an administrator alone", async () => {
  const made = await desk.newPerson("data-protection", "HN-SVHTT");
  await desk.data.owner.query("update people.role_held set unit_id = $1 where person_id = $2", [
    baDinh,
    made.id,
  ]);
  const of = (left: { rows: { id: number; may: boolean }[] }) => left.rows.find((row) => row.id === made.id);
  expect(of(await leftFor("cityLead"))).toMatchObject({ may: false });
  expect((await handOver("cityLead", ngocHa, [made.id])).statusCode).toBe(403);
  expect(of(await leftFor("admin"))).toMatchObject({ may: true });
  expect((await handOver("admin", ngocHa, [made.id])).statusCode).toBe(200);
});

/** What belongs together: the same people and homes in several cases, cases related by a person, people tied; seen only where both are. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { knowIntake } from "#spine/intake/index.ts";
import { couple, openIntakeDesk, toldOf, type IntakeDesk } from "#test/intake-desk.ts";
import { caseListener, cases } from "./index.ts";

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await openIntakeDesk([cases]);
  knowIntake(caseListener);
});
afterAll(async () => {
  knowIntake();
  await desk.close();
});

type Told = Readonly<Record<string, unknown>>;
interface Common {
  readonly common: string;
  readonly thing: number | null;
}
const open = (people: readonly Told[]): Promise<string> => desk.openCase({ content: toldOf({ people }) });
const related = async (person: Person, code: string) =>
  (await desk.ask(person, `GET /api/cases/${code}/related`)).body;
const read = async (person: Person, code: string) => (await desk.ask(person, `GET /api/cases/${code}`)).body;
const idOf = async (code: string, prefix: string): Promise<number> =>
  (await read(desk.officer, code)).things.find((one: { prefix: string }) => one.prefix === prefix).id;
const relate = (by: Person, code: string, other: string, kind = "repeat") =>
  desk.ask(by, `POST /api/cases/${code}/relations`, { body: { code: other, kind } });
const duty = (code: string) =>
  desk.ask(desk.officer, `POST /api/cases/${code}/transitions`, {
    body: {
      kind: "duty",
      part: "police",
      toUnitId: desk.police.unitId,
      purpose: "Bảo vệ.",
      basis: "state-duty",
      ground: "Luật 13/2022/QH15, Điều 20",
    },
  });
const seal = async (code: string, people: readonly Person[]) =>
  desk.ask(desk.chair, `POST /api/cases/${code}/seal`, {
    body: {
      version: (await read(desk.chair, code)).version,
      form: "official-concerned",
      reason: "Người nhà cán bộ.",
      named: people.map((one) => one.id),
    },
  });

test("the same people in two cases are told to whoever sees both, and the same home by its address", async () => {
  desk.at("2026-06-01T08:00");
  const woman = { ...couple[0], name: "Lê Thị Mơ", address: "Số 3, ngõ 9 phố Mẫu" };
  const man = { ...couple[1], name: "Phạm Văn Lý" };
  const first = await open([woman, man]);
  desk.at("2026-12-10T08:00");
  // Written otherwise, the same: by name and year, and the address by its words.
  const second = await open([
    { ...woman, name: "LÊ THỊ MƠ", address: "so 3 ngo 9 pho mau" },
    { ...man, name: "Phạm Văn Lí" },
  ]);
  const stranger = await open([{ ...woman, birthYear: 1975, address: "Số 4, ngõ 9 phố Mẫu" }]);
  const { repeats, months } = await related(desk.officer, second);
  expect(months).toBe(12);
  expect(repeats).toMatchObject([{ code: first, repeated: true }]);
  const [harmed, doer] = [await idOf(second, "harmed"), await idOf(second, "doer")];
  expect(new Set(repeats[0].common.map((one: Common) => `${one.common} ${one.thing}`))).toEqual(
    new Set([`same-harmed ${harmed}`, `same-doer ${doer}`, "same-home null"]),
  );
  expect((await related(desk.officer, stranger)).repeats).toEqual([]);
  // The police take part in the second alone: of the first they are told nothing, until they take part in it too.
  await duty(second);
  expect((await related(desk.police, second)).repeats).toEqual([]);
  await duty(first);
  expect((await related(desk.police, second)).repeats).toMatchObject([{ code: first }]);
  // A sealed case is none to whoever may not know of it.
  await seal(first, [desk.chair, await desk.another("commune-officer", "01.00004")]);
  expect((await related(desk.officer, second)).repeats).toEqual([]);
  expect((await related(desk.police, second)).repeats).toEqual([]);
  expect((await related(desk.chair, second)).repeats).toMatchObject([{ code: first }]);
});

test("two numbers that differ speak against a name and a year; whoever is harmed in one and did it in the other is told so", async () => {
  desk.at("2026-12-11T08:00");
  const [a, b] = [
    { ...couple[0], name: "Vũ Thị Sen", idNumber: "001190000001" },
    { ...couple[1], name: "Đinh Văn Tú" },
  ];
  const one = await open([a, b]);
  const other = await open([{ ...a, idNumber: "001190000002" }]);
  expect((await related(desk.officer, other)).repeats).toEqual([]);
  const counter = await open([
    { ...b, part: "harmed" },
    { ...a, part: "doer" },
  ]);
  const { repeats } = await related(desk.officer, counter);
  expect(repeats.map((row: { code: string }) => row.code)).toEqual([one]);
  expect(new Set(repeats[0].common.map((row: { common: string }) => row.common))).toEqual(
    new Set(["crossed"]),
  );
});

test("more than the months of the questions apart it is the same people, and no repetition", async () => {
  desk.at("2025-06-01T08:00");
  const people = [{ ...couple[0], name: "Hồ Thị Cúc", birthYear: 1981 }];
  const old = await open(people);
  desk.at("2026-12-12T08:00");
  const now = await open(people);
  expect((await related(desk.officer, now)).repeats).toMatchObject([{ code: old, repeated: false }]);
});

test("what one case is to another is written by who co-ordinates both, seen from both, taken back, and named in no course", async () => {
  desk.at("2026-12-13T08:00");
  const [a, b] = [
    await open([couple[0]]),
    await open([{ ...couple[0], name: "Mai Thị Lan", birthYear: 1977 }]),
  ];
  const made = await relate(desk.officer, a, b, "counter-report");
  expect(made.status).toBe(201);
  expect((await relate(desk.officer, a, b, "counter-report")).status).toBe(422);
  expect((await relate(desk.officer, b, a, "counter-report")).status).toBe(422);
  expect((await relate(desk.officer, a, a)).status).toBe(422);
  expect((await related(desk.officer, a)).relations).toMatchObject([
    { code: b, kind: "counter-report", isFrom: true },
  ]);
  expect((await related(desk.chair, b)).relations).toMatchObject([
    { code: a, kind: "counter-report", isFrom: false },
  ]);
  await duty(a);
  expect((await related(desk.police, a)).relations).toEqual([]);
  expect(JSON.stringify((await desk.ask(desk.police, `GET /api/cases/${a}/history`)).body)).not.toContain(b);
  const trail = await desk.owner.query(
    "select count(*)::int as n from access.audit where details::text like $1",
    [`%${b}%`],
  );
  expect(trail.rows).toEqual([{ n: 0 }]);
  // Of a case that is not seen and of one that is not there the same is said.
  await seal(b, [desk.chair, await desk.another("commune-officer", "01.00004")]);
  expect((await related(desk.officer, a)).relations).toEqual([]);
  const hidden = await relate(desk.officer, a, b);
  const none = await relate(desk.officer, a, "VV-0000-0000");
  expect([hidden.status, hidden.body.detail]).toEqual([none.status, none.body.detail]);
  const take = (by: Person) => desk.ask(by, `DELETE /api/cases/${a}/relations/${made.body.id}`);
  expect((await take(desk.police)).status).toBe(403);
  expect((await take(desk.officer)).status).toBe(404);
  expect((await take(desk.chair)).status).toBe(200);
  expect((await related(desk.chair, a)).relations).toEqual([]);
  expect((await relate(desk.police, a, b)).status).toBe(403);
});

test("a case that moves to another commune has its home there", async () => {
  desk.at("2026-12-14T06:00");
  const someone = { ...couple[0], name: "Tạ Thị Xoan", birthYear: 1969, address: "Xóm 4, thôn Mẫu" };
  const code = await open([someone]);
  const transfer = {
    kind: "transfer",
    part: "co-ordinator",
    toUnitId: desk.elsewhere.unitId,
    purpose: "Người bị bạo lực đã chuyển đến.",
    basis: "consent",
    consents: { harmed: "yes" },
  };
  const { transition } = (
    await desk.ask(desk.officer, `POST /api/cases/${code}/transitions`, { body: transfer })
  ).body;
  const body = { version: 1, said: null };
  expect(
    (await desk.ask(desk.elsewhere, `POST /api/case-transitions/${transition}/accept`, { body })).status,
  ).toBe(200);
  const there = await desk.another("commune-officer", "01.00376");
  const people = [{ ...someone, name: "Người khác", birthYear: 2001 }];
  const report = await desk.enter(
    { content: toldOf({ people }), channel: "desk", unitId: desk.elsewhere.unitId },
    there,
  );
  const opened = (await desk.ask(there, "POST /api/cases", { body: { report } })).body.code as string;
  expect((await related(there, opened)).repeats).toMatchObject([
    { code, common: [{ common: "same-home", thing: null }] },
  ]);
});

test("people of a case are tied to each other, told to whoever is shown both names", async () => {
  desk.at("2026-12-14T08:00");
  const code = await open([...couple, { part: "child", name: "Trần Bé Na", sex: "female", birthYear: 2019 }]);
  const [harmed, child] = [await idOf(code, "harmed"), await idOf(code, "child")];
  const tie = (by: Person, person: number, other: number, kind = "child-of") =>
    desk.ask(by, `POST /api/cases/${code}/ties`, { body: { person, other, kind } });
  const made = await tie(desk.officer, child, harmed);
  expect(made.status).toBe(201);
  expect((await tie(desk.officer, child, harmed)).status).toBe(422);
  expect((await tie(desk.officer, child, child)).status).toBe(422);
  expect((await tie(desk.officer, child, 999_999)).status).toBe(422);
  expect((await tie(desk.elsewhere, child, harmed)).status).toBe(404);
  expect((await related(desk.officer, code)).ties).toEqual([
    { id: made.body.id, person: child, other: harmed, kind: "child-of" },
  ]);
  await duty(code);
  expect((await related(desk.police, code)).ties).toHaveLength(1);
  const untie = (by: Person) => desk.ask(by, `DELETE /api/cases/${code}/ties/${made.body.id}`);
  expect((await untie(desk.elsewhere)).status).toBe(404);
  expect((await untie(desk.officer)).status).toBe(200);
  expect((await related(desk.officer, code)).ties).toEqual([]);
});

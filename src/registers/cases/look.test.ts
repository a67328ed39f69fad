/** An emergency look: one case by its code, for hours, read and not written, told at once and reviewed; and what reading is unusual. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { knowIntake } from "#spine/intake/index.ts";
import { openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";
import { caseListener, cases } from "./index.ts";

let desk: IntakeDesk;
let officer: Person;
beforeAll(async () => {
  desk = await openIntakeDesk([cases]);
  knowIntake(caseListener);
  officer = await desk.another("data-protection", "HN-SVHTT");
});
afterAll(async () => {
  knowIntake();
  await desk.close();
});

const open = (): Promise<string> => desk.openCase({ channel: "desk" }, desk.officer);
const read = (person: Person, code: string) => desk.ask(person, `GET /api/cases/${code}`);
const REASON = "Nạn nhân vừa chạy sang xã này, chồng đang đuổi theo.";
const look = (person: Person, code: string, change: object = {}) =>
  desk.ask(person, "POST /api/case-looks", { body: { code, reason: REASON, hours: 2, ...change } });
const review = (by: Person, code: string, verdict: string, reason = "Đã gọi kiểm tra, đúng là khẩn cấp.") =>
  desk.ask(by, `POST /api/case-looks/${code}/review`, { body: { verdict, reason } });

test("it opens one case by its code for some hours, shows nothing narrow, and cannot be written by", async () => {
  desk.at("2026-12-01T22:30");
  const code = await open();
  expect((await read(desk.elsewhere, code)).status).toBe(404);
  expect((await look(desk.elsewhere, code, { reason: "Cần xem" })).status).toBe(422);
  // Three hours at most.
  expect((await look(desk.elsewhere, code, { hours: 4 })).status).toBe(422);
  const opened = await look(desk.elsewhere, code);
  expect(opened.status).toBe(201);
  expect(Object.keys(opened.body).toSorted()).toEqual(["look", "untilAt"]);

  const { body } = await read(desk.elsewhere, code);
  const harmed = body.things.find((one: { prefix: string }) => one.prefix === "harmed");
  expect(harmed.values.fullName).toBe("Nguyễn Thị Hoà");
  expect(body.visible).not.toContain("case.reporterName");
  const write = await desk.ask(desk.elsewhere, `PATCH /api/cases/${code}/values`, {
    body: { changes: [{ thing: harmed.id, fields: { fullName: { from: "Nguyễn Thị Hoà", to: "X" } } }] },
  });
  expect(write.status).toBe(403);
  expect(body.can).toEqual(["case.read"]);
  expect((await look(desk.elsewhere, code)).status).toBe(422);
  // Others of that commune see nothing of it; the co-ordinator sees the seat.
  const other = await desk.another("commune-leader", "01.00376");
  expect((await read(other, code)).status).toBe(404);
  const seats = (await read(desk.officer, code)).body.seats;
  expect(seats.map((seat: { part: string }) => seat.part)).toContain("emergency");
});

test("the data-protection officer is told at once, reads why and nothing else, and reviews it", async () => {
  const code = await open();
  const before = (await desk.ask(officer, "GET /api/notices/unread")).body.unread;
  const opened = await look(desk.elsewhere, code);
  expect(opened.status).toBe(201);
  expect((await desk.ask(officer, "GET /api/notices/unread")).body.unread).toBe(before + 1);
  const rows = (await desk.ask(officer, "GET /api/case-looks")).body.rows;
  const row = rows.find((one: { look: string }) => one.look === opened.body.look);
  expect(row).toMatchObject({ caseCode: code, reason: REASON, verdict: null });
  expect(JSON.stringify(rows)).not.toContain("Nguyễn Thị Hoà");
  expect((await read(officer, code)).status).toBe(403);

  expect((await review(officer, opened.body.look, "unjustified", "")).status).toBe(422);
  expect((await review(officer, opened.body.look, "unjustified")).status).toBe(200);
  expect((await review(officer, opened.body.look, "justified")).status).toBe(422);
  // It ends at once, and nothing is looked at again.
  expect((await read(desk.elsewhere, code)).status).toBe(404);
  expect((await look(desk.elsewhere, await open())).status).toBe(422);
  const clocks = await desk.owner.query(
    "select stopped_at is not null as stopped from deadlines.clock where subject_code = $1",
    [opened.body.look],
  );
  expect(clocks.rows).toEqual([{ stopped: true }]);
});

test("whoever has a look whose review has lapsed looks no more until it is reviewed", async () => {
  const doctor = await desk.another("health-worker", "01.00004-TYT");
  desk.at("2026-12-01T08:00");
  const first = await look(doctor, await open());
  expect(first.status).toBe(201);
  // Two working days: Thursday the third, at the end of the day.
  desk.at("2026-12-04T08:00");
  expect((await look(doctor, await open())).status).toBe(422);
  expect((await review(officer, first.body.look, "justified")).status).toBe(200);
  expect((await look(doctor, await open())).status).toBe(201);
});

test("a sealed case, and one from which somebody is shut out, is not found, as a code that never was", async () => {
  const doctor = await desk.another("health-worker", "01.00004-TYT");
  const sealed = await open();
  const version = async (code: string) => (await read(desk.chair, code)).body.version as number;
  const body = {
    version: await version(sealed),
    form: "procedure",
    reason: "Yêu cầu của cơ quan điều tra.",
    named: [desk.chair.id, desk.officer.id],
  };
  expect((await desk.ask(desk.chair, `POST /api/cases/${sealed}/seal`, { body })).status).toBe(200);
  const barred = await open();
  await desk.ask(desk.officer, `POST /api/cases/${barred}/barred`, {
    body: { version: await version(barred), personId: doctor.id, why: "relative", reason: "Anh trai." },
  });
  const told = async (code: string) => {
    const { status, bytes, headers } = await look(doctor, code);
    return { status, size: bytes.length, headers };
  };
  const never = await told("VV-0000-0000");
  expect(never.status).toBe(404);
  expect([await told(sealed), await told(barred)]).toEqual([never, never]);
});

test("unusual reading is counted from the trail: codes, people, numbers; the threshold is data", async () => {
  const unusual = async () => (await desk.ask(officer, "GET /api/case-reading?days=90")).body;
  const reader = await desk.another("commune-leader", "01.00004");
  const codes = [await open(), await open(), await open()];
  // Three cases in an hour by one person; five codes that are not there by another.
  for (const code of codes) await read(reader, code);
  for (let n = 0; n < 5; n++) await read(desk.health, `VV-0000-000${n}`);
  const rows = (signal: string, all: { signal: string }[]) => all.filter((one) => one.signal === signal);
  const before = await unusual();
  expect(rows("many", before.rows)).toEqual([]);
  expect(rows("not-found", before.rows)).toMatchObject([{ n: 5, person: "health (mẫu)" }]);
  const set = await desk.ask(officer, "PUT /api/case-reading/thresholds", {
    body: { signal: "many", least: 3 },
  });
  expect(set.status).toBe(200);
  const many = rows("many", (await unusual()).rows) as unknown as { n: number; codes: string[] }[];
  const after = many.filter((one) => one.codes.includes(codes[0] ?? ""));
  expect(after).toMatchObject([{ n: 3, person: "another-commune-leader (mẫu)" }]);
  expect(after[0]?.codes.toSorted()).toEqual(codes.toSorted());
});

test("who looked at one case is shown to who leads there, and to the data-protection officer by its code", async () => {
  const code = await open();
  await read(desk.officer, code);
  await read(desk.health, code);
  const own = await desk.ask(desk.chair, `GET /api/cases/${code}/readers`);
  const people = own.body.rows.map((row: { person: string; outcome: string }) => [row.person, row.outcome]);
  expect(people).toEqual([
    ["health (mẫu)", "refused"],
    ["officer (mẫu)", "done"],
    ["officer (mẫu)", "done"],
  ]);
  expect((await desk.ask(officer, `GET /api/case-reading/${code}`)).body.rows).toHaveLength(4);
  expect((await desk.ask(desk.elsewhere, `GET /api/cases/${code}/readers`)).status).toBe(404);
});

test.each([
  ["city", "POST /api/case-looks", { code: "VV-0000-0000", reason: REASON, hours: 1 }],
  ["chair", "GET /api/case-looks", null],
  ["chair", "GET /api/case-reading", null],
  ["chair", "PUT /api/case-reading/thresholds", { signal: "many", least: 1 }],
  ["chair", "POST /api/case-looks/KC-0000-0000/review", { verdict: "justified", reason: "Đúng" }],
  ["officer", "GET /api/cases/VV-0000-0000/readers", null],
] as const)("%s may not %s", async (who, route, body) => {
  expect((await desk.ask(desk[who], route, body ? { body } : {})).status).toBe(403);
});

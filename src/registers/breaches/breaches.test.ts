/** A breach from a suspicion to its end: clocks from its discovery, the officer alone reads it, nothing of it stands in clear. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";
import { paragraphTexts, partOf } from "#base/word/testing.ts";
import { breaches, breachWork } from "./index.ts";

let desk: IntakeDesk;
let officer: Person;
beforeAll(async () => {
  desk = await openIntakeDesk([breaches]);
  officer = await desk.another("data-protection", "HN-SVHTT");
});
afterAll(() => desk.close());

const report = async (change: object = {}): Promise<string> => {
  const answer = await desk.ask(desk.health, "POST /api/data-breaches", {
    body: {
      kind: "data",
      discoveredAt: "2026-12-04T16:30:00+07:00",
      what: "Mất máy tính xách tay có danh sách của bà Lương Thị Kiều.",
      where: "Trạm y tế",
      ...change,
    },
  });
  expect(answer.body).toEqual({ code: answer.body.code });
  return answer.body.code as string;
};
const read = async (code: string) => (await desk.ask(officer, `GET /api/data-breaches/${code}`)).body;
const act = async (code: string, name: string, body: object = {}) =>
  desk.ask(officer, `POST /api/data-breaches/${code}/${name}`, {
    body: { version: (await read(code)).version, said: "Đã làm.", ...body },
  });
const clocksOf = async (code: string) =>
  (
    await desk.owner.query(
      `select rule_code as rule, to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'MM-DD HH24:MI') as due,
         case when is_void then 'void' when stopped_at is not null then 'met' else 'runs' end as state
       from deadlines.clock where subject_code = $1 order by rule_code`,
      [code],
    )
  ).rows;

test("the 72 hours count from discovery, over a weekend and before it was reported; the officer is told at once", async () => {
  // Friday 4/12 16:30; reported an hour later; due on Monday 7/12 at 16:30.
  desk.at("2026-12-04T17:30");
  const code = await report();
  expect(await clocksOf(code)).toEqual([{ rule: "data-breach.notify", due: "12-07 16:30", state: "runs" }]);
  const clock = await desk.owner.query("select unit_id from deadlines.clock where subject_code = $1", [code]);
  expect(clock.rows).toEqual([{ unit_id: officer.unitId }]);
  expect((await desk.ask(officer, "GET /api/notices/unread")).body.unread).toBeGreaterThan(0);
  expect((await desk.ask(officer, "GET /api/data-breaches")).body.rows[0]).toMatchObject({ code });
});

test("it stands in My work of the officer alone, by the clock that lapses first, until it ends", async () => {
  desk.at("2026-12-04T17:30");
  const code = await report({ kind: "both" });
  const workOf = (person: Person) =>
    desk.app.transaction({ "toam.person": String(person.id), "toam.verb": "work.read" }, async (tx) =>
      (await breachWork.gather(tx, person, "2026-12-04")).items.find((one) => one.id === `breach-${code}`),
    );
  // The first notice of a cyber incident, 24 hours after the discovery at 16:30.
  expect(await workOf(officer)).toMatchObject({
    href: `/data-breaches/${code}`,
    dueAt: "2026-12-05T09:30:00.000Z",
    source: expect.stringContaining("331/2026"),
  });
  expect(await workOf(desk.health)).toBeUndefined();
  await act(code, "dismiss", { said: "Máy ở trong tủ." });
  expect(await workOf(officer)).toBeUndefined();
});

test("from suspicion to closing: measures, people, minutes, notification, telling; then alone it is closed", async () => {
  desk.at("2026-12-04T17:30");
  const code = await report();
  expect((await act(code, "notify")).status).toBe(422);
  expect((await act(code, "confirm", { said: "" })).status).toBe(422);
  expect(
    (await act(code, "confirm", { kind: "both", severity: "serious", said: "Lộ danh sách." })).body,
  ).toEqual({
    state: "confirmed",
  });
  // The clocks of a cyber incident count from the same moment: 24 and 72 hours.
  expect(await clocksOf(code)).toEqual([
    { rule: "cyber-incident.first-notice", due: "12-05 16:30", state: "runs" },
    { rule: "cyber-incident.report", due: "12-07 16:30", state: "runs" },
    { rule: "data-breach.notify", due: "12-07 16:30", state: "runs" },
  ]);
  expect((await act(code, "close")).status).toBe(422);
  await act(code, "confirm", { kind: "data", said: "Chỉ là dữ liệu, máy đã khóa." });
  expect((await clocksOf(code)).map((one: { state: string }) => one.state)).toEqual(["void", "void", "runs"]);

  await act(code, "measure", { said: "Đổi mọi mật khẩu." });
  await act(code, "count", { people: 120, dataKinds: ["identity", "health"] });
  const paper = await desk.ask(officer, `GET /api/data-breaches/${code}/notification`);
  const text = paragraphTexts(partOf(paper.bytes, "word/document.xml")).join("\n");
  for (const part of [
    "A05",
    "16:30 ngày 04/12/2026",
    "khoảng 120 người (ước tính)",
    "Đổi mọi mật khẩu.",
    "DỰ THẢO",
  ])
    expect(text).toContain(part);
  expect(text).not.toContain("Lý do thông báo sau 72 giờ");
  await act(code, "minutes");
  await act(code, "tell-not", { said: "Không có cách báo nào an toàn." });
  expect((await read(code)).missing).toEqual(["notified"]);
  expect((await act(code, "close")).status).toBe(422);
  desk.at("2026-12-07T16:31");
  // Noted a minute late, sent on Saturday.
  await act(code, "notify", { at: "2026-12-05T09:00:00+07:00", said: "Số 12/TB." });
  expect((await act(code, "close")).body).toEqual({ state: "closed" });
  expect((await clocksOf(code)).at(-1)).toMatchObject({ state: "met" });
  expect(await read(code)).toMatchObject({ state: "closed", acts: [], missing: [] });
});

test("what turns out to be no breach is dismissed with a reason, and its clock is void, not gone", async () => {
  desk.at("2026-12-04T17:30");
  const code = await report();
  expect((await act(code, "dismiss", { said: "" })).status).toBe(422);
  expect((await act(code, "dismiss", { said: "Máy ở trong tủ." })).body).toEqual({ state: "dismissed" });
  expect(await clocksOf(code)).toMatchObject([{ state: "void" }]);
  expect((await act(code, "confirm")).status).toBe(422);
});

test("whoever reported sees how far it is and nothing more; nothing of it stands in clear", async () => {
  const code = await report();
  const own = (await desk.ask(desk.health, "GET /api/data-breaches/own")).body.rows;
  expect(own.map((one: { code: string }) => one.code)).toContain(code);
  expect(Object.keys(own[0]).toSorted()).toEqual(["code", "discoveredAt", "kind", "reportedAt", "state"]);
  expect((await desk.ask(desk.police, "GET /api/data-breaches/own")).body.rows).toEqual([]);
  await act(code, "measure", { said: "Gọi cho bà Lương Thị Kiều." });
  const found = await desk.owner.query(
    "select b::text as line from breaches.breach b union all select e::text from breaches.entry e union all select a::text from access.audit a union all select r::text from access.request r",
  );
  for (const { line } of found.rows as { line: string }[])
    expect(line).not.toMatch(/Lương Thị|máy tính xách/);
});

test("two at once: the second is told that it changed; what lies ahead is refused", async () => {
  desk.at("2026-12-04T17:30");
  const code = await report();
  const version = (await read(code)).version as number;
  const body = { version, said: "Đã làm." };
  expect((await desk.ask(officer, `POST /api/data-breaches/${code}/measure`, { body })).status).toBe(200);
  expect((await desk.ask(officer, `POST /api/data-breaches/${code}/measure`, { body })).status).toBe(409);
  const ahead = { kind: "data", what: "A", discoveredAt: "2026-12-05T08:00:00+07:00" };
  expect((await desk.ask(desk.health, "POST /api/data-breaches", { body: ahead })).status).toBe(422);
});

test.each([
  ["health", "GET /api/data-breaches"],
  ["city", "GET /api/data-breaches"],
  ["leadership", "GET /api/data-breaches/SC-0000-0000"],
  ["auditor", "POST /api/data-breaches/SC-0000-0000/close"],
  ["chair", "GET /api/data-breaches/SC-0000-0000/notification"],
] as const)("%s may not %s", async (who, route) => {
  const body = { version: 1 };
  expect((await desk.ask(desk[who], route, route.startsWith("POST") ? { body } : {})).status).toBe(403);
});

test("the press holds nobody's data and reports none", async () => {
  const press = await desk.another("press", "HN-SVHTT");
  const body = { kind: "data", what: "A", discoveredAt: "2026-12-04T08:00:00+07:00" };
  expect((await desk.ask(press, "POST /api/data-breaches", { body })).status).toBe(403);
});

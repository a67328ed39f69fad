import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setClock } from "#base/clock.ts";
import type { Person } from "#spine/access/index.ts";
import { calendar, myWork } from "#spine/plan/index.ts";
import { openDesk, type Answer, type Desk } from "#test/desk.ts";
import { regulationCalendar, regulations, regulationWork } from "./index.ts";
import { act, isTold, mayBind, refuseParts, refuseReviews, save } from "./rules.ts";

describe("what must hold of one", () => {
  const days = { signedOn: "2026-03-01", fromOn: "2026-03-01", toOn: null };
  test.each([
    [{}, null, undefined],
    [{ fromOn: "2026-02-28" }, null, "fromOn"],
    [{ toOn: "2026-02-28" }, null, "toOn"],
    [{}, { status: "draft" }, undefined],
  ])("%o, before %o: %s", (change, before, path) => {
    expect(save({ ...days, ...change }, before)?.details.errors?.[0]?.path).toBe(path);
  });
  test("what has been in force stays as it was; it is in force only from its day on", () => {
    expect(save(days, { status: "in-force" })?.kind).toBe("rule");
    expect([act("enforce", days, "2026-02-28")?.kind, act("enforce", days, "2026-03-01")]).toEqual([
      "rule",
      null,
    ]);
  });
  test("an agency is a party once, a duty is a party's, and two are needed, one of them leading", () => {
    const [lead, party] = [
      { agencyId: 1, role: "lead" as const },
      { agencyId: 2, role: "party" as const },
    ];
    expect(refuseParts({ parties: [lead, { ...lead }], duties: [] })?.kind).toBe("rule");
    expect(
      refuseParts({ parties: [lead], duties: [{ agencyId: 2, text: "Họp", clauseId: null }] })?.kind,
    ).toBe("rule");
    expect([mayBind([lead]), mayBind([party, party]), mayBind([lead, party])]).toEqual([false, false, true]);
  });
  test("a review is not before the day of signing", () => {
    expect(refuseReviews(["2026-03-01", "2026-02-28"], "2026-03-01")?.details.errors).toMatchObject([
      { path: "days.1" },
    ]);
    expect(refuseReviews(["2026-03-01"], "2026-03-01")).toBeNull();
  });
  test("a review is told of from so many days before it", () => {
    const review = { dueOn: "2026-07-01", leadDays: 30 };
    expect(["2026-05-31", "2026-06-01", "2026-08-01"].map((day) => isTold(review, day))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

let desk: Desk;
let lead: Person;
let police: Person;
let health: Person;
let auditor: Person;
beforeAll(async () => {
  setClock(new Date("2026-06-10T03:00:00Z"));
  desk = await openDesk(() => [regulations, myWork([regulationWork]), calendar([regulationCalendar])]);
  lead = await desk.person("city-lead", "HN-SVHTT");
  police = await desk.person("agency-focal", "HN-CATP");
  health = await desk.person("agency-focal", "HN-SYT");
  auditor = await desk.person("auditor", "HN-TTTP");
});
afterAll(async () => {
  setClock(null);
  await desk.close();
});

const ask = (who: Person, route: string, body?: object): Promise<Answer> =>
  desk.ask(who, route, { ...(body && { body }) });
const show = async (code: string) => (await ask(lead, `GET /api/regulations/${code}`)).body;
const parts = async (code: string) => (await ask(lead, `GET /api/regulations/${code}/parts`)).body;

const given = {
  symbol: "12/QCPH-SVHTT-CATP",
  name: "Phối hợp xử lý tin báo về bạo lực gia đình",
  signedOn: "2026-06-01",
  fromOn: "2026-06-01",
  leadDays: 30,
};
let code = "";

test("a regulation is bound by two parties at least, each with its duties, and is not binding before", async () => {
  const made = await ask(lead, "POST /api/regulations", given);
  expect(made.body).toMatchObject({ status: "draft", code: "QC-2026-00001" });
  code = made.body.code;
  const alone = await ask(lead, `POST /api/regulations/${code}/enforce`, { version: 1 });
  expect([alone.status, (await show(code)).status]).toEqual([422, "draft"]);

  const [own, catp] = [lead.unitId, police.unitId];
  const body = {
    version: 1,
    parties: [
      { agencyId: own, role: "lead" },
      { agencyId: catp, role: "party" },
    ],
    duties: [
      { agencyId: catp, text: "Chuyển thông tin vụ việc trong 24 giờ" },
      { agencyId: own, text: "Tổng hợp, họp mỗi quý" },
    ],
  };
  const put = `PUT /api/regulations/${code}/parts`;
  expect((await ask(auditor, put, body)).status).toBe(403);
  // The police keep their own regulations, not the city's.
  expect((await ask(police, put, body)).status).toBe(403);
  expect(
    (await ask(lead, put, { ...body, parties: [...body.parties, { agencyId: 999_999, role: "party" }] }))
      .status,
  ).toBe(422);
  const written = await ask(lead, put, body);
  expect(written.body).toMatchObject({ version: 2, duties: [{ agency: "Công an thành phố Hà Nội" }, {}] });
  expect((await ask(lead, put, body)).status).toBe(409);
  const inForce = await ask(lead, `POST /api/regulations/${code}/enforce`, { version: 2 });
  expect(inForce.body).toMatchObject({ status: "in-force", version: 3 });
  // What would be refused is not offered.
  expect(made.body.can).toContain("regulation.update");
  expect(inForce.body.can).not.toContain("regulation.update");
  expect([
    (await parts(code)).keeps,
    (await ask(police, `GET /api/regulations/${code}/parts`)).body.keeps,
  ]).toEqual([true, false]);
  expect((await ask(lead, put, { ...body, version: 3 })).body.kind).toBe("rule");
  expect((await ask(lead, `PATCH /api/regulations/${code}`, { version: 3, name: "Khác" })).body.kind).toBe(
    "rule",
  );
});

test("a review is on the calendar of each party, in the work of who leads from thirty days before, until it is done", async () => {
  const set = await ask(lead, `PUT /api/regulations/${code}/reviews`, {
    version: 3,
    days: ["2026-07-11", "2026-12-20"],
  });
  expect(set.body.reviews.map((r: { dueOn: string }) => r.dueOn)).toEqual(["2026-07-11", "2026-12-20"]);
  const work = async (who: Person) => {
    const { now, week, later } = (await ask(who, "GET /api/my-work")).body;
    return [...now, ...week, ...later].map((i: { kind: string; due: string }) => [i.kind, i.due]);
  };
  const marked = async (who: Person) =>
    (await ask(who, "GET /api/calendar?from=2026-07-01&to=2026-12-31")).body.rows.map(
      (e: { day: string; state: string }) => [e.day, e.state],
    );
  // Thirty-one days before, nobody is told yet.
  expect(await work(lead)).toEqual([]);
  setClock(new Date("2026-06-11T03:00:00Z"));
  expect([await work(lead), await work(police), await work(health)]).toEqual([
    [["review", "2026-07-11"]],
    [],
    [],
  ]);
  expect(await marked(police)).toEqual([
    ["2026-07-11", "open"],
    ["2026-12-20", "open"],
  ]);
  expect(await marked(health)).toEqual([]);
  const [first] = set.body.reviews;
  const done = `POST /api/regulations/${code}/reviews/${first.id}/done`;
  expect((await ask(lead, done, { doneOn: "2026-06-12", result: "Giữ nguyên" })).status).toBe(422);
  expect((await ask(lead, done, { doneOn: "2026-06-11", result: "Giữ nguyên" })).status).toBe(200);
  expect((await ask(lead, done, { doneOn: "2026-06-11", result: "Lại" })).status).toBe(422);
  expect([await work(lead), (await marked(lead))[0]]).toEqual([[], ["2026-07-11", "done"]]);
  // Set anew, the days that are open change; what was done stays.
  const { version } = await show(code);
  const again = await ask(lead, `PUT /api/regulations/${code}/reviews`, { version, days: ["2027-01-15"] });
  expect(
    again.body.reviews.map((r: { dueOn: string; doneOn: string | null }) => [r.dueOn, r.doneOn]),
  ).toEqual([
    ["2026-07-11", "2026-06-11"],
    ["2027-01-15", null],
  ]);
});

test("a new edition begins with the one before, takes its place when it is in force, and the one before is kept", async () => {
  // What another unit links to it is no edition of it, and stands in nobody's way.
  const foreign = await ask(health, "POST /api/regulations", given);
  expect(foreign.status).toBe(201);
  const link = { to: code, kind: "replaces" };
  await ask(health, `POST /api/regulations/${foreign.body.code}/links`, link);
  // Five press at the same moment: one edition is made.
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => ask(lead, `POST /api/regulations/${code}/edition`)),
  );
  expect(answers.map((a) => a.status).filter((status) => status !== 422)).toEqual([201]);
  const made = answers.find((a) => a.status === 201)!;
  expect((await ask(lead, `POST /api/regulations/${code}/edition`)).body.detail).toContain(made.body.code);
  const next = await show(made.body.code);
  expect(next).toMatchObject({ status: "draft", symbol: given.symbol });
  expect((await parts(next.code)).duties).toEqual((await parts(code)).duties);
  expect((await show(code)).status).toBe("in-force");

  const named = await ask(lead, `PATCH /api/regulations/${next.code}`, {
    version: next.version,
    symbol: "15/QCPH-SVHTT-CATP",
    signedOn: "2026-06-11",
    fromOn: "2026-06-11",
  });
  await ask(lead, `POST /api/regulations/${next.code}/enforce`, { version: named.body.version });
  expect([(await show(next.code)).status, (await show(code)).status]).toEqual(["in-force", "replaced"]);
  const { rows } = (await ask(police, `GET /api/regulations/${code}/links`)).body;
  expect(rows.map((r: { code: string; status: string }) => [r.code, r.status])).toEqual([
    [foreign.body.code, "draft"],
    [next.code, "in-force"],
  ]);
  // Only the edition in force is told of.
  const all = (await ask(police, "GET /api/calendar?from=2026-06-01&to=2027-06-01")).body.rows;
  expect(all.map((e: { day: string; href: string }) => [e.day, e.href])).toEqual([
    ["2027-01-15", `/regulations/${next.code}`],
  ]);
  const sheet = await ask(lead, "GET /api/regulations/export.xlsx");
  expect([sheet.status, sheet.bytes.length > 1000]).toEqual([200, true]);
});

/**
 * A city's own PostgreSQL has no superuser for us: row security holds the owner of the tables too, and what its functions and triggers
 * do to rows that no policy gives it, they do to none and say nothing. Sealing and erasing go through such functions.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { knowIntake } from "#spine/intake/index.ts";
import { openIntakeDesk, toldOf, type IntakeDesk } from "#test/intake-desk.ts";
import { caseListener, cases } from "./index.ts";

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await openIntakeDesk([cases], { plainOwner: true });
  knowIntake(caseListener);
});
afterAll(async () => {
  knowIntake();
  await desk.close();
});

const open = async (): Promise<string> => {
  const change = { content: toldOf(), channel: "desk", lifeDanger: "yes", danger: "yes" };
  const report = await desk.enter(change, desk.officer);
  return (await desk.ask(desk.officer, "POST /api/cases", { body: { report } })).body.code as string;
};
const unread = async (person: Person): Promise<number> =>
  (await desk.ask(person, "GET /api/notices/unread")).body.unread as number;

test("the alarm of a case that is sealed is there no longer for whoever may not know", async () => {
  const code = await open();
  expect([await unread(desk.police), await unread(desk.chair)]).toEqual([1, 1]);
  const { version } = (await desk.ask(desk.chair, `GET /api/cases/${code}`)).body;
  const body = { version, form: "procedure", reason: "Tố tụng.", named: [desk.chair.id, desk.officer.id] };
  expect((await desk.ask(desk.chair, `POST /api/cases/${code}/seal`, { body })).status).toBe(200);
  expect([await unread(desk.police), await unread(desk.chair)]).toEqual([0, 1]);
});

test("what is erased is empty", async () => {
  const guardian = await desk.another("data-protection", "HN-SVHTT");
  const code = await open();
  await desk.owner.query(
    `update cases."case" set state = 'closed', closed_at = '2010-01-01', outcome = 'safe-at-home' where code = $1`,
    [code],
  );
  const propose = { body: { kind: "case", code } };
  const { erasure } = (await desk.ask(guardian, "POST /api/retention/proposals", propose)).body;
  const erased = await desk.ask(desk.chair, `POST /api/retention/proposals/${erasure}/erase`, {
    body: { code },
  });
  expect(erased.body).toEqual({ state: "erased" });
  const left = await desk.owner.query(
    `select length(c.sealed) as case, (select sum(length(t.sealed))::int from cases.thing t where t.case_id = c.id) as things,
       (select count(*)::int from cases.token t where t.case_id = c.id) as tokens,
       (select count(*)::int from cases.person p where p.case_id = c.id and p.birth_year is not null) as years
     from cases."case" c where c.code = $1`,
    [code],
  );
  expect(left.rows).toEqual([{ case: 0, things: 0, tokens: 0, years: 0 }]);
});

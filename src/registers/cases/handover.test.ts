/** An officer leaves or is away: cases go to a named colleague who takes them, drafts along, roles end; nothing is without an owner. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { settingsOf } from "#spine/access/index.ts";
import { openCaseDesk, type CaseDesk } from "#test/case-desk.ts";
import { caseWork } from "./index.ts";

type Who = CaseDesk["chair"];
let desk: CaseDesk;
let leaver: Who;
let colleague: Who;
beforeAll(async () => {
  desk = await openCaseDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  leaver = await desk.another("commune-officer", "01.00004");
  colleague = await desk.another("commune-officer", "01.00004");
});

/** A case on which somebody works. */
async function caseOf(worker: Who): Promise<string> {
  const code = await desk.openCase();
  const { version } = (await desk.ask(desk.chair, `GET /api/cases/${code}`)).body;
  const given = await desk.ask(desk.chair, `POST /api/cases/${code}/assign`, {
    body: { version, workerId: worker.id },
  });
  expect(given.status).toBe(200);
  return code;
}
const offer = (change: object = {}, by = leaver) =>
  desk.ask(by, "POST /api/case-handovers", {
    body: { fromId: leaver.id, toId: colleague.id, why: "leaves", ...change },
  });
const act = (code: string, name: string, by: Who, body: object = {}) =>
  desk.ask(by, `POST /api/case-handovers/${code}/${name}`, { body });
const holdings = (by: Who, from?: Who) =>
  desk.ask(by, `GET /api/case-handovers/holdings${from ? `?from=${from.id}` : ""}`);
const offers = async (by: Who) => (await desk.ask(by, "GET /api/case-handovers")).body.rows;
const workerOf = async (code: string) =>
  (await desk.ask(desk.chair, `GET /api/cases/${code}`)).body.worker?.id;
const work = (person: Who, day = "2026-11-28") =>
  desk.app.transaction(settingsOf(person, "work.read", {}), (tx) => caseWork.gather(tx, person, day));

describe("in one act", () => {
  test("everything that is held is offered, stays with the giver until taken, and then is the colleague's with its clocks", async () => {
    const [one, two] = [await caseOf(leaver), await caseOf(leaver)];
    const held = (await holdings(leaver)).body;
    expect(held.cases.map((row: { code: string }) => row.code).toSorted()).toEqual([one, two].toSorted());
    expect(held.cases[0].nextDueAt).not.toBeNull();
    const { handover } = (await offer({ note: "Chị Hoà chỉ nghe máy buổi sáng." })).body;
    expect([await workerOf(one), await workerOf(two)]).toEqual([leaver.id, leaver.id]);
    const [row] = await offers(colleague);
    expect(row).toMatchObject({ code: handover, can: ["take", "refuse"] });
    expect(row.lines.map((line: { note: string }) => line.note)).toEqual([
      "Chị Hoà chỉ nghe máy buổi sáng.",
      "Chị Hoà chỉ nghe máy buổi sáng.",
    ]);
    expect((await work(colleague)).items.map((item) => item.id)).toContain(`handover-${handover}`);
    // Nobody takes for another, nor is a case offered twice.
    expect((await act(handover, "take", desk.officer)).status).toBe(422);
    expect((await offer({ toId: desk.officer.id })).status).toBe(422);
    expect((await act(handover, "take", colleague)).body).toEqual({ cases: 2, person: null });
    expect([await workerOf(one), await workerOf(two)]).toEqual([colleague.id, colleague.id]);
    const due = (await work(colleague)).items.map((item) => item.id);
    expect(due).toContain(`case-${one}`);
    expect((await work(leaver)).items.map((item) => item.id)).not.toContain(`case-${one}`);
    const kept = await desk.owner.query(
      "select (select json_agg(l) from cases.handover_line l)::text || (select json_agg(t.details) from access.audit t)::text as all",
    );
    expect((kept.rows[0] as { all: string }).all).not.toContain("nghe máy");
  });

  test("case by case: what is refused, with a reason, or taken back stays with the giver", async () => {
    const [one, two, three] = [await caseOf(leaver), await caseOf(leaver), await caseOf(leaver)];
    const { handover } = (await offer({ why: "load", cases: [one, two, three] })).body;
    expect((await act(handover, "refuse", colleague, { cases: [one] })).status).toBe(422);
    expect(
      (await act(handover, "refuse", colleague, { cases: [one], reason: "Cùng họ với bà ấy." })).status,
    ).toBe(200);
    expect((await act(handover, "withdraw", colleague, { cases: [two] })).status).toBe(422);
    expect((await act(handover, "withdraw", leaver, { cases: [two] })).status).toBe(200);
    expect((await act(handover, "take", colleague)).body.cases).toBe(1);
    expect([await workerOf(one), await workerOf(two), await workerOf(three)]).toEqual([
      leaver.id,
      leaver.id,
      colleague.id,
    ]);
    const [row] = await offers(leaver);
    expect(row.lines.find((line: { code: string }) => line.code === one)).toMatchObject({
      state: "refused",
      answer: "Cùng họ với bà ấy.",
    });
  });

  test("a case that was given to somebody else meanwhile is not taken", async () => {
    const code = await caseOf(leaver);
    const { handover } = (await offer()).body;
    const { version } = (await desk.ask(desk.chair, `GET /api/cases/${code}`)).body;
    await desk.ask(desk.chair, `POST /api/cases/${code}/assign`, {
      body: { version, workerId: desk.officer.id },
    });
    expect((await act(handover, "take", colleague)).status).toBe(422);
    expect(await workerOf(code)).toBe(desk.officer.id);
  });
});

describe("for another", () => {
  test("the leader hands over what an absent officer holds; a colleague does not, and another unit finds nothing", async () => {
    await caseOf(leaver);
    expect((await holdings(colleague, leaver)).status).toBe(403);
    expect((await offer({}, colleague)).status).toBe(422);
    expect((await holdings(desk.police)).status).toBe(403);
    expect((await holdings(desk.elsewhere, leaver)).status).toBe(404);
    expect((await holdings(desk.chair, leaver)).body.cases).toHaveLength(1);
    expect((await offer({ why: "leave", untilOn: null }, desk.chair)).status).toBe(422);
    expect((await offer({ why: "leave", untilOn: "2026-12-10" }, desk.chair)).status).toBe(201);
    expect(await offers(desk.elsewhere)).toEqual([]);
  });

  test("drafts of reports go along, and are their new owner's", async () => {
    const id = "0199c0de-0000-7000-8000-00000000000a";
    const draft = { typed: { what: "Nghe tiếng kêu ở nhà số 12." } };
    const saved = await desk.ask(leaver, `PUT /api/intake/drafts/${id}`, { body: draft });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect((await holdings(leaver)).body.drafts).toBe(1);
    const { handover } = (await offer({ drafts: true }, desk.chair)).body;
    // The leader neither counts nor reads them.
    expect((await holdings(desk.chair, leaver)).body.drafts).toBeNull();
    expect((await act(handover, "take", colleague)).status).toBe(200);
    const rows = async (by: Who) => (await desk.ask(by, "GET /api/intake/drafts")).body.rows;
    expect(await rows(leaver)).toEqual([]);
    expect((await rows(colleague)).map((row: { id: string }) => row.id)).toEqual([id]);
    expect(JSON.stringify(await rows(colleague))).toContain("nhà số 12");
  });
});

describe("who leaves", () => {
  test("loses their roles at the unit once nothing is theirs, by the leader, and is never left with a case", async () => {
    const code = await caseOf(leaver);
    const { handover } = (await offer({}, desk.chair)).body;
    expect((await act(handover, "close", desk.chair)).status).toBe(422);
    await act(handover, "refuse", colleague, { reason: "Quá tải." });
    // Refused: the case is still the leaver's.
    const still = await act(handover, "close", desk.chair);
    expect(still.body.detail).toContain("1 vụ việc");
    const again = (await offer({}, desk.chair)).body.handover;
    await act(again, "take", colleague);
    expect((await act(again, "close", colleague)).status).toBe(422);
    expect((await work(desk.chair)).items.map((item) => item.id)).toContain(`handover-${again}`);
    expect((await act(again, "close", desk.chair)).body).toEqual({ cases: 0, person: leaver.id });
    const held = await desk.owner.query(
      "select count(*)::int as n from people.role_held where person_id = $1 and (valid_to is null or valid_to > current_date)",
      [leaver.id],
    );
    expect(held.rows).toEqual([{ n: 0 }]);
    expect(await workerOf(code)).toBe(colleague.id);
  });

  test("what was worked on by somebody whose role ended otherwise is in everybody's work, and marked in the load", async () => {
    const code = await caseOf(leaver);
    const mine = async (who: Who) => (await work(who)).items.map((item) => item.id);
    expect(await mine(colleague)).not.toContain(`case-${code}`);
    await desk.owner.query("update people.role_held set valid_to = current_date where person_id = $1", [
      leaver.id,
    ]);
    expect(await mine(colleague)).toContain(`case-${code}`);
    const { people } = (await desk.ask(desk.chair, "GET /api/case-load")).body;
    expect(people.find((one: { id: number }) => one.id === leaver.id)).toMatchObject({
      works: false,
      open: 1,
    });
  });
});

describe("the load of a unit", () => {
  test("is read by its leader, by person and case; each number is the cases behind it", async () => {
    const code = await caseOf(leaver);
    const load = async (by: Who, days = 14) => desk.ask(by, `GET /api/case-load?days=${days}`);
    expect((await load(desk.officer)).status).toBe(403);
    expect((await load(desk.police)).status).toBe(403);
    // Opened on 28/11 and not assessed: an assessment is due, no contact is missing yet.
    const { people, cases } = (await load(desk.chair)).body;
    expect(people.find((one: { id: number }) => one.id === leaver.id)).toMatchObject({
      works: true,
      open: 1,
      noContact: 0,
      assess: 1,
    });
    expect(cases.find((one: { code: string }) => one.code === code)).toMatchObject({
      workerId: leaver.id,
      assess: true,
    });
    for (const one of people)
      expect(cases.filter((row: { workerId: number }) => row.workerId === one.id)).toHaveLength(one.open);
    desk.at("2026-12-06T08:00:00");
    const later = (await load(desk.chair, 7)).body.cases.find((one: { code: string }) => one.code === code);
    expect(later.noContact).toBe(true);
    expect(later.lapsed).toBeGreaterThan(0);
    desk.at("2026-11-28T08:00:00");
    // The leader of another commune sees nothing of it.
    expect((await load(desk.elsewhere)).body.cases).toEqual([]);
  });

  test("a sealed case counts for who is named, and for nobody else; it is handed over only to who is named", async () => {
    const code = await caseOf(leaver);
    const { version } = (await desk.ask(desk.chair, `GET /api/cases/${code}`)).body;
    const chair = await desk.another("commune-leader", "01.00004");
    const sealed = await desk.ask(chair, `POST /api/cases/${code}/seal`, {
      body: { version, form: "official-concerned", reason: "Cán bộ.", named: [chair.id, leaver.id] },
    });
    expect(sealed.status).toBe(200);
    const codes = async (by: Who) =>
      (await desk.ask(by, "GET /api/case-load")).body.cases.map((one: { code: string }) => one.code);
    expect(await codes(chair)).toContain(code);
    expect(await codes(desk.chair)).not.toContain(code);
    expect((await holdings(desk.chair, leaver)).body.cases).toEqual([]);
    expect((await offer({ cases: [code] }, desk.chair)).status).toBe(404);
    const refused = await offer({ cases: [code] });
    expect(refused.body.detail).toContain(code);
    const { handover } = (await offer({ toId: chair.id, cases: [code] })).body;
    expect((await offers(desk.chair)).map((row: { code: string }) => row.code)).not.toContain(handover);
    expect((await act(handover, "take", chair)).body.cases).toBe(1);
  });
});

/** Meetings of the agencies: proposed by danger, papers open to whoever signed, a guest sees the chosen fields alone, each action has its day. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { paragraphTexts, partOf } from "#base/word/testing.ts";
import { settingsOf } from "#spine/access/index.ts";
import { guestOf, openCaseDesk, type CaseDesk } from "#test/case-desk.ts";
import { caseWork } from "./index.ts";

let desk: CaseDesk;
beforeAll(async () => {
  desk = await openCaseDesk();
});
afterAll(() => desk.close());

const act = async (
  code: string,
  meeting: string,
  given: { name: string; body: object; by?: CaseDesk["chair"] },
) => {
  const { rows } = await desk.meetingsOf(code);
  const version = rows.find((row: { code: string }) => row.code === meeting).version;
  return desk.ask(given.by ?? desk.officer, `POST /api/case-meetings/${meeting}/${given.name}`, {
    body: { version, ...given.body },
  });
};
const codeOf = (row: { code: string }): string => row.code;
const comer = (person: CaseDesk["chair"]) => ({ id: person.id, unitId: person.unitId });

describe("what proposes it", () => {
  test("an extreme level starts its clock of five working days; holding none needs a reason, and stops it", async () => {
    const code = await desk.openCase();
    expect((await desk.meetingsOf(code)).reasons).toEqual([]);
    await desk.ask(desk.officer, `POST /api/cases/${code}/assessments`, {
      body: { answers: {}, chosen: "extreme", reason: "Đã mua xăng." },
    });
    expect((await desk.meetingsOf(code)).reasons).toHaveLength(1);
    const clocks = async () =>
      (
        await desk.owner.query(
          // 28/11/2026 is a Saturday: five working days end on Friday 4/12.
          "select (due_at at time zone 'Asia/Ho_Chi_Minh')::date::text as day, stopped_at is null as runs from deadlines.clock where subject_code = $1 and rule_code = 'case.meet'",
          [code],
        )
      ).rows;
    expect(await clocks()).toEqual([{ day: "2026-12-04", runs: true }]);
    const leave = (reason: string | null) =>
      desk.ask(desk.officer, `POST /api/cases/${code}/no-meeting`, { body: { reason } });
    expect((await leave(null)).status).toBe(422);
    expect((await leave("Đã họp sáng nay ở công an.")).status).toBe(200);
    expect(await clocks()).toMatchObject([{ runs: false }]);
    expect((await leave("Lần nữa.")).status).toBe(422);
  });

  test("judgement calls one that no rule proposed, with a reason; an agenda and another agency are asked for", async () => {
    const code = await desk.openCase();
    await desk.bringPolice(code);
    expect((await desk.call(code, { why: null })).status).toBe(422);
    expect((await desk.call(code, { agenda: [""] })).status).toBe(422);
    expect((await desk.call(code, { invited: [{ unitId: 999_999_999 }] })).status).toBe(422);
    expect((await desk.call(code, { invited: [{ unitId: desk.officer.unitId }] })).status).toBe(422);
    expect((await desk.call(code)).status).toBe(201);
    expect((await desk.call(code, {}, desk.police)).status).toBe(403);
  });
});

describe("papers", () => {
  test("open to whoever signed, and to nobody else whatever their office; the minutes end with actions that have a day", async () => {
    const code = await desk.openCase();
    await desk.bringPolice(code);
    const { meeting } = (await desk.call(code)).body;
    const [before] = (await desk.meetingsOf(code, desk.police)).rows;
    expect(before).toMatchObject({ place: "Phòng họp số 2", agenda: null, pledged: false, can: ["pledge"] });
    // Who called it has not signed either.
    expect((await desk.meetingsOf(code)).rows[0]).toMatchObject({ agenda: null, can: ["pledge", "cancel"] });
    const hold = (came: readonly object[]) => act(code, meeting, { name: "hold", body: { came } });
    expect((await hold([comer(desk.officer), comer(desk.police)])).status).toBe(422);
    expect((await desk.pledge(meeting, desk.officer)).status).toBe(200);
    // The police sit there and have not signed.
    const silent = await hold([comer(desk.officer), comer(desk.police)]);
    expect(silent.body.detail).toContain("1 người");
    expect((await hold([comer(desk.officer)])).status).toBe(422);
    await desk.pledge(meeting, desk.police);
    expect((await desk.pledge(meeting, desk.police)).status).toBe(422);
    expect((await desk.meetingsOf(code, desk.police)).rows[0].agenda).toHaveLength(2);
    // Somebody of a unit that takes no part.
    expect((await hold([comer(desk.officer), comer(desk.health)])).status).toBe(422);
    expect((await hold([comer(desk.officer), comer(desk.police)])).body).toEqual({ state: "held" });

    const minuted = (change: object = {}) => ({
      minutes: "Hai bên thống nhất bảo vệ chị Hoà.",
      outcome: "Tuần tra mỗi tối.",
      actions: [{ unitId: desk.police.unitId, what: "Tuần tra ngõ 12", dueOn: "2026-12-05" }],
      done: true,
      ...change,
    });
    const write = (change: object, by = desk.officer) =>
      act(code, meeting, { name: "minutes", body: minuted(change), by });
    expect((await write({}, desk.police)).status).toBe(403);
    expect((await write({ done: false, minutes: "Hai bên…" })).body).toEqual({ state: "held" });
    expect((await desk.meetingsOf(code)).rows[0]).toMatchObject({
      minutes: "Hai bên…",
      draft: [{ dueOn: "2026-12-05" }],
    });
    // What is being written is read by whoever writes it.
    expect((await desk.meetingsOf(code, desk.police)).rows[0]).toMatchObject({ minutes: null, draft: [] });
    const absent = { unitId: desk.health.unitId, what: "Khám", dueOn: "2026-12-05" };
    expect((await write({ actions: [absent] })).status).toBe(422);
    expect(
      (await write({ actions: [{ ...absent, unitId: desk.police.unitId, dueOn: "2026-11-27" }] })).status,
    ).toBe(422);
    expect((await write({})).body).toEqual({ state: "resolved" });

    const [after] = (await desk.meetingsOf(code, desk.police)).rows;
    expect(after).toMatchObject({
      minutes: "Hai bên thống nhất bảo vệ chị Hoà.",
      outcome: "Tuần tra mỗi tối.",
      can: ["paper"],
      actions: [{ what: "Tuần tra ngõ 12", dueOn: "2026-12-05", mayEnd: true }],
    });
    // The chair sits there too, and has not signed.
    expect((await desk.meetingsOf(code, desk.chair)).rows[0]).toMatchObject({ minutes: null, agenda: null });
    expect((await desk.meetingsOf(code, desk.chair)).rows[0].actions[0].what).toBeNull();
    expect((await desk.ask(desk.chair, `GET /api/case-meetings/${meeting}/minutes.docx`)).status).toBe(422);

    const paper = await desk.ask(desk.police, `GET /api/case-meetings/${meeting}/minutes.docx`);
    expect(paper.status).toBe(200);
    const text = paragraphTexts(partOf(paper.bytes, "word/document.xml")).join("\n");
    expect(text).toContain("Tuần tra ngõ 12");
    const foot = partOf(paper.bytes, "word/footer1.xml") + partOf(paper.bytes, "word/footer2.xml");
    expect(foot).toContain(desk.police.name);
    expect(foot).toContain(code);

    // No word of it stands in the database in clear, nor on the trail.
    const kept = await desk.owner.query(
      "select (select json_agg(m) from cases.meeting m)::text || (select json_agg(a) from cases.meeting_action a)::text || (select json_agg(t.details) from access.audit t)::text as all",
    );
    for (const word of ["Hoà", "Tuần tra", "thống nhất", "Phòng họp"])
      expect((kept.rows[0] as { all: string }).all).not.toContain(word);
  });

  test("what a unit is to do stands in its My work until it tells what came of it", async () => {
    const code = await desk.openCase();
    await desk.bringPolice(code);
    const { meeting } = (await desk.call(code)).body;
    const work = async (person: CaseDesk["chair"]) =>
      desk.app
        .transaction(settingsOf(person, "work.read", {}), (tx) => caseWork.gather(tx, person, "2026-12-06"))
        .then(({ items }) =>
          items
            .filter((item) => item.title.includes(meeting))
            .map((item) => `${item.kind} ${item.due} ${item.state}`),
        );
    expect(await work(desk.police)).toEqual(["meeting 2026-11-30 overdue"]);
    await desk.pledge(meeting, desk.officer);
    await desk.pledge(meeting, desk.police);
    expect(await work(desk.police)).toEqual([]);
    await act(code, meeting, { name: "hold", body: { came: [comer(desk.officer), comer(desk.police)] } });
    const actions = [{ unitId: desk.police.unitId, what: "Tuần tra", dueOn: "2026-12-05" }];
    await act(code, meeting, {
      name: "minutes",
      body: { minutes: "Có.", outcome: "Có.", actions, done: true },
    });
    expect(await work(desk.police)).toEqual(["meeting-action 2026-12-05 overdue"]);
    const [{ actions: given }] = (await desk.meetingsOf(code, desk.police)).rows;
    const tell = (by: CaseDesk["chair"]) =>
      desk.ask(by, `POST /api/case-actions/${given[0].code}/outcome`, {
        body: { said: "Đã tuần tra 5 tối." },
      });
    expect((await tell(desk.health)).status).toBe(404);
    expect((await tell(desk.police)).status).toBe(200);
    expect((await tell(desk.police)).status).toBe(422);
    expect(await work(desk.police)).toEqual([]);
    expect((await desk.meetingsOf(code)).rows[0].actions[0]).toMatchObject({ outcome: "Đã tuần tra 5 tối." });
  });
});

describe("a unit that takes no part", () => {
  // The database tells by its own clock when a seat is over.
  const later = { meetsAt: "2099-11-30T09:00:00+07:00" };

  test("comes on a stated ground; whoever of it signs sees the chosen fields, for a time, and nobody else of it", async () => {
    const code = await desk.openCase();
    await desk.bringPolice(code);
    const invited = (change: object) => [{ unitId: desk.police.unitId }, { ...guestOf(desk), ...change }];
    expect((await desk.call(code, { invited: invited({ ground: null }) })).status).toBe(422);
    expect((await desk.call(code, { invited: invited({ part: null }) })).status).toBe(422);
    expect((await desk.call(code, { invited: invited({ part: "co-ordinator" }) })).status).toBe(422);
    expect((await desk.call(code, { invited: invited({ fields: ["harmed.safeHours"] }) })).status).toBe(422);
    const { meeting } = (await desk.call(code, { invited: invited({}), ...later })).body;
    const [line] = await desk.meetingsAt(desk.provider);
    expect(line).toMatchObject({ code: meeting, place: "Phòng họp số 2", agenda: null, caseCode: null });
    const read = (by: CaseDesk["chair"]) => desk.ask(by, `GET /api/cases/${code}`);
    expect((await read(desk.provider)).status).toBe(404);
    expect(await desk.meetingsAt(desk.health)).toEqual([]);
    expect((await desk.pledge(meeting, desk.health)).status).toBe(404);

    const colleague = await desk.another("provider", "HN-CSTG-01");
    expect((await desk.pledge(meeting, desk.provider)).status).toBe(200);
    const seen = (await read(desk.provider)).body;
    expect(seen.visible.toSorted()).toEqual(["harmed.birthYear", "harmed.fullName"]);
    expect((await read(colleague)).status).toBe(404);
    expect((await desk.meetingsAt(desk.provider))[0].agenda).toHaveLength(2);
    // Thirty days after the meeting of 30/11 are over on 31/12.
    const ends = await desk.owner.query(
      "select until_at < '2099-12-31T08:00:00+07' and until_at > '2099-12-30T08:00:00+07' as over from cases.seat where because = $1",
      [meeting],
    );
    expect(ends.rows).toEqual([{ over: true }]);
  });

  test("a meeting that is cancelled takes the seats it gave away again", async () => {
    const code = await desk.openCase();
    const { meeting } = (await desk.call(code, { invited: [guestOf(desk)], ...later })).body;
    await desk.pledge(meeting, desk.provider);
    expect((await desk.ask(desk.provider, `GET /api/cases/${code}`)).status).toBe(200);
    expect((await act(code, meeting, { name: "cancel", body: { reason: "" } })).status).toBe(422);
    expect((await act(code, meeting, { name: "cancel", body: { reason: "Đã lo xong." } })).status).toBe(200);
    expect((await desk.ask(desk.provider, `GET /api/cases/${code}`)).status).toBe(404);
    expect((await desk.meetingsAt(desk.provider)).map(codeOf)).not.toContain(meeting);
  });
});

test("with the case its meeting goes to the commune that takes it over, and what was offered within the first is taken back", async () => {
  const code = await desk.openCase();
  await desk.bringPolice(code);
  const { meeting } = (await desk.call(code)).body;
  await desk.pledge(meeting, desk.police);
  const { version } = (await desk.ask(desk.chair, `GET /api/cases/${code}`)).body;
  await desk.ask(desk.chair, `POST /api/cases/${code}/assign`, {
    body: { version, workerId: desk.officer.id },
  });
  const offered = await desk.ask(desk.officer, "POST /api/case-handovers", {
    body: { fromId: desk.officer.id, toId: desk.chair.id, why: "load", cases: [code] },
  });
  expect(offered.status).toBe(201);
  const sent = await desk.ask(desk.officer, `POST /api/cases/${code}/transitions`, {
    body: {
      kind: "transfer",
      part: "co-ordinator",
      toUnitId: desk.elsewhere.unitId,
      purpose: "Chị Hoà đã chuyển chỗ ở.",
      basis: "state-duty",
      ground: "Luật 13/2022/QH15, Điều 19",
    },
  });
  const taken = await desk.ask(desk.elsewhere, `POST /api/case-transitions/${sent.body.transition}/accept`, {
    body: { version: 1 },
  });
  expect(taken.body).toEqual({ state: "completed" });
  expect((await desk.meetingsAt(desk.officer)).map(codeOf)).not.toContain(meeting);
  expect((await desk.pledge(meeting, desk.elsewhere)).status).toBe(200);
  const came = [comer(desk.elsewhere), comer(desk.police)];
  const body = { version: 1, came };
  const held = await desk.ask(desk.elsewhere, `POST /api/case-meetings/${meeting}/hold`, { body });
  expect(held.body).toEqual({ state: "held" });
  const lines = await desk.owner.query(
    `select l.state from cases.handover_line l join cases."case" c on c.id = l.case_id where c.code = $1`,
    [code],
  );
  expect(lines.rows).toEqual([{ state: "withdrawn" }]);
});

describe("who may not know", () => {
  test("of a sealed case finds no invitation, and no guest is invited to it", async () => {
    const code = await desk.openCase();
    await desk.bringPolice(code);
    const version = (await desk.ask(desk.chair, `GET /api/cases/${code}`)).body.version;
    const sealed = await desk.ask(desk.chair, `POST /api/cases/${code}/seal`, {
      body: {
        version,
        form: "official-concerned",
        reason: "Liên quan cán bộ.",
        named: [desk.chair.id, desk.officer.id],
      },
    });
    expect(sealed.status).toBe(200);
    expect((await desk.call(code, { invited: [{ unitId: desk.police.unitId }, guestOf(desk)] })).status).toBe(
      422,
    );
    const { meeting } = (await desk.call(code)).body;
    // The police sit on it, and nobody of them is named.
    expect((await desk.meetingsAt(desk.police)).map(codeOf)).not.toContain(meeting);
    const real = await desk.pledge(meeting, desk.police);
    const never = await desk.pledge("HL-0000-0000", desk.police);
    expect([real.status, real.body.detail]).toEqual([404, never.body.detail]);
    expect((await desk.meetingsAt(desk.officer)).map(codeOf)).toContain(meeting);
  });

  test("whoever is shut out of the case finds no invitation and cannot sign", async () => {
    const code = await desk.openCase();
    await desk.bringPolice(code);
    const { meeting } = (await desk.call(code)).body;
    const version = (await desk.ask(desk.officer, `GET /api/cases/${code}`)).body.version;
    await desk.ask(desk.officer, `POST /api/cases/${code}/barred`, {
      body: { version, personId: desk.police.id, why: "relative", reason: "Em trai." },
    });
    expect(await desk.meetingsAt(desk.police)).not.toContainEqual(expect.objectContaining({ code: meeting }));
    expect((await desk.pledge(meeting, desk.police)).status).toBe(404);
  });
});

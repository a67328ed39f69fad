/** A case from its reports: who sees which part of it, what two write at once, what is found and what is not, what a dump tells. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { knowIntake } from "#spine/intake/index.ts";
import { numbered, openIntakeDesk, toldOf, type IntakeDesk } from "#test/intake-desk.ts";
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

const content = toldOf({ people: numbered });

const open = (change: object = {}): Promise<string> => desk.openCase({ content, ...change });

const read = async (person: IntakeDesk["chair"], code: string) => desk.ask(person, `GET /api/cases/${code}`);
// What a test expects of it, it says itself.
// eslint-disable-next-line typescript/no-explicit-any
const thingOf = (body: any, prefix: string) =>
  body.things.find((one: { prefix: string }) => one.prefix === prefix);

test("an officer opens a case from a report: the commune sees it whole, who has no seat sees nothing", async () => {
  const code = await open();
  const { body } = await read(desk.officer, code);
  expect(thingOf(body, "harmed").values).toMatchObject({
    fullName: "Nguyễn Thị Hoà",
    sex: "female",
    birthYear: 1990,
    idNumber: "001190123456",
    safeHours: "8–11 giờ",
    safeNever: false,
  });
  expect(body.values).toMatchObject({
    summary: "Chồng đánh vợ lúc say rượu.",
    place: "12 phố Mẫu",
    reporterName: "Bà Tư",
  });
  expect((await read(desk.chair, code)).status).toBe(200);
  for (const person of [desk.police, desk.health, desk.elsewhere, desk.provider])
    expect((await read(person, code)).status).toBe(404);
  // No reach of "all" opens a case: the city has no such verb at all.
  expect((await read(desk.city, code)).status).toBe(403);
});

test("a report opens one case, once", async () => {
  const report = await desk.enter({ content });
  expect((await desk.ask(desk.officer, "POST /api/cases", { body: { report } })).status).toBe(201);
  const again = await desk.ask(desk.officer, "POST /api/cases", { body: { report } });
  expect(again.status).toBe(422);
});

test("search finds whole words without marks, and numbers however they are written; never a part of a word", async () => {
  const code = await open({
    content: {
      ...content,
      people: [
        { ...numbered[0], name: "Lương Thị Kiều Hòa", phone: "0987 000 111", idNumber: "001190777888" },
      ],
    },
  });
  const found = async (body: object, person = desk.officer) =>
    (await desk.ask(person, "POST /api/cases/search", { body })).body.rows.map(
      (row: { code: string }) => row.code,
    );
  expect(await found({ name: "luong hoà" })).toEqual([code]);
  expect(await found({ name: "kieu" })).toEqual([code]);
  expect(await found({ name: "kie" })).toEqual([]);
  expect(await found({ phone: "+84 987 000 111" })).toEqual([code]);
  expect(await found({ idNumber: "001190777888" })).toEqual([code]);
  expect(await found({ name: "luong hoà" }, desk.elsewhere)).toEqual([]);
});

test("two write at once: different fields are both kept, the same field waits with both versions", async () => {
  const code = await open();
  const { body } = await read(desk.officer, code);
  const id = thingOf(body, "harmed").id as number;
  const edit = (person: IntakeDesk["chair"], fields: object) =>
    desk.ask(person, `PATCH /api/cases/${code}/values`, { body: { changes: [{ thing: id, fields }] } });
  await edit(desk.officer, { workplace: { from: null, to: "Chợ Mẫu" } });
  expect(
    (await edit(desk.chair, { occupation: { from: null, to: "trade" } })).body.things[0].clashes,
  ).toEqual([]);
  const late = await edit(desk.chair, { workplace: { from: null, to: "Xưởng may" } });
  expect(late.body.things).toEqual([{ thing: id, fields: [], clashes: ["workplace"] }]);
  const both = (await read(desk.officer, code)).body;
  expect(thingOf(both, "harmed").values).toMatchObject({ workplace: "Chợ Mẫu", occupation: "trade" });
  expect(both.clashes).toBe(1);
  const waiting = (await desk.ask(desk.officer, `GET /api/cases/${code}/clashes`)).body.rows;
  expect(waiting[0].fields).toEqual([{ name: "workplace", stands: "Chợ Mẫu", meant: "Xưởng may" }]);
  await desk.ask(desk.officer, `POST /api/cases/${code}/clashes/${waiting[0].id}`, {
    body: { take: "meant" },
  });
  const after = (await read(desk.officer, code)).body;
  expect(thingOf(after, "harmed").values.workplace).toBe("Xưởng may");
  expect(after.clashes).toBe(0);
});

test("age at the event and the main form derive by themselves", async () => {
  const code = await open();
  const { body } = await read(desk.officer, code);
  const [harmed, doer] = [thingOf(body, "harmed").id, thingOf(body, "doer").id];
  const added = await desk.ask(desk.officer, `POST /api/cases/${code}/things`, {
    body: {
      prefix: "behaviour",
      harmedId: harmed,
      doerId: doer,
      values: { relation: "husband", behaviours: ["BL01", "BL02"] },
    },
  });
  expect(added.status).toBe(201);
  await desk.ask(desk.officer, `PATCH /api/cases/${code}/values`, {
    body: {
      changes: [
        { thing: null, fields: { occurredOn: { from: null, to: "2026-03-01" } } },
        { thing: harmed, fields: { birthDate: { from: null, to: "1990-03-02" } } },
      ],
    },
  });
  const after = (await read(desk.officer, code)).body;
  // Born on 2 March 1990: on 1 March 2026 she was 35, the day after 36.
  expect(thingOf(after, "harmed").values).toMatchObject({ ageAtEvent: 35, ageBand: "16-59" });
  expect(after.mainForm).toBe("physical");
  expect(thingOf(after, "behaviour").values).toMatchObject({
    forms: ["mental", "physical"],
    mainForm: "physical",
  });
});

test("a former spouse: only the acts of the decree are taken, the others are named by their letter", async () => {
  const code = await open();
  const { body } = await read(desk.officer, code);
  const pair = (behaviours: string[]) =>
    desk.ask(desk.officer, `POST /api/cases/${code}/things`, {
      body: {
        prefix: "behaviour",
        harmedId: thingOf(body, "harmed").id,
        doerId: thingOf(body, "doer").id,
        values: { relation: "divorced", behaviours },
      },
    });
  // Point i (marital rape) is none of those that count after a divorce; a and b are (Decree 76/2023 Art. 2).
  const refused = await pair(["BL01", "BL09"]);
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0]).toMatchObject({ path: "behaviours" });
  expect(refused.body.errors[0].message).toContain("i");
  expect((await pair(["BL01", "BL02"])).status).toBe(201);
});

test("police and hospital report the same event: proposed to the commune alone, joined, separated again", async () => {
  const first = await open({
    content: {
      ...content,
      people: [{ ...numbered[0], name: "Đỗ Thị Mận", idNumber: "001190555666", phone: null }],
    },
  });
  const second = await desk.enter({
    channel: "police",
    content: {
      ...content,
      people: [
        { part: "harmed", name: "Do Thi Man", birthYear: 1990, sex: "female", idNumber: "001190555666" },
      ],
    },
  });
  const matches = await desk.ask(desk.officer, `GET /api/case-matches/${second}`);
  expect(matches.body.rows).toMatchObject([{ kind: "case", code: first, likely: true, decided: null }]);
  expect(matches.body.rows[0].reasons).toContain("Trùng số định danh, giấy tờ");
  expect((await desk.ask(desk.elsewhere, `GET /api/case-matches/${second}`)).status).toBe(404);
  expect((await desk.ask(desk.police, `GET /api/case-matches/${second}`)).status).toBe(403);
  const joined = await desk.ask(desk.officer, `POST /api/cases/${first}/reports`, {
    body: { report: second },
  });
  expect(joined.status).toBe(200);
  const both = (await read(desk.officer, first)).body;
  expect(both.reports).toHaveLength(2);
  expect(both.things.filter((one: { prefix: string }) => one.prefix === "harmed")).toHaveLength(2);
  // Two tellings of one woman: figures count her once.
  const counted = await desk.owner.query(
    `select count(*)::int as n from cases.counted_person p join cases."case" c on c.id = p.case_id where c.code = $1 and p.part = 'harmed'`,
    [first],
  );
  expect(counted.rows).toEqual([{ n: 1 }]);
  await desk.ask(desk.officer, `DELETE /api/cases/${first}/reports/${second}`);
  const one = (await read(desk.officer, first)).body;
  expect(one.reports).toHaveLength(1);
  expect(one.things.filter((thing: { prefix: string }) => thing.prefix === "harmed")).toHaveLength(1);
});

test("a case moves by its rules, and what cannot be done says why", async () => {
  const code = await open();
  const act = async (name: string, body: object = {}, person = desk.officer) => {
    const { version } = (await read(person, code)).body;
    return desk.ask(person, `POST /api/cases/${code}/${name}`, { body: { version, ...body } });
  };
  expect((await act("assign", { workerId: desk.officer.id }, desk.chair)).body.state).toBe("assigned");
  const early = await act("verify");
  expect(early.status).toBe(422);
  const { body } = await read(desk.officer, code);
  await desk.ask(desk.officer, `POST /api/cases/${code}/things`, {
    body: {
      prefix: "behaviour",
      harmedId: thingOf(body, "harmed").id,
      doerId: thingOf(body, "doer").id,
      values: { relation: "husband", behaviours: ["BL01"] },
    },
  });
  expect((await act("verify")).body).toMatchObject({ state: "verified" });
  expect((await act("follow-up")).body.state).toBe("follow-up");
  expect((await act("close", { outcome: "violence-ended" })).status).toBe(422);
});

test("no table of the database tells a name, a number, an address or a story in clear", async () => {
  await open();
  const planted = [
    "Nguyễn Thị Hoà",
    "Trần Văn Đức",
    "001190123456",
    "0912345678",
    "phố Mẫu",
    "say rượu",
    "Bà Tư",
  ];
  const tables = await desk.owner.query(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  for (const { name } of tables.rows as { name: string }[]) {
    const rows = await desk.owner.query(`select t::text as line from ${name} t`);
    for (const { line } of rows.rows as { line: string }[])
      for (const word of planted) expect(line.includes(word) ? `${name}: ${word}` : null).toBeNull();
  }
});

/** A unit's implementing plan: begun from its tasks, in its own words, seen by the city once it is published. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { textOf } from "#test/report-desk.ts";
import { openStory, publishStory, type Story } from "#test/plan-story.ts";

let story: Story;
let document = 0;
let chair: Person;
beforeAll(async () => {
  story = await openStory();
  document = await publishStory(story);
  chair = await story.desk.person("commune-leader", "01.00004");
  await giveStation();
});
afterAll(() => story.close());

/** The ward's health station has a task of the clause that Sở Y tế has: to count who was cared for. */
async function giveStation(): Promise<void> {
  const unit = await story.desk.unitId("01.00004-TYT");
  const record = await story.desk.owner.query(
    "insert into records.record (register, code, unit_id, status, title) values ('tasks', 'NV-2026-09999', $1, 'given', 'Thống kê') returning id",
    [unit],
  );
  await story.desk.owner.query(
    `insert into plan.task (id, unit_id, document_id, clause_id, year, part, due_source, due_on)
      select $1, $2, document_id, id, 2026, 'coordinate', 'year-end', '2026-12-31' from plan.clause where text like 'Thống kê%'`,
    [(record.rows[0] as { id: number }).id, unit],
  );
}

interface Own {
  id: number;
  version: number;
  state: string;
  title: string;
  can: string[];
  clauses: {
    id: number;
    clauseId: number;
    version: number;
    asked: string;
    askedBy: string;
    text: string;
    lacks: string[];
  }[];
}

const ask = (person: Person, route: string, body?: object) =>
  story.desk.ask(person, route, { ...(body && { body }) });

async function must(person: Person, route: string, body?: object): Promise<Own> {
  const answer = await ask(person, route, body);
  if (answer.status > 201) throw new Error(`${route}: ${JSON.stringify(answer.body)}`);
  return answer.body as Own;
}

let own: Own;
const draft = () => must(story.cast.baDinh, `GET /api/plan/own/${own.id}/draft`);

/** Writes one clause of the plan; what is not said stays empty. */
async function write(at: number, says: object, by: Person = story.cast.baDinh) {
  const { id, version, text } = (await draft()).clauses[at]!;
  return ask(by, `PUT /api/plan/own-clauses/${id}`, { version, text, ...says });
}

const takenUp = async (person: Person) =>
  (await ask(person, `GET /api/plan/documents/${document}/taken-up?year=2026`)).body as {
    clauses: { id: number; asked: number; taken: number; leftOut: number }[];
    units: { code: string; ownPlanId: number | null; asked: number; taken: number; leftOut: number }[];
  };

test("a ward begins its plan with the clauses in which it has tasks, and only one", async () => {
  const { baDinh, leadership } = story.cast;
  const { rows } = (await ask(baDinh, "GET /api/plan/own")).body;
  expect(rows).toMatchObject([{ documentId: document, year: 2026, tasks: 3, own: null }]);
  const begin = { documentId: document, year: 2026 };
  expect((await ask(leadership, "POST /api/plan/own", begin)).status).toBe(403);
  own = await must(baDinh, "POST /api/plan/own", begin);
  expect(own.state).toBe("draft");
  expect(own.title).toContain("77/KH-UBND");
  // What its health station has to do, then both communes' clauses: in the city's words and with its day; who does it
  // nobody has said.
  expect(own.clauses.map((c) => [c.text === c.asked, c.askedBy, c.lacks])).toEqual([
    [true, "2026-12-31", ["holder"]],
    [true, "2026-11-15", ["holder"]],
    [true, "2026-11-15", ["holder"]],
  ]);
  expect((await ask(baDinh, "POST /api/plan/own", begin)).status).toBe(422);
  const other = { documentId: document, year: 2027 };
  expect((await ask(baDinh, "POST /api/plan/own", other)).body.detail).toContain("2027");
});

test("a draft is the unit's alone: another ward and the city find nothing", async () => {
  const { socSon, lead } = story.cast;
  for (const person of [socSon, lead])
    for (const route of [`GET /api/plan/own/${own.id}`, `GET /api/plan/own/${own.id}/draft`])
      expect((await ask(person, route)).status).toBe(404);
  expect((await write(0, { holder: "X" }, socSon)).status).toBe(404);
  expect((await ask(lead, `PUT /api/plan/own/${own.id}`, { title: "X", version: 1 })).status).toBe(404);
  expect((await takenUp(lead)).units.find((u) => u.code === "01.00004")).toMatchObject({
    ownPlanId: null,
    asked: 3,
    taken: 0,
  });
});

test("its file bears its title, also where the name is cut within a letter of two halves", async () => {
  const { baDinh } = story.cast;
  const { version, title } = await draft();
  const head = { number: null, issuedOn: null };
  const odd = { ...head, version, title: `Kế hoạch "số 1"\n${"a".repeat(103)}🏡` };
  expect(odd.title.slice(0, 120).isWellFormed()).toBe(false);
  const named = await must(baDinh, `PUT /api/plan/own/${own.id}`, odd);
  expect((await ask(baDinh, `GET /api/plan/own/${own.id}/draft.docx`)).status).toBe(200);
  await must(baDinh, `PUT /api/plan/own/${own.id}`, { ...head, version: named.version, title });
});

test("each clause has the unit's words, who does it and a day; later than the city's only with a reason", async () => {
  const text = "Ban hành kế hoạch công tác gia đình của phường.";
  const holder = "Phòng Văn hóa – Xã hội";
  const late = await write(1, { text, holder, dueOn: "2026-11-20" });
  expect(late.body.errors).toEqual([
    { path: "lateReason", message: "Muộn hơn hạn Thành phố giao (15/11/2026): cần ghi lý do." },
  ]);
  const reasoned = { text, holder, dueOn: "2026-11-20", lateReason: "Chờ Hội đồng nhân dân phường họp" };
  const integrated = { integratedIn: "Mục III.2, chỉ tiêu 14", integratedRef: "Nghị quyết 12/NQ-HĐND" };
  const saved = await write(1, { ...reasoned, ...integrated });
  expect(saved.body.clauses[1]).toMatchObject({ ...reasoned, ...integrated, lacks: [] });
  // Whoever wrote from the clause as it was before is told.
  const { id } = own.clauses[1]!;
  const old = { version: own.clauses[1]!.version, text };
  expect((await ask(story.cast.baDinh, `PUT /api/plan/own-clauses/${id}`, old)).status).toBe(409);
});

test("it is published by who signs for the unit, once it is whole", async () => {
  const { baDinh } = story.cast;
  const publish = async (by: Person) =>
    ask(by, `POST /api/plan/own/${own.id}/publish`, { version: (await draft()).version });
  expect((await publish(baDinh)).status).toBe(403);
  expect((await publish(chair)).body.detail).toContain("số, ký hiệu");
  const { version, title } = await draft();
  const head = { version, title, number: "25/KH-UBND", issuedOn: "2026-03-02" };
  expect((await ask(baDinh, `PUT /api/plan/own/${own.id}`, head)).status).toBe(200);
  expect((await publish(chair)).body.detail).toContain("2 nội dung");
  expect((await write(0, { holder: "Trạm Y tế phường", dueOn: "2026-12-31" })).status).toBe(200);
  expect((await write(2, { leftOut: "Phường làm chung với phường Ngọc Hà" })).status).toBe(200);
  expect((await publish(chair)).body).toMatchObject({ state: "published", number: "25/KH-UBND" });
  // What was signed stays: neither head nor clause.
  expect((await write(0, { holder: "X" })).status).toBe(422);
  expect((await ask(baDinh, `PUT /api/plan/own/${own.id}`, head)).status).toBe(422);
});

test("the city reads it, and sees which clauses nobody took up; another ward sees neither", async () => {
  const { lead, socSon, admin, auditor } = story.cast;
  expect((await must(lead, `GET /api/plan/own/${own.id}`)).can).toEqual([]);
  expect((await ask(socSon, `GET /api/plan/own/${own.id}`)).status).toBe(404);
  for (const person of [admin, auditor])
    expect((await ask(person, `GET /api/plan/own/${own.id}`)).status).toBe(403);
  const word = await ask(lead, `GET /api/plan/own/${own.id}/plan.docx`);
  const text = textOf(word.bytes);
  for (const said of [
    "25/KH-UBND",
    "77/KH-UBND",
    "Phòng Văn hóa – Xã hội",
    "Mục III.2",
    "Lý do: Phường làm chung",
  ])
    expect(text).toContain(said);
  expect(text).not.toContain("DỰ THẢO");
  expect((await ask(socSon, `GET /api/plan/own/${own.id}/plan.docx`)).status).toBe(404);
  const { clauses, units } = await takenUp(lead);
  const [station, first, second] = (await draft()).clauses.map((c) =>
    clauses.find((k) => k.id === c.clauseId),
  );
  // Each of the 126 communes is asked for both; Ba Đình took up one and left the other out.
  expect(first).toMatchObject({ asked: 126, taken: 1, leftOut: 0 });
  expect(second).toMatchObject({ asked: 126, taken: 0, leftOut: 1 });
  // Sở Y tế and, for its station, the ward.
  expect(station).toMatchObject({ asked: 2, taken: 1, leftOut: 0 });
  // Health 2, police 1, paper 1, Front 1, justice 1: nobody else has a plan of its own.
  expect(clauses.reduce((n, c) => n + c.asked, 0)).toBe(126 * 2 + 6 + 1);
  expect(clauses.reduce((n, c) => n + c.taken, 0)).toBe(2);
  expect(units.find((u) => u.code === "01.00004")).toMatchObject({ ownPlanId: own.id, taken: 2, leftOut: 1 });
  const route = `GET /api/plan/documents/${document}/taken-up/units?year=2026&clause=${second!.id}`;
  const { rows } = (await ask(lead, route)).body;
  expect(rows).toHaveLength(126);
  expect(rows.find((r: { code: string }) => r.code === "01.00004")).toMatchObject({
    answer: "left-out",
    leftOut: "Phường làm chung với phường Ngọc Hà",
  });
  expect(rows.filter((r: { answer: string }) => r.answer === "none")).toHaveLength(125);
  // A ward sees what is asked of itself and no other unit.
  expect((await takenUp(socSon)).units.map((u) => u.code)).toEqual(["01.00376"]);
});

interface Edition {
  amending: boolean;
  editions: { edition: number; number: string }[];
  shown: { edition: number };
  clauses: { holder: string }[];
  items: { text: string }[];
  changes: { kind: string; text: string; fields: { name: string; before: string; after: string }[] }[] | null;
}
const editions = async (by: Person, query = "") =>
  (await ask(by, `GET /api/plan/own/${own.id}/editions${query}`)).body as Edition;

test("while it is amended the signed edition stays to be read, and counts", async () => {
  const { lead, baDinh, socSon } = story.cast;
  const { version } = await draft();
  const amend = `POST /api/plan/own/${own.id}/amend`;
  expect((await ask(baDinh, amend, { version })).status).toBe(403);
  // To lock what one may not change is to find nothing.
  expect((await ask(lead, amend, { version })).status).toBe(404);
  expect((await ask(chair, amend, { version })).body.state).toBe("draft");
  expect((await takenUp(lead)).clauses.reduce((n, c) => n + c.taken, 0)).toBe(2);
  // The draft is the unit's alone again; what was signed is not.
  expect((await ask(lead, `GET /api/plan/own/${own.id}`)).status).toBe(404);
  expect(await editions(lead)).toMatchObject({
    amending: true,
    editions: [{ edition: 1, number: "25/KH-UBND" }],
    changes: null,
  });
  expect((await ask(socSon, `GET /api/plan/own/${own.id}/editions`)).status).toBe(404);
  expect((await write(0, { holder: "Người khác", dueOn: "2026-12-31" })).status).toBe(200);
  expect((await editions(lead)).clauses[0]!.holder).toBe("Trạm Y tế phường");
});

test("when the city amends its plan, the unit's next one begins with what it wrote, where the clause goes on", async () => {
  const { owner } = story.desk;
  const ward = await story.desk.unitId("01.00004");
  const add = async (text: string, values: unknown[]) =>
    ((await owner.query(text, values)).rows[0] as { id: number }).id;
  const next = await add(
    `insert into plan.document (unit_id, state, title, number, file_name, format)
      select unit_id, 'published', title, '88/KH-UBND', 'kh.txt', 'txt' from plan.document where id = $1 returning id`,
    [document],
  );
  await owner.query("update plan.document set state = 'superseded', superseded_by = $2 where id = $1", [
    document,
    next,
  ]);
  // The first asks a little more, under another number; the second is new.
  const asked = [
    "Xây dựng kế hoạch công tác gia đình của địa phương, công khai trên cổng thông tin.",
    "Lập tổ tư vấn.",
  ];
  for (const [n, text] of asked.entries()) {
    const clause = await add(
      `insert into plan.clause (document_id, unit_id, position, path, line, kind, text, actionable)
        select id, unit_id, $2, $3, $2, 'bullet', $4, true from plan.document where id = $1 returning id`,
      [next, n + 1, `II.${n + 1}`, text],
    );
    const record = await add(
      "insert into records.record (register, code, unit_id, status, title) values ('tasks', $1, $2, 'given', $3) returning id",
      [`NV-2026-0888${n}`, ward, text],
    );
    await owner.query(
      "insert into plan.task (id, unit_id, document_id, clause_id, year, part, due_source, due_on) values ($1, $2, $3, $4, 2026, 'lead', 'year-end', '2026-12-01')",
      [record, ward, next, clause],
    );
  }
  const begun = await must(story.cast.baDinh, "POST /api/plan/own", { documentId: next, year: 2026 });
  expect(begun).toMatchObject({ carried: 1 });
  expect(begun.clauses).toMatchObject([
    {
      text: "Ban hành kế hoạch công tác gia đình của phường.",
      holder: "Phòng Văn hóa – Xã hội",
      integratedRef: "Nghị quyết 12/NQ-HĐND",
      // The day is the city's new one, and the old reason for being late is gone.
      dueOn: "2026-12-01",
      lateReason: null,
    },
    { text: asked[1], holder: null },
  ]);
});

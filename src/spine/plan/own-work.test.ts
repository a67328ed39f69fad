/** A unit's own work in its implementing plan, and the signed editions of it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#spine/access/index.ts";
import { calendar, planCalendar } from "#spine/plan/index.ts";
import { openStory, publishStory, type Story } from "#test/plan-story.ts";
import { textOf } from "#test/report-desk.ts";

interface Edition {
  amending: boolean;
  shown: { edition: number };
  items: { text: string }[];
  changes: { kind: string; text: string; fields: { name: string; before: string; after: string }[] }[] | null;
}
interface Own {
  version: number;
  clauses: { id: number; version: number; text: string }[];
}

let story: Story;
let document = 0;
let plan = 0;
let chair: Person;

const ask = (person: Person, route: string, body?: object) =>
  story.desk.ask(person, route, { ...(body && { body }) });

// What a test expects of it, it says itself.
// eslint-disable-next-line typescript/no-explicit-any
async function must(person: Person, route: string, body?: object): Promise<any> {
  const answer = await ask(person, route, body);
  if (answer.status > 201) throw new Error(`${route}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
const draft = (): Promise<Own> => must(story.cast.baDinh, `GET /api/plan/own/${plan}/draft`);
const editions = (by: Person, query = ""): Promise<Edition> =>
  must(by, `GET /api/plan/own/${plan}/editions${query}`);

/** Who does the first clause, said again. */
async function hold(holder: string): Promise<void> {
  const [clause] = (await draft()).clauses;
  const { id, version, text } = clause!;
  await must(story.cast.baDinh, `PUT /api/plan/own-clauses/${id}`, {
    version,
    text,
    holder,
    dueOn: "2026-11-15",
  });
}

beforeAll(async () => {
  story = await openStory(() => [calendar([planCalendar])]);
  document = await publishStory(story);
  chair = await story.desk.person("commune-leader", "01.00004");
  const { baDinh } = story.cast;
  plan = (await must(baDinh, "POST /api/plan/own", { documentId: document, year: 2026 })).id;
  // The second earlier than the city asks.
  for (const [at, { id, version, text }] of (await draft()).clauses.entries())
    await must(baDinh, `PUT /api/plan/own-clauses/${id}`, {
      version,
      text,
      holder: "Văn phòng",
      dueOn: at === 1 ? "2026-10-20" : "2026-11-15",
    });
  const head = { title: "Triển khai", number: "25/KH-UBND", issuedOn: "2026-03-02" };
  const named = await must(baDinh, `PUT /api/plan/own/${plan}`, {
    ...head,
    version: (await draft()).version,
  });
  const signed = await must(chair, `POST /api/plan/own/${plan}/publish`, { version: named.version });
  await must(chair, `POST /api/plan/own/${plan}/amend`, { version: signed.version });
  await hold("Người khác");
});
afterAll(() => story.close());

test("the days that a unit signed stay on the calendars while a new edition is written, and lead to what was signed", async () => {
  const { lead, baDinh, socSon } = story.cast;
  const days = async (by: Person, path: string) =>
    (await must(by, `GET ${path}?from=2026-10-01&to=2026-11-30`)).rows
      .filter((e: { kind: string }) => e.kind === "own")
      .map((e: { day: string; href: string; source: string }) => [e.day, e.href, e.source]);
  const signed = ["2026-10-20", `/plan/own/${plan}/editions`];
  expect(await days(baDinh, "/api/calendar")).toEqual([[...signed, "Văn phòng"]]);
  expect(await days(lead, "/api/calendar/all")).toEqual([[...signed, "Văn phòng · Phường Ba Đình"]]);
  expect(await days(socSon, "/api/calendar/all")).toEqual([]);
});

test("own work becomes the unit's tasks when the plan is signed, follows the next edition, and ends only with a reason", async () => {
  const { lead, baDinh, socSon } = story.cast;
  const items = `POST /api/plan/own/${plan}/items`;
  const clubs = { text: "Lập câu lạc bộ gia đình trẻ", holder: "Đoàn Thanh niên", dueOn: "2026-09-30" };
  const fair = {
    text: "Ngày hội gia đình của phường",
    holder: "Phòng Văn hóa – Xã hội",
    dueOn: "2026-06-28",
  };
  expect((await ask(lead, items, clubs)).status).toBe(404);
  expect((await ask(socSon, items, clubs)).status).toBe(404);
  await must(baDinh, items, clubs);
  const written = (await ask(baDinh, items, { text: fair.text })).body;
  const sign = async () =>
    ask(chair, `POST /api/plan/own/${plan}/publish`, { version: (await draft()).version });
  // Nobody and no day yet.
  expect((await sign()).body.detail).toContain("Ngày hội gia đình");
  const [, second] = written.items as { id: number; version: number }[];
  const route = `/api/plan/own-items/${second!.id}`;
  await must(baDinh, `PUT ${route}`, { ...fair, version: second!.version });
  expect((await ask(baDinh, `PUT ${route}`, { ...fair, version: second!.version })).status).toBe(409);
  expect((await sign()).body.state).toBe("published");

  const mine = async () =>
    (
      (await ask(baDinh, "GET /api/tasks?year=2026&mine=true&limit=50")).body.rows as Record<
        string,
        unknown
      >[]
    )
      .filter((t) => t["origin"] === "own")
      .map((t) => [t["title"], t["status"], t["dueOn"], t["endedBecause"]]);
  expect(await mine()).toEqual([
    [fair.text, "received", "2026-06-28", null],
    [clubs.text, "received", "2026-09-30", null],
  ]);
  // The city's plan and its figures do not count them.
  const { total } = (await ask(lead, `GET /api/plan/documents/${document}/progress?year=2026`)).body;
  expect(total.total).toBe(258);
  expect(await editions(lead)).toMatchObject({
    amending: false,
    shown: { edition: 2 },
    items: [clubs, fair].map(({ text }) => ({ text })),
  });
  expect((await editions(lead)).changes).toMatchObject([
    { kind: "changed", fields: [{ name: "holder", before: "Văn phòng", after: "Người khác" }] },
    { kind: "added", text: clubs.text },
    { kind: "added", text: fair.text },
  ]);
  expect((await editions(lead, "?edition=1")).items).toEqual([]);

  const { version } = await draft();
  await must(chair, `POST /api/plan/own/${plan}/amend`, { version });
  expect((await ask(baDinh, `DELETE ${route}`)).body.kind).toBe("rule");
  const present = (await ask(baDinh, `GET /api/plan/own/${plan}/draft`)).body.items as {
    id: number;
    version: number;
  }[];
  await must(baDinh, `PUT /api/plan/own-items/${present[0]!.id}`, {
    ...clubs,
    dueOn: "2026-10-31",
    version: present[0]!.version,
  });
  await must(baDinh, `PUT ${route}`, {
    ...fair,
    dropped: "Ghép với ngày hội của Thành phố",
    version: present[1]!.version,
  });
  // Until it is signed the tasks are as they were.
  expect((await mine()).map((t) => t[2])).toEqual(["2026-06-28", "2026-09-30"]);
  expect((await sign()).status).toBe(200);
  expect(await mine()).toEqual([
    [clubs.text, "received", "2026-10-31", null],
    [fair.text, "received", "2026-06-28", "Ghép với ngày hội của Thành phố"],
  ]);
  const word = textOf((await ask(lead, `GET /api/plan/own/${plan}/plan.docx`)).bytes);
  expect([
    word.includes("VIỆC RIÊNG CỦA ĐƠN VỊ"),
    word.includes(clubs.text),
    word.includes(fair.text),
  ]).toEqual([true, true, false]);
});

test("when the city's plan is replaced, own work that is open goes on in the unit's next plan, with its task", async () => {
  const { owner } = story.desk;
  const ward = await story.desk.unitId("01.00004");
  const added = await owner.query(
    `insert into plan.document (unit_id, state, title, number, file_name, format)
      select unit_id, 'published', title, '88/KH-UBND', 'kh.txt', 'txt' from plan.document where id = $1 returning id`,
    [document],
  );
  const next = (added.rows[0] as { id: number }).id;
  await owner.query("update plan.document set state = 'superseded', superseded_by = $2 where id = $1", [
    document,
    next,
  ]);
  await owner.query(
    `insert into plan.clause (document_id, unit_id, position, path, line, kind, text, actionable)
      select id, unit_id, 1, 'I.1', 1, 'bullet', 'Lập tổ tư vấn.', true from plan.document where id = $1`,
    [next],
  );
  const record = await owner.query(
    "insert into records.record (register, code, unit_id, status, title) values ('tasks', 'NV-2026-08880', $1, 'given', 'Lập tổ tư vấn') returning id",
    [ward],
  );
  await owner.query(
    "insert into plan.task (id, unit_id, document_id, clause_id, year, part, due_source, due_on) select $1, $2, $3, id, 2026, 'lead', 'year-end', '2026-12-01' from plan.clause where document_id = $3",
    [(record.rows[0] as { id: number }).id, ward, next],
  );
  const begun = await must(story.cast.baDinh, "POST /api/plan/own", { documentId: next, year: 2026 });
  // The fair was dropped with its reason; the clubs are open and keep their task.
  expect(begun.items).toMatchObject([{ text: "Lập câu lạc bộ gia đình trẻ", taskStatus: "received" }]);
  expect((await must(chair, `GET /api/plan/own/${plan}`)).items.map((i: { text: string }) => i.text)).toEqual(
    ["Ngày hội gia đình của phường"],
  );
  expect((await editions(chair)).items.map((i) => i.text)).toEqual(["Lập câu lạc bộ gia đình trẻ"]);
});

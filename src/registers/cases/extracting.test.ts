/** Giving one person their data: prepared by one, released by another, fetched within days, marked, and never more than may be told. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { paragraphTexts, partOf } from "#base/word/testing.ts";
import type { Person } from "#spine/access/index.ts";
import { knowIntake } from "#spine/intake/index.ts";
import { numbered, openIntakeDesk, toldOf, type IntakeDesk } from "#test/intake-desk.ts";
import { caseListener, cases, secondWork } from "./index.ts";

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await openIntakeDesk([cases]);
  knowIntake(caseListener);
});
afterAll(async () => {
  knowIntake();
  await desk.close();
});

const content = toldOf({ people: numbered, reporter: { name: "Bà Tư láng giềng" } });

const open = async (): Promise<string> => {
  const report = await desk.enter({ content });
  return (await desk.ask(desk.officer, "POST /api/cases", { body: { report } })).body.code as string;
};
const write = async (
  code: string,
  part: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const { things } = (await desk.ask(desk.officer, `GET /api/cases/${code}`)).body;
  const { id } = things.find((one: { prefix: string }) => one.prefix === part);
  const changes = [
    {
      thing: id,
      fields: Object.fromEntries(Object.entries(fields).map(([name, to]) => [name, { from: null, to }])),
    },
  ];
  const done = await desk.ask(desk.officer, `PATCH /api/cases/${code}/values`, { body: { changes } });
  expect(done.body.things[0].fields.length).toBe(Object.keys(fields).length);
};
const request = async (change: object = {}, accept = true): Promise<string> => {
  const body = {
    kind: "see",
    asker: "Nguyễn Thị Hoà",
    content: "Xin bản dữ liệu.",
    identityProven: true,
    ...change,
  };
  const code = (await desk.ask(desk.officer, "POST /api/data-requests", { body })).body.code as string;
  const step = await desk.ask(desk.officer, `POST /api/data-requests/${code}/accept`, {
    body: { version: 1 },
  });
  expect(step.status).toBe(accept ? 200 : 422);
  return code;
};
const peopleOf = async (asked: string, code: string, person = desk.officer) =>
  desk.ask(person, `GET /api/data-requests/${asked}/people?case=${code}`);
const prepare = async (asked: string, code: string, part: string) => {
  const { rows } = (await peopleOf(asked, code)).body;
  const { thing } = rows.find((one: { part: string }) => one.part === part);
  return desk.ask(desk.officer, `POST /api/data-requests/${asked}/extracts`, { body: { case: code, thing } });
};
const at = (asked: string, extract: string, rest = "") =>
  `/api/data-requests/${asked}/extracts/${extract}${rest}`;
const file = (asked: string, extract: string, format: string, person = desk.officer) =>
  desk.ask(person, `GET ${at(asked, extract, `/files/${format}`)}`);
const wordOf = (bytes: Uint8Array): string => paragraphTexts(partOf(bytes, "word/document.xml")).join("\n");

const waitsFor = (person: Person) =>
  desk.app.transaction({ "toam.person": String(person.id), "toam.verb": "work.read" }, async (tx) =>
    (await secondWork.gather(tx, person, "2026-12-01")).items.map((one) => one.id),
  );

const secrets = {
  safeNote: "Gõ cửa ba tiếng rồi đợi.",
  socialNotes: "Chị hay khóc khi kể chuyện.",
  safetyPlan: "Chạy sang nhà bác Năm.",
};

test("prepared by one and released by another, it is fetched with the mark of its reader until it expires; nothing of it is kept", async () => {
  desk.at("2026-12-01T09:00");
  const code = await open();
  await write(code, "harmed", { ...secrets, healthNotes: "Gãy tay trái.", presentAddress: "12 phố Mẫu" });
  const asked = await request();
  const { extract } = (await prepare(asked, code, "harmed")).body;
  expect((await prepare(asked, code, "harmed")).status).toBe(422);
  expect((await file(asked, extract, "docx")).status).toBe(422);
  // It waits in the work of whoever may be the second, and of nobody else.
  expect(await waitsFor(desk.chair)).toEqual([`extract-${extract}`]);
  expect(await waitsFor(desk.officer)).toEqual([]);
  expect(await waitsFor(desk.police)).toEqual([]);
  expect((await desk.ask(desk.officer, `POST ${at(asked, extract, "/release")}`, { body: {} })).status).toBe(
    422,
  );
  const preview = await desk.ask(desk.chair, `GET ${at(asked, extract)}`);
  expect(JSON.stringify(preview.body)).toContain("Gãy tay trái.");
  expect((await desk.ask(desk.chair, `POST ${at(asked, extract, "/release")}`, { body: {} })).body).toEqual({
    state: "released",
  });

  const word = await file(asked, extract, "docx");
  const text = wordOf(word.bytes);
  for (const told of [
    "Nguyễn Thị Hoà",
    "001190123456",
    "Gãy tay trái.",
    "12 phố Mẫu",
    "Trong tin báo nhận ngày 01/12/2026",
  ])
    expect(text).toContain(told);
  for (const kept of [...Object.values(secrets), "Trần Văn Đức", "Bà Tư", "Chồng đánh vợ", "0912 345 678"])
    expect([kept, text.includes(kept)]).toEqual([kept, false]);
  const feet = ["word/footer1.xml", "word/footer2.xml"].map((part) => partOf(word.bytes, part)).join();
  expect(feet).toContain(extract);
  expect(feet).toContain(desk.officer.name);
  expect(feet).toContain("06/12/2026");

  const json = JSON.parse(Buffer.from((await file(asked, extract, "json")).bytes).toString("utf8"));
  expect(json).toMatchObject({
    kind: "to-am/data-extract",
    request: asked,
    extract,
    forRepresentative: false,
  });
  const fields = json.sections.flatMap((one: { lines: { field: string; value: unknown }[] }) => one.lines);
  expect(fields).toContainEqual(expect.objectContaining({ field: "harmed.idNumber", value: "001190123456" }));

  const kept = await desk.owner.query(
    "select x::text as line from cases.extract x union all select r::text from access.request r union all select a::text from access.audit a",
  );
  for (const { line } of kept.rows as { line: string }[])
    expect(line).not.toMatch(/Nguyễn Thị Hoà|Gãy tay|001190/);
  const trail = await desk.owner.query(
    "select details ->> 'format' as format from access.audit where verb = 'data-request.hand-over' and subject = $1 and outcome = 'done' order by id",
    [code],
  );
  expect(trail.rows).toEqual([{ format: "docx" }, { format: "json" }]);
  // Five days after the first of December: to the end of the sixth.
  desk.at("2026-12-06T23:00");
  expect((await file(asked, extract, "json")).status).toBe(200);
  desk.at("2026-12-07T00:01");
  expect((await file(asked, extract, "json")).status).toBe(410);
});

test("a representative is given what representatives may see, and no more", async () => {
  desk.at("2026-12-10T09:00");
  const code = await open();
  await write(code, "harmed", { ...secrets, healthNotes: "Gãy tay trái.", presentAddress: "12 phố Mẫu" });
  const asked = await request({ representative: true, authorityProven: true });
  const { extract } = (await prepare(asked, code, "harmed")).body;
  await desk.ask(desk.chair, `POST ${at(asked, extract, "/release")}`, { body: {} });
  const text = wordOf((await file(asked, extract, "docx")).bytes);
  expect(text).toContain("Nguyễn Thị Hoà");
  for (const kept of [...Object.values(secrets), "Gãy tay trái.", "12 phố Mẫu", "001190123456", "0912345678"])
    expect([kept, text.includes(kept)]).toEqual([kept, false]);
});

test("who did it is given nothing before an office told them; a sealed case, or one elsewhere, is not found", async () => {
  desk.at("2026-12-12T09:00");
  const code = await open();
  const asked = await request({ asker: "Trần Văn Đức" });
  expect((await prepare(asked, code, "doer")).status).toBe(422);
  expect((await peopleOf(asked, "VV-0000-0000")).status).toBe(404);
  const colleague = await desk.another("commune-officer", "01.00004");
  expect((await peopleOf(asked, code, colleague)).status).toBe(200);
  const { version } = (await desk.ask(desk.chair, `GET /api/cases/${code}`)).body;
  const named = [desk.chair.id, desk.officer.id];
  const body = { version, form: "procedure", reason: "Tố tụng.", named };
  const { extract } = (await prepare(asked, code, "harmed")).body;
  expect((await desk.ask(desk.chair, `POST /api/cases/${code}/seal`, { body })).status).toBe(200);
  const hidden = await peopleOf(asked, code, colleague);
  const none = await peopleOf(asked, "VV-0000-0000", colleague);
  expect([hidden.status, hidden.body.kind, hidden.body.detail]).toEqual([
    404,
    none.body.kind,
    none.body.detail,
  ]);
  // What was prepared of it is gone for them as well.
  expect((await desk.ask(colleague, `GET /api/data-requests/${asked}/extracts`)).body.rows).toEqual([]);
  expect((await desk.ask(colleague, `GET ${at(asked, extract)}`)).status).toBe(404);
  expect((await desk.ask(desk.chair, `GET /api/data-requests/${asked}/extracts`)).body.rows).toHaveLength(1);
});

test("taken back, it is fetched no more, and may be prepared anew", async () => {
  desk.at("2026-12-14T09:00");
  const code = await open();
  const asked = await request();
  const { extract } = (await prepare(asked, code, "harmed")).body;
  await desk.ask(desk.chair, `POST ${at(asked, extract, "/release")}`, { body: {} });
  expect((await desk.ask(desk.officer, `POST ${at(asked, extract, "/withdraw")}`, { body: {} })).status).toBe(
    200,
  );
  expect((await file(asked, extract, "docx")).status).toBe(410);
  expect((await prepare(asked, code, "harmed")).status).toBe(201);
});

test.each([
  ["police", "POST /api/data-requests/YC-0000-0000/extracts"],
  ["city", "GET /api/data-requests/YC-0000-0000/extracts/XD-0000-0000"],
  ["health", "POST /api/data-requests/YC-0000-0000/extracts/XD-0000-0000/release"],
  ["police", "GET /api/data-requests/YC-0000-0000/extracts/XD-0000-0000/files/docx"],
] as const)("%s may not %s", async (who, route) => {
  const ask = route.startsWith("GET") ? {} : { body: {} };
  expect((await desk.ask(desk[who], route, ask)).status).toBe(403);
});

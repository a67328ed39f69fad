/** Names, numbers, places and words of a report are nowhere to be read: in no table, no log line, no refusal; and a draft is its writer's. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { log, setLogLevel } from "#base/log.ts";
import { sweepDrafts } from "#spine/intake/index.ts";
import { openIntakeDesk, told, type IntakeDesk } from "#test/intake-desk.ts";

let desk: IntakeDesk;
const written: string[] = [];
beforeAll(async () => {
  setLogLevel("debug");
  for (const way of ["log", "error"] as const)
    vi.spyOn(console, way).mockImplementation((...said) => void written.push(said.join(" ")));
  desk = await openIntakeDesk();
});
afterAll(async () => {
  vi.restoreAllMocks();
  setLogLevel("warn");
  await desk.close();
});

/** Planted once, looked for everywhere. */
const planted = {
  name: "Trịnh Thị Hải Đường",
  phone: "0987 654 321",
  idNumber: "001190012345",
  address: "số 17 ngõ Hàng Cỏ",
  what: "dùng gậy đánh gãy tay lúc nửa đêm",
  note: "gõ cửa ba tiếng rồi đợi",
  reason: "không thuộc địa bàn phụ trách của tổ",
  draft: "mới nghe kể lại bên quán nước",
  message: "cháu trốn được sang nhà bà ngoại",
};

const content = {
  what: `Chồng ${planted.what}.`,
  where: planted.address,
  safeContact: { channel: "phone", phone: planted.phone, never: false, note: planted.note },
  reporter: { name: planted.name, phone: planted.phone },
  people: [
    {
      part: "harmed",
      name: planted.name,
      idNumber: planted.idNumber,
      address: planted.address,
      birthYear: 1990,
    },
  ],
};

/** Every value of every table as text, of whichever type, bytes read as the letters they would be. */
async function everything(): Promise<string> {
  const tables = await desk.owner.query(`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`);
  const texts: string[] = [];
  for (const { name } of tables.rows as { name: string }[]) {
    const { rows } = await desk.owner.query(`select * from ${name}`);
    texts.push(
      JSON.stringify(rows, (_, value: unknown) => {
        const bytes = value as { type?: string; data?: number[] } | null;
        return bytes?.type === "Buffer" ? Buffer.from(bytes.data ?? []).toString("utf8") : value;
      }),
    );
  }
  return texts.join("\n");
}

/** As it could stand there: as it is, without marks, without blanks, as base64, as hex, escaped. */
function forms(text: string): string[] {
  const bare = text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("Đ", "D").replaceAll("đ", "d");
  const bytes = Buffer.from(text);
  return [
    text,
    bare,
    bare.toLowerCase(),
    text.replaceAll(" ", ""),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("hex"),
    encodeURIComponent(text),
  ];
}

test("nothing that was said of anyone is in any table, log line or refusal", async () => {
  const { chair, police, health } = desk;
  // Drafted, sent, given with a note, declined with a reason, handled, closed; by the public; talked about in a thread.
  await desk.ask(police, `PUT /api/intake/drafts/${randomUUID()}`, {
    body: { typed: { what: planted.draft } },
  });
  const code = await desk.enter({ content, vulnerable: "no" });
  const give = { act: "assign", part: "health", toUnitId: health.unitId, note: planted.note };
  await desk.act(chair, code, "assign", { version: 1, ...give });
  const no = { number: 1, answer: "declined", reason: planted.reason };
  expect((await desk.ask(health, `POST /api/intake/given/${code}/answer`, { body: no })).status).toBe(200);
  const { version } = (await desk.ask(chair, `GET /api/intake/reports/${code}`)).body;
  expect((await desk.act(chair, code, "handle", { version, note: planted.note })).status).toBe(200);
  expect(
    (await desk.act(chair, code, "close", { version: version + 1, reason: planted.reason })).status,
  ).toBe(200);
  const { safeContact, reporter, people } = content;
  const sent = await desk.open("POST /public/reports", {
    body: { place: "01.00004", what: content.what, where: content.where, safeContact, reporter, people },
    headers: { "idempotency-key": randomUUID() },
  });
  expect(sent.status).toBe(201);
  await desk.collected();
  const thread = await desk.open(`POST /public/reports/${sent.body.reference}/thread`, {
    body: { text: planted.message },
    headers: { "x-passphrase": sent.body.passphrase },
  });
  expect(thread.status).toBe(201);
  const staff = `/api/intake/reports/${sent.body.reference}/thread`;
  await desk.ask(chair, `POST ${staff}`, { body: { text: planted.message } });
  // Refusals do not repeat what they refuse.
  const odd = told(desk.place, "2026-11-28T00:00:00Z", {
    kind: planted.name,
    content,
    [planted.idNumber]: 1,
  });
  const refused = await desk.ask(police, "POST /api/intake/reports", { body: odd });
  expect(refused.status).toBe(422);

  // It is seen to find: what is no secret is there, in each of them.
  log.warn("seen", { code });
  const [tables, logs] = [await everything(), written.join("\n")];
  for (const found of [code, "police (mẫu)", "intake.answer"]) expect(tables).toContain(found);
  expect(logs).toContain(code);
  const refusal = JSON.stringify(refused.body).replaceAll(planted.idNumber, "");
  for (const [what, text] of Object.entries({ ...planted, passphrase: sent.body.passphrase }))
    for (const form of forms(text as string)) {
      expect(tables.includes(form), `${what} in a table`).toBe(false);
      expect(logs.includes(form), `${what} in the log`).toBe(false);
      expect(refusal.includes(form), `${what} in a refusal`).toBe(false);
    }
});

test("a draft survives a logout, is nobody else's, goes when it is sent and after seven days", async () => {
  const { police, health, officer } = desk;
  desk.at("2026-12-01T08:00");
  const id = randomUUID();
  const kept = { body: { typed: { what: "Đang viết dở", contactNever: true } } };
  expect((await desk.ask(police, `PUT /api/intake/drafts/${id}`, kept)).status).toBe(200);
  // Signed in anew: another session of the same person.
  const again = { ...police, sessionId: "another" };
  const found = (await desk.ask(again, "GET /api/intake/drafts")).body.rows;
  expect(found.find((one: { id: string }) => one.id === id).typed).toEqual(kept.body.typed);
  for (const other of [health, officer]) {
    expect((await desk.ask(other, "GET /api/intake/drafts")).body.rows).toEqual([]);
    expect((await desk.ask(other, `PUT /api/intake/drafts/${id}`, kept)).status).toBe(403);
    await desk.ask(other, `DELETE /api/intake/drafts/${id}`);
  }
  const count = async (): Promise<number> =>
    (await desk.ask(again, "GET /api/intake/drafts")).body.rows.length;
  const before = await count();
  await desk.enter({ entry: id }, police);
  expect(await count()).toBe(before - 1);

  const late = randomUUID();
  await desk.ask(police, `PUT /api/intake/drafts/${late}`, kept);
  // Kept on 1/12 at 8:00: still there on 8/12 at 8:00, gone a minute later; with it the key.
  desk.at("2026-12-08T08:00");
  await sweepDrafts(desk.app);
  const isThere = async (): Promise<boolean> =>
    (await desk.ask(police, "GET /api/intake/drafts")).body.rows.some(
      (one: { id: string }) => one.id === late,
    );
  expect(await isThere()).toBe(true);
  desk.at("2026-12-08T08:01");
  expect(await sweepDrafts(desk.app)).toBeGreaterThan(0);
  expect(await isThere()).toBe(false);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepFilesIn } from "#base/files/index.ts";
import type { Person } from "#spine/access/index.ts";
import { plan } from "#spine/plan/index.ts";
import { register } from "#spine/records/index.ts";
import { policies } from "#registers/policies/index.ts";
import { openDesk, type Desk } from "#test/desk.ts";

const TEXT = `ỦY BAN NHÂN DÂN
THÀNH PHỐ HÀ NỘI
Số: 31/KH-UBND
Hà Nội, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Công tác gia đình năm 2026
Căn cứ Luật Phòng, chống bạo lực gia đình ngày 14/11/2022;
Thực hiện Kế hoạch số 12/KH-UBND ngày 10/02/2025 của Ủy ban nhân dân Thành phố, Ủy ban nhân dân Thành phố ban hành kế hoạch như sau:
I. NHIỆM VỤ
1. Sở Y tế
- Tiếp nhận, chăm sóc người bị bạo lực gia đình theo Kế hoạch số 12/KH-UBND ngày 10/02/2025.
Nơi nhận:
- Sở Y tế;
- Lưu: VT.
`;

const files = mkdtempSync(path.join(tmpdir(), "toam-cited-"));
let desk: Desk;
let lead: Person;
let health: Person;
let press: Person;
let document = 0;
beforeAll(async () => {
  keepFilesIn(files);
  desk = await openDesk(() => [plan, policies]);
  lead = await desk.person("city-lead", "HN-SVHTT");
  health = await desk.person("agency-focal", "HN-SYT");
  press = await desk.person("press", "HN-BAO-HNM");
  const made = await desk.ask(lead, "POST /api/plan/documents", { body: { text: TEXT, name: "kh-31" } });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  document = made.body.id;
});
afterAll(async () => {
  await desk.close();
  rmSync(files, { recursive: true, force: true });
});

interface Citation {
  number: string | null;
  name: string | null;
  basis: boolean;
  record: { register: string; code: string } | null;
}

const citations = async (): Promise<Citation[]> =>
  (await desk.ask(lead, `GET /api/plan/reviews/${document}`)).body.citations;

const policy = (symbol: string, issuedOn: string, abstract: string): object => ({
  symbol,
  issuedOn,
  abstract,
  kind: "plan",
  issuer: "Ủy ban nhân dân Thành phố",
  purpose: "implementation",
});

describe("documents that a plan cites", () => {
  test("the plan tells what it rests on from what it only names; nothing is kept yet, and the city may add it", async () => {
    const { body } = await desk.ask(lead, `GET /api/plan/reviews/${document}`);
    const told = (body.citations as Citation[]).map((c) => [c.number ?? c.name, c.basis, c.record]);
    expect(told).toContainEqual(["Luật Phòng, chống bạo lực gia đình", true, null]);
    expect(told).toContainEqual(["12/KH-UBND", false, null]);
    expect(body.homes).toMatchObject([
      { register: "policies", fields: { number: "symbol", name: "abstract" } },
    ]);
    expect(body.recipients.map((r: { sentAs: string }) => r.sentAs)).toEqual(["copy", "archive"]);
  });

  test("a document of that number and day is found in its register, one of another year is not", async () => {
    const other = await desk.ask(lead, "POST /api/policies", {
      body: policy("12/KH-UBND", "2024-03-01", "Công tác gia đình năm 2024"),
    });
    expect(other.status).toBe(201);
    expect((await citations()).filter((c) => c.record)).toEqual([]);
    // Written with a space and small letters, it is the same number.
    const made = await desk.ask(lead, "POST /api/policies", {
      body: policy("12 /kh-ubnd", "2025-02-10", "Công tác gia đình năm 2025"),
    });
    const found = (await citations()).filter((c) => c.number === "12/KH-UBND");
    expect(found.length).toBeGreaterThan(0);
    for (const { record } of found)
      expect(record).toMatchObject({ register: "policies", code: made.body.code });
  });

  test("a register that is only declared, and is no part of the server, changes nothing", async () => {
    const before = await citations();
    register({
      shape: policies.shape,
      table: "policies.policy",
      access: { read: {}, create: {}, update: {} },
    });
    expect(await citations()).toEqual(before);
    expect(before.some((c) => c.record)).toBe(true);
  });

  test("a law cited by its name is the one that was in force by then: one issued later is not meant", async () => {
    const law = (symbol: string, issuedOn: string): object => ({
      ...policy(symbol, issuedOn, "Luật Phòng, chống bạo lực gia đình"),
      kind: "law",
      issuer: "Quốc hội",
    });
    const old = await desk.ask(lead, "POST /api/policies", { body: law("02/2007/QH12", "2007-11-21") });
    const now = await desk.ask(lead, "POST /api/policies", { body: law("13/2022/QH15", "2022-11-14") });
    const later = await desk.ask(lead, "POST /api/policies", { body: law("99/2026/QH16", "2026-06-30") });
    expect([old.status, now.status, later.status]).toEqual([201, 201, 201]);
    const [found] = (await citations()).filter((c) => c.name?.startsWith("Luật Phòng"));
    expect(found?.record?.code).toBe(now.body.code);
  });

  test("who may not add documents is offered no place to; who reads the published plan sees the same links", async () => {
    const review = (await desk.ask(lead, `GET /api/plan/reviews/${document}`)).body;
    await desk.owner.query("update plan.document set state = 'published' where id = $1", [document]);
    const read = (await desk.ask(press, `GET /api/plan/documents/${document}`)).body;
    expect(read.homes).toEqual([]);
    expect(read.citations).toEqual(review.citations);
    expect((await desk.ask(health, `GET /api/plan/documents/${document}`)).body.homes).toHaveLength(1);
  });
});

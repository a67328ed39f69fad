/** Requests about data: their clocks, what is refused, and that nothing of who asks stands in clear. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";
import { cases } from "./index.ts";

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await openIntakeDesk([cases]);
});
afterAll(() => desk.close());

const ask = async (change: object): Promise<string> => {
  const body = { kind: "see", asker: "Nguyễn Thị Hoà", content: "Xin xem dữ liệu của tôi.", ...change };
  const answer = await desk.ask(desk.officer, "POST /api/data-requests", { body });
  expect(answer.status).toBe(201);
  return answer.body.code as string;
};
const lineOf = async (code: string) =>
  (await desk.ask(desk.officer, "GET /api/data-requests")).body.rows.find(
    (row: { code: string }) => row.code === code,
  );
const step = async (code: string, name: string, said = "") =>
  desk.ask(desk.officer, `POST /api/data-requests/${code}/${name}`, {
    body: { version: (await lineOf(code)).version, said },
  });
const clocksOf = async (code: string) =>
  (
    await desk.owner.query(
      `select rule_code, (due_at at time zone 'Asia/Ho_Chi_Minh')::date::text as due, stopped_at is not null as met
       from deadlines.clock where subject_code = $1 order by rule_code`,
      [code],
    )
  ).rows;

test("a person's request is acknowledged within two working days and carried out within its days, longer with others", async () => {
  // Tuesday; acknowledged by Thursday, carried out within 10 days, or 15 where others hold the data.
  desk.at("2026-12-01T09:00");
  const code = await ask({ identityProven: true });
  expect(await clocksOf(code)).toEqual([
    { rule_code: "data-subject.access", due: "2026-12-11", met: false },
    { rule_code: "data-subject.acknowledge", due: "2026-12-03", met: false },
  ]);
  expect((await clocksOf(await ask({ thirdParties: true })))[0]).toMatchObject({
    rule_code: "data-subject.access-with-others",
    due: "2026-12-16",
  });
  expect((await step(code, "done", "Đã cho xem.")).status).toBe(422);
  expect((await step(code, "acknowledge")).body).toEqual({ state: "acknowledged" });
  expect((await step(code, "accept")).body).toEqual({ state: "accepted" });
  expect((await step(code, "done")).status).toBe(422);
  expect((await step(code, "done", "Đã cho xem tại trụ sở.")).body).toEqual({ state: "done" });
  expect(await lineOf(code)).toMatchObject({
    asker: "Nguyễn Thị Hoà",
    given: "Đã cho xem tại trụ sở.",
    acts: [],
  });
  expect((await clocksOf(code)).every((clock: { met: boolean }) => clock.met)).toBe(true);
});

test("nobody is answered who is not established, who has no right to represent, or who stands on the doer's side", async () => {
  for (const change of [
    { identityProven: false },
    { identityProven: true, representative: true },
    { identityProven: true, representative: true, authorityProven: true, onDoersSide: true },
  ]) {
    const code = await ask(change);
    expect((await step(code, "accept")).status).toBe(422);
    expect((await step(code, "refuse")).status).toBe(422);
    expect((await step(code, "refuse", "Không trả lời được.")).body).toEqual({ state: "refused" });
  }
});

test("a body's request says what for and promises to keep to it; it is answered within five working days", async () => {
  desk.at("2026-12-01T09:00");
  const body = { kind: "use", asker: "Phòng Tư pháp", content: "Số liệu vụ việc", purpose: "Báo cáo" };
  const without = await ask(body);
  // Wednesday to Tuesday, the weekend between.
  expect(await clocksOf(without)).toEqual([{ rule_code: "data-use.answer", due: "2026-12-08", met: false }]);
  expect((await step(without, "accept")).status).toBe(422);
  const code = await ask({ ...body, commitment: true });
  expect((await step(code, "acknowledge")).status).toBe(422);
  expect((await step(code, "accept", "Cung cấp số liệu đã tổng hợp.")).body).toEqual({ state: "accepted" });
  expect(await clocksOf(code)).toMatchObject([{ met: true }]);
});

test("who asks and for what stands nowhere in clear, and other units see nothing", async () => {
  await ask({ asker: "Lương Thị Kiều", content: "Xin xóa ghi chép về chồng tôi." });
  const found = await desk.owner.query("select t::text as line from cases.data_request t");
  for (const { line } of found.rows as { line: string }[]) expect(line).not.toMatch(/Lương|ghi chép/);
  expect((await desk.ask(desk.elsewhere, "GET /api/data-requests")).body.rows).toEqual([]);
});

test.each([
  ["police", "GET /api/data-requests", null],
  ["police", "POST /api/data-requests", { kind: "see", asker: "A", content: "B" }],
  ["city", "POST /api/data-requests/YC-0000-0000/accept", { version: 1 }],
  ["city", "POST /api/cases/VV-0000-0000/prints", {}],
] as const)("%s may not %s", async (who, route, body) => {
  expect((await desk.ask(desk[who], route, body ? { body } : {})).status).toBe(403);
});

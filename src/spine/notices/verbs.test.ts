/** Every verb of notices is refused to someone. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openNoticeDesk, type NoticeDesk } from "#test/notice-desk.ts";
import { noticesWith } from "./index.ts";

let desk: NoticeDesk;
beforeAll(async () => {
  desk = await openNoticeDesk();
});
afterAll(() => desk.close());

const refusals: readonly ["leadership" | "admin" | "socSon" | "baDinh" | "lead", string, string][] = [
  ["leadership", "notice.read", "GET /api/notices"],
  ["admin", "notice.mark-read", "POST /api/notices/read"],
  ["leadership", "ladder.read", "GET /api/notices/ladders"],
  ["socSon", "ladder.change", "POST /api/notices/ladders/task"],
  ["admin", "explanation.read", "GET /api/explanations"],
  ["baDinh", "explanation.ask", "POST /api/explanations"],
  ["leadership", "explanation.answer", "POST /api/explanations/1/answer"],
  ["socSon", "explanation.ask-again", "POST /api/explanations/1/ask-again"],
  ["socSon", "explanation.accept", "POST /api/explanations/1/accept"],
  ["baDinh", "explanation.withdraw", "POST /api/explanations/1/withdraw"],
  ["lead", "mail.read", "GET /api/mail"],
  ["lead", "mail.retry", "POST /api/mail/1/retry"],
];

test.each(refusals)("%s may not %s", async (who, _, route) => {
  const answer = await desk.ask(desk.story.cast[who], route, {});
  expect([answer.status, answer.body.kind]).toEqual([403, "not-allowed"]);
});

test("that is all of them", () => {
  const { verbs } = noticesWith({ sources: [], mail: null, publicUrl: "" });
  expect(new Set(refusals.map(([, verb]) => verb))).toEqual(new Set(Object.keys(verbs)));
});

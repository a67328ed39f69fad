/** Papers of a no-contact decision, and what the chair finds on the first screen. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { paragraphTexts, partOf } from "#base/word/testing.ts";
import { settingsOf } from "#spine/access/index.ts";
import { knowIntake } from "#spine/intake/index.ts";
import { banStory, hanoi, zulu } from "#test/ban-story.ts";
import { openIntakeDesk, type IntakeDesk } from "#test/intake-desk.ts";
import { banWork, caseListener, cases, caseWork } from "./index.ts";

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await openIntakeDesk([cases]);
  knowIntake(caseListener);
});
afterAll(async () => {
  knowIntake();
  await desk.close();
});

const { open, ask, act, bans, running } = banStory(() => desk);

const draft = async (code: string, kind: string, by = desk.officer) => {
  const [row] = await bans(code);
  return desk.ask(by, `GET /api/cases/${code}/bans/${row.id}/documents/${kind}`);
};
const linesOf = (bytes: Uint8Array): string => paragraphTexts(partOf(bytes, "word/document.xml")).join("\n");

test("the decision is drafted for signature: who, from when to when, who watches; no number, no name beneath", async () => {
  const { code } = await running();
  const { status, bytes } = await draft(code, "decision");
  expect(status).toBe(200);
  const text = linesOf(bytes);
  expect(text).toContain("QUYẾT ĐỊNH");
  expect(text).toContain("Cấm ông (bà) Trần Văn Đức, sinh năm 1988");
  expect(text).toContain("từ 08 giờ 00 phút, ngày 28/11/2026 đến 08 giờ 00 phút, ngày 01/12/2026");
  expect(text).toContain("phạm vi 100 m");
  expect(text).toContain("ông (bà) A giám sát");
  expect(text).toContain("CHỦ TỊCH");
  expect(text).not.toContain("TM. ỦY BAN NHÂN DÂN");
});

test("only papers of what happened, only for the commune; each download stands in the trail without a name", async () => {
  const { code } = await running();
  expect((await draft(code, "refusal")).status).toBe(422);
  expect((await draft(code, "cancellation")).status).toBe(422);
  expect((await draft(code, "decision", desk.police)).status).toBe(403);
  expect((await draft(code, "decision", desk.elsewhere)).status).toBe(404);
  await draft(code, "decision", desk.chair);
  const trail = await desk.owner.query(
    "select details from access.audit where subject = $1 and details ->> 'document' = 'decision' and details ->> 'exported' = 'true'",
    [code],
  );
  expect(trail.rows).toHaveLength(1);
  expect(JSON.stringify(trail.rows)).not.toContain("Đức");
});

test("a refusal and a notice of contact say why and when", async () => {
  desk.at("2026-11-28T08:00:00");
  const story = await open();
  await ask(story, "2026-11-28T07:00");
  await act(story, "refuse", { reason: "Hai bên đã ở riêng." }, desk.chair);
  expect(linesOf((await draft(story.code, "refusal")).bytes)).toContain("vì lý do: Hai bên đã ở riêng.");
  const other = await running();
  const times = {
    announcedAt: hanoi("2026-11-28T08:00"),
    from: hanoi("2026-11-28T12:00"),
    to: hanoi("2026-11-28T14:00"),
  };
  await act(other, "contact", { occasion: "disaster", ...times });
  expect(linesOf((await draft(other.code, "contact")).bytes)).toContain(
    "từ 12 giờ 00 phút, ngày 28/11/2026 đến 14 giờ 00 phút",
  );
});

const work = (person: IntakeDesk["chair"], day: string, source = banWork) =>
  desk.app.transaction(settingsOf(person, "work.read", {}), (tx) => source.gather(tx, person, day));

test("the chair's first screen counts down to the last moment; officers and other communes are shown none of it", async () => {
  desk.at("2026-12-31T23:00:00");
  const story = await open();
  await ask(story, "2026-12-31T22:30");
  const mine = (items: readonly { href: string }[]) =>
    items.filter((one) => one.href === `/cases/${story.code}`);
  // Twelve hours from 22:30 on New Year's Eve.
  expect(mine((await work(desk.chair, "2026-12-31")).items)).toMatchObject([
    {
      due: "2026-12-31",
      dueAt: zulu("2027-01-01T10:30"),
      state: "due",
      source: "Luật 13/2022/QH15, Điều 25",
    },
  ]);
  for (const person of [desk.officer, desk.elsewhere, desk.police])
    expect(mine((await work(person, "2026-12-31")).items)).toEqual([]);
  desk.at("2027-01-01T10:31:00");
  expect(mine((await work(desk.chair, "2027-01-01")).items)).toMatchObject([{ state: "overdue" }]);
  await act(story, "decide", { to: hanoi("2027-01-02T10:00"), supervisor: "A" }, desk.chair);
  expect(mine((await work(desk.chair, "2027-01-01")).items)).toMatchObject([
    { dueAt: zulu("2027-01-02T10:00") },
  ]);
});

test("a decision stands once among what the chair is to do: by itself, and not as what is due of its case", async () => {
  desk.at("2026-12-31T23:00:00");
  const story = await open();
  await ask(story, "2026-12-31T22:30");
  // Everything else of the case is far off: its first clock is the twelve hours of the decision.
  await desk.owner.query(
    "update deadlines.clock set due_at = due_at + interval '60 days' where subject_code = $1 and rule_code not like 'contact-ban.%'",
    [story.code],
  );
  const ofCase = async (person: IntakeDesk["chair"]) =>
    (await work(person, "2026-12-31", caseWork)).items.filter((one) => one.href === `/cases/${story.code}`);
  expect(await ofCase(desk.officer)).toMatchObject([{ dueAt: zulu("2027-01-01T10:30") }]);
  expect(await ofCase(desk.chair)).toEqual([]);
});

/** The outbox against a real SMTP server: one mail for all that was told, retries, giving up in sight, never twice. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { now, setClock } from "#base/clock.ts";
import { openMailer } from "#base/mail/index.ts";
import { openNoticeDesk, type Entered, type NoticeDesk } from "#test/notice-desk.ts";
import { openPostOffice, wordsOf, type PostOffice } from "#test/post-office.ts";
import { sendMails } from "./mail.ts";
import { waitAfter } from "./rules/mail.ts";

let desk: NoticeDesk;
let post: PostOffice;
beforeAll(async () => {
  post = await openPostOffice();
  desk = await openNoticeDesk();
  for (const who of ["police", "health"] as const)
    await desk.story.desk.owner.query("update people.person set email = $1 where id = $2", [
      `${who}@hanoi.example`,
      desk.people[who].id,
    ]);
  desk.at("2026-07-01T06:00");
  await desk.look();
});
afterEach(() => {
  post.answers({});
  post.letters.length = 0;
});
afterAll(async () => {
  await desk.close();
  await post.close();
});

const send = (port = post.port) =>
  sendMails(desk.story.desk.app, {
    mailer: openMailer({
      host: "127.0.0.1",
      port,
      security: "none",
      user: null,
      passwordFile: null,
      from: "to-am@hanoi.example",
    }),
    publicUrl: "https://to-am.example",
  });
const mailsOf = async (who: Entered) =>
  (
    await desk.story.desk.owner.query(
      "select id, state, attempts, reason from notices.mail where person_id = $1 order by id",
      [desk.people[who].id],
    )
  ).rows as { id: number; state: string; attempts: number; reason: string | null }[];
const later = (ms: number): void => setClock(new Date(now().getTime() + ms));
/** Something new for this person: the city asks about the first task of their unit. */
async function tellAgain(who: Entered, kind = "task"): Promise<number> {
  const code = await desk.taskOf(desk.people[who]);
  const body = { kind, code, text: "Vì sao chưa xong?" };
  return (await desk.ask(desk.people.city, "POST /api/explanations", { body })).body.id;
}

test("a person who was told several things gets one mail, which says nothing of them", async () => {
  const { unread } = (await desk.ask(desk.people.police, "GET /api/notices/unread")).body;
  expect(unread).toBeGreaterThan(1);
  expect(await send()).toBe(2);
  expect(post.letters.map((letter) => letter.to).toSorted()).toEqual([
    "health@hanoi.example",
    "police@hanoi.example",
  ]);
  const letter = post.letters.find((one) => one.to.startsWith("police"))!;
  const task = await desk.taskOf(desk.people.police);
  const { title } = (await desk.of(desk.people.police, "task", task)).overdue;
  for (const secret of [task, title.vi.slice(0, 20), "Công an", "NV-", "quá hạn"])
    expect(letter.text + wordsOf(letter)).not.toContain(secret);
  expect(wordsOf(letter)).toMatch(/https:\/\/to-am\.example\/\s/);
  expect(await send()).toBe(0);
  // Whoever has no address is told in the application alone.
  expect(await mailsOf("press")).toEqual([]);
});

test("a busy server is tried again after growing waits, with the same number, until it takes the mail", async () => {
  await tellAgain("police");
  post.answers({ letter: "451 busy" });
  expect(await send()).toBe(0);
  expect((await mailsOf("police")).at(-1)).toMatchObject({
    state: "waiting",
    attempts: 1,
    reason: "451 busy",
  });
  // The first wait is five minutes; a second before it nothing is tried.
  later(5 * 60_000 - 1000);
  expect(await send()).toBe(0);
  expect(post.letters).toHaveLength(1);
  post.answers({});
  later(1000);
  expect(await send()).toBe(1);
  const [first, second] = post.letters.map(({ text }) => /Message-ID: (.*)/.exec(text)?.[1]);
  expect(second).toBe(first);
  expect((await mailsOf("police")).at(-1)).toMatchObject({ state: "sent", attempts: 2 });
});

test("a mailbox that is none is given up at once, and the administrator sees why and tries it again", async () => {
  const id = await tellAgain("health");
  post.answers({ rcpt: "550 <health@hanoi.example> unknown" });
  await send();
  const { rows } = (await desk.ask(desk.admin, "GET /api/mail/sent?state=given-up")).body;
  expect(rows).toMatchObject([{ personName: "health", state: "given-up", can: ["mail.retry"] }]);
  expect(rows[0].reason).toMatch(/550 … unknown/);
  expect(JSON.stringify(rows)).not.toContain("@");
  const status = (await desk.ask(desk.admin, "GET /api/mail")).body;
  expect(status).toMatchObject({
    server: null,
    counts: expect.arrayContaining([{ state: "given-up", n: 1 }]),
  });
  post.answers({});
  expect((await desk.ask(desk.admin, `POST /api/mail/${rows[0].id}/retry`)).status).toBe(200);
  expect((await desk.ask(desk.admin, `POST /api/mail/${rows[0].id}/retry`)).body.kind).toBe("rule");
  expect(await send()).toBe(1);
  const body = { turns: 1, text: "Nhầm" };
  await desk.ask(desk.people.city, `POST /api/explanations/${id}/withdraw`, { body });
});

test("what was read in the application, or is unwanted by now, is not sent", async () => {
  await desk.ask(desk.people.health, "POST /api/notices/read", { body: { all: true } });
  expect(await send()).toBe(0);
  expect((await mailsOf("health")).at(-1)).toMatchObject({
    state: "not-needed",
    reason: "đã đọc trong ứng dụng",
  });
  await tellAgain("health");
  await desk.story.desk.owner.query("update people.person set wants_mail = false where id = $1", [
    desk.people.health.id,
  ]);
  expect(await send()).toBe(0);
  expect((await mailsOf("health")).at(-1)).toMatchObject({ state: "not-needed" });
  expect(post.letters).toEqual([]);
});

test("a server that is away for days: one mail waits, however much was told, and is given up in the end", async () => {
  const gone = await openPostOffice();
  await gone.close();
  const before = (await mailsOf("police")).length;
  desk.at("2026-07-03T06:00");
  await desk.look();
  desk.at("2026-07-14T06:00");
  await desk.look();
  for (let n = 1; waitAfter(n) !== null; n += 1) {
    await send(gone.port);
    later(waitAfter(n) ?? 0);
  }
  const mails = await mailsOf("police");
  expect(mails).toHaveLength(before + 1);
  expect(mails.at(-1)).toMatchObject({ state: "waiting" });
  await send(gone.port);
  expect((await mailsOf("police")).at(-1)).toMatchObject({ state: "given-up" });
});

test("what broke off after it was handed over, or was left by a process that ended, is not sent a second time", async () => {
  const { owner } = desk.story.desk;
  const [person, at] = [desk.people.police.id, now()];
  const add = (state: string) =>
    owner.query(
      `with m as (insert into notices.mail (person_id, state, made_at, next_at, claimed_at) values ($1, $2, $3, $3, $3) returning id)
       update notices.told d set mail_id = m.id, read_at = null from m where d.person_id = $1`,
      [person, state, at],
    );
  await add("waiting");
  post.answers({ letter: "hang-up" });
  await send();
  expect((await mailsOf("police")).at(-1)).toMatchObject({ state: "unsure" });
  await add("sending");
  post.answers({});
  later(16 * 60_000);
  expect(await send()).toBe(0);
  expect((await mailsOf("police")).at(-1)).toMatchObject({ state: "unsure" });
  expect(post.letters).toHaveLength(1);
});

test("two processes that empty the outbox at one moment send each mail once", async () => {
  const { owner } = desk.story.desk;
  for (const who of ["police", "press", "officer"] as const)
    await owner.query(
      `with p as (update people.person set email = $2, wants_mail = true where id = $1),
         m as (insert into notices.mail (person_id, made_at, next_at) values ($1, $3, $3) returning id)
       update notices.told d set mail_id = m.id, read_at = null from m where d.person_id = $1`,
      [desk.people[who].id, `${who}@hanoi.example`, now()],
    );
  const sent = await Promise.all([send(), send(), send()]);
  expect(sent.reduce((sum, n) => sum + n, 0)).toBe(post.letters.length);
  const addresses = post.letters.map((letter) => letter.to);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses).toContain("police@hanoi.example");
});

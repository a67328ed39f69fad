/** Sending by SMTP to a real server on this machine: what is tried again, what never, what is unknown. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openPostOffice, wordsOf, type PostOffice } from "#test/post-office.ts";
import { readMail, type MailConfig } from "../config.ts";
import { openMailer } from "./index.ts";

let post: PostOffice;
beforeAll(async () => {
  post = await openPostOffice();
});
afterEach(() => {
  post.answers({});
  post.letters.length = 0;
});
afterAll(() => post.close());

const config = (port: number): MailConfig => ({
  host: "127.0.0.1",
  port,
  security: "none",
  user: null,
  passwordFile: null,
  from: "to-am@hanoi.example",
});
const mail = {
  id: "8d3f0c52-0000-4000-8000-000000000001",
  to: "can.bo@xa.example",
  subject: "Tổ Ấm: có việc cần xem",
  text: "Trong Tổ Ấm đang có việc cần anh/chị xem.\n\nMở danh sách việc: https://to-am.example/",
};
const send = (port = post.port) => openMailer(config(port)).send(mail);

test("a mail arrives with its words, its number, and nothing that would make a machine answer it", async () => {
  expect(await send()).toEqual({ kind: "sent" });
  const [letter] = post.letters;
  expect(letter).toMatchObject({ from: "to-am@hanoi.example", to: "can.bo@xa.example" });
  expect(letter!.text).toContain("Message-ID: <8d3f0c52-0000-4000-8000-000000000001@hanoi.example>");
  expect(letter!.text).toContain("Auto-Submitted: auto-generated");
  expect(wordsOf(letter!)).toContain("có việc cần anh/chị xem");
});

describe("an attempt that fails", () => {
  test.each([
    ["the server is busy", { mail: "451 try again" }, "later", "451 try again"],
    ["the mailbox is full for now", { rcpt: "452 <can.bo@xa.example> full" }, "later", "452 … full"],
    ["the mailbox is none", { rcpt: "550 <can.bo@xa.example> unknown" }, "never", "550 … unknown"],
    ["the letter is refused", { letter: "554 refused" }, "never", "554 refused"],
    ["the server turns us away", { greeting: "421 later" }, "later", "421 later"],
  ])("%s", async (_, answers, kind, reason) => {
    post.answers(answers);
    const sent = await send();
    expect(sent.kind).toBe(kind);
    expect("reason" in sent && sent.reason).toContain(reason);
    expect("reason" in sent && sent.reason).not.toContain("@");
  });

  test("the line breaks before the letter went over it: later; after it: nobody knows", async () => {
    post.answers({ rcpt: "hang-up" });
    expect((await send()).kind).toBe("later");
    post.answers({ letter: "hang-up" });
    expect((await send()).kind).toBe("unsure");
    expect(post.letters).toHaveLength(1);
  });

  test("nobody listens there", async () => {
    const gone = await openPostOffice();
    await gone.close();
    expect((await send(gone.port)).kind).toBe("later");
  });

  test("the server does not speak TLS where it must, or the password file is not there", async () => {
    const strict = openMailer({ ...config(post.port), security: "starttls" });
    expect((await strict.send(mail)).kind).toBe("later");
    const folder = mkdtempSync(path.join(tmpdir(), "toam-mail-"));
    const keyed = { ...config(post.port), user: "to-am", passwordFile: path.join(folder, "none") };
    expect((await openMailer(keyed).send(mail)).kind).toBe("later");
    expect(post.letters).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe("the settings", () => {
  const whole = { TOAM_SMTP_HOST: "mail.hanoi.example", TOAM_SMTP_FROM: "to-am@hanoi.example" };
  test("without a server there is no mail; with one, encryption is the rule", () => {
    expect(readMail({})).toBeNull();
    expect(readMail(whole)).toEqual({
      host: "mail.hanoi.example",
      port: 587,
      security: "starttls",
      user: null,
      passwordFile: null,
      from: "to-am@hanoi.example",
    });
    expect(readMail({ ...whole, TOAM_SMTP_SECURITY: "tls" })?.port).toBe(465);
  });

  test.each([
    ["no sender", { TOAM_SMTP_FROM: "" }, "TOAM_SMTP_FROM"],
    ["a user without a password", { TOAM_SMTP_USER: "to-am" }, "TOAM_SMTP_PASSWORD_FILE"],
    ["in the open to another machine", { TOAM_SMTP_SECURITY: "none" }, "TOAM_SMTP_SECURITY"],
    ["no port", { TOAM_SMTP_PORT: "x" }, "TOAM_SMTP_PORT"],
  ])("%s is refused by name", (_, change, name) => {
    expect(() => readMail({ ...whole, ...change })).toThrow(name);
  });
});

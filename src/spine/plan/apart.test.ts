import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readApart, readPlan, SourceRefused, textSource } from "#spine/plan/reading/index.ts";
import { openStory, type Story } from "#test/plan-story.ts";

const SENTENCE = "Sở Y tế chủ trì, phối hợp với Công an tỉnh, báo cáo hằng năm trước ngày 25/11. ";
/** So many lines of some 4,000 letters, each full of names and days: about 1 s of reading for 250, more where the machine is busy. */
const hostile = (lines: number): Uint8Array =>
  new TextEncoder().encode(`KẾ HOẠCH\nNăm 2026\nI. VIỆC\n${`- ${SENTENCE.repeat(50)}\n`.repeat(lines)}`);

const refused = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => "read",
    (error: unknown) => (error instanceof SourceRefused ? error.reason : String(error)),
  );

const CORPUS = new URL("../../../test/plans/", import.meta.url);
const ofCorpus = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, CORPUS)));
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
/** What Word writes for a password: an OLE file with this stream. */
const oldWord = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const lockedWord = Buffer.concat([oldWord, Buffer.from("EncryptedPackage", "utf16le")]);

describe("reading in a thread of its own", () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
  });
  afterAll(() => story.close());

  test("the server answers others while a hostile document is read", async () => {
    const bytes = hostile(250);
    const source = textSource(new TextDecoder().decode(bytes));
    readPlan(source); // The first time also compiles the reader.
    const began = performance.now();
    readPlan(source);
    const here = performance.now() - began;

    let [last, longest] = [performance.now(), 0];
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const reading = story.desk.ask(story.cast.lead, "POST /api/plan/documents", {
      file: { name: "kh.txt", bytes },
    });
    const others = Array.from({ length: 5 }, () =>
      story.desk.ask(story.cast.baDinh, "GET /api/plan/documents"),
    );
    const first = await Promise.race([
      reading.then(() => "document"),
      Promise.all(others).then((all) => all.map((one) => one.status)),
    ]);
    expect(first).toEqual([200, 200, 200, 200, 200]);
    expect((await reading).status).toBe(201);
    clearInterval(pulse);
    // Read in the server's own thread, it would hold everyone up as long as it takes here.
    expect(longest).toBeLessThan(here / 2);
  }, 60_000);

  test("a document that takes too long, or too much memory, is refused in words", async () => {
    expect(await refused(readApart(hostile(900), "kh.txt", { seconds: 0.5, megabytes: 512 }))).toBe(
      "too-slow",
    );
    expect(await refused(readApart(hostile(900), "kh.txt", { seconds: 30, megabytes: 4 }))).toBe("too-heavy");
    expect(new SourceRefused("too-slow").sentence.vi).toMatch(/quá nhiều thời gian/);
    expect(await refused(readApart(hostile(1), "kh.txt"))).toBe("read");
  }, 60_000);

  test("one is read after the other; when many wait already, the next is told to come later", async () => {
    const all = Array.from({ length: 7 }, () => refused(readApart(hostile(1), "kh.txt")));
    const answers = await Promise.all(all);
    expect(answers.filter((answer) => answer === "read")).toHaveLength(5);
    expect(answers.filter((answer) => answer === "busy")).toHaveLength(2);
  }, 60_000);

  test("what the opening of a file refuses comes back as its own reason", async () => {
    expect(await refused(readApart(new Uint8Array(), "kh.txt"))).toBe("empty");
    expect(await refused(readApart(new TextEncoder().encode("%PDF-1.4\nx"), "kh.pdf"))).toBe("broken");
  });

  const word = ofCorpus("14-decided.docx");
  test.each([
    ["a scan", "scan.pdf", ofCorpus("refused/scan.pdf"), /bản chụp/],
    ["a locked PDF", "locked.pdf", ofCorpus("refused/locked.pdf"), /mật khẩu/],
    ["a locked Word file", "locked.docx", lockedWord, /mật khẩu/],
    ["an old Word file", "old.doc", oldWord, /Word cũ/],
    ["a Word file cut short", "cut.docx", word.slice(0, word.length / 2), /bị hỏng/],
    ["a PDF cut short", "cut.pdf", ascii("%PDF-1.4\n1 0 obj"), /bị hỏng/],
    ["another file under a Word name", "kh.docx", ascii("{\\rtf1 Ke hoach}"), /không đúng với đuôi/],
    ["an empty file", "kh.txt", ascii(" \n"), /không có nội dung/],
    ["a file of another kind", "kh.odt", ascii("PK"), /loại tệp này/],
  ])("%s is refused to the person in one sentence, and nothing is kept", async (_, name, bytes, sentence) => {
    const before = (await story.desk.ask(story.cast.lead, "GET /api/plan/reviews")).body.rows;
    const answer = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", {
      file: { name, bytes },
    });
    expect([answer.status, answer.body.kind]).toEqual([415, "unsupported"]);
    expect(answer.body.detail).toMatch(sentence);
    expect((await story.desk.ask(story.cast.lead, "GET /api/plan/reviews")).body.rows).toEqual(before);
  });

  test("a file beyond the limit is refused before it is read", async () => {
    const answer = await story.desk.ask(story.cast.lead, "POST /api/plan/documents", {
      file: { name: "kh.pdf", bytes: new Uint8Array(21 * 1024 * 1024) },
    });
    expect([answer.status, answer.body.kind]).toEqual([413, "too-large"]);
  });
});

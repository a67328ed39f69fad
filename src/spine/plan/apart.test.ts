import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readApart, SourceRefused } from "#spine/plan/reading/index.ts";
import { openStory, type Story } from "#test/plan-story.ts";

const SENTENCE = "Sở Y tế chủ trì, phối hợp với Công an tỉnh, báo cáo hằng năm trước ngày 25/11. ";
/** So many lines of some 4,000 letters, each full of names and days: some 1 s of reading for 250. */
const hostile = (lines: number, sentences = 50): Uint8Array =>
  new TextEncoder().encode(
    `KẾ HOẠCH\nNăm 2026\nI. VIỆC\n${`- ${SENTENCE.repeat(sentences)}\n`.repeat(lines)}`,
  );

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

describe("reading in a process of its own", () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
  });
  afterAll(() => story.close());

  test("the server answers others while a hostile document is read", async () => {
    const plan = { file: { name: "kh.txt", bytes: hostile(250) } };
    const post = () => story.desk.ask(story.cast.lead, "POST /api/plan/documents", plan);
    expect((await post()).status).toBe(201);

    const order: string[] = [];
    // The same file again is read and then refused at once: all of its time is reading, none is keeping.
    const again = post().finally(() => order.push("document"));
    // One after the other: each begins only when the server had time for the one before.
    for (let asked = 0; asked < 20; asked += 1) {
      const { status } = await story.desk.ask(story.cast.baDinh, "GET /api/plan/documents");
      order.push(String(status));
    }
    expect((await again).status).toBe(409);
    // Read in the server's own process, the document would be answered before most of them.
    expect(order).toEqual([...Array.from({ length: 20 }, () => "200"), "document"]);
  }, 60_000);

  test("a document that takes too long, or too much memory, is refused in words", async () => {
    expect(await refused(readApart(hostile(900), "kh.txt", { seconds: 0.5, megabytes: 512 }))).toBe(
      "too-slow",
    );
    // Many small clauses: this process would die of them with its child if they shared a memory.
    const crowded = readApart(hostile(20_000, 1), "kh.txt", { seconds: 30, megabytes: 16 });
    expect(await refused(crowded)).toBe("too-heavy");
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

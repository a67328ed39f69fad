/** The form of a case in Word: each reader's own fields and nothing more, marked with who took it, on the trail. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { paragraphTexts, partOf } from "#base/word/testing.ts";
import { openCaseDesk, type CaseDesk } from "#test/case-desk.ts";

type Who = CaseDesk["chair"];
let desk: CaseDesk;
beforeAll(async () => {
  desk = await openCaseDesk();
});
afterAll(() => desk.close());

const paper = (code: string, by: Who) => desk.ask(by, `GET /api/cases/${code}/form.docx`);
const textOf = (bytes: Uint8Array): string => paragraphTexts(partOf(bytes, "word/document.xml")).join("\n");
const footOf = (bytes: Uint8Array): string =>
  partOf(bytes, "word/footer1.xml") + partOf(bytes, "word/footer2.xml");

test("the six blocks as the reader sees them: what the police may not see is not in theirs", async () => {
  const code = await desk.openCase();
  await desk.bringPolice(code);
  const mine = await paper(code, desk.officer);
  expect(mine.status).toBe(200);
  const text = textOf(mine.bytes);
  for (const block of ["1. ", "2. ", "3. ", "4. ", "5. ", "6. "]) expect(text).toContain(block);
  expect(text).toContain("Nguyễn Thị Hoà");
  // Codes are read as words, who told of it by the co-ordinator alone.
  expect(text).toContain("Nữ");
  expect(text).toContain("Bà Tư");

  const theirs = await paper(code, desk.police);
  expect(textOf(theirs.bytes)).toContain("Trần Văn Đức");
  expect(textOf(theirs.bytes)).not.toContain("Bà Tư");
  expect(footOf(theirs.bytes)).toContain(desk.police.name);
  expect(footOf(theirs.bytes)).toContain(code);
  expect((await paper(code, desk.health)).status).toBe(404);

  const trail = await desk.owner.query(
    "select details from access.audit where verb = 'case.print' and subject = $1 and person_id = $2",
    [code, desk.police.id],
  );
  const { details } = trail.rows[0] as { details: { fields: string[] } };
  expect(details.fields).toContain("doer.fullName");
  expect(details.fields).not.toContain("case.reporterName");
  expect(JSON.stringify(trail.rows)).not.toContain("Đức");
});

test("a look in an emergency is read on the screen alone", async () => {
  // The database tells by its own clock when a look is over.
  desk.at("2099-01-01T08:00:00");
  const code = await desk.openCase();
  const look = await desk.ask(desk.health, "POST /api/case-looks", {
    body: { code, reason: "Bệnh nhân đang cấp cứu, cần biết nguy cơ ngay.", hours: 1 },
  });
  expect(look.status, JSON.stringify(look.body)).toBe(201);
  expect((await desk.ask(desk.health, `GET /api/cases/${code}`)).status).toBe(200);
  expect((await paper(code, desk.health)).status).toBe(403);
});

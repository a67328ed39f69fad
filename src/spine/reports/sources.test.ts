/** Units' words taken into the city's text: the link back stays, and last year's words stand beside this year's. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { A, B, cell, cycle, D, openReportDesk, type ReportDesk } from "#test/report-desk.ts";

let desk: ReportDesk;
let path = "";
const id = (code: string): number => Number(desk.at(code).split("/").at(-1));
const side = async () => (await desk.ask(desk.city, `GET ${path}`)).body;
const take = (person = desk.city, codes = [A, D], text = "Đã mở hai buổi tại nhà văn hóa.") =>
  desk.ask(person, `POST ${path}/sources`, { body: { submissions: codes.map(id), text } });

const sectionOf = async (cycleId: number): Promise<string> => {
  const { body } = await desk.ask(desk.city, `GET /api/reports/cycles/${cycleId}/consolidation`);
  return `/api/reports/cycles/${cycleId}/sections/${body.sections[0].id}`;
};

beforeAll(async () => {
  desk = await openReportDesk();
  path = await sectionOf(await desk.openCycle());
  for (const [person, code] of [
    [desk.leaderA, A],
    [desk.focal, D],
  ] as const) {
    await desk.write(person, code, "Đã mở hai buổi tại nhà văn hóa.");
    await desk.saveCells(
      person,
      code,
      ["violence.cases", "violence.cases.physical", "prevention.clubs"].map((i) => cell(i, "zero")),
    );
    await desk.act(person, code, "submit");
    await desk.act(desk.city, code, "approve");
  }
});
afterAll(() => desk.close());

test("only the city takes words, and only of reports of the cycle that were handed over", async () => {
  expect((await take(desk.leaderA)).status).toBe(403);
  expect((await take(desk.city, [A], "  ")).status).toBe(422);
  // Ward B handed nothing over.
  expect((await take(desk.city, [B])).status).toBe(404);
  expect((await side()).sources).toEqual([]);
});

test("a sentence taken once leads back to both who wrote it, however the text is rewritten", async () => {
  const { sources } = (await take()).body;
  expect(sources).toMatchObject([
    { unit: { code: A }, taken: "Đã mở hai buổi tại nhà văn hóa.", round: 1, byName: desk.city.name },
    { unit: { code: D } },
  ]);
  await desk.ask(desk.city, `PUT ${path}`, {
    body: { text: "Hai đơn vị mở buổi truyền thông.", version: 0 },
  });
  // The same once more is the same link; other words are added to it.
  await take();
  await take(desk.city, [A], "Có 50 người dự.");
  expect((await side()).sources.map((s: { taken: string }) => s.taken)).toEqual(
    expect.arrayContaining([
      "Đã mở hai buổi tại nhà văn hóa.",
      "Đã mở hai buổi tại nhà văn hóa.\nCó 50 người dự.",
    ]),
  );
});

test("a link made by mistake is dropped, by the city alone, once", async () => {
  const drop = (person = desk.city) => desk.ask(person, `DELETE ${path}/sources/${id(D)}`);
  expect((await drop(desk.focal)).status).toBe(403);
  expect((await drop()).body.sources.map((s: { unit: { code: string } }) => s.unit.code)).toEqual([A]);
  expect((await drop()).status).toBe(404);
});

test("the next year shows beside each unit's words what it wrote on that section before", async () => {
  const next = {
    ...cycle,
    code: "BC-2027",
    year: 2027,
    from: "2026-11-15",
    to: "2027-11-14",
    dueOn: "2027-11-15",
  };
  const { body } = await desk.ask(desk.city, "POST /api/reports/cycles", { body: next });
  const board = await desk.ask(desk.city, `GET /api/reports/cycles/${body.id}/board`);
  const own = board.body.rows.find((r: { unit: { code: string } }) => r.unit.code === A).submissionId;
  const sheet = (await desk.ask(desk.leaderA, `GET /api/reports/submissions/${own}`)).body;
  await desk.ask(desk.leaderA, `PUT /api/reports/submissions/${own}/sections/${sheet.sections[0].id}`, {
    body: { text: "Mở lớp mới.", version: 0 },
  });
  const cells = ["violence.cases", "violence.cases.physical", "prevention.clubs"].map((i) => cell(i, "zero"));
  await desk.ask(desk.leaderA, `PUT /api/reports/submissions/${own}/cells`, { body: { cells } });
  const { version } = (await desk.ask(desk.leaderA, `GET /api/reports/submissions/${own}`)).body;
  await desk.ask(desk.leaderA, `POST /api/reports/submissions/${own}/submit`, { body: { version } });
  const later = await desk.ask(desk.city, `GET ${await sectionOf(body.id)}?include=submitted`);
  expect(later.body.rows).toMatchObject([
    { unit: { code: A }, text: "Mở lớp mới.", before: "Đã mở hai buổi tại nhà văn hóa." },
  ]);
  expect((await side()).rows.map((r: { before: string | null }) => r.before)).toEqual([null, null]);
});

/** Agencies as sheets over HTTP: out, the plan of an import, all or nothing, the good rows only when asked. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSheet, writeCsv, writeSheet } from "#base/sheet/index.ts";
import type { Person } from "#spine/access/index.ts";
import { openDesk, type Answer, type Desk } from "#test/desk.ts";
import { agencies, sheetHeads } from "./index.ts";

let desk: Desk;
let lead: Person;

beforeAll(async () => {
  desk = await openDesk(() => [agencies]);
  lead = await desk.person("city-lead", "HN-SVHTT");
});
afterAll(() => desk.close());

const get = (person: Person, path: string): Promise<Answer> => desk.ask(person, `GET /api/agencies${path}`);

describe("sheets", () => {
  const sheet = (rows: Record<string, string>[]) => ({
    name: "Cơ quan",
    columns: sheetHeads.map((title) => ({ key: title, title, kind: "text" as const })),
    rows,
  });
  const row = (code: string, extra: Record<string, string> = {}): Record<string, string> => ({
    Mã: code,
    Loại: "Hội",
    Tên: `Hội ${code}`,
    "Mã đơn vị cấp trên": "01",
    "Hiệu lực từ": "01/01/2026",
    ...extra,
  });
  const send = (path: string, bytes: Uint8Array, name = "nhập.csv"): Promise<Answer> =>
    desk.ask(lead, `POST /api/agencies/import${path}`, { file: { name, bytes } });

  test("the exported sheet goes back in and changes nothing", async () => {
    const out = await get(lead, "/export.xlsx?kind=department,press");
    expect((await readSheet(out.bytes, "out.xlsx")).rows.length).toBeGreaterThan(20);
    const { body } = await send("/plan", out.bytes, "out.xlsx");
    expect(body.refusals).toEqual([]);
    expect(body).toMatchObject({ create: [], update: [] });
  });

  test("a refusal names row and column; all or nothing, and the good rows only when asked", async () => {
    const bytes = writeCsv(
      sheet([
        row("HN-I1"),
        row("HN-I2", { Loại: "Câu lạc bộ" }),
        row("HN-I3", { "Hiệu lực từ": "32/01/2026" }),
      ]),
    );
    const plan = await send("/plan", bytes);
    expect(plan.body.create.map((c: { code: string }) => c.code)).toEqual(["HN-I1"]);
    expect(
      plan.body.refusals.map((r: { row: number; column: string; reason: string }) => [
        r.row,
        r.column,
        r.reason,
      ]),
    ).toEqual([
      [3, "Loại", "unknown-kind"],
      [4, "Hiệu lực từ", "bad-date"],
    ]);
    expect((await send("", bytes)).status).toBe(422);
    expect((await get(lead, "?q=HN-I1")).body.total).toBe(0);
    const good = await send("?rows=good", bytes);
    expect(good.body).toEqual({ created: 1, updated: 0, unchanged: 0, left: 2 });
    expect((await get(lead, "?q=HN-I1")).body.total).toBe(1);
  });

  test("a heading above the table moves no row number; a new unit under a refused one is left with it", async () => {
    const bytes = Buffer.from(
      `DANH SÁCH CƠ QUAN;;;;\r\n\r\n${sheetHeads.slice(0, 5).join(";")}\r\nHN-J1;Ban nhạc;Ban nhạc;01;01/01/2026\r\nHN-J2;Hội;Hội J2;HN-J1;01/01/2026\r\n`,
    );
    const plan = await send("/plan", bytes);
    expect(plan.body.refusals[0]).toMatchObject({ row: 4, column: "Loại" });
    const good = await send("?rows=good", bytes);
    expect(good.body).toMatchObject({ created: 0, left: 2 });
  });

  test("a file that is not a sheet is refused in a sentence", async () => {
    const answer = await send("/plan", await writeSheet(sheet([])).then((b) => b.slice(0, 40)), "hỏng.xlsx");
    expect(answer.status).toBe(415);
  });
});

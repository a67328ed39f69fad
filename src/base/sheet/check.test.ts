import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkRows,
  choice,
  code,
  date,
  integer,
  number,
  readSheet,
  text,
  writeCsv,
  writeSheet,
} from "./index.ts";
import type { Sheet, SheetColumn } from "./index.ts";

const writers = { xlsx: (s: Sheet) => writeSheet(s), csv: (s: Sheet) => Promise.resolve(writeCsv(s)) };

describe("checking an import", () => {
  const checks = {
    name: { title: "Họ và tên", aliases: ["Tên"], required: true, parse: text() },
    id: { title: "Số định danh", parse: code({ digits: 12 }) },
    sex: { title: "Giới tính", parse: choice({ Nam: "male", Nữ: "female" } as const) },
    born: { title: "Ngày sinh", parse: date() },
    count: { title: "Số buổi", parse: integer({ min: 0, max: 100 }) },
    money: { title: "Kinh phí", parse: number() },
  } as const;

  test("says row, column and reason of each refusal, and keeps the rest", async () => {
    const csv = [
      "ten;số định danh;Giới tính;Ngày sinh;SỐ BUỔI;Kinh phí",
      "Ân;001099012345;nữ;5/2/1999;12;1.234,5",
      ";1099012345;khác;31/02/1999;1,5;abc",
      "Bé;;;;;",
    ].join("\n");
    const { good, refusals } = checkRows(
      checks,
      await readSheet(Buffer.from(csv), "a.csv", { titles: ["Tên"] }),
    );
    expect(good).toEqual([
      {
        row: 2,
        values: {
          name: "Ân",
          id: "001099012345",
          sex: "female",
          born: "1999-02-05",
          count: 12,
          money: 1234.5,
        },
      },
      { row: 4, values: { name: "Bé", id: null, sex: null, born: null, count: null, money: null } },
    ]);
    expect(refusals.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, "ten", ""],
      [3, "số định danh", "1099012345"],
      [3, "Giới tính", "khác"],
      [3, "Ngày sinh", "31/02/1999"],
      [3, "SỐ BUỔI", "1,5"],
      [3, "Kinh phí", "abc"],
    ]);
    expect(refusals[1]?.reason.vi).toContain("bỏ số 0 ở đầu");
    expect(refusals.every(({ reason }) => reason.vi !== "" && reason.en !== "")).toBe(true);
  });

  test("a missing required column refuses the whole file once", async () => {
    const { good, refusals } = checkRows(checks, await readSheet(Buffer.from("Tuổi;x\n1;2\n2;3\n"), "a.csv"));
    expect(good).toEqual([]);
    expect(refusals).toEqual([
      {
        row: 1,
        column: "Họ và tên",
        value: "",
        reason: { vi: "Tệp thiếu cột “Họ và tên”.", en: "The file has no column “Họ và tên”." },
      },
    ]);
  });

  test.each([
    ["1.234,5", 1234.5],
    ["1,234.5", 1234.5],
    ["1.234", 1234],
    ["1.234.567", 1234567],
    ["0.5", 0.5],
    ["12,345", 12.345],
    ["-3", -3],
    ["1 234,5", 1234.5],
    ["1e3", 1000],
  ])("reads %s the Vietnamese way first", (typed, value) => {
    expect(number()(typed)).toEqual({ value });
  });

  test("any number written in either format is read back as that number", async () => {
    const one: SheetColumn[] = [{ key: "n", title: "Số", kind: "number" }];
    const value = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
    );
    await fc.assert(
      fc.asyncProperty(value, async (n) => {
        for (const write of Object.values(writers)) {
          const table = await readSheet(await write({ name: "t", columns: one, rows: [{ n }] }), "t");
          const { good } = checkRows({ n: { title: "Số", required: true, parse: number() } }, table);
          expect(good[0]?.values.n).toBeCloseTo(n, 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("any day written in either format is read back as that day", async () => {
    const one: SheetColumn[] = [{ key: "d", title: "Ngày", kind: "date" }];
    const day = fc
      .date({ min: new Date("1850-01-01"), max: new Date("2200-12-31"), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    await fc.assert(
      fc.asyncProperty(day, async (d) => {
        for (const write of Object.values(writers)) {
          const table = await readSheet(await write({ name: "t", columns: one, rows: [{ d }] }), "t");
          const { good } = checkRows({ d: { title: "Ngày", required: true, parse: date() } }, table);
          expect(good[0]?.values.d).toBe(d);
        }
      }),
      { numRuns: 60 },
    );
  });
});

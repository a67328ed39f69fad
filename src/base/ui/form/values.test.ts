import { describe, expect, it } from "vitest";
import { choice, date, decimal, integer, text, yesNo } from "../../fields/index.ts";
import { changesOf, checked, formOf } from "./values.ts";

const label = { vi: "x", en: "x" };
const kinds = [{ code: "luat", label }] as const;
const fields = {
  name: text({ label, required: true, max: 10 }),
  issuedOn: date({ label }),
  count: integer({ label, required: true, max: 100 }),
  money: decimal({ label }),
  kind: choice(kinds, { label }),
  open: yesNo({ label }),
};

describe("a form", () => {
  it("shows what is stored as it is written on paper", () => {
    const row = { name: "Ấm", issuedOn: "2026-06-28", count: 0, money: 1234.5678, kind: null, open: null };
    expect(formOf(fields, row)).toEqual({
      name: "Ấm",
      issuedOn: "28/06/2026",
      count: "0",
      money: "1234,5678",
      kind: "",
      open: null,
    });
  });

  it("reads back exactly what it showed", () => {
    const row = { name: "Ấm", issuedOn: "2026-06-28", count: 7, money: 0.25, kind: "luat", open: false };
    const { values, errors } = checked(fields, formOf(fields, row));
    expect(errors).toEqual([]);
    expect(values).toEqual(row);
    expect(changesOf(values, row)).toEqual({});
    expect(changesOf({ ...values, count: 8 }, row)).toEqual({ count: 8 });
  });

  it("says at each field what to write", () => {
    const { errors } = checked(fields, {
      name: " ",
      issuedOn: "31/2/2026",
      count: "1,5",
      money: "1.5",
      kind: "",
      open: null,
    });
    expect(errors.map((e) => [e.path, e.message.en])).toEqual([
      ["name", "Fill this in"],
      ["issuedOn", "Write the day as day/month/year, such as 28/6/2026"],
      ["count", "Write a whole number"],
      ["money", "Write a number; decimals after a comma, such as 1.234,5"],
    ]);
  });

  it("says the limit that was passed", () => {
    const { errors } = checked(fields, {
      name: "mười một chữ",
      issuedOn: "",
      count: "101",
      money: "-1",
      kind: "",
      open: null,
    });
    expect(errors.map((e) => e.message.vi)).toEqual([
      "Dài nhất 10 ký tự",
      "Không lớn hơn 100",
      "Không nhỏ hơn 0",
    ]);
  });

  it("keeps nothing apart from zero", () => {
    expect(checked(fields, { name: "a", count: "0" }).values["count"]).toBe(0);
    expect(checked(fields, { name: "a", count: "" }).errors[0]?.path).toBe("count");
    expect(checked(fields, { name: "a", count: "1", money: "" }).values["money"]).toBeNull();
  });
});

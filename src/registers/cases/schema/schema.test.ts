/** What the code lists and the six blocks must hold, and that the database is entered with the same lists. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "#test/database.ts";
import {
  allFields,
  blockLabels,
  codeLists,
  codeOn,
  codesOn,
  factOn,
  factShapes,
  fieldOf,
  fieldsUnder,
  packOf,
  partCodes,
  settledField,
  shippedCodes,
  shippedFacts,
  shippedLegalAid,
  unknownCodes,
  UNKNOWN,
  type Block,
  type Code,
} from "./index.ts";

const field = (id: string) => fieldOf(id)!;
const setting = (id: string) => ({ field: id, label: null, hidden: false, required: null, seenBy: null });

describe("code lists", () => {
  test("the sixteen acts of Art. 3(1) stand by their letters, j and the like left out as the law does", () => {
    const letters = shippedCodes["behaviour"]!.map((c) => (c.more as { letter: string }).letter);
    expect(letters).toEqual(["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q"]);
  });

  test("the ten measures of Art. 22 stand by theirs", () => {
    const letters = shippedCodes["measure"]!.map((c) => (c.more as { letter: string }).letter);
    expect(letters).toEqual(["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k"]);
  });

  test("a fine that was not read has no amount, and every other one has both ends in order", () => {
    const fines = shippedCodes["sanction-article"]!.map(
      (c) => c.more as { from: number | null; to: number | null },
    );
    expect(fines.filter((f) => f.from === null).length).toBe(10);
    for (const { from, to } of fines) expect(from === null ? to === null : from < to!).toBe(true);
  });

  test("a list names each code once and every code says whence it is known", () => {
    for (const { name, codes } of codeLists) {
      expect(new Set(codes.map((c) => c.code)).size, name).toBe(codes.length);
      for (const c of codes)
        expect([c.label.vi, c.label.en, c.source].every((s) => s.trim().length > 0)).toBe(true);
    }
  });

  test("a code holds from its first day to the day before its last; what happened before the law is told by the law", () => {
    const one = (code: string, validFrom: string, validTo: string | null): Code => ({
      code,
      validFrom,
      validTo,
      label: { vi: code, en: code },
      source: "–",
      confidence: "I",
      more: null,
    });
    const list = [one("old", "2023-07-01", "2027-01-01"), one("new", "2027-01-01", null)];
    const on = (day: string) => codesOn(list, day).map((c) => c.code);
    expect(on("2026-12-31")).toEqual(["old"]);
    expect(on("2027-01-01")).toEqual(["new"]);
    expect(on("2019-05-05")).toEqual(["old"]);
    expect(codeOn(list, "new", "2026-12-31")).toBeNull();
    expect(unknownCodes(["old", "never"], codesOn(list, "2026-12-31"))).toEqual(["never"]);
  });
});

test("of a fact the last holds whose first day has come; before all of them the first", () => {
  const directly = (day: string) => factOn(shippedLegalAid, day)!.body.victimsDirectly;
  expect([directly("2026-12-31"), directly("2027-01-01"), directly("2010-01-01")]).toEqual([
    false,
    true,
    false,
  ]);
  expect(factOn([], "2026-12-31")).toBeNull();
});

describe("the six blocks", () => {
  test("every field has a name of its own and every list of codes is shipped", () => {
    expect(new Set(allFields.map((f) => f.id)).size).toBe(allFields.length);
    for (const f of allFields) if (f.list) expect(shippedCodes[f.list], f.id).toBeDefined();
    expect(new Set(allFields.map((f) => f.block))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  test("what names, locates, reaches or tells of a person is sealed; of them only the year of birth is counted", () => {
    const clear = allFields.filter((f) => f.kept === "typed");
    expect(clear.filter((f) => f.field.personal).map((f) => f.id)).toEqual([
      "harmed.birthYear",
      "doer.birthYear",
      "child.birthYear",
    ]);
    // Free text can carry a name: in clear there are only the hour and an article of the penal code.
    expect(clear.filter((f) => /text/.test(f.field.kind)).map((f) => f.id)).toEqual([
      "case.occurredAt",
      "sanction.penalArticle",
    ]);
  });

  test("where a person, an act or its answer is told by one code, not knowing is one of them", () => {
    const without = allFields
      .filter((f) => f.field.kind === "choice" && ["person", "behaviour"].includes(f.of))
      .filter((f) => !shippedCodes[f.list!]!.some((c) => c.code === UNKNOWN));
    expect(without).toEqual([]);
  });

  test("safe contact, shelter, social notes, household and who reported are narrow", () => {
    expect(allFields.filter((f) => f.narrow).map((f) => f.id)).toEqual([
      "harmed.safeChannel",
      "harmed.safeHours",
      "harmed.safeNever",
      "harmed.safeNote",
      "harmed.socialNotes",
      "harmed.safetyPlan",
      "case.household",
      "case.reporterName",
      "case.reporterPhone",
      "measure.shelterAddress",
    ]);
  });

  test("a code that the city added is taken, a sentence in its place is not, and a code twice is not", () => {
    const { parse } = field("harmed.occupation").field;
    expect(parse.parse("xe-om")).toBe("xe-om");
    expect(parse.parse("")).toBeNull();
    expect(parse.safeParse("chạy xe ôm ở phố Hàng Bài").success).toBe(false);
    expect(field("behaviour.behaviours").field.parse.safeParse(["BL01", "BL01"]).success).toBe(false);
    expect(field("behaviour.behaviours").field.parse.safeParse([]).success).toBe(false);
  });
});

test("the six headings are those of Decree 58/2026, in its order", () => {
  expect([1, 2, 3, 4, 5, 6].map((n) => blockLabels[n as Block].vi)).toEqual([
    "Người bị bạo lực",
    "Người bạo lực",
    "Hành vi bạo lực",
    "Vụ việc bạo lực gia đình và hòa giải",
    "Biện pháp ngăn chặn, bảo vệ, hỗ trợ, giáo dục",
    "Xử lý vi phạm",
  ]);
});

describe("packs", () => {
  test("a representative is never shown shelter, safe contact, social notes, nor who reported", () => {
    const shown = packOf("representative");
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter((id) => field(id).narrow)).toEqual([]);
    expect(shown.filter((id) => /shelter|safe|social|reporter/i.test(id))).toEqual([]);
  });

  test("whoever is shown a telephone or an address of the harmed is shown how to reach them safely", () => {
    const reached = ["harmed.phone", "harmed.representativePhone", "harmed.presentAddress"];
    const safely = ["harmed.safeChannel", "harmed.safeHours", "harmed.safeNever", "harmed.safeNote"];
    const callers = partCodes.filter((part) => packOf(part).some((id) => reached.includes(id)));
    expect(callers).toEqual(["co-ordinator", "police", "child-protection", "investigation"]);
    for (const part of callers) expect(packOf(part)).toEqual(expect.arrayContaining(safely));
  });

  test("only the shelter sees its address by its part", () => {
    expect(partCodes.filter((part) => packOf(part).includes("measure.shelterAddress"))).toEqual(["shelter"]);
  });

  test("a hamlet or an organisation is not told who was harmed, nor what happened", () => {
    const shown = packOf("organisation");
    expect(shown).toContain("doer.fullName");
    expect(shown.filter((id) => id.startsWith("harmed.") && field(id).kept === "sealed")).toEqual([]);
    expect(shown).not.toContain("behaviour.description");
  });

  test("nor how dangerous it is; and a school or a hamlet is not told which acts were done", () => {
    const shown = packOf("representative");
    expect(shown.filter((id) => /risk|lifeDanger|crime|weaponAccess|safety/i.test(id))).toEqual([]);
    for (const part of ["school", "organisation"] as const)
      expect(packOf(part).filter((id) => id.startsWith("behaviour."))).toEqual([]);
    expect(packOf("health")).toContain("behaviour.behaviours");
  });

  test("every field but the narrow is of use to somebody, and each pack is a part of the whole", () => {
    for (const f of allFields) expect(f.seenBy.length, f.id).toBeGreaterThan(0);
    for (const part of partCodes) expect(packOf(part).length).toBeLessThan(allFields.length);
  });
});

describe("what the city sets", () => {
  test("it widens a field, but never one that is narrow", () => {
    const wide = settledField(field("doer.office"), {
      ...setting("doer.office"),
      seenBy: ["co-ordinator", "police"],
    });
    expect(wide.seenBy).toEqual(["co-ordinator", "police"]);
    const narrow = settledField(field("measure.shelterAddress"), {
      ...setting("measure.shelterAddress"),
      seenBy: ["shelter", "police", "representative"],
    });
    expect(narrow.seenBy).toEqual(["shelter"]);
  });

  test("a hidden field is nobody's, and one that is asked for is not left empty", () => {
    const hidden = settledField(field("harmed.ethnicity"), { ...setting("harmed.ethnicity"), hidden: true });
    expect(hidden.seenBy).toEqual([]);
    const required = settledField(field("harmed.sex"), { ...setting("harmed.sex"), required: true });
    expect(required.field.parse.safeParse("").success).toBe(false);
    expect(required.field.parse.parse("female")).toBe("female");
    const open = settledField(field("case.kind"), { ...setting("case.kind"), required: false });
    expect(open.field.parse.parse("")).toBeNull();
  });

  test("a name of its own replaces the declared one, which stays without it", () => {
    const label = { vi: "Nghề", en: "Trade" };
    expect(
      settledField(field("harmed.occupation"), { ...setting("harmed.occupation"), label }).field.label,
    ).toBe(label);
    expect(settledField(field("harmed.occupation"), undefined)).toBe(field("harmed.occupation"));
  });
});

test("fields under one name are of one block but for people of both sides", () => {
  expect(fieldsUnder("measure").every((f) => f.block === 5)).toBe(true);
  expect(fieldsUnder("child").every((f) => f.block === 4 && f.of === "person")).toBe(true);
});

describe("the database", () => {
  let data: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    data = await testDatabase();
    client = new pg.Client({ connectionString: data.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await data.close();
  });

  test("is entered with the lists that are shipped, code for code", async () => {
    const { rows } = await client.query<Record<string, unknown>>(
      `select list, code, label_vi, label_en, valid_from::text, valid_to::text, source, confidence, more from cases.present_code`,
    );
    const shipped = codeLists.flatMap(({ name, codes }) =>
      codes.map((c) => ({
        list: name,
        code: c.code,
        label_vi: c.label.vi,
        label_en: c.label.en,
        valid_from: c.validFrom,
        valid_to: c.validTo,
        source: c.source,
        confidence: c.confidence,
        more: c.more,
      })),
    );
    const key = (row: Record<string, unknown>) => `${String(row["list"])} ${String(row["code"])}`;
    const order = (a: Record<string, unknown>, b: Record<string, unknown>) => (key(a) < key(b) ? -1 : 1);
    expect(rows.sort(order)).toEqual(shipped.sort(order));
  });

  test("is entered with the facts that are shipped, each of the shape that its rule takes", async () => {
    const { rows } = await client.query<Record<string, unknown>>(
      `select distinct on (name, valid_from) name, valid_from::text as "validFrom", is_example as "isExample", source, confidence, body
       from cases.fact order by name, valid_from, version desc`,
    );
    const shipped = shippedFacts.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(rows).toEqual(shipped);
    for (const fact of shippedFacts) expect(factShapes[fact.name].parse(fact.body)).toEqual(fact.body);
  });

  test("shows the latest version of a code, and keeps the one before", async () => {
    await client.query(`insert into cases.code (list, code, valid_from, version, label_vi, label_en, source, confidence)
      select list, code, valid_from, 2, 'Chồng (đã sửa)', label_en, source, confidence from cases.code where list = 'relation' and code = 'husband'`);
    const { rows } = await client.query(
      `select version, label_vi from cases.present_code where list = 'relation' and code = 'husband'`,
    );
    expect(rows).toEqual([{ version: 2, label_vi: "Chồng (đã sửa)" }]);
  });

  test("lets the application neither change nor take away what was said before", async () => {
    await client.query("begin; set local role toam_app");
    await expect(client.query("update cases.code set label_vi = 'x'")).rejects.toThrow(/permission denied/);
    await client.query("rollback; begin; set local role toam_app");
    await expect(client.query("delete from cases.field_setting")).rejects.toThrow(/permission denied/);
    await client.query("rollback; begin; set local role toam_app");
    await expect(client.query("update cases.fact set is_example = false")).rejects.toThrow(
      /permission denied/,
    );
    await client.query("rollback");
  });
});

/** A case keeps the edition in which it was written; who is shown what is as set today; nothing narrow is ever widened. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allFields,
  codesFor,
  fieldOf,
  fieldsOn,
  newCode,
  ownId,
  ownListName,
  partCodes,
  withChoices,
  type Code,
  type DatedSetting,
  type OwnField,
  type Viewer,
} from "./index.ts";

const found = (fields: ReturnType<typeof fieldsOn>, id: string) => fields.find((one) => one.id === id)!;
const own: OwnField = {
  field: "child.ownSchoolBus",
  kind: "text",
  label: { vi: "Xe đưa đón", en: "School bus" },
  help: null,
  list: null,
  seenBy: ["school"],
  basis: "state-duty",
  ground: "Luật 13/2022/QH15, Điều 20",
  sensitive: false,
  required: true,
  validFrom: "2026-06-01",
  validTo: "2027-01-01",
};

test("a field of the city's own is asked of cases opened from its first day until its last, and seen in every one", () => {
  const asked = (written: string) =>
    found(fieldsOn({ own: [own], settings: [] }, { today: "2027-05-05", written }), own.field).asked;
  expect(["2026-05-31", "2026-06-01", "2026-12-31", "2027-01-01"].map(asked)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const field = found(
    fieldsOn({ own: [own], settings: [] }, { today: "2027-05-05", written: "2020-01-01" }),
    own.field,
  );
  expect(field).toMatchObject({ block: 4, kept: "sealed", seenBy: ["school"], own: true });
});

test("whatever may name, date or tell is sealed; answers, codes and numbers are counted", () => {
  const kept = (kind: OwnField["kind"]) =>
    found(
      fieldsOn({ own: [{ ...own, kind }], settings: [] }, { today: "2027-01-01", written: "2027-01-01" }),
      own.field,
    ).kept;
  expect((["text", "long-text", "date"] as const).map(kept)).toEqual(["sealed", "sealed", "sealed"]);
  expect((["integer", "yes-no", "choice", "choices"] as const).map(kept)).toEqual(Array(4).fill("typed"));
});

test("words and demands are those of the day on which a case was written", () => {
  const setting = (validFrom: string, vi: string): DatedSetting => ({
    field: "harmed.workplace",
    validFrom,
    label: { vi, en: vi },
    hidden: false,
    required: true,
    seenBy: null,
  });
  const settings = [setting("2026-06-01", "Nơi làm"), setting("2027-01-01", "Nơi làm việc, học tập, ở trọ")];
  const on = (written: string) =>
    found(fieldsOn({ own: [], settings }, { today: "2027-02-02", written }), "harmed.workplace");
  expect(on("2026-05-31").field).toMatchObject({
    label: fieldOf("harmed.workplace")!.field.label,
    required: false,
  });
  expect(on("2026-06-01").field).toMatchObject({ label: { vi: "Nơi làm" }, required: true });
  expect(on("2027-01-01").field.label.vi).toBe("Nơi làm việc, học tập, ở trọ");
});

const days = fc.constantFrom("2026-01-01", "2026-06-01", "2026-12-31", "2027-01-01", "2027-06-01");
const viewers: Viewer[] = [...partCodes, "representative"];
const anySetting = fc.record({
  field: fc.constantFrom("harmed.workplace", "measure.shelterAddress", "harmed.safeChannel", "doer.office"),
  validFrom: days,
  label: fc.constant(null),
  hidden: fc.boolean(),
  required: fc.constant(null),
  seenBy: fc.option(fc.uniqueArray(fc.constantFrom(...viewers)), { nil: null }),
});

test("who sees a field never depends on when the case was written, and a narrow one is never widened", () => {
  fc.assert(
    fc.property(fc.array(anySetting, { maxLength: 6 }), days, days, days, (settings, today, one, other) => {
      const seen = (written: string) =>
        fieldsOn({ own: [], settings }, { today, written }).map((f) => [f.id, f.seenBy]);
      expect(seen(one)).toEqual(seen(other));
      for (const field of fieldsOn({ own: [], settings }, { today, written: one })) {
        const shipped = fieldOf(field.id)!;
        if (shipped.narrow) for (const viewer of field.seenBy) expect(shipped.seenBy).toContain(viewer);
      }
    }),
  );
});

test("without a word of the city every field is as it is shipped", () => {
  expect(fieldsOn({ own: [], settings: [] }, { today: "2027-01-01", written: "2026-01-01" })).toEqual(
    allFields,
  );
});

describe("codes", () => {
  const one = (code: string, vi: string, validFrom: string, validTo: string | null): Code => ({
    code,
    label: { vi, en: vi },
    validFrom,
    validTo,
    source: "–",
    confidence: "I",
    more: null,
  });
  const rows = [
    one("trade", "Buôn bán", "2020-01-01", "2027-01-01"),
    one("trade", "Kinh doanh", "2027-01-01", null),
    one("driver", "Lái xe", "2027-01-01", null),
    one("scribe", "Thư lại", "2020-01-01", "2026-01-01"),
  ];
  const shown = (written: string, asking: boolean) => {
    const fields = withChoices(allFields, { occupation: rows }, { today: "2027-02-02", written, asking });
    return found(fields, "harmed.occupation").field.choices!.map((c) => c.label.vi);
  };

  test("a case may be given those of its own day and those of today", () => {
    const given = codesFor(rows, { today: "2027-02-02", written: "2026-05-05" }).map((c) => c.label.vi);
    expect(given).toEqual(["Buôn bán", "Lái xe"]);
    expect(shown("2026-05-05", true)).toEqual(["Buôn bán", "Lái xe"]);
    expect(shown("2027-01-01", true)).toEqual(["Kinh doanh", "Lái xe"]);
  });

  test("it is read in the words of its day; a code that ended before is still read", () => {
    expect(shown("2026-05-05", false)).toEqual(["Buôn bán", "Lái xe", "Thư lại"]);
    expect(shown("2027-01-01", false)).toEqual(["Kinh doanh", "Lái xe", "Thư lại"]);
  });
});

test("ids and codes are made of English words, and are never taken twice", () => {
  const label = { vi: "Xe đưa đón", en: "School bus no. 7" };
  expect(ownId("child", label, new Set())).toBe("child.ownSchoolBusNo");
  expect(ownId("child", label, new Set(["child.ownSchoolBusNo"]))).toBe("child.ownSchoolBusNoB");
  expect(ownListName("child.ownSchoolBusNo")).toBe("own-child-school-bus-no");
  expect(newCode(label, new Set(["school-bus-no-7"]))).toBe("school-bus-no-7-2");
});

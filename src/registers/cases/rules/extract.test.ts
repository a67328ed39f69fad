/** What one person is given of their own data: never what is narrow, said in confidence, or of others. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allFields } from "../schema/index.ts";
import {
  extractFields,
  extractState,
  isMeasureTold,
  refuseExtract,
  refuseFetch,
  refuseRelease,
  subjectParts,
  type Extracting,
} from "./extract.ts";
import { representativeFields } from "./participation.ts";

const given = (part: "harmed" | "doer" | "child", isRepresentative = false) =>
  extractFields(allFields, { part, isRepresentative });
const narrow = allFields.filter((field) => field.narrow).map((field) => field.id);

describe("fields", () => {
  test.each(subjectParts)(
    "of %s: no narrow one, no narrative beside their own, no way a report came",
    (part) => {
      for (const isRepresentative of [false, true]) {
        const fields = given(part, isRepresentative);
        expect(fields.size).toBeGreaterThan(3);
        expect(narrow.filter((id) => fields.has(id))).toEqual([]);
        for (const id of fields) {
          const field = allFields.find((one) => one.id === id)!;
          expect([id, id.startsWith(`${part}.`) || field.kept === "typed"]).toEqual([id, true]);
        }
        for (const id of [
          "case.channel",
          "case.summary",
          "behaviour.description",
          "case.riskLevel",
          "measure.shelterKind",
        ])
          expect([id, fields.has(id)]).toEqual([id, false]);
      }
    },
  );

  test("the person harmed is given number, telephone and health; their representative is not", () => {
    for (const id of ["harmed.idNumber", "harmed.phone", "harmed.healthNotes"]) {
      expect([id, given("harmed").has(id), given("harmed", true).has(id)]).toEqual([id, true, false]);
    }
    expect(given("harmed", true).has("harmed.fullName")).toBe(true);
    expect(given("harmed").has("behaviour.behaviours")).toBe(true);
    expect(given("harmed").has("sanction.kind")).toBe(false);
  });

  test("who did it is given what was decided upon them, never what was done to whom or what is feared of them", () => {
    const fields = given("doer");
    for (const id of ["doer.fullName", "doer.idNumber", "sanction.article", "measure.decidedOn"])
      expect([id, fields.has(id)]).toEqual([id, true]);
    expect([...fields].filter((id) => /^(harmed|behaviour|child)\./.test(id))).toEqual([]);
    for (const id of ["doer.weaponAccess", "doer.history", "doer.office"])
      expect([id, fields.has(id)]).toEqual([id, false]);
  });

  test("a representative is never given more than the rule of representatives, whatever the city widens", () => {
    const viewer = fc.constantFrom("representative" as const, "co-ordinator" as const, "police" as const);
    const settled = fc
      .array(fc.array(viewer, { maxLength: 3 }), { minLength: allFields.length, maxLength: allFields.length })
      .map((seen) => allFields.map((field, n) => ({ ...field, seenBy: seen[n] ?? [] })));
    fc.assert(
      fc.property(settled, fc.constantFrom(...subjectParts), (fields, part) => {
        const told = representativeFields(fields, false);
        for (const id of extractFields(fields, { part, isRepresentative: true }))
          expect(told.has(id) && !narrow.includes(id)).toBe(true);
      }),
    );
  });
});

test("that somebody is sheltered is told to nobody; help for the harmed is not told to who did it", () => {
  expect(isMeasureTold("shelter", "harmed")).toBe(false);
  expect(isMeasureTold("care", "harmed")).toBe(true);
  expect(isMeasureTold("care", "doer")).toBe(false);
  expect(isMeasureTold("no-contact", "doer")).toBe(true);
});

describe("preparing", () => {
  const asked: Extracting = {
    kind: "see",
    state: "accepted",
    part: "harmed",
    isRepresentative: false,
    onDoersSide: false,
    isDoerTold: false,
  };
  test.each([
    [{}, true],
    [{ kind: "delete" }, false],
    [{ state: "acknowledged" }, false],
    [{ part: "behaviour" }, false],
    [{ onDoersSide: true }, false],
    [{ part: "doer" }, false],
    [{ part: "doer", isDoerTold: true }, true],
  ] as const)("%j: %s", (change, may) => expect(refuseExtract({ ...asked, ...change }) === null).toBe(may));
});

describe("release and expiry", () => {
  const at = (text: string): Date => new Date(`${text}+07:00`);
  const row = { proposedBy: 1, releasedAt: null, expiresAt: null, withdrawnAt: null };
  const released = { ...row, releasedAt: at("2026-11-28T09:00"), expiresAt: at("2026-12-03T23:59") };
  test("another releases it, once", () => {
    expect(refuseRelease(row, { person: 2, at: at("2026-11-28T09:00") })).toBeNull();
    expect(refuseRelease(row, { person: 1, at: at("2026-11-28T09:00") })).not.toBeNull();
    expect(refuseRelease(released, { person: 2, at: at("2026-11-28T10:00") })).not.toBeNull();
  });
  test("it is fetched between release and expiry, unless it was withdrawn", () => {
    expect(refuseFetch(row, at("2026-11-28T09:00"))!.kind).toBe("rule");
    expect(refuseFetch(released, at("2026-12-03T23:58"))).toBeNull();
    expect(refuseFetch(released, at("2026-12-03T23:59"))!.kind).toBe("gone");
    expect(extractState({ ...released, withdrawnAt: at("2026-11-29T00:00") }, at("2026-11-30T00:00"))).toBe(
      "withdrawn",
    );
  });
});

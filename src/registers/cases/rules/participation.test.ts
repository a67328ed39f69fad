/** Who is shown what: stories of the cast field by field, and the property that holds of everybody. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allFields,
  fieldOf,
  measureCodes,
  packOf,
  partCodes,
  settledField,
  type CaseField,
  type Viewer,
} from "../schema/index.ts";
import {
  isToldToRepresentative,
  mayKnow,
  previewPack,
  representativeFields,
  visibleFields,
  type Asked,
  type Looker,
  type Participation,
} from "./participation.ts";

const WARD = 10;
const POLICE = 11;
const HEALTH = 12;
const SHELTER = 13;
const OTHER_WARD = 20;
const officer: Looker = { personId: 1, unitIds: [WARD] };
const policeman: Looker = { personId: 2, unitIds: [POLICE] };
const nurse: Looker = { personId: 3, unitIds: [HEALTH] };
const keeper: Looker = { personId: 4, unitIds: [SHELTER] };
const stranger: Looker = { personId: 5, unitIds: [OTHER_WARD] };
/** The city's lead holds a role at no unit that takes part. */
const city: Looker = { personId: 6, unitIds: [] };

const SINCE = new Date("2026-11-01T00:00:00Z");
const NOW = new Date("2026-11-28T06:00:00Z");
const takes = (
  unitId: number,
  part: Participation["part"],
  given: Partial<Participation> = {},
): Participation => ({
  unitId,
  personId: null,
  part,
  fields: null,
  from: SINCE,
  until: null,
  ...given,
});
const asked: Asked = {
  participations: [
    takes(WARD, "co-ordinator"),
    takes(POLICE, "police"),
    takes(HEALTH, "health"),
    takes(SHELTER, "shelter"),
  ],
  guard: { conflictPeople: [], conflictUnits: [], sealedTo: null },
  fields: allFields,
  at: NOW,
};
const sees = (looker: Looker, given: Partial<Asked> = {}) => visibleFields(looker, { ...asked, ...given });

describe("one case, looked at by each", () => {
  test("who takes part sees the pack of their part; who does not, and the city, see nothing", () => {
    expect([...sees(policeman)].sort()).toEqual(packOf("police").sort());
    expect([...sees(stranger), ...sees(city)]).toEqual([]);
    expect([mayKnow(officer, asked), mayKnow(stranger, asked), mayKnow(city, asked)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("the name is the police's and the nurse's; the address only the police's; the shelter's own only the shelter's", () => {
    const who = (id: string) =>
      [officer, policeman, nurse, keeper].filter((l) => sees(l).has(id)).map((l) => l.personId);
    expect(who("harmed.fullName")).toEqual([1, 2, 3, 4]);
    expect(who("harmed.presentAddress")).toEqual([1, 2]);
    // Whoever is shown the telephone is shown how it may be used; the plan of flight is not the police's.
    expect(who("harmed.phone")).toEqual([1, 2]);
    expect(who("harmed.safeChannel")).toEqual([1, 2, 4]);
    expect(who("harmed.safetyPlan")).toEqual([1, 4]);
    expect(who("measure.shelterAddress")).toEqual([4]);
    expect(who("harmed.healthNotes")).toEqual([1, 3, 4]);
    expect(who("case.reporterName")).toEqual([1]);
    expect(who("harmed.socialNotes")).toEqual([1]);
  });

  test("a narrow field is given to a person by name, never to a unit", () => {
    const give = (personId: number | null) =>
      sees(officer, {
        participations: [takes(WARD, "co-ordinator", { personId, fields: ["measure.shelterAddress"] })],
      }).has("measure.shelterAddress");
    expect(give(officer.personId)).toBe(true);
    expect(give(null)).toBe(false);
    const named = [takes(WARD, "co-ordinator", { personId: 99, fields: ["measure.shelterAddress"] })];
    expect(mayKnow(officer, { ...asked, participations: named })).toBe(false);
  });

  test("a field given beside the pack is seen, one that is unknown is nothing", () => {
    const participations = [takes(HEALTH, "health", { fields: ["harmed.presentAddress", "harmed.nothing"] })];
    expect(sees(nurse, { participations }).has("harmed.presentAddress")).toBe(true);
    expect(sees(nurse, { participations }).has("harmed.nothing")).toBe(false);
  });

  test("it begins at its moment and is over at its end", () => {
    const participations = [takes(HEALTH, "health", { from: SINCE, until: NOW })];
    expect(mayKnow(nurse, { ...asked, participations, at: SINCE })).toBe(true);
    expect(mayKnow(nurse, { ...asked, participations, at: new Date(NOW.getTime() - 1) })).toBe(true);
    expect(mayKnow(nurse, { ...asked, participations, at: NOW })).toBe(false);
    expect(mayKnow(nurse, { ...asked, participations, at: new Date(SINCE.getTime() - 1) })).toBe(false);
  });

  test("a conflict of interest shuts out the person, or the unit, whatever their role", () => {
    const person = { ...asked.guard, conflictPeople: [policeman.personId] };
    expect([...sees(policeman, { guard: person })]).toEqual([]);
    const unit = { ...asked.guard, conflictUnits: [POLICE] };
    expect(mayKnow(policeman, { ...asked, guard: unit })).toBe(false);
    // Who works at two units is shut out at one of them only.
    expect(mayKnow({ personId: 2, unitIds: [POLICE, HEALTH] }, { ...asked, guard: unit })).toBe(true);
  });

  test("a sealed case is none to whoever was not named", () => {
    const guard = { ...asked.guard, sealedTo: [officer.personId] };
    expect(mayKnow(officer, { ...asked, guard })).toBe(true);
    expect(mayKnow(policeman, { ...asked, guard })).toBe(false);
    // Being named does not make one take part, and does not heal a conflict.
    expect(mayKnow(stranger, { ...asked, guard: { ...guard, sealedTo: [stranger.personId] } })).toBe(false);
    expect(mayKnow(officer, { ...asked, guard: { ...guard, conflictPeople: [officer.personId] } })).toBe(
      false,
    );
  });
});

describe("a representative", () => {
  test("is given the pack without what is narrow, and nothing on the doer's side", () => {
    expect(representativeFields(allFields, false).has("harmed.fullName")).toBe(true);
    expect(representativeFields(allFields, true).size).toBe(0);
    // Even where the city's settings are read wrongly: a narrow field marked for representatives stays away.
    const wrong = allFields.map((f) => ({ ...f, seenBy: [...f.seenBy, "representative" as Viewer] }));
    expect(measureCodes.filter((kind) => !isToldToRepresentative(kind))).toEqual(["shelter"]);
    expect([...representativeFields(wrong, false)].filter((id) => fieldOf(id)!.narrow)).toEqual([]);
  });
});

describe("the preview of a pack", () => {
  const ids = (given: Partial<Parameters<typeof previewPack>[0]>) =>
    previewPack({ part: "justice", personId: null, extra: [], without: [], ...given }, allFields).map(
      (f) => f.id,
    );
  test("is what the receiver will then see, less what was left out", () => {
    const participations = [takes(HEALTH, "health", { fields: ["doer.phone"] })];
    expect(ids({ part: "health", extra: ["doer.phone"] }).sort()).toEqual(
      [...sees(nurse, { participations })].sort(),
    );
    expect(ids({ without: ["harmed.fullName"] })).not.toContain("harmed.fullName");
    expect(ids({ extra: ["harmed.safeNote"] })).not.toContain("harmed.safeNote");
    expect(ids({ extra: ["harmed.safeNote"], personId: 9 })).toContain("harmed.safeNote");
  });
});

const people = [1, 2, 3, 4];
const units = [10, 11, 12];
const someArb = <T>(of: readonly T[]) => fc.subarray([...of]);
const ids = allFields.map((f) => f.id);
const participationArb: fc.Arbitrary<Participation> = fc.record({
  unitId: fc.constantFrom(...units),
  personId: fc.option(fc.constantFrom(...people)),
  part: fc.constantFrom(...partCodes),
  fields: fc.option(fc.subarray(ids, { maxLength: 6 })),
  from: fc.constantFrom(SINCE, NOW, new Date(NOW.getTime() + 1)),
  until: fc.option(fc.constantFrom(NOW, new Date(NOW.getTime() + 1))),
});
const askedArb: fc.Arbitrary<Asked> = fc.record({
  participations: fc.array(participationArb, { maxLength: 5 }),
  guard: fc.record({
    conflictPeople: someArb(people),
    conflictUnits: someArb(units),
    sealedTo: fc.option(someArb(people)),
  }),
  fields: fc.constant(allFields),
  at: fc.constant(NOW),
});
const lookerArb: fc.Arbitrary<Looker> = fc.record({
  personId: fc.constantFrom(...people),
  unitIds: someArb(units),
});

/** Said once more, in other words, field first: that it comes to the same is the point of the test. */
function isShutOut(looker: Looker, { guard }: Asked): boolean {
  const unnamed = guard.sealedTo !== null && !guard.sealedTo.includes(looker.personId);
  return unnamed || guard.conflictPeople.includes(looker.personId);
}

function runsForThem(p: Participation, looker: Looker): boolean {
  const runs = p.from <= NOW && !(p.until !== null && p.until <= NOW);
  return runs && looker.unitIds.includes(p.unitId) && [null, looker.personId].includes(p.personId);
}

function tells(p: Participation, of: { looker: Looker; given: Asked; field: CaseField }): boolean {
  const { looker, given, field } = of;
  if (!runsForThem(p, looker) || given.guard.conflictUnits.includes(p.unitId)) return false;
  const isGiven = (p.fields ?? []).includes(field.id) && (p.personId !== null || !field.narrow);
  return isGiven || field.seenBy.includes(p.part);
}

describe("always", () => {
  test("a field is shown exactly where some running participation of theirs, free of conflict and seal, says so", () => {
    fc.assert(
      fc.property(lookerArb, askedArb, fc.constantFrom(...allFields), (looker, given, field) => {
        const should =
          !isShutOut(looker, given) && given.participations.some((p) => tells(p, { looker, given, field }));
        expect(visibleFields(looker, given).has(field.id)).toBe(should);
      }),
      { numRuns: 500 },
    );
  });

  test("whoever may not know is shown nothing", () => {
    fc.assert(
      fc.property(lookerArb, askedArb, (looker, given) => {
        if (!mayKnow(looker, given)) expect(visibleFields(looker, given).size).toBe(0);
      }),
    );
  });

  test("no setting of the city shows a narrow field to whom it was not declared for", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...allFields.filter((f) => f.narrow)),
        fc.subarray([...partCodes]),
        (field, seenBy) => {
          const set = settledField(field, {
            field: field.id,
            label: null,
            hidden: false,
            required: null,
            seenBy,
          });
          expect(set.seenBy.filter((viewer) => !field.seenBy.includes(viewer))).toEqual([]);
        },
      ),
    );
  });
});

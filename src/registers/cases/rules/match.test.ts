/** Whether two records speak of one event: stories added up by hand from the shipped weights, and what always holds. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedWeights } from "../schema/index.ts";
import { matchOf, type EventOverlap, type PersonOverlap } from "./match.ts";

const nobody: PersonOverlap = {
  mine: 0,
  theirs: 0,
  sameIdNumber: false,
  otherIdNumber: false,
  samePhone: false,
  sameNameYear: false,
  sameName: false,
  words: { equal: 0, mine: 3, theirs: 3 },
  sameAddress: false,
  otherSex: false,
  otherYear: false,
};
const here: EventOverlap = { samePlaceDay: false, sameCommune: true, daysApart: 1 };
const away: EventOverlap = { samePlaceDay: false, sameCommune: false, daysApart: null };
const weights = shippedWeights.body;
const match = (people: Partial<PersonOverlap>[], event: EventOverlap = here) =>
  matchOf(
    people.map((p, n) => ({ ...nobody, mine: n, theirs: n, ...p })),
    event,
    weights,
  );

describe("proposing", () => {
  test("hospital and police with one identity number: 80 + 5 + 15 = 100, one event", () => {
    const found = match([{ sameIdNumber: true }]);
    expect(found).toMatchObject({ score: 100, proposed: "same-event" });
    expect(found.reasons.map((r) => r.vi)).toEqual([
      "Trùng số định danh, giấy tờ",
      "Cùng xã, phường",
      "Cách nhau không quá 3 ngày",
    ]);
  });

  test.each<[string, Partial<PersonOverlap>[], EventOverlap, number, string | null]>([
    [
      "name and year in the same days: 45 + 5 + 15",
      [{ sameNameYear: true, sameName: true }],
      here,
      65,
      "same-event",
    ],
    ["a telephone in the same days: 45 + 5 + 15", [{ samePhone: true }], here, 65, "same-event"],
    ["a name that many bear, same commune and days: 25 + 5 + 15", [{ sameName: true }], here, 45, null],
    [
      "both names of a couple: 25 + 25 + 5 + 15",
      [{ sameName: true }, { sameName: true }],
      here,
      70,
      "same-event",
    ],
    ["a part of a name: 15 + 5 + 15", [{ words: { equal: 2, mine: 2, theirs: 3 } }], here, 35, null],
    ["one word alone is no part of a name", [{ words: { equal: 1, mine: 1, theirs: 3 } }], here, 20, null],
    [
      "an identity number, weeks apart: repeated",
      [{ sameIdNumber: true }],
      { ...here, daysApart: 40 },
      85,
      "repeated",
    ],
    ["an identity number, day not known", [{ sameIdNumber: true }], away, 80, "same-event"],
    ["place and day without anybody in common: 25 + 5 + 15", [], { ...here, samePlaceDay: true }, 45, null],
    [
      "same name and year, different numbers: two people",
      [{ sameNameYear: true, otherIdNumber: true }],
      here,
      20,
      null,
    ],
    ["same name, other sex", [{ sameName: true, otherSex: true }], here, 20, null],
  ])("%s", (_, people, event, score, proposed) => {
    expect(match(people, event)).toMatchObject({ score, proposed });
  });

  test("a person is paired once: the same man on one side does not count for two of the other", () => {
    const twice = matchOf(
      [
        { ...nobody, mine: 0, theirs: 0, sameName: true },
        { ...nobody, mine: 0, theirs: 1, sameName: true },
      ],
      here,
      weights,
    );
    expect(twice.score).toBe(45);
  });

  test("a different victim of the same man some days later is told as such, not hidden by what differs", () => {
    const found = match([{ otherIdNumber: true, otherSex: true }, { sameIdNumber: true }], {
      ...here,
      daysApart: 200,
    });
    expect(found).toMatchObject({ score: 85, proposed: "repeated" });
    expect(found.reasons.map((r) => r.vi)).not.toContain("Số định danh khác nhau");
  });
});

const personArb: fc.Arbitrary<PersonOverlap> = fc.record({
  mine: fc.nat(2),
  theirs: fc.nat(2),
  sameIdNumber: fc.boolean(),
  otherIdNumber: fc.boolean(),
  samePhone: fc.boolean(),
  sameNameYear: fc.boolean(),
  sameName: fc.boolean(),
  words: fc.record({ equal: fc.nat(4), mine: fc.nat(4), theirs: fc.nat(4) }),
  sameAddress: fc.boolean(),
  otherSex: fc.boolean(),
  otherYear: fc.boolean(),
});
const eventArb: fc.Arbitrary<EventOverlap> = fc.record({
  samePlaceDay: fc.boolean(),
  sameCommune: fc.boolean(),
  daysApart: fc.option(fc.integer({ min: -400, max: 400 })),
});
const peopleArb = fc.array(personArb, { maxLength: 4 });

describe("always", () => {
  test("whoever asks of whom, the answer is the same", () => {
    const turned = (p: PersonOverlap): PersonOverlap => ({
      ...p,
      mine: p.theirs,
      theirs: p.mine,
      words: { equal: p.words.equal, mine: p.words.theirs, theirs: p.words.mine },
    });
    fc.assert(
      fc.property(peopleArb, eventArb, (people, event) => {
        const back = { ...event, daysApart: event.daysApart === null ? null : -event.daysApart };
        expect(matchOf(people.map(turned), back, weights)).toEqual(matchOf(people, event, weights));
      }),
    );
  });

  test("one thing more in common never makes it less likely; one thing that differs never more", () => {
    const forIt = fc.constantFrom("sameIdNumber", "samePhone", "sameNameYear", "sameName", "sameAddress");
    const against = fc.constantFrom("otherIdNumber", "otherSex", "otherYear");
    fc.assert(
      fc.property(personArb, peopleArb, eventArb, forIt, against, (person, others, event, plus, minus) => {
        const score = (one: PersonOverlap) => matchOf([one, ...others], event, weights).score;
        expect(score({ ...person, [plus]: true })).toBeGreaterThanOrEqual(score(person));
        expect(score({ ...person, [minus]: true })).toBeLessThanOrEqual(score(person));
      }),
      { numRuns: 300 },
    );
  });

  test("nothing is proposed without a person in common, and every proposal says why", () => {
    fc.assert(
      fc.property(peopleArb, eventArb, (people, event) => {
        const found = matchOf(people, event, weights);
        expect(matchOf([], event, weights).proposed).toBeNull();
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(100);
        if (found.proposed) expect(found.reasons.length).toBeGreaterThan(0);
      }),
    );
  });
});

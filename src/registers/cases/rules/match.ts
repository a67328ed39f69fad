/**
 * Whether two records speak of the same event: what they have in common, by keyed hashes and codes alone, is added up and told in
 * words. A person decides; nothing is joined by itself. Pure.
 */
import { fill, type Label } from "#base/words.ts";
import type { MatchWeights } from "../schema/index.ts";
import { words } from "./match-words.ts";

/** What two people, one of each record (by their places in it), have in common. A hash that one side lacks is neither equal nor different. */
export interface PersonOverlap {
  readonly mine: number;
  readonly theirs: number;
  readonly sameIdNumber: boolean;
  /** Both give a number, and they differ. */
  readonly otherIdNumber: boolean;
  readonly samePhone: boolean;
  readonly sameNameYear: boolean;
  readonly sameName: boolean;
  /** Words of the names that are equal, and how many each name has. */
  readonly words: { readonly equal: number; readonly mine: number; readonly theirs: number };
  readonly sameAddress: boolean;
  readonly otherSex: boolean;
  /** Both years of birth are known and differ. */
  readonly otherYear: boolean;
}

/** What the events have in common. */
export interface EventOverlap {
  readonly samePlaceDay: boolean;
  readonly sameCommune: boolean;
  /** Days between the two; null where one is not known. */
  readonly daysApart: number | null;
}

/** One event told twice; or the same people in another event, which is violence repeated. */
export type Proposal = "same-event" | "repeated";

/** How much speaks for it, and what. */
export interface Match {
  /** 0–100. */
  readonly score: number;
  readonly reasons: readonly Label[];
  readonly proposed: Proposal | null;
}

/** One thing that speaks for it or against it. */
type Told = readonly [holds: boolean, weight: number, reason: Label];

const FEWEST_WORDS = 2;

/** All words of the shorter name are in the longer one, and they are more than one. */
function sharesWords({ equal, mine, theirs }: PersonOverlap["words"]): boolean {
  const shorter = Math.min(mine, theirs);
  return shorter >= FEWEST_WORDS && equal >= shorter;
}

/** The strongest thing that the names say: they are never counted twice. */
function nameTold(person: PersonOverlap, w: MatchWeights): Told {
  if (person.sameNameYear) return [true, w.nameYear, words.matchNameYear];
  if (person.sameName) return [true, w.name, words.matchName];
  return [sharesWords(person.words), w.nameWords, words.matchWords];
}

const personTold = (person: PersonOverlap, w: MatchWeights): Told[] => [
  [person.sameIdNumber, w.idNumber, words.matchIdNumber],
  [person.otherIdNumber, w.otherIdNumber, words.matchOtherIdNumber],
  [person.samePhone, w.phone, words.matchPhone],
  nameTold(person, w),
  [person.sameAddress, w.address, words.matchAddress],
  [person.otherSex, w.otherSex, words.matchOtherSex],
  [person.otherYear && !person.sameIdNumber, w.otherYear, words.matchOtherYear],
];

const isNear = (event: EventOverlap, w: MatchWeights): boolean =>
  event.daysApart !== null && Math.abs(event.daysApart) <= w.nearDays;

const eventTold = (event: EventOverlap, w: MatchWeights): Told[] => [
  [event.samePlaceDay, w.placeDay, words.matchPlaceDay],
  [event.sameCommune, w.sameCommune, words.matchCommune],
  [isNear(event, w), w.nearInTime, fill(words.matchNear, { days: w.nearDays })],
];

const sum = (told: readonly Told[]): number =>
  told.reduce((total, [holds, weight]) => total + (holds ? weight : 0), 0);

interface Pair {
  readonly person: PersonOverlap;
  readonly told: readonly Told[];
  readonly worth: number;
}

const areApart = (a: Pair, b: Pair): boolean =>
  a.person.mine !== b.person.mine && a.person.theirs !== b.person.theirs;

/** The pair of people, or the two pairs in which nobody stands twice, that speak most for it; none that speaks against it. */
function bestPairs(people: readonly PersonOverlap[], w: MatchWeights): readonly Pair[] {
  const pairs = people
    .map((person) => ({ person, told: personTold(person, w) }))
    .map((pair) => ({ ...pair, worth: sum(pair.told) }))
    .filter((pair) => pair.worth > 0);
  const twos = pairs.flatMap((a, n) => pairs.slice(n + 1).flatMap((b) => (areApart(a, b) ? [[a, b]] : [])));
  const worthOf = (set: readonly Pair[]): number => set.reduce((total, pair) => total + pair.worth, 0);
  return [...pairs.map((pair) => [pair]), ...twos].reduce<readonly Pair[]>(
    (best, set) => (worthOf(set) > worthOf(best) ? set : best),
    [],
  );
}

const HIGHEST = 100;

/**
 * Adds up what two records have in common. Without people in common place and time alone never propose. The same people
 * on days that are known to lie apart are another event: violence repeated.
 */
export function matchOf(people: readonly PersonOverlap[], event: EventOverlap, weights: MatchWeights): Match {
  const pairs = bestPairs(people, weights);
  const told = [...pairs.flatMap((pair) => pair.told), ...eventTold(event, weights)].filter(
    ([holds]) => holds,
  );
  const score = Math.max(0, Math.min(HIGHEST, sum(told)));
  const isProposed = pairs.length > 0 && score >= weights.proposeFrom;
  const kind: Proposal = event.daysApart === null || isNear(event, weights) ? "same-event" : "repeated";
  return {
    score,
    reasons: [...new Set(told.map(([, , reason]) => reason))],
    proposed: isProposed ? kind : null,
  };
}

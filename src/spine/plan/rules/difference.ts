/** What an amended plan changes: which clauses are the same, changed, new or dropped. Pure. */
import { searchKey } from "#base/vi/index.ts";

export interface Compared {
  readonly id: number;
  readonly path: string;
  readonly text: string;
}

/** Pairs of clauses (before, after) and what stands alone on either side. */
export interface Difference {
  readonly same: readonly (readonly [number, number])[];
  readonly changed: readonly (readonly [number, number])[];
  readonly added: readonly number[];
  readonly dropped: readonly number[];
}

/** Two clauses with less than this part of their words in common are two clauses. */
const ALIKE_LEAST = 0.5;

interface Worded extends Compared {
  readonly key: string;
  readonly words: ReadonlySet<string>;
}

function worded(clause: Compared): Worded {
  const key = searchKey(clause.text);
  return { ...clause, key, words: new Set(key.split(/[^\p{L}\p{N}]+/u).filter(Boolean)) };
}

/** The part of all their words that two clauses share, 0–1. */
function likeness(a: Worded, b: Worded): number {
  const shared = a.words.intersection(b.words).size;
  const all = a.words.size + b.words.size - shared;
  return all === 0 ? 0 : shared / all;
}

type Pair = readonly [before: Worded, after: Worded];

/** Takes the pairs in order, each clause once. */
function eachOnce(pairs: readonly Pair[], taken: Set<Worded>): Pair[] {
  return pairs.filter(([before, after]) => {
    if (taken.has(before) || taken.has(after)) return false;
    taken.add(before).add(after);
    return true;
  });
}

function alike(before: readonly Worded[], after: readonly Worded[]): Pair[] {
  const scored = before.flatMap((b) =>
    after.map((a) => ({ pair: [b, a] as const, score: likeness(b, a), place: b.path === a.path ? 1 : 0 })),
  );
  return scored
    .filter((s) => s.score >= ALIKE_LEAST)
    .toSorted((x, y) => y.score - x.score || y.place - x.place)
    .map((s) => s.pair);
}

/** Compares two plans clause by clause: by their words first, whatever their numbers have become. */
export function differenceBetween(before: readonly Compared[], after: readonly Compared[]): Difference {
  const [old, now] = [before.map(worded), after.map(worded)];
  const taken = new Set<Worded>();
  const equal = old.flatMap((b) => now.filter((a) => a.key === b.key).map((a): Pair => [b, a]));
  // Where a sentence stands twice, the one in its own place is meant.
  const inPlace = equal.toSorted((x, y) => Number(y[0].path === y[1].path) - Number(x[0].path === x[1].path));
  const same = eachOnce(inPlace, taken);
  const left = (all: readonly Worded[]): Worded[] => all.filter((c) => !taken.has(c));
  const changed = eachOnce(alike(left(old), left(now)), taken);
  const ids = (pairs: readonly Pair[]) => pairs.map(([b, a]) => [b.id, a.id] as const);
  return {
    same: ids(same),
    changed: ids(changed),
    added: left(now).map((c) => c.id),
    dropped: left(old).map((c) => c.id),
  };
}

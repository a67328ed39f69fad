/** Where the clauses of a plan stand in another that replaced it, or that it replaced. Pure. */
import { differenceBetween, type Compared } from "./difference.ts";

/** The paths at and above a path, the nearest first: "II.3.1" → "II.3.1", "II.3", "II". */
function upwards(path: string): string[] {
  const parts = path.split(".");
  return parts.map((_, n) => parts.slice(0, parts.length - n).join("."));
}

/**
 * The clause of `home` that each clause of `other` goes on, as it was or in other words; one that is new has none. What a
 * person paired (`known`: clause of home, clause of other) is so, whatever the words say.
 */
export function counterpartsIn(
  home: readonly Compared[],
  other: readonly Compared[],
  known: readonly (readonly [number, number])[] = [],
): Map<number, number> {
  const { same, changed } = differenceBetween(home, other);
  const taken = new Set(known.map(([at]) => at));
  const worded = [...same, ...changed].filter(([at]) => !taken.has(at));
  return new Map([...worded, ...known].map(([at, from]) => [from, at]));
}

/**
 * The path in `home` of each clause of `other`: of its counterpart by their words; where it has none (it is new) of the
 * nearest clause above it that has one. A clause with nothing above it that goes on has no place and is left out.
 */
export function placesIn(
  home: readonly Compared[],
  other: readonly Compared[],
  known: readonly (readonly [number, number])[] = [],
): Map<number, string> {
  const pathAtHome = new Map(home.map((c) => [c.id, c.path]));
  const counterpart = new Map(
    [...counterpartsIn(home, other, known)].map(([from, at]) => [from, pathAtHome.get(at)]),
  );
  const byPath = new Map(other.map((c) => [c.path, c.id]));
  const places = other.map((clause) => {
    const own = counterpart.get(clause.id);
    const above = upwards(clause.path)
      .map((path) => counterpart.get(byPath.get(path) ?? -1))
      .find((path) => path !== undefined);
    return [clause.id, own ?? above] as const;
  });
  return new Map(places.filter((place): place is [number, string] => place[1] !== undefined));
}

/**
 * Two people edited one case from the same version. What only one of them changed is taken; what both changed to the same is no
 * clash; what both changed differently is laid side by side and stays as it is stored until a person decides. Pure.
 */

/** Values of fields by id. */
export type Values = Readonly<Record<string, unknown>>;

/** One field that both changed differently. */
export interface Clash {
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What becomes of the two. */
export interface Merged {
  /** Both sides' changes; where they clash, what is stored. */
  readonly values: Values;
  /** The fields taken from this edit, and from the one that came before it. */
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  readonly clashes: readonly Clash[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether two values are the same as data. Nothing written down and never written down are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  const [left, right] = [a ?? null, b ?? null];
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((value, n) => isSame(value, right[n]));
  if (isRecord(left) && isRecord(right)) {
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...keys].every((key) => isSame(own(left, key), own(right, key)));
  }
  return Object.is(left, right) || left === right;
}

/** A value by its key, never one that an object has of itself ("constructor"). */
const own = (values: Values, key: string): unknown => (Object.hasOwn(values, key) ? values[key] : undefined);

type Fate = "same" | "mine" | "theirs" | "clash";

function fateOf(base: unknown, mine: unknown, theirs: unknown): Fate {
  if (isSame(mine, theirs)) return "same";
  if (isSame(base, theirs)) return "mine";
  return isSame(base, mine) ? "theirs" : "clash";
}

/**
 * Merges what is typed (`mine`) with what is stored (`theirs`), both from `base`. A field that `mine` does not name was not touched.
 */
export function mergeThreeWays(base: Values, mine: Values, theirs: Values): Merged {
  const names = [...new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)])];
  const fields = names.map((field) => {
    const [was, stored] = [own(base, field), own(theirs, field)];
    const typed = Object.hasOwn(mine, field) ? mine[field] : was;
    return { field, base: was, mine: typed, theirs: stored, fate: fateOf(was, typed, stored) };
  });
  const named = (fate: Fate) => fields.filter((f) => f.fate === fate).map((f) => f.field);
  return {
    values: Object.fromEntries(fields.map((f) => [f.field, f.fate === "mine" ? f.mine : f.theirs])),
    mine: named("mine"),
    theirs: named("theirs"),
    clashes: fields
      .filter((f) => f.fate === "clash")
      .map(({ field, base, mine, theirs }) => ({ field, base, mine, theirs })),
  };
}

/** What two cases have in common, told in words: who is in both, and as whom; whether it is the same home; whether that is repetition. Pure. */
import { monthsAfter } from "#base/vi/index.ts";

/** One keyed hash that stands in both. */
export interface Shared {
  readonly kind: string;
  /** "harmed.fullName". */
  readonly field: string;
  readonly otherField: string;
  readonly thingId: number | null;
}

export type Common = "same-harmed" | "same-doer" | "same-child" | "crossed" | "same-person" | "same-home";

/** In how far two cases are about the same: of whom of this case (null: of the home), and as what. */
export interface InCommon {
  readonly common: Common;
  readonly thingId: number | null;
}

const partOf = (field: string): string => field.split(".")[0] ?? "";
const alike: Readonly<Record<string, Common>> = {
  harmed: "same-harmed",
  doer: "same-doer",
  child: "same-child",
};

function commonOf({ kind, field, otherField, thingId }: Shared): InCommon {
  if (kind === "home") return { common: "same-home", thingId: null };
  const [mine, theirs] = [partOf(field), partOf(otherField)];
  if (mine === theirs) return { common: alike[mine] ?? "same-person", thingId };
  // Harmed in one and the doer of the other: whoever is accused accuses.
  const isCrossed = [mine, theirs].toSorted().join() === "doer,harmed";
  return { common: isCrossed ? "crossed" : "same-person", thingId };
}

/** Everything in common, each thing once; people before the home. */
export function inCommon(shared: readonly Shared[]): InCommon[] {
  const all = shared
    .map(commonOf)
    .toSorted((a, b) => Number(a.thingId === null) - Number(b.thingId === null));
  return [...new Map(all.map((one) => [`${one.common} ${one.thingId}`, one])).values()];
}

/** Whether two days (YYYY-MM-DD) lie within so many months of each other: what happens within them counts as repeated. */
export function isRepeated(one: string, other: string, months: number): boolean {
  const [early, late] = one < other ? [one, other] : [other, one];
  return late <= monthsAfter(early, months);
}

/** A year's calendar while it is being changed: what stands in the draft, and how it differs from what is saved. Pure. */
import type { MarkedDay } from "../schema.ts";

/** The draft with a day put in, in place of the one that was opened for editing. */
export function withDay(
  days: readonly MarkedDay[],
  day: MarkedDay,
  instead: string | null = null,
): readonly MarkedDay[] {
  const others = days.filter((one) => one.day !== day.day && one.day !== instead);
  return [...others, day].toSorted((a, b) => a.day.localeCompare(b.day));
}

/** How many days a draft adds, changes and takes out. */
export function differenceOf(
  saved: readonly MarkedDay[],
  draft: readonly MarkedDay[],
): { readonly added: number; readonly changed: number; readonly gone: number } {
  const before = new Map(saved.map((one) => [one.day, one]));
  const isSame = (a: MarkedDay, b: MarkedDay): boolean =>
    (Object.keys(a) as (keyof MarkedDay)[]).every((key) => a[key] === b[key]);
  const kept = draft.filter((one) => before.has(one.day));
  return {
    added: draft.length - kept.length,
    changed: kept.filter((one) => !isSame(before.get(one.day) ?? one, one)).length,
    gone: saved.length - kept.length,
  };
}

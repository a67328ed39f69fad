/** What the calendar shows of its entries: by day, by kind, within a month. Pure. */
import type { CalendarEntry, EntryKind } from "../../rules/calendar.ts";

/** First and last day of a month ("2026-02"). */
export function spanOf(month: string): { readonly from: string; readonly to: string } {
  const [year = 0, n = 1] = month.split("-").map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, n, 0)).toISOString().slice(0, 10) };
}

/** The month so many months away. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, n = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, n - 1 + months, 1)).toISOString().slice(0, 7);
}

/** What is not hidden. */
export const shownOf = (
  entries: readonly CalendarEntry[],
  hidden: ReadonlySet<string>,
): readonly CalendarEntry[] => entries.filter((e) => !hidden.has(e.kind));

/** How many there are of each kind. */
export function countKinds(entries: readonly CalendarEntry[]): ReadonlyMap<EntryKind, number> {
  return new Map([...Map.groupBy(entries, (e) => e.kind)].map(([kind, own]) => [kind, own.length]));
}

/** By the day on which it is shown: what began before the month stands on its first day. */
export function byDay(entries: readonly CalendarEntry[], from: string): ReadonlyMap<string, CalendarEntry[]> {
  return Map.groupBy(entries, (e) => (e.day < from ? from : e.day));
}

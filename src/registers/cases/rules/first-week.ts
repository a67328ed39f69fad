/** What somebody new to cases looks at in their first week, on the real screens. Pure. */
import { daysAfter } from "#base/clock.ts";

/** In the order in which they are met. */
export const firstWeekSteps = ["contact", "entry", "search", "clocks", "seals", "meetings", "help"] as const;
export type FirstWeekStep = (typeof firstWeekSteps)[number];

/** So long after their first role in cases the list is offered by itself. */
export const NEW_DAYS = 30;

/** Whether the list stands in My work: for who is new, until all was looked at or it was put away. It never comes back by itself. */
export function isOffered(of: {
  readonly today: string;
  /** The first day of their first role in cases (YYYY-MM-DD); null: none. */
  readonly since: string | null;
  readonly done: readonly string[];
  readonly putAway: boolean;
}): boolean {
  if (of.putAway || of.since === null || of.since > of.today) return false;
  return of.today <= daysAfter(of.since, NEW_DAYS) && firstWeekSteps.some((step) => !of.done.includes(step));
}

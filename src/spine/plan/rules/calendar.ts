/** One calendar over all that has a day: what it is made of, and how it is put together. Pure. */
import type { WorkItem } from "./work.ts";

/** What has a day. */
export const entryKinds = ["task", "observance", "report", "clock", "own", "review"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Something on a day, or over some; several alike of one day are one entry with their number. */
export interface CalendarEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** The last day, of what goes over several. */
  readonly until?: string;
  /** The exact moment (ISO 8601), for what runs in hours. */
  readonly at?: string;
  readonly href: string;
  readonly source: string;
  readonly count: number;
  readonly state: WorkItem["state"] | "done";
}

/** From when to when a calendar is asked for, and of whom. */
export interface CalendarAsked {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** One's own unit; undefined: all that one may see. */
  readonly unitId: number | undefined;
}

/** The state of something due on a day, by whether anything of it is still open. */
export function entryState(due: string, today: string, isOpen: boolean): CalendarEntry["state"] {
  if (!isOpen) return "done";
  if (due < today) return "overdue";
  return due === today ? "due" : "open";
}

/** In the order of their days; on one day what is still open first, then by kind and title. */
export function inOrder(entries: readonly CalendarEntry[]): CalendarEntry[] {
  const done = (e: CalendarEntry): number => (e.state === "done" ? 1 : 0);
  const kind = (e: CalendarEntry): number => entryKinds.indexOf(e.kind);
  return entries.toSorted(
    (a, b) =>
      a.day.localeCompare(b.day) ||
      done(a) - done(b) ||
      kind(a) - kind(b) ||
      a.title.localeCompare(b.title, "vi"),
  );
}

/** What is due now, this week, later. Pure. */
import { daysAfter } from "#base/clock.ts";

/** Something a person should do, whatever it comes from. */
export interface WorkItem {
  readonly id: string;
  readonly title: string;
  /** Day (YYYY-MM-DD) by which; null where no day is set. */
  readonly due: string | null;
  /** The exact moment, for what runs in hours (ISO 8601). */
  readonly dueAt?: string;
  readonly kind: string;
  readonly href: string;
  /** The article or the place in a plan that asks for it. */
  readonly source: string;
  /** 0–100. */
  readonly progress?: number | null;
  /** When whoever waits for it last asked (ISO 8601); absent where nobody did, or it was answered. */
  readonly askedAt?: string;
  /** Somebody is in danger: it stands before everything else. */
  readonly danger?: boolean;
  readonly state: "overdue" | "due" | "open";
}

export interface WorkDays {
  readonly now: WorkItem[];
  readonly week: WorkItem[];
  readonly later: WorkItem[];
}

const WEEK_DAYS = 7;

/** The state of something due on a day. */
export function stateOn(due: string | null, today: string): WorkItem["state"] {
  if (due === null || due > today) return "open";
  return due < today ? "overdue" : "due";
}

/** Of two that are due on the same day, the one that was asked about comes first; then the one due at an earlier hour. */
function byDue(a: WorkItem, b: WorkItem): number {
  const unasked = (item: WorkItem): number => (item.askedAt ? 0 : 1);
  return (
    (a.due ?? "").localeCompare(b.due ?? "") ||
    unasked(a) - unasked(b) ||
    (a.dueAt ?? "").localeCompare(b.dueAt ?? "") ||
    a.id.localeCompare(b.id)
  );
}

/** Sorts items by urgency: danger first; now is what is late, due today or without a day; then a week; then the rest. */
export function byUrgency(items: readonly WorkItem[], today: string): WorkDays {
  const lastDay = daysAfter(today, WEEK_DAYS);
  // Those in danger keep the order of whoever knows of them: a life in danger before all else.
  const inDanger = items.filter((item) => item.danger);
  const sorted = [...inDanger, ...items.filter((item) => !item.danger).toSorted(byDue)];
  const when = (item: WorkItem): keyof WorkDays => {
    if (item.danger || item.due === null || item.due <= today) return "now";
    return item.due <= lastDay ? "week" : "later";
  };
  return {
    now: sorted.filter((i) => when(i) === "now"),
    week: sorted.filter((i) => when(i) === "week"),
    later: sorted.filter((i) => when(i) === "later"),
  };
}

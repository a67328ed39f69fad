/** Which status of a task may follow which, and when it is late. Pure. */
import { Problem, type FieldProblem } from "#base/problem.ts";
import { fill } from "#base/words.ts";
import { taskStatuses, type TaskStatus } from "../schema.ts";
import { words } from "../words.ts";

/** What may be told of a task; a unit that records progress has received it, and one that ended may be told more of. */
export const followers: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = {
  given: ["received", "doing", "done", "not-done"],
  received: ["doing", "done", "not-done"],
  doing: ["doing", "done", "not-done"],
  done: ["doing", "done"],
  "not-done": ["doing", "not-done"],
};

/** Statuses after which a task is no longer waited for. */
const ended: ReadonlySet<TaskStatus> = new Set(["done", "not-done"]);

/** True when the task is still waited for. */
export const isOpen = (status: TaskStatus): boolean => !ended.has(status);

/** What a unit tells of its task. */
export interface Told {
  readonly status: TaskStatus;
  readonly note: string | null;
  readonly percent: number | null;
}

/** Whether this may be told now; the end of a task, its reopening and a typed percentage need words. */
export function mayTell(before: TaskStatus, told: Told): Problem | null {
  if (!followers[before].includes(told.status)) {
    const [from, to] = [taskStatuses[before], taskStatuses[told.status]];
    const vi = fill(words.cannotFollow, { from: from.vi, to: to.vi }).vi;
    return new Problem("rule", {
      detail: { vi, en: fill(words.cannotFollow, { from: from.en, to: to.en }).en },
    });
  }
  const errors: FieldProblem[] = [];
  const reopened = !isOpen(before);
  if (told.note === null && (!isOpen(told.status) || reopened))
    errors.push({ path: "note", message: words.noteNeeded });
  else if (told.note === null && told.percent !== null)
    errors.push({ path: "note", message: words.percentNeedsNote });
  return errors.length > 0 ? new Problem("invalid", { errors }) : null;
}

/** What lateness is judged by; what the city ended is not late. */
export interface Waited {
  readonly status: TaskStatus;
  readonly dueOn: string | null;
  readonly endedOn?: string | null;
}

/** Late on a day: its due day has passed and it is still waited for. */
export function isOverdue(task: Waited, onDay: string): boolean {
  return isOpen(task.status) && (task.endedOn ?? null) === null && task.dueOn !== null && task.dueOn < onDay;
}

const DAY_MS = 86_400_000;

/** Days late on a day; 0 when not late. */
export function daysLate(task: Waited, onDay: string): number {
  if (!isOverdue(task, onDay) || task.dueOn === null) return 0;
  return Math.round((Date.parse(onDay) - Date.parse(task.dueOn)) / DAY_MS);
}

/** How a due date is spoken: late, today, soon, later. Pure, given the present instant. */
import { dayOf } from "../clock.ts";
import { fill, type Label } from "../words.ts";
import { dateShown } from "./typed.ts";
import { words } from "./words.ts";

/** late: past it; now: today or within a day; soon: within seven days; later. */
export type DueTone = "late" | "now" | "soon" | "later" | "none";

/** What the chip says. */
export interface DueSpoken {
  readonly tone: DueTone;
  readonly label: Label;
}

/** A due day (YYYY-MM-DD), or an instant for clocks of hours. */
export interface Due {
  readonly due: string | null;
  readonly dueAt?: string | null;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const soonDays = 7;

function span(ms: number): Label {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return fill(words.minutes, { n: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    const clock = `${String(hours).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    return { vi: clock, en: clock };
  }
  return fill(words.days, { n: Math.floor(hours / 24) });
}

function within(label: Label, time: Label): Label {
  return { vi: label.vi.replace("{time}", time.vi), en: label.en.replace("{time}", time.en) };
}

function ofInstant(dueAt: string, present: Date): DueSpoken {
  const ms = new Date(dueAt).getTime() - present.getTime();
  if (ms < 0) return { tone: "late", label: within(words.late, span(-ms)) };
  const tone = ms <= dayMs ? "now" : ms <= soonDays * dayMs ? "soon" : "later";
  return { tone, label: within(words.left, span(ms)) };
}

function ofDay(due: string, present: Date): DueSpoken {
  const days = Math.round((Date.parse(due) - Date.parse(dayOf(present))) / dayMs);
  if (days < 0) return { tone: "late", label: within(words.late, fill(words.days, { n: -days })) };
  if (days === 0) return { tone: "now", label: words.today };
  if (days === 1) return { tone: "soon", label: words.tomorrow };
  const sameYear = due.slice(0, 4) === dayOf(present).slice(0, 4);
  const shown = sameYear ? dateShown(due).slice(0, 5) : dateShown(due);
  return { tone: days <= soonDays ? "soon" : "later", label: { vi: shown, en: shown } };
}

/** What to say of a deadline at the present instant. */
export function spokenDue(when: Due, present: Date): DueSpoken {
  if (when.dueAt) return ofInstant(when.dueAt, present);
  if (when.due) return ofDay(when.due, present);
  return { tone: "none", label: { vi: "", en: "" } };
}

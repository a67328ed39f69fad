/** How a day is called: "Thứ Hai, 30/11/2026". */
import type { Say } from "#base/ui/language.ts";
import { dateShown } from "#base/ui/typed.ts";
import { calendarWords as words } from "./words.ts";

/** The weekday with the date. */
export function dayName(day: string, say: Say): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return `${say(words.weekdaysLong).split(",")[weekday] ?? ""}, ${dateShown(day)}`;
}

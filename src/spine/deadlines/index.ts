/** Server face of deadlines: the clocks of the law and of the house, their rules, and the calendar of working days. */
import type { Module } from "#spine/access/index.ts";
import { calendarEndpoints } from "./routes/calendar.ts";
import { clockEndpoints } from "./routes/clocks.ts";
import { listEndpoints } from "./routes/list.ts";
import { ruleEndpoints } from "./routes/rules.ts";
import { verbs } from "./verbs.ts";
import { words } from "./words.ts";

/** The module as the server composes it. */
export const deadlines: Module = {
  name: "deadlines",
  verbs,
  endpoints: [...listEndpoints(), ...clockEndpoints(), ...ruleEndpoints(), ...calendarEndpoints()],
  constraints: {
    rule_version_once: { path: "number", message: words.stale },
  },
};

export { ruleSource } from "./answers.ts";
export {
  explainIfLapsed,
  firstDue,
  forgetClockWords,
  keepClocksTo,
  moveClocks,
  readCalendar,
  ruleAmount,
  startClocks,
  stopClocks,
  type ActedBy,
} from "./clocks.ts";
export type { ClockRow } from "./queries/clocks.ts";
export { listLapsed, listMet, listRunning, listRunningOf } from "./queries/lapsed.ts";
export { calendarOf, workingDaysAfter, type WorkCalendar } from "./rules/calendar.ts";
export { dueClocks } from "./due.ts";

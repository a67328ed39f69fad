/** Who reads clocks, explains what lapsed, and keeps the rules and the calendar. */
import { contentRoles, to, type Verbs } from "#spine/access/index.ts";
import { words } from "./words.ts";

/** Those whose units the clocks run for. */
const units = to(
  "unit",
  "agency-focal",
  "commune-officer",
  "commune-leader",
  "commune-police",
  "health-worker",
  "press",
  "data-protection",
);
const city = to("all", "city-lead");

export const verbs = {
  "clock.read": { label: words.readClocks, roles: { ...units, ...city } },
  // The city answers for its own unit like any other; what others let lapse they explain themselves.
  "clock.explain": {
    label: words.explain,
    roles: { ...units, ...to("unit", "city-lead") },
    sees: "clock.read",
  },
  "clock.pause": { label: words.pause, roles: city, sees: "clock.read" },
  "clock.resume": { label: words.resume, roles: city, sees: "clock.read" },
  "deadline.read": { label: words.readRules, roles: to("all", ...contentRoles) },
  "deadline.change-rule": { label: words.changeRule, roles: city, sees: "deadline.read" },
  "deadline.change-calendar": { label: words.changeCalendar, roles: city, sees: "deadline.read" },
} as const satisfies Verbs;

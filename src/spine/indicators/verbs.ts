/** Who may see and change figures. */
import { contentRoles, to, type Verbs } from "#spine/access/index.ts";
import { words } from "./words.ts";

const reporters = to(
  "unit",
  "agency-focal",
  "commune-officer",
  "commune-leader",
  "press",
  "commune-police",
  "health-worker",
);

export const verbs = {
  "indicator.read": { label: words.read, roles: to("all", ...contentRoles) },
  "indicator.update": { label: words.update, roles: to("all", "city-lead"), sees: "indicator.read" },
  "rule.update": { label: words.updateRules, roles: to("all", "city-lead"), sees: "indicator.read" },
  // The figures of single units: one's own, or all of them for the city and for leadership.
  "figure.read": { label: words.figures, roles: { ...reporters, ...to("all", "city-lead", "leadership") } },
  // Figures of the whole city, computed by a role that sees all: the same for everyone.
  "figure.total": { label: words.totals, roles: to("all", ...contentRoles) },
  "figure.compute": { label: words.compute, roles: to("all", "city-lead"), sees: "figure.read" },
} as const satisfies Verbs;

/** Whoever works here may report a suspicion; the data-protection officer alone reads and works them. */
import { roleCodes, to, type Verbs } from "#spine/access/index.ts";
import { words } from "./words.ts";

/** The press takes part in the plan and holds nobody's data. */
const staff = to("own", ...roleCodes.filter((role) => role !== "press"));
const officer = to("all", "data-protection");

export const verbs = {
  "breach.follow": { label: words.readOwn, roles: staff },
  "breach.report": { label: words.report, roles: staff, sees: "breach.follow" },
  "breach.read": { label: words.read, roles: officer },
  "breach.handle": { label: words.handle, roles: officer, sees: "breach.read" },
} as const satisfies Verbs;

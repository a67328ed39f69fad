/** Agencies as the server composes them: verbs, endpoints, and sentences for what the database refuses. */
import type { Module } from "#spine/access/index.ts";
import { eventEndpoints } from "./routes/events.ts";
import type { UsageCount } from "./routes/usage.ts";
import { hamletEndpoints } from "./routes/hamlets.ts";
import { nameEndpoints } from "./routes/names.ts";
import { sheetEndpoints } from "./routes/sheet.ts";
import { unitEndpoints } from "./routes/units.ts";
import { verbs } from "./verbs.ts";
import { constraintWords as words } from "./words.ts";

/** The module of agencies; `usages` are what other modules hang on units, counted before a change of structure. */
export function agenciesWith(usages: readonly UsageCount[]): Module {
  return {
    name: "agencies",
    verbs,
    endpoints: [
      ...unitEndpoints(),
      ...nameEndpoints(),
      ...eventEndpoints(usages),
      ...hamletEndpoints(),
      ...sheetEndpoints(),
    ],
    constraints: {
      unit_code_once_a_day: { path: "code", message: words.codeOnceADay },
      unit_no_circle: { path: "parentId", message: words.noCircle },
      unit_ends_after_start: { path: "validTo", message: words.endsAfterStart },
      unit_not_own_parent: { path: "parentId", message: words.notOwnParent },
      unit_point_whole: { path: "lat", message: words.pointWhole },
      alias_once: { path: "text", message: words.aliasOnce },
      alias_ends_after_start: { path: "validTo", message: words.endsAfterStart },
      succession_once: { path: "into", message: words.successionOnce },
      succession_to_another: { path: "into", message: words.successionToAnother },
      succession_shares_at_most_one: { path: "shares", message: words.sharesAtMostOne },
      hamlet_code_once_a_day: { path: "code", message: words.hamletCodeOnceADay },
      hamlet_ends_after_start: { path: "onDate", message: words.endsAfterStart },
      group_rule_once: { path: "names", message: words.groupRuleOnce },
    },
  };
}

/** The module of agencies by itself. */
export const agencies: Module = agenciesWith([]);

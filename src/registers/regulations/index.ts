/** The register of co-ordination regulations between agencies, with their parties, duties and reviews. */
import { contentRoles, to } from "#spine/access/index.ts";
import { register } from "#spine/records/index.ts";
import { enforced, partEndpoints } from "./routes.ts";
import { act, save } from "./rules.ts";
import { shape } from "./schema.ts";
import { words } from "./words.ts";

export { seedRegulations } from "./demo.ts";
export { regulationCalendar, regulationWork } from "./due.ts";

export const regulations = register({
  shape,
  table: "regulations.regulation",
  access: {
    read: to("all", ...contentRoles),
    create: { "city-lead": "all", "agency-focal": "unit", "commune-leader": "unit" },
    update: { "city-lead": "all", "agency-focal": "unit", "commune-leader": "unit" },
  },
  rules: { save, act },
  acted: async (tx, { name, row, personId }) => {
    if (name === "enforce") await enforced(tx, row, personId);
  },
  endpoints: partEndpoints(),
  constraints: { regulation_days_in_order: { path: "fromOn", message: words.fromBeforeSigned } },
});

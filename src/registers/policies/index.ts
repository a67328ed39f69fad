/** The register of documents in force (database group 1 of Decree 110/2025). */
import { register } from "#spine/records/index.ts";
import { contentRoles, to } from "#spine/access/index.ts";
export { seedPolicies } from "./demo.ts";
import { act, save } from "./rules.ts";
import { shape } from "./schema.ts";
import { words } from "./words.ts";

export { policyIndicators } from "./indicators.ts";

export const policies = register({
  shape,
  table: "policies.policy",
  access: {
    read: to("all", ...contentRoles),
    create: { "city-lead": "all", "agency-focal": "unit" },
    update: { "city-lead": "all", "agency-focal": "unit" },
  },
  rules: { save, act },
  cited: {
    number: "symbol",
    name: "abstract",
    issuedOn: "issued_on",
    fields: { number: "symbol", issuedOn: "issuedOn", issuer: "issuer", name: "abstract" },
  },
  constraints: { policy_same_document: { path: "symbol", message: words.sameDocument } },
});

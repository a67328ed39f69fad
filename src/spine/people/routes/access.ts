/** Who may do what, as a table; and the trail of what was done. */
import type { Label } from "#base/words.ts";
import { endpoint, roles, roleCodes, type AnyEndpoint, type Grant } from "#spine/access/index.ts";
import { rolesTableOutput } from "../schema.ts";
import { doorActs } from "../verbs.ts";
import { words } from "../words.ts";
import type { Context } from "./context.ts";

/** Everything the trail may speak of, with what people call it. */
export function actsOf(verbs: Context["verbs"]): ReadonlyMap<string, Label> {
  const declared = Object.entries(verbs).map(([verb, { label }]) => [verb, label] as const);
  return new Map<string, Label>([...declared, ...Object.entries(doorActs)]);
}

/** The endpoints about access itself. */
export function accessEndpoints({ verbs }: Context): AnyEndpoint[] {
  const acts = actsOf(verbs);
  return [
    endpoint({
      verb: "access.read",
      method: "GET",
      path: "/api/access/roles",
      summary: words.rolesTable,
      output: rolesTableOutput,
      audit: { none: "the table is the same for everyone and tells of no person" },
      run: () =>
        Promise.resolve({
          roles: roleCodes.map((code) => ({ code, label: roles[code] })),
          verbs: Object.entries(verbs).map(([verb, { label, roles: granted }]) => ({
            verb,
            label,
            roles: granted as Record<string, Grant>,
          })),
          acts: [...acts].map(([verb, label]) => ({ verb, label })),
        }),
    }),
  ];
}

/** Who may do what, as a table; and the trail of what was done. */
import type { Label } from "#base/words.ts";
import { endpoint, roles, roleCodes, type AnyEndpoint } from "#spine/access/index.ts";
import { listAudit } from "../queries/audit.ts";
import { auditOutput, auditQuery, rolesTableOutput } from "../schema.ts";
import { doorActs } from "../verbs.ts";
import { words } from "../words.ts";
import type { Context } from "./context.ts";

/** The endpoints about access itself. */
export function accessEndpoints({ verbs }: Context): AnyEndpoint[] {
  const declared = Object.entries(verbs).map(([verb, { label }]) => [verb, label] as const);
  const acts = new Map<string, Label>([...declared, ...Object.entries(doorActs)]);
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
            roles: granted as Record<string, "all" | "unit">,
          })),
          acts: [...acts].map(([verb, label]) => ({ verb, label })),
        }),
    }),
    endpoint({
      verb: "audit.read",
      method: "GET",
      path: "/api/audit",
      summary: words.auditRead,
      query: auditQuery,
      output: auditOutput,
      audit: ({ query }, _, out) => ({
        subject: "audit",
        details: {
          rows: out.rows.length,
          personId: query.personId ?? null,
          subject: query.subject ?? null,
          verb: query.verb ?? null,
        },
      }),
      run: async (tx, { query }) => {
        const rows = await listAudit(tx, { ...query, limit: query.limit + 1 });
        const page = rows.slice(0, query.limit);
        return {
          rows: page.map((row) => ({ ...row, label: acts.get(row.verb) ?? null })),
          next: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
        } as never;
      },
    }),
  ];
}

/** What an amended plan changes against the one before it. */
import { z } from "zod";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { clauseAnswer } from "../answers.ts";
import { findDocument, type DocumentRow } from "../queries/document.ts";
import { listAtWork } from "../queries/edit.ts";
import { differenceBetween } from "../rules/difference.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";

type ById = z.infer<typeof byId>;

const before = z.object({ with: z.coerce.number().int().positive() });

const told = clauseAnswer.pick({ id: true, path: true, text: true, outcome: true }).extend({
  /** Tasks already given from it. */
  tasks: z.number(),
});

const answer = z.object({
  same: z.number(),
  changed: z.array(z.object({ before: told, after: told })),
  added: z.array(told),
  dropped: z.array(told),
});

/** Endpoint of the comparison. */
export function differenceEndpoints(): AnyEndpoint[] {
  return [
    endpoint<ById, z.infer<typeof before>, null, DocumentRow>({
      verb: "plan.review",
      method: "GET",
      path: "/api/plan/reviews/{id}/difference",
      summary: words.difference,
      params: byId,
      query: before,
      output: answer,
      load: (tx, { params }) => findDocument(tx, params.id),
      audit: ({ params, query }) => ({ subject: `plan/${params.id}`, details: { with: query.with } }),
      run: async (tx, { query }, document) => {
        if (!(await findDocument(tx, query.with))) throw new Problem("not-found");
        const [old, now] = [await listAtWork(tx, query.with), await listAtWork(tx, document.id)];
        const found = differenceBetween(old, now);
        const byNumber = new Map([...old, ...now].map((c) => [c.id, c]));
        const rows = (ids: readonly number[]) => ids.flatMap((id) => byNumber.get(id) ?? []);
        return {
          same: found.same.length,
          changed: found.changed.map(([b, a]) => ({ before: byNumber.get(b), after: byNumber.get(a) })),
          added: rows(found.added),
          dropped: rows(found.dropped),
        };
      },
    }),
  ];
}

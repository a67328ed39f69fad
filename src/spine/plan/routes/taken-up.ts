/** Which clauses of the city's plan the units took up in plans of their own, and which no one did. */
import { z } from "zod";
import { thisYear } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { titleOf } from "../publish.ts";
import { listClauses, type DocumentRow } from "../queries/document.ts";
import { listAnswered, listAsked, listAskedUnits } from "../queries/own.ts";
import { noneAsked, takenUpOf } from "../rules/own.ts";
import { year } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { getDocument } from "./edited.ts";

type ById = z.infer<typeof byId>;
type ForYear = { readonly year?: number | undefined };

const counts = { asked: z.number(), taken: z.number(), leftOut: z.number() };

const overview = z.object({
  year: z.number(),
  clauses: z.array(z.object({ id: z.number(), path: z.string(), title: z.string(), ...counts })),
  units: z.array(
    z.object({
      id: z.number(),
      code: z.string(),
      name: z.string(),
      kind: z.string(),
      ownPlanId: z.number().nullable(),
      ...counts,
    }),
  ),
});

async function overviewOf(tx: Tx, document: DocumentRow, forYear: number): Promise<z.infer<typeof overview>> {
  const [clauses, asked, answered] = await Promise.all([
    listClauses(tx, document.id),
    listAsked(tx, document.id, forYear),
    listAnswered(tx, document.id, forYear),
  ]);
  const { byClause, byUnit } = takenUpOf(asked, answered);
  const plans = new Map(answered.map((a) => [a.unitId, a.ownPlanId]));
  return {
    year: forYear,
    clauses: clauses.flatMap((c) => {
      const of = byClause.get(c.id);
      return of ? [{ id: c.id, path: c.path, title: titleOf(c.text), ...of }] : [];
    }),
    units: (await listAskedUnits(tx, [...byUnit.keys()])).map((unit) => ({
      ...unit,
      ...(byUnit.get(unit.id) ?? noneAsked),
      ownPlanId: plans.get(unit.id) ?? null,
    })),
  };
}

// The document is the city's, the answers are the units': row security leaves of them what the person's reach holds.
const common = {
  verb: "own-plan.read",
  method: "GET",
  summary: words.ownRead,
  audit: ({ params }: { params: ById }) => ({ subject: `plan/${params.id}` }),
} as const;

function showing(): AnyEndpoint {
  return endpoint<ById, ForYear>({
    ...common,
    path: "/api/plan/documents/{id}/taken-up",
    params: byId,
    query: z.object({ year: year.optional() }) as z.ZodType<ForYear>,
    output: overview,
    run: async (tx, { params, query }) =>
      overviewOf(tx, await getDocument(tx, params.id), query.year ?? thisYear()),
  });
}

const drill = z.object({ year, clause: z.coerce.number().int().positive() });

function drilling(): AnyEndpoint {
  return endpoint<ById, z.infer<typeof drill>>({
    ...common,
    path: "/api/plan/documents/{id}/taken-up/units",
    params: byId,
    query: drill,
    output: z.object({
      rows: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          ownPlanId: z.number().nullable(),
          answer: z.enum(["taken", "left-out", "none"]),
          leftOut: z.string().nullable(),
        }),
      ),
    }),
    run: async (tx, { params, query }) => {
      const { id } = await getDocument(tx, params.id);
      const of = (one: { clauseId: number }): boolean => one.clauseId === query.clause;
      const asked = (await listAsked(tx, id, query.year)).filter(of);
      const answers = new Map((await listAnswered(tx, id, query.year)).filter(of).map((a) => [a.unitId, a]));
      const units = await listAskedUnits(
        tx,
        asked.map((a) => a.unitId),
      );
      return {
        rows: units.map(({ id: unitId, code, name }) => {
          const answer = answers.get(unitId);
          const said = answer ? (answer.leftOut === null ? "taken" : "left-out") : "none";
          return {
            code,
            name,
            ownPlanId: answer?.ownPlanId ?? null,
            answer: said,
            leftOut: answer?.leftOut ?? null,
          };
        }),
      };
    },
  });
}

/** Endpoints of what was taken up. */
export function takenUpEndpoints(): AnyEndpoint[] {
  return [showing(), drilling()];
}

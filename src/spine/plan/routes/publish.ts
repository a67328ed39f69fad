/** Publishing: what a year would give, and giving it. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { readinessAnswer } from "../answers.ts";
import { prospectOf, publishPlan, type Published } from "../publish.ts";
import { findDocument, type DocumentRow } from "../queries/document.ts";
import { listUnits } from "../queries/publish.ts";
import { coversYear } from "../rules/publishing.ts";
import { year } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { refuseSuperseded, stale, toEdit, version } from "./edited.ts";

type ById = z.infer<typeof byId>;
type ForYear = { readonly year: number };

const load = (tx: Tx, { params }: { params: ById }): Promise<DocumentRow | undefined> =>
  findDocument(tx, params.id);

const prospectAnswer = z.object({
  year: z.number(),
  onDate: z.string(),
  covered: z.boolean(),
  readiness: readinessAnswer,
  unsettled: z.array(z.string()),
  given: z.number(),
  adds: z.number(),
  units: z.number(),
  /** Each unit with how many tasks it would get, and in how many of them it leads. */
  byUnit: z.array(
    z.object({ id: z.number(), name: z.string(), commune: z.boolean(), adds: z.number(), leads: z.number() }),
  ),
  clauses: z.array(
    z.object({
      id: z.number(),
      path: z.string(),
      adds: z.number(),
      dueOn: z.string(),
      dueSource: z.string(),
    }),
  ),
});

async function foreseen(tx: Tx, document: DocumentRow, forYear: number) {
  const { readiness, unsettled, onDate, given, drafts, clauses } = await prospectOf(tx, document, {
    year: forYear,
  });
  const byClause = Map.groupBy(drafts, (d) => d.clauseId);
  const ofUnit = Map.groupBy(drafts, (d) => d.unitId);
  const units = await listUnits(tx, [...ofUnit.keys()]);
  return {
    year: forYear,
    onDate,
    covered: coversYear(document, forYear),
    readiness,
    unsettled,
    given: given.size,
    adds: drafts.length,
    units: ofUnit.size,
    byUnit: units.map((unit) => {
      const own = ofUnit.get(unit.id) ?? [];
      return { ...unit, adds: own.length, leads: own.filter((d) => d.part === "lead").length };
    }),
    clauses: clauses.flatMap((c) => {
      const [first, ...rest] = byClause.get(c.id) ?? [];
      if (!first) return [];
      return [
        { id: c.id, path: c.path, adds: rest.length + 1, dueOn: first.dueOn, dueSource: first.dueSource },
      ];
    }),
  };
}

function foreseeing(): AnyEndpoint {
  return endpoint<ById, ForYear, null, DocumentRow, z.infer<typeof prospectAnswer>>({
    verb: "plan.review",
    method: "GET",
    path: "/api/plan/reviews/{id}/preview",
    summary: words.publishPlan,
    params: byId,
    query: z.object({ year }),
    output: prospectAnswer as never,
    load,
    audit: ({ params, query }) => ({ subject: `plan/${params.id}`, details: { year: query.year } }),
    run: (tx, { query }, document) => foreseen(tx, document, query.year) as never,
  });
}

const publish = z.strictObject({ version, year: z.int().min(1990).max(2200) });

function publishing(): AnyEndpoint {
  return endpoint<ById, unknown, z.infer<typeof publish>, DocumentRow, Published>({
    verb: "plan.publish",
    method: "POST",
    path: "/api/plan/documents/{id}/publish",
    summary: words.publishPlan,
    params: byId,
    body: publish,
    output: z.object({
      year: z.number(),
      onDate: z.string(),
      added: z.number(),
      before: z.number(),
      units: z.number(),
    }),
    load: toEdit("document", findDocument),
    audit: ({ params }, _, out) => ({
      subject: `plan/${params.id}`,
      details: { year: out.year, added: out.added, units: out.units },
    }),
    check: (document, { body }) =>
      refuseSuperseded(document) ?? (document.version === body.version ? null : stale(document)),
    run: (tx, { person, body }, document) =>
      publishPlan(tx, document, { year: body.year, personId: person.id }),
  });
}

/** Endpoints of publishing. */
export function publishEndpoints(): AnyEndpoint[] {
  return [foreseeing(), publishing()];
}

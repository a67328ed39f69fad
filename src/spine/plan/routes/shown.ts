/** The endpoint that makes a file of exactly what a view of the plan shows. */
import { z } from "zod";
import { thisYear, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import type { Label } from "#base/words.ts";
import { endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { filterWords } from "../filter-words.ts";
import type { DocumentRow } from "../queries/document.ts";
import { findHead, listChoices, listClausesOfUnit, listPlaced } from "../queries/filter.ts";
import { filterOf, filterShape, planViews, shownShape, type PlanView } from "../rules/filter.ts";
import { titleOf } from "../publish.ts";
import { year } from "../schema.ts";
import { formats, linesAbove, shownFile } from "../shown-file.ts";
import {
  mapTable,
  matrixTable,
  timelineTable,
  treeTable,
  unitsTable,
  type ShownTable,
} from "../shown-table.ts";
import { byId } from "./documents.ts";
import { getDocument } from "./edited.ts";
import { matrixOf, timelineOf, treeOf, unitsOf } from "./progress.ts";

const query = z.object({
  view: z.enum(planViews),
  format: z.enum(formats),
  year: year.optional(),
  ...filterShape,
  ...shownShape,
  /** Clauses whose lower rows are folded away on the screen. */
  folded: z
    .string()
    .regex(/^\d+(,\d+)*$/)
    .max(6000)
    .optional(),
});
type Query = z.infer<typeof query>;

interface Given {
  readonly document: DocumentRow;
  readonly query: Query;
  readonly person: Person;
}

type Made = (tx: Tx, given: Given) => Promise<ShownTable>;

/** Each view as a table, by the same rules as its screen. */
const tables: Readonly<Record<PlanView, Made>> = {
  tree: async (tx, { document, query: asked, person }) => {
    const folded = new Set((asked.folded ?? "").split(",").filter(Boolean).map(Number));
    const where = { documentId: document.id, year: asked.year ?? thisYear(), unitId: person.unitId };
    const mine = asked.show === "mine" ? await listClausesOfUnit(tx, where) : new Set<number>();
    return treeTable(await treeOf(tx, document, asked), { ...asked, mine, folded }, person.language);
  },
  units: async (tx, { document, query: asked, person }) =>
    unitsTable(await unitsOf(tx, document, asked), asked, person.language),
  map: async (tx, { document, query: asked, person }) => {
    const data = await unitsOf(tx, document, asked);
    const ids = data.rows.map((r) => r.unitId);
    return mapTable(data, { ...asked, placed: await listPlaced(tx, ids, today()) }, person.language);
  },
  matrix: async (tx, { document, query: asked, person }) =>
    matrixTable(await matrixOf(tx, document, asked), asked, person.language),
  timeline: async (tx, { document, query: asked, person }) =>
    timelineTable(await timelineOf(tx, document, asked), person.language),
};

/** What narrows the rows besides the filter, in words. */
const shows: Readonly<Record<PlanView, Readonly<Record<string, Label>>>> = {
  tree: {
    mine: filterWords.mine,
    overdue: filterWords.overdue,
    nobody: filterWords.nobodyTook,
  },
  units: { given: filterWords.newOnes, overdue: filterWords.overdue },
  map: { overdue: filterWords.overdue, given: filterWords.newOnes, done: filterWords.percent },
  matrix: { late: filterWords.late },
  timeline: {},
};

function moreOf({ view, show, q }: Query): (readonly [Label, Label])[] {
  const shown = shows[view][show ?? ""];
  return [
    ...(shown ? [[filterWords.show, shown] as const] : []),
    ...(q ? [[filterWords.q, { vi: q, en: q }] as const] : []),
  ];
}

/** What the filter may be set to. */
function choices(): AnyEndpoint {
  return endpoint({
    verb: "progress.read",
    method: "GET",
    path: "/api/plan/documents/{id}/filter",
    summary: filterWords.filter,
    params: byId,
    query: z.object({ year: year.optional() }),
    output: z.object({
      branches: z.array(z.object({ id: z.number(), path: z.string(), title: z.string() })),
      units: z.array(z.object({ id: z.number(), name: z.string() })),
      kinds: z.array(z.object({ code: z.string(), label: z.object({ vi: z.string(), en: z.string() }) })),
      groups: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
    audit: { none: "names of clauses and units, as the views have them" },
    run: async (tx, { params, query: asked }) => {
      const { id } = await getDocument(tx, params.id);
      const found = await listChoices(tx, { documentId: id, year: asked.year ?? thisYear() });
      const branches = found.branches.map(({ text, ...b }) => ({ ...b, title: titleOf(text) }));
      return {
        branches,
        units: [...found.units],
        kinds: found.kinds.map((k) => ({ ...k })),
        groups: [...found.groups],
      };
    },
  });
}

/** The file of a view; row security leaves of the tasks what the person's reach holds, as on the screen. */
function exporting(): AnyEndpoint {
  return endpoint<z.infer<typeof byId>, Query>({
    verb: "progress.read",
    method: "GET",
    path: "/api/plan/documents/{id}/export",
    summary: filterWords.export,
    params: byId,
    query: query as z.ZodType<Query>,
    output: "download",
    audit: ({ params, query: asked }) => ({
      subject: `plan/${params.id}`,
      details: { exported: true, view: asked.view, format: asked.format, ...filterOf(asked) },
    }),
    run: async (tx, { params, query: asked, person }) => {
      const document = await getDocument(tx, params.id);
      const table = await tables[asked.view](tx, { document, query: asked, person });
      const unit = await findHead(tx, person.unitId);
      if (!unit) throw new Problem("not-found");
      const { view, format } = asked;
      const of = { document, year: asked.year ?? thisYear(), view, filter: filterOf(asked) };
      const rows = table.rows.length;
      const above = await linesAbove(tx, { ...of, more: moreOf(asked), rows }, person.language);
      return shownFile(table, { format, view, above, unit, language: person.language });
    },
  });
}

/** Both endpoints. */
export function shownEndpoints(): AnyEndpoint[] {
  return [choices(), exporting()];
}

/** How a plan stands: the clause tree with its parts rolled up, agency × clause, by unit, by day. */
import { z } from "zod";
import { thisYear, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { countsAnswer } from "../answers.ts";
import { listClauses, readBeside, type DocumentRow } from "../queries/document.ts";
import {
  countsByUnit,
  dueDays,
  matrixLetters,
  matrixLines,
  matrixUnits,
  tasksByClause,
  type ProgressAsked,
} from "../queries/progress.ts";
import { filterOf, filterShape, type PlanFilter } from "../rules/filter.ts";
import { noTasks, parentsOf, percentDone, plus, rollUp, totalOf } from "../rules/tree.ts";
import { titleOf } from "../publish.ts";
import { clauseKindCodes, outcomeCodes, year } from "../schema.ts";
import { words } from "../words.ts";
import { byId } from "./documents.ts";
import { getDocument } from "./edited.ts";

type ById = z.infer<typeof byId>;
/** Which year, and what the view is narrowed to. */
export interface ForYear extends PlanFilter {
  readonly year?: number | undefined;
}

// The document is the city's, the tasks are the units': it is read within the act, not as the thing acted on, and row
// security leaves of the tasks what the person's reach holds.
const common = {
  verb: "progress.read",
  method: "GET",
  params: byId,
  query: z.object({ year: year.optional(), ...filterShape }) as z.ZodType<ForYear>,
  audit: ({ params, query }: { params: ById; query: ForYear }) => ({
    subject: `plan/${params.id}`,
    details: { ...query, year: query.year ?? thisYear() },
  }),
} as const;

const askedOf = (document: DocumentRow, query: ForYear): ProgressAsked => ({
  documentId: document.id,
  year: query.year ?? thisYear(),
  today: today(),
  filter: filterOf(query),
});

const counts = countsAnswer.extend({ total: z.number(), percent: z.number().nullable() });

const treeAnswer = z.object({
  year: z.number(),
  total: counts,
  clauses: z.array(
    z.object({
      id: z.number(),
      parentId: z.number().nullable(),
      path: z.string(),
      kind: z.enum(clauseKindCodes),
      title: z.string(),
      outcome: z.enum(outcomeCodes),
      counts,
      own: z.object({
        units: z.number(),
        communes: z.number(),
        leads: z.array(z.string()),
        evidence: z.number(),
        dueOn: z.string().nullable(),
      }),
    }),
  ),
});

const noUnits = { units: 0, communes: 0, leads: [], evidence: 0, dueOn: null };

export async function treeOf(tx: Tx, document: DocumentRow, query: ForYear) {
  const asked = askedOf(document, query);
  const [clauses, own] = await Promise.all([listClauses(tx, document.id), tasksByClause(tx, asked)]);
  const parents = parentsOf(clauses);
  const rolled = rollUp(clauses, own);
  const shown = (c: typeof noTasks) => ({ ...c, total: totalOf(c), percent: percentDone(c) });
  const tops = clauses.filter((c) => (parents.get(c.id) ?? null) === null);
  const total = tops.map((c) => rolled.get(c.id) ?? noTasks).reduce(plus, noTasks);
  return {
    year: asked.year,
    total: shown(total),
    clauses: clauses.map((c) => ({
      id: c.id,
      parentId: parents.get(c.id) ?? null,
      path: c.path,
      kind: c.kind,
      title: titleOf(c.text),
      outcome: c.outcome,
      counts: shown(rolled.get(c.id) ?? noTasks),
      own: own.get(c.id) ?? noUnits,
    })),
  };
}

function showingTree(): AnyEndpoint {
  return endpoint<ById, ForYear>({
    ...common,
    path: "/api/plan/documents/{id}/progress",
    summary: words.readProgress,
    output: treeAnswer,
    run: async (tx, { params, query }) => treeOf(tx, await getDocument(tx, params.id), query),
  });
}

/** A unit's row of the matrix: a sign for each column in order, a full stop where it has no task in the clause. */
export function matrixRow(columns: readonly number[], of: readonly number[], signs: string): string {
  const at = new Map(of.map((clause, n) => [clause, signs[n] ?? "."]));
  return columns.map((clause) => at.get(clause) ?? ".").join("");
}

const matrixAnswer = z.object({
  year: z.number(),
  letters: z.record(z.string(), z.string()),
  clauses: z.array(z.object({ id: z.number(), path: z.string(), title: z.string() })),
  units: z.array(
    z.object({
      id: z.number(),
      code: z.string(),
      name: z.string(),
      kind: z.string(),
      cells: z.string(),
      leads: z.string(),
    }),
  ),
});

export async function matrixOf(tx: Tx, document: DocumentRow, query: ForYear) {
  const asked = askedOf(document, query);
  const [clauses, lines] = await Promise.all([listClauses(tx, document.id), matrixLines(tx, asked)]);
  const units = await matrixUnits(
    tx,
    lines.map((line) => line.unitId),
  );
  const used = new Set(lines.flatMap((line) => line.clauses));
  const columns = clauses.filter((c) => used.has(c.id));
  const ids = columns.map((c) => c.id);
  const byUnit = new Map(lines.map((line) => [line.unitId, line]));
  return {
    year: asked.year,
    letters: matrixLetters,
    clauses: columns.map((c) => ({ id: c.id, path: c.path, title: titleOf(c.text) })),
    units: units.map((u) => {
      const own = byUnit.get(u.id) ?? { clauses: [], letters: "", leads: "" };
      return {
        ...u,
        cells: matrixRow(ids, own.clauses, own.letters),
        leads: matrixRow(ids, own.clauses, own.leads).replaceAll(".", "0"),
      };
    }),
  };
}

function showingMatrix(): AnyEndpoint {
  return endpoint<ById, ForYear>({
    ...common,
    path: "/api/plan/documents/{id}/matrix",
    summary: words.readProgress,
    output: matrixAnswer,
    run: async (tx, { params, query }) => matrixOf(tx, await getDocument(tx, params.id), query),
  });
}

const unitsAnswer = z.object({
  year: z.number(),
  rows: z.array(
    counts.extend({
      unitId: z.number(),
      code: z.string(),
      name: z.string(),
      kind: z.string(),
      remindedAt: z
        .date()
        .transform((d) => d.toISOString())
        .nullable(),
    }),
  ),
});

export async function unitsOf(tx: Tx, document: DocumentRow, query: ForYear) {
  const asked = askedOf(document, query);
  const rows = await countsByUnit(tx, asked);
  return {
    year: asked.year,
    rows: rows.map((r) => ({ ...r, total: totalOf(r), percent: percentDone(r) })),
  };
}

function showingUnits(): AnyEndpoint {
  return endpoint<ById, ForYear>({
    ...common,
    path: "/api/plan/documents/{id}/units",
    summary: words.readProgress,
    output: unitsAnswer,
    run: async (tx, { params, query }) => unitsOf(tx, await getDocument(tx, params.id), query),
  });
}

const timelineAnswer = z.object({
  year: z.number(),
  due: z.array(z.object({ dueOn: z.string(), tasks: z.number(), open: z.number() })),
  observances: z.array(
    z.object({
      line: z.number(),
      name: z.string(),
      onDay: z.string().nullable(),
      month: z.number().nullable(),
    }),
  ),
});

export async function timelineOf(tx: Tx, document: DocumentRow, query: ForYear) {
  const asked = askedOf(document, query);
  const [due, beside] = await Promise.all([dueDays(tx, asked), readBeside(tx, document.id)]);
  return { year: asked.year, due, observances: beside.observances };
}

function showingTimeline(): AnyEndpoint {
  return endpoint<ById, ForYear>({
    ...common,
    path: "/api/plan/documents/{id}/timeline",
    summary: words.dueOn,
    output: timelineAnswer,
    run: async (tx, { params, query }) => timelineOf(tx, await getDocument(tx, params.id), query),
  });
}

/** Endpoints of progress. */
export function progressEndpoints(): AnyEndpoint[] {
  return [showingTree(), showingMatrix(), showingUnits(), showingTimeline()];
}

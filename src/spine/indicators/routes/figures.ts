/** Endpoints of figures: totals, by unit, down to records, recomputing. */
import { z } from "zod";
import type { Database, Tx } from "#base/database/index.ts";
import type { Label, Language } from "#base/words.ts";
import { endpoint, reachSetting, type AnyEndpoint } from "#spine/access/index.ts";
import { computeWindow, REPORT_SCOPE, sourceWindow } from "../compute.ts";
import {
  listAsked,
  listCells,
  listStanding,
  listTotals,
  listUnitNames,
  narrowTo,
  type StandingCell,
} from "../queries/cells.ts";
import { readDims } from "../rules/sum.ts";
import { figureOutput, plainFigure, type Window } from "../schema.ts";
import type { IndicatorSource } from "../source.ts";
import { words } from "../words.ts";
import { catalogueEndpoints } from "./catalogue.ts";
import { sheetEndpoint } from "./sheet.ts";

/** What the endpoints need of the process. */
export interface Figures {
  readonly sources: readonly IndicatorSource[];
  /** The pool of the report role. */
  readonly report: Database;
}

const byCode = z.object({ code: z.string().max(80) });
const windowQuery = z.object({ from: z.iso.date(), to: z.iso.date() });
const totalOutput = z
  .object({
    indicatorCode: z.string(),
    dims: z.string(),
    figure: figureOutput,
    unitsReported: z.number(),
    unitsMissing: z.number(),
    unitsNotApplicable: z.number(),
    at: z.date(),
  })
  .nullable();
const partOutput = z.object({ vi: z.string(), en: z.string() }).nullable();

/** What each part of a figure is called, by its dims: as its source names the values, else the values themselves. */
async function namesOfParts(tx: Tx, source: IndicatorSource | undefined, parts: readonly string[]) {
  const read = parts.map((dims) => ({ dims, pairs: Object.entries(readDims(dims)) }));
  const byBreakdown = Map.groupBy(
    read.flatMap((r) => r.pairs),
    ([breakdown]) => breakdown,
  );
  const names = new Map<string, ReadonlyMap<string, Label>>();
  for (const [breakdown, pairs] of byBreakdown)
    names.set(
      breakdown,
      (await source?.names?.(tx, { breakdown, values: pairs.map(([, value]) => value) })) ?? new Map(),
    );
  const called = (pairs: readonly [string, string][], language: Language): string =>
    pairs.map(([breakdown, value]) => names.get(breakdown)?.get(value)?.[language] ?? value).join(" · ");
  return new Map(read.map(({ dims, pairs }) => [dims, { vi: called(pairs, "vi"), en: called(pairs, "en") }]));
}

function totals({ sources }: Figures): AnyEndpoint {
  return endpoint({
    verb: "figure.total",
    method: "GET",
    path: "/api/indicators/totals",
    summary: words.total,
    query: windowQuery.extend({ code: z.string().max(80).optional() }),
    /** `part`: what a part is called; null for the whole, and where no one figure was asked for. */
    output: z.object({ rows: z.array(totalOutput.unwrap().extend({ part: partOutput })) }),
    audit: ({ query }) => ({ subject: "totals", details: { ...query } }),
    run: async (tx, { query }) => {
      const rows = await listTotals(tx, query, query.code);
      const parts = query.code === undefined ? [] : rows.map((row) => row.dims).filter((dims) => dims !== "");
      const source = sources.find((s) => s.id === query.code);
      const names = await namesOfParts(tx, source, parts);
      return {
        rows: rows.map((row) => ({ ...row, figure: plainFigure(row), part: names.get(row.dims) ?? null })),
      };
    },
  });
}

const drillQuery = windowQuery.extend({ dims: z.string().max(300).default("") });

/** A unit's cell as the list by unit shows it: no instant where nothing is stored. */
type ListedCell = Pick<StandingCell, "unitId" | "state" | "value" | "origin" | "note" | "byName" | "at">;

/** Stored cells, and the units without one: those that were asked, and of a part those that were counted and have none of it. */
async function cellsByUnit(
  tx: Tx,
  asked: { readonly code: string; readonly dims: string; readonly window: Window },
): Promise<ListedCell[]> {
  const { code, dims, window } = asked;
  const stored = await listCells(tx, { window, codes: [code], dims });
  const wholes = dims === "" ? [] : await listCells(tx, { window, codes: [code], dims: "" });
  const counted = new Map(wholes.map((c) => [c.unitId, c]));
  const silent = new Set(await listAsked(tx, window, code));
  const known = new Set(stored.map((c) => c.unitId));
  const others = [...new Set([...counted.keys(), ...silent])].filter((id) => !known.has(id));
  const keys = [{ indicator: code, dims }];
  const told = await listStanding(tx, { window, unitIds: others, keys });
  const shown = told.filter((cell) => cell.state !== "not-reported" || silent.has(cell.unitId));
  return [...stored, ...shown.map((cell) => ({ ...cell, at: counted.get(cell.unitId)?.at ?? null }))];
}

function byUnit(): AnyEndpoint {
  return endpoint({
    verb: "figure.read",
    method: "GET",
    path: "/api/indicators/{code}/units",
    summary: words.units,
    params: byCode,
    query: drillQuery,
    output: z.object({
      total: totalOutput,
      rows: z.array(
        z.object({
          unit: z.object({ id: z.number(), code: z.string(), name: z.string() }),
          figure: figureOutput,
          origin: z.string(),
          /** When it was said or counted; null where nothing is stored. */
          at: z.date().nullable(),
          byName: z.string().nullable(),
          note: z.string().nullable(),
        }),
      ),
      /** Units that have a cell which this person may not see. */
      hidden: z.number(),
    }),
    audit: ({ params, query }) => ({ subject: params.code, details: { ...query } }),
    run: async (tx, { params, query }) => {
      const cells = await cellsByUnit(tx, { code: params.code, dims: query.dims, window: query });
      const total = (await listTotals(tx, query, params.code)).find((row) => row.dims === query.dims);
      const names = new Map(
        (
          await listUnitNames(
            tx,
            cells.map((c) => c.unitId),
          )
        ).map((u) => [u.id, u]),
      );
      const rows = cells.flatMap((cell) => {
        const unit = names.get(cell.unitId);
        return unit ? [{ ...cell, unit, figure: plainFigure(cell) }] : [];
      });
      const all = total ? total.unitsReported + total.unitsMissing + total.unitsNotApplicable : rows.length;
      return {
        total: total ? { ...total, figure: plainFigure(total) } : null,
        rows,
        hidden: Math.max(0, all - rows.length),
      };
    },
  });
}

const RECORDS_SHOWN = 500;

function records({ sources, report }: Figures): AnyEndpoint {
  return endpoint({
    verb: "figure.read",
    method: "GET",
    path: "/api/indicators/{code}/records",
    summary: words.records,
    params: byCode,
    query: drillQuery.extend({ unitId: z.coerce.number().int().positive().optional() }),
    output: z.object({
      rows: z.array(z.object({ code: z.string(), title: z.string(), href: z.string(), unitId: z.number() })),
      hidden: z.number(),
      cut: z.boolean(),
    }),
    audit: ({ params, query }, _, out) => ({
      subject: params.code,
      details: { ...query, shown: out.rows.length, hidden: out.hidden },
    }),
    run: async (tx, { person, params, query }) => {
      const source = sources.find((s) => s.id === params.code);
      // A typed figure has no records beneath it: the unit's word is all there is.
      if (!source) return { rows: [], hidden: 0, cut: false };
      const cell = { unitId: query.unitId ?? null, dims: readDims(query.dims), window: sourceWindow(query) };
      const verb = source.sees ?? "figure.read";
      await narrowTo(tx, { verb, sees: reachSetting(person.reach.get(verb)) });
      const seen = await source.records(tx, cell);
      const all = await report.transaction(REPORT_SCOPE, (wide) => source.records(wide, cell), "read");
      const hidden = Math.max(0, all.length - seen.length);
      return { rows: seen.slice(0, RECORDS_SHOWN), hidden, cut: seen.length > RECORDS_SHOWN };
    },
  });
}

function computing({ sources, report }: Figures): AnyEndpoint {
  return endpoint({
    verb: "figure.compute",
    method: "POST",
    path: "/api/indicators/compute",
    summary: words.compute,
    body: windowQuery.refine((w) => w.from <= w.to, { path: ["to"] }),
    output: z.object({ at: z.date(), cells: z.number() }),
    audit: ({ body }, _, out) => ({ subject: "figures", details: { ...body, cells: out.cells } }),
    run: (_, { body }) => computeWindow(report, sources, { window: body }),
  });
}

/** All endpoints of figures. The totals stand before the catalogue's, whose address would take their name for a code. */
export function figureEndpoints(figures: Figures): AnyEndpoint[] {
  return [
    totals(figures),
    sheetEndpoint(),
    ...catalogueEndpoints(),
    byUnit(),
    records(figures),
    computing(figures),
  ];
}

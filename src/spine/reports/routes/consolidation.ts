/** Endpoints of the city's consolidation: sums with drill-down to units and to records. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { writeSheet } from "#base/sheet/index.ts";
import { can, endpoint, type AnyEndpoint, type Person } from "#spine/access/index.ts";
import { figureOutput, plainFigure, type Sum } from "#spine/indicators/index.ts";
import { buildCityReport, cityFigures } from "../city.ts";
import { cycleYearEnd, type CycleYearEnd, type KeptYearEnd } from "../city-year-end.ts";
import { citySheet } from "../document/sheet.ts";
import { explainedOfCounted } from "../explained.ts";
import {
  countWriters,
  listCityTexts,
  listStandings,
  listUnitCells,
  type Counted,
  type UnitStanding,
} from "../queries/consolidation.ts";
import { listExceptions } from "../queries/exception.ts";
import { getForm } from "../queries/template.ts";
import { isCounted } from "../rules/state.ts";
import { submissionStates } from "../schema.ts";
import { cellKey, definitionsOf, partNames } from "../sheet.ts";
import { words } from "../words.ts";
import { base, countedOf, countQuery, type LoadedCycle } from "./cycle-loaded.ts";
import { exceptionJson, exceptionOutput } from "./exception-output.ts";
import { cycleOutput, label, leftOutOutput, unitOutput } from "./output.ts";

const besideOutput = z.object({
  figure: figureOutput,
  reported: z.number(),
  missing: z.number(),
  notApplicable: z.number(),
});
const cityYearEndOutput = z.object({
  estimate: besideOutput,
  supplement: besideOutput,
  /** Supplement less estimate over the units that gave both. */
  difference: z.object({ value: z.number(), units: z.number() }).nullable(),
});

const sumOutput = z.object({
  indicator: z.string(),
  dims: z.string(),
  /** What the form calls this part; null for the whole. */
  part: z.string().nullable(),
  label,
  unit: label,
  decimals: z.number(),
  figure: figureOutput,
  reported: z.number(),
  missing: z.number(),
  notApplicable: z.number(),
  /** Estimate and supplement beside it; null where none are asked. */
  yearEnd: cityYearEndOutput.nullable(),
});

const standingOutput = z.object({
  submissionId: z.number(),
  unit: unitOutput,
  state: z.enum(submissionStates),
  round: z.number(),
  isLate: z.boolean(),
  byException: z.boolean(),
  leftOut: leftOutOutput.nullable(),
  supplementAt: z.date().nullable(),
});

const consolidationOutput = z.object({
  cycle: cycleOutput,
  units: z.object({
    asked: z.number(),
    counted: z.number(),
    late: z.number(),
    /** Handed over after the lock, under an exception. */
    byException: z.number(),
    /** Left out by decision, whatever their state. */
    leftOut: z.number(),
    missing: z.array(standingOutput),
  }),
  figures: z.array(sumOutput),
  /** Who owes the whole year's supplement, of the units that are not left out; null where none is asked. */
  supplements: z.object({ sent: z.number(), missing: z.array(standingOutput) }).nullable(),
  sections: z.array(
    z.object({
      id: z.number(),
      number: z.string(),
      level: z.number(),
      title: z.string(),
      narrative: z.boolean(),
      clausePaths: z.array(z.string()),
      writers: z.number(),
      text: z.string(),
      version: z.number(),
      byName: z.string().nullable(),
    }),
  ),
  exceptions: z.array(exceptionOutput),
  /** Figures that contradict a rule and were explained, of the units that count. */
  explained: z.array(
    z.object({ submissionId: z.number(), unit: unitOutput, sentence: label, text: z.string() }),
  ),
  can: z.array(z.string()),
});

const besideJson = (sum: Sum) => ({ ...sum, figure: plainFigure(sum) });

function yearEndOf(beside: CycleYearEnd | null, at: { readonly indicator: string; readonly dims: string }) {
  const found = beside?.figures.find((f) => cellKey(f.indicator, f.dims) === cellKey(at.indicator, at.dims));
  if (!found) return null;
  const { estimate, supplement, difference } = found;
  return { estimate: besideJson(estimate), supplement: besideJson(supplement), difference };
}

const standingJson = (u: UnitStanding) => ({ ...u, unit: { id: u.unitId, code: u.code, name: u.name } });

async function consolidated(
  tx: Tx,
  cycle: LoadedCycle,
  { counted, person }: { readonly counted: Counted; readonly person: Person },
): Promise<z.infer<typeof consolidationOutput>> {
  const form = await getForm(tx, cycle.templateVersionId);
  const definitions = await definitionsOf(tx, form, cycle.to);
  const parts = partNames(form);
  const standings = await listStandings(tx, cycle.id);
  const inside = standings.filter((u) => isCounted(u, counted));
  const texts = new Map((await listCityTexts(tx, cycle.id)).map((t) => [t.sectionId, t]));
  const writers = await countWriters(tx, cycle.id, counted);
  const beside = await cycleYearEnd(tx, cycle, counted);
  const asked = standings.filter((u) => u.leftOut === null);
  const figures = (await cityFigures(tx, cycle, counted)).flatMap((f) => {
    const definition = definitions.get(f.indicator);
    if (!definition) return [];
    const { label: name, unit, decimals } = definition;
    const part = parts.get(cellKey(f.indicator, f.dims)) ?? null;
    const told = { part, label: name, unit, decimals, yearEnd: yearEndOf(beside, f) };
    return [{ ...f, ...told, figure: plainFigure(f) }];
  });
  return {
    cycle,
    figures,
    units: {
      asked: standings.length,
      counted: inside.length,
      late: inside.filter((u) => u.isLate).length,
      leftOut: standings.filter((u) => u.leftOut !== null).length,
      byException: inside.filter((u) => u.byException).length,
      missing: standings.filter((u) => !isCounted(u, counted)).map(standingJson),
    },
    supplements: beside && {
      sent: asked.filter((u) => u.supplementAt !== null).length,
      missing: asked.filter((u) => u.supplementAt === null).map(standingJson),
    },
    sections: form.sections.map((s) => {
      const own = texts.get(s.id);
      return {
        ...s,
        clausePaths: [...s.clausePaths],
        writers: writers.get(s.id) ?? 0,
        text: own?.text ?? "",
        version: own?.version ?? 0,
        byName: own?.byName ?? null,
      };
    }),
    explained: await explainedOfCounted(tx, cycle.id, counted),
    exceptions: (await listExceptions(tx, { cycleId: cycle.id })).map((e) => exceptionJson(e, person)),
    can: can(person, ["report.consolidate", "report.freeze", "report.leave-out"], cycle.unitId),
  };
}

const besideOf = (given: KeptYearEnd | undefined) => ({
  estimate: given?.estimate ? plainFigure(given.estimate) : null,
  supplement: given?.supplement ? plainFigure(given.supplement) : null,
  note: given?.note ?? null,
});

function showing(): AnyEndpoint {
  return endpoint({
    ...base,
    verb: "report.consolidate",
    method: "GET",
    path: "/api/reports/cycles/{id}/consolidation",
    summary: words.consolidate,
    query: countQuery,
    output: consolidationOutput,
    audit: ({ params, query }) => ({ subject: `cycle/${params.id}`, details: { ...query } }),
    run: (tx, { query, person }, cycle: LoadedCycle) =>
      consolidated(tx, cycle, { counted: countedOf(query.include), person }),
  });
}

function drilling(): AnyEndpoint {
  return endpoint({
    ...base,
    verb: "report.consolidate",
    method: "GET",
    path: "/api/reports/cycles/{id}/figures",
    summary: words.figure,
    query: countQuery.extend({ indicator: z.string().max(80), dims: z.string().max(300).default("") }),
    output: z.object({
      rows: z.array(
        standingOutput.extend({
          figure: figureOutput,
          counted: z.boolean(),
          /** What the unit handed over beside it; null where it gave none of the kind. */
          estimate: figureOutput.nullable(),
          supplement: figureOutput.nullable(),
          note: z.string().nullable(),
        }),
      ),
      /** Where the records beneath a computed figure are listed. */
      records: z.string(),
    }),
    audit: ({ params, query }) => ({ subject: `cycle/${params.id}`, details: { ...query } }),
    run: async (tx, { query }, cycle: LoadedCycle) => {
      const counted = countedOf(query.include);
      const cells = await listUnitCells(tx, {
        cycleId: cycle.id,
        counted,
        indicator: query.indicator,
        dims: query.dims,
      });
      const byUnit = new Map(cells.map((c) => [c.unitId, c]));
      const beside = await cycleYearEnd(tx, cycle, counted);
      const key = cellKey(query.indicator, query.dims);
      const rows = (await listStandings(tx, cycle.id)).map((u) => ({
        ...standingJson(u),
        ...besideOf(beside?.units.get(u.unitId)?.[key]),
        counted: isCounted(u, counted),
        figure: plainFigure(byUnit.get(u.unitId) ?? { state: "not-reported", value: null }),
      }));
      const asked = new URLSearchParams({ from: cycle.from, to: cycle.to, dims: query.dims });
      return { rows, records: `/api/indicators/${query.indicator}/records?${asked.toString()}` };
    },
  });
}

function sheet(): AnyEndpoint {
  return endpoint({
    ...base,
    verb: "report.consolidate",
    method: "GET",
    path: "/api/reports/cycles/{id}/export.xlsx",
    summary: words.sheet,
    query: countQuery,
    output: "download",
    audit: ({ params, query }) => ({ subject: `cycle/${params.id}`, details: { exported: true, ...query } }),
    run: async (tx, { query }, cycle: LoadedCycle) => {
      const report = await buildCityReport(tx, cycle, countedOf(query.include));
      return {
        name: `Số liệu ${cycle.code}.xlsx`,
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: await writeSheet(citySheet(report)),
      };
    },
  });
}

/** All endpoints of sums. */
export function consolidationEndpoints(): AnyEndpoint[] {
  return [showing(), drilling(), sheet()];
}

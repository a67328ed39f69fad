/** Endpoints of the city's consolidation: sums with drill-down, words side by side, the city's text, freezing. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { reportDocument } from "#base/word/index.ts";
import { can, endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { computeWindow, figureOutput, plainFigure, sumOf } from "#spine/indicators/index.ts";
import { buildCityReport, cityFigures, hashOf, sealed, type CityReport } from "../city.ts";
import { cityDocument, publicReport } from "../document/city.ts";
import {
  addFrozen,
  countWriters,
  listCityTexts,
  listFrozen,
  listSideBySide,
  listStandings,
  listUnitCells,
  saveCityText,
  sumPresentCells,
  type Counted,
} from "../queries/consolidation.ts";
import { findCycle, type Cycle } from "../queries/cycle.ts";
import { getForm } from "../queries/template.ts";
import { figureChanges } from "../rules/changes.ts";
import { submissionStates } from "../schema.ts";
import type { ReportSetting } from "../setting.ts";
import { cellKey, definitionsOf } from "../sheet.ts";
import { words } from "../words.ts";
import { WORD } from "./judging.ts";
import { byId, cycleOutput, label, unitOutput } from "./output.ts";

/** Only approved reports count, unless one asks to see what is handed over too. */
const countQuery = z.object({ include: z.enum(["approved", "submitted"]).default("approved") });
const countedOf = (include: "approved" | "submitted"): Counted =>
  include === "approved" ? ["approved"] : ["approved", "submitted"];

/** A cycle as something loaded: it belongs to the unit that receives the reports. */
type LoadedCycle = Cycle & { readonly unitId: number };

async function loadCycle(tx: Tx, id: number): Promise<LoadedCycle | undefined> {
  const cycle = await findCycle(tx, id);
  return cycle && { ...cycle, unitId: cycle.toUnitId };
}

const base = {
  params: byId,
  load: (tx: Tx, { params }: { params: { id: number } }) => loadCycle(tx, params.id),
};

const sumOutput = z.object({
  indicator: z.string(),
  dims: z.string(),
  label,
  unit: label,
  decimals: z.number(),
  figure: figureOutput,
  reported: z.number(),
  missing: z.number(),
  notApplicable: z.number(),
});

const standingOutput = z.object({
  submissionId: z.number(),
  unit: unitOutput,
  state: z.enum(submissionStates),
  round: z.number(),
  isLate: z.boolean(),
});

function showing(): AnyEndpoint {
  return endpoint({
    ...base,
    verb: "report.consolidate",
    method: "GET",
    path: "/api/reports/cycles/{id}/consolidation",
    summary: words.consolidate,
    query: countQuery,
    output: z.object({
      cycle: cycleOutput,
      units: z.object({
        asked: z.number(),
        counted: z.number(),
        late: z.number(),
        missing: z.array(standingOutput),
      }),
      figures: z.array(sumOutput),
      sections: z.array(
        z.object({
          id: z.number(),
          number: z.string(),
          level: z.number(),
          title: z.string(),
          narrative: z.boolean(),
          writers: z.number(),
          text: z.string(),
          version: z.number(),
          byName: z.string().nullable(),
        }),
      ),
      can: z.array(z.string()),
    }),
    audit: ({ params, query }) => ({ subject: `cycle/${params.id}`, details: { ...query } }),
    run: async (tx, { query, person }, cycle: LoadedCycle) => {
      const counted = countedOf(query.include);
      const form = await getForm(tx, cycle.templateVersionId);
      const definitions = await definitionsOf(tx, form, cycle.to);
      const standings = await listStandings(tx, cycle.id);
      const inside = standings.filter((u) => counted.includes(u.state));
      const texts = new Map((await listCityTexts(tx, cycle.id)).map((t) => [t.sectionId, t]));
      const writers = await countWriters(tx, cycle.id, counted);
      const figures = (await cityFigures(tx, cycle, counted)).flatMap((f) => {
        const definition = definitions.get(f.indicator);
        return definition
          ? [
              {
                ...f,
                label: definition.label,
                unit: definition.unit,
                decimals: definition.decimals,
                figure: plainFigure(f),
              },
            ]
          : [];
      });
      return {
        cycle,
        figures,
        units: {
          asked: standings.length,
          counted: inside.length,
          late: inside.filter((u) => u.isLate).length,
          missing: standings
            .filter((u) => !counted.includes(u.state))
            .map((u) => ({ ...u, unit: { id: u.unitId, code: u.code, name: u.name } })),
        },
        sections: form.sections.map((s) => {
          const own = texts.get(s.id);
          return {
            ...s,
            writers: writers.get(s.id) ?? 0,
            text: own?.text ?? "",
            version: own?.version ?? 0,
            byName: own?.byName ?? null,
          };
        }),
        can: can(person, ["report.consolidate", "report.freeze"], cycle.unitId),
      };
    },
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
      rows: z.array(standingOutput.extend({ figure: figureOutput, counted: z.boolean() })),
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
      const rows = (await listStandings(tx, cycle.id)).map((u) => ({
        ...u,
        unit: { id: u.unitId, code: u.code, name: u.name },
        counted: counted.includes(u.state),
        figure: plainFigure(byUnit.get(u.unitId) ?? { state: "not-reported", value: null }),
      }));
      const asked = new URLSearchParams({ from: cycle.from, to: cycle.to, dims: query.dims });
      return { rows, records: `/api/indicators/${query.indicator}/records?${asked.toString()}` };
    },
  });
}

const sectionParams = byId.extend({ sectionId: z.coerce.number().int().positive() });

function sections(): AnyEndpoint[] {
  const path = "/api/reports/cycles/{id}/sections/{sectionId}";
  const load = async (tx: Tx, { params }: { params: { id: number; sectionId: number } }) => {
    const cycle = await loadCycle(tx, params.id);
    const form = cycle && (await getForm(tx, cycle.templateVersionId));
    return form?.sections.some((s) => s.id === params.sectionId) ? cycle : undefined;
  };
  return [
    endpoint({
      verb: "report.consolidate",
      method: "GET",
      path,
      summary: words.consolidate,
      params: sectionParams,
      query: countQuery,
      load,
      output: z.object({
        rows: z.array(
          z.object({
            submissionId: z.number(),
            unit: unitOutput,
            state: z.enum(submissionStates),
            round: z.number(),
            text: z.string(),
            byName: z.string().nullable(),
            at: z.date(),
          }),
        ),
        silent: z.array(unitOutput),
      }),
      audit: ({ params }) => ({ subject: `cycle/${params.id}`, details: { section: params.sectionId } }),
      run: async (tx, { params, query }, cycle: LoadedCycle) => {
        const counted = countedOf(query.include);
        const found = await listSideBySide(tx, { cycleId: cycle.id, sectionId: params.sectionId, counted });
        const wrote = new Set(found.map((row) => row.unitId));
        const silent = (await listStandings(tx, cycle.id)).filter((u) => !wrote.has(u.unitId));
        return {
          rows: found.map((row) => ({
            ...row,
            unit: { id: row.unitId, code: row.unitCode, name: row.unitName },
          })),
          silent: silent.map((u) => ({ id: u.unitId, code: u.code, name: u.name })),
        };
      },
    }),
    endpoint({
      verb: "report.consolidate",
      method: "PUT",
      path,
      summary: words.consolidate,
      params: sectionParams,
      body: z.strictObject({
        text: z
          .string()
          .max(100_000)
          .transform((s) => s.normalize("NFC")),
        version: z.int().min(0),
      }),
      load,
      output: z.object({
        sectionId: z.number(),
        text: z.string(),
        version: z.number(),
        at: z.date(),
        byName: z.string().nullable(),
      }),
      audit: ({ params }) => ({ subject: `cycle/${params.id}`, details: { section: params.sectionId } }),
      run: async (tx, { params, body, person }, cycle: LoadedCycle) => {
        const kept = await saveCityText(tx, {
          cycleId: cycle.id,
          unitId: cycle.unitId,
          sectionId: params.sectionId,
          ...body,
          byName: person.name,
        });
        if (kept) return kept;
        const current =
          (await listCityTexts(tx, cycle.id)).find((t) => t.sectionId === params.sectionId) ?? null;
        throw new Problem("conflict", { detail: words.stale, facts: { current } });
      },
    }),
  ];
}

const frozenOutput = z.object({
  edition: z.number(),
  at: z.date(),
  byName: z.string().nullable(),
  cutOff: z.date(),
  sha256: z.string(),
  intact: z.boolean(),
});

function freezing(): AnyEndpoint[] {
  return [
    endpoint({
      ...base,
      verb: "report.freeze",
      method: "POST",
      path: "/api/reports/cycles/{id}/freeze",
      summary: words.freeze,
      body: z.strictObject({}),
      output: z.object({ edition: z.number(), sha256: z.string(), cutOff: z.date() }),
      audit: ({ params }, _: LoadedCycle, out) => ({
        subject: `cycle/${params.id}`,
        details: { edition: out.edition, sha256: out.sha256 },
      }),
      run: async (tx, { person }, cycle: LoadedCycle) => {
        const report = await buildCityReport(tx, cycle, ["approved"]);
        if (!report.units.some((u) => u.counted)) throw new Problem("rule", { detail: words.noneApproved });
        const cutOff = report.cutOff ? new Date(report.cutOff) : now();
        const ids = new Map(report.definitions.map((d) => [d.code, d.definitionId]));
        const figures = report.figures.flatMap((f) => {
          const definitionId = ids.get(f.indicator);
          return definitionId === undefined ? [] : [{ ...f, definitionId }];
        });
        const seal = sealed(report);
        const edition = await addFrozen(tx, {
          cycleId: cycle.id,
          unitId: cycle.unitId,
          personId: person.id,
          byName: person.name,
          cutOff,
          figures,
          ...seal,
        });
        return { edition, sha256: seal.sha256, cutOff };
      },
    }),
    endpoint({
      ...base,
      verb: "report.consolidate",
      method: "GET",
      path: "/api/reports/cycles/{id}/frozen",
      summary: words.freeze,
      output: z.object({ rows: z.array(frozenOutput) }),
      audit: ({ params }) => ({ subject: `cycle/${params.id}` }),
      run: async (tx, _, cycle: LoadedCycle) => ({
        rows: (await listFrozen(tx, cycle.id)).map((f) => ({ ...f, intact: hashOf(f.content) === f.sha256 })),
      }),
    }),
  ];
}

async function getFrozen(tx: Tx, cycleId: number, edition?: number) {
  const found = (await listFrozen(tx, cycleId)).find((f) => edition === undefined || f.edition === edition);
  if (!found) throw new Problem("rule", { detail: words.notFrozen });
  return { ...found, report: JSON.parse(found.content) as CityReport };
}

/** Computes the window again and compares; the frozen edition stays as it is. */
function comparing(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    ...base,
    verb: "report.freeze",
    method: "POST",
    path: "/api/reports/cycles/{id}/recompute",
    summary: words.difference,
    body: z.strictObject({ edition: z.int().positive().optional() }),
    output: z.object({
      edition: z.number(),
      at: z.date(),
      figures: z.array(
        z.object({
          indicator: z.string(),
          dims: z.string(),
          before: figureOutput.nullable(),
          after: figureOutput.nullable(),
        }),
      ),
    }),
    audit: ({ params }, _: LoadedCycle, out) => ({
      subject: `cycle/${params.id}`,
      details: { edition: out.edition, differs: out.figures.length },
    }),
    run: async (tx, { body }, cycle: LoadedCycle) => {
      const { edition, report } = await getFrozen(tx, cycle.id, body.edition);
      const { at } = await computeWindow(setting.report, setting.sources, {
        window: { from: cycle.from, to: cycle.to },
      });
      const unitIds = report.units.filter((u) => u.counted).map((u) => u.id);
      const outside = report.units.length - unitIds.length;
      const present = await sumPresentCells(tx, {
        from: cycle.from,
        to: cycle.to,
        unitIds,
        keys: report.figures,
      });
      const today = new Map(
        present.map((t) => [cellKey(t.indicator, t.dims), sumOf({ ...t, missing: t.missing + outside })]),
      );
      const after = report.figures.map((f) => ({
        ...(today.get(cellKey(f.indicator, f.dims)) ?? f),
        indicator: f.indicator,
        dims: f.dims,
      }));
      const figures = figureChanges(report.figures, after).map((c) => ({
        ...c,
        before: c.before && plainFigure(c.before),
        after: c.after && plainFigure(c.after),
      }));
      return { edition, at, figures };
    },
  });
}

function document(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    ...base,
    verb: "report.consolidate",
    method: "GET",
    path: "/api/reports/cycles/{id}/document.docx",
    summary: words.document,
    query: countQuery.extend({
      /** A frozen edition's number; the newest where there is one, unless "present" is asked. */
      edition: z.union([z.literal("present"), z.coerce.number().int().positive()]).optional(),
      audience: z.enum(["inside", "public"]).default("inside"),
    }),
    output: "download",
    audit: ({ params, query }) => ({ subject: `cycle/${params.id}`, details: { exported: true, ...query } }),
    run: async (tx, { query }, cycle: LoadedCycle) => {
      const isPresent = query.edition === "present" || (query.edition === undefined && cycle.edition === 0);
      const frozen = isPresent
        ? undefined
        : await getFrozen(tx, cycle.id, query.edition === "present" ? undefined : query.edition);
      const whole = frozen?.report ?? (await buildCityReport(tx, cycle, countedOf(query.include)));
      const report = query.audience === "public" ? publicReport(whole) : whole;
      const form = await getForm(tx, cycle.templateVersionId);
      const own = form.fileSha256 === null ? undefined : await setting.files.read(form.fileSha256);
      return {
        name: `Báo cáo tổng hợp ${cycle.code}.docx`,
        mediaType: WORD,
        bytes: await reportDocument(cityDocument(report, frozen), own),
      };
    },
  });
}

/** All endpoints of the consolidation. */
export function consolidationEndpoints(setting: ReportSetting): AnyEndpoint[] {
  return [showing(), drilling(), ...sections(), ...freezing(), comparing(setting), document(setting)];
}

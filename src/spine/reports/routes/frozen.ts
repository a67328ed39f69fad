/** Endpoints of frozen editions: freezing, comparing with today, and the city's Word file. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { paperOf, paperShape, reportDocument, type ReportDocument } from "#base/word/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { computeWindow, figureOutput, plainFigure, sumOf } from "#spine/indicators/index.ts";
import { buildCityReport, hashOf, sealed, type CityReport } from "../city.ts";
import { cityDocument, publicReport } from "../document/city.ts";
import { lockCycle } from "../queries/exception.ts";
import { addFrozen, listFrozen, sumPresentCells } from "../queries/consolidation.ts";
import { holdSubmissionsOf } from "../queries/submission.ts";
import { getForm } from "../queries/template.ts";
import { figureChanges } from "../rules/changes.ts";
import type { ReportSetting } from "../setting.ts";
import { cellKey } from "../sheet.ts";
import { words } from "../words.ts";
import { base, countedOf, countQuery, type LoadedCycle } from "./cycle-loaded.ts";
import { WORD } from "./judging.ts";

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
        // Sums and units are read one after the other, and must tell of the same moment.
        await holdSubmissionsOf(tx, cycle.id);
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
        await lockCycle(tx, cycle.id, { at: now(), byName: person.name });
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

const documentQuery = countQuery.extend({
  /** A frozen edition's number; the newest where there is one, unless "present" is asked. */
  edition: z.union([z.literal("present"), z.coerce.number().int().positive()]).optional(),
  audience: z.enum(["inside", "public"]).default("inside"),
});

/** The report that is asked for: an edition, or as it would be now; whole, or for eyes outside. */
async function documentOf(
  tx: Tx,
  cycle: LoadedCycle,
  query: z.infer<typeof documentQuery>,
): Promise<ReportDocument> {
  const isPresent = query.edition === "present" || (query.edition === undefined && cycle.edition === 0);
  const frozen = isPresent
    ? undefined
    : await getFrozen(tx, cycle.id, query.edition === "present" ? undefined : query.edition);
  const whole = frozen?.report ?? (await buildCityReport(tx, cycle, countedOf(query.include)));
  return cityDocument(query.audience === "public" ? publicReport(whole) : whole, frozen);
}

function document(setting: ReportSetting): AnyEndpoint {
  return endpoint({
    ...base,
    verb: "report.consolidate",
    method: "GET",
    path: "/api/reports/cycles/{id}/document.docx",
    summary: words.document,
    query: documentQuery,
    output: "download",
    audit: ({ params, query }) => ({ subject: `cycle/${params.id}`, details: { exported: true, ...query } }),
    run: async (tx, { query }, cycle: LoadedCycle) => {
      const report = await documentOf(tx, cycle, query);
      const form = await getForm(tx, cycle.templateVersionId);
      const own = form.fileSha256 === null ? undefined : await setting.files.read(form.fileSha256);
      return {
        name: `Báo cáo tổng hợp ${cycle.code}.docx`,
        mediaType: WORD,
        bytes: await reportDocument(report, own),
      };
    },
  });
}

/** The same as it stands on paper: what the browser shows and prints. */
function paper(): AnyEndpoint {
  return endpoint({
    ...base,
    verb: "report.consolidate",
    method: "GET",
    path: "/api/reports/cycles/{id}/paper",
    summary: words.paper,
    query: documentQuery,
    output: paperShape,
    audit: ({ params, query }) => ({ subject: `cycle/${params.id}`, details: { printed: true, ...query } }),
    run: async (tx, { query }, cycle: LoadedCycle) => paperOf(await documentOf(tx, cycle, query)),
  });
}

/** All endpoints of frozen editions and of the city's Word file. */
export function frozenEndpoints(setting: ReportSetting): AnyEndpoint[] {
  return [...freezing(), comparing(setting), document(setting), paper()];
}

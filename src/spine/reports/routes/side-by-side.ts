/** Endpoints of words: what the units wrote side by side, and the city's own text for a section. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { listCityTexts, listSideBySide, listStandings, saveCityText } from "../queries/consolidation.ts";
import { getForm } from "../queries/template.ts";
import { submissionStates } from "../schema.ts";
import { words } from "../words.ts";
import { countedOf, countQuery, loadCycle, type LoadedCycle } from "./cycle-loaded.ts";
import { byId, unitOutput } from "./output.ts";

const sectionParams = byId.extend({ sectionId: z.coerce.number().int().positive() });

const path = "/api/reports/cycles/{id}/sections/{sectionId}";
const load = async (tx: Tx, { params }: { params: { id: number; sectionId: number } }) => {
  const cycle = await loadCycle(tx, params.id);
  const form = cycle && (await getForm(tx, cycle.templateVersionId));
  return form?.sections.some((s) => s.id === params.sectionId) ? cycle : undefined;
};

function reading(): AnyEndpoint {
  return endpoint({
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
  });
}

function writing(): AnyEndpoint {
  return endpoint({
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
  });
}

/** Both endpoints of a section's words. */
export function sideBySideEndpoints(): AnyEndpoint[] {
  return [reading(), writing()];
}

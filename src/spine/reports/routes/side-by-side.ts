/** Endpoints of words: what the units wrote side by side, and the city's own text for a section. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { searchKey } from "#base/vi/index.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import {
  addCitySources,
  dropCitySource,
  findYearBefore,
  listCitySources,
  listTextsByUnit,
} from "../queries/city-source.ts";
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

const sourceOutput = z.object({
  submissionId: z.number(),
  unit: unitOutput,
  taken: z.string(),
  round: z.number(),
  at: z.date(),
  byName: z.string().nullable(),
});

async function sourcesOf(tx: Tx, at: { readonly cycleId: number; readonly sectionId: number }) {
  return (await listCitySources(tx, at)).map((source) => ({
    ...source,
    unit: { id: source.unitId, code: source.unitCode, name: source.unitName },
  }));
}

/** What units wrote the year before on the section of the same name, or of the same clauses. */
async function textsBefore(tx: Tx, cycle: LoadedCycle, sectionId: number): Promise<Map<number, string>> {
  const before = await findYearBefore(tx, cycle.id);
  if (!before) return new Map();
  const [now, then] = [
    await getForm(tx, cycle.templateVersionId),
    await getForm(tx, before.templateVersionId),
  ];
  const own = now.sections.find((s) => s.id === sectionId);
  const name = searchKey(own?.title ?? "");
  const paths = own?.clausePaths.join() ?? "";
  const same =
    then.sections.find((s) => searchKey(s.title) === name) ??
    then.sections.find((s) => paths !== "" && s.clausePaths.join() === paths);
  return same ? listTextsByUnit(tx, { cycleId: before.cycleId, sectionId: same.id }) : new Map();
}

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
          /** What the unit wrote on the same section the year before; null where it wrote nothing. */
          before: z.string().nullable(),
        }),
      ),
      /** Whose words stand in the city's text. */
      sources: z.array(sourceOutput),
      silent: z.array(unitOutput),
    }),
    audit: ({ params }) => ({ subject: `cycle/${params.id}`, details: { section: params.sectionId } }),
    run: async (tx, { params, query }, cycle: LoadedCycle) => {
      const counted = countedOf(query.include);
      const found = await listSideBySide(tx, { cycleId: cycle.id, sectionId: params.sectionId, counted });
      const wrote = new Set(found.map((row) => row.unitId));
      const before = await textsBefore(tx, cycle, params.sectionId);
      const silent = (await listStandings(tx, cycle.id)).filter((u) => !wrote.has(u.unitId));
      return {
        rows: found.map((row) => ({
          ...row,
          unit: { id: row.unitId, code: row.unitCode, name: row.unitName },
          before: before.get(row.unitId) ?? null,
        })),
        sources: await sourcesOf(tx, { cycleId: cycle.id, sectionId: params.sectionId }),
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

const sourcesPath = `${path}/sources` as const;
const sourcesAudit = ({ params }: { params: { id: number; sectionId: number } }) => ({
  subject: `cycle/${params.id}`,
  details: { section: params.sectionId },
});

/** Words are taken into the city's text: the link back to whoever wrote them is kept. */
function taking(): AnyEndpoint {
  return endpoint({
    verb: "report.consolidate",
    method: "POST",
    path: sourcesPath,
    summary: words.takeWords,
    params: sectionParams,
    body: z.strictObject({
      submissions: z.array(z.int().positive()).min(1).max(400),
      text: z
        .string()
        .transform((s) => s.normalize("NFC").trim())
        .pipe(z.string().min(1).max(20_000)),
    }),
    load,
    output: z.object({ sources: z.array(sourceOutput) }),
    audit: sourcesAudit,
    run: async (tx, { params, body, person }, cycle: LoadedCycle) => {
      const at = { cycleId: cycle.id, sectionId: params.sectionId };
      const kept = await addCitySources(tx, { ...at, ...body, unitId: cycle.unitId, byName: person.name });
      if (kept === 0) throw new Problem("not-found");
      return { sources: await sourcesOf(tx, at) };
    },
  });
}

function dropping(): AnyEndpoint {
  return endpoint({
    verb: "report.consolidate",
    method: "DELETE",
    path: `${sourcesPath}/{submissionId}`,
    summary: words.dropSource,
    params: sectionParams.extend({ submissionId: z.coerce.number().int().positive() }),
    body: z.any(),
    load,
    output: z.object({ sources: z.array(sourceOutput) }),
    audit: sourcesAudit,
    run: async (tx, { params }, cycle: LoadedCycle) => {
      const at = { cycleId: cycle.id, sectionId: params.sectionId };
      const gone = await dropCitySource(tx, { ...at, submissionId: params.submissionId });
      if (gone === 0) throw new Problem("not-found");
      return { sources: await sourcesOf(tx, at) };
    },
  });
}

/** All endpoints of a section's words. */
export function sideBySideEndpoints(): AnyEndpoint[] {
  return [reading(), writing(), taking(), dropping()];
}

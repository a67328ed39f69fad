/** Endpoints of the catalogue: reading it, and the city's acts on it: a new figure, a new definition, retiring one. */
import { z } from "zod";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { formatDay } from "#base/vi/index.ts";
import { fill, type Label } from "#base/words.ts";
import { can, endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import {
  addDefinition,
  addIndicator,
  endDefinition,
  lastReportedDay,
  listBlocks,
  listDefinitions,
  listIndicators,
  listOutOfForce,
} from "../queries/catalogue.ts";
import { refuseDefinition, refuseRetiring } from "../rules/define.ts";
import { definitionInput, indicatorInput, retireInput, withoutRecords } from "../schema.ts";
import { words } from "../words.ts";

const label = z.object({ vi: z.string(), en: z.string() });
const indicatorOutput = z.object({
  code: z.string(),
  block: z.string(),
  partOf: z.string().nullable(),
  suppressBelow: z.number().nullable(),
  version: z.number(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  label,
  unit: label,
  definition: label,
  source: label,
  confidence: z.string(),
  origin: z.string(),
  decimals: z.number(),
  withoutRecords: z.enum(withoutRecords),
});

const byCode = z.object({ code: z.string().max(80) });
function reading(): AnyEndpoint[] {
  return [
    endpoint({
      verb: "indicator.read",
      method: "GET",
      path: "/api/indicators",
      summary: words.catalogue,
      query: z.object({ on: z.iso.date().optional() }),
      output: z.object({
        blocks: z.array(z.object({ code: z.string(), label })),
        rows: z.array(indicatorOutput),
        /** Retired before that day, or beginning after it. */
        others: z.array(indicatorOutput),
        can: z.array(z.string()),
      }),
      audit: { none: "the catalogue holds definitions only" },
      run: async (tx, { person, query }) => {
        const blocks = await listBlocks(tx);
        const on = query.on ?? today();
        return {
          blocks: blocks.map((b) => ({ code: b.code, label: { vi: b.labelVi, en: b.labelEn } })),
          rows: await listIndicators(tx, on),
          others: await listOutOfForce(tx, on),
          can: can(person, ["indicator.update", "figure.compute"], person.unitId),
        };
      },
    }),
    endpoint({
      verb: "indicator.read",
      method: "GET",
      path: "/api/indicators/{code}",
      summary: words.catalogue,
      params: byCode,
      output: z.object({ versions: z.array(indicatorOutput), can: z.array(z.string()) }),
      audit: { none: "the catalogue holds definitions only" },
      run: async (tx, { person, params }) => {
        const versions = await listDefinitions(tx, params.code);
        if (versions.length === 0) throw new Problem("not-found");
        const typed = versions[0]?.origin === "typed";
        return { versions, can: typed ? can(person, ["indicator.update"], person.unitId) : [] };
      },
    }),
  ];
}

const versionsOutput = z.object({ versions: z.array(indicatorOutput) });

/** Every version, newest first, and the last day of a window for which someone has said something of the figure. */
async function getFigure(tx: Tx, code: string) {
  const versions = await listDefinitions(tx, code);
  const newest = versions[0];
  if (!newest) throw new Problem("not-found");
  return { newest, reportedUntil: await lastReportedDay(tx, code) };
}

const refused = (path: string, message: Label | null): void => {
  if (message) throw new Problem("invalid", { errors: [{ path, message }] });
};

function adding(): AnyEndpoint {
  return endpoint({
    verb: "indicator.update",
    method: "POST",
    path: "/api/indicators",
    summary: words.newFigure,
    status: 201,
    body: indicatorInput,
    output: versionsOutput,
    audit: ({ body }) => ({ subject: body.code }),
    run: async (tx, { body }) => {
      const blocks = await listBlocks(tx);
      refused("block", blocks.some((b) => b.code === body.block) ? null : words.unknownBlock);
      const whole = body.partOf === null || (await listDefinitions(tx, body.partOf)).length > 0;
      refused("partOf", whole ? null : fill(words.unknownWhole, { code: body.partOf ?? "" }));
      await addIndicator(tx, body);
      await addDefinition(tx, { ...body, origin: "typed" });
      return { versions: await listDefinitions(tx, body.code) };
    },
  });
}

function defining(): AnyEndpoint {
  return endpoint({
    verb: "indicator.update",
    method: "POST",
    path: "/api/indicators/{code}/definitions",
    summary: words.newDefinition,
    status: 201,
    params: byCode,
    body: definitionInput,
    output: versionsOutput,
    audit: ({ params, body }) => ({ subject: params.code, details: { validFrom: body.validFrom } }),
    run: async (tx, { params, body }) => {
      const { newest, reportedUntil } = await getFigure(tx, params.code);
      if (newest.origin === "computed") throw new Problem("rule", { detail: words.computedHere });
      refused("validFrom", refuseDefinition(newest, { from: body.validFrom, reportedUntil }));
      await addDefinition(tx, { ...body, code: params.code, origin: "typed" });
      return { versions: await listDefinitions(tx, params.code) };
    },
  });
}

function retiring(): AnyEndpoint {
  return endpoint({
    verb: "indicator.update",
    method: "POST",
    path: "/api/indicators/{code}/retire",
    summary: words.retire,
    params: byCode,
    body: retireInput,
    output: versionsOutput,
    audit: ({ params, body }) => ({ subject: params.code, details: { from: body.from } }),
    run: async (tx, { params, body }) => {
      const { newest, reportedUntil } = await getFigure(tx, params.code);
      if (newest.origin === "computed") throw new Problem("rule", { detail: words.computedHere });
      if (newest.validTo !== null)
        throw new Problem("rule", {
          detail: fill(words.retiredAlready, { date: formatDay(newest.validTo) }),
        });
      refused("from", refuseRetiring(newest, { from: body.from, reportedUntil }));
      await endDefinition(tx, params.code, body.from);
      return { versions: await listDefinitions(tx, params.code) };
    },
  });
}

/** All endpoints of the catalogue. */
export function catalogueEndpoints(): AnyEndpoint[] {
  return [...reading(), adding(), defining(), retiring()];
}

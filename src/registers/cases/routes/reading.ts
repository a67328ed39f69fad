/** Who reads what: unusual reading for the data-protection officer, and the readers of one case. No content. */
import { z } from "zod";
import { now } from "#base/clock.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import {
  listReaders,
  listThresholds,
  listUnusual,
  setThreshold,
  signals,
  type ReaderRow,
} from "../queries/reading.ts";
import { verbs } from "../verbs.ts";
import { lookWords } from "../words/look.ts";
import { byCode, loadCase, type ByCode, type Found } from "./read.ts";

const DAY_MS = 24 * 3_600_000;
const instant = z.coerce.date().transform((d) => d.toISOString());
const signal = z.enum(signals);
const threshold = z.object({ signal, least: z.number() });

const asked = z.object({ days: z.coerce.number().int().min(1).max(90).default(7) });
const unusual = z.object({
  thresholds: z.array(threshold),
  rows: z.array(
    z.object({
      signal,
      person: z.string(),
      unit: z.string().nullable(),
      at: instant,
      n: z.number(),
      codes: z.array(z.string()),
    }),
  ),
});

function supervising(): AnyEndpoint {
  return endpoint<unknown, z.infer<typeof asked>, null, undefined, z.input<typeof unusual>>({
    verb: "case.supervise-reading",
    method: "GET",
    path: "/api/case-reading",
    summary: lookWords.unusual,
    query: asked as never,
    output: unusual as never,
    audit: ({ query }, _, out) => ({ subject: null, details: { days: query.days, rows: out.rows.length } }),
    run: async (tx, { query }) => {
      const thresholds = await listThresholds(tx);
      const since = new Date(now().getTime() - query.days * DAY_MS);
      const rows = await listUnusual(tx, since, thresholds);
      return {
        thresholds,
        rows: rows.map(({ personName, unitName, codes, ...row }) => ({
          ...row,
          person: personName,
          unit: unitName,
          codes: [...codes],
        })),
      };
    },
  });
}

const setting = z.strictObject({ signal, least: z.int().min(1).max(10_000) });

function settingThreshold(): AnyEndpoint {
  return endpoint<unknown, unknown, z.infer<typeof setting>, undefined, z.infer<typeof setting>>({
    verb: "case.set-reading",
    method: "PUT",
    path: "/api/case-reading/thresholds",
    summary: lookWords.setThreshold,
    body: setting,
    output: setting,
    audit: ({ body }) => ({ subject: null, details: { ...body } }),
    run: async (tx, { body, person }) => {
      await setThreshold(tx, { ...body, at: now(), byName: person.name });
      return body;
    },
  });
}

const readers = z.object({
  rows: z.array(
    z.object({
      at: instant,
      person: z.string().nullable(),
      unit: z.string().nullable(),
      act: z.object({ vi: z.string(), en: z.string() }),
      outcome: z.string(),
    }),
  ),
});
type Readers = z.input<typeof readers>;

const labelOf = (verb: string): { vi: string; en: string } =>
  (verbs as Readonly<Record<string, { label: { vi: string; en: string } }>>)[verb]?.label ?? {
    vi: verb,
    en: verb,
  };

const told = (rows: readonly ReaderRow[]): Readers => ({
  rows: rows.map(({ at, personName, unitName, verb, outcome }) => ({
    at,
    person: personName,
    unit: unitName,
    act: labelOf(verb),
    outcome,
  })),
});

/** For whoever leads where the case is co-ordinated. */
function readersOfOwn(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, Found, Readers>({
    verb: "case.see-readers",
    method: "GET",
    path: "/api/cases/{code}/readers",
    summary: lookWords.readers,
    params: byCode,
    output: readers as never,
    load: async (tx, request) => {
      const found = await loadCase(tx, request);
      return found?.content.parts.includes("co-ordinator") ? found : undefined;
    },
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, _, { content }) => told(await listReaders(tx, content.row.code)),
  });
}

/** By its code alone, for the data-protection officer: a code that never was has no readers either. */
function readersOfAny(): AnyEndpoint {
  return endpoint<ByCode, unknown, null, undefined, Readers>({
    verb: "case.supervise-reading",
    method: "GET",
    path: "/api/case-reading/{code}",
    summary: lookWords.readers,
    params: byCode,
    output: readers as never,
    audit: ({ params }) => ({ subject: params.code }),
    run: async (tx, { params }) => told(await listReaders(tx, params.code)),
  });
}

/** The endpoints of who reads what. */
export const readingEndpoints = (): AnyEndpoint[] => [
  supervising(),
  settingThreshold(),
  readersOfOwn(),
  readersOfAny(),
];

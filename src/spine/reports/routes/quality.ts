/** Endpoints of the board by unit: the list, its totals by kind of unit, and the sheet of exactly what is shown. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { writeSheet } from "#base/sheet/index.ts";
import { endpoint, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import { qualitySheet } from "../document/quality.ts";
import { findCycle, type Cycle } from "../queries/cycle.ts";
import { qualityRows } from "../quality.ts";
import {
  chosenRows,
  countShows,
  qualityOrders,
  qualityShows,
  totalsOf,
  type QualityRow,
} from "../rules/quality.ts";
import { submissionStates } from "../schema.ts";
import { words } from "../words.ts";
import { byId, unitOutput } from "./output.ts";

const query = z.object({
  show: z.enum(qualityShows).default("all"),
  kind: z.string().max(40).optional(),
  q: z.string().trim().max(200).optional(),
  sort: z
    .string()
    .regex(new RegExp(`^-?(${qualityOrders.join("|")})$`))
    .optional(),
  after: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
  /** Keys of the columns that a sheet shall have, with commas; all unless told. */
  columns: z.string().max(200).optional(),
});
type Query = z.infer<typeof query>;

const cellsOutput = z.object({
  required: z.number(),
  value: z.number(),
  zero: z.number(),
  notApplicable: z.number(),
  missing: z.number(),
});
const rulesOutput = z.object({
  apply: z.number(),
  kept: z.number(),
  explained: z.number(),
  broken: z.number(),
});

const rowOutput = z.object({
  submissionId: z.number(),
  unit: unitOutput.extend({ kind: z.string() }),
  state: z.enum(submissionStates),
  cells: cellsOutput,
  firstOn: z.string().nullable(),
  days: z.number(),
  rules: rulesOutput,
});

/** The cycle with every unit of it that this person may see: a unit its own, the receiver all. */
async function rowsOf(tx: Tx, id: number): Promise<{ cycle: Cycle; rows: QualityRow[] }> {
  const cycle = await findCycle(tx, id);
  if (!cycle) throw new Problem("not-found");
  return { cycle, rows: await qualityRows(tx, cycle) };
}

function chosen(rows: readonly QualityRow[], { sort, ...asked }: Query): QualityRow[] {
  const key = qualityOrders.find((order) => order === sort?.replace("-", ""));
  return chosenRows(rows, {
    ...asked,
    sort: key && { key, down: sort?.startsWith("-") ?? false },
  });
}

const path = "/api/reports/cycles/{id}/quality";
const shared = {
  params: byId,
  verb: "report.read",
  method: "GET",
  summary: words.quality,
  query: query as z.ZodType<Query>,
} as const;
const subject = ({ params }: { params: { id: number } }) => ({ subject: `cycle/${params.id}` });

function listing(): AnyEndpoint {
  return endpoint({
    ...shared,
    path,
    output: z.object({ rows: z.array(rowOutput), next: z.string().nullable(), total: z.number() }),
    audit: subject,
    run: async (tx, asked) => {
      const rows = chosen((await rowsOf(tx, asked.params.id)).rows, asked.query);
      return { rows, next: null, total: rows.length };
    },
  });
}

function totalling(): AnyEndpoint {
  const total = z.object({
    kind: z.string().nullable(),
    units: z.number(),
    handed: z.number(),
    onTime: z.number(),
    cells: cellsOutput,
    rules: rulesOutput,
  });
  return endpoint({
    ...shared,
    path: `${path}/totals`,
    output: z.object({
      totals: z.array(total),
      /** How many units each filter shows. */
      counts: z.record(z.enum(qualityShows), z.number()),
    }),
    audit: subject,
    run: async (tx, asked) => {
      const { rows } = await rowsOf(tx, asked.params.id);
      return { totals: totalsOf(chosen(rows, asked.query)), counts: countShows(rows) };
    },
  });
}

function exporting(): AnyEndpoint {
  return endpoint({
    ...shared,
    path: `${path}/export.xlsx`,
    output: "download",
    audit: ({ params }, _, out) => ({
      subject: `cycle/${params.id}`,
      details: { exported: true, bytes: (out as Download).bytes.length },
    }),
    run: async (tx, asked) => {
      const found = await rowsOf(tx, asked.params.id);
      const rows = chosen(found.rows, asked.query);
      const { language } = asked.person;
      const bytes = await writeSheet(qualitySheet(rows, { language, columns: asked.query.columns }));
      const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      return { name: `${words.quality[language]} ${found.cycle.code}.xlsx`, mediaType, bytes };
    },
  });
}

/** All endpoints of the board by unit. */
export function qualityEndpoints(): AnyEndpoint[] {
  return [listing(), totalling(), exporting()];
}

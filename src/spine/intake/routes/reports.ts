/** Endpoints that read reports, from each of the three sides: the place, whom it was given to, who entered it. */
import { z } from "zod";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { briefAnswer, reportAnswer, shownReport, shownReports, type ReportAnswer } from "../answers.ts";
import {
  countReports,
  findReport,
  listReports,
  whichReports,
  type Looking,
  type ReportRow,
  type ReportsAsked,
} from "../queries/report.ts";
import { lookingFrom } from "../looking.ts";
import { reportCode, reportKinds, reportStates } from "../schema.ts";
import { words } from "../words.ts";

const PAGE_MAX = 200;

/** Each side with its verb and its address. */
const sides = [
  { side: "place", verb: "intake.read", path: "/api/intake/reports", acts: true },
  { side: "given", verb: "intake.read-given", path: "/api/intake/given", acts: false },
  { side: "entered", verb: "intake.follow", path: "/api/intake/entered", acts: false },
] as const;
type Side = (typeof sides)[number];

const listQuery = z.object({
  which: z.enum(whichReports).default("open"),
  kind: z.enum(reportKinds).optional(),
  state: z.enum(reportStates).optional(),
  danger: z.stringbool().optional(),
  q: z.string().trim().max(20).optional(),
  after: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
});
type ListQuery = z.infer<typeof listQuery>;

const cursorShape = z.tuple([
  z.coerce.number().int().min(0).max(9),
  z.iso.datetime(),
  z.coerce.number().int(),
]);

function askedOf({ after, ...query }: ListQuery, from: Looking): ReportsAsked {
  const cursor = after === undefined ? undefined : cursorShape.safeParse(after.split(" "));
  if (cursor?.success === false) throw new Problem("invalid");
  return { ...query, from, after: cursor?.data };
}

function listing({ side, verb, path }: Side): AnyEndpoint {
  const page = z.object({ rows: z.array(briefAnswer), next: z.string().nullable(), total: z.number() });
  return endpoint<unknown, ListQuery, null, undefined, z.infer<typeof page>>({
    verb,
    method: "GET",
    path,
    summary: words.listReports,
    query: listQuery as z.ZodType<ListQuery>,
    output: page,
    audit: ({ query }, _, out) => ({
      subject: "intake",
      details: { rows: out.rows.length, which: query.which },
    }),
    run: async (tx, { query, person }) => {
      const asked = askedOf(query, lookingFrom(person, side, verb));
      const found = await listReports(tx, { ...asked, limit: query.limit + 1 });
      const rows = found.slice(0, query.limit);
      const last = rows.at(-1);
      return {
        rows: await shownReports(tx, rows),
        next:
          found.length > query.limit && last
            ? `${last.rank} ${last.receivedAt.toISOString()} ${last.id}`
            : null,
        total: await countReports(tx, asked),
      };
    },
  });
}

export const byCode = z.object({ code: reportCode });
export type ByCode = z.infer<typeof byCode>;

export const loadReport =
  (hold = false) =>
  (tx: Tx, { params }: { params: ByCode }): Promise<ReportRow | undefined> =>
    findReport(tx, params.code, hold);

function reading({ side, verb, path, acts }: Side): AnyEndpoint {
  // Row security says whose it is from this side; the report belongs to the unit of the place.
  return endpoint<ByCode, unknown, null, undefined, ReportAnswer>({
    verb,
    method: "GET",
    path: `${path}/{code}`,
    summary: words.read,
    params: byCode,
    output: reportAnswer,
    audit: ({ params }, _, out) => ({
      subject: `intake/${params.code}`,
      details: { opened: out.content !== null },
    }),
    run: async (tx, { params, person }) => {
      const row = await findReport(tx, params.code);
      if (!row) throw new Problem("not-found");
      return shownReport(tx, row, { person, acts, given: side === "given" });
    },
  });
}

/** All endpoints that read. */
export const readEndpoints = (): AnyEndpoint[] => sides.flatMap((side) => [listing(side), reading(side)]);

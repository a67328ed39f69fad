/** Endpoints of lists: what is climbing and how far, as a page and as a sheet; what was asked of whom. */
import { z } from "zod";
import { dayOf, now, today } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { writeSheet, type ColumnKind } from "#base/sheet/index.ts";
import { say, type Label, type Language } from "#base/words.ts";
import { endpoint, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import {
  climbAnswer,
  explanationAnswer,
  shownClimbs,
  shownExplanations,
  type ClimbAnswer,
  type ExplanationAnswer,
} from "../answers.ts";
import { countBySteps, countClimbs, listClimbs, type ClimbRow, type ClimbsAsked } from "../queries/climb.ts";
import { countExplanations, listExplanations } from "../queries/explanation.ts";
import { STEPS_MAX, thingKinds } from "../schema.ts";
import { kindLabels, stateLabels, words } from "../words.ts";

const PAGE_MAX = 200;
const SHEET_MAX = 50_000;

const climbsQuery = z.object({
  which: z.enum(["open", "ended"]).default("open"),
  kind: z.enum(thingKinds).optional(),
  step: z.coerce.number().int().min(0).max(STEPS_MAX).optional(),
  q: z.string().trim().max(200).optional(),
  sort: z.enum(["due", "-due"]).default("due"),
  after: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  /** Keys of the columns that a sheet shall have, with commas; all unless told. */
  columns: z.string().max(200).optional(),
});
type ClimbsQuery = z.infer<typeof climbsQuery>;

const cursorShape = z.tuple([z.iso.date(), z.coerce.number().int()]);

function askedOf({ after, ...query }: ClimbsQuery): ClimbsAsked {
  const cursor = after === undefined ? undefined : cursorShape.safeParse(after.split(" "));
  if (cursor?.success === false) throw new Problem("invalid", { detail: words.cursor });
  return { ...query, after: cursor?.data };
}

const cursorAfter = (row: ClimbRow): string => `${row.dueOn} ${row.id}`;

const climbsPage = z.object({ rows: z.array(climbAnswer), next: z.string().nullable(), total: z.number() });

function listingClimbs(): AnyEndpoint {
  return endpoint<unknown, ClimbsQuery, null, undefined, z.infer<typeof climbsPage>>({
    verb: "notice.read",
    method: "GET",
    path: "/api/notices/climbs",
    summary: words.readNotices,
    query: climbsQuery as z.ZodType<ClimbsQuery>,
    output: climbsPage,
    audit: ({ query }, _, out) => ({
      subject: `climbs/${query.which}`,
      details: { rows: out.rows.length, searched: Boolean(query.q) },
    }),
    run: async (tx, { query }) => {
      const asked = askedOf(query);
      const found = await listClimbs(tx, { ...asked, limit: query.limit + 1 });
      const rows = found.slice(0, query.limit);
      const last = rows.at(-1);
      return {
        rows: await shownClimbs(tx, rows),
        next: found.length > query.limit && last ? cursorAfter(last) : null,
        total: await countClimbs(tx, asked),
      };
    },
  });
}

function countingClimbs(): AnyEndpoint {
  return endpoint({
    verb: "notice.read",
    method: "GET",
    path: "/api/notices/climbs/counts",
    summary: words.readNotices,
    output: z.object({ steps: z.array(z.object({ step: z.number(), n: z.number() })) }),
    audit: { none: "numbers of climbs hold nothing of any one" },
    run: async (tx) => ({ steps: await countBySteps(tx) }),
  });
}

interface SheetColumn<R> {
  readonly key: string;
  readonly label: Label;
  readonly kind: ColumnKind;
  readonly cell: (row: R, language: Language) => string | number | null;
}

/** The sheet of exactly what the list shows: these rows, the chosen columns. */
async function sheetOf<R>(
  rows: readonly R[],
  all: readonly SheetColumn<R>[],
  as: { readonly name: Label; readonly language: Language; readonly columns: string | undefined },
): Promise<Download> {
  const chosen = as.columns?.split(",");
  const columns = all.filter((column) => !chosen || chosen.includes(column.key));
  const name = say(as.name, as.language);
  const bytes = await writeSheet({
    name,
    columns: columns.map(({ key, label, kind }) => ({ key, kind, title: say(label, as.language) })),
    rows: rows.map((row) =>
      Object.fromEntries(columns.map((column) => [column.key, column.cell(row, as.language)])),
    ),
  });
  const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { name: `${name} ${today()}.xlsx`, mediaType, bytes };
}

/** The columns of the sheet, by the keys of those on the screen. */
const climbColumns: readonly SheetColumn<ClimbAnswer>[] = [
  { key: "title", label: words.title, kind: "text", cell: (c, language) => say(c.title, language) },
  { key: "kind", label: words.kind, kind: "text", cell: (c, language) => say(kindLabels[c.kind], language) },
  { key: "unit", label: words.unit, kind: "text", cell: (c) => c.unit.name },
  { key: "due", label: words.due, kind: "date", cell: (c) => c.dueOn },
  { key: "step", label: words.step, kind: "number", cell: (c) => c.step },
  { key: "next", label: words.nextOn, kind: "date", cell: (c) => c.next?.onDay ?? null },
  { key: "inCharge", label: words.inCharge, kind: "text", cell: (c) => c.inCharge?.name ?? null },
];

function exportingClimbs(): AnyEndpoint {
  return endpoint<unknown, ClimbsQuery>({
    verb: "notice.read",
    method: "GET",
    path: "/api/notices/climbs/export.xlsx",
    summary: words.sheetClimbs,
    query: climbsQuery as z.ZodType<ClimbsQuery>,
    output: "download",
    audit: ({ query }, _, out) => ({
      subject: `climbs/${query.which}`,
      details: { exported: true, bytes: (out as Download).bytes.length },
    }),
    run: async (tx, { query, person }): Promise<Download> => {
      const asked = { ...askedOf(query), after: undefined, limit: SHEET_MAX };
      const climbs = await shownClimbs(tx, await listClimbs(tx, asked));
      const as = { name: words.sheetClimbs, language: person.language, columns: query.columns };
      return sheetOf(climbs, climbColumns, as);
    },
  });
}

const explanationsQuery = z.object({
  which: z.enum(["open", "closed"]).default("open"),
  q: z.string().trim().max(200).optional(),
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  sort: z.string().max(20).optional(),
  columns: z.string().max(200).optional(),
});
type ExplanationsQuery = z.infer<typeof explanationsQuery>;

const explanationsPage = z.object({
  rows: z.array(explanationAnswer),
  next: z.string().nullable(),
  total: z.number(),
});

function listingExplanations(): AnyEndpoint {
  return endpoint<unknown, ExplanationsQuery, null, undefined, z.infer<typeof explanationsPage>>({
    verb: "explanation.read",
    method: "GET",
    path: "/api/explanations",
    summary: words.readExplanations,
    query: explanationsQuery as z.ZodType<ExplanationsQuery>,
    output: explanationsPage,
    audit: ({ query }, _, out) => ({
      subject: `explanations/${query.which}`,
      details: { rows: out.rows.length, searched: Boolean(query.q) },
    }),
    run: async (tx, { query, person }) => {
      const found = await listExplanations(tx, { ...query, limit: query.limit + 1 });
      const rows = found.slice(0, query.limit);
      return {
        rows: await shownExplanations(tx, rows, { person, at: now() }),
        next: found.length > query.limit ? String(rows.at(-1)?.id ?? "") : null,
        total: await countExplanations(tx, query),
      };
    },
  });
}

const explanationColumns: readonly SheetColumn<ExplanationAnswer>[] = [
  { key: "title", label: words.title, kind: "text", cell: (one, language) => say(one.title, language) },
  { key: "unit", label: words.unit, kind: "text", cell: (one) => one.unit.name },
  { key: "by", label: words.askedBy, kind: "text", cell: (one) => one.byUnit.name },
  { key: "asked", label: words.askedOn, kind: "date", cell: (one) => dayOf(one.askedAt) },
  {
    key: "state",
    label: words.state,
    kind: "text",
    cell: (one, language) => say(stateLabels[one.state], language),
  },
  {
    key: "answerBy",
    label: words.answerBy,
    kind: "date",
    cell: ({ answerBy }) => (answerBy?.at ? dayOf(answerBy.at) : null),
  },
  {
    key: "last",
    label: words.lastSaid,
    kind: "text",
    cell: (one) => one.history.findLast((turn) => turn.text !== null)?.text ?? null,
  },
];

function exportingExplanations(): AnyEndpoint {
  return endpoint<unknown, ExplanationsQuery>({
    verb: "explanation.read",
    method: "GET",
    path: "/api/explanations/export.xlsx",
    summary: words.sheetExplanations,
    query: explanationsQuery as z.ZodType<ExplanationsQuery>,
    output: "download",
    audit: ({ query }, _, out) => ({
      subject: `explanations/${query.which}`,
      details: { exported: true, bytes: (out as Download).bytes.length },
    }),
    run: async (tx, { query, person }): Promise<Download> => {
      const rows = await listExplanations(tx, { ...query, after: undefined, limit: SHEET_MAX });
      const shown = await shownExplanations(tx, rows, { person, at: now() });
      const as = { name: words.sheetExplanations, language: person.language, columns: query.columns };
      return sheetOf(shown, explanationColumns, as);
    },
  });
}

/** All endpoints of lists. */
export function listEndpoints(): AnyEndpoint[] {
  return [
    listingClimbs(),
    countingClimbs(),
    exportingClimbs(),
    listingExplanations(),
    exportingExplanations(),
  ];
}

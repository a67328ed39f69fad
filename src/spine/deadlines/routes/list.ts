/** Endpoints of the list of clocks: a page of it, how many there are, and the sheet of exactly that list. */
import { z } from "zod";
import { dayOf, now, today } from "#base/clock.ts";
import { Problem } from "#base/problem.ts";
import { writeSheet, type ColumnKind } from "#base/sheet/index.ts";
import { say, type Label, type Language } from "#base/words.ts";
import { endpoint, type AnyEndpoint, type Download } from "#spine/access/index.ts";
import { clockAnswer, shownClocks, type ClockAnswer } from "../answers.ts";
import type { ClockRow } from "../queries/clocks.ts";
import { countClocks, countListed, listClocksBy, whichClocks, type ClocksAsked } from "../queries/list.ts";
import { stateLabels, words } from "../words.ts";

const PAGE_MAX = 200;
const SHEET_MAX = 50_000;

const listQuery = z.object({
  which: z.enum(whichClocks).default("lapsed"),
  rule: z.string().max(80).optional(),
  q: z.string().trim().max(200).optional(),
  sort: z.enum(["due", "-due"]).default("due"),
  after: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  /** Keys of the columns that a sheet shall have, with commas; all unless told. */
  columns: z.string().max(200).optional(),
});
type ListQuery = z.infer<typeof listQuery>;

const cursorShape = z.tuple([z.union([z.iso.datetime(), z.literal("infinity")]), z.coerce.number().int()]);

function askedOf({ after, ...query }: ListQuery): ClocksAsked {
  const cursor = after === undefined ? undefined : cursorShape.safeParse(after.split(" "));
  if (cursor?.success === false) throw new Problem("invalid", { detail: words.cursor });
  return { ...query, at: now(), after: cursor?.data };
}

const cursorAfter = (row: ClockRow): string => `${row.dueAt?.toISOString() ?? "infinity"} ${row.id}`;

function listing(): AnyEndpoint {
  const page = z.object({ rows: z.array(clockAnswer), next: z.string().nullable(), total: z.number() });
  return endpoint<unknown, ListQuery, null, undefined, z.infer<typeof page>>({
    verb: "clock.read",
    method: "GET",
    path: "/api/clocks",
    summary: words.readClocks,
    query: listQuery as z.ZodType<ListQuery>,
    output: page,
    audit: ({ query }, _, out) => ({
      subject: `clocks/${query.which}`,
      details: { rows: out.rows.length, searched: Boolean(query.q) },
    }),
    run: async (tx, { query, person }) => {
      const asked = askedOf(query);
      const found = await listClocksBy(tx, { ...asked, limit: query.limit + 1 });
      const rows = found.slice(0, query.limit);
      const last = rows.at(-1);
      return {
        rows: await shownClocks(tx, rows, { person, at: asked.at }),
        next: found.length > query.limit && last ? cursorAfter(last) : null,
        total: await countListed(tx, asked),
      };
    },
  });
}

function counting(): AnyEndpoint {
  return endpoint({
    verb: "clock.read",
    method: "GET",
    path: "/api/clocks/counts",
    summary: words.readClocks,
    output: z.object({ open: z.number(), lapsed: z.number(), late: z.number(), paused: z.number() }),
    audit: { none: "numbers of clocks hold nothing of any one" },
    run: (tx) => countClocks(tx, now()),
  });
}

interface SheetColumn {
  readonly key: string;
  readonly label: Label;
  readonly kind: ColumnKind;
  readonly cell: (clock: ClockAnswer, language: Language) => string | null;
}

const day = (at: Date | null): string | null => at && dayOf(at);

/** The columns of the sheet, by the keys of those on the screen. */
const sheetColumns: readonly SheetColumn[] = [
  { key: "subject", label: words.subject, kind: "code", cell: (clock) => clock.subject.code },
  { key: "rule", label: words.rule, kind: "text", cell: ({ rule }, language) => say(rule.label, language) },
  { key: "unit", label: words.unit, kind: "text", cell: (clock) => clock.unit.name },
  { key: "due", label: words.due, kind: "date", cell: (clock) => day(clock.dueAt) },
  {
    key: "source",
    label: words.source,
    kind: "text",
    cell: ({ rule }, language) => say(rule.said, language),
  },
  {
    key: "state",
    label: words.state,
    kind: "text",
    cell: ({ state }, language) => say(stateLabels[state], language),
  },
  { key: "started", label: words.started, kind: "date", cell: (clock) => day(clock.startedAt) },
  { key: "stopped", label: words.stopped, kind: "date", cell: (clock) => day(clock.stoppedAt) },
  {
    key: "explained",
    label: words.explained,
    kind: "text",
    cell: (clock) => clock.events.findLast((event) => event.act === "explain")?.reason ?? null,
  },
];

async function sheetOf(
  clocks: readonly ClockAnswer[],
  as: { readonly language: Language; readonly columns: string | undefined },
): Promise<Download> {
  const chosen = as.columns?.split(",");
  const columns = sheetColumns.filter((column) => !chosen || chosen.includes(column.key));
  const name = say(words.listName, as.language);
  const bytes = await writeSheet({
    name,
    columns: columns.map(({ key, label, kind }) => ({ key, kind, title: say(label, as.language) })),
    rows: clocks.map((clock) =>
      Object.fromEntries(columns.map((column) => [column.key, column.cell(clock, as.language)])),
    ),
  });
  const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { name: `${name} ${today()}.xlsx`, mediaType, bytes };
}

function exporting(): AnyEndpoint {
  return endpoint<unknown, ListQuery>({
    verb: "clock.read",
    method: "GET",
    path: "/api/clocks/export.xlsx",
    summary: words.listName,
    query: listQuery as z.ZodType<ListQuery>,
    output: "download",
    audit: ({ query }, _, out) => ({
      subject: `clocks/${query.which}`,
      details: { exported: true, bytes: (out as Download).bytes.length },
    }),
    run: async (tx, { query, person }) => {
      const asked = { ...askedOf(query), after: undefined, limit: SHEET_MAX };
      const clocks = await shownClocks(tx, await listClocksBy(tx, asked), { person, at: asked.at });
      return sheetOf(clocks, { language: person.language, columns: query.columns });
    },
  });
}

/** All endpoints of the list. */
export function listEndpoints(): AnyEndpoint[] {
  return [listing(), counting(), exporting()];
}

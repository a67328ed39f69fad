/** Tasks: the list with its filters, the sheet of exactly that list, and one. */
import { z } from "zod";
import { dayOf, today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { streamSheet, type SheetColumn, type SheetRecord } from "#base/sheet/index.ts";
import { say, type Label, type Language } from "#base/words.ts";
import { endpoint, type AnyEndpoint, type Download, type Person } from "#spine/access/index.ts";
import { notesAnswer, taskAnswer } from "../answers.ts";
import {
  cursorAfter,
  findTask,
  listNotes,
  listTasks,
  type TaskRow,
  type TasksAsked,
} from "../queries/task.ts";
import { filterWords } from "../filter-words.ts";
import { filterOf, filterShape } from "../rules/filter.ts";
import { daysLate, isOverdue } from "../rules/status.ts";
import { dueSources, partCodes, parts, taskStatusCodes, taskStatuses, year } from "../schema.ts";
import { taskAbilities } from "../verbs.ts";
import { replacingWords } from "../replacing-words.ts";
import { words } from "../words.ts";

const PAGE_MAX = 200;
/** Read at a time while a sheet is written. */
const CHUNK = 5000;
/** Rows that a sheet of Excel holds beneath its head. */
const EXCEL_ROWS = 1_048_575;

export const byCode = z.object({ code: z.string().max(40) });
export type ByCode = z.infer<typeof byCode>;

const id = z.coerce.number().int().positive().optional();

const listQuery = z.object({
  year: year.optional(),
  document: id,
  clause: id,
  /** A clause and all below it. */
  under: id,
  agency: id,
  part: z.enum(partCodes).optional(),
  status: z.enum([...taskStatusCodes, "open", "overdue", "ended"]).optional(),
  mine: z.enum(["true", "false"]).optional(),
  q: z.string().trim().max(200).optional(),
  sort: z.enum(["due", "-due", "clause", "code"]).default("due"),
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  ...filterShape,
});
type ListQuery = z.infer<typeof listQuery>;

const cursorShape = z.tuple([z.union([z.string().max(100), z.number()]), z.number()]);

function parseCursor(text: string): readonly [string | number, number] {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    throw new Problem("invalid", { detail: words.cursor });
  }
}

function askedOf(person: Person, query: ListQuery): TasksAsked {
  const { after, mine, q, ...rest } = query;
  return {
    ...rest,
    filter: filterOf(query),
    ...(q && { q }),
    ...(mine === "true" && { mine: person.unitId }),
    ...(after && { after: parseCursor(after) }),
    today: today(),
  };
}

/** A task as it goes out: lateness of today and what this person may do. */
export function shownTask(person: Person, row: TaskRow) {
  const day = today();
  return {
    ...row,
    overdue: isOverdue(row, day),
    lateDays: daysLate(row, day),
    can: taskAbilities(person, row),
  };
}

function listing(): AnyEndpoint {
  return endpoint<unknown, ListQuery>({
    verb: "task.read",
    method: "GET",
    path: "/api/tasks",
    summary: words.tasks,
    query: listQuery as z.ZodType<ListQuery>,
    output: z.object({ rows: z.array(taskAnswer), next: z.string().nullable() }),
    audit: ({ query }, _, out) => ({
      subject: "tasks",
      details: { rows: (out as { rows: unknown[] }).rows.length, searched: Boolean(query.q) },
    }),
    run: async (tx, { person, query }) => {
      const asked = askedOf(person, query);
      const found = await listTasks(tx, { ...asked, limit: query.limit + 1 });
      const rows = found.slice(0, query.limit);
      const last = rows.at(-1);
      const next =
        found.length > query.limit && last
          ? Buffer.from(JSON.stringify(cursorAfter(last, query.sort))).toString("base64url")
          : null;
      return { rows: rows.map((row) => shownTask(person, row)), next };
    },
  });
}

const sheetColumns = [
  ["code", words.code, "code"],
  ["unit", words.unit, "text"],
  ["path", words.clausePath, "code"],
  ["text", words.clause, "text"],
  ["document", words.document, "code"],
  ["year", words.year, "integer"],
  ["part", words.part, "text"],
  ["status", words.status, "text"],
  ["dueOn", words.dueOn, "date"],
  ["dueSource", words.dueSource, "text"],
  ["product", words.product, "text"],
  ["answerable", words.answerable, "text"],
  ["percent", words.percent, "integer"],
  ["acknowledgedOn", words.acknowledgedOn, "date"],
  ["doneOn", words.doneOn, "date"],
  ["lastNote", words.lastNote, "text"],
] as const;

const dayOrNull = (at: Date | null): string | null => (at ? dayOf(at) : null);

/** A row of the sheet; its words in the person's language. */
export function sheetRow(
  row: TaskRow,
  as: { readonly language: Language; readonly day: string },
): SheetRecord {
  const status = say(taskStatuses[row.status], as.language);
  const said = (label: Label): string => ` (${say(label, as.language).toLowerCase()})`;
  const late = isOverdue(row, as.day) ? said(words.overdue) : row.endedOn ? said(replacingWords.ended) : "";
  return {
    code: row.code,
    unit: row.unit.name,
    path: row.clause.path,
    text: row.clause.text,
    document: row.document.number ?? row.document.title,
    year: row.year,
    part: say(parts[row.part], as.language),
    status: `${status}${late}`,
    dueOn: row.dueOn,
    dueSource: say(dueSources[row.dueSource], as.language),
    product: row.product,
    answerable: row.answerable,
    percent: row.percent,
    acknowledgedOn: dayOrNull(row.acknowledgedAt),
    doneOn: row.doneOn,
    lastNote: row.lastNote,
  };
}

/** Every task that fits, however many: read by key, a chunk at a time. A list longer than a sheet is refused, never cut. */
async function* allTasks(tx: Tx, asked: TasksAsked): AsyncGenerator<TaskRow> {
  let after = asked.after;
  for (let n = 0; ; n += CHUNK) {
    const rows = await listTasks(tx, { ...asked, after, limit: CHUNK });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    if (n + CHUNK >= EXCEL_ROWS) throw new Problem("rule", { detail: filterWords.tooManyRows });
    after = cursorAfter(last, asked.sort);
  }
}

async function* sheetRows(tx: Tx, asked: TasksAsked, language: Language): AsyncGenerator<SheetRecord> {
  for await (const row of allTasks(tx, asked)) yield sheetRow(row, { language, day: asked.today });
}

async function sheetOf(tx: Tx, asked: TasksAsked, language: Language): Promise<Download> {
  const columns: SheetColumn[] = sheetColumns.map(([key, label, kind]) => ({
    key,
    title: say(label, language),
    kind,
  }));
  const rows = sheetRows(tx, asked, language);
  const stream = await streamSheet({ name: say(words.tasks, language), columns, rows });
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return {
    name: `${say(words.tasks, language)} ${asked.today}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes,
  };
}

function exporting(): AnyEndpoint {
  return endpoint<unknown, ListQuery>({
    verb: "task.read",
    method: "GET",
    path: "/api/tasks/export.xlsx",
    summary: words.tasks,
    query: listQuery as z.ZodType<ListQuery>,
    output: "download",
    audit: (_, __, out) => ({
      subject: "tasks",
      details: { exported: true, bytes: (out as Download).bytes.length },
    }),
    run: (tx, { person, query }) =>
      sheetOf(tx, { ...askedOf(person, query), after: undefined }, person.language),
  });
}

function showing(): AnyEndpoint[] {
  const common = {
    verb: "task.read",
    method: "GET",
    params: byCode,
    load: (tx: Parameters<typeof findTask>[0], { params }: { params: ByCode }) => findTask(tx, params.code),
    audit: ({ params }: { params: ByCode }) => ({ subject: params.code }),
  } as const;
  return [
    endpoint<ByCode, unknown, null, TaskRow>({
      ...common,
      path: "/api/tasks/{code}",
      summary: words.task,
      output: taskAnswer,
      run: (_, { person }, row) => Promise.resolve(shownTask(person, row)),
    }),
    endpoint<ByCode, unknown, null, TaskRow>({
      ...common,
      path: "/api/tasks/{code}/notes",
      summary: words.lastNote,
      output: notesAnswer,
      run: async (tx, _, row) => ({ rows: await listNotes(tx, row.id) }),
    }),
  ];
}

/** Endpoints that read tasks. */
export function taskEndpoints(): AnyEndpoint[] {
  return [listing(), exporting(), ...showing()];
}

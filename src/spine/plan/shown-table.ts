/** A view of the plan as a table: exactly the rows shown, in their order, for a file of any kind. */
import { dayOf } from "#base/clock.ts";
import { formatDay } from "#base/vi/index.ts";
import type { SheetColumn, SheetValue } from "#base/sheet/index.ts";
import { say, type Label, type Language } from "#base/words.ts";
import { filterWords as words } from "./filter-words.ts";
import { matrixLetters } from "./queries/progress.ts";
import type { matrixOf, timelineOf, treeOf, unitsOf } from "./routes/progress.ts";
import {
  mapShown,
  matrixShown,
  measureOf,
  timelineShown,
  unitsShown,
  valueOn,
  type Asked,
} from "./rules/shown.ts";
import { keptOf, treeFilters, treeRows } from "./rules/tree-shown.ts";
import { taskStatuses, type TaskStatus } from "./schema.ts";

type Answer<F extends (...given: never[]) => unknown> = Awaited<ReturnType<F>>;

/** Titles and values in the order of the columns. */
export interface ShownTable {
  readonly columns: readonly Pick<SheetColumn, "title" | "kind" | "width">[];
  readonly rows: readonly (readonly SheetValue[])[];
}

type Column = readonly [Label, SheetColumn["kind"], number?];

const headed = (columns: readonly Column[], language: Language): ShownTable["columns"] =>
  columns.map(([label, kind, width]) => ({
    title: say(label, language),
    kind,
    ...(width !== undefined && { width }),
  }));

const counts = [
  [words.all, "integer"],
  [words.newOnes, "integer"],
  [words.doing, "integer"],
  [words.done, "integer"],
  [words.overdue, "integer"],
] as const satisfies readonly Column[];

/** The clause tree. `mine`: clauses of which the person's unit has a task; `folded`: whose lower rows are folded away. */
export function treeTable(
  data: Answer<typeof treeOf>,
  asked: Asked & { readonly mine: ReadonlySet<number>; readonly folded: ReadonlySet<number> },
  language: Language,
): ShownTable {
  const filter = treeFilters.find((f) => f === asked.show) ?? "all";
  const rows = treeRows(keptOf(data.clauses, filter, asked.mine), asked.folded);
  return {
    columns: headed(
      [
        [words.path, "code", 12],
        [words.what, "text", 60],
        ...counts,
        [words.percent, "integer"],
        [words.leads, "text", 28],
        [words.communes, "integer"],
        [words.agencies, "integer"],
        [words.evidence, "integer"],
        [words.due, "date"],
      ],
      language,
    ),
    rows: rows.map(({ clause, depth }) => {
      const { counts: c, own } = clause;
      const numbers = [c.total, c.given, c.doing, c.done, c.overdue, c.percent];
      const who = [own.leads.join(", "), own.communes, own.units - own.communes, own.evidence];
      return [clause.path, `${"  ".repeat(depth)}${clause.title}`, ...numbers, ...who, own.dueOn];
    }),
  };
}

/** Unit by unit. */
export function unitsTable(data: Answer<typeof unitsOf>, asked: Asked, language: Language): ShownTable {
  return {
    columns: headed(
      [
        [words.code, "code"],
        [words.unit, "text", 36],
        ...counts,
        [words.percent, "integer"],
        [words.reminded, "date"],
      ],
      language,
    ),
    rows: unitsShown(data.rows, asked).map((r) => [
      r.code,
      r.name,
      r.total,
      r.given,
      r.doing,
      r.done,
      r.overdue,
      r.percent,
      r.remindedAt && dayOf(r.remindedAt),
    ]),
  };
}

const measureWords = {
  overdue: words.overdue,
  given: words.newOnes,
  done: words.percent,
} as const;

/** The table beside the map; `placed`: the units that lie on it. */
export function mapTable(
  data: Answer<typeof unitsOf>,
  asked: Asked & { readonly placed: ReadonlySet<number> },
  language: Language,
): ShownTable {
  const measure = measureOf(asked.show);
  const rows = mapShown(
    data.rows.filter((r) => asked.placed.has(r.unitId)),
    asked.show,
  );
  return {
    columns: headed(
      [
        [words.unit, "text", 36],
        [measureWords[measure], "integer"],
      ],
      language,
    ),
    rows: rows.map((r) => [r.name, valueOn(measure, r)]),
  };
}

const statusOf = new Map(
  Object.entries(matrixLetters).map(([status, letter]) => [letter, taskStatuses[status as TaskStatus]]),
);

function cellText(letter: string, isLead: boolean, language: Language): string {
  const status = statusOf.get(letter.toLowerCase());
  if (!status) return "";
  const isLate = letter !== letter.toLowerCase();
  const parts = [status, ...(isLate ? [words.late2] : []), ...(isLead ? [words.lead] : [])];
  return parts.map((label) => say(label, language)).join(", ");
}

/** Every unit against every clause, in words. */
export function matrixTable(data: Answer<typeof matrixOf>, asked: Asked, language: Language): ShownTable {
  const heads = data.clauses.map((c): ShownTable["columns"][number] => ({
    title: c.path || "…",
    kind: "text",
    width: 14,
  }));
  return {
    columns: [...headed([[words.unit, "text", 36]], language), ...heads],
    rows: matrixShown(data.units, asked).map((u) => [
      u.name,
      ...data.clauses.map((_, n) => cellText(u.cells.charAt(n), u.leads.charAt(n) === "1", language)),
    ]),
  };
}

/** What is due on which day, and the days that the plan observes, month by month. */
export function timelineTable(data: Answer<typeof timelineOf>, language: Language): ShownTable {
  const months = timelineShown(data, data.year);
  return {
    columns: headed(
      [
        [words.month, "integer"],
        [words.day, "text"],
        [words.what, "text", 60],
        [words.tasksDue, "integer"],
        [words.stillOpen, "integer"],
      ],
      language,
    ),
    rows: months.flatMap(({ month, due, observances }) => [
      ...due.map((d): SheetValue[] => [
        month,
        formatDay(d.dueOn),
        say(words.tasksDue, language),
        d.tasks,
        d.open,
      ]),
      ...observances.map((o): SheetValue[] => {
        const day = o.onDay ? `${o.onDay.slice(-2)}/${o.onDay.slice(-5, -3)}` : "";
        return [month || null, day, o.name, null, null];
      }),
    ]),
  };
}

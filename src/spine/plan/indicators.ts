/** The numbers that tasks yield, by unit and by clause, for a year; each led back to the tasks it counts. */
import { sql, type RawBuilder } from "kysely";
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Label } from "#base/words.ts";
import { AT_CLAUSE } from "./queries/standing.ts";
import { figureWords as words } from "./words.ts";

/** The span a figure is computed for. */
export interface FigureWindow {
  readonly year: number;
  readonly from: string;
  readonly to: string;
}

/** One number this module yields. */
export interface TaskFigure {
  readonly id: string;
  readonly label: Label;
  readonly unit: Label;
  readonly definition: Label;
  readonly source: Label;
  readonly version: number;
  readonly breakdowns: readonly string[];
  readonly cells: (
    tx: Tx,
    window: FigureWindow,
  ) => Promise<{ unitId: number; dims: Record<string, string>; value: number }[]>;
  /** A clause is called by its place and its first words. */
  readonly names: (
    tx: Tx,
    asked: { readonly breakdown: string; readonly values: readonly string[] },
  ) => Promise<ReadonlyMap<string, Label>>;
  readonly records: (
    tx: Tx,
    cell: { unitId: number | null; dims: Record<string, string>; window: FigureWindow },
  ) => Promise<{ code: string; title: string; href: string; unitId: number }[]>;
}

type Condition = (window: FigureWindow) => RawBuilder<unknown>;

const RECORDS_MAX = 5000;

/** The last day that has been: a window that is not over is read as of today. */
const lastDay = (window: FigureWindow): string => (window.to < today() ? window.to : today());

const noDims = (): Record<string, string> => ({});

const NAME_MAX = 80;

const namesOfClauses: TaskFigure["names"] = async (tx, { breakdown, values }) => {
  if (breakdown !== "clause") return new Map();
  const found = await sql<{ id: string; path: string; text: string; number: string | null }>`
    select c.id::text as id, c.path, c.text, d.number from plan.clause c join plan.document d on d.id = c.document_id
    where c.id = any(${[...values]}::bigint[])`.execute(tx);
  return new Map(
    found.rows.map(({ id, path, text, number }) => {
      const first = text.length > NAME_MAX ? `${text.slice(0, NAME_MAX).trimEnd()}…` : text;
      const name = [path, first, number && `(${number})`].filter(Boolean).join(" ");
      return [id, { vi: name, en: name }];
    }),
  );
};

function figure(id: string, told: { label: Label; definition: Label }, condition: Condition): TaskFigure {
  const where = (window: FigureWindow) =>
    sql`t.year = ${window.year} and t.clause_id is not null and ${condition(window)}`;
  return {
    id,
    ...told,
    unit: words.tasks,
    source: words.fromTasks,
    version: 2,
    breakdowns: ["clause"],
    names: namesOfClauses,
    cells: async (tx, window) => {
      const found = await sql<{ unitId: number; clause: string | null; value: number }>`
        select t.unit_id, ${AT_CLAUSE}::text as clause, count(*) as value
        from plan.task t join records.record r on r.id = t.id where ${where(window)}
        group by grouping sets ((t.unit_id), (t.unit_id, ${AT_CLAUSE})) order by t.unit_id, ${AT_CLAUSE} nulls first`.execute(
        tx,
      );
      // A row without a clause is the whole of the unit.
      return found.rows.map(({ unitId, clause, value }) => ({
        unitId,
        dims: clause === null ? noDims() : { clause },
        value,
      }));
    },
    records: async (tx, { unitId, dims, window }) => {
      const clause = dims["clause"] ?? null;
      const found = await sql<{
        code: string;
        title: string;
        unitId: number;
      }>`select r.code, r.title, t.unit_id
        from plan.task t join records.record r on r.id = t.id
        where ${where(window)} and (${unitId}::int is null or t.unit_id = ${unitId})
          and (${clause}::bigint is null or t.clause_id = ${clause}::bigint or ${AT_CLAUSE} = ${clause}::bigint
            or exists (select from plan.fate f where f.task_id = t.id and f.fate = 'carry' and f.from_clause_id = ${clause}::bigint))
        order by r.code limit ${RECORDS_MAX}`.execute(tx);
      return found.rows.map((r) => ({ ...r, href: `/tasks/${r.code}` }));
    },
  };
}

const acknowledgedBy: Condition = (window) =>
  sql`(t.acknowledged_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${lastDay(window)}::date and ${stillAsked(window)}`;

const doneBy: Condition = (window) => sql`t.done_on is not null and t.done_on <= ${lastDay(window)}::date`;

/**
 * What the city had ended by that day is no longer asked of anyone: the list leaves it out, and so must the number that
 * leads there. What it ended later counts as it stood. A frozen report keeps what it counted.
 */
const stillAsked: Condition = (window) => sql`(t.ended_on is null or t.ended_on > ${lastDay(window)}::date)`;

/** What reports count of tasks. A cell that is absent where tasks exist is zero; where none do, not applicable. */
export const taskFigures: readonly TaskFigure[] = [
  figure("tasks.given", { label: words.given, definition: words.givenIs }, stillAsked),
  figure(
    "tasks.acknowledged",
    { label: words.acknowledged, definition: words.acknowledgedIs },
    acknowledgedBy,
  ),
  figure("tasks.done", { label: words.done, definition: words.doneIs }, doneBy),
  figure(
    "tasks.done-on-time",
    { label: words.onTime, definition: words.onTimeIs },
    (window) => sql`${doneBy(window)} and (t.due_on is null or t.done_on <= t.due_on)`,
  ),
  figure(
    "tasks.overdue",
    { label: words.overdue, definition: words.overdueIs },
    (window) => sql`t.due_on < ${lastDay(window)}::date and r.status <> 'not-done'
      and (t.done_on is null or t.done_on > ${lastDay(window)}::date) and ${stillAsked(window)}`,
  ),
];

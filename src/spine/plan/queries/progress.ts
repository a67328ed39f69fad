/** SQL of progress: tasks counted by clause, by clause and unit, by day. Row security leaves only what may be seen. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { PlanFilter } from "../rules/filter.ts";
import type { Counts } from "../rules/tree.ts";
import { AT_CLAUSE, AT_DOCUMENT } from "./standing.ts";
import type { TaskStatus } from "../schema.ts";
import { filterConditions, OPEN } from "./filter.ts";

/** What progress is asked of. */
export interface ProgressAsked {
  readonly documentId: number;
  readonly year: number;
  /** The day on which lateness is judged. */
  readonly today: string;
  /** What the views are narrowed to: only the tasks that fit are counted. */
  readonly filter: PlanFilter;
}

/** The plan's tasks of the year that fit the filter. */
const asWhere = ({ documentId, year, filter, today }: ProgressAsked) =>
  sql.join(
    [sql`${AT_DOCUMENT} = ${documentId} and t.year = ${year}`, ...filterConditions(filter, today)],
    sql` and `,
  );

const late = (asked: ProgressAsked) =>
  sql`(${OPEN} and t.due_on is not null and t.due_on < ${asked.today}::date)`;

const counted = (asked: ProgressAsked) => sql`count(*) filter (where r.status = 'given') as given,
  count(*) filter (where r.status = 'received') as received, count(*) filter (where r.status = 'doing') as doing,
  count(*) filter (where r.status = 'done') as done, count(*) filter (where r.status = 'not-done') as not_done,
  count(*) filter (where ${late(asked)}) as overdue`;

const FROM = sql`from plan.task t join records.record r on r.id = t.id`;

/** A clause's tasks: how they stand, how many units have them, the first of those that lead. */
export interface ClauseTasks extends Counts {
  readonly clauseId: number;
  readonly units: number;
  readonly communes: number;
  readonly leads: readonly string[];
  readonly evidence: number;
  readonly dueOn: string | null;
}

/** The tasks of each clause, read once for all that is told of them. */
export async function tasksByClause(tx: Tx, asked: ProgressAsked): Promise<Map<number, ClauseTasks>> {
  const found = await sql<ClauseTasks>`select c.*, coalesce(l.n, 0) as evidence from (
      select ${AT_CLAUSE} as clause_id, ${counted(asked)}, count(distinct u.id) as units,
        count(distinct u.id) filter (where u.kind in ('ward', 'commune')) as communes,
        (array_agg(u.name order by u.code) filter (where t.part = 'lead'))[1:3] as leads, min(t.due_on) as due_on
      ${FROM} join agencies.unit u on u.id = t.unit_id
      where ${asWhere(asked)} group by ${AT_CLAUSE}) c
    left join (select ${AT_CLAUSE} as clause_id, count(*) as n from records.link l join plan.task t on t.id = l.from_id join records.record r on r.id = t.id
      where l.kind = 'evidence' and ${asWhere(asked)}
      group by ${AT_CLAUSE}) l on l.clause_id = c.clause_id`.execute(tx);
  return new Map(found.rows.map((r) => [r.clauseId, { ...r, leads: r.leads ?? [] }]));
}

/** One letter a task; a capital is late. */
export const matrixLetters: Readonly<Record<TaskStatus, string>> = {
  given: "g",
  received: "r",
  doing: "p",
  done: "d",
  "not-done": "n",
};

/** A unit's tasks in one line: the clauses in the order of their numbers, a letter each, and "1" where it leads. */
export interface MatrixLine {
  readonly unitId: number;
  readonly clauses: readonly number[];
  readonly letters: string;
  readonly leads: string;
}

/**
 * One line a unit, written by the database: ten thousand rows would take longer to carry than to count. Where a unit has
 * taken over another's task of the same clause as well, the one that waits longest is told.
 */
export async function matrixLines(tx: Tx, asked: ProgressAsked): Promise<MatrixLine[]> {
  const letter = sql.join(
    Object.entries(matrixLetters).map(([status, sign]) => sql`when ${status} then ${sign}`),
    sql` `,
  );
  const found = await sql<Omit<MatrixLine, "clauses"> & { clauses: string }>`select c.unit_id,
      string_agg(c.clause_id::text, ',' order by c.clause_id) as clauses,
      string_agg(case when c.late then upper(c.letter) else c.letter end, '' order by c.clause_id) as letters,
      string_agg(case c.part when 'lead' then '1' else '0' end, '' order by c.clause_id) as leads
    from (select distinct on (t.unit_id, ${AT_CLAUSE}) ${AT_CLAUSE} as clause_id, t.unit_id, t.part,
        case r.status ${letter} else '?' end as letter, ${late(asked)} as late ${FROM}
      where ${asWhere(asked)}
      order by t.unit_id, ${AT_CLAUSE}, r.status in ('done', 'not-done'), t.due_on, t.came_from nulls first) c
    group by c.unit_id`.execute(tx);
  return found.rows.map((line) => ({ ...line, clauses: line.clauses.split(",").map(Number) }));
}

export interface MatrixUnit {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/** These units, in the order of their kinds and codes. */
export async function matrixUnits(tx: Tx, ids: readonly number[]): Promise<MatrixUnit[]> {
  const found = await sql<MatrixUnit>`select u.id, u.code, u.name, u.kind from agencies.unit u
    join agencies.unit_kind k on k.code = u.kind
    where u.id = any(${ids}::int[])
    order by case when u.kind in ('ward', 'commune') then 1 else 0 end, k.sort, u.code`.execute(tx);
  return found.rows;
}

export interface UnitProgress extends Counts {
  /** When the city last asked about one of these tasks. */
  readonly remindedAt: Date | null;
  readonly unitId: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/**
 * Each unit's tasks: who is late, who has not acknowledged. Tasks are counted before their units are looked up; reminders
 * are few, and are read from their own side ("offset 0" keeps the planner from asking for them task by task).
 */
export async function countsByUnit(tx: Tx, asked: ProgressAsked): Promise<UnitProgress[]> {
  const found = await sql<UnitProgress>`select u.id as unit_id, u.code, u.name, u.kind,
      c.given, c.received, c.doing, c.done, c.not_done, c.overdue, m.at as reminded_at
    from (select t.unit_id, ${counted(asked)} ${FROM}
      where ${asWhere(asked)} group by t.unit_id) c
    join agencies.unit u on u.id = c.unit_id
    left join (select t.unit_id, max(m.at) as at from (select task_id, at from plan.reminder offset 0) m
      join plan.task t on t.id = m.task_id
      where ${AT_DOCUMENT} = ${asked.documentId} and t.year = ${asked.year} group by t.unit_id) m on m.unit_id = u.id
    order by c.overdue desc, u.code`.execute(tx);
  return found.rows;
}

export interface DueDay {
  readonly dueOn: string;
  readonly tasks: number;
  readonly open: number;
}

/** How many tasks are due on which day. */
export async function dueDays(tx: Tx, asked: ProgressAsked): Promise<DueDay[]> {
  const found = await sql<DueDay>`select t.due_on, count(*) as tasks,
      count(*) filter (where ${OPEN}) as open ${FROM}
    where ${asWhere(asked)} and t.due_on is not null
    group by t.due_on order by t.due_on`.execute(tx);
  return found.rows;
}

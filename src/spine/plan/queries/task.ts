/** SQL of tasks: one, a page of them, what is told of them. Row security leaves only those the person may see. */
import { sql, type RawBuilder } from "kysely";
import { likeText, type Tx } from "#base/database/index.ts";
import type { Fate } from "../rules/replacing.ts";
import type { Period } from "../rules/period.ts";
import type { DocumentState, DueSource, Part, TaskOrigin, TaskStatus } from "../schema.ts";
import type { PlanFilter } from "../rules/filter.ts";
import type { UnitNamed } from "./document.ts";
import { AT_CLAUSE, AT_DOCUMENT, OWN_TITLE } from "./standing.ts";
import { beneath, filterConditions, OPEN } from "./filter.ts";

export interface TaskRow {
  readonly id: number;
  readonly code: string;
  readonly unitId: number;
  readonly title: string;
  readonly status: TaskStatus;
  readonly version: number;
  readonly updatedAt: Date;
  readonly unit: UnitNamed;
  /** The unit that had it before, and ended. */
  readonly cameFrom: UnitNamed | null;
  /** Without a number where it comes from something else than a plan. */
  readonly clause: { readonly id: number | null; readonly path: string; readonly text: string };
  readonly document: {
    readonly id: number | null;
    readonly number: string | null;
    readonly title: string;
    readonly state: DocumentState;
  };
  /** Where it stands in the order of plans and clauses. */
  readonly place: number;
  readonly origin: TaskOrigin;
  readonly year: number;
  readonly period: Period;
  readonly part: Part;
  readonly dueOn: string | null;
  readonly dueSource: DueSource;
  readonly product: string | null;
  readonly answerable: string | null;
  readonly percent: number | null;
  readonly acknowledgedAt: Date | null;
  readonly doneOn: string | null;
  readonly evidence: number;
  readonly lastNote: string | null;
  /** The day on which the city ended it, for whatever its unit told of it; null where it was not. */
  readonly endedOn: string | null;
  readonly endedBecause: string | null;
  /** What became of it when its plan was last replaced. */
  readonly moved: {
    readonly replacementId: number;
    readonly fate: Fate;
    readonly plan: string;
    readonly path: string;
    readonly next: string | null;
  } | null;
}

const SELECT = sql`select r.id, r.code, r.unit_id, r.title, r.status, r.version, r.updated_at,
    jsonb_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit,
    (select jsonb_build_object('id', o.id, 'code', o.code, 'name', o.name) from agencies.unit o where o.id = t.came_from)
      as came_from,
    jsonb_build_object('id', c.id, 'path', coalesce(c.path, ''), 'text', coalesce(c.text, r.title)) as clause,
    jsonb_build_object('id', d.id, 'number', d.number, 'title', coalesce(d.title, m.name_vi, ${OWN_TITLE}), 'state', coalesce(d.state, 'published')) as document,
    coalesce(t.document_id * 100000 + c.position, 0) as place, case when c.id is not null then 'plan' when m.id is not null then 'observance' else 'own' end as origin, t.year, t.period, t.part, t.due_on, t.due_source, t.product, t.answerable, t.percent, t.acknowledged_at, t.done_on,
    (select count(*) from records.link l where l.from_id = r.id and l.kind = 'evidence')
      + (select count(*) from records.attachment a where a.record_id = r.id and a.detached_at is null) as evidence,
    (select p.note from plan.progress p where p.task_id = r.id and p.note is not null order by p.id desc limit 1) as last_note,
    t.ended_on, t.ended_because,
    (select jsonb_build_object('replacementId', f.replacement_id, 'fate', f.fate, 'plan', coalesce(o.number, o.title), 'path', k.path, 'next', x.code)
      from plan.fate f join plan.clause k on k.id = f.from_clause_id join plan.document o on o.id = k.document_id
      left join records.record x on x.id = f.next_task_id where f.task_id = t.id order by f.replacement_id desc limit 1) as moved`;

const FROM = sql`from plan.task t join records.record r on r.id = t.id left join plan.clause c on c.id = t.clause_id
  left join plan.document d on d.id = t.document_id left join plan.commemoration m on m.id = t.commemoration_id join agencies.unit u on u.id = t.unit_id`;

export async function findTask(tx: Tx, code: string): Promise<TaskRow | undefined> {
  return (await sql<TaskRow>`${SELECT} ${FROM} where r.code = ${code} and r.register = 'tasks'`.execute(tx))
    .rows[0];
}

export type TaskSort = "due" | "-due" | "clause" | "code";

/** What a list of tasks is asked for. */
export interface TasksAsked {
  readonly year?: number | undefined;
  readonly document?: number | undefined;
  readonly clause?: number | undefined;
  /** A clause with all that stand below it. */
  readonly under?: number | undefined;
  readonly agency?: number | undefined;
  readonly part?: Part | undefined;
  readonly status?: TaskStatus | "open" | "overdue" | "ended" | undefined;
  readonly q?: string | undefined;
  /** What the views of the plan are narrowed to. */
  readonly filter: PlanFilter;
  /** Only this unit's own, without the units under it. */
  readonly mine?: number | undefined;
  /** The day on which lateness is judged. */
  readonly today: string;
  readonly sort: TaskSort;
  readonly after?: readonly [string | number, number] | undefined;
  readonly limit: number;
}

const keys: Readonly<Record<TaskSort, RawBuilder<unknown>>> = {
  // What waits for nobody any more stands after all that does.
  due: sql`case when r.status in ('done', 'not-done') or t.ended_on is not null then 'infinity' else coalesce(t.due_on, 'infinity') end`,
  "-due": sql`coalesce(t.due_on, '-infinity')`,
  clause: sql`coalesce(t.document_id * 100000 + c.position, 0)`,
  code: sql`r.code`,
};

function statusCondition(asked: TasksAsked): RawBuilder<unknown>[] {
  const { status } = asked;
  if (!status) return [];
  // What the city ended is waited for no longer.
  if (status === "ended") return [sql`t.ended_on is not null`];
  if (status === "open") return [OPEN];
  if (status === "overdue") return [sql`(${OPEN} and t.due_on < ${asked.today}::date)`];
  return [sql`r.status = ${status}`];
}

function conditionsOf(asked: TasksAsked): RawBuilder<unknown> {
  const equal: readonly (readonly [RawBuilder<unknown>, unknown])[] = [
    [sql`t.year`, asked.year],
    [AT_DOCUMENT, asked.document],
    [AT_CLAUSE, asked.clause],
    [sql`t.unit_id`, asked.agency],
    [sql`t.part`, asked.part],
    [sql`t.unit_id`, asked.mine],
  ];
  const found = [
    sql`r.register = 'tasks'`,
    ...equal.flatMap(([column, value]) => (value === undefined ? [] : [sql`${column} = ${value}`])),
    ...statusCondition(asked),
    ...filterConditions(asked.filter, asked.today),
  ];
  if (asked.under) found.push(beneath(asked.under));
  if (asked.q)
    found.push(
      sql`(r.title_folded like '%' || base.fold(${likeText(asked.q)}) || '%' or r.code = upper(${asked.q}) or c.path = ${asked.q})`,
    );
  return sql.join(found, sql` and `);
}

/** One page in the asked order, by key. */
export async function listTasks(tx: Tx, asked: TasksAsked): Promise<TaskRow[]> {
  const key = keys[asked.sort];
  const falling = asked.sort.startsWith("-");
  const where = [conditionsOf(asked)];
  if (asked.after) {
    const [value, id] = asked.after;
    const typed = asked.sort.endsWith("due") ? sql`${value}::date` : sql`${value}`;
    where.push(
      sql`(${key} ${sql.raw(falling ? "<" : ">")} ${typed} or (${key} = ${typed} and r.id > ${id}))`,
    );
  }
  const rows = await sql<TaskRow>`${SELECT} ${FROM} where ${sql.join(where, sql` and `)}
    order by ${key} ${sql.raw(falling ? "desc" : "asc")}, r.id limit ${asked.limit}`.execute(tx);
  return rows.rows;
}

/** Where the next page begins after a row. */
export function cursorAfter(row: TaskRow, sort: TaskSort): readonly [string | number, number] {
  if (sort === "clause") return [row.place, row.id];
  if (sort === "code") return [row.code, row.id];
  if (sort === "-due") return [row.dueOn ?? "-infinity", row.id];
  const waited = row.status !== "done" && row.status !== "not-done" && row.endedOn === null;
  return [(waited ? row.dueOn : null) ?? "infinity", row.id];
}

export interface NoteRow {
  readonly id: number;
  /** Null where the city asked: that changes no state. */
  readonly status: TaskStatus | null;
  readonly percent: number | null;
  readonly note: string | null;
  readonly at: Date;
  readonly by: string | null;
}

/** What the unit told of a task and when the city asked, newest first. */
export async function listNotes(tx: Tx, taskId: number): Promise<NoteRow[]> {
  const found = await sql<NoteRow>`select l.id, l.status, l.percent, l.note, l.at, p.name as by from (
      select id, status, percent, note, at, by_person from plan.progress where task_id = ${taskId}
      union all select id, null, null, note, at, by_person from plan.reminder where task_id = ${taskId}) l
    left join people.person p on p.id = l.by_person order by l.at desc, l.id desc limit 500`.execute(tx);
  return found.rows;
}

/** A change of one task that was seen at a version. */
export interface TaskChange {
  readonly id: number;
  readonly unitId: number;
  readonly version: number;
  readonly personId: number;
  readonly verb: string;
  readonly status: TaskStatus;
  readonly own: {
    readonly dueOn: string | null;
    readonly dueSource: DueSource;
    readonly product: string | null;
    readonly answerable: string | null;
    readonly percent: number | null;
    readonly doneOn: string | null;
  };
  /** Receipt at this moment: set once, kept; null where the step is none. */
  readonly acknowledgedAt: Date | null;
  readonly difference: Readonly<Record<string, unknown>>;
}

/** Writes the change and its line of history in one statement; false when someone else was first. */
export async function changeTask(tx: Tx, to: TaskChange): Promise<boolean> {
  const { own } = to;
  const done =
    await sql`with head as (update records.record set status = ${to.status}, version = version + 1, updated_at = now(),
      updated_by = ${to.personId} where id = ${to.id} and version = ${to.version} and register = 'tasks' returning id, unit_id, version),
    body as (update plan.task t set due_on = ${own.dueOn}, due_source = ${own.dueSource}, product = ${own.product},
      answerable = ${own.answerable}, percent = ${own.percent}, done_on = ${own.doneOn},
      acknowledged_at = coalesce(t.acknowledged_at, ${to.acknowledgedAt}::timestamptz),
      acknowledged_by = case when ${to.acknowledgedAt}::timestamptz is null then t.acknowledged_by else coalesce(t.acknowledged_by, ${to.personId}) end
      from head where t.id = head.id)
    insert into records.history (record_id, unit_id, version, by_person, verb, change)
    select id, unit_id, version, ${to.personId}, ${to.verb}, ${JSON.stringify(to.difference)}::jsonb from head`.execute(
      tx,
    );
  return done.numAffectedRows === 1n;
}

/** Adds what was told; nothing told is ever changed. */
export async function addNote(
  tx: Tx,
  told: {
    readonly taskId: number;
    readonly unitId: number;
    readonly personId: number;
    readonly status: TaskStatus;
    readonly percent: number | null;
    readonly note: string | null;
  },
): Promise<void> {
  await sql`insert into plan.progress (task_id, unit_id, status, percent, note, by_person)
    values (${told.taskId}, ${told.unitId}, ${told.status}, ${told.percent}, ${told.note}, ${told.personId})`.execute(
    tx,
  );
}

/** Which new tasks to acknowledge: these, or all of a unit's year. */
export type Newly =
  { readonly codes: readonly string[] } | { readonly unitId: number; readonly year: number };

/** Acknowledges many new tasks in one statement; answers their codes. Those already received are left as they are. */
export async function acknowledgeMany(
  tx: Tx,
  which: Newly,
  by: { readonly personId: number; readonly units: readonly number[] | "all"; readonly at: Date },
): Promise<string[]> {
  const chosen =
    "codes" in which
      ? sql`r.code = any(${[...which.codes]}::text[])`
      : sql`t.unit_id = ${which.unitId} and t.year = ${which.year}`;
  const theirs = by.units === "all" ? sql`true` : sql`t.unit_id = any(${[...by.units]}::int[])`;
  const done = await sql<{
    code: string;
  }>`with newly as (select t.id from plan.task t join records.record r on r.id = t.id
      where r.register = 'tasks' and r.status = 'given' and t.ended_on is null and ${chosen} and ${theirs} order by t.id for update of r),
    head as (update records.record r set status = 'received', version = version + 1, updated_at = now(), updated_by = ${by.personId}
      from newly where r.id = newly.id returning r.id, r.unit_id, r.version, r.code),
    body as (update plan.task t set acknowledged_at = ${by.at}, acknowledged_by = ${by.personId} from head where t.id = head.id),
    line as (insert into records.history (record_id, unit_id, version, by_person, verb, change)
      select id, unit_id, version, ${by.personId}, 'task.acknowledge', '{"status": ["given", "received"]}' from head)
    select code from head order by code`.execute(tx);
  return done.rows.map((r) => r.code);
}

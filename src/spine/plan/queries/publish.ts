/** SQL of publishing: what is there already, and all that is missing in one statement. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import { codeOf } from "#spine/records/index.ts";
import { taskKey, type TaskDraft } from "../rules/publishing.ts";
import { AT_CLAUSE, AT_DOCUMENT } from "./standing.ts";

/** Keys of the tasks that count in a document for a year: those that it gave, came to it, or were done before it replaced. */
export async function givenKeys(tx: Tx, documentId: number, year: number): Promise<Set<string>> {
  const found = await sql<{
    clauseId: number;
    unitId: number;
    period: string;
  }>`select ${AT_CLAUSE} as clause_id, t.unit_id, t.period from plan.task t
    where ${AT_DOCUMENT} = ${documentId} and t.year = ${year}`.execute(tx);
  return new Set(found.rows.map(taskKey));
}

/** The units that persons chose, by assignment. */
export async function chosenUnits(tx: Tx, documentId: number): Promise<Map<number, number[]>> {
  const found = await sql<{
    id: number;
    units: number[];
  }>`select u.assignment_id as id, array_agg(u.agency_id order by u.agency_id) as units
    from plan.assignment_unit u join plan.assignment a on a.id = u.assignment_id
    where u.document_id = ${documentId} and a.confirmed_at is not null group by u.assignment_id`.execute(tx);
  return new Map(found.rows.map((r) => [r.id, r.units]));
}

/** The codes of a document's tasks that somebody has received. */
export async function receivedCodes(tx: Tx, documentId: number): Promise<string[]> {
  const found = await sql<{
    code: string;
  }>`select r.code from plan.task t join records.record r on r.id = t.id
    where t.document_id = ${documentId} and r.status <> 'given' order by r.code`.execute(tx);
  return found.rows.map((row) => row.code);
}

/** A unit with its kind, as a preview names it. */
export interface UnitOfKind {
  readonly id: number;
  readonly name: string;
  readonly commune: boolean;
}

/** These units: agencies in the order of their kinds, then communes by code. */
export async function listUnits(tx: Tx, ids: readonly number[]): Promise<UnitOfKind[]> {
  const found = await sql<UnitOfKind>`select u.id, u.name, u.kind in ('ward', 'commune') as commune
    from agencies.unit u join agencies.unit_kind k on k.code = u.kind where u.id = any(${[...ids]}::int[])
    order by commune, k.sort, u.code`.execute(tx);
  return found.rows;
}

/** A task to be given, with what it is called; from a clause, or from something else that asks for it. */
export type NewTask = Omit<TaskDraft, "clauseId" | "assignmentId"> & {
  readonly clauseId?: number;
  readonly assignmentId?: number;
  readonly commemorationId?: number;
  readonly ownItemId?: number;
  readonly title: string;
  readonly product: string | null;
};

/** The first part of the codes of tasks: NV-2026-00001 ("nhiệm vụ"). */
export const TASK_PREFIX = "NV";

async function takeNumbers(tx: Tx, year: number, count: number): Promise<number> {
  const taken = await sql<{
    last: number;
  }>`insert into records.counter (register, year, last) values ('tasks', ${year}, ${count})
    on conflict (register, year) do update set last = records.counter.last + ${count} returning last`.execute(
    tx,
  );
  return (taken.rows[0]?.last ?? count) - count;
}

/** From so many new tasks on, the database's planner is told at once: its own look comes some minutes later. */
const MANY = 500;

/** Gives the tasks: shared row, own row and first line of history of each, in one statement; answers their codes. */
export async function addTasks(
  tx: Tx,
  given: {
    /** The plan of their clauses; null where they come from no plan. */
    readonly documentId: number | null;
    readonly year: number;
    readonly personId: number | null;
    /** What the history calls it. */
    readonly verb?: string;
  },
  tasks: readonly NewTask[],
): Promise<readonly { readonly code: string; readonly unitId: number }[]> {
  if (tasks.length === 0) return [];
  const before = await takeNumbers(tx, given.year, tasks.length);
  const rows = tasks.map((t, n) => ({ ...t, code: codeOf(TASK_PREFIX, given.year, before + n + 1) }));
  await sql`with given as materialized (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(code text, title text,
      "unitId" int, "clauseId" bigint, "assignmentId" bigint, "commemorationId" int, "ownItemId" bigint, part text, period text, "dueOn" date, "dueSource" text, product text)),
    head as (insert into records.record (register, code, unit_id, status, title, created_by, updated_by)
      select 'tasks', code, "unitId", 'given', title, ${given.personId}::int, ${given.personId}::int from given order by code
      returning id, code),
    own as (insert into plan.task (id, unit_id, document_id, clause_id, assignment_id, commemoration_id, own_item_id, year, period, part, due_on, due_source, product)
      select head.id, "unitId", ${given.documentId}::bigint, "clauseId", "assignmentId", "commemorationId", "ownItemId", ${given.year}::int, period, part, "dueOn", "dueSource", product
      from head join given using (code))
    insert into records.history (record_id, unit_id, version, by_person, verb, change)
    select head.id, "unitId", 1, ${given.personId}::int, ${given.verb ?? "plan.publish"}, '{}' from head join given using (code)`.execute(
    tx,
  );
  if (tasks.length >= MANY) await sql`select plan.analyze_tasks()`.execute(tx);
  return rows;
}

/** Marks the document as published and keeps the act; answers its new version. */
export async function addPublication(
  tx: Tx,
  given: {
    readonly documentId: number;
    readonly unitId: number;
    readonly year: number;
    readonly onDate: string;
    readonly tasksAdded: number;
    readonly personId: number | null;
  },
): Promise<void> {
  await sql`insert into plan.publication (document_id, unit_id, year, on_date, tasks_added, by_person)
    values (${given.documentId}, ${given.unitId}, ${given.year}, ${given.onDate}, ${given.tasksAdded}, ${given.personId})`.execute(
    tx,
  );
  await sql`update plan.document set state = 'published', version = version + 1, updated_at = now(), updated_by = ${given.personId},
      published_at = coalesce(published_at, now()), published_by = coalesce(published_by, ${given.personId}::int)
    where id = ${given.documentId}`.execute(tx);
}

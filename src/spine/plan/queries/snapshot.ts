/** SQL of snapshots: keeping how tasks stand, and reading two standings to be compared. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Read, Standing, Stood } from "../rules/snapshot.ts";
import { AT_CLAUSE, AT_DOCUMENT } from "./standing.ts";

export type Occasion = "publishing" | "quarter" | "replacing" | "person";

/** What is to be kept. */
export interface Taking {
  readonly documentId: number;
  readonly year: number;
  readonly occasion: Occasion;
  readonly quarter?: string | undefined;
  readonly note?: string | null;
  readonly at: Date;
  readonly personId: number | null;
}

/** Keeps the tasks of a document's year; answers the number of the snapshot, undefined where that quarter is kept already. */
export async function addSnapshot(tx: Tx, by: Taking): Promise<number | undefined> {
  const { documentId, year, occasion, quarter = null, note = null, at, personId } = by;
  const head = await sql<{
    id: number;
  }>`insert into plan.snapshot (document_id, unit_id, year, occasion, quarter, note, tasks, at, by_person)
    select d.id, d.unit_id, ${year}, ${occasion}, ${quarter}::date, ${note},
      (select count(*) from plan.task t where ${AT_DOCUMENT} = d.id and t.year = ${year}), ${at}, ${personId}
    from plan.document d where d.id = ${documentId}
    on conflict (document_id, year, quarter) do nothing returning id`.execute(tx);
  const id = head.rows[0]?.id;
  if (id === undefined) return undefined;
  await sql`insert into plan.snapshot_clause (snapshot_id, clause_id, position, path, text)
    select ${id}, c.id, c.position, c.path, c.text from plan.clause c
    where c.document_id = ${documentId} and exists (select from plan.task t where ${AT_DOCUMENT} = ${documentId} and ${AT_CLAUSE} = c.id and t.year = ${year})`.execute(
    tx,
  );
  await sql`insert into plan.snapshot_task (snapshot_id, task_id, unit_id, clause_id, period, part, due_on, product, status, percent)
    select ${id}, t.id, t.unit_id, ${AT_CLAUSE}, t.period, t.part, t.due_on, t.product, r.status, t.percent
    from plan.task t join records.record r on r.id = t.id where ${AT_DOCUMENT} = ${documentId} and t.year = ${year}`.execute(
    tx,
  );
  return id;
}

/** A published plan's year, and from which day its tasks stood. */
export interface YearInForce {
  readonly documentId: number;
  readonly year: number;
  readonly since: string;
}

/** The years of all plans that are in force. */
export async function listYearsInForce(tx: Tx): Promise<YearInForce[]> {
  const found = await sql<YearInForce>`select d.id as document_id, p.year, min(p.on_date) as since
    from plan.document d join plan.publication p on p.document_id = d.id where d.state = 'published'
    group by d.id, p.year order by d.id, p.year`.execute(tx);
  return found.rows;
}

/** The years for which a document has given tasks. */
export async function listYears(tx: Tx, documentId: number): Promise<number[]> {
  const found = await sql<{
    year: number;
  }>`select distinct year from plan.publication where document_id = ${documentId} order by year`.execute(tx);
  return found.rows.map((r) => r.year);
}

export interface SnapshotRow {
  readonly id: number;
  readonly documentId: number;
  readonly documentNumber: string | null;
  readonly documentTitle: string;
  readonly year: number;
  readonly occasion: Occasion;
  readonly quarter: string | null;
  readonly note: string | null;
  readonly tasks: number;
  readonly at: Date;
  readonly by: string | null;
}

const SNAPSHOT = sql`select s.id, s.document_id, d.number as document_number, d.title as document_title, s.year, s.occasion,
    s.quarter, s.note, s.tasks, s.at, p.name as by
  from plan.snapshot s join plan.document d on d.id = s.document_id left join people.person p on p.id = s.by_person`;

/** The snapshots of a document and of those that it replaced, the newest first. */
export async function listSnapshots(tx: Tx, documentId: number): Promise<SnapshotRow[]> {
  const found = await sql<SnapshotRow>`with recursive line as (select ${documentId}::bigint as id
      union select d.id from plan.document d join line on d.superseded_by = line.id)
    ${SNAPSHOT} where s.document_id in (select id from line) order by s.at desc, s.id desc limit 400`.execute(
    tx,
  );
  return found.rows;
}

/** One snapshot, if its document may be seen. */
export async function findSnapshot(tx: Tx, id: number): Promise<SnapshotRow | undefined> {
  return (await sql<SnapshotRow>`${SNAPSHOT} where s.id = ${id}`.execute(tx)).rows[0];
}

const STOOD = sql`t.task_id, t.unit_id, t.clause_id, t.period, t.part, t.due_on, t.product, t.status, t.percent`;

/** How it stood then; of the tasks only what may be seen. */
export async function standingThen(tx: Tx, snapshotId: number): Promise<Standing> {
  const [tasks, clauses] = await Promise.all([
    sql<Stood>`select ${STOOD} from plan.snapshot_task t where t.snapshot_id = ${snapshotId} order by t.task_id`.execute(
      tx,
    ),
    sql<Read>`select clause_id, position, path, text from plan.snapshot_clause where snapshot_id = ${snapshotId}`.execute(
      tx,
    ),
  ]);
  return { tasks: tasks.rows, clauses: clauses.rows };
}

/** How it stands now. */
export async function standingNow(tx: Tx, documentId: number, year: number): Promise<Standing> {
  const [tasks, clauses] = await Promise.all([
    sql<Stood>`select ${STOOD} from (select t.id as task_id, t.unit_id, ${AT_CLAUSE} as clause_id, t.period, t.part, t.due_on, t.product, r.status, t.percent
      from plan.task t join records.record r on r.id = t.id where ${AT_DOCUMENT} = ${documentId} and t.year = ${year}) t
      order by t.task_id`.execute(tx),
    sql<Read>`select c.id as clause_id, c.position, c.path, c.text from plan.clause c where c.document_id = ${documentId}`.execute(
      tx,
    ),
  ]);
  return { tasks: tasks.rows, clauses: clauses.rows };
}

/** Who re-dated, re-worded or handed over which task between two moments. */
export interface Decided {
  readonly taskId: number;
  readonly by: string;
}

export async function listDecided(
  tx: Tx,
  asked: { readonly tasks: readonly number[]; readonly from: Date; readonly to: Date },
): Promise<Decided[]> {
  const found = await sql<Decided>`select distinct h.record_id as task_id, p.name as by from records.history h
    join people.person p on p.id = h.by_person
    where h.record_id = any(${[...asked.tasks]}::bigint[]) and h.at > ${asked.from} and h.at <= ${asked.to}
      and h.verb not in ('task.progress', 'task.acknowledge', 'task.link', 'task.attach') order by 1, 2`.execute(
    tx,
  );
  return found.rows;
}

/** Short names of units, for a list of them. */
export async function listUnitNames(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  const found = await sql<{
    id: number;
    name: string;
  }>`select id, name from agencies.unit where id = any(${[...ids]}::int[])`.execute(tx);
  return new Map(found.rows.map((u) => [u.id, u.name]));
}

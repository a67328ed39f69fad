/** SQL of replacing a plan: the tasks that are decided on, and what becomes of each, written at once. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Allotted } from "../rules/fates.ts";
import type { Fate, OldTask } from "../rules/replacing.ts";
import { AT_CLAUSE, AT_DOCUMENT } from "./standing.ts";

/** The tasks that count in a plan and are still waited for, or ended as they are. */
export async function listOldTasks(tx: Tx, documentId: number): Promise<OldTask[]> {
  const found =
    await sql<OldTask>`select t.id, c.id as clause_id, t.unit_id, t.year, t.period, t.due_on, t.due_source,
      r.status not in ('done', 'not-done') as open, r.status = 'doing' as started
    from plan.task t join records.record r on r.id = t.id join plan.clause c on c.id = ${AT_CLAUSE}
    where t.ended_on is null and ${AT_DOCUMENT} = ${documentId}
    order by c.position, t.unit_id, t.id`.execute(tx);
  return found.rows;
}

/** Keys (clause:unit:period:year) of all tasks that a plan itself has given. */
export async function ownPlaces(tx: Tx, documentId: number): Promise<Set<string>> {
  const found = await sql<{
    key: string;
  }>`select clause_id || ':' || unit_id || ':' || period || ':' || year as key from plan.task
    where document_id = ${documentId}`.execute(tx);
  return new Set(found.rows.map((row) => row.key));
}

/** What is kept of the act itself. */
export interface NewReplacement {
  readonly documentId: number;
  readonly byDocumentId: number | null;
  readonly at: Date;
  readonly personId: number;
  /** Tasks that the new plan gives besides. */
  readonly given: number;
}

/** Notes the act with the clauses that go on; answers its number. */
export async function addReplacement(
  tx: Tx,
  made: NewReplacement,
  succession: readonly { readonly from: number; readonly to: number; readonly carried: boolean }[],
): Promise<number> {
  const head = await sql<{
    id: number;
  }>`insert into plan.replacement (document_id, unit_id, by_document_id, given, at, by_person)
    select d.id, d.unit_id, ${made.byDocumentId}::bigint, ${made.given}, ${made.at}, ${made.personId} from plan.document d
    where d.id = ${made.documentId} returning id`.execute(tx);
  const id = head.rows[0]?.id ?? 0;
  await sql`insert into plan.succession (replacement_id, from_clause_id, to_clause_id, carried)
    select ${id}, "from", "to", carried
    from jsonb_to_recordset(${JSON.stringify(succession)}::jsonb) as r("from" bigint, "to" bigint, carried boolean)`.execute(
    tx,
  );
  return id;
}

/** Who replaces which plan by which, for the tasks' history. */
export interface FatesBy {
  readonly replacementId: number;
  readonly personId: number;
  readonly today: string;
  /** How the plans are called: the one before and, where there is one, the new one. */
  readonly plans: readonly [before: string, after: string | null];
  readonly byDocumentId: number | null;
}

/**
 * Writes what becomes of the tasks. A carried one takes its place in the new plan: clause, part, day, title, and the product
 * unless the unit had written its own; its progress, evidence, clocks and history are its own and stay. One that is ended
 * keeps all it has and says why. Each gets a version and a line of history.
 */
export async function writeFates(
  tx: Tx,
  by: FatesBy,
  fates: readonly (Allotted & { title: string | null })[],
) {
  const rows = sql`jsonb_to_recordset(${JSON.stringify(
    fates.map(({ place, ...f }) => ({ ...f, ...place })),
  )}::jsonb) as f("taskId" bigint, fate text, "clauseId" bigint, "to" bigint, "dueBefore" date, "dueAfter" date, reason text,
    title text, "assignmentId" bigint, part text, "dueOn" date, "dueSource" text)`;
  const [before, after] = by.plans;
  await sql`with given as materialized (select f.*, t.unit_id, t.part as part_was, r.title as title_was, o.path as path_was, n.path,
        case when t.product is not distinct from o.product then n.product else t.product end as product, t.product as product_was
      from ${rows} join plan.task t on t.id = f."taskId" join records.record r on r.id = t.id
      join plan.clause o on o.id = t.clause_id left join plan.clause n on n.id = f."to"),
    kept as (insert into plan.fate (replacement_id, task_id, unit_id, fate, from_clause_id, to_clause_id, due_before, due_after, reason)
      select ${by.replacementId}::bigint, "taskId", unit_id, fate, "clauseId", "to", "dueBefore", "dueAfter", reason from given),
    head as (update records.record r set title = case when g.fate = 'carry' then g.title else r.title end, version = r.version + 1,
        updated_at = now(), updated_by = ${by.personId} from given g where r.id = g."taskId" returning r.id, r.unit_id, r.version),
    carried as (update plan.task t set document_id = ${by.byDocumentId}::bigint, clause_id = g."to", assignment_id = g."assignmentId",
        part = g.part, due_on = g."dueOn", due_source = g."dueSource", product = g.product
      from given g where t.id = g."taskId" and g.fate = 'carry'),
    ended as (update plan.task t set ended_on = ${by.today}::date, ended_because = coalesce(g.reason, ${`Kế hoạch ${after ?? before}: giao lại`})
      from given g where t.id = g."taskId" and g.fate in ('end', 'renew'))
    insert into records.history (record_id, unit_id, version, by_person, verb, change)
    select h.id, h.unit_id, h.version, ${by.personId}, 'plan.' || g.fate, jsonb_build_object('plan', jsonb_build_array(${before}::text, ${after}::text))
      || case when g.fate = 'carry' and g.path_was <> g.path then jsonb_build_object('path', jsonb_build_array(g.path_was, g.path)) else '{}' end
      || case when g.fate = 'carry' and g.title_was <> g.title then jsonb_build_object('title', jsonb_build_array(g.title_was, g.title)) else '{}' end
      || case when g.fate = 'carry' and g.part_was <> g.part then jsonb_build_object('part', jsonb_build_array(g.part_was, g.part)) else '{}' end
      || case when g.fate = 'carry' and g."dueBefore" is distinct from g."dueOn" then jsonb_build_object('dueOn', jsonb_build_array(g."dueBefore", g."dueOn")) else '{}' end
      || case when g.fate = 'carry' and g.product is distinct from g.product_was then jsonb_build_object('product', jsonb_build_array(g.product_was, g.product)) else '{}' end
      || case when g.reason is not null then jsonb_build_object('endedBecause', jsonb_build_array(null, g.reason)) else '{}' end
    from head h join given g on g."taskId" = h.id`.execute(tx);
}

/** The codes of those of these tasks that nobody had received: their clocks have nothing to wait for. */
export async function listUnreceived(tx: Tx, taskIds: readonly number[]): Promise<string[]> {
  const found = await sql<{ code: string }>`select code from records.record
    where id = any(${[...taskIds]}::bigint[]) and status = 'given' order by code`.execute(tx);
  return found.rows.map((row) => row.code);
}

/** Lets tasks that ended before count in the clause of the new plan in which theirs goes on. */
export async function letStand(
  tx: Tx,
  documentId: number,
  tasks: readonly { readonly taskId: number; readonly to: number }[],
): Promise<void> {
  await sql`update plan.task t set stands_document_id = ${documentId}, stands_clause_id = f."to"
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as f("taskId" bigint, "to" bigint) where t.id = f."taskId"`.execute(
    tx,
  );
}

/** Names which of the tasks that the new plan gave stands where one was ended to be given anew. */
export async function nameNextTasks(tx: Tx, replacementId: number): Promise<void> {
  await sql`update plan.fate f set next_task_id = n.id from plan.task o, plan.task n
    where f.replacement_id = ${replacementId} and f.fate = 'renew' and o.id = f.task_id
      and n.clause_id = f.to_clause_id and n.unit_id = o.unit_id and n.year = o.year and n.period = o.period and n.came_from is null`.execute(
    tx,
  );
}

/** The pairs of clauses of the first of two plans and of the second, or of plans between them, that a person let go on. */
export async function listPairs(
  tx: Tx,
  [before, after]: readonly [before: number, after: number],
): Promise<(readonly [before: number, after: number])[]> {
  const found = await sql<{ first: number; last: number }>`with recursive line as (
      select s.from_clause_id as first, s.to_clause_id as last from plan.succession s
        join plan.replacement p on p.id = s.replacement_id where p.document_id = ${before}
      union select l.first, s.to_clause_id from line l join plan.succession s on s.from_clause_id = l.last)
    select l.first, l.last from line l join plan.clause c on c.id = l.last where c.document_id = ${after}`.execute(
    tx,
  );
  return found.rows.map((row) => [row.first, row.last]);
}

/** What persons paired between a plan and another, whichever came first: clause of the one, clause of the other. */
export async function pairsBetween(
  tx: Tx,
  home: number,
  other: number,
): Promise<(readonly [home: number, other: number])[]> {
  const [forth, back] = [await listPairs(tx, [home, other]), await listPairs(tx, [other, home])];
  return [...forth, ...back.map(([before, after]) => [after, before] as const)];
}

/** What a replacing did to a unit's tasks, of which it has not said that it read it. */
export interface Untold {
  readonly replacementId: number;
  readonly before: string;
  readonly after: string | null;
  readonly at: Date;
  readonly carried: number;
  readonly ended: number;
  readonly kept: number;
}

const PLAN_NAME = (alias: string) => sql.raw(`coalesce(${alias}.number, ${alias}.title)`);

/** What was decided on a unit's tasks and not yet read there, the newest first. */
export async function listUntold(tx: Tx, unitId: number): Promise<Untold[]> {
  const found =
    await sql<Untold>`select p.id as replacement_id, ${PLAN_NAME("o")} as before, ${PLAN_NAME("n")} as after, p.at,
      count(*) filter (where f.fate = 'carry') as carried, count(*) filter (where f.fate in ('end', 'renew')) as ended,
      count(*) filter (where f.fate = 'keep') as kept
    from plan.fate f join plan.replacement p on p.id = f.replacement_id join plan.document o on o.id = p.document_id
    left join plan.document n on n.id = p.by_document_id
    where f.unit_id = ${unitId} and f.seen_at is null group by p.id, o.id, n.id order by p.id desc`.execute(
      tx,
    );
  return found.rows;
}

export interface ReplacementRow {
  readonly id: number;
  readonly before: { readonly id: number; readonly name: string; readonly title: string };
  readonly after: { readonly id: number; readonly name: string; readonly title: string } | null;
  readonly given: number;
  readonly at: Date;
  readonly by: string | null;
}

/** One act of replacing. */
export async function findReplacement(tx: Tx, id: number): Promise<ReplacementRow | undefined> {
  const found = await sql<ReplacementRow>`select p.id, p.given, p.at, w.name as by,
      jsonb_build_object('id', o.id, 'name', ${PLAN_NAME("o")}, 'title', o.title) as before,
      case when n.id is not null then jsonb_build_object('id', n.id, 'name', ${PLAN_NAME("n")}, 'title', n.title) end as after
    from plan.replacement p join plan.document o on o.id = p.document_id
    left join plan.document n on n.id = p.by_document_id left join people.person w on w.id = p.by_person
    where p.id = ${id}`.execute(tx);
  return found.rows[0];
}

/** What became of one task. */
export interface FateRow {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly unitId: number;
  readonly fate: Fate;
  readonly pathBefore: string;
  readonly textBefore: string;
  readonly pathAfter: string | null;
  readonly textAfter: string | null;
  readonly dueBefore: string | null;
  readonly dueAfter: string | null;
  readonly reason: string | null;
  readonly next: string | null;
  readonly seenAt: Date | null;
}

/** The fates of an act, of the tasks that may be seen, in the order of the old plan. */
export async function listFates(
  tx: Tx,
  asked: { readonly replacementId: number; readonly unitId: number | undefined; readonly limit: number },
): Promise<FateRow[]> {
  const found =
    await sql<FateRow>`select r.code, r.title, u.name as unit, f.unit_id, f.fate, o.path as path_before, o.text as text_before,
      n.path as path_after, n.text as text_after, f.due_before, f.due_after, f.reason, x.code as next, f.seen_at
    from plan.fate f join records.record r on r.id = f.task_id join agencies.unit u on u.id = f.unit_id
    join plan.clause o on o.id = f.from_clause_id left join plan.clause n on n.id = f.to_clause_id
    left join records.record x on x.id = f.next_task_id
    where f.replacement_id = ${asked.replacementId} and (${asked.unitId ?? null}::int is null or f.unit_id = ${asked.unitId ?? null})
    order by o.position, u.code, r.id limit ${asked.limit}`.execute(tx);
  return found.rows;
}

/** How many tasks of an act became what, of those that may be seen. */
export async function countFates(
  tx: Tx,
  asked: { readonly replacementId: number; readonly unitId: number | undefined },
): Promise<Partial<Record<Fate, number>>> {
  const found = await sql<{ fate: Fate; n: number }>`select fate, count(*) as n from plan.fate
    where replacement_id = ${asked.replacementId} and (${asked.unitId ?? null}::int is null or unit_id = ${asked.unitId ?? null})
    group by fate`.execute(tx);
  return Object.fromEntries(found.rows.map((row) => [row.fate, row.n]));
}

/** Notes that a unit has read what became of its tasks; answers of how many. */
export async function seeFates(
  tx: Tx,
  by: {
    readonly replacementId: number;
    readonly unitId: number;
    readonly at: Date;
    readonly personId: number;
  },
): Promise<number> {
  const done = await sql`update plan.fate set seen_at = ${by.at}, seen_by = ${by.personId}
    where replacement_id = ${by.replacementId} and unit_id = ${by.unitId} and seen_at is null`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

/** SQL of the demonstration: is there a plan already, who keeps it, and some invented progress in one statement a step. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { TaskStatus } from "../schema.ts";

/** The demonstration's plan of a year, if it was published. */
export async function findDemoPlan(tx: Tx, year: number): Promise<number | undefined> {
  const found = await sql<{
    id: number;
  }>`select d.id from plan.document d where d.is_demo and d.state = 'published'
    and exists (select from plan.publication p where p.document_id = d.id and p.year = ${year}) limit 1`.execute(
    tx,
  );
  return found.rows[0]?.id;
}

/** The unit with this code today, and someone who works there. */
export async function findKeeper(
  tx: Tx,
  code: string,
  day: string,
): Promise<{ unitId: number; personId: number | null } | undefined> {
  const found = await sql<{ unitId: number; personId: number | null }>`select u.id as unit_id,
      (select min(p.id) from people.person p where p.unit_id = u.id) as person_id
    from agencies.unit u where u.code = ${code} and u.valid_from <= ${day} and (u.valid_to is null or u.valid_to > ${day})`.execute(
    tx,
  );
  return found.rows[0];
}

/** Confirms names that were read with candidates, and drops those that mean nobody. */
export async function settleNames(tx: Tx, documentId: number, personId: number | null): Promise<void> {
  await sql`delete from plan.assignment a where a.document_id = ${documentId}
    and not exists (select from plan.assignment_unit u where u.assignment_id = a.id)`.execute(tx);
  await sql`update plan.assignment set confirmed_at = now(), confirmed_by = ${personId}::int, version = version + 1
    where document_id = ${documentId} and asks_person and confirmed_at is null`.execute(tx);
}

/** Ends what is still undecided, and the gaps. */
export async function endTheRest(tx: Tx, documentId: number, reason: string): Promise<void> {
  await sql`update plan.clause set outcome = 'no-task', reason = ${reason}, version = version + 1
    where document_id = ${documentId} and outcome = 'undecided'`.execute(tx);
  await sql`update plan.gap set answer = 'lost', answer_note = ${reason}, answered_at = now(), version = version + 1
    where document_id = ${documentId} and answer is null`.execute(tx);
}

/** One step of invented progress. */
export interface DemoStep {
  readonly documentId: number;
  readonly status: Exclude<TaskStatus, "given">;
  /** Of each hundred tasks these, spread by a fixed rule: the same city every time. */
  readonly below: number;
  /** The same of tasks whose day has passed: most are ended by then. */
  readonly belowDue: number;
  readonly from: TaskStatus;
  readonly today: string;
  readonly notes: readonly string[];
}

/** Moves a part of the tasks on by one status, with a note each. */
export async function moveOn(tx: Tx, step: DemoStep): Promise<void> {
  const { status, today } = step;
  await sql`with chosen as (select t.id, t.unit_id, r.version + 1 as version,
        coalesce((select min(p.id) from people.person p where p.unit_id = t.unit_id), 0) as who,
        (${[...step.notes]}::text[])[1 + t.id % ${step.notes.length}] as note,
        -- One in nine a little late, the others some days before their day.
        least(t.due_on + (case when t.id % 9 = 0 then 3 else -(t.id % 12) end)::int, ${today}::date) as done_on
      from plan.task t join records.record r on r.id = t.id
      where t.document_id = ${step.documentId} and r.status = ${step.from}
        and ((t.unit_id * 37 + t.clause_id * 13) % 100)
          < case when t.due_on < ${today}::date then ${step.belowDue}::int else ${step.below}::int end),
    head as (update records.record r set status = ${status}, version = chosen.version, updated_at = now(), updated_by = chosen.who
      from chosen where r.id = chosen.id),
    body as (update plan.task t set acknowledged_at = coalesce(t.acknowledged_at, now()), acknowledged_by = coalesce(t.acknowledged_by, chosen.who),
        done_on = case when ${status}::text = 'done' then chosen.done_on end
      from chosen where t.id = chosen.id),
    told as (insert into plan.progress (task_id, unit_id, status, note, by_person)
      select id, unit_id, ${status}::text, note, who from chosen where ${status}::text <> 'received')
    insert into records.history (record_id, unit_id, version, by_person, verb, change)
    select id, unit_id, version, who, 'task.progress', jsonb_build_object('status', jsonb_build_array(${step.from}::text, ${status}::text))
    from chosen`.execute(tx);
}

/** SQL of a unit's own work: its items, and the tasks that they became. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { TaskStatus } from "../schema.ts";

/** A piece of a unit's own work. */
export interface OwnItemRow {
  readonly id: number;
  readonly ownPlanId: number;
  readonly unitId: number;
  readonly text: string;
  readonly holder: string | null;
  readonly dueOn: string | null;
  readonly dropped: string | null;
  readonly version: number;
  readonly taskCode: string | null;
  readonly taskStatus: TaskStatus | null;
}

const ROW = sql`select i.id, i.own_plan_id, i.unit_id, i.text, i.holder, i.due_on, i.dropped, i.version, r.code as task_code,
    r.status as task_status
  from plan.own_item i left join plan.task t on t.own_item_id = i.id left join records.record r on r.id = t.id`;

/** The items of a plan, in the order in which they were written. */
export async function listOwnItems(tx: Tx, ownPlanId: number): Promise<OwnItemRow[]> {
  return (await sql<OwnItemRow>`${ROW} where i.own_plan_id = ${ownPlanId} order by i.id`.execute(tx)).rows;
}

export async function findOwnItem(tx: Tx, id: number): Promise<OwnItemRow | undefined> {
  return (await sql<OwnItemRow>`${ROW} where i.id = ${id}`.execute(tx)).rows[0];
}

/** What a person writes of one. */
export type OwnItemWritten = Pick<OwnItemRow, "text" | "holder" | "dueOn" | "dropped">;

export async function addOwnItem(
  tx: Tx,
  of: { readonly ownPlanId: number; readonly unitId: number; readonly personId: number },
  item: OwnItemWritten,
): Promise<void> {
  await sql`insert into plan.own_item (own_plan_id, unit_id, text, holder, due_on, dropped, updated_by)
    values (${of.ownPlanId}, ${of.unitId}, ${item.text}, ${item.holder}, ${item.dueOn}::date, ${item.dropped}, ${of.personId})`.execute(
    tx,
  );
}

/** False when it has moved on since `version` was read. */
export async function changeOwnItem(
  tx: Tx,
  at: { readonly id: number; readonly version: number; readonly personId: number },
  to: OwnItemWritten,
): Promise<boolean> {
  const done =
    await sql`update plan.own_item set text = ${to.text}, holder = ${to.holder}, due_on = ${to.dueOn}::date, dropped = ${to.dropped},
      version = version + 1, updated_at = now(), updated_by = ${at.personId} where id = ${at.id} and version = ${at.version}`.execute(
      tx,
    );
  return done.numAffectedRows === 1n;
}

/**
 * Lets the own work that is still open go on in the unit's next plan of the same year, with the tasks that it gave; what was
 * signed keeps it. Answers how many pieces.
 */
export async function moveOpenItems(
  tx: Tx,
  fromPlan: number,
  to: { readonly id: number; readonly year: number },
): Promise<number> {
  const moved =
    await sql`update plan.own_item i set own_plan_id = ${to.id} where i.own_plan_id = ${fromPlan} and i.dropped is null
      and (select o.year from plan.own_plan o where o.id = ${fromPlan}) = ${to.year}
      and not exists (select from plan.task t join records.record r on r.id = t.id
        where t.own_item_id = i.id and (r.status in ('done', 'not-done') or t.ended_on is not null))`.execute(
      tx,
    );
  return Number(moved.numAffectedRows ?? 0n);
}

/** Takes one away that never gave a task. */
export async function removeOwnItem(tx: Tx, id: number): Promise<void> {
  await sql`delete from plan.own_item where id = ${id}`.execute(tx);
}

/**
 * Lets open tasks of items follow what is signed: their words and day, or, where the item was dropped, their end. Each that
 * changes has a version and a line of its history.
 */
export async function followItems(
  tx: Tx,
  ownPlanId: number,
  by: {
    readonly personId: number;
    readonly today: string;
    readonly titles: Readonly<Record<number, string>>;
  },
): Promise<void> {
  await sql`with signed as (
      select t.id, i.due_on, t.due_on as due_was, r.title as title_was, i.dropped,
        ${JSON.stringify(by.titles)}::jsonb ->> i.id::text as title
      from plan.own_item i join plan.task t on t.own_item_id = i.id join records.record r on r.id = t.id
      where i.own_plan_id = ${ownPlanId} and r.status not in ('done', 'not-done') and t.ended_on is null),
    moved as (select * from signed where dropped is not null or due_on is distinct from due_was or title <> title_was),
    head as (update records.record r set title = m.title, version = r.version + 1, updated_at = now(), updated_by = ${by.personId}
      from moved m where r.id = m.id returning r.id, r.unit_id, r.version),
    body as (update plan.task t set due_on = m.due_on, ended_on = case when m.dropped is not null then ${by.today}::date end,
      ended_because = m.dropped from moved m where t.id = m.id)
    insert into records.history (record_id, unit_id, version, by_person, verb, change)
    select h.id, h.unit_id, h.version, ${by.personId}, case when m.dropped is null then 'task.own' else 'plan.end' end,
      case when m.title <> m.title_was then jsonb_build_object('title', jsonb_build_array(m.title_was, m.title)) else '{}' end
      || case when m.due_on is distinct from m.due_was then jsonb_build_object('dueOn', jsonb_build_array(m.due_was, m.due_on)) else '{}' end
      || case when m.dropped is not null then jsonb_build_object('endedBecause', jsonb_build_array(null, m.dropped)) else '{}' end
    from head h join moved m using (id)`.execute(tx);
}

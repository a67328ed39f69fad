/** SQL of the calendar: tasks by the day they are due, and the days of units' own plans. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { CalendarAsked } from "../rules/calendar.ts";
import { OWN_TITLE } from "./standing.ts";

/** Tasks of one clause, or one observance, that are due on one day. */
export interface DueTasks {
  readonly clauseId: number | null;
  readonly documentId: number | null;
  readonly title: string;
  readonly source: string | null;
  readonly dueOn: string;
  readonly year: number;
  readonly tasks: number;
  readonly open: number;
  /** The first of them. */
  readonly code: string;
}

/** The tasks that may be seen, by what asks for them and by day; what the city ended is left out. */
export async function listDueTasks(tx: Tx, asked: CalendarAsked): Promise<DueTasks[]> {
  const found = await sql<DueTasks>`select t.clause_id, t.document_id, min(r.title) as title,
      coalesce(nullif(concat_ws(' · ', nullif(c.path, ''), d.number), ''), m.name_vi, ${OWN_TITLE}) as source, t.due_on, t.year,
      count(*) as tasks, count(*) filter (where r.status not in ('done', 'not-done')) as open, min(r.code) as code
    from plan.task t join records.record r on r.id = t.id left join plan.clause c on c.id = t.clause_id
    left join plan.document d on d.id = t.document_id left join plan.commemoration m on m.id = t.commemoration_id
    where t.due_on between ${asked.from} and ${asked.to} and t.ended_on is null
      and (${asked.unitId ?? null}::int is null or t.unit_id = ${asked.unitId ?? null})
    group by t.clause_id, t.document_id, t.commemoration_id, t.own_item_id, t.period, t.due_on, t.year, c.id, d.id, m.id
    order by t.due_on, min(t.id) limit 2000`.execute(tx);
  return found.rows;
}

/** A clause of a unit's signed plan with the day that the unit set. */
export interface OwnDay {
  readonly clauseId: number;
  readonly ownPlanId: number;
  readonly text: string;
  readonly dueOn: string;
  readonly holder: string | null;
  readonly unit: string;
}

/**
 * The days that units set in their own plans where those differ from the city's: the city's stand beside as tasks. What was
 * signed last counts, also while a new edition is being written.
 */
export async function listOwnDays(tx: Tx, asked: CalendarAsked): Promise<OwnDay[]> {
  const found = await sql<OwnDay>`with latest as (
      select distinct on (own_plan_id) id, own_plan_id, unit_id, year from plan.own_edition
      where ${asked.unitId ?? null}::int is null or unit_id = ${asked.unitId ?? null}
      order by own_plan_id, edition desc)
    select k.clause_id, l.own_plan_id, k.text, k.due_on, k.holder, u.name as unit
    from latest l join plan.own_edition_clause k on k.edition_id = l.id join agencies.unit u on u.id = l.unit_id
    where k.due_on between ${asked.from} and ${asked.to} and k.left_out is null
      and not exists (select from plan.task t where t.clause_id = k.clause_id and t.unit_id = l.unit_id and t.year = l.year
        and t.due_on = k.due_on)
    order by k.due_on, l.own_plan_id, k.clause_id limit 1000`.execute(tx);
  return found.rows;
}

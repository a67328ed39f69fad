/** SQL of reports that the city consolidates without. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** Who decided to consolidate without a report, when, and why. */
export interface LeftOut {
  /** An instant in ISO form. */
  readonly at: string;
  readonly reason: string;
  readonly byName: string;
}

/** The decision about submission `s`, null where it is taken in. Its instant is text: JSON knows no dates. */
export const LEFT_OUT = sql`case when s.left_out_at is not null then
  jsonb_build_object('at', s.left_out_at, 'reason', s.left_out_reason, 'byName', s.left_out_by_name) end`;

/** Which reports of which cycle, and who decides. */
export interface Deciding {
  readonly cycleId: number;
  readonly submissionIds: readonly number[];
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
}

/** Leaves out those that are not left out yet, each with its event; answers how many. */
export async function leaveOut(tx: Tx, by: Deciding & { readonly reason: string }): Promise<number> {
  const done = await sql`with moved as (
      update reports.submission set left_out_at = ${by.at}, left_out_reason = ${by.reason}, left_out_by_name = ${by.byName}, updated_at = now()
      where cycle_id = ${by.cycleId} and id = any(${[...by.submissionIds]}::bigint[]) and left_out_at is null returning id, unit_id, round)
    insert into reports.event (submission_id, unit_id, round, act, at, by_person, by_name, reason)
    select id, unit_id, round, 'leave-out', ${by.at}, ${by.personId}, ${by.byName}, ${by.reason} from moved order by id returning id`.execute(
    tx,
  );
  return done.rows.length;
}

/** Takes in again those that are left out, each with its event; answers how many. */
export async function takeIn(tx: Tx, by: Deciding): Promise<number> {
  const done = await sql`with moved as (
      update reports.submission set left_out_at = null, left_out_reason = null, left_out_by_name = null, updated_at = now()
      where cycle_id = ${by.cycleId} and id = any(${[...by.submissionIds]}::bigint[]) and left_out_at is not null returning id, unit_id, round)
    insert into reports.event (submission_id, unit_id, round, act, at, by_person, by_name)
    select id, unit_id, round, 'take-in', ${by.at}, ${by.personId}, ${by.byName} from moved order by id returning id`.execute(
    tx,
  );
  return done.rows.length;
}

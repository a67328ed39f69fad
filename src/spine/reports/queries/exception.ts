/** SQL of exceptions to a locked cycle: asked for, judged by a second person, listed. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { ExceptionFacts } from "../rules/exception.ts";
import type { Verdict } from "../schema.ts";

/** An exception as it is kept, with its unit. */
export interface Exception extends ExceptionFacts {
  readonly submissionId: number;
  readonly cycleId: number;
  readonly unitId: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly reason: string;
  readonly askedAt: Date;
  readonly askedByName: string;
  readonly verdictReason: string | null;
  readonly judgedAt: Date | null;
  readonly judgedByName: string | null;
  /** Whether a report was handed over under it. */
  readonly isUsed: boolean;
}

/** Which exceptions are listed. */
export interface ExceptionsAsked {
  readonly cycleId?: number;
  readonly submissionId?: number;
  readonly id?: number;
}

/** Exceptions, the newest first. */
export async function listExceptions(tx: Tx, asked: ExceptionsAsked): Promise<Exception[]> {
  const parts = [sql`true`];
  if (asked.cycleId !== undefined) parts.push(sql`x.cycle_id = ${asked.cycleId}`);
  if (asked.submissionId !== undefined) parts.push(sql`x.submission_id = ${asked.submissionId}`);
  if (asked.id !== undefined) parts.push(sql`x.id = ${asked.id}`);
  const found =
    await sql<Exception>`select x.id, x.submission_id, x.cycle_id, x.unit_id, u.code as unit_code, u.name as unit_name,
      x.reason, x.ends_at, x.asked_at, x.asked_by, x.asked_by_name, x.verdict, x.verdict_reason, x.judged_at, x.judged_by_name,
      exists (select from reports.event e where e.exception_id = x.id and e.act = 'submit') as is_used
    from reports.exception x join agencies.unit u on u.id = x.unit_id where ${sql.join(parts, sql` and `)} order by x.id desc`.execute(
      tx,
    );
  return found.rows;
}

/** Until the transaction ends nobody else judges this exception. */
export async function holdException(tx: Tx, id: number): Promise<void> {
  await sql`select from reports.exception where id = ${id} for update`.execute(tx);
}

export interface NewException {
  readonly submission: { readonly id: number; readonly unitId: number; readonly cycleId: number };
  readonly reason: string;
  readonly endsAt: Date;
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
}

/** Keeps that an exception was asked for. */
export async function addException(tx: Tx, given: NewException): Promise<void> {
  const { submission } = given;
  await sql`insert into reports.exception (submission_id, unit_id, cycle_id, reason, ends_at, asked_at, asked_by, asked_by_name)
    values (${submission.id}, ${submission.unitId}, ${submission.cycleId}, ${given.reason}, ${given.endsAt}, ${given.at}, ${given.personId}, ${given.byName})`.execute(
    tx,
  );
}

export interface Judging {
  readonly id: number;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
}

/** Keeps what the second person said; false where it was said before, or by whoever asked. */
export async function judgeException(tx: Tx, said: Judging): Promise<boolean> {
  const kept =
    await sql`update reports.exception set verdict = ${said.verdict}, verdict_reason = ${said.reason}, judged_at = ${said.at},
      judged_by = ${said.personId}, judged_by_name = ${said.byName}
    where id = ${said.id} and verdict is null returning id`.execute(tx);
  return kept.rows.length > 0;
}

/** An exception that waits for its second person. */
export interface PendingException {
  readonly id: number;
  readonly cycleId: number;
  readonly cycleCode: string;
  readonly cycleName: string;
  readonly unitName: string;
  readonly endsAt: Date;
}

/** Exceptions of this receiver's cycles that wait and were not asked for by this person, the earliest end first. */
export async function listPendingExceptions(
  tx: Tx,
  asked: { readonly toUnitId: number; readonly notBy: number; readonly at: Date },
): Promise<PendingException[]> {
  const found =
    await sql<PendingException>`select x.id, c.id as cycle_id, c.code as cycle_code, c.name as cycle_name, u.name as unit_name, x.ends_at
    from reports.exception x join reports.cycle c on c.id = x.cycle_id join agencies.unit u on u.id = x.unit_id
    where x.verdict is null and x.ends_at >= ${asked.at} and c.to_unit_id = ${asked.toUnitId} and x.asked_by <> ${asked.notBy}
    order by x.ends_at, x.id`.execute(tx);
  return found.rows;
}

/** Locks a cycle at its first frozen edition; a later one leaves the first instant as it is. */
export async function lockCycle(tx: Tx, cycleId: number, by: { at: Date; byName: string }): Promise<void> {
  await sql`update reports.cycle set locked_at = ${by.at}, locked_by_name = ${by.byName}
    where id = ${cycleId} and locked_at is null`.execute(tx);
}

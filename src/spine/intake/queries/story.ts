/** SQL of what happened to a report: its events, to whom it was given and what they answered, the case that holds it. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Part } from "../schema.ts";

/** Who acts, and when. */
export interface By {
  readonly at: Date;
  readonly personId: number | null;
  readonly byName: string | null;
}

export interface EventRow {
  readonly act: string;
  readonly at: Date;
  readonly byName: string | null;
  readonly toUnitName: string | null;
  readonly sealed: Buffer | null;
}

/** Notes what happened; append-only. */
export async function addEvent(
  tx: Tx,
  reportId: number,
  event: By & { readonly act: string; readonly toUnitId?: number; readonly sealed?: Buffer | null },
): Promise<void> {
  await sql`insert into intake.event (report_id, act, at, by_person, by_name, to_unit_id, sealed)
    values (${reportId}, ${event.act}, ${event.at}, ${event.personId}, ${event.byName}, ${event.toUnitId ?? null}, ${event.sealed ?? null})`.execute(
    tx,
  );
}

/** What happened to a report, in its order. */
export async function listEvents(tx: Tx, reportId: number): Promise<EventRow[]> {
  const found =
    await sql<EventRow>`select e.act, e.at, e.by_name, u.name as to_unit_name, e.sealed from intake.event e
    left join agencies.unit u on u.id = e.to_unit_id where e.report_id = ${reportId} order by e.id`.execute(
      tx,
    );
  return found.rows;
}

/** Somebody a report was given to. */
export interface AssignmentRow {
  readonly id: number;
  readonly number: number;
  readonly act: "assign" | "hand-over";
  readonly part: Part;
  readonly toUnitId: number;
  readonly toUnitName: string;
  readonly toPersonName: string | null;
  readonly at: Date;
  readonly byName: string | null;
  readonly sealed: Buffer | null;
  readonly answer: "accepted" | "declined" | null;
  readonly answeredAt: Date | null;
  readonly answeredByName: string | null;
  readonly sealedAnswer: Buffer | null;
}

/** To whom a report was given, in its order. */
export async function listAssignments(tx: Tx, reportId: number): Promise<AssignmentRow[]> {
  const found =
    await sql<AssignmentRow>`select a.id, a.number, a.act, a.part, a.to_unit_id, u.name as to_unit_name, a.to_person_name,
      a.at, a.by_name, a.sealed, a.answer, a.answered_at, a.answered_by_name, a.sealed_answer
    from intake.assignment a join agencies.unit u on u.id = a.to_unit_id
    where a.report_id = ${reportId} order by a.number`.execute(tx);
  return found.rows;
}

/** A unit, and perhaps a person, to be given a report. */
export interface NewAssignment extends By {
  readonly number: number;
  readonly act: "assign" | "hand-over";
  readonly part: Part;
  readonly toUnitId: number;
  readonly toPersonId: number | null;
  readonly toPersonName: string | null;
  readonly sealed: Buffer | null;
}

export async function addAssignment(tx: Tx, reportId: number, given: NewAssignment): Promise<void> {
  await sql`insert into intake.assignment (report_id, number, act, part, to_unit_id, to_person_id, to_person_name, at, by_person, by_name, sealed)
    values (${reportId}, ${given.number}, ${given.act}, ${given.part}, ${given.toUnitId}, ${given.toPersonId}, ${given.toPersonName},
      ${given.at}, ${given.personId}, ${given.byName}, ${given.sealed})`.execute(tx);
}

/** Keeps the answer of whoever it was given to. */
export async function answerAssignment(
  tx: Tx,
  id: number,
  answer: By & { readonly answer: "accepted" | "declined"; readonly sealed: Buffer | null },
): Promise<void> {
  await sql`update intake.assignment set answer = ${answer.answer}, answered_at = ${answer.at}, answered_by_name = ${answer.byName},
    sealed_answer = ${answer.sealed} where id = ${id} and answer is null`.execute(tx);
}

/** The case that holds a report now; null where none does, or one may not know. */
export async function caseOf(tx: Tx, reportId: number): Promise<string | null> {
  const found = await sql<{ caseCode: string }>`select case_code from intake.taken
    where report_id = ${reportId} and released_at is null`.execute(tx);
  return found.rows[0]?.caseCode ?? null;
}

/** What was given to these units (null: to any) and is not answered. */
export async function listWaitingAnswers(
  tx: Tx,
  units: readonly number[] | null,
): Promise<{ reportId: number; code: string; number: number }[]> {
  const found = await sql<{
    reportId: number;
    code: string;
    number: number;
  }>`select a.report_id, r.code, a.number
    from intake.assignment a join intake.report r on r.id = a.report_id
    where a.answer is null and ${units === null ? sql`true` : sql`a.to_unit_id = any(${[...units]}::int[])`} and a.to_unit_id <> r.unit_id
    order by a.at limit 50`.execute(tx);
  return found.rows;
}

/** The case holds the report from now on; the database refuses a second one. */
export async function addTaken(
  tx: Tx,
  reportId: number,
  into: { readonly caseCode: string; readonly by: By },
): Promise<void> {
  await sql`insert into intake.taken (report_id, case_code, at, by_person, by_name)
    values (${reportId}, ${into.caseCode}, ${into.by.at}, ${into.by.personId}, ${into.by.byName})`.execute(
    tx,
  );
}

/** The case that holds the report lets it go; false where none does. */
export async function endTaken(tx: Tx, reportId: number, by: By): Promise<boolean> {
  const ended = await sql`update intake.taken set released_at = ${by.at}, released_by_name = ${by.byName}
    where report_id = ${reportId} and released_at is null returning id`.execute(tx);
  return ended.rows.length > 0;
}

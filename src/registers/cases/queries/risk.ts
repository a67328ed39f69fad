/** SQL of danger assessments, and of every time somebody was in touch. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { RiskLevel } from "../schema/index.ts";

/** One assessment. */
export interface AssessmentRow {
  readonly id: number;
  readonly at: Date;
  readonly byPerson: number;
  readonly byName: string;
  readonly unitName: string;
  readonly questionsFrom: string;
  readonly score: number;
  readonly proposed: RiskLevel;
  readonly decided: RiskLevel;
  readonly lowerTo: RiskLevel | null;
  readonly loweredAt: Date | null;
  readonly loweredByName: string | null;
  readonly meeting: boolean;
  readonly sealed: Buffer;
  readonly sealedLowering: Buffer | null;
}

/** Those of a case, the newest first. */
export async function listAssessments(tx: Tx, caseId: number): Promise<AssessmentRow[]> {
  const found =
    await sql<AssessmentRow>`select a.id, a.at, a.by_person, a.by_name, u.name as unit_name, a.questions_from, a.score,
      a.proposed, a.decided, a.lower_to, a.lowered_at, a.lowered_by_name, a.meeting, a.sealed, a.sealed_lowering
    from cases.assessment a join agencies.unit u on u.id = a.unit_id where a.case_id = ${caseId} order by a.id desc`.execute(
      tx,
    );
  return found.rows;
}

export interface NewAssessment {
  readonly caseId: number;
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
  readonly unitId: number;
  readonly questionsFrom: string;
  readonly score: number;
  readonly proposed: RiskLevel;
  readonly decided: RiskLevel;
  readonly lowerTo: RiskLevel | null;
  readonly meeting: boolean;
  readonly sealed: Buffer;
}

/** Keeps one. */
export async function addAssessment(tx: Tx, given: NewAssessment): Promise<void> {
  await sql`insert into cases.assessment (case_id, at, by_person, by_name, unit_id, questions_from, score, proposed, decided, lower_to, meeting, sealed)
    values (${given.caseId}, ${given.at}, ${given.personId}, ${given.byName}, ${given.unitId}, ${given.questionsFrom}, ${given.score},
      ${given.proposed}, ${given.decided}, ${given.lowerTo}, ${given.meeting}, ${given.sealed})`.execute(tx);
}

/** A second person takes the lower level on. */
export async function lowerAssessment(
  tx: Tx,
  of: {
    readonly id: number;
    readonly at: Date;
    readonly personId: number;
    readonly byName: string;
    readonly sealed: Buffer;
  },
): Promise<void> {
  await sql`update cases.assessment set decided = lower_to, lowered_at = ${of.at}, lowered_by = ${of.personId},
    lowered_by_name = ${of.byName}, sealed_lowering = ${of.sealed} where id = ${of.id} and lowered_at is null`.execute(
    tx,
  );
}

/** One time somebody was in touch, or tried. */
export interface ContactRow {
  readonly id: number;
  readonly at: Date;
  readonly byName: string;
  readonly unitName: string;
  readonly kind: string;
  readonly reached: string;
  readonly safe: string;
  readonly again: string;
  readonly sealed: Buffer | null;
}

/** Those of a case, the newest first. */
export async function listContacts(tx: Tx, caseId: number): Promise<ContactRow[]> {
  const found =
    await sql<ContactRow>`select c.id, c.at, c.by_name, u.name as unit_name, c.kind, c.reached, c.safe, c.again, c.sealed
    from cases.contact c join agencies.unit u on u.id = c.unit_id where c.case_id = ${caseId} order by c.id desc limit 500`.execute(
      tx,
    );
  return found.rows;
}

export interface NewContact {
  readonly caseId: number;
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
  readonly unitId: number;
  readonly kind: string;
  readonly reached: string;
  readonly safe: string;
  readonly again: string;
  readonly sealed: Buffer | null;
}

/** Keeps one. */
export async function addContact(tx: Tx, given: NewContact): Promise<void> {
  await sql`insert into cases.contact (case_id, at, by_person, by_name, unit_id, kind, reached, safe, again, sealed)
    values (${given.caseId}, ${given.at}, ${given.personId}, ${given.byName}, ${given.unitId}, ${given.kind}, ${given.reached},
      ${given.safe}, ${given.again}, ${given.sealed})`.execute(tx);
}

/** Days of the events that the same people are told of in other cases that this person sees. */
export async function listEventDays(tx: Tx, caseId: number): Promise<string[]> {
  const found = await sql<{ day: string }>`select distinct c.event_on as day from cases.token m
      join cases.token t on t.hash = m.hash and t.case_id is not null and t.kind = m.kind
      join cases."case" c on c.id = t.case_id
    where m.case_id = ${caseId} and m.kind in ('id-number', 'name-year') and m.field like 'doer.%' and c.event_on is not null`.execute(
    tx,
  );
  return found.rows.map((row) => row.day);
}

/** SQL of referrals, transfers and duties. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { GivingState, LegalBasis, Part } from "../schema/index.ts";
import type { Consenter } from "../rules/referral.ts";

export type TransitionKind = "referral" | "transfer" | "duty";
/** One of them, with the names of both units. */
export interface TransitionRow {
  readonly id: number;
  readonly caseId: number;
  readonly code: string;
  readonly record: string;
  readonly kind: TransitionKind;
  readonly part: Part;
  readonly fromUnitId: number;
  readonly fromUnitName: string;
  readonly toUnitId: number;
  readonly toUnitName: string;
  readonly toPersonId: number | null;
  readonly askedAt: Date;
  readonly askedByName: string;
  readonly basis: LegalBasis;
  readonly consents: readonly Consenter[];
  readonly ground: string | null;
  readonly fields: readonly string[];
  readonly untilAt: Date | null;
  readonly state: GivingState;
  readonly answeredAt: Date | null;
  readonly answeredByName: string | null;
  readonly endedAt: Date | null;
  readonly endedByName: string | null;
  readonly version: number;
  readonly sealed: Buffer;
  readonly sealedAnswer: Buffer | null;
  readonly sealedResult: Buffer | null;
  /** Null for whom it is sent to until they accept. */
  readonly caseCode: string | null;
}

const SELECT = sql`select t.id, t.case_id, t.code, t.record, t.kind, t.part, t.from_unit_id, f.name as from_unit_name, t.to_unit_id,
    u.name as to_unit_name, t.to_person_id, t.asked_at, t.asked_by_name, t.basis, t.consents, t.ground, t.fields, t.until_at, t.state, t.answered_at,
    t.answered_by_name, t.ended_at, t.ended_by_name, t.version, t.sealed, t.sealed_answer, t.sealed_result, c.code as case_code
  from cases.transition t join agencies.unit f on f.id = t.from_unit_id join agencies.unit u on u.id = t.to_unit_id
    left join cases."case" c on c.id = t.case_id`;

/** Those of a case, the newest first. */
export async function listTransitionsOf(tx: Tx, caseId: number): Promise<TransitionRow[]> {
  return (await sql<TransitionRow>`${SELECT} where t.case_id = ${caseId} order by t.id desc`.execute(tx))
    .rows;
}

/** Which a board shows. */
export interface BoardAsked {
  readonly unitId: number;
  readonly box: "received" | "sent";
  readonly open: boolean;
}

const BOARD_MAX = 200;

/** Those sent to a unit or by it, the oldest that wait first. */
export async function listBoard(tx: Tx, asked: BoardAsked): Promise<TransitionRow[]> {
  const side = asked.box === "received" ? sql`t.to_unit_id` : sql`t.from_unit_id`;
  const open = asked.open ? sql`and t.state in ('requested', 'accepted', 'in-progress', 'on-hold')` : sql``;
  const found =
    await sql<TransitionRow>`${SELECT} where ${side} = ${asked.unitId} and t.kind <> 'duty' ${open}
    order by t.state <> 'requested', t.asked_at desc limit ${BOARD_MAX}`.execute(tx);
  return found.rows;
}

/** One by its code; held where it is to be changed. */
export async function findTransition(tx: Tx, code: string, hold = false): Promise<TransitionRow | undefined> {
  if (hold) await sql`select from cases.transition where code = ${code} for no key update`.execute(tx);
  return (await sql<TransitionRow>`${SELECT} where t.code = ${code}`.execute(tx)).rows[0];
}

export interface NewTransition {
  readonly caseId: number;
  readonly code: string;
  readonly record: string;
  readonly kind: TransitionKind;
  readonly part: Part;
  readonly fromUnitId: number;
  readonly toUnitId: number;
  readonly toPersonId: number | null;
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
  readonly basis: LegalBasis;
  readonly consents: readonly Consenter[];
  readonly ground: string | null;
  readonly fields: readonly string[];
  readonly untilAt: Date | null;
  readonly sealed: Buffer;
}

/** Enters one; a duty is taken on at once. */
export async function addTransition(tx: Tx, given: NewTransition): Promise<void> {
  const isDuty = given.kind === "duty";
  await sql`insert into cases.transition (case_id, code, record, kind, part, from_unit_id, to_unit_id, to_person_id, asked_at, asked_by,
      asked_by_name, basis, consents, ground, fields, until_at, sealed, state, answered_at, answered_by_name)
    values (${given.caseId}, ${given.code}, ${given.record}, ${given.kind}, ${given.part}, ${given.fromUnitId}, ${given.toUnitId},
      ${given.toPersonId}, ${given.at}, ${given.personId}, ${given.byName}, ${given.basis}, ${given.consents}, ${given.ground}, ${given.fields},
      ${given.untilAt},
      ${given.sealed}, ${isDuty ? "accepted" : "requested"}, ${isDuty ? given.at : null}, ${isDuty ? given.byName : null})`.execute(
    tx,
  );
}

/** What becomes of one: an answer has its day, an end another; what is said is kept with the one it belongs to. */
export interface TransitionChange {
  readonly state: GivingState;
  readonly as: "answer" | "step" | "end";
  readonly at: Date;
  readonly byName: string;
  readonly said: Buffer | null;
}

/** Moves it on. An accepted transfer is answered and ended at once. */
export async function moveTransition(tx: Tx, id: number, change: TransitionChange): Promise<void> {
  const { at, byName, said } = change;
  const sets = {
    answer: sql`answered_at = ${at}, answered_by_name = ${byName}, sealed_answer = ${said}`,
    step: sql`sealed_result = coalesce(${said}, sealed_result)`,
    end: sql`ended_at = ${at}, ended_by_name = ${byName}, sealed_result = ${said}`,
  };
  await sql`update cases.transition set state = ${change.state}, version = version + 1, ${sets[change.as]} where id = ${id}`.execute(
    tx,
  );
}

/** Moves what was kept of a case for search and matching to another place. */
export async function moveTokens(tx: Tx, caseId: number, unitId: number): Promise<void> {
  await sql`update cases.token set unit_id = ${unitId} where case_id = ${caseId}`.execute(tx);
}

/** How many of a case wait for an answer. */
export async function countUnanswered(tx: Tx, caseId: number): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from cases.transition
    where case_id = ${caseId} and state = 'requested'`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

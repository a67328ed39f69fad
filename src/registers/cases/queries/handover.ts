/** SQL of handing cases over. Row security shows a line to whoever sees its case. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { HandoverReason, LineState } from "../rules/handover.ts";

/** A case in an offer. */
export interface HandoverLine {
  readonly caseId: number;
  readonly code: string;
  readonly record: string;
  readonly state: LineState;
  readonly workerId: number | null;
  readonly sealed: Buffer | null;
  readonly sealedAnswer: Buffer | null;
}

/** An offer with the lines that the asker may see. */
export interface HandoverRow {
  readonly id: number;
  readonly code: string;
  readonly unitId: number;
  readonly fromPerson: number;
  readonly fromName: string;
  readonly toPerson: number;
  readonly toName: string;
  readonly why: HandoverReason;
  readonly untilOn: string | null;
  readonly drafts: boolean;
  readonly draftsTakenAt: Date | null;
  readonly at: Date;
  readonly byName: string;
  readonly closedAt: Date | null;
  readonly lines: readonly HandoverLine[];
}

type Bare = Omit<HandoverRow, "lines">;
const SELECT = sql`select h.id, h.code, h.unit_id, h.from_person, h.from_name, h.to_person, h.to_name, h.why, h.until_on, h.drafts,
    h.drafts_taken_at, h.at, h.by_name, h.closed_at from cases.handover h`;

async function whole(tx: Tx, rows: readonly Bare[]): Promise<HandoverRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const lines = await sql<
    HandoverLine & { handoverId: number }
  >`select l.handover_id, l.case_id, c.code, c.record, c.worker_id, l.state,
      l.sealed, l.sealed_answer
    from cases.handover_line l join cases."case" c on c.id = l.case_id where l.handover_id = any(${ids}::bigint[]) order by c.code`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, lines: lines.rows.filter((line) => line.handoverId === row.id) }));
}

const MOST = 100;

/** Those of a unit since a moment, and whatever waits longer; the newest first. */
export async function listHandovers(tx: Tx, unitId: number, since: Date): Promise<HandoverRow[]> {
  const found = await sql<Bare>`${SELECT} where h.unit_id = ${unitId} and (h.at > ${since}
      or exists (select from cases.handover_line l where l.handover_id = h.id and l.state = 'offered'))
    order by h.id desc limit ${MOST}`.execute(tx);
  return whole(tx, found.rows);
}

/** One by its code; held where it is to be changed. */
export async function findHandover(tx: Tx, code: string): Promise<HandoverRow | undefined> {
  await sql`select from cases.handover where code = ${code} for no key update`.execute(tx);
  return (await whole(tx, (await sql<Bare>`${SELECT} where h.code = ${code}`.execute(tx)).rows))[0];
}

/** Which of these cases lie in an offer that waits. */
export async function listOffered(tx: Tx, cases: readonly number[]): Promise<number[]> {
  const found = await sql<{ id: number }>`select case_id as id from cases.handover_line
    where case_id = any(${[...cases]}::bigint[]) and state = 'offered'`.execute(tx);
  return found.rows.map((row) => row.id);
}

/** An offer as it is entered. */
export interface NewHandover extends Omit<Bare, "id" | "draftsTakenAt" | "closedAt"> {
  readonly byPerson: number;
  readonly lines: readonly { readonly caseId: number; readonly sealed: Buffer | null }[];
}

/** Enters it. */
export async function addHandover(tx: Tx, given: NewHandover): Promise<void> {
  const done = await sql<{
    id: number;
  }>`insert into cases.handover (code, unit_id, from_person, from_name, to_person, to_name, why, until_on, drafts, at, by_person, by_name)
    values (${given.code}, ${given.unitId}, ${given.fromPerson}, ${given.fromName}, ${given.toPerson}, ${given.toName}, ${given.why},
      ${given.untilOn}, ${given.drafts}, ${given.at}, ${given.byPerson}, ${given.byName}) returning id`.execute(
    tx,
  );
  for (const line of given.lines)
    await sql`insert into cases.handover_line (handover_id, case_id, sealed)
      values (${done.rows[0]?.id}, ${line.caseId}, ${line.sealed})`.execute(tx);
}

/** What becomes of a case in an offer. */
export async function answerLine(
  tx: Tx,
  of: { readonly id: number; readonly caseId: number },
  given: { readonly state: LineState; readonly at: Date; readonly sealed: Buffer | null },
): Promise<void> {
  await sql`update cases.handover_line set state = ${given.state}, answered_at = ${given.at}, sealed_answer = ${given.sealed}
    where handover_id = ${of.id} and case_id = ${of.caseId} and state = 'offered'`.execute(tx);
}

/** The drafts were taken. */
export async function noteDraftsTaken(tx: Tx, id: number, at: Date): Promise<void> {
  await sql`update cases.handover set drafts_taken_at = ${at} where id = ${id}`.execute(tx);
}

/** The roles of who left were ended. */
export async function noteClosed(
  tx: Tx,
  id: number,
  by: { readonly at: Date; readonly name: string },
): Promise<void> {
  await sql`update cases.handover set closed_at = ${by.at}, closed_by_name = ${by.name} where id = ${id}`.execute(
    tx,
  );
}

/** A case that goes to another commune lies in no offer of the one before. */
export async function withdrawOffers(tx: Tx, caseId: number, at: Date): Promise<void> {
  await sql`update cases.handover_line set state = 'withdrawn', answered_at = ${at}
    where case_id = ${caseId} and state = 'offered'`.execute(tx);
}

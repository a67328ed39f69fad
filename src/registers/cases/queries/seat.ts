/** SQL of seats: which units take part in a case. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Part } from "../schema/index.ts";

/** A unit (or one person of it) that takes part. */
export interface SeatRow {
  readonly id: number;
  readonly unitId: number;
  readonly unitName: string;
  readonly personId: number | null;
  readonly part: Part;
  /** Fields beyond the pack of the part. */
  readonly fields: readonly string[] | null;
  /** Fields of the pack that are kept back. */
  readonly without: readonly string[] | null;
  readonly fromAt: Date;
  readonly untilAt: Date | null;
  readonly because: string;
  /** Waits for the answer of whom it is offered to. */
  readonly pending: boolean;
}

/** All seats of a case that this person sees. */
export async function listSeats(tx: Tx, caseId: number): Promise<SeatRow[]> {
  const found =
    await sql<SeatRow>`select s.id, s.unit_id, u.name as unit_name, s.person_id, s.part, s.fields, s.without, s.from_at,
      s.until_at, s.because, s.pending
    from cases.seat s join agencies.unit u on u.id = s.unit_id
    where s.case_id = ${caseId} and s.ended_at is null order by s.from_at, s.id`.execute(tx);
  return found.rows;
}

export interface NewSeat {
  readonly caseId: number;
  readonly unitId: number;
  readonly personId?: number | null;
  readonly part: Part;
  readonly fields?: readonly string[] | null;
  readonly without?: readonly string[] | null;
  readonly at: Date;
  readonly untilAt?: Date | null;
  readonly because: string;
  /** Of a sealed case. */
  readonly kept?: boolean;
  readonly pending?: boolean;
}

/** Gives a seat; one that stands already stays as it is. */
export async function addSeat(tx: Tx, given: NewSeat): Promise<void> {
  await sql`insert into cases.seat (case_id, unit_id, person_id, part, fields, without, from_at, until_at, because, kept, pending)
    values (${given.caseId}, ${given.unitId}, ${given.personId ?? null}, ${given.part}, ${given.fields ?? null}, ${given.without ?? null},
      ${given.at}, ${given.untilAt ?? null}, ${given.because}, ${given.kept ?? false}, ${given.pending ?? false}) on conflict do nothing`.execute(
    tx,
  );
}

/** Lets the seats that wait for an answer under this code begin. */
export async function beginSeats(tx: Tx, because: string): Promise<void> {
  await sql`update cases.seat set pending = false where because = ${because} and pending and ended_at is null`.execute(
    tx,
  );
}

/** Ends the seats given under this code: from now on they open nothing. */
export async function endSeatsOf(tx: Tx, because: string, at: Date): Promise<void> {
  await sql`update cases.seat set ended_at = ${at} where because = ${because} and ended_at is null`.execute(
    tx,
  );
}

/** Ends the seats of a unit in a case. */
export async function endSeatsAt(
  tx: Tx,
  of: { readonly caseId: number; readonly unitId: number; readonly at: Date },
): Promise<void> {
  await sql`update cases.seat set ended_at = ${of.at}
    where case_id = ${of.caseId} and unit_id = ${of.unitId} and ended_at is null`.execute(tx);
}

/** Shows a field beside what a person's own seat shows; false where they have no seat of their own. */
export async function appendField(
  tx: Tx,
  of: Pick<NewSeat, "caseId" | "unitId" | "part"> & { readonly personId: number },
  field: string,
): Promise<boolean> {
  const done =
    await sql`update cases.seat set fields = array_append(array_remove(coalesce(fields, '{}'), ${field}), ${field})
    where case_id = ${of.caseId} and unit_id = ${of.unitId} and part = ${of.part} and person_id = ${of.personId} and ended_at is null`.execute(
      tx,
    );
  return (done.numAffectedRows ?? 0n) > 0n;
}

/** Takes a field from a person's own seats; one that stands beside their unit's for such a field alone ends with its last. */
export async function removeField(
  tx: Tx,
  of: { readonly caseId: number; readonly personId: number; readonly at: Date },
  field: string,
): Promise<boolean> {
  const done = await sql`update cases.seat s set fields = array_remove(fields, ${field}),
      ended_at = case when not exists (select from unnest(array_remove(s.fields, ${field})) f where f like '%@%')
        and exists (select from cases.seat u where u.case_id = s.case_id and u.unit_id = s.unit_id and u.part = s.part
          and u.person_id is null and u.ended_at is null) then ${of.at}::timestamptz end
    where case_id = ${of.caseId} and person_id = ${of.personId} and ended_at is null and ${field} = any(fields)`.execute(
    tx,
  );
  return (done.numAffectedRows ?? 0n) > 0n;
}

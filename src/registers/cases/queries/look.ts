/** SQL of emergency looks, and of who read what, from the audit trail. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** Finds one case by its whole code, for an emergency: not a sealed one, none that is shut to the person. */
export async function seekCase(
  tx: Tx,
  code: string,
): Promise<{ id: number; code: string; record: string; unitId: number; isSeen: boolean } | undefined> {
  await sql`select set_config('toam.sought', ${code}, true)`.execute(tx);
  const found = await sql<{
    id: number;
    code: string;
    record: string;
    unitId: number;
    isSeen: boolean;
  }>`select id, code, record, unit_id, id = any (cases.seen()) as is_seen from cases."case" where code = ${code}`.execute(
    tx,
  );
  return found.rows[0];
}

/** An emergency look. */
export interface LookRow {
  readonly code: string;
  readonly caseCode: string;
  readonly record: string;
  readonly personId: number;
  readonly personName: string;
  readonly unitName: string;
  readonly at: Date;
  readonly untilAt: Date;
  readonly reviewDueAt: Date;
  readonly verdict: "justified" | "unjustified" | null;
  readonly reviewedAt: Date | null;
  readonly reviewedByName: string | null;
  readonly sealed: Buffer;
  readonly sealedVerdict: Buffer | null;
}

const LOOK = sql`select l.code, l.case_code, l.record, l.person_id, l.person_name, u.name as unit_name, l.at, l.until_at, l.review_due_at,
    l.verdict, l.reviewed_at, l.reviewed_by_name, l.sealed, l.sealed_verdict
  from cases.look l join agencies.unit u on u.id = l.unit_id`;

const LOOKS_MAX = 200;

/** Looks that this person may know of, those that wait for a review first. */
export async function listLooks(tx: Tx, personId: number | null): Promise<LookRow[]> {
  const own = personId === null ? sql`true` : sql`l.person_id = ${personId}`;
  return (
    await sql<LookRow>`${LOOK} where ${own} order by l.verdict is not null, l.at desc limit ${LOOKS_MAX}`.execute(
      tx,
    )
  ).rows;
}

/** One of them, held for its review. */
export async function holdLook(tx: Tx, code: string): Promise<LookRow | undefined> {
  await sql`select from cases.look where code = ${code} for no key update`.execute(tx);
  return (await sql<LookRow>`${LOOK} where l.code = ${code}`.execute(tx)).rows[0];
}

/** Of this person's looks: those whose review has lapsed, and those found unjustified. */
export async function countLooks(
  tx: Tx,
  of: { readonly personId: number; readonly at: Date },
): Promise<{ unreviewed: number; unjustified: number }> {
  const found = await sql<{ unreviewed: number; unjustified: number }>`select
      count(*) filter (where verdict is null and review_due_at < ${of.at})::int as unreviewed,
      count(*) filter (where verdict = 'unjustified')::int as unjustified
    from cases.look where person_id = ${of.personId}`.execute(tx);
  return found.rows[0] ?? { unreviewed: 0, unjustified: 0 };
}

export interface NewLook {
  readonly code: string;
  readonly caseId: number;
  readonly caseCode: string;
  readonly record: string;
  readonly personId: number;
  readonly personName: string;
  readonly unitId: number;
  readonly at: Date;
  readonly untilAt: Date;
  readonly reviewDueAt: Date;
  readonly fields: readonly string[];
  readonly sealed: Buffer;
}

/** Enters it with its seat, which is the person's alone and ends by itself. */
export async function addLook(tx: Tx, given: NewLook): Promise<void> {
  await sql`insert into cases.look (code, case_id, case_code, record, person_id, person_name, unit_id, at, until_at, review_due_at, sealed)
    values (${given.code}, ${given.caseId}, ${given.caseCode}, ${given.record}, ${given.personId}, ${given.personName}, ${given.unitId},
      ${given.at}, ${given.untilAt}, ${given.reviewDueAt}, ${given.sealed})`.execute(tx);
  await sql`insert into cases.seat (case_id, unit_id, person_id, part, fields, from_at, until_at, because)
    values (${given.caseId}, ${given.unitId}, ${given.personId}, 'emergency', ${given.fields}, ${given.at}, ${given.untilAt}, ${given.code})`.execute(
    tx,
  );
}

/** Keeps the verdict on one. */
export async function reviewLook(
  tx: Tx,
  code: string,
  given: {
    readonly verdict: "justified" | "unjustified";
    readonly at: Date;
    readonly personId: number;
    readonly byName: string;
    readonly sealed: Buffer;
  },
): Promise<void> {
  await sql`update cases.look set verdict = ${given.verdict}, reviewed_at = ${given.at}, reviewed_by = ${given.personId},
    reviewed_by_name = ${given.byName}, sealed_verdict = ${given.sealed} where code = ${code}`.execute(tx);
}

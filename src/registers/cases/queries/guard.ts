/** SQL of seals and of people and units shut out. Row security shows them to whoever may know of the case. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** The seal that stands on a case. */
export interface SealingRow {
  readonly id: number;
  readonly form: string;
  readonly at: Date;
  readonly byName: string;
  readonly proposedBy: number | null;
  readonly proposedByName: string | null;
  readonly proposedAt: Date | null;
  /** Whoever entered its reports goes on following them. */
  readonly letsFollow: boolean;
}

/** The seal of a case; undefined where there is none. */
export async function findSealing(tx: Tx, caseId: number): Promise<SealingRow | undefined> {
  const found =
    await sql<SealingRow>`select id, form, at, by_name, proposed_by, proposed_by_name, proposed_at, lets_follow from cases.sealing
    where case_id = ${caseId} and lifted_at is null`.execute(tx);
  return found.rows[0];
}

/** Who does it, and when. */
export interface GuardBy {
  readonly caseId: number;
  readonly at: Date;
  readonly personId: number;
  readonly byName: string;
}

/** Puts a seal on a case: whoever may know is entered before, so that the one who seals still sees it. */
export async function addSealing(
  tx: Tx,
  by: GuardBy,
  given: { readonly form: string; readonly sealed: Buffer; readonly letsFollow: boolean },
): Promise<void> {
  await sql`insert into cases.sealing (case_id, form, at, by_person, by_name, sealed, lets_follow)
    values (${by.caseId}, ${given.form}, ${by.at}, ${by.personId}, ${by.byName}, ${given.sealed}, ${given.letsFollow})`.execute(
    tx,
  );
}

/** Lets whoever entered the reports of a sealed case follow them, or no longer. */
export async function setFollowing(tx: Tx, caseId: number, letsFollow: boolean): Promise<void> {
  await sql`update cases.sealing set lets_follow = ${letsFollow} where case_id = ${caseId} and lifted_at is null`.execute(
    tx,
  );
}

/** Notes who proposes to take the seal away. */
export async function proposeUnsealing(tx: Tx, by: GuardBy): Promise<void> {
  await sql`update cases.sealing set proposed_at = ${by.at}, proposed_by = ${by.personId}, proposed_by_name = ${by.byName}
    where case_id = ${by.caseId} and lifted_at is null`.execute(tx);
}

/** Ends the seal. */
export async function liftSealing(tx: Tx, by: GuardBy): Promise<void> {
  await sql`update cases.sealing set lifted_at = ${by.at}, lifted_by = ${by.personId}, lifted_by_name = ${by.byName}
    where case_id = ${by.caseId} and lifted_at is null`.execute(tx);
}

/** Every seat of a case opens only for who is named, or again for the whole unit. */
export async function keepSeats(tx: Tx, caseId: number, kept: boolean): Promise<void> {
  await sql`update cases.seat set kept = ${kept} where case_id = ${caseId} and kept <> ${kept}`.execute(tx);
}

/** Puts these people, and nobody else, among those who may know. */
export async function setAllowed(tx: Tx, by: GuardBy, people: readonly number[]): Promise<void> {
  await sql`insert into cases.allowed (case_id, person_id, at, by_person)
    select ${by.caseId}, p, ${by.at}, ${by.personId} from unnest(${[...people]}::int[]) g (p)
    where not exists (select from cases.allowed a where a.case_id = ${by.caseId} and a.person_id = p)`.execute(
    tx,
  );
  await sql`delete from cases.allowed where case_id = ${by.caseId} and not person_id = any(${[...people]}::int[])`.execute(
    tx,
  );
}

/** Somebody by number, name and unit. */
export interface Named {
  readonly id: number;
  readonly name: string;
  readonly unitName: string;
}

/** The people who may know of a sealed case. */
export async function listAllowed(tx: Tx, caseId: number): Promise<Named[]> {
  const found = await sql<Named>`select p.id, p.name, u.name as unit_name from cases.allowed a
    join people.person p on p.id = a.person_id join agencies.unit u on u.id = p.unit_id
    where a.case_id = ${caseId} order by p.name, p.id`.execute(tx);
  return found.rows;
}

/** Somebody who may know of a case by a seat of their unit. */
export interface Knower extends Named {
  readonly unitId: number;
  readonly coordinates: boolean;
  readonly leads: boolean;
}

/** Whoever holds one of these roles where a seat is taken, and is not shut out. */
export async function listKnowers(tx: Tx, caseId: number, roles: readonly string[]): Promise<Knower[]> {
  const found = await sql<Knower>`select p.id, p.name, r.unit_id, u.name as unit_name,
      bool_or(s.part = 'co-ordinator') as coordinates, bool_or(r.role = 'commune-leader') as leads
    from cases.seat s join people.role_held r on r.unit_id = s.unit_id join people.person p on p.id = r.person_id
      join agencies.unit u on u.id = r.unit_id
    where s.case_id = ${caseId} and s.ended_at is null and not s.pending and (s.until_at is null or s.until_at > now())
      and (s.person_id is null or s.person_id = p.id) and p.disabled_at is null and r.role = any(${[...roles]}::text[])
      and (r.valid_to is null or r.valid_to > current_date)
      and not exists (select from cases.barred b where b.case_id = s.case_id and b.person_id = p.id and b.lifted_at is null)
      and not exists (select from cases.barred_unit b where b.case_id = s.case_id and b.unit_id = r.unit_id and b.lifted_at is null)
    group by p.id, p.name, r.unit_id, u.name order by p.name, p.id`.execute(tx);
  return found.rows;
}

/** Who or what is shut out, and why. */
export interface BarredRow {
  readonly personId: number | null;
  readonly unitId: number | null;
  readonly name: string;
  readonly why: string;
  readonly at: Date;
}

/** People and units shut out of a case. */
export async function listBarred(tx: Tx, caseId: number): Promise<BarredRow[]> {
  const found =
    await sql<BarredRow>`select b.person_id, null::int as unit_id, p.name, b.why, b.at from cases.barred b
      join people.person p on p.id = b.person_id where b.case_id = ${caseId} and b.lifted_at is null
    union all select null, b.unit_id, u.name, b.why, b.at from cases.barred_unit b
      join agencies.unit u on u.id = b.unit_id where b.case_id = ${caseId} and b.lifted_at is null
    order by at, name`.execute(tx);
  return found.rows;
}

/** A person, or a whole unit. */
export type Who =
  { readonly personId: number; readonly unitId: null } | { readonly personId: null; readonly unitId: number };

/** Shuts somebody out; who was let in again before is shut out anew. */
export async function bar(
  tx: Tx,
  by: GuardBy,
  given: { readonly who: Who; readonly why: string },
): Promise<void> {
  const { who, why } = given;
  const [table, column, id] =
    who.personId === null
      ? ([sql`cases.barred_unit`, sql`unit_id`, who.unitId] as const)
      : ([sql`cases.barred`, sql`person_id`, who.personId] as const);
  await sql`insert into ${table} (case_id, ${column}, why, at, by_person)
    values (${by.caseId}, ${id}, ${why}, ${by.at}, ${by.personId})
    on conflict (case_id, ${column}) do update set why = excluded.why, at = excluded.at, by_person = excluded.by_person, lifted_at = null`.execute(
    tx,
  );
}

/** Lets somebody in again; false where they were not shut out. */
export async function liftBar(tx: Tx, by: GuardBy, who: Who): Promise<boolean> {
  const done =
    who.personId === null
      ? await sql`update cases.barred_unit set lifted_at = ${by.at}
          where case_id = ${by.caseId} and unit_id = ${who.unitId} and lifted_at is null`.execute(tx)
      : await sql`update cases.barred set lifted_at = ${by.at}
          where case_id = ${by.caseId} and person_id = ${who.personId} and lifted_at is null`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** A person by the name that they sign in with. */
export async function findByUserName(
  tx: Tx,
  userName: string,
): Promise<{ id: number; name: string } | undefined> {
  const found = await sql<{ id: number; name: string }>`select id, name from people.person
    where user_name = lower(${userName})`.execute(tx);
  return found.rows[0];
}

/** The codes of whatever was sent of a case. */
export async function listSentCodes(tx: Tx, caseId: number): Promise<string[]> {
  const found = await sql<{
    code: string;
  }>`select code from cases.transition where case_id = ${caseId}`.execute(tx);
  return found.rows.map((row) => row.code);
}

/** The hashes of a report belong to the case that holds it (null: to the place again). */
export async function holdTokens(tx: Tx, reportCode: string, caseId: number | null): Promise<void> {
  await sql`update cases.token set held_by = ${caseId} where report_code = ${reportCode}`.execute(tx);
}

/** Everybody who is shut out, as a person or with their unit. */
export async function listBarredPeople(tx: Tx, caseId: number): Promise<number[]> {
  const found = await sql<{ id: number }>`select person_id as id from cases.barred
      where case_id = ${caseId} and lifted_at is null
    union select r.person_id from cases.barred_unit b join people.role_held r on r.unit_id = b.unit_id
      where b.case_id = ${caseId} and b.lifted_at is null`.execute(tx);
  return found.rows.map((row) => row.id);
}

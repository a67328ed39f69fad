/** Roles as they are held: given, ended, delegated. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { RoleCode } from "#spine/access/index.ts";

/** A role held, with names to show. */
export interface RoleRow {
  readonly id: number;
  readonly personId: number;
  readonly role: RoleCode;
  readonly unitId: number;
  readonly unitName: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly givenBy: string | null;
  readonly givenAt: Date;
  readonly reason: string | null;
  readonly delegatedFrom: number | null;
  readonly delegatorId: number | null;
  readonly delegatorName: string | null;
  readonly active: boolean;
}

/** The roles of these people that are held on the day, will be, or ended within the last year. */
export async function listRoles(tx: Tx, people: readonly number[], day: string): Promise<RoleRow[]> {
  if (people.length === 0) return [];
  const found =
    await sql<RoleRow>`select r.id, r.person_id, r.role, r.unit_id, u.name as unit_name, r.valid_from,
      r.valid_to, g.name as given_by, r.given_at, r.reason, r.delegated_from, d.id as delegator_id, d.name as delegator_name,
      r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})
        and (o.id is null or (o.valid_from <= ${day} and (o.valid_to is null or o.valid_to > ${day}))) as active
    from people.role_held r join agencies.unit u on u.id = r.unit_id left join people.person g on g.id = r.given_by
      left join people.role_held o on o.id = r.delegated_from left join people.person d on d.id = o.person_id
    where r.person_id = any(${people}) and (r.valid_to is null or r.valid_to > (${day})::date - 365)
    order by r.person_id, r.valid_to is not null, r.id`.execute(tx);
  return found.rows;
}

/** One role held by a person, if it is. */
export async function findRole(
  tx: Tx,
  which: { readonly personId: number; readonly roleId: number; readonly day: string },
): Promise<RoleRow | undefined> {
  return (await listRoles(tx, [which.personId], which.day)).find((row) => row.id === which.roleId);
}

/** A role as it is given; `validTo` is the first day on which it is no longer held. */
export interface GivenRole {
  readonly personId: number;
  readonly role: RoleCode;
  readonly unitId: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly givenBy: number | null;
  readonly reason: string | null;
  readonly delegatedFrom: number | null;
}

/** Gives a role; returns its number. */
export async function addRole(tx: Tx, given: GivenRole): Promise<number> {
  const added = await sql<{ id: number }>`insert into people.role_held
      (person_id, role, unit_id, valid_from, valid_to, given_by, reason, delegated_from)
    values (${given.personId}, ${given.role}, ${given.unitId}, ${given.validFrom}, ${given.validTo}, ${given.givenBy},
      ${given.reason}, ${given.delegatedFrom}) returning id`.execute(tx);
  return added.rows[0]?.id ?? 0;
}

/** Ends a role on a day, and with it what was delegated from it. A role that had not begun never was. */
export async function endRole(
  tx: Tx,
  end: { readonly roleId: number; readonly day: string; readonly by: number; readonly at: Date },
): Promise<void> {
  await sql`update people.role_held set valid_to = greatest(${end.day}, valid_from), ended_by = ${end.by}, ended_at = ${end.at}
    where (id = ${end.roleId} or delegated_from = ${end.roleId}) and (valid_to is null or valid_to > ${end.day})`.execute(
    tx,
  );
}

/** Where a person works, for asking whether they may stand in. */
export async function findWorkplace(
  tx: Tx,
  personId: number,
): Promise<{ readonly unitId: number; readonly disabled: boolean } | undefined> {
  const found = await sql<{
    unitId: number;
    disabled: boolean;
  }>`select unit_id, disabled_at is not null as disabled
    from people.person where id = ${personId}`.execute(tx);
  return found.rows[0];
}

/** A role that a person has lent, and to whom. */
export interface LentRole {
  readonly id: number;
  readonly role: RoleCode;
  readonly unitId: number;
  readonly validFrom: string;
  readonly validTo: string;
  readonly toId: number;
  readonly toName: string;
  readonly reason: string | null;
}

/** What a person has lent and is not over on the day. */
export async function listLent(tx: Tx, personId: number, day: string): Promise<LentRole[]> {
  const found = await sql<LentRole>`select r.id, r.role, r.unit_id, r.valid_from, r.valid_to, p.id as to_id,
      p.name as to_name, r.reason
    from people.role_held r join people.role_held o on o.id = r.delegated_from join people.person p on p.id = r.person_id
    where o.person_id = ${personId} and r.valid_to > ${day} order by r.valid_from, r.id`.execute(tx);
  return found.rows;
}

/** Someone to whom a role may be lent: a name and where they work, nothing more. */
export interface Colleague {
  readonly id: number;
  readonly name: string;
  readonly userName: string;
  readonly unitName: string;
}

/** Who works at these units and can sign in, but the person. */
export async function listColleagues(
  tx: Tx,
  given: { readonly personId: number; readonly units: readonly number[]; readonly limit: number },
): Promise<Colleague[]> {
  const found = await sql<Colleague>`select p.id, p.name, p.user_name, u.name as unit_name
    from people.person p join agencies.unit u on u.id = p.unit_id
    where p.unit_id = any(${given.units}) and p.id <> ${given.personId} and p.disabled_at is null
    order by p.user_name limit ${given.limit}`.execute(tx);
  return found.rows;
}

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

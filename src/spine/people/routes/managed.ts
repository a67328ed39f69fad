/** An account that someone wants to manage, with the roles it holds: who may not give them may not touch it. */
import { today } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import type { Person } from "#spine/access/index.ts";
import { findPerson, type PersonRow } from "../queries/person.ts";
import { listRoles, type RoleRow } from "../queries/role.ts";
import { mayManage } from "../rules/role.ts";
import { words } from "../words.ts";

/** A person with the roles held now or given for later. */
export interface Managed extends PersonRow {
  readonly held: readonly RoleRow[];
}

/** Those of the roles that are not over. */
export function openRoles(roles: readonly RoleRow[]): RoleRow[] {
  return roles.filter((role) => role.validTo === null || role.validTo > today());
}

/** The person, if the acting one may see them. */
export async function findManaged(tx: Tx, id: number): Promise<Managed | undefined> {
  const row = await findPerson(tx, id);
  return row && { ...row, held: openRoles(await listRoles(tx, [id], today())) };
}

/** Refuses an account that holds a role which is not the acting person's to give. */
export function refuseAbove({ id, held }: Managed, person: Person): Problem | null {
  return mayManage(person, id, held) ? null : new Problem("not-allowed", { detail: words.notYoursToManage });
}

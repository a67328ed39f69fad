/** SQL of who holds a role where, for whoever must tell them something. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** Somebody with an open account who holds a role at a unit on a day, as a stand-in too. */
export interface RoleHolder {
  readonly personId: number;
  readonly name: string;
  readonly role: string;
  readonly unitId: number;
}

/** Who holds one of these roles on a day, in the order of the roles. */
export async function listHolders(tx: Tx, roles: readonly string[], day: string): Promise<RoleHolder[]> {
  const found = await sql<RoleHolder>`select p.id as person_id, p.name, r.role, r.unit_id
    from people.role_held r join people.person p on p.id = r.person_id left join people.role_held o on o.id = r.delegated_from
    where p.disabled_at is null and r.role = any(${[...roles]}::text[])
      and r.valid_from <= ${day}::date and (r.valid_to is null or r.valid_to > ${day}::date)
      and (o.id is null or (o.valid_from <= ${day}::date and (o.valid_to is null or o.valid_to > ${day}::date)))
    order by array_position(${[...roles]}::text[], r.role), p.id`.execute(tx);
  return found.rows;
}

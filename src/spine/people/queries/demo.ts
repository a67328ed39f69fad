/** The demonstration's people in three statements, and the few that the sign-in page offers. */
import { sql } from "kysely";
import type { Database, Tx } from "#base/database/index.ts";
import type { RoleCode } from "#spine/access/index.ts";

/** A person to be invented. */
export interface DemoRow {
  readonly userName: string;
  readonly name: string;
  readonly unitCode: string;
  readonly role: RoleCode;
}

/** A unit that a demonstration person may work at. */
export interface DemoUnit {
  readonly code: string;
  readonly kind: string;
}

/** The units of a day whose kind is one of these, in the order of their codes. */
export async function listDemoUnits(tx: Tx, kinds: readonly string[], day: string): Promise<DemoUnit[]> {
  const found = await sql<DemoUnit>`select code, kind from agencies.unit where kind = any(${kinds})
    and valid_from <= ${day} and (valid_to is null or valid_to > ${day}) order by code`.execute(tx);
  return found.rows;
}

/** Adds the people whose units exist, with one role each and the same password; returns how many. */
export async function addDemoPeople(
  tx: Tx,
  rows: readonly DemoRow[],
  given: { readonly hash: string; readonly day: string; readonly at: Date },
): Promise<number> {
  const people = JSON.stringify(rows);
  const added = await sql<{ id: number }>`insert into people.person
      (user_name, name, unit_id, is_demo, must_change_password, password_changed_at, created_at, reviewed_at)
    select r."userName", r.name, u.id, true, false, ${given.at}, ${given.at}, ${given.at}
    from rows from (jsonb_to_recordset(${people}::jsonb) as ("userName" text, name text, "unitCode" text, role text))
      with ordinality as r("userName", name, "unitCode", role, place)
    join agencies.unit u on u.code = r."unitCode" and u.valid_from <= ${given.day}
      and (u.valid_to is null or u.valid_to > ${given.day})
    order by r.place on conflict (user_name) do nothing returning id`.execute(tx);
  const ids = added.rows.map((row) => row.id);
  if (ids.length === 0) return 0;
  await sql`insert into people.role_held (person_id, role, unit_id, valid_from)
    select p.id, r.role, p.unit_id, (${given.day})::date
    from jsonb_to_recordset(${people}::jsonb) as r("userName" text, role text)
    join people.person p on p.user_name = r."userName" where p.id = any(${ids})`.execute(tx);
  await sql`insert into people.account (account_id, provider_id, person_id, password, created_at, updated_at)
    select id::text, 'credential', id, ${given.hash}, ${given.at}, ${given.at} from unnest(${ids}::int[]) as id`.execute(
    tx,
  );
  return ids.length;
}

/** A demonstration person as the sign-in page shows them. */
export interface OfferedPerson {
  readonly userName: string;
  readonly name: string;
  readonly role: RoleCode;
  readonly unit: string;
}

/** Those of these user names that are demonstration people who can sign in, in this order. */
export function listOffered(database: Database, userNames: readonly string[]): Promise<OfferedPerson[]> {
  const read = async (tx: Tx): Promise<OfferedPerson[]> => {
    const found = await sql<OfferedPerson>`select p.user_name, p.name, r.role, u.name as unit
      from people.person p join agencies.unit u on u.id = p.unit_id
      join lateral (select role from people.role_held where person_id = p.id and delegated_from is null
        order by id limit 1) r on true
      where p.is_demo and p.disabled_at is null and p.user_name = any(${userNames})
      order by array_position(${userNames}::text[], p.user_name)`.execute(tx);
    return found.rows;
  };
  return database.transaction({}, read, "read");
}

/** SQL of handing over accounts: who still works at an ended unit, and their going to another with the roles held there. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { RoleCode } from "#spine/access/index.ts";

const held = (day: string) =>
  sql`r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day}) and r.delegated_from is null`;

/** An account as it is chosen for the hand-over, with the roles that it holds anywhere. */
export interface LeftPerson {
  readonly id: number;
  readonly name: string;
  readonly userName: string;
  readonly roles: readonly { readonly role: RoleCode; readonly unitId: number }[];
}

/** Accounts in use that work at this unit, or hold a role there on the day. */
export async function listLeftAt(tx: Tx, unitId: number, day: string): Promise<LeftPerson[]> {
  const found = await sql<LeftPerson>`select p.id, p.name, p.user_name,
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id) order by r.id)
        from people.role_held r where r.person_id = p.id and ${held(day)}), '[]') as roles
    from people.person p where p.disabled_at is null and (p.unit_id = ${unitId}
      or exists (select from people.role_held r where r.person_id = p.id and r.unit_id = ${unitId} and ${held(day)}))
    order by p.user_name`.execute(tx);
  return found.rows;
}

/** Accounts in use that are left at each of these units, as `listLeftAt` lists them; units without any are left out. */
export async function countLeftAt(
  tx: Tx,
  unitIds: readonly number[],
  day: string,
): Promise<Map<number, number>> {
  const found = await sql<{ unitId: number; n: number }>`select l.unit_id, count(distinct l.id) as n from (
      select p.id, p.unit_id from people.person p where p.disabled_at is null
      union all select p.id, r.unit_id from people.role_held r join people.person p on p.id = r.person_id
        where p.disabled_at is null and ${held(day)}) l
    where l.unit_id = any(${[...unitIds]}::int[]) group by l.unit_id`.execute(tx);
  return new Map(found.rows.map((row) => [row.unitId, row.n]));
}

/** How many roles went on from these units to others, and are still held there. */
export async function countRolesFrom(tx: Tx, unitIds: readonly number[], day: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from people.role_held r
    join people.role_held o on o.id = r.goes_on_from
    where o.unit_id = any(${[...unitIds]}::int[]) and ${held(day)}`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** Who goes from which unit to which, on which day. */
export interface HandingPeople {
  readonly ids: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly day: string;
  readonly at: Date;
  readonly by: number;
  /** Kept with each new role. */
  readonly reason: string;
}

/**
 * Each role at `from` ends on the day, lent ones with it, and begins at `to`, pointing back; whoever works at `from`
 * works at `to`. A role that is held at `to` already is not held twice. Answers how many roles began.
 */
export async function handOverPeople(tx: Tx, given: HandingPeople): Promise<number> {
  const { from, to, day, at, by } = given;
  const ids = sql`any(${[...given.ids]}::int[])`;
  const going = await sql<{ id: number }>`select r.id from people.role_held r
    where r.person_id = ${ids} and r.unit_id = ${from} and ${held(day)} order by r.id for update`.execute(tx);
  const roles = sql`any(${going.rows.map((row) => row.id)}::int[])`;
  const began = await sql`insert into people.role_held
      (person_id, role, unit_id, valid_from, valid_to, given_by, reason, goes_on_from)
    select r.person_id, r.role, ${to}::int, ${day}::date, r.valid_to, ${by}::int, ${given.reason}::text, r.id
    from people.role_held r where r.id = ${roles} and not exists (select from people.role_held o
      where o.person_id = r.person_id and o.role = r.role and o.unit_id = ${to} and o.delegated_from is null
        and (o.valid_to is null or o.valid_to > ${day}))`.execute(tx);
  await sql`update people.role_held set valid_to = greatest(${day}, valid_from), ended_by = ${by}, ended_at = ${at}
    where (id = ${roles} or delegated_from = ${roles}) and (valid_to is null or valid_to > ${day})`.execute(
    tx,
  );
  await sql`update people.person set unit_id = ${to}, version = version + 1, updated_at = ${at}
    where id = ${ids} and unit_id = ${from}`.execute(tx);
  return Number(began.numAffectedRows ?? 0n);
}

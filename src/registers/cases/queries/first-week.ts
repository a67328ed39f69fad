/** SQL of the first week: what a person has looked at, since when they work on cases, whom they can ask. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** Steps of whoever asks, by name. */
export async function listSteps(tx: Tx): Promise<string[]> {
  const found = await sql<{
    step: string;
  }>`select step from cases.first_week where person_id = access.person()`.execute(tx);
  return found.rows.map((row) => row.step);
}

/** Notes a step of whoever asks, or takes the mark away. */
export async function markStep(
  tx: Tx,
  step: string,
  of: { readonly done: boolean; readonly at: Date },
): Promise<void> {
  if (of.done)
    await sql`insert into cases.first_week (person_id, step, at) values (access.person(), ${step}, ${of.at})
      on conflict do nothing`.execute(tx);
  else
    await sql`delete from cases.first_week where person_id = access.person() and step = ${step}`.execute(tx);
}

/** The first day on which a person held a role in which cases of a commune are worked; null: never. */
export async function worksSince(tx: Tx, personId: number): Promise<string | null> {
  const found = await sql<{ day: string | null }>`select min(valid_from) as day from people.role_held
    where person_id = ${personId} and role in ('commune-officer', 'commune-leader')`.execute(tx);
  return found.rows[0]?.day ?? null;
}

/** Who leads a unit now: whom somebody new asks first. */
export async function listLeaders(tx: Tx, unitId: number, day: string): Promise<string[]> {
  const found = await sql<{
    name: string;
  }>`select distinct p.name from people.role_held r join people.person p on p.id = r.person_id
    where r.unit_id = ${unitId} and r.role = 'commune-leader' and p.disabled_at is null and r.valid_from <= ${day}
      and (r.valid_to is null or r.valid_to > ${day}) order by p.name`.execute(tx);
  return found.rows.map((row) => row.name);
}

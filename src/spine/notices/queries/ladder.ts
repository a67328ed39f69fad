/** SQL of ladders: the steps of each kind of thing, in versions. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { LadderInput, Rung, ThingKind } from "../schema.ts";

/** A ladder as it is in one version. */
export interface LadderRow {
  readonly id: number;
  readonly kind: ThingKind;
  readonly number: number;
  readonly at: Date;
  readonly byName: string | null;
  readonly rungs: readonly Rung[];
}

const LADDER = sql`select l.id, l.kind, l.number, l.at, l.by_name, coalesce((select jsonb_agg(jsonb_build_object('step', r.step,
    'afterDays', r.after_days, 'place', r.place, 'roles', r.roles) order by r.step) from notices.rung r where r.ladder_id = l.id), '[]') as rungs
  from notices.ladder l`;

/** Every version of every ladder, the newest of each kind first. */
export async function listLadders(tx: Tx): Promise<LadderRow[]> {
  const order = sql`order by array_position(array['task', 'report', 'clock'], l.kind), l.number desc`;
  return (await sql<LadderRow>`${LADDER} ${order}`.execute(tx)).rows;
}

/** Every version of every ladder by its number in the database: what climbs names its own. */
export async function laddersById(tx: Tx): Promise<ReadonlyMap<number, LadderRow>> {
  return new Map((await listLadders(tx)).map((ladder) => [ladder.id, ladder]));
}

/** Adds a version after the one that was seen; the constraint `ladder_once` refuses where another came between. */
export async function addLadder(
  tx: Tx,
  given: LadderInput & { readonly kind: ThingKind; readonly at: Date; readonly byName: string },
): Promise<void> {
  const added = await sql<{ id: number }>`insert into notices.ladder (kind, number, at, by_name)
    values (${given.kind}, ${given.number + 1}, ${given.at}, ${given.byName}) returning id`.execute(tx);
  const rungs = given.rungs.map((rung, n) => ({ ...rung, step: n + 1 }));
  await sql`insert into notices.rung (ladder_id, step, after_days, place, roles)
    select ${added.rows[0]?.id}, step, "afterDays", place, array(select jsonb_array_elements_text(roles))
    from jsonb_to_recordset(${JSON.stringify(rungs)}::jsonb) as r(step int, "afterDays" int, place text, roles jsonb)`.execute(
    tx,
  );
}

/** Lets one process climb at a time, until the transaction ends. */
export async function holdLadders(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(726821)`.execute(tx);
}

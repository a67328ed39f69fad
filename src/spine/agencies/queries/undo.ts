/** SQL that takes a recorded event back: what it began is deleted, what it ended stands again. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Effects, EventRow } from "./recorded.ts";

/** Hamlets that began with the event and were changed since, or others entered where it began. */
export async function countChangedHamlets(tx: Tx, effects: Effects): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from agencies.hamlet h
    where (h.id = any(${effects.hamletsBegan}::int[]) and h.version > 1)
      or (h.unit_id = any(${effects.began}::int[]) and h.id <> all(${effects.hamletsBegan}::int[]))`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

async function takeBackHamlets(tx: Tx, effects: Effects): Promise<void> {
  await sql`delete from agencies.hamlet where id = any(${effects.hamletsBegan}::int[])`.execute(tx);
  await sql`update agencies.hamlet set valid_to = null, version = version + 1, updated_at = now()
    where id = any(${effects.hamletsEnded}::int[])`.execute(tx);
}

async function takeBackNames(tx: Tx, effects: Effects, onDate: string): Promise<void> {
  for (const { id, was } of effects.renamed) {
    await sql`update agencies.unit set name = ${was}, version = version + 1, updated_at = now()
      where id = ${id}`.execute(tx);
    await sql`delete from agencies.alias where unit_id = ${id} and text = ${was} and valid_to = ${onDate}`.execute(
      tx,
    );
  }
}

async function takeBackUnits(tx: Tx, effects: Effects, onDate: string): Promise<void> {
  await sql`delete from agencies.succession s
    using jsonb_to_recordset(${JSON.stringify(effects.passed)}::jsonb) as p("from" int, "to" int)
    where s.from_unit = p.from and s.to_unit = p.to and s.on_date = ${onDate}`.execute(tx);
  await sql`delete from agencies.unit where id = any(${effects.began}::int[])`.execute(tx);
  await sql`update agencies.unit u set valid_to = e."validTo", version = version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(effects.ended)}::jsonb) as e(id int, "validTo" date)
    where u.id = e.id`.execute(tx);
}

/**
 * Takes an event back and marks it. Whatever still hangs on a unit that it began makes the database refuse: ask first.
 * Load the directory again afterwards.
 */
export async function undoEvent(
  tx: Tx,
  event: EventRow,
  by: { readonly person: number; readonly reason: string; readonly at: Date },
): Promise<void> {
  const { effects, onDate } = event;
  if (!effects) throw new Error(`What event ${event.id} did was not kept.`);
  await takeBackHamlets(tx, effects);
  await takeBackNames(tx, effects, onDate);
  await takeBackUnits(tx, effects, onDate);
  await sql`update agencies.structure_event set undone_at = ${by.at}, undone_by = ${by.person}, undone_reason = ${by.reason}
    where id = ${event.id}`.execute(tx);
}

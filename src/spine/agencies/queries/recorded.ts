/** Events as they were recorded, and what each of them did. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Day, StructureEvent } from "../schema.ts";

/** What an event did, to the row, so that it can be undone. */
export interface Effects {
  /** Units that ended, each with the end it had before. */
  readonly ended: readonly { readonly id: number; readonly validTo: Day | null }[];
  readonly renamed: readonly { readonly id: number; readonly was: string }[];
  readonly began: number[];
  readonly passed: { readonly from: number; readonly to: number }[];
  readonly hamletsEnded: readonly number[];
  readonly hamletsBegan: number[];
}

/** A recorded event as it is listed. */
export interface EventRow {
  readonly id: number;
  readonly kind: StructureEvent["kind"];
  readonly onDate: Day;
  readonly decision: string;
  readonly note: string | null;
  readonly fromUnits: readonly number[];
  readonly toUnits: readonly number[];
  readonly touches: Readonly<Record<string, unknown>>;
  readonly recordedAt: Date;
  readonly recordedBy: number | null;
  /** Null for one recorded before effects were kept. */
  readonly effects: Effects | null;
  readonly undoneAt: Date | null;
  readonly undoneReason: string | null;
}

const EVENTS = sql`select e.id, e.kind, e.on_date, e.decision, e.note, e.from_units, e.to_units, e.touches, e.recorded_at,
    e.recorded_by, e.effects, e.undone_at, e.undone_reason from agencies.structure_event e`;

/** Recorded events, the latest first; at most 200. */
export async function listEvents(tx: Tx, unitId?: number): Promise<EventRow[]> {
  const of = unitId === undefined ? sql`true` : sql`${unitId} = any(e.from_units || e.to_units)`;
  const { rows } =
    await sql<EventRow>`${EVENTS} where ${of} order by e.on_date desc, e.id desc limit 200`.execute(tx);
  return rows;
}

/** One event, held until the transaction ends; undefined when there is none such. */
export async function findEvent(tx: Tx, id: number): Promise<EventRow | undefined> {
  const { rows } = await sql<EventRow>`${EVENTS} where e.id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Events recorded after this one, and not undone, that concern any of these units. */
export async function countLaterEvents(tx: Tx, id: number, unitIds: readonly number[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from agencies.structure_event e
    where e.id > ${id} and e.undone_at is null and (e.from_units || e.to_units) && ${[...unitIds]}::int[]`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

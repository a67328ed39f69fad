/** SQL of hamlets and residential groups, each under its commune and in its time. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import { Problem } from "#base/problem.ts";
import { mayHoldHamlet } from "../rules/change.ts";
import type { Day, Hamlet, HamletInput } from "../schema.ts";
import { refusalLabel } from "../words.ts";
import { getUnit } from "./units.ts";

const columns = sql.raw(
  "h.id, h.unit_id as commune_id, h.code, h.name, h.kind, h.households, h.valid_from, h.valid_to, h.is_demo, h.version",
);

/** The hamlets of these communes on a day, or of all times without one; by commune, then code. */
export async function listHamlets(tx: Tx, communeIds: readonly number[], onDate?: Day): Promise<Hamlet[]> {
  const then = onDate
    ? sql`h.valid_from <= ${onDate} and (h.valid_to is null or h.valid_to > ${onDate})`
    : sql`true`;
  const { rows } = await sql<Hamlet>`select ${columns} from agencies.hamlet h
    where h.unit_id = any(${[...communeIds]}::int[]) and ${then} order by h.unit_id, h.code, h.valid_from`.execute(
    tx,
  );
  return rows;
}

/** How many hamlets each commune has on a day. */
export async function countHamlets(tx: Tx, onDate: Day): Promise<Map<number, number>> {
  const { rows } = await sql<{ communeId: number; count: number }>`
    select h.unit_id as commune_id, count(*)::int as count from agencies.hamlet h
    where h.valid_from <= ${onDate} and (h.valid_to is null or h.valid_to > ${onDate}) group by 1`.execute(
    tx,
  );
  return new Map(rows.map((r) => [r.communeId, r.count]));
}

/** One hamlet by its number. Throws Problem not-found. */
export async function getHamlet(tx: Tx, id: number): Promise<Hamlet> {
  const { rows } = await sql<Hamlet>`select ${columns} from agencies.hamlet h where h.id = ${id}`.execute(tx);
  const [hamlet] = rows;
  if (!hamlet) throw new Problem("not-found");
  return hamlet;
}

/** Enters a hamlet: a thôn only in a xã, a tổ dân phố only in a phường (NĐ 185/2026). Throws Problem rule. */
export async function createHamlet(tx: Tx, input: HamletInput, by: number | null): Promise<Hamlet> {
  const commune = await getUnit(tx, input.communeId);
  if (!mayHoldHamlet(commune, input.kind))
    throw new Problem("rule", { detail: refusalLabel("wrong-hamlet-kind"), source: "NĐ 185/2026/NĐ-CP" });
  const { rows } = await sql<Hamlet>`insert into agencies.hamlet as h
      (unit_id, code, name, kind, households, valid_from, valid_to, is_demo, created_by, updated_by)
    values (${input.communeId}, ${input.code}, ${input.name}, ${input.kind}, ${input.households}, ${input.validFrom},
      ${input.validTo}, ${input.isDemo}, ${by}::int, ${by}::int) returning ${columns}`.execute(tx);
  const [hamlet] = rows;
  if (!hamlet) throw new Error("The database returned no hamlet");
  return hamlet;
}

/** Who changes, and what they last saw. */
export interface By {
  readonly version: number;
  readonly person: number | null;
}

async function changed(tx: Tx, id: number, rows: readonly Hamlet[]): Promise<Hamlet> {
  const [hamlet] = rows;
  if (hamlet) return hamlet;
  const present = await getHamlet(tx, id);
  throw new Problem("conflict", { facts: { version: present.version } });
}

/** Corrects a hamlet's name or number of households. Throws Problem conflict on a stale version. */
export async function updateHamlet(
  tx: Tx,
  change: { readonly id: number; readonly name?: string; readonly households?: number | null },
  by: By,
): Promise<Hamlet> {
  const { rows } = await sql<Hamlet>`update agencies.hamlet h set
      name = coalesce(${change.name ?? null}::text, h.name),
      households = case when ${change.households !== undefined} then ${change.households ?? null}::int else h.households end,
      version = h.version + 1, updated_at = now(), updated_by = ${by.person}::int
    where h.id = ${change.id} and h.version = ${by.version} returning ${columns}`.execute(tx);
  return changed(tx, change.id, rows);
}

/** Ends a hamlet on a day: the last day it is, is the one before. Nothing is deleted. */
export async function endHamlet(
  tx: Tx,
  end: { readonly id: number; readonly onDate: Day },
  by: By,
): Promise<Hamlet> {
  const { rows } = await sql<Hamlet>`update agencies.hamlet h set valid_to = ${end.onDate},
      version = h.version + 1, updated_at = now(), updated_by = ${by.person}::int
    where h.id = ${end.id} and h.version = ${by.version} returning ${columns}`.execute(tx);
  return changed(tx, end.id, rows);
}

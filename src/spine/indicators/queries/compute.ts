/** SQL that only the report role runs: it sees every unit, writes computed cells and the totals. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import { sumOf } from "../rules/sum.ts";
import type { Figure, Window } from "../schema.ts";
import { listIndicators } from "./catalogue.ts";
import { tallyCells } from "./cells.ts";

/** One reckoning at a time for a window: the second waits, then finds the first one's run. */
export async function lockWindow(tx: Tx, { from, to }: Window): Promise<void> {
  await sql`select pg_advisory_xact_lock(726809, hashtext(${`${from}/${to}`}))`.execute(tx);
}

/** When a window was last computed. */
export async function lastRunAt(tx: Tx, window: Window): Promise<Date | null> {
  const found = await sql<{
    at: Date;
  }>`select at from indicators.run where from_on = ${window.from}::date and to_on = ${window.to}::date
    order by at desc limit 1`.execute(tx);
  return found.rows[0]?.at ?? null;
}

async function isComputedAt(tx: Tx, code: string, window: Window): Promise<boolean> {
  const [definition] = await listIndicators(tx, window.to, [code]);
  return definition?.origin === "computed";
}

/** A computed cell, ready to be kept. */
export interface ComputedCell extends Figure {
  readonly unitId: number;
  readonly dims: string;
}

/**
 * Replaces what one source computed for a window; returns how many cells it has now: none in a window whose last day
 * lies before the source took the figure over, for what units typed then still stands.
 */
export async function keepComputed(
  tx: Tx,
  kept: { readonly code: string; readonly window: Window; readonly cells: readonly ComputedCell[] },
): Promise<number> {
  const { code, window } = kept;
  const cells = (await isComputedAt(tx, code, window)) ? kept.cells : [];
  const units = cells.map((c) => c.unitId);
  const dims = cells.map((c) => c.dims);
  await sql`delete from indicators.cell c where c.indicator_code = ${code} and c.origin = 'computed'
      and c.from_on = ${window.from}::date and c.to_on = ${window.to}::date
      and not exists (select from unnest(${units}::int[], ${dims}::text[]) as g (unit_id, dims) where g.unit_id = c.unit_id and g.dims = c.dims)`.execute(
    tx,
  );
  await sql`insert into indicators.cell as old (indicator_code, definition_id, unit_id, from_on, to_on, dims, state, value, origin)
    select ${code}, d.id, g.unit_id, ${window.from}::date, ${window.to}::date, g.dims, g.state, g.value, 'computed'
    from unnest(${units}::int[], ${dims}::text[], ${cells.map((c) => c.state)}::text[], ${cells.map((c) => c.value)}::numeric[]) as g (unit_id, dims, state, value)
    join indicators.definition d on d.indicator_code = ${code} and d.valid_from <= ${window.to}::date and (d.valid_to is null or d.valid_to > ${window.to}::date)
    on conflict on constraint cell_once do update set state = excluded.state, value = excluded.value,
      definition_id = excluded.definition_id, version = old.version + 1, at = now()
      where (old.state, old.value, old.definition_id) is distinct from (excluded.state, excluded.value, excluded.definition_id)`.execute(
    tx,
  );
  return cells.length;
}

/**
 * Sums every figure of a window over all units and keeps the totals. Whoever was counted, but not in a part, has none
 * of that part.
 */
export async function keepTotals(tx: Tx, window: Window): Promise<void> {
  const rows = (await tallyCells(tx, window)).map((tally) => ({ ...tally, sum: sumOf(tally) }));
  await sql`delete from indicators.total where from_on = ${window.from}::date and to_on = ${window.to}::date`.execute(
    tx,
  );
  await sql`insert into indicators.total (indicator_code, from_on, to_on, dims, state, value, units_reported, units_missing, units_not_applicable)
    select code, ${window.from}::date, ${window.to}::date, dims, state, value, reported, missing, na
    from unnest(${rows.map((r) => r.indicatorCode)}::text[], ${rows.map((r) => r.dims)}::text[], ${rows.map((r) => r.sum.state)}::text[],
      ${rows.map((r) => r.sum.value)}::numeric[], ${rows.map((r) => r.sum.reported)}::int[], ${rows.map((r) => r.sum.missing)}::int[],
      ${rows.map((r) => r.sum.notApplicable)}::int[]) as g (code, dims, state, value, reported, missing, na)`.execute(
    tx,
  );
}

/** Notes that a window was computed, and when: the cut-off of its cells. */
export async function addRun(
  tx: Tx,
  run: { readonly window: Window; readonly cells: number; readonly tookMs: number },
): Promise<Date> {
  const added = await sql<{ at: Date }>`insert into indicators.run (from_on, to_on, cells, took_ms)
    values (${run.window.from}, ${run.window.to}, ${run.cells}, ${Math.round(run.tookMs)}) returning at`.execute(
    tx,
  );
  const at = added.rows[0]?.at;
  if (!at) throw new Error("A run was not kept.");
  return at;
}

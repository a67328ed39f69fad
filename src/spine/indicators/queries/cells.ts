/** SQL of cells: what units typed, what was computed, and what both make together. */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Tally } from "../rules/sum.ts";
import type { CellState, Figure, Window } from "../schema.ts";

/** A cell that counts: computed where there is one, else typed. */
export interface Cell extends Figure {
  readonly unitId: number;
  readonly indicatorCode: string;
  readonly dims: string;
  readonly definitionId: number;
  readonly origin: "typed" | "computed";
  readonly note: string | null;
  readonly version: number;
  readonly at: Date;
  readonly byName: string | null;
}

/** Which cells: of a window, and further narrowed. */
export interface CellsAsked {
  readonly window: Window;
  readonly unitIds?: readonly number[];
  readonly codes?: readonly string[];
  readonly dims?: string;
}

function whereOf({ window, unitIds, codes, dims }: CellsAsked): RawBuilder<unknown> {
  const parts = [sql`c.from_on = ${window.from}::date and c.to_on = ${window.to}::date`];
  if (unitIds) parts.push(sql`c.unit_id = any(${[...unitIds]}::int[])`);
  if (codes) parts.push(sql`c.indicator_code = any(${[...codes]})`);
  if (dims !== undefined) parts.push(sql`c.dims = ${dims}`);
  return sql.join(parts, sql` and `);
}

/** Cells that this transaction may see. */
export async function listCells(tx: Tx, asked: CellsAsked): Promise<Cell[]> {
  const found =
    await sql<Cell>`select c.unit_id, c.indicator_code, c.dims, c.definition_id, c.state, c.value::float8 as value,
      c.origin, c.note, c.version, c.at, c.by_name
    from indicators.present c where ${whereOf(asked)} order by c.unit_id, c.indicator_code, c.dims`.execute(
      tx,
    );
  return found.rows;
}

/** A cell to type. `version` is the one that was read; 0 where there was none. */
export interface TypedCell extends Figure {
  readonly unitId: number;
  readonly indicatorCode: string;
  readonly dims: string;
  readonly note: string | null;
  readonly version: number;
}

/** Who types, and into which window. */
export interface Typing {
  readonly window: Window;
  readonly personId: number | null;
  readonly byName: string | null;
  readonly isDemo?: boolean;
}

/**
 * Writes typed cells in one statement. Returns the keys written ("code|dims"); one that is missing was changed by
 * someone else since `version` was read.
 */
export async function saveTypedCells(tx: Tx, cells: readonly TypedCell[], typing: Typing): Promise<string[]> {
  const { window } = typing;
  const written = await sql<{
    key: string;
  }>`insert into indicators.cell as old (indicator_code, definition_id, unit_id, from_on, to_on, dims,
      state, value, origin, note, version, by_person, by_name, is_demo)
    select g.code, d.id, g.unit_id, ${window.from}::date, ${window.to}::date, g.dims, g.state, g.value, 'typed', g.note, g.version + 1,
      ${typing.personId}::int, ${typing.byName}::text, ${typing.isDemo ?? false}::boolean
    from unnest(${cells.map((c) => c.unitId)}::int[], ${cells.map((c) => c.indicatorCode)}::text[], ${cells.map((c) => c.dims)}::text[],
      ${cells.map((c) => c.state)}::text[], ${cells.map((c) => c.value)}::numeric[], ${cells.map((c) => c.note)}::text[],
      ${cells.map((c) => c.version)}::int[]) as g (unit_id, code, dims, state, value, note, version)
    join indicators.definition d on d.indicator_code = g.code and d.valid_from <= ${window.to}::date and (d.valid_to is null or d.valid_to > ${window.to}::date)
    on conflict on constraint cell_once do update set state = excluded.state, value = excluded.value, note = excluded.note,
      definition_id = excluded.definition_id, version = old.version + 1, at = now(), by_person = excluded.by_person, by_name = excluded.by_name
      where old.version = excluded.version - 1
    returning indicator_code || '|' || dims as key`.execute(tx);
  return written.rows.map((row) => row.key);
}

/** Keeps that these units are asked for these figures in a window: from then on their silence is known. */
export async function askUnits(
  tx: Tx,
  asked: { readonly window: Window; readonly codes: readonly string[]; readonly unitIds: readonly number[] },
): Promise<void> {
  const { window, codes, unitIds } = asked;
  await sql`insert into indicators.asked (from_on, to_on, indicator_code, unit_id)
    select ${window.from}::date, ${window.to}::date, code, unit_id
    from unnest(${[...codes]}::text[]) as c (code) cross join unnest(${[...unitIds]}::int[]) as u (unit_id)
    on conflict do nothing`.execute(tx);
}

/** The units asked for a figure in a window, of those that this transaction sees. */
export async function listAsked(tx: Tx, { from, to }: Window, code: string): Promise<number[]> {
  const found = await sql<{ unitId: number }>`select unit_id from indicators.asked
    where from_on = ${from}::date and to_on = ${to}::date and indicator_code = ${code} order by unit_id`.execute(
    tx,
  );
  return found.rows.map((row) => row.unitId);
}

/** What the cells of a window make together, by figure and breakdown. */
export interface TallyRow extends Tally {
  readonly indicatorCode: string;
  readonly dims: string;
}

/**
 * One tally by figure and breakdown over the units that this transaction sees. A unit that was counted, but not in a part
 * that the source tells apart, has a zero there; one that was asked and has no cell stands as its definition says, in every
 * part too: mostly it has not reported.
 */
export async function tallyCells(tx: Tx, window: Window): Promise<TallyRow[]> {
  const found = await sql<TallyRow>`with here as materialized (
      select * from indicators.present c where ${whereOf({ window })}),
    wholes as (
      select c.indicator_code, d.breakdowns, count(*) as n from here c join indicators.definition d on d.id = c.definition_id
      where c.dims = '' and d.origin = 'computed' and (c.state = 'zero' or c.state = 'value' and c.origin = 'computed')
      group by c.indicator_code, d.breakdowns),
    silent as (
      select s.unit_id, s.indicator_code, s.state from (
        select a.indicator_code, array_agg(a.unit_id) as units from indicators.asked a
        left join here h on h.unit_id = a.unit_id and h.indicator_code = a.indicator_code and h.dims = ''
        where a.from_on = ${window.from}::date and a.to_on = ${window.to}::date and h.unit_id is null group by a.indicator_code) k
      cross join lateral indicators.standing(k.units, array[k.indicator_code], array[''], ${window.from}::date, ${window.to}::date) s),
    standing as (
      select indicator_code, dims, state, value, true as stored from here
      union all select indicator_code, '', state, null, false from silent
      union all select s.indicator_code, p.dims, s.state, null, false
        from silent s join (select distinct indicator_code, dims from here where dims <> '') p using (indicator_code)
        where not exists (select from here h where h.unit_id = s.unit_id and h.indicator_code = p.indicator_code and h.dims = p.dims)),
    tallied as (
      select c.indicator_code, c.dims, coalesce(sum(c.value), 0)::float8 as sum, count(*) filter (where c.stored) as n,
        count(*) filter (where c.state = 'value') as values, count(*) filter (where c.state = 'zero') as zeros,
        count(*) filter (where c.state = 'not-reported') as missing, count(*) filter (where c.state = 'not-applicable') as not_applicable,
        count(*) filter (where c.state = 'suppressed') as suppressed
      from standing c group by c.indicator_code, c.dims)
    select t.indicator_code, t.dims, t.sum, t.values, t.zeros + coalesce(greatest(0, w.n - t.n), 0) as zeros, t.missing,
      t.not_applicable, t.suppressed
    from tallied t left join wholes w on w.indicator_code = t.indicator_code and t.dims like '%=%' and t.dims not like '%;%'
      and split_part(t.dims, '=', 1) = any(w.breakdowns) order by t.indicator_code, t.dims`.execute(tx);
  return found.rows;
}

/** How an asked cell stands: stored, or told by the figure's definition where nothing is stored. */
export interface StandingCell extends Figure {
  readonly unitId: number;
  readonly indicatorCode: string;
  readonly dims: string;
  readonly origin: "typed" | "computed" | "none";
  readonly note: string | null;
  readonly version: number;
  readonly at: Date | null;
  readonly byName: string | null;
  /** By the definition in force on the window's last day. */
  readonly isComputed: boolean;
  /** A computed figure of which nothing was counted: the unit confirms a zero, or says that it is not concerned. */
  readonly asksUnit: boolean;
}

/** A figure and a breakdown of it. */
export interface CellKey {
  readonly indicator: string;
  readonly dims: string;
}

/** How these cells of these units stand; a figure that is not in force on the window's last day is left out. */
export async function listStanding(
  tx: Tx,
  asked: { readonly window: Window; readonly unitIds: readonly number[]; readonly keys: readonly CellKey[] },
): Promise<StandingCell[]> {
  const { window, unitIds, keys } = asked;
  const found =
    await sql<StandingCell>`select unit_id, indicator_code, dims, state, value::float8 as value, origin, note, version, at, by_name,
      is_computed, asks_unit
    from indicators.standing(${[...unitIds]}::int[], ${keys.map((k) => k.indicator)}::text[], ${keys.map((k) => k.dims)}::text[],
      ${window.from}::date, ${window.to}::date) order by unit_id, indicator_code, dims`.execute(tx);
  return found.rows;
}

/** A figure of the city as it was stored. */
export interface TotalRow extends Figure {
  readonly indicatorCode: string;
  readonly dims: string;
  readonly unitsReported: number;
  readonly unitsMissing: number;
  readonly unitsNotApplicable: number;
  readonly at: Date;
}

/** Stored totals of a window; seen alike by everyone who may see totals. */
export async function listTotals(tx: Tx, window: Window, code?: string): Promise<TotalRow[]> {
  const only = code ? sql`and indicator_code = ${code}` : sql``;
  const found =
    await sql<TotalRow>`select indicator_code, dims, state, value::float8 as value, units_reported, units_missing, units_not_applicable, at
    from indicators.total where from_on = ${window.from}::date and to_on = ${window.to}::date ${only} order by indicator_code, dims`.execute(
      tx,
    );
  return found.rows;
}

/** Name and code of units, by number. */
export interface UnitName {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/** The units with these numbers, in the order of their codes. */
export async function listUnitNames(tx: Tx, ids: readonly number[]): Promise<UnitName[]> {
  const found =
    await sql<UnitName>`select id, code, name, kind from agencies.unit where id = any(${[...ids]}::int[]) order by code`.execute(
      tx,
    );
  return found.rows;
}

export type { CellState };

/** From here to the end of the transaction only what this reach sees: a drill-down obeys the verb of the records. */
export async function narrowTo(
  tx: Tx,
  scope: { readonly sees: string; readonly verb: string },
): Promise<void> {
  await sql`select set_config('toam.sees', ${scope.sees}, true), set_config('toam.verb', ${scope.verb}, true)`.execute(
    tx,
  );
}

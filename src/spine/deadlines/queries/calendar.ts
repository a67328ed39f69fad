/** SQL of the calendar: the days that are not what their weekday says. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { MarkedDay } from "../schema.ts";

const DAY = sql`select day, kind, name, standing, source, confidence from deadlines.day`;

/** All of them, or one year's, in their order. */
export async function listDays(tx: Tx, year?: number): Promise<MarkedDay[]> {
  const within = year === undefined ? sql`` : sql`where year = ${year}`;
  return (await sql<MarkedDay>`${DAY} ${within} order by day`.execute(tx)).rows;
}

/** A year that is written down. */
export interface YearRow {
  readonly year: number;
  readonly version: number;
  readonly at: Date;
  readonly byName: string | null;
}

/** The years that are written down. */
export async function listYears(tx: Tx): Promise<YearRow[]> {
  return (await sql<YearRow>`select year, version, at, by_name from deadlines.year order by year`.execute(tx))
    .rows;
}

/** A year's days as they shall be; `version` is the one that was seen, 0 where nothing was written. */
export interface YearChange {
  readonly year: number;
  readonly version: number;
  readonly days: readonly MarkedDay[];
  readonly byName: string;
  readonly at: Date;
}

/** Makes a year's days exactly these; false when someone else has changed them since. */
export async function replaceYear(tx: Tx, to: YearChange): Promise<boolean> {
  const held = await sql`insert into deadlines.year as old (year, version, at, by_name)
    values (${to.year}, ${to.version + 1}, ${to.at}, ${to.byName})
    on conflict (year) do update set version = old.version + 1, at = excluded.at, by_name = excluded.by_name
    where old.version = ${to.version} returning year`.execute(tx);
  if (held.rows.length === 0) return false;
  await sql`delete from deadlines.day where year = ${to.year}
    and day <> all(${to.days.map((d) => d.day)}::date[])`.execute(tx);
  await sql`insert into deadlines.day as old (day, kind, name, standing, source, confidence, at, by_name)
    select day, kind, name, standing, source, confidence, ${to.at}, ${to.byName}
    from jsonb_to_recordset(${JSON.stringify(to.days)}::jsonb)
      as r(day date, kind text, name text, standing text, source text, confidence text)
    on conflict (day) do update set kind = excluded.kind, name = excluded.name, standing = excluded.standing,
      source = excluded.source, confidence = excluded.confidence, by_name = excluded.by_name, at = excluded.at
    where (old.kind, old.name, old.standing, old.source, old.confidence)
      is distinct from (excluded.kind, excluded.name, excluded.standing, excluded.source, excluded.confidence)`.execute(
    tx,
  );
  return true;
}

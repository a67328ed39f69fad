/** SQL of who read what, from the audit trail: codes, people, counts; never a content. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import { inScope } from "#spine/access/index.ts";

export const signals = ["many", "night", "outside", "not-found", "emergency"] as const;
export type Signal = (typeof signals)[number];

/** From which number on a signal is told. */
export interface Threshold {
  readonly signal: Signal;
  readonly least: number;
}

/** The thresholds as they are set. */
export async function listThresholds(tx: Tx): Promise<Threshold[]> {
  return (await sql<Threshold>`select signal, least from cases.reading_threshold order by signal`.execute(tx))
    .rows;
}

/** Sets one. */
export async function setThreshold(
  tx: Tx,
  given: Threshold & { readonly at: Date; readonly byName: string },
): Promise<void> {
  await sql`update cases.reading_threshold set least = ${given.least}, set_at = ${given.at}, set_by_name = ${given.byName}
    where signal = ${given.signal}`.execute(tx);
}

/** One thing that is unusual: who, when (the hour or the day in Hanoi), how often, which codes. */
export interface UnusualRow {
  readonly signal: Signal;
  readonly personName: string;
  readonly unitName: string | null;
  readonly at: Date;
  readonly n: number;
  readonly codes: readonly string[];
}

const CODES_MAX = 50;
const ROWS_MAX = 500;

/**
 * What is unusual since a moment: many cases read within an hour of the clock; reading between 22 and 5 o'clock of Hanoi; acts that
 * one's role or part does not have; codes that were not found; emergency looks. Numbers from the thresholds on, the newest first.
 */
export function listUnusual(tx: Tx, since: Date, thresholds: readonly Threshold[]): Promise<UnusualRow[]> {
  return inScope(tx, { verb: "audit.supervise" }, async () => {
    const found = await sql<UnusualRow>`with line as materialized (
        select person_id, unit_id, at, subject, verb, outcome, details ->> 'kind' as kind, at at time zone 'Asia/Ho_Chi_Minh' as here
        from access.audit where at >= ${since} and verb like 'case.%'),
      told (signal, person_id, unit_id, moment, subject) as (
        select 'many', person_id, unit_id, date_trunc('hour', here), subject from line
          where outcome = 'done' and verb = 'case.read' and subject like 'VV-%'
        union all select 'night', person_id, unit_id, date_trunc('day', here), subject from line
          where outcome = 'done' and verb = 'case.read' and subject like 'VV-%' and (extract(hour from here) >= 22 or extract(hour from here) < 5)
        union all select 'outside', person_id, unit_id, date_trunc('day', here), subject from line
          where outcome = 'refused' and kind = 'not-allowed'
        union all select 'not-found', person_id, unit_id, date_trunc('day', here), subject from line
          where outcome = 'refused' and kind = 'not-found'
        union all select 'emergency', person_id, unit_id, date_trunc('day', here), subject from line
          where outcome = 'done' and verb = 'case.break-glass' and subject like 'VV-%'),
      counted as (select signal, person_id, unit_id, moment,
          case when signal in ('many', 'emergency') then count(distinct subject) else count(*) end as n,
          (array_agg(distinct subject) filter (where subject like 'VV-%'))[1:${sql.lit(CODES_MAX)}] as codes
        from told group by 1, 2, 3, 4)
      select c.signal, p.name as person_name, u.name as unit_name, c.moment at time zone 'Asia/Ho_Chi_Minh' as at, c.n::int, coalesce(c.codes, '{}') as codes
      from counted c join jsonb_to_recordset(${JSON.stringify(thresholds)}::jsonb) as t (signal text, least int) on t.signal = c.signal and c.n >= t.least
      join people.person p on p.id = c.person_id left join agencies.unit u on u.id = c.unit_id
      order by c.moment desc, c.n desc, p.name limit ${ROWS_MAX}`.execute(tx);
    return found.rows;
  });
}

/** One look at one case. */
export interface ReaderRow {
  readonly at: Date;
  readonly personName: string | null;
  readonly unitName: string | null;
  readonly verb: string;
  readonly outcome: string;
}

/** Who looked at a case or did something with it, the newest first. */
export function listReaders(tx: Tx, code: string): Promise<ReaderRow[]> {
  return inScope(tx, { verb: "audit.supervise" }, async () => {
    const found =
      await sql<ReaderRow>`select a.at, p.name as person_name, u.name as unit_name, a.verb, a.outcome
      from access.audit a left join people.person p on p.id = a.person_id left join agencies.unit u on u.id = a.unit_id
      where a.subject = ${code} order by a.at desc, a.id desc limit ${ROWS_MAX}`.execute(tx);
    return found.rows;
  });
}

/** SQL of lists of clocks: those of everyone who may be seen, a page at a time, and how many there are. */
import { sql, type RawBuilder } from "kysely";
import { likeText, type Tx } from "#base/database/index.ts";
import { CLOCK, type ClockRow } from "./clocks.ts";

/** Which clocks: those that run or stand still, of them the lapsed or the paused, and those that were met late. */
export const whichClocks = ["lapsed", "open", "late", "paused"] as const;
export type WhichClocks = (typeof whichClocks)[number];

/** What a list shows. */
export interface ClocksAsked {
  readonly which: WhichClocks;
  readonly rule?: string | undefined;
  /** Part of the unit's name, or the code of what the clock runs for. */
  readonly q?: string | undefined;
  readonly sort: "due" | "-due";
  /** The moment at which lateness is judged. */
  readonly at: Date;
  /** Due moment (ISO 8601, or "infinity" where paused) and number of the last clock of the page before. */
  readonly after?: readonly [string, number] | undefined;
  readonly limit: number;
}

const kinds = (at: Date): Readonly<Record<WhichClocks, RawBuilder<boolean>>> => ({
  open: sql`c.stopped_at is null`,
  lapsed: sql`(c.stopped_at is null and c.due_at < ${at})`,
  late: sql`(c.stopped_at > c.due_at and not c.is_void)`,
  paused: sql`(c.stopped_at is null and c.due_at is null)`,
});

const KEY = sql`coalesce(c.due_at, 'infinity')`;

function conditionsOf(asked: ClocksAsked): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [kinds(asked.at)[asked.which]];
  if (asked.rule) found.push(sql`c.rule_code = ${asked.rule}`);
  if (asked.q)
    found.push(
      sql`(u.name_folded like '%' || base.fold(${likeText(asked.q)}) || '%' or c.subject_code = upper(${asked.q}))`,
    );
  return found;
}

/** One page in the asked order, by key. */
export async function listClocksBy(tx: Tx, asked: ClocksAsked): Promise<ClockRow[]> {
  const where = conditionsOf(asked);
  const falling = asked.sort === "-due";
  const order = sql.raw(falling ? "desc" : "asc");
  if (asked.after) {
    const [due, id] = asked.after;
    const beyond = sql.raw(falling ? "<" : ">");
    where.push(sql`(${KEY}, c.id) ${beyond} (${due}::timestamptz, ${id}::bigint)`);
  }
  const found = await sql<ClockRow>`${CLOCK} where ${sql.join(where, sql` and `)}
    order by ${KEY} ${order}, c.id ${order} limit ${asked.limit}`.execute(tx);
  return found.rows;
}

/** How many the list has in all. */
export async function countListed(tx: Tx, asked: ClocksAsked): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from deadlines.clock c
    join agencies.unit u on u.id = c.unit_id where ${sql.join(conditionsOf(asked), sql` and `)}`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** How many there are of each. */
export async function countClocks(tx: Tx, at: Date): Promise<Record<WhichClocks, number>> {
  const { open, lapsed, late, paused } = kinds(at);
  const found = await sql<Record<WhichClocks, number>>`select count(*) filter (where ${open}) as open,
    count(*) filter (where ${lapsed}) as lapsed, count(*) filter (where ${late}) as late,
    count(*) filter (where ${paused}) as paused from deadlines.clock c`.execute(tx);
  return found.rows[0] ?? { open: 0, lapsed: 0, late: 0, paused: 0 };
}

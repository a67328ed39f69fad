/** SQL of clocks as others ask for them: which have lapsed, which of some are stopped, which run for some things. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import { CLOCK, type ClockRow } from "./clocks.ts";

/** Clocks that run on past their moment, all of them or those of these numbers. */
export async function listLapsed(
  tx: Tx,
  asked: { readonly at: Date; readonly ids?: readonly number[] | undefined },
): Promise<ClockRow[]> {
  const few = asked.ids ? sql`and c.id = any(${[...asked.ids]}::bigint[])` : sql``;
  return (
    await sql<ClockRow>`${CLOCK} where c.stopped_at is null and c.due_at < ${asked.at} ${few} order by c.id`.execute(
      tx,
    )
  ).rows;
}

/** Those of these clocks that were stopped because what they ran for was done. */
export async function listMet(tx: Tx, ids: readonly number[]): Promise<number[]> {
  const found = await sql<{ id: number }>`select id from deadlines.clock
    where id = any(${[...ids]}::bigint[]) and stopped_at is not null and not is_void`.execute(tx);
  return found.rows.map((row) => row.id);
}

/** The running clocks of a rule for these things, by the code of the thing. */
export async function listRunning(
  tx: Tx,
  rule: string,
  of: { readonly kind: string; readonly codes: readonly string[] },
): Promise<Map<string, ClockRow>> {
  const found = await sql<ClockRow>`${CLOCK} where c.rule_code = ${rule} and c.subject_kind = ${of.kind}
    and c.subject_code = any(${[...of.codes]}::text[]) and c.stopped_at is null`.execute(tx);
  return new Map(found.rows.map((clock) => [clock.subjectCode, clock]));
}

/** Every running clock of these things, the first due first, by the code of the thing. */
export async function listRunningOf(
  tx: Tx,
  of: { readonly kind: string; readonly codes: readonly string[] },
): Promise<Map<string, ClockRow[]>> {
  const found = await sql<ClockRow>`${CLOCK} where c.subject_kind = ${of.kind}
    and c.subject_code = any(${[...of.codes]}::text[]) and c.stopped_at is null order by c.due_at nulls last, c.id`.execute(
    tx,
  );
  return Map.groupBy(found.rows, (clock) => clock.subjectCode);
}

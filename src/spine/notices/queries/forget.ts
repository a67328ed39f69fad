/** SQL of taking away what was asked and answered about something that is erased. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** Puts a word in the place of every question and answer about these clocks. */
export async function forgetTurns(tx: Tx, clocks: readonly number[], instead: string): Promise<void> {
  await sql`update notices.turn set text = ${instead} where text is not null and explanation_id in (
    select e.id from notices.explanation e where e.kind = 'clock' and e.code = any(${clocks.map(String)}::text[]))`.execute(
    tx,
  );
}

/** SQL of taking away what was asked and answered about something that is erased. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** Puts a word in the place of every question and answer about these clocks. */
export async function forgetTurns(tx: Tx, clocks: readonly number[], instead: string): Promise<void> {
  await sql`select notices.forget_turns(${clocks.map(String)}::text[], ${instead})`.execute(tx);
}

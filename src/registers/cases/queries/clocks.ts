/** SQL of the clocks that a case has had. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** The rules by which clocks of this case ever ran. */
export async function rulesOf(tx: Tx, code: string): Promise<Set<string>> {
  const found = await sql<{ rule: string }>`select distinct rule_code as rule from deadlines.clock
    where subject_kind = 'case' and subject_code = ${code}`.execute(tx);
  return new Set(found.rows.map((row) => row.rule));
}

/** SQL of what a person decided of a proposed match. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

export interface NewMatch {
  readonly caseId: number;
  readonly reportCode: string;
  readonly decision: "joined" | "apart";
  readonly score: number;
  readonly reasons: readonly string[];
  readonly at: Date;
  readonly personId: number;
}

/** Keeps a decision. */
export async function addMatch(tx: Tx, given: NewMatch): Promise<void> {
  await sql`insert into cases.match (case_id, report_code, decision, score, reasons, at, by_person)
    values (${given.caseId}, ${given.reportCode}, ${given.decision}, ${given.score}, ${given.reasons}, ${given.at}, ${given.personId})`.execute(
    tx,
  );
}

/** What was decided of a report, by case. */
export async function listDecisions(tx: Tx, reportCode: string): Promise<Map<number, string>> {
  const found = await sql<{
    caseId: number;
    decision: string;
  }>`select distinct on (case_id) case_id, decision from cases.match
    where report_code = ${reportCode} and undone_at is null order by case_id, id desc`.execute(tx);
  return new Map(found.rows.map((row) => [row.caseId, row.decision]));
}

/** A decision is taken back. */
export async function undoMatches(
  tx: Tx,
  of: { readonly caseId: number; readonly reportCode: string; readonly at: Date; readonly personId: number },
): Promise<void> {
  await sql`update cases.match set undone_at = ${of.at}, undone_by = ${of.personId}
    where case_id = ${of.caseId} and report_code = ${of.reportCode} and undone_at is null`.execute(tx);
}

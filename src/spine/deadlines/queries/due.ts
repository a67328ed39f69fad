/** SQL of running clocks by the day on which they are due. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Duration } from "../schema.ts";

export interface DueRow extends Duration {
  readonly firstId: number;
  readonly ruleCode: string;
  readonly labelVi: string;
  readonly labelEn: string;
  readonly article: string | null;
  readonly ground: string | null;
  readonly day: string;
  readonly dueAt: Date;
  readonly count: number;
  readonly subjectKind: string;
  readonly subjectCode: string;
}

/** One row for the clocks of a rule's version that are due on one day in Hanoi. */
export async function listDueClocks(
  tx: Tx,
  asked: { readonly from: string; readonly to: string; readonly unitId: number | undefined },
): Promise<DueRow[]> {
  const found =
    await sql<DueRow>`select min(c.id) as first_id, c.rule_code, r.label_vi, r.label_en, r.ground, v.article, v.amount, v.unit, v.rolls,
      c.day::text as day, min(c.due_at) as due_at, count(*) as count, min(c.subject_kind) as subject_kind, min(c.subject_code) as subject_code
    from (select *, (due_at at time zone 'Asia/Ho_Chi_Minh')::date as day from deadlines.clock
      where stopped_at is null and due_at is not null and (${asked.unitId ?? null}::int is null or unit_id = ${asked.unitId ?? null})) c
    join deadlines.rule_version v on v.id = c.rule_version_id join deadlines.rule r on r.code = c.rule_code
    where c.day between ${asked.from} and ${asked.to} group by c.rule_code, r.code, v.id, c.day order by c.day, min(c.id)`.execute(
      tx,
    );
  return found.rows;
}

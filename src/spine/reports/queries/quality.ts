/** SQL of the board by unit: what stands in the cells that must be answered, and when a report first came whole. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { CellsTold } from "../rules/quality.ts";
import type { SubmissionState } from "../schema.ts";

/** One unit's report in numbers. */
export interface UnitTold extends CellsTold {
  readonly submissionId: number;
  readonly unitId: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly state: SubmissionState;
  readonly firstAt: Date | null;
}

/**
 * Every unit of a cycle that this transaction sees, in the order of codes. A cell that must be answered is the first column
 * of a required row: as it stands while the report is written, as it was handed over afterwards. Nothing is handed over
 * that is not whole, so the first round is the first full submission.
 */
export async function listUnitsTold(tx: Tx, cycleId: number): Promise<UnitTold[]> {
  const found = await sql<UnitTold>`with chosen as materialized (
      select s.id, s.unit_id, s.state, s.round, c.from_on, c.to_on, c.template_version_id,
        s.state in ('draft', 'returned') as is_open
      from reports.submission s join reports.cycle c on c.id = s.cycle_id where s.cycle_id = ${cycleId}),
    asked as materialized (
      select distinct r.indicator_code as code, c.dims from reports.section n
      join reports.table_of_figures t on t.section_id = n.id join reports.table_row r on r.table_id = t.id and r.is_required
      join lateral (select dims from reports.table_column c where c.table_id = t.id order by sort limit 1) c on true
      where n.template_version_id in (select template_version_id from chosen)),
    standing as (
      select w.id, p.state from (
          select from_on, to_on, array_agg(unit_id) as units from chosen where is_open group by from_on, to_on) g
        cross join lateral indicators.standing(g.units, (select array_agg(code order by code, dims) from asked),
          (select array_agg(dims order by code, dims) from asked), g.from_on, g.to_on) p
        join chosen w on w.unit_id = p.unit_id
      union all
      select w.id, k.state from chosen w join reports.submitted_cell k on k.submission_id = w.id and k.round = w.round
        join asked a on a.code = k.indicator_code and a.dims = k.dims where not w.is_open),
    told as (
      select id, count(*) as required, count(*) filter (where state in ('value', 'suppressed')) as value,
        count(*) filter (where state = 'zero') as zero, count(*) filter (where state = 'not-applicable') as not_applicable,
        count(*) filter (where state = 'not-reported') as missing from standing group by id)
    select w.id as submission_id, w.unit_id, u.code, u.name, u.kind, w.state, coalesce(t.required, 0) as required,
      coalesce(t.value, 0) as value, coalesce(t.zero, 0) as zero, coalesce(t.not_applicable, 0) as not_applicable,
      coalesce(t.missing, 0) as missing,
      (select min(e.at) from reports.event e where e.submission_id = w.id and e.act = 'submit') as first_at
    from chosen w join agencies.unit u on u.id = w.unit_id left join told t on t.id = w.id order by u.code`.execute(
    tx,
  );
  return found.rows;
}

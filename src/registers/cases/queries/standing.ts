/** SQL of what must be known before a case moves on, and of who can be given it. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** Counts of a case that its rules ask for. */
export interface StandingRow {
  readonly harmed: number;
  readonly behaviours: number;
  /** A report told of a child: the clock of child protection ran. */
  readonly childTold: boolean;
  readonly lapsedUnexplained: number;
  readonly newestReportAt: Date | null;
  readonly banRuns: boolean;
  readonly openMeasures: number;
}

/** Counts them. `at` is the present moment. */
export async function readStanding(
  tx: Tx,
  of: { readonly id: number; readonly code: string; readonly at: Date },
): Promise<StandingRow> {
  const found = await sql<StandingRow>`select
    (select count(*)::int from cases.thing t where t.case_id = ${of.id} and t.prefix = 'harmed' and t.gone_at is null) as harmed,
    (select count(*)::int from cases.behaviour b join cases.thing t on t.id = b.pair_id where b.case_id = ${of.id} and t.gone_at is null) as behaviours,
    exists (select from deadlines.clock c where c.subject_kind = 'case' and c.subject_code = ${of.code} and not c.is_void
      and c.rule_code = 'case.bring-child-protection') as child_told,
    (select count(*)::int from deadlines.clock c where c.subject_kind = 'case' and c.subject_code = ${of.code} and not c.is_void
      and c.due_at < coalesce(c.stopped_at, ${of.at})
      and not exists (select from deadlines.event e where e.clock_id = c.id and e.act = 'explain')) as lapsed_unexplained,
    (select max(r.joined_at) from cases.report r where r.case_id = ${of.id} and r.separated_at is null) as newest_report_at,
    exists (select from cases.ban b join cases.thing t on t.id = b.id where b.case_id = ${of.id} and t.gone_at is null
      and b.to_at > ${of.at} and (b.cancelled_at is null or b.cancelled_at > ${of.at})) as ban_runs,
    (select count(*)::int from cases.measure m join cases.thing t on t.id = m.id left join cases.ban b on b.id = m.id
      where m.case_id = ${of.id} and t.gone_at is null and coalesce(m.result, 'running') = 'running'
      and (b.to_at is null or b.to_at > ${of.at})) as open_measures`.execute(tx);
  const [row] = found.rows;
  if (!row) throw new Error("A select of counts answers one row.");
  return row;
}

/** People of a unit who work on cases there. */
export async function listWorkers(tx: Tx, unitId: number): Promise<{ id: number; name: string }[]> {
  const found = await sql<{
    id: number;
    name: string;
  }>`select distinct p.id, p.name from people.role_held r join people.person p on p.id = r.person_id
    where r.unit_id = ${unitId} and r.role in ('commune-officer', 'commune-leader') and p.disabled_at is null
      and (r.valid_to is null or r.valid_to > current_date) order by p.name, p.id`.execute(tx);
  return found.rows;
}

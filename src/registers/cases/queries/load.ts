/** SQL of how work lies on the people of a unit. The same question is asked by the application and by the role of figures. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { LoadCase } from "../rules/load.ts";
import type { CaseState } from "../schema/index.ts";

/** An open case that a unit co-ordinates, with its code. */
export interface LoadRow extends LoadCase {
  readonly code: string;
  readonly state: CaseState;
}

const MOST = 3000;

/** Which: of a unit, at the present moment; `sealed`: with those that are sealed, as far as the asker may see them. */
export interface LoadOf {
  readonly unitId: number;
  readonly at: Date;
  readonly sealed: boolean;
}

/** Those that the asker may see. */
export async function listLoad(tx: Tx, { unitId, at, sealed }: LoadOf): Promise<LoadRow[]> {
  const found =
    await sql<LoadRow>`select c.id, c.code, c.state, c.risk, c.worker_id, c.opened_at, c.last_contact_on, c.assessed_at,
      (select max(r.joined_at) from cases.report r where r.case_id = c.id and r.separated_at is null) as newest_report_at,
      (select count(*)::int from deadlines.clock d where d.subject_kind = 'case' and d.subject_code = c.code
        and d.stopped_at is null and d.due_at < ${at}) as lapsed
    from cases."case" c where c.unit_id = ${unitId} and c.state not in ('closed', 'unfounded')
      and (${sealed} or c.sealed_at is null)
    order by c.opened_at limit ${MOST}`.execute(tx);
  return found.rows;
}

/** Somebody by number and name; `works`: they hold a role at the unit in which cases are worked, and can sign in. */
export interface WorkerRow {
  readonly id: number;
  readonly name: string;
  readonly works: boolean;
}

/** Whoever works on cases at a unit now, and these people beside them. */
export async function listStaff(
  tx: Tx,
  unitId: number,
  given: { readonly day: string; readonly beside: readonly number[] },
): Promise<WorkerRow[]> {
  const { day, beside } = given;
  const found =
    await sql<WorkerRow>`select p.id, p.name, bool_or(r.id is not null and p.disabled_at is null) as works
    from people.person p left join people.role_held r on r.person_id = p.id and r.unit_id = ${unitId}
      and r.role in ('commune-officer', 'commune-leader') and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})
    where r.id is not null or p.id = any(${[...beside]}::int[])
    group by p.id, p.name order by p.name, p.id`.execute(tx);
  return found.rows;
}

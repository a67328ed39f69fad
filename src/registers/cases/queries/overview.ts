/** SQL that the role of figures runs over cases for the city: counts, medians and codes by unit. It reads no sealed column. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** One unit: what lies there now, and how it was worked in the days asked for. Counts; medians in hours and days. */
export interface UnitRow {
  readonly id: number;
  readonly name: string;
  readonly open: number;
  readonly grave: number;
  readonly reported: number;
  readonly lapsed: number;
  readonly contactLate: number;
  readonly workers: number;
  readonly assessed: number;
  /** Open cases for which a day of the next contact is set. */
  readonly contacts: number;
  readonly opened: number;
  readonly delayHours: number | null;
  readonly closed: number;
  readonly closeDays: number | null;
}

export interface Days {
  readonly from: string;
  readonly to: string;
  readonly today: string;
}

const OPEN = sql`c.state not in ('closed', 'unfounded')`;
const LAPSED = sql`exists (select from deadlines.clock d where d.subject_kind = 'case' and d.subject_code = c.code
  and d.stopped_at is null and d.due_at < now())`;
const dayOf = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Every unit with a case that is open, or was opened or closed within the days; sealed ones are in no number. */
export async function listUnits(tx: Tx, { from, to, today }: Days): Promise<UnitRow[]> {
  const opened = sql`${dayOf("c.opened_at")} between ${from}::date and ${to}::date`;
  const closed = sql`${dayOf("c.closed_at")} between ${from}::date and ${to}::date`;
  const found = await sql<UnitRow>`select u.id, u.name,
      count(*) filter (where ${OPEN})::int as open,
      count(*) filter (where ${OPEN} and c.risk in ('high', 'extreme'))::int as grave,
      count(*) filter (where ${OPEN} and c.verification = 'reported')::int as reported,
      count(*) filter (where ${OPEN} and ${LAPSED})::int as lapsed,
      count(*) filter (where ${OPEN} and c.next_contact_on < ${today}::date)::int as contact_late,
      count(distinct c.worker_id) filter (where ${OPEN})::int as workers,
      count(*) filter (where ${OPEN} and c.assessed_at is not null)::int as assessed,
      count(*) filter (where ${OPEN} and c.next_contact_on is not null)::int as contacts,
      count(*) filter (where ${opened})::int as opened,
      (percentile_cont(0.5) within group (order by extract(epoch from c.opened_at - r.at) / 3600) filter (where ${opened} and r.at is not null))::float8 as delay_hours,
      count(*) filter (where ${closed})::int as closed,
      (percentile_cont(0.5) within group (order by extract(epoch from c.closed_at - c.opened_at) / 86400) filter (where ${closed}))::float8 as close_days
    from cases."case" c join agencies.unit u on u.id = c.unit_id
      left join lateral (select min(received_at) as at from cases.report where case_id = c.id and separated_at is null) r on true
    where c.sealed_at is null and (${OPEN} or ${opened} or ${closed})
    group by u.id, u.name order by u.name`.execute(tx);
  return found.rows;
}

/** Referrals that a unit was to answer within the days, and how many of them it answered in time. */
export interface ReferralRow {
  readonly unitId: number;
  readonly name: string;
  readonly asked: number;
  readonly inTime: number;
}

/** By the unit that answers; one whose time still runs is not counted yet. */
export async function listReferrals(tx: Tx, days: Days, rule: string): Promise<ReferralRow[]> {
  const found = await sql<ReferralRow>`select u.id as unit_id, u.name, count(*)::int as asked,
      count(*) filter (where d.stopped_at <= d.due_at)::int as in_time
    from cases.transition t join agencies.unit u on u.id = t.to_unit_id
      join deadlines.clock d on d.subject_code = t.code and d.rule_code = ${rule} and not d.is_void
    where t.kind = 'referral' and ${dayOf("t.asked_at")} between ${days.from}::date and ${days.to}::date
      and (d.stopped_at is not null or d.due_at < now())
    group by u.id, u.name`.execute(tx);
  return found.rows;
}

/** A case as the city sees it. */
export interface CodeRow {
  readonly code: string;
  readonly state: string;
  readonly risk: string;
  readonly verification: string;
  readonly openedAt: Date;
  readonly nextContactOn: string | null;
  readonly lapsed: boolean;
}

const CODES_MAX = 500;

/** Codes of the open cases of a unit, the gravest first. */
export async function listCodes(tx: Tx, unitId: number): Promise<CodeRow[]> {
  const found =
    await sql<CodeRow>`select c.code, c.state, c.risk, c.verification, c.opened_at, c.next_contact_on, ${LAPSED} as lapsed
    from cases."case" c where c.unit_id = ${unitId} and c.sealed_at is null and ${OPEN}
    order by array_position(array['extreme', 'high', 'medium', 'low', 'unknown'], c.risk), c.opened_at limit ${CODES_MAX}`.execute(
      tx,
    );
  return found.rows;
}

/** SQL of what is kept about a case for later: its history, the values its fields had, the reports that tell of it. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";

/** One line of the history. */
export interface EventRow {
  readonly id: number;
  readonly at: Date;
  readonly byName: string | null;
  readonly unitName: string | null;
  readonly act: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly sealed: Buffer | null;
}

export interface NewEvent {
  readonly caseId: number;
  readonly at: Date;
  readonly personId: number | null;
  readonly byName: string | null;
  readonly unitId: number | null;
  readonly act: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly forParts?: readonly string[];
  readonly sealed?: Buffer;
}

/** Adds a line. */
export async function addEvent(tx: Tx, given: NewEvent): Promise<void> {
  await sql`insert into cases.event (case_id, at, person_id, by_name, unit_id, act, details, for_parts, sealed)
    values (${given.caseId}, ${given.at}, ${given.personId}, ${given.byName}, ${given.unitId}, ${given.act},
      ${JSON.stringify(given.details ?? {})}::jsonb, ${given.forParts ?? null}, ${given.sealed ?? null})`.execute(
    tx,
  );
}

/** The history for whoever holds these parts, the newest first. */
export async function listEvents(tx: Tx, caseId: number, parts: readonly string[]): Promise<EventRow[]> {
  const found =
    await sql<EventRow>`select e.id, e.at, e.by_name, u.name as unit_name, e.act, e.details, e.sealed
    from cases.event e left join agencies.unit u on u.id = e.unit_id
    where e.case_id = ${caseId} and (e.for_parts is null or e.for_parts && ${parts}::text[]) order by e.id desc limit 1000`.execute(
      tx,
    );
  return found.rows;
}

/** A report that tells of the case. */
export interface ReportLink {
  readonly reportCode: string;
  readonly channel: string;
  readonly receivedAt: Date;
  readonly joinedAt: Date;
}

/** The reports of a case, as they came. */
export async function listReports(tx: Tx, caseId: number): Promise<ReportLink[]> {
  const found = await sql<ReportLink>`select report_code, channel, received_at, joined_at from cases.report
    where case_id = ${caseId} and separated_at is null order by received_at, id`.execute(tx);
  return found.rows;
}

export interface NewReportLink {
  readonly caseId: number;
  readonly reportCode: string;
  readonly channel: string;
  readonly receivedAt: Date;
  readonly at: Date;
  readonly personId: number;
  readonly sealed: Buffer | null;
}

/** Ties a report to the case. */
export async function addReport(tx: Tx, given: NewReportLink): Promise<void> {
  await sql`insert into cases.report (case_id, report_code, channel, received_at, joined_at, joined_by, sealed)
    values (${given.caseId}, ${given.reportCode}, ${given.channel}, ${given.receivedAt}, ${given.at}, ${given.personId}, ${given.sealed})`.execute(
    tx,
  );
}

/** Unties a report; answers what was kept sealed of its joining, so that it can be taken out again. */
export async function separateReport(
  tx: Tx,
  of: { readonly caseId: number; readonly reportCode: string; readonly at: Date; readonly personId: number },
): Promise<Buffer | null> {
  const done = await sql<{
    sealed: Buffer | null;
  }>`update cases.report set separated_at = ${of.at}, separated_by = ${of.personId}
    where case_id = ${of.caseId} and report_code = ${of.reportCode} and separated_at is null returning sealed`.execute(
    tx,
  );
  return done.rows[0]?.sealed ?? null;
}

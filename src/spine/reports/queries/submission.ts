/** SQL of one unit's report: its words, its cells, what was handed over, and what was said about it. */
import { sql } from "kysely";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { KeyedFigure } from "../rules/changes.ts";
import { LEFT_OUT, type LeftOut } from "./left-out.ts";
import type { ReturnInput, SubmissionState } from "../schema.ts";

export interface Submission {
  readonly id: number;
  readonly cycleId: number;
  readonly unitId: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly parentName: string | null;
  readonly state: SubmissionState;
  readonly round: number;
  readonly dueOn: string;
  readonly isLate: boolean;
  readonly submittedAt: Date | null;
  readonly submittedByName: string | null;
  readonly approvedAt: Date | null;
  readonly approvedByName: string | null;
  readonly version: number;
  readonly leftOut: LeftOut | null;
  /** How many times the whole year's supplement was handed over. */
  readonly supplementRound: number;
  readonly supplementAt: Date | null;
  readonly supplementByName: string | null;
}

/** The submission with this number, if this person may see it. */
export async function findSubmission(tx: Tx, id: number): Promise<Submission | undefined> {
  const found =
    await sql<Submission>`select s.id, s.cycle_id, s.unit_id, u.code as unit_code, u.name as unit_name, u.kind as unit_kind,
      p.name as parent_name, s.state, s.round, s.due_on, s.is_late, s.submitted_at, s.submitted_by_name, s.approved_at, s.approved_by_name, s.version, ${LEFT_OUT} as left_out,
      s.supplement_round, s.supplement_at, s.supplement_by_name
    from reports.submission s join agencies.unit u on u.id = s.unit_id left join agencies.unit p on p.id = u.parent_id where s.id = ${id}`.execute(
      tx,
    );
  return found.rows[0];
}

/**
 * Until the transaction ends nobody else hands this submission over, judges it or, where it is held alone, writes in it:
 * what is read afterwards is still so when it is acted on. Waits for whoever is at it.
 */
export async function holdSubmission(tx: Tx, id: number, how: "beside others" | "alone"): Promise<void> {
  const mode = how === "alone" ? sql`update` : sql`share`;
  await sql`select from reports.submission where id = ${id} for ${mode}`.execute(tx);
}

/** Until the transaction ends no submission of the cycle is handed over or judged. */
export async function holdSubmissionsOf(tx: Tx, cycleId: number): Promise<void> {
  await sql`select from reports.submission where cycle_id = ${cycleId} order by id for share`.execute(tx);
}

/** Words of one section as they stand. */
export interface Narrative {
  readonly sectionId: number;
  readonly text: string;
  readonly cites: readonly string[];
  readonly version: number;
  readonly at: Date;
  readonly byName: string | null;
}

/** All words of a submission. */
export async function listNarratives(tx: Tx, submissionId: number): Promise<Narrative[]> {
  const found =
    await sql<Narrative>`select section_id, text, cites, version, at, by_name from reports.narrative where submission_id = ${submissionId}`.execute(
      tx,
    );
  return found.rows;
}

/** Words to keep; `version` is the one that was read, 0 where there were none. */
export interface NarrativeChange {
  readonly submission: Pick<Submission, "id" | "unitId">;
  readonly sectionId: number;
  readonly text: string;
  readonly cites: readonly string[];
  readonly version: number;
  readonly personId: number | null;
  readonly byName: string | null;
}

/** Keeps the words; undefined when someone else has changed them since. */
export async function saveNarrative(tx: Tx, change: NarrativeChange): Promise<Narrative | undefined> {
  const kept =
    await sql<Narrative>`insert into reports.narrative as old (submission_id, unit_id, section_id, text, cites, version, by_person, by_name)
    values (${change.submission.id}, ${change.submission.unitId}, ${change.sectionId}, ${change.text}, ${[...change.cites]}::text[], ${change.version + 1}, ${change.personId}, ${change.byName})
    on conflict (submission_id, section_id) do update set text = excluded.text, cites = excluded.cites, version = old.version + 1, at = now(),
      by_person = excluded.by_person, by_name = excluded.by_name where old.version = ${change.version}
    returning section_id, text, cites, version, at, by_name`.execute(tx);
  return kept.rows[0];
}

/** A move to another state; false when the submission has moved on since `version` was read. */
export interface Move {
  readonly submission: Pick<Submission, "id" | "unitId" | "cycleId">;
  readonly version: number;
  readonly state: SubmissionState;
  readonly act: "submit" | "return" | "approve";
  readonly personId: number | null;
  readonly byName: string;
  readonly reason?: string;
  readonly dueOn?: string;
  readonly isLate?: boolean;
  /** The exception that let it pass the lock. */
  readonly exceptionId?: number | undefined;
  /** The seal of what is approved. */
  readonly sha256?: string;
}

/** Moves the submission and notes the event. */
export async function moveSubmission(tx: Tx, move: Move): Promise<boolean> {
  const { submission, act } = move;
  const at = now();
  const set = {
    submit: sql`, round = round + 1, submitted_at = ${at}, submitted_by_name = ${move.byName}, is_late = ${move.isLate ?? false}, approved_at = null, approved_by_name = null`,
    return: sql`, due_on = ${move.dueOn ?? null}, approved_at = null, approved_by_name = null`,
    approve: sql`, approved_at = ${at}, approved_by_name = ${move.byName}`,
  }[act];
  const moved = await sql<{
    round: number;
  }>`update reports.submission set state = ${move.state}, version = version + 1, updated_at = now() ${set}
    where id = ${submission.id} and version = ${move.version} returning round`.execute(tx);
  const round = moved.rows[0]?.round;
  if (round === undefined) return false;
  await sql`insert into reports.event (submission_id, unit_id, round, act, at, by_person, by_name, reason, due_on, exception_id, sha256)
    values (${submission.id}, ${submission.unitId}, ${round}, ${act}, ${at}, ${move.personId}, ${move.byName}, ${move.reason ?? null}, ${move.dueOn ?? null}, ${move.exceptionId ?? null}, ${move.sha256 ?? null})`.execute(
    tx,
  );
  return true;
}

/** Keeps what these submissions hand over as it is now: every asked cell, answered or not, and every section's words. */
export async function keepRounds(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`insert into reports.submitted_cell (submission_id, unit_id, cycle_id, round, indicator_code, dims, state, value, origin, definition_id)
    with handed as (
      select s.id, s.unit_id, s.cycle_id, s.round, y.template_version_id, y.from_on, y.to_on
      from reports.submission s join reports.cycle y on y.id = s.cycle_id where s.id = any(${[...ids]}::bigint[])),
    asked as (
      select template_version_id, array_agg(indicator_code) as codes, array_agg(dims) as parts from (
        select distinct n.template_version_id, r.indicator_code, c.dims from reports.section n
        join reports.table_of_figures t on t.section_id = n.id join reports.table_row r on r.table_id = t.id join reports.table_column c on c.table_id = t.id
        where n.template_version_id in (select template_version_id from handed)) k group by template_version_id),
    windows as (select cycle_id, template_version_id, from_on, to_on, array_agg(unit_id) as units from handed group by 1, 2, 3, 4)
    select h.id, h.unit_id, h.cycle_id, h.round, p.indicator_code, p.dims, p.state, p.value, p.origin, p.definition_id
    from windows w join asked a using (template_version_id)
    cross join lateral indicators.standing(w.units, a.codes, a.parts, w.from_on, w.to_on) p
    join handed h on h.cycle_id = w.cycle_id and h.unit_id = p.unit_id`.execute(tx);
  await sql`insert into reports.submitted_section (submission_id, unit_id, cycle_id, round, section_id, text, by_name, at)
    select s.id, s.unit_id, s.cycle_id, s.round, n.section_id, n.text, n.by_name, n.at
    from reports.submission s join reports.narrative n on n.submission_id = s.id where s.id = any(${[...ids]}::bigint[])`.execute(
    tx,
  );
}

/** Remarks of a return, in one statement. */
export async function addRemarks(
  tx: Tx,
  at: { readonly submission: Pick<Submission, "id" | "unitId" | "round">; readonly byName: string },
  remarks: ReturnInput["remarks"],
): Promise<void> {
  if (remarks.length === 0) return;
  await sql`insert into reports.remark (submission_id, unit_id, round, section_id, indicator_code, dims, text, by_name)
    select ${at.submission.id}, ${at.submission.unitId}, ${at.submission.round}, g.section_id, g.indicator, g.dims, g.text, ${at.byName}::text
    from unnest(${remarks.map((r) => r.sectionId)}::int[], ${remarks.map((r) => r.indicator)}::text[], ${remarks.map((r) => r.dims)}::text[], ${remarks.map((r) => r.text)}::text[])
      as g (section_id, indicator, dims, text)`.execute(tx);
}

export interface Remark {
  readonly id: number;
  readonly round: number;
  readonly sectionId: number | null;
  readonly indicator: string | null;
  readonly dims: string;
  readonly text: string;
  readonly at: Date;
  readonly byName: string | null;
}

/** Remarks of every round, newest round first. */
export async function listRemarks(tx: Tx, submissionId: number): Promise<Remark[]> {
  const found =
    await sql<Remark>`select id, round, section_id, indicator_code as indicator, dims, text, at, by_name from reports.remark
    where submission_id = ${submissionId} order by round desc, id`.execute(tx);
  return found.rows;
}

export interface ReportEvent {
  readonly act: "submit" | "return" | "approve" | "leave-out" | "take-in" | "supplement";
  readonly round: number;
  readonly at: Date;
  readonly byName: string | null;
  readonly reason: string | null;
  readonly dueOn: string | null;
}

/** What happened to a submission, in order. */
export async function listEvents(tx: Tx, submissionId: number): Promise<ReportEvent[]> {
  const found =
    await sql<ReportEvent>`select act, round, at, by_name, reason, due_on from reports.event where submission_id = ${submissionId} order by id`.execute(
      tx,
    );
  return found.rows;
}

/** The last approval of a submission, returned since or not. */
export interface Approval {
  readonly round: number;
  readonly at: Date;
  readonly byName: string | null;
  readonly sha256: string | null;
}

/** The last approval; undefined where there was none. */
export async function findApproval(tx: Tx, submissionId: number): Promise<Approval | undefined> {
  const found = await sql<Approval>`select round, at, by_name, sha256 from reports.event
    where submission_id = ${submissionId} and act = 'approve' order by id desc limit 1`.execute(tx);
  return found.rows[0];
}

/** A figure as it was handed over, and where it came from. */
export interface RoundCell extends KeyedFigure {
  readonly origin: "typed" | "computed" | "none";
}

/** The figures of one round as they were handed over. */
export async function listRoundCells(tx: Tx, submissionId: number, round: number): Promise<RoundCell[]> {
  const found =
    await sql<RoundCell>`select indicator_code as indicator, dims, state, value::float8 as value, origin from reports.submitted_cell
    where submission_id = ${submissionId} and round = ${round} order by indicator_code, dims`.execute(tx);
  return found.rows;
}

/** The words of one round as they were handed over. */
export async function listRoundTexts(
  tx: Tx,
  submissionId: number,
  round: number,
): Promise<{ sectionId: number; text: string }[]> {
  const found = await sql<{
    sectionId: number;
    text: string;
  }>`select section_id, text from reports.submitted_section
    where submission_id = ${submissionId} and round = ${round} order by section_id`.execute(tx);
  return found.rows;
}

/** SQL of estimates and supplements: what is being written, what was handed over, and when supplements are taken. */
import { sql } from "kysely";
import { now } from "#base/clock.ts";
import type { Tx } from "#base/database/index.ts";
import type { Figure } from "#spine/indicators/index.ts";
import type { KeyedFigure } from "../rules/changes.ts";
import type { YearEndKind } from "../rules/year-end.ts";
import type { Counted } from "./consolidation.ts";
import type { Submission } from "./submission.ts";

/** An estimate as it is being written. */
export interface Estimate extends Figure {
  readonly indicator: string;
  readonly dims: string;
  readonly note: string | null;
  readonly version: number;
  readonly at: Date;
  readonly byName: string | null;
}

/** The estimates of a report as they stand. */
export async function listEstimates(tx: Tx, submissionId: number): Promise<Estimate[]> {
  const found =
    await sql<Estimate>`select indicator_code as indicator, dims, state, value::float8 as value, note, version, at, by_name
    from reports.estimate where submission_id = ${submissionId} order by indicator_code, dims`.execute(tx);
  return found.rows;
}

/** Estimates to keep; `version` is the one that was read, 0 where there was none. */
export interface EstimatesGiven {
  readonly submission: Pick<Submission, "id" | "unitId">;
  readonly cells: readonly Omit<Estimate, "at" | "byName">[];
  readonly personId: number | null;
  readonly byName: string | null;
}

/** Keeps them in one statement; returns the keys kept ("code|dims"): one that is missing was changed by someone else. */
export async function saveEstimates(tx: Tx, given: EstimatesGiven): Promise<string[]> {
  const { submission, cells } = given;
  const kept = await sql<{
    key: string;
  }>`insert into reports.estimate as old (submission_id, unit_id, indicator_code, dims, state, value, note, version, by_person, by_name)
    select ${submission.id}::bigint, ${submission.unitId}::int, g.code, g.dims, g.state, g.value, g.note, g.version + 1,
      ${given.personId}::int, ${given.byName}::text
    from unnest(${cells.map((c) => c.indicator)}::text[], ${cells.map((c) => c.dims)}::text[], ${cells.map((c) => c.state)}::text[],
      ${cells.map((c) => c.value)}::numeric[], ${cells.map((c) => c.note)}::text[], ${cells.map((c) => c.version)}::int[])
      as g (code, dims, state, value, note, version)
    on conflict (submission_id, indicator_code, dims) do update set state = excluded.state, value = excluded.value, note = excluded.note,
      version = old.version + 1, at = now(), by_person = excluded.by_person, by_name = excluded.by_name
      where old.version = excluded.version - 1
    returning indicator_code || '|' || dims as key`.execute(tx);
  return kept.rows.map((row) => row.key);
}

/** A figure beside the counted one as it was handed over. */
export interface Handed extends Figure {
  readonly kind: YearEndKind;
  readonly indicator: string;
  readonly dims: string;
  readonly origin: "typed" | "computed" | "none";
  readonly note: string | null;
}

/** Keeps what a round hands over; a round is never changed. */
export async function keepHanded(
  tx: Tx,
  at: {
    readonly submission: Pick<Submission, "id" | "unitId" | "cycleId">;
    readonly kind: YearEndKind;
    readonly round: number;
  },
  cells: readonly Omit<Handed, "kind">[],
): Promise<void> {
  const { submission } = at;
  await sql`insert into reports.year_end_figure (submission_id, unit_id, cycle_id, kind, round, indicator_code, dims, state, value, origin, note)
    select ${submission.id}::bigint, ${submission.unitId}::int, ${submission.cycleId}::int, ${at.kind}::text, ${at.round}::int, g.*
    from unnest(${cells.map((c) => c.indicator)}::text[], ${cells.map((c) => c.dims)}::text[], ${cells.map((c) => c.state)}::text[],
      ${cells.map((c) => c.value)}::numeric[], ${cells.map((c) => c.origin)}::text[], ${cells.map((c) => c.note)}::text[]) as g`.execute(
    tx,
  );
}

/** What a report handed over last: estimates with its last round, supplements with theirs. */
export async function listHanded(tx: Tx, submissionId: number): Promise<Handed[]> {
  const found =
    await sql<Handed>`select f.kind, f.indicator_code as indicator, f.dims, f.state, f.value::float8 as value, f.origin, f.note
    from reports.submission s join reports.year_end_figure f on f.submission_id = s.id
      and f.round = case f.kind when 'estimate' then s.round else s.supplement_round end
    where s.id = ${submissionId} order by f.indicator_code, f.dims`.execute(tx);
  return found.rows;
}

/** The estimates that one round handed over. */
export async function listRoundEstimates(
  tx: Tx,
  submissionId: number,
  round: number,
): Promise<(KeyedFigure & { readonly kind: YearEndKind })[]> {
  const found = await sql<
    KeyedFigure & { kind: YearEndKind }
  >`select kind, indicator_code as indicator, dims, state, value::float8 as value from reports.year_end_figure
    where submission_id = ${submissionId} and kind = 'estimate' and round = ${round} order by indicator_code, dims`.execute(
    tx,
  );
  return found.rows;
}

/** Notes that the supplement was handed over once more; false when the report has moved on since `version` was read. */
export async function moveSupplement(
  tx: Tx,
  given: {
    readonly submission: Submission;
    readonly version: number;
    readonly personId: number;
    readonly byName: string;
  },
): Promise<boolean> {
  const { submission, byName } = given;
  const at = now();
  const moved =
    await sql`update reports.submission set supplement_round = supplement_round + 1, supplement_at = ${at},
      supplement_by_name = ${byName}, version = version + 1, updated_at = now()
    where id = ${submission.id} and version = ${given.version} returning id`.execute(tx);
  if (moved.rows.length === 0) return false;
  await sql`insert into reports.event (submission_id, unit_id, round, act, at, by_person, by_name)
    values (${submission.id}, ${submission.unitId}, ${submission.round}, 'supplement', ${at}, ${given.personId}, ${byName})`.execute(
    tx,
  );
  return true;
}

/** A figure beside the counted one, of a unit that the consolidation counts. */
export interface UnitHanded extends Handed {
  readonly unitId: number;
}

/**
 * What the units handed over last beside the counted figures: estimates of the reports that count, supplements of every
 * unit that gave one, but for those that the city consolidates without.
 */
export async function listHandedOf(
  tx: Tx,
  asked: {
    readonly cycleId: number;
    readonly counted: Counted;
    readonly indicator?: string;
    readonly dims?: string;
  },
): Promise<UnitHanded[]> {
  const one =
    asked.indicator === undefined
      ? sql``
      : sql`and f.indicator_code = ${asked.indicator} and f.dims = ${asked.dims ?? ""}`;
  const found =
    await sql<UnitHanded>`select f.unit_id, f.kind, f.indicator_code as indicator, f.dims, f.state, f.value::float8 as value, f.origin, f.note
    from reports.submission s join reports.year_end_figure f on f.submission_id = s.id
      and case f.kind when 'estimate' then f.round = s.round and s.state = any(${[...asked.counted]}) else f.round = s.supplement_round end
    where s.cycle_id = ${asked.cycleId} and s.left_out_at is null ${one} order by f.unit_id, f.indicator_code, f.dims`.execute(
      tx,
    );
  return found.rows;
}

/** Moves the days on which supplements are taken; false when the cycle has changed since `version` was read. */
export async function moveSecondWindow(
  tx: Tx,
  at: { readonly cycleId: number; readonly version: number },
  days: { readonly opensOn: string; readonly closesOn: string },
): Promise<boolean> {
  const moved =
    await sql`update reports.cycle set supplement_from = ${days.opensOn}, supplement_to = ${days.closesOn},
      version = version + 1 where id = ${at.cycleId} and version = ${at.version} returning id`.execute(tx);
  return moved.rows.length > 0;
}

/** A supplement that a unit still owes. */
export interface SupplementDue {
  readonly submissionId: number;
  readonly cycleCode: string;
  readonly cycleName: string;
  readonly unitName: string;
  readonly closesOn: string;
  readonly asked: number;
}

/** The supplements that may be given on this day and that this unit has not given, the earliest end first. */
export async function listSupplementsDue(
  tx: Tx,
  asked: { readonly unitId: number; readonly on: string },
): Promise<SupplementDue[]> {
  const found =
    await sql<SupplementDue>`select s.id as submission_id, c.code as cycle_code, c.name as cycle_name, u.name as unit_name, c.supplement_to as closes_on,
      (select count(*) from reports.section n join reports.table_of_figures t on t.section_id = n.id
        join reports.table_row r on r.table_id = t.id and r.asks_estimate where n.template_version_id = c.template_version_id) as asked
    from reports.submission s join reports.cycle c on c.id = s.cycle_id join agencies.unit u on u.id = s.unit_id
    where s.unit_id = ${asked.unitId} and s.supplement_round = 0 and s.left_out_at is null
      and ${asked.on}::date between c.supplement_from and c.supplement_to order by c.supplement_to, s.id`.execute(
      tx,
    );
  return found.rows;
}

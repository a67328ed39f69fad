/** SQL of cycles: to whom one is sent, and how the reporting stands. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import { askUnits } from "#spine/indicators/index.ts";
import type { SubmissionState } from "../schema.ts";
import type { WholeYear } from "../rules/year-end.ts";
import { LEFT_OUT, type LeftOut } from "./left-out.ts";

export interface Cycle {
  readonly id: number;
  readonly code: string;
  readonly templateVersionId: number;
  readonly templateCode: string;
  readonly name: string;
  readonly year: number;
  readonly from: string;
  readonly to: string;
  readonly dueOn: string;
  readonly toUnitId: number;
  readonly toUnitCode: string;
  readonly toUnitName: string;
  readonly toUnitKind: string;
  readonly resolvedOn: string;
  readonly isDemo: boolean;
  readonly openedAt: Date;
  readonly units: number;
  /** The newest frozen edition; 0 where there is none. */
  readonly edition: number;
  /** When the first edition was frozen: units write no more but by exception. Null while it is open. */
  readonly lockedAt: Date | null;
  /** The second window, where estimates are asked and a supplement follows. */
  readonly wholeYear: WholeYear | null;
  readonly version: number;
}

const CYCLE = sql`select c.id, c.code, c.template_version_id, t.code as template_code, c.name, c.year, c.from_on as "from", c.to_on as "to", c.due_on,
    c.to_unit_id, u.code as to_unit_code, u.name as to_unit_name, u.kind as to_unit_kind, c.resolved_on, c.is_demo, c.opened_at, c.locked_at, c.version,
    case when c.whole_to is not null then jsonb_build_object('from', c.whole_from, 'to', c.whole_to,
      'opensOn', c.supplement_from, 'closesOn', c.supplement_to) end as whole_year,
    (select count(*) from reports.submission s where s.cycle_id = c.id) as units,
    coalesce((select max(edition) from reports.frozen f where f.cycle_id = c.id), 0) as edition
  from reports.cycle c join reports.template_version v on v.id = c.template_version_id join reports.template t on t.id = v.template_id
  join agencies.unit u on u.id = c.to_unit_id`;

/** Cycles, newest first. */
export async function listCycles(
  tx: Tx,
  asked: { year?: number | undefined; after?: number | undefined; limit: number },
): Promise<Cycle[]> {
  const year = asked.year === undefined ? sql`` : sql`and c.year = ${asked.year}`;
  const after = asked.after === undefined ? sql`` : sql`and c.id < ${asked.after}`;
  const found =
    await sql<Cycle>`${CYCLE} where true ${year} ${after} order by c.id desc limit ${asked.limit}`.execute(
      tx,
    );
  return found.rows;
}

/** The cycle with this number. */
export async function findCycle(tx: Tx, id: number): Promise<Cycle | undefined> {
  return (await sql<Cycle>`${CYCLE} where c.id = ${id}`.execute(tx)).rows[0];
}

/** The newest cycle of a year to which this unit reports. */
export async function findCycleOfUnit(
  tx: Tx,
  unitId: number,
  year: number,
): Promise<{ cycleId: number; submissionId: number } | undefined> {
  const found = await sql<{
    cycleId: number;
    submissionId: number;
  }>`select c.id as cycle_id, s.id as submission_id
    from reports.cycle c join reports.submission s on s.cycle_id = c.id where s.unit_id = ${unitId} and c.year = ${year} order by c.id desc limit 1`.execute(
    tx,
  );
  return found.rows[0];
}

/** Whom a cycle is for. */
export interface Audience {
  readonly groups: readonly string[];
  readonly kinds: readonly string[];
  readonly units: readonly string[];
  readonly on: string;
}

/** The units that groups, kinds and codes mean on a day, each once. */
export async function resolveUnits(tx: Tx, { groups, kinds, units, on }: Audience): Promise<number[]> {
  const found = await sql<{ id: number }>`select distinct u.id from agencies.unit u
    left join agencies.group_rule g on g.group_code = any(${[...groups]}::text[]) and (g.kind = u.kind or g.unit_code = u.code)
    where u.valid_from <= ${on}::date and (u.valid_to is null or u.valid_to > ${on}::date)
      and (g.id is not null or u.kind = any(${[...kinds]}::text[]) or u.code = any(${[...units]}::text[])) order by u.id`.execute(
    tx,
  );
  return found.rows.map((row) => row.id);
}

/** The unit that has this code on a day. */
export async function findUnitByCode(
  tx: Tx,
  code: string,
  on: string,
): Promise<{ id: number; name: string; kind: string } | undefined> {
  const found = await sql<{ id: number; name: string; kind: string }>`select id, name, kind from agencies.unit
    where code = ${code} and valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date)`.execute(
    tx,
  );
  return found.rows[0];
}

export interface NewCycle extends Audience {
  readonly code: string;
  readonly templateVersionId: number;
  readonly name: string;
  readonly year: number;
  readonly from: string;
  readonly to: string;
  readonly dueOn: string;
  readonly wholeYear: WholeYear | null;
  readonly toUnitId: number;
  readonly isDemo: boolean;
  readonly byName: string;
  readonly unitIds: readonly number[];
  /** The figures that its template asks for. */
  readonly codes: readonly string[];
  /** Those of them that are estimated, and told for the whole year later. */
  readonly estimated: readonly string[];
}

/** Opens a cycle with one draft for each unit, and keeps that they are asked. */
export async function addCycle(tx: Tx, given: NewCycle): Promise<number> {
  const {
    from: wholeFrom = null,
    to: wholeTo = null,
    opensOn = null,
    closesOn = null,
  } = given.wholeYear ?? {};
  const added = await sql<{
    id: number;
  }>`insert into reports.cycle (code, template_version_id, name, year, from_on, to_on, due_on,
      whole_from, whole_to, supplement_from, supplement_to, to_unit_id, groups, kinds, units, resolved_on, is_demo, opened_by_name)
    values (${given.code}, ${given.templateVersionId}, ${given.name}, ${given.year}, ${given.from}, ${given.to}, ${given.dueOn},
      ${wholeFrom}::date, ${wholeTo}::date, ${opensOn}::date, ${closesOn}::date, ${given.toUnitId}, ${[...given.groups]}::text[], ${[...given.kinds]}::text[], ${[...given.units]}::text[], ${given.on}, ${given.isDemo}, ${given.byName}) returning id`.execute(
    tx,
  );
  const id = added.rows[0]?.id ?? 0;
  await sql`insert into reports.submission (cycle_id, unit_id, due_on)
    select ${id}, unit_id, ${given.dueOn}::date from unnest(${[...given.unitIds]}::int[]) as g (unit_id)`.execute(
    tx,
  );
  const { from, to, codes, unitIds, wholeYear } = given;
  await askUnits(tx, { window: { from, to }, codes, unitIds });
  if (wholeYear) await askUnits(tx, { window: wholeYear, codes: given.estimated, unitIds });
  return id;
}

/** Reports of one cycle that were handed over and wait for the receiver's word. */
export interface Waiting {
  readonly cycleId: number;
  readonly code: string;
  readonly name: string;
  readonly reports: number;
}

/** What waits for the word of this unit, the earliest cycle first. */
export async function listWaiting(tx: Tx, toUnitId: number): Promise<Waiting[]> {
  const found =
    await sql<Waiting>`select c.id as cycle_id, c.code, c.name, count(*) as reports from reports.submission s
    join reports.cycle c on c.id = s.cycle_id where s.state = 'submitted' and c.to_unit_id = ${toUnitId}
    group by c.id, c.code, c.name, c.due_on order by c.due_on, c.id`.execute(tx);
  return found.rows;
}

/** How one unit's report stands. */
export interface BoardRow {
  readonly submissionId: number;
  readonly unitId: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly state: SubmissionState;
  readonly round: number;
  readonly returns: number;
  readonly dueOn: string;
  readonly isLate: boolean;
  readonly submittedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly version: number;
  readonly required: number;
  readonly answered: number;
  /** How many times the receiver asked about it, in all. */
  readonly reminders: number;
  readonly remindedAt: Date | null;
  /** When the receiver last asked, if it has not been handed over since. */
  readonly askedAt: Date | null;
  readonly leftOut: LeftOut | null;
  /** When the whole year's supplement was last handed over; null where it was not. */
  readonly supplementAt: Date | null;
}

export interface BoardAsked {
  readonly cycleId?: number | undefined;
  readonly state?: string | undefined;
  readonly submissionId?: number;
  readonly unitIds?: readonly number[];
  /** Only reports that their unit can write at this instant. */
  readonly writableAt?: Date;
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * Units with the state and completeness of their reports, counted for all of them in one statement. A cell that must
 * be answered is the first column of a required row; a section counts where its words are required.
 */
export async function listBoard(
  tx: Tx,
  asked: BoardAsked,
): Promise<(BoardRow & { readonly cycleId: number })[]> {
  const parts = [sql`true`];
  if (asked.cycleId !== undefined) parts.push(sql`s.cycle_id = ${asked.cycleId}`);
  if (asked.state !== undefined) parts.push(sql`s.state = ${asked.state}`);
  if (asked.submissionId !== undefined) parts.push(sql`s.id = ${asked.submissionId}`);
  if (asked.unitIds) parts.push(sql`s.unit_id = any(${[...asked.unitIds]}::int[])`);
  if (asked.writableAt)
    parts.push(sql`s.state in ('draft', 'returned') and (c.locked_at is null or exists (select from reports.exception x
      where x.submission_id = s.id and x.verdict = 'approved' and x.ends_at >= ${asked.writableAt}))`);
  if (asked.after !== undefined) parts.push(sql`u.code > ${asked.after}`);
  const found = await sql<BoardRow & { cycleId: number }>`with chosen as materialized (
      select s.*, ${LEFT_OUT} as left_out, u.code as unit_code, u.name as unit_name, u.kind as unit_kind, c.from_on, c.to_on, c.template_version_id
      from reports.submission s join agencies.unit u on u.id = s.unit_id join reports.cycle c on c.id = s.cycle_id
      where ${sql.join(parts, sql` and `)} order by u.code, s.cycle_id desc limit ${asked.limit}),
    asked as materialized (
      select template_version_id, array_agg(indicator_code) as codes, array_agg(dims) as parts from (
        select distinct s.template_version_id, r.indicator_code, c.dims from reports.section s
        join reports.table_of_figures t on t.section_id = s.id join reports.table_row r on r.table_id = t.id and r.is_required
        join lateral (select dims from reports.table_column c where c.table_id = t.id order by sort limit 1) c on true
        where s.template_version_id in (select template_version_id from chosen)) k group by template_version_id),
    windows as (
      select cycle_id, template_version_id, from_on, to_on, array_agg(unit_id) as units from chosen group by 1, 2, 3, 4),
    cells as (
      select h.id, count(*) as required, count(*) filter (where p.state <> 'not-reported') as n
      from windows w join asked a using (template_version_id)
      cross join lateral indicators.standing(w.units, a.codes, a.parts, w.from_on, w.to_on) p
      join chosen h on h.cycle_id = w.cycle_id and h.unit_id = p.unit_id group by h.id),
    words as (
      select h.id, count(*) as n from chosen h join reports.narrative n on n.submission_id = h.id and trim(n.text) <> ''
      join reports.section s on s.id = n.section_id and s.is_required group by h.id)
    select h.id as submission_id, h.cycle_id, h.unit_id, h.unit_code, h.unit_name, h.unit_kind, h.state, h.round, h.due_on, h.is_late,
      h.submitted_at, h.approved_at, h.version, h.left_out, h.supplement_at,
      (select count(*) from reports.event e where e.submission_id = h.id and e.act = 'return') as returns,
      coalesce(c.required, 0)
        + (select count(*) from reports.section s where s.template_version_id = h.template_version_id and s.is_required and s.has_narrative) as required,
      coalesce(c.n, 0) + coalesce(w.n, 0) as answered,
      m.reminders, m.reminded_at, m.asked_at
    from chosen h left join cells c on c.id = h.id left join words w on w.id = h.id
    cross join lateral (select count(*) as reminders, max(at) as reminded_at, max(at) filter (where round = h.round) as asked_at
      from reports.reminder where submission_id = h.id) m order by h.unit_code, h.cycle_id desc`.execute(tx);
  return found.rows;
}

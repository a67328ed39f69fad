/** SQL of the consolidation: sums over units, words side by side, the city's own text, frozen editions. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { Figure, Sum, Tally } from "#spine/indicators/index.ts";
import type { SubmissionState } from "../schema.ts";
import { LEFT_OUT, type LeftOut } from "./left-out.ts";

/** Which submissions count: approved ones, or also those handed over and not yet judged. */
export type Counted = readonly SubmissionState[];

export interface SummedCell extends Tally {
  readonly indicator: string;
  readonly dims: string;
}

/** Each asked figure over the last round of every counted submission. */
export async function sumCells(tx: Tx, cycleId: number, counted: Counted): Promise<SummedCell[]> {
  const found =
    await sql<SummedCell>`select c.indicator_code as indicator, c.dims, coalesce(sum(c.value), 0)::float8 as sum,
      count(*) filter (where c.state = 'value') as values, count(*) filter (where c.state = 'zero') as zeros,
      count(*) filter (where c.state = 'not-reported') as missing, count(*) filter (where c.state = 'not-applicable') as not_applicable,
      count(*) filter (where c.state = 'suppressed') as suppressed
    from reports.submission s join reports.submitted_cell c on c.submission_id = s.id and c.round = s.round
    where s.cycle_id = ${cycleId} and s.state = any(${[...counted]}) and s.left_out_at is null group by c.indicator_code, c.dims`.execute(
      tx,
    );
  return found.rows;
}

/** A unit's place in the consolidation. */
export interface UnitStanding {
  readonly submissionId: number;
  readonly unitId: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly state: SubmissionState;
  readonly round: number;
  readonly isLate: boolean;
  /** Whether its last round was handed over under an exception to the lock. */
  readonly byException: boolean;
  readonly submittedAt: Date | null;
  readonly leftOut: LeftOut | null;
  /** When the whole year's supplement was last handed over. */
  readonly supplementAt: Date | null;
}

/** Every unit that the cycle asks, in the order of codes. */
export async function listStandings(tx: Tx, cycleId: number): Promise<UnitStanding[]> {
  const found =
    await sql<UnitStanding>`select s.id as submission_id, s.unit_id, u.code, u.name, u.kind, s.state, s.round, s.is_late, s.submitted_at, ${LEFT_OUT} as left_out, s.supplement_at,
      exists (select from reports.event e where e.submission_id = s.id and e.round = s.round and e.act = 'submit' and e.exception_id is not null) as by_exception
    from reports.submission s join agencies.unit u on u.id = s.unit_id where s.cycle_id = ${cycleId} order by u.code`.execute(
      tx,
    );
  return found.rows;
}

export interface UnitCell extends Figure {
  readonly unitId: number;
  readonly indicator: string;
  readonly dims: string;
}

/** Cells unit by unit, of all figures or of one. */
export async function listUnitCells(
  tx: Tx,
  asked: {
    readonly cycleId: number;
    readonly counted: Counted;
    readonly indicator?: string;
    readonly dims?: string;
  },
): Promise<UnitCell[]> {
  const one =
    asked.indicator === undefined
      ? sql``
      : sql`and c.indicator_code = ${asked.indicator} and c.dims = ${asked.dims ?? ""}`;
  const found =
    await sql<UnitCell>`select c.unit_id, c.indicator_code as indicator, c.dims, c.state, c.value::float8 as value
    from reports.submission s join reports.submitted_cell c on c.submission_id = s.id and c.round = s.round
    where s.cycle_id = ${asked.cycleId} and s.state = any(${[...asked.counted]}) and s.left_out_at is null ${one} order by c.unit_id, c.indicator_code, c.dims`.execute(
      tx,
    );
  return found.rows;
}

/** Words of one unit on one section. */
export interface SideBySide {
  readonly submissionId: number;
  readonly unitId: number;
  readonly unitCode: string;
  readonly unitName: string;
  readonly state: SubmissionState;
  readonly round: number;
  readonly text: string;
  readonly byName: string | null;
  readonly at: Date;
}

/** What the units wrote on a section, last round each, in the order of codes. */
export async function listSideBySide(
  tx: Tx,
  at: { cycleId: number; sectionId: number; counted: Counted },
): Promise<SideBySide[]> {
  const found =
    await sql<SideBySide>`select s.id as submission_id, s.unit_id, u.code as unit_code, u.name as unit_name, s.state, s.round, n.text, n.by_name, n.at
    from reports.submission s join reports.submitted_section n on n.submission_id = s.id and n.round = s.round
    join agencies.unit u on u.id = s.unit_id
    where s.cycle_id = ${at.cycleId} and n.section_id = ${at.sectionId} and s.state = any(${[...at.counted]}) and s.left_out_at is null and trim(n.text) <> '' order by u.code`.execute(
      tx,
    );
  return found.rows;
}

/** How many counted units wrote on each section. */
export async function countWriters(tx: Tx, cycleId: number, counted: Counted): Promise<Map<number, number>> {
  const found = await sql<{ sectionId: number; n: number }>`select n.section_id, count(*) as n
    from reports.submission s join reports.submitted_section n on n.submission_id = s.id and n.round = s.round
    where s.cycle_id = ${cycleId} and s.state = any(${[...counted]}) and s.left_out_at is null and trim(n.text) <> '' group by n.section_id`.execute(
    tx,
  );
  return new Map(found.rows.map((row) => [row.sectionId, row.n]));
}

export interface CityText {
  readonly sectionId: number;
  readonly text: string;
  readonly version: number;
  readonly at: Date;
  readonly byName: string | null;
}

/** The city's words by section. */
export async function listCityTexts(tx: Tx, cycleId: number): Promise<CityText[]> {
  const found =
    await sql<CityText>`select section_id, text, version, at, by_name from reports.city_text where cycle_id = ${cycleId}`.execute(
      tx,
    );
  return found.rows;
}

export interface CityTextChange {
  readonly cycleId: number;
  readonly unitId: number;
  readonly sectionId: number;
  readonly text: string;
  readonly version: number;
  readonly byName: string;
}

/** Keeps the city's words; undefined when someone else changed them since. */
export async function saveCityText(tx: Tx, change: CityTextChange): Promise<CityText | undefined> {
  const kept =
    await sql<CityText>`insert into reports.city_text as old (cycle_id, section_id, unit_id, text, version, by_name)
    values (${change.cycleId}, ${change.sectionId}, ${change.unitId}, ${change.text}, ${change.version + 1}, ${change.byName})
    on conflict (cycle_id, section_id) do update set text = excluded.text, version = old.version + 1, at = now(), by_name = excluded.by_name
      where old.version = ${change.version} returning section_id, text, version, at, by_name`.execute(tx);
  return kept.rows[0];
}

export interface Frozen {
  readonly id: number;
  readonly edition: number;
  readonly at: Date;
  readonly byName: string | null;
  readonly cutOff: Date;
  readonly sha256: string;
  readonly content: string;
}

/** Frozen editions of a cycle, newest first. */
export async function listFrozen(tx: Tx, cycleId: number): Promise<Frozen[]> {
  const found =
    await sql<Frozen>`select id, edition, at, by_name, cut_off, sha256, content from reports.frozen where cycle_id = ${cycleId} order by edition desc`.execute(
      tx,
    );
  return found.rows;
}

/** The last moment at which something counted was handed over or judged: the cut-off of a consolidation. */
export async function cutOffOf(tx: Tx, cycleId: number, counted: Counted): Promise<Date | null> {
  const found = await sql<{
    at: Date | null;
  }>`select max(greatest(submitted_at, approved_at)) as at from reports.submission
    where cycle_id = ${cycleId} and state = any(${[...counted]}) and left_out_at is null`.execute(tx);
  return found.rows[0]?.at ?? null;
}

export interface FrozenFigure extends Sum {
  readonly indicator: string;
  readonly dims: string;
  readonly definitionId: number;
}

export interface NewEdition {
  readonly cycleId: number;
  readonly unitId: number;
  readonly personId: number;
  readonly byName: string;
  readonly cutOff: Date;
  readonly sha256: string;
  readonly content: string;
  readonly figures: readonly FrozenFigure[];
}

/** Keeps a frozen edition with its figures in columns; returns its number. */
export async function addFrozen(tx: Tx, given: NewEdition): Promise<number> {
  const added = await sql<{
    id: number;
    edition: number;
  }>`insert into reports.frozen (cycle_id, unit_id, edition, by_person, by_name, cut_off, sha256, content)
    select ${given.cycleId}, ${given.unitId}, coalesce(max(edition), 0) + 1, ${given.personId}, ${given.byName}, ${given.cutOff}, ${given.sha256}, ${given.content}
    from reports.frozen where cycle_id = ${given.cycleId} returning id, edition`.execute(tx);
  const kept = added.rows[0];
  if (!kept) throw new Error("The edition was not kept.");
  const { figures } = given;
  await sql`insert into reports.frozen_figure (frozen_id, unit_id, indicator_code, dims, definition_id, state, value, reported, missing, not_applicable)
    select ${kept.id}, ${given.unitId}, g.* from unnest(${figures.map((f) => f.indicator)}::text[], ${figures.map((f) => f.dims)}::text[],
      ${figures.map((f) => f.definitionId)}::bigint[], ${figures.map((f) => f.state)}::text[], ${figures.map((f) => f.value)}::numeric[],
      ${figures.map((f) => f.reported)}::int[], ${figures.map((f) => f.missing)}::int[], ${figures.map((f) => f.notApplicable)}::int[]) as g`.execute(
    tx,
  );
  return kept.edition;
}

/** The same figures as they would be today from the cells themselves, for the units that the edition counted. */
export async function sumPresentCells(
  tx: Tx,
  asked: {
    readonly from: string;
    readonly to: string;
    readonly unitIds: readonly number[];
    readonly keys: readonly { indicator: string; dims: string }[];
  },
): Promise<SummedCell[]> {
  const { keys } = asked;
  const found =
    await sql<SummedCell>`select p.indicator_code as indicator, p.dims, coalesce(sum(p.value), 0)::float8 as sum,
      count(*) filter (where p.state = 'value') as values, count(*) filter (where p.state = 'zero') as zeros,
      count(*) filter (where p.state = 'not-reported') as missing,
      count(*) filter (where p.state = 'not-applicable') as not_applicable, count(*) filter (where p.state = 'suppressed') as suppressed
    from indicators.standing(${[...asked.unitIds]}::int[], ${keys.map((k) => k.indicator)}::text[], ${keys.map((k) => k.dims)}::text[],
      ${asked.from}::date, ${asked.to}::date) p group by p.indicator_code, p.dims`.execute(tx);
  return found.rows;
}

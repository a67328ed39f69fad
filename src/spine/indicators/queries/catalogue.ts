/** SQL of the catalogue: figures and the versions of their definitions. */
import { sql } from "kysely";
import type { Tx } from "#base/database/index.ts";
import type { DefinitionInput, Indicator, IndicatorInput } from "../schema.ts";
import type { IndicatorSource } from "../source.ts";

interface Row extends Omit<Indicator, "label" | "unit" | "definition" | "source"> {
  readonly labelVi: string;
  readonly labelEn: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly definitionVi: string;
  readonly definitionEn: string;
  readonly sourceVi: string;
  readonly sourceEn: string;
}

function indicatorOf(row: Row): Indicator {
  const { labelVi, labelEn, unitVi, unitEn, definitionVi, definitionEn, sourceVi, sourceEn, ...rest } = row;
  return {
    ...rest,
    label: { vi: labelVi, en: labelEn },
    unit: { vi: unitVi, en: unitEn },
    definition: { vi: definitionVi, en: definitionEn },
    source: { vi: sourceVi, en: sourceEn },
  };
}

const COLUMNS = sql`i.code, i.block, i.part_of, i.suppress_below, d.id as definition_id, d.version, d.edition,
  d.valid_from, d.valid_to, d.label_vi, d.label_en, d.unit_vi, d.unit_en, d.definition_vi, d.definition_en,
  d.source_vi, d.source_en, d.confidence, d.origin, d.decimals, d.without_records`;

/** A block of the catalogue. */
export interface Block {
  readonly code: string;
  readonly labelVi: string;
  readonly labelEn: string;
}

/** The blocks in their order. */
export async function listBlocks(tx: Tx): Promise<Block[]> {
  return (await sql<Block>`select code, label_vi, label_en from indicators.block order by sort`.execute(tx))
    .rows;
}

/** Figures as they are defined on a day; of these codes only, where given. */
export async function listIndicators(tx: Tx, on: string, codes?: readonly string[]): Promise<Indicator[]> {
  const only = codes ? sql`and i.code = any(${[...codes]})` : sql``;
  const found = await sql<Row>`select ${COLUMNS} from indicators.indicator i
    join indicators.definition d on d.indicator_code = i.code and d.valid_from <= ${on}::date and (d.valid_to is null or d.valid_to > ${on}::date)
    where true ${only} order by i.sort, i.code`.execute(tx);
  return found.rows.map(indicatorOf);
}

/** Figures that nobody is asked on that day: retired before it, or beginning later; each as it is or will be defined. */
export async function listOutOfForce(tx: Tx, on: string): Promise<Indicator[]> {
  const found = await sql<Row>`select distinct on (i.sort, i.code) ${COLUMNS} from indicators.indicator i
    join indicators.definition d on d.indicator_code = i.code
    where not exists (select from indicators.definition f where f.indicator_code = i.code
      and f.valid_from <= ${on}::date and (f.valid_to is null or f.valid_to > ${on}::date))
    order by i.sort, i.code, d.version desc`.execute(tx);
  return found.rows.map(indicatorOf);
}

/** Every version of one figure, newest first. */
export async function listDefinitions(tx: Tx, code: string): Promise<Indicator[]> {
  const found = await sql<Row>`select ${COLUMNS} from indicators.indicator i
    join indicators.definition d on d.indicator_code = i.code where i.code = ${code} order by d.version desc`.execute(
    tx,
  );
  return found.rows.map(indicatorOf);
}

/** Adds a typed figure; its definition follows by {@link addDefinition}. */
export async function addIndicator(tx: Tx, given: IndicatorInput): Promise<void> {
  await sql`insert into indicators.indicator (code, block, sort, part_of, suppress_below)
    values (${given.code}, ${given.block}, (select coalesce(max(sort), 900) + 1 from indicators.indicator),
      ${given.partOf}, ${given.suppressBelow})`.execute(tx);
}

/** A definition to add: the input, and whether it is typed or computed. */
export interface NewDefinition extends DefinitionInput {
  readonly code: string;
  readonly origin: "typed" | "computed";
}

/** Ends the version that is open and begins another. */
export async function addDefinition(tx: Tx, given: NewDefinition): Promise<void> {
  await sql`update indicators.definition set valid_to = ${given.validFrom}
    where indicator_code = ${given.code} and valid_to is null and valid_from < ${given.validFrom}`.execute(
    tx,
  );
  await sql`insert into indicators.definition (indicator_code, version, valid_from, label_vi, label_en, unit_vi, unit_en,
      definition_vi, definition_en, source_vi, source_en, confidence, origin, decimals)
    values (${given.code}, (select coalesce(max(version), 0) + 1 from indicators.definition where indicator_code = ${given.code}),
      ${given.validFrom}, ${given.label.vi}, ${given.label.en}, ${given.unit.vi}, ${given.unit.en},
      ${given.definition.vi}, ${given.definition.en}, ${given.source.vi}, ${given.source.en},
      ${given.confidence}, ${given.origin}, ${given.decimals})`.execute(tx);
}

/** Ends the open version: from that day on the figure is no longer asked. */
export async function endDefinition(tx: Tx, code: string, from: string): Promise<void> {
  await sql`update indicators.definition set valid_to = ${from}::date where indicator_code = ${code} and valid_to is null`.execute(
    tx,
  );
}

/** The last day of any window for which a unit that this transaction sees has told the figure; null where none has. */
export async function lastReportedDay(tx: Tx, code: string): Promise<string | null> {
  const found = await sql<{
    day: string | null;
  }>`select max(to_on) as day from indicators.cell where indicator_code = ${code} and state <> 'not-reported'`.execute(
    tx,
  );
  return found.rows[0]?.day ?? null;
}

/** The open definitions of these figures, by code. */
async function openDefinitions(tx: Tx, codes: readonly string[]): Promise<Map<string, Indicator>> {
  const found = await sql<Row>`select ${COLUMNS} from indicators.indicator i
    join indicators.definition d on d.indicator_code = i.code and d.valid_to is null where i.code = any(${[...codes]})`.execute(
    tx,
  );
  return new Map(found.rows.map((row) => [row.code, indicatorOf(row)]));
}

function isSame(known: Indicator, source: IndicatorSource): boolean {
  return (
    known.origin === "computed" &&
    known.definition.vi === source.definition.vi &&
    known.label.vi === source.label.vi &&
    known.source.vi === source.source.vi &&
    known.unit.vi === source.unit.vi
  );
}

async function addForSource(tx: Tx, source: IndicatorSource): Promise<void> {
  const block = source.block ?? "other";
  await sql`insert into indicators.indicator (code, block, sort)
    select ${source.id}, coalesce((select code from indicators.block where code = ${block}), 'other'),
      (select coalesce(max(sort), 900) + 1 from indicators.indicator) on conflict (code) do nothing`.execute(
    tx,
  );
}

/** What a source says of its figure, as a definition from a day on. */
function definitionOf(source: IndicatorSource, validFrom: string): NewDefinition {
  const { id: code, label, unit, definition, source: from, decimals = 0 } = source;
  return {
    code,
    label,
    unit,
    definition,
    source: from,
    decimals,
    validFrom,
    confidence: "V",
    origin: "computed",
  };
}

async function bringSource(
  tx: Tx,
  source: IndicatorSource,
  given: { present?: Indicator; first: string },
): Promise<void> {
  const { present, first } = given;
  if (!present) {
    await addForSource(tx, source);
    await addDefinition(tx, definitionOf(source, source.validFrom ?? "2012-01-01"));
  } else if (isSame(present, source)) return;
  else if (present.validFrom >= first)
    await reword(tx, present.definitionId, definitionOf(source, present.validFrom));
  else await addDefinition(tx, definitionOf(source, first));
}

/**
 * Brings the catalogue to what the sources say: a new figure, or a new version where a typed figure is now computed
 * or a definition has changed. A version that begins on the same day is replaced in place.
 */
export async function bringSources(
  tx: Tx,
  sources: readonly IndicatorSource[],
  today: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(726808)`.execute(tx);
  const known = await openDefinitions(
    tx,
    sources.map((s) => s.id),
  );
  for (const source of sources) {
    const present = known.get(source.id);
    const first = source.validFrom ?? `${today.slice(0, 4)}-01-01`;
    await bringSource(tx, source, { first, ...(present && { present }) });
  }
  await tuneDefinitions(tx, sources);
}

/** How a source counts is no change of meaning: the open definition follows it, with no version of its own. */
async function tuneDefinitions(tx: Tx, sources: readonly IndicatorSource[]): Promise<void> {
  await sql`update indicators.definition d set without_records = g.without_records, breakdowns = string_to_array(g.breakdowns, ' ')
    from unnest(${sources.map((s) => s.id)}::text[], ${sources.map((s) => s.withoutRecords)}::text[], ${sources.map((s) => s.breakdowns.join(" "))}::text[])
      as g (code, without_records, breakdowns)
    where d.indicator_code = g.code and d.valid_to is null and d.origin = 'computed'
      and (d.without_records, array_to_string(d.breakdowns, ' ')) is distinct from (g.without_records, g.breakdowns)`.execute(
    tx,
  );
}

async function reword(tx: Tx, definitionId: number, given: NewDefinition): Promise<void> {
  await sql`update indicators.definition set edition = edition + 1, origin = ${given.origin}, decimals = ${given.decimals},
      label_vi = ${given.label.vi}, label_en = ${given.label.en}, unit_vi = ${given.unit.vi}, unit_en = ${given.unit.en},
      definition_vi = ${given.definition.vi}, definition_en = ${given.definition.en},
      source_vi = ${given.source.vi}, source_en = ${given.source.en} where id = ${definitionId}`.execute(tx);
}

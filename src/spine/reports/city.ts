/** The city's report put together from the units': figures summed, who is missing, the city's own words. */
import { createHash } from "node:crypto";
import type { Tx } from "#base/database/index.ts";
import { dayOf } from "#base/clock.ts";
import { sumOf, type Figure, type Indicator, type Sum } from "#spine/indicators/index.ts";
import type { Cycle } from "./queries/cycle.ts";
import {
  cutOffOf,
  listCityTexts,
  listStandings,
  listUnitCells,
  sumCells,
  type Counted,
} from "./queries/consolidation.ts";
import { listExceptions } from "./queries/exception.ts";
import { explainedOfCounted } from "./explained.ts";
import { getForm } from "./queries/template.ts";
import { isCounted } from "./rules/state.ts";
import type { WholeYear } from "./rules/year-end.ts";
import {
  cycleYearEnd,
  type CityYearEndFigure,
  type CycleYearEnd,
  type KeptYearEnd,
} from "./city-year-end.ts";
import { canonical } from "./rules/canonical.ts";
import { askedKeys, cellKey, definitionsOf } from "./sheet.ts";

/** A figure of the city with the definition that it was counted by. */
export interface CityFigure extends Sum {
  readonly indicator: string;
  readonly dims: string;
}

/** A definition as an edition keeps it. */
export type KeptDefinition = Pick<
  Indicator,
  | "code"
  | "version"
  | "definitionId"
  | "label"
  | "unit"
  | "definition"
  | "source"
  | "confidence"
  | "origin"
  | "decimals"
  | "partOf"
  | "suppressBelow"
>;

export interface CityUnit {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly state: string;
  readonly round: number;
  readonly late: boolean;
  /** Handed over after the lock under an exception; absent in editions of before there were exceptions. */
  readonly byException?: boolean;
  readonly submittedOn: string | null;
  readonly counted: boolean;
  /** The decision to consolidate without it; absent where there is none. */
  readonly leftOut?: { readonly reason: string; readonly by: string; readonly on: string };
  /** By "indicator|dims"; empty for a unit that was not counted. */
  readonly cells: Readonly<Record<string, Figure>>;
  /** Its estimates and its supplement; absent where the cycle asks for none. */
  readonly yearEnd?: Readonly<Record<string, KeptYearEnd>>;
  readonly supplementedOn?: string | null;
}

export interface CitySection {
  readonly id: number;
  readonly number: string;
  readonly level: 1 | 2 | 3;
  readonly title: string;
  /** Whether words are asked for. */
  readonly narrative: boolean;
  readonly text: string;
  readonly tables: readonly {
    readonly title: string;
    readonly columns: readonly { readonly title: string; readonly dims: string }[];
    readonly rows: readonly string[];
  }[];
}

/** An exception to the lock as an edition tells it: the units by name, who asked and who approved. */
export interface KeptException {
  readonly unit: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedOn: string;
  readonly approvedBy: string;
  /** The last day on which it let the unit in. */
  readonly endsOn: string;
  readonly used: boolean;
}

/** The content of a consolidated report: what is frozen, hashed and printed. */
export interface CityReport {
  readonly format: 1;
  readonly cycle: {
    readonly code: string;
    readonly name: string;
    readonly year: number;
    readonly from: string;
    readonly to: string;
    readonly dueOn: string;
  };
  readonly body: { readonly code: string; readonly name: string; readonly kind: string };
  readonly abstract: string;
  readonly opening: string;
  readonly bases: readonly string[];
  readonly recipients: readonly string[];
  readonly template: { readonly code: string; readonly number: number };
  readonly demo: boolean;
  readonly cutOff: string | null;
  readonly definitions: readonly KeptDefinition[];
  readonly figures: readonly CityFigure[];
  readonly units: readonly CityUnit[];
  readonly sections: readonly CitySection[];
  /** Approved exceptions; absent in editions of before there were any. */
  readonly exceptions?: readonly KeptException[];
  /** What contradicts a rule and was explained, of the units that count; absent from editions of before. */
  readonly explained?: readonly { readonly unit: string; readonly sentence: string; readonly text: string }[];
  /** Estimates and supplements of the city; absent where the cycle asks for none. */
  readonly yearEnd?: { readonly window: WholeYear; readonly figures: readonly CityYearEndFigure[] };
}

/** {year} and {unit} in a template's words. */
export function filledWords(text: string, values: { readonly year: number; readonly unit: string }): string {
  return text.replaceAll("{year}", String(values.year)).replaceAll("{unit}", values.unit);
}

/** Sums of every asked figure; units that are not counted are missing, for nobody knows what they would say. */
export async function cityFigures(tx: Tx, cycle: Cycle, counted: Counted): Promise<CityFigure[]> {
  const form = await getForm(tx, cycle.templateVersionId);
  const [tallies, units] = [await sumCells(tx, cycle.id, counted), await listStandings(tx, cycle.id)];
  const outside = units.filter((u) => !isCounted(u, counted)).length;
  const inside = units.length - outside;
  const byKey = new Map(tallies.map((t) => [cellKey(t.indicator, t.dims), t]));
  const inForce = await definitionsOf(tx, form, cycle.to);
  const keys = askedKeys(form).filter((k) => inForce.has(k.indicator));
  return keys.map(({ indicator, dims }) => {
    const tally = byKey.get(cellKey(indicator, dims)) ?? {
      sum: 0,
      values: 0,
      zeros: 0,
      missing: inside,
      notApplicable: 0,
      suppressed: 0,
    };
    return { indicator, dims, ...sumOf({ ...tally, missing: tally.missing + outside }) };
  });
}

async function cityUnits(
  tx: Tx,
  cycle: Cycle,
  { counted, beside }: { readonly counted: Counted; readonly beside: CycleYearEnd | null },
): Promise<CityUnit[]> {
  const cells = Map.groupBy(await listUnitCells(tx, { cycleId: cycle.id, counted }), (c) => c.unitId);
  return (await listStandings(tx, cycle.id)).map((unit) => ({
    id: unit.unitId,
    code: unit.code,
    name: unit.name,
    state: unit.state,
    round: unit.round,
    late: unit.isLate,
    byException: unit.byException,
    submittedOn: unit.submittedAt && dayOf(unit.submittedAt),
    counted: isCounted(unit, counted),
    ...(unit.leftOut && {
      leftOut: { reason: unit.leftOut.reason, by: unit.leftOut.byName, on: dayOf(new Date(unit.leftOut.at)) },
    }),
    cells: Object.fromEntries(
      (cells.get(unit.unitId) ?? []).map((c) => [
        cellKey(c.indicator, c.dims),
        { state: c.state, value: c.value },
      ]),
    ),
    ...(beside && {
      yearEnd: beside.units.get(unit.unitId) ?? {},
      supplementedOn: beside.supplementedOn.get(unit.unitId) ?? null,
    }),
  }));
}

async function keptExceptions(tx: Tx, cycle: Cycle): Promise<KeptException[]> {
  const approved = (await listExceptions(tx, { cycleId: cycle.id })).filter((e) => e.verdict === "approved");
  return approved.reverse().map((e) => ({
    unit: e.unitName,
    reason: e.reason,
    askedBy: e.askedByName,
    askedOn: dayOf(e.askedAt),
    approvedBy: e.judgedByName ?? "",
    endsOn: dayOf(e.endsAt),
    used: e.isUsed,
  }));
}

async function explainedOf(
  tx: Tx,
  cycle: Cycle,
  counted: Counted,
): Promise<NonNullable<CityReport["explained"]>> {
  const told = await explainedOfCounted(tx, cycle.id, counted);
  return told.map(({ unit, sentence, text }) => ({ unit: unit.name, sentence: sentence.vi, text }));
}

function keptDefinition(indicator: Indicator): KeptDefinition {
  const { code, version, definitionId, label, unit, definition, source } = indicator;
  const { confidence, origin, decimals, partOf, suppressBelow } = indicator;
  const said = { code, version, definitionId, label, unit, definition, source };
  return { ...said, confidence, origin, decimals, partOf, suppressBelow };
}

/** The consolidated report as it is now. */
export async function buildCityReport(tx: Tx, cycle: Cycle, counted: Counted): Promise<CityReport> {
  const form = await getForm(tx, cycle.templateVersionId);
  const texts = new Map((await listCityTexts(tx, cycle.id)).map((t) => [t.sectionId, t.text]));
  const cutOff = await cutOffOf(tx, cycle.id, counted);
  const words = { year: cycle.year, unit: cycle.toUnitName };
  const beside = await cycleYearEnd(tx, cycle, counted);
  return {
    format: 1,
    cycle: {
      code: cycle.code,
      name: cycle.name,
      year: cycle.year,
      from: cycle.from,
      to: cycle.to,
      dueOn: cycle.dueOn,
    },
    body: { code: cycle.toUnitCode, name: cycle.toUnitName, kind: cycle.toUnitKind },
    abstract: filledWords(form.abstract, words),
    opening: filledWords(form.opening, words),
    bases: form.bases,
    recipients: form.recipients,
    template: { code: form.templateCode, number: form.number },
    demo: cycle.isDemo,
    cutOff: cutOff?.toISOString() ?? null,
    definitions: [...(await definitionsOf(tx, form, cycle.to)).values()].map(keptDefinition),
    figures: await cityFigures(tx, cycle, counted),
    units: await cityUnits(tx, cycle, { counted, beside }),
    ...(beside && { yearEnd: { window: beside.window, figures: beside.figures } }),
    exceptions: await keptExceptions(tx, cycle),
    explained: await explainedOf(tx, cycle, counted),
    sections: form.sections.map((s) => ({
      id: s.id,
      number: s.number,
      level: s.level,
      title: s.title,
      narrative: s.narrative,
      text: texts.get(s.id) ?? "",
      tables: s.tables.map((t) => ({
        title: t.title,
        columns: t.columns,
        rows: t.rows.map((r) => r.indicator),
      })),
    })),
  };
}

/** The content as it is kept, with its SHA-256 over those very bytes. */
export function sealed(report: CityReport): { content: string; sha256: string } {
  const content = canonical(report);
  return { content, sha256: hashOf(content) };
}

/** SHA-256 (hex) of kept content. */
export function hashOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** How good the reports of a cycle are, by unit: complete, in time, consistent; which are shown, in which order; totals. Pure. */
import { daysFrom } from "#base/clock.ts";
import { compareVietnamese, searchKey } from "#base/vi/index.ts";
import type { SubmissionState } from "../schema.ts";
import { percentOf } from "./completeness.ts";
import type { Consistency } from "./findings.ts";

/** What stands in the cells that must be answered; the kinds add up to `required`, so that no share passes 100 %. */
export interface CellsTold {
  readonly required: number;
  readonly value: number;
  readonly zero: number;
  readonly notApplicable: number;
  readonly missing: number;
}

/** One unit. */
export interface QualityRow {
  readonly submissionId: number;
  readonly unit: { readonly id: number; readonly code: string; readonly name: string; readonly kind: string };
  readonly state: SubmissionState;
  readonly cells: CellsTold;
  /** The day of the first full submission; null where there was none yet. */
  readonly firstOn: string | null;
  /** From the due day to the first full submission (to today where there is none): above zero is late, below is early. */
  readonly days: number;
  readonly rules: Consistency;
}

/** Days from the due day to the first full submission, or to today. */
export function daysOff(dueOn: string, firstOn: string | null, today: string): number {
  return daysFrom(dueOn, firstOn ?? today);
}

/** What can be shown: all; cells missing; first handed over late, or overdue; rules broken; exceptions explained. */
export const qualityShows = ["all", "missing", "late", "warned", "explained"] as const;
export type QualityShow = (typeof qualityShows)[number];

const fits: Readonly<Record<QualityShow, (row: QualityRow) => boolean>> = {
  all: () => true,
  missing: (row) => row.cells.missing > 0,
  late: (row) => row.days > 0,
  warned: (row) => row.rules.broken > 0,
  explained: (row) => row.rules.explained > 0,
};

export const qualityOrders = ["unit", "cells", "missing", "days", "rules", "explained"] as const;
export type QualityOrder = (typeof qualityOrders)[number];

/** The share of cells told, rounded down: 100 means all. */
export function cellsPercent({ required, missing }: CellsTold): number {
  return percentOf(required, missing);
}

/** The share of rules kept, of those that apply; 100 where none applies. */
export function rulesPercent({ apply, kept }: Pick<Consistency, "apply" | "kept">): number {
  return percentOf(apply, apply - kept);
}

const orders: Readonly<Record<QualityOrder, (a: QualityRow, b: QualityRow) => number>> = {
  unit: (a, b) => compareVietnamese(a.unit.name, b.unit.name),
  cells: (a, b) => cellsPercent(a.cells) - cellsPercent(b.cells),
  missing: (a, b) => a.cells.missing - b.cells.missing,
  days: (a, b) => a.days - b.days,
  rules: (a, b) => rulesPercent(a.rules) - rulesPercent(b.rules),
  explained: (a, b) => a.rules.explained - b.rules.explained,
};

/** What is asked for. */
export interface QualityAsked {
  readonly show: QualityShow;
  readonly kind?: string | undefined;
  /** Part of a unit's name or code, diacritics or not. */
  readonly q?: string | undefined;
  readonly sort?: { readonly key: QualityOrder; readonly down: boolean } | undefined;
}

function isFound(row: QualityRow, { kind, q = "" }: QualityAsked): boolean {
  const text = q.trim();
  const isNamed = searchKey(row.unit.name).includes(searchKey(text)) || row.unit.code.includes(text);
  return isNamed && (kind === undefined || row.unit.kind === kind);
}

/** The rows asked for, in their order; without one, in that of the codes. */
export function chosenRows(rows: readonly QualityRow[], asked: QualityAsked): QualityRow[] {
  const found = rows.filter((row) => fits[asked.show](row) && isFound(row, asked));
  const { sort } = asked;
  if (!sort) return found;
  const turn = sort.down ? -1 : 1;
  return found.toSorted((a, b) => turn * orders[sort.key](a, b));
}

/** How many rows each filter shows. */
export function countShows(rows: readonly QualityRow[]): Record<QualityShow, number> {
  const counts = qualityShows.map((show) => [show, rows.filter(fits[show]).length] as const);
  return Object.fromEntries(counts) as Record<QualityShow, number>;
}

/** What units make together. */
export interface QualityTotal {
  /** The kind of the units; null: all of them. */
  readonly kind: string | null;
  readonly units: number;
  readonly handed: number;
  readonly onTime: number;
  readonly cells: CellsTold;
  readonly rules: Consistency;
}

function totalOf(kind: string | null, rows: readonly QualityRow[]): QualityTotal {
  const sum = (of: (row: QualityRow) => number): number => rows.reduce((n, row) => n + of(row), 0);
  const handed = rows.filter((row) => row.firstOn !== null);
  return {
    kind,
    units: rows.length,
    handed: handed.length,
    onTime: handed.filter((row) => row.days <= 0).length,
    cells: {
      required: sum((r) => r.cells.required),
      value: sum((r) => r.cells.value),
      zero: sum((r) => r.cells.zero),
      notApplicable: sum((r) => r.cells.notApplicable),
      missing: sum((r) => r.cells.missing),
    },
    rules: {
      apply: sum((r) => r.rules.apply),
      kept: sum((r) => r.rules.kept),
      explained: sum((r) => r.rules.explained),
      broken: sum((r) => r.rules.broken),
    },
  };
}

/** Totals by kind of unit, in the order in which kinds first come, then of all. */
export function totalsOf(rows: readonly QualityRow[]): QualityTotal[] {
  const kinds = Map.groupBy(rows, (row) => row.unit.kind);
  return [...[...kinds].map(([kind, own]) => totalOf(kind, own)), totalOf(null, rows)];
}

/** Computing a window: each source's cells and all totals, in one transaction of the report role. */
import { elapsedSince, now, stopwatch, today } from "#base/clock.ts";
import type { Database, Settings } from "#base/database/index.ts";
import { bringSources } from "./queries/catalogue.ts";
import { addRun, keepComputed, keepTotals, lastRunAt, lockWindow } from "./queries/compute.ts";
import { figureOf, spellDims } from "./rules/sum.ts";
import type { Window } from "./schema.ts";
import type { IndicatorSource, SourceCell, SourceWindow } from "./source.ts";

/** The report role sees every unit; a job without a stated scope would see none. */
export const REPORT_SCOPE: Settings = {
  "toam.sees": "all",
  "toam.writes": "all",
  "toam.verb": "figure.compute",
};

/** What was computed, and the cut-off. */
export interface Computed {
  readonly at: Date;
  readonly cells: number;
  readonly fresh: boolean;
}

/** The window with the year people call it by: that of its last day. */
export function sourceWindow(window: Window): SourceWindow {
  return { ...window, year: Number(window.to.slice(0, 4)) };
}

/** Brings the catalogue to the sources; safe to repeat. `report` is the report role's (or the owner's) database. */
export function bringCatalogue(report: Database, sources: readonly IndicatorSource[]): Promise<void> {
  return report.transaction(REPORT_SCOPE, (tx) => bringSources(tx, sources, today()));
}

const cellOf = ({ unitId, dims, value }: SourceCell) => ({
  unitId,
  dims: spellDims(dims),
  ...figureOf(value),
});

/** Sources whose zeros hang on another come after it. */
function inOrder(sources: readonly IndicatorSource[]): readonly IndicatorSource[] {
  return [...sources.filter((s) => !s.zeroWhere), ...sources.filter((s) => s.zeroWhere)];
}

/** Adds the whole of each unit that a source with one breakdown gave only in parts. */
function withWholes(source: IndicatorSource, cells: readonly SourceCell[]): readonly SourceCell[] {
  if (source.breakdowns.length !== 1) return cells;
  const byUnit = Map.groupBy(cells, (c) => c.unitId);
  const wholes = [...byUnit].flatMap(([unitId, own]): SourceCell[] => {
    if (own.some((c) => Object.keys(c.dims).length === 0)) return [];
    return [{ unitId, dims: {}, value: own.reduce((sum, c) => sum + c.value, 0) }];
  });
  return [...cells, ...wholes];
}

/**
 * Computes a window from every source. With `maxAgeMs`, a reckoning younger than that is left as it is.
 * `report` is the pool of the report role.
 */
export function computeWindow(
  report: Database,
  sources: readonly IndicatorSource[],
  asked: { readonly window: Window; readonly maxAgeMs?: number },
): Promise<Computed> {
  const { window, maxAgeMs } = asked;
  return report.transaction(REPORT_SCOPE, async (tx) => {
    await lockWindow(tx, window);
    const last = await lastRunAt(tx, window);
    if (last && maxAgeMs !== undefined && now().getTime() - last.getTime() < maxAgeMs)
      return { at: last, cells: 0, fresh: false };
    const started = stopwatch();
    await bringSources(tx, sources, today());
    let cells = 0;
    const counted = new Map<string, ReadonlySet<number>>();
    for (const source of inOrder(sources)) {
      const own = withWholes(source, await source.cells(tx, sourceWindow(window)));
      const units = new Set(own.map((c) => c.unitId));
      counted.set(source.id, units);
      const silent = [...(counted.get(source.zeroWhere ?? "") ?? [])].filter((id) => !units.has(id));
      const all = [...own, ...silent.map((unitId): SourceCell => ({ unitId, dims: {}, value: 0 }))];
      cells += await keepComputed(tx, { code: source.id, window, cells: all.map(cellOf) });
    }
    // Before the totals: what a source counted nothing of is told only in a window that was computed.
    const at = await addRun(tx, { window, cells, tookMs: elapsedSince(started) });
    await keepTotals(tx, window);
    return { at, cells, fresh: true };
  });
}

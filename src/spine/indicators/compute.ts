/** Computing a window: each source's cells and all totals, in one transaction of the report role. */
import { elapsedSince, now, stopwatch, today } from "#base/clock.ts";
import type { Database, Settings } from "#base/database/index.ts";
import { bringSources } from "./queries/catalogue.ts";
import { addRun, keepComputed, keepTotals, lastRunAt, lockWindow } from "./queries/compute.ts";
import { figureOf, spellDims } from "./rules/sum.ts";
import type { Window } from "./schema.ts";
import type { IndicatorSource, SourceWindow } from "./source.ts";

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
    for (const source of sources) {
      const counted = await source.cells(tx, sourceWindow(window));
      cells += await keepComputed(tx, {
        code: source.id,
        window,
        cells: counted.map((c) => ({ unitId: c.unitId, dims: spellDims(c.dims), ...figureOf(c.value) })),
      });
    }
    await keepTotals(tx, window);
    return { at: await addRun(tx, { window, cells, tookMs: elapsedSince(started) }), cells, fresh: true };
  });
}

/** Server face of indicators: the catalogue, computed and typed cells, totals, suppression, drilling down. */
import type { Database } from "#base/database/index.ts";
import { log } from "#base/log.ts";
import type { Module } from "#spine/access/index.ts";
import { bringCatalogue } from "./compute.ts";
import { figureEndpoints } from "./routes/figures.ts";
import { ruleEndpoints } from "./routes/rules.ts";
import type { IndicatorSource } from "./source.ts";
import { verbs } from "./verbs.ts";
import { words } from "./words.ts";

export { computeWindow } from "./compute.ts";
export { listIndicators } from "./queries/catalogue.ts";
export { askUnits, listCells, listStanding, saveTypedCells } from "./queries/cells.ts";
export type { Cell, StandingCell, TypedCell } from "./queries/cells.ts";
export { listRules } from "./queries/rules.ts";
export { printFigure, sheetFigure } from "./rules/print.ts";
export { sumOf } from "./rules/sum.ts";
export type { Sum, Tally } from "./rules/sum.ts";
export { suppressTable } from "./rules/suppress.ts";
export type { TableCell } from "./rules/suppress.ts";
export { figureOutput, plainFigure } from "./schema.ts";
export type { CellState, Dims, Figure, Indicator, Window } from "./schema.ts";
export type { IndicatorSource } from "./source.ts";

/**
 * The module of figures. `sources` are those of every module that computes; `report` is the pool logged in as the
 * report role, which sees every unit.
 */
export function indicators(sources: readonly IndicatorSource[], report: Database): Module {
  return {
    name: "indicators",
    verbs,
    endpoints: [...figureEndpoints({ sources, report }), ...ruleEndpoints()],
    constraints: {
      indicator_pkey: { path: "code", message: words.codeTaken },
      rule_pkey: { path: "code", message: words.ruleTaken },
      cell_value_fits_state: { path: "value", message: words.zeroIsSaid },
    },
    start() {
      bringCatalogue(report, sources).catch((error: unknown) => {
        log.error("indicators-catalogue", { error: String(error) });
      });
      return () => undefined;
    },
  };
}

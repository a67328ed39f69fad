/** Pure face of indicators, for rules of others and for the browser: states of a cell and how they are shown. */
export { sumFigures } from "./rules/sum.ts";
export type { CellState, Dims, Figure, Indicator } from "./schema.ts";

/** Pure face of indicators, for rules of others and for the browser: states of a cell and how they are shown. */
export { printFigure, stateWords } from "./rules/print.ts";
export { figureOf, isAnswered, readDims, spellDims, sumFigures, sumOf } from "./rules/sum.ts";
export type { Sum, Tally } from "./rules/sum.ts";
export { suppressTable } from "./rules/suppress.ts";
export type { Suppressed, TableCell } from "./rules/suppress.ts";
export { cellStates, typedStates } from "./schema.ts";
export type { CellState, Dims, Figure, Indicator, Window } from "./schema.ts";

/** Pure face of indicators, for rules of others and for the browser: states of a cell and how they are shown. */
export { checkRules, yearBefore } from "./rules/check.ts";
export type { CellReader, Found, Rule, RuleTerm } from "./rules/check.ts";
export { sumFigures } from "./rules/sum.ts";
export type { Sum } from "./rules/sum.ts";
export { operators, severities } from "./schema.ts";
export type { CellState, Dims, Figure, Indicator, Operator, Severity } from "./schema.ts";

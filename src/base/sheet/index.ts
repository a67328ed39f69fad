/** Spreadsheets: writing and reading .xlsx and .csv, and judging the rows of an import. */
export { streamSheet, writeCsv, writeSheet } from "./write.ts";
export { readSheet } from "./read.ts";
export { checkRows } from "./check.ts";
export type { Checked, CheckedRows, GoodRow } from "./check.ts";
export { choice, code, date, foldText, integer, number, text } from "./values.ts";
export type { Bounds } from "./values.ts";
export type * from "./types.ts";

/** Spreadsheets: writing and reading .xlsx and .csv, and judging the rows of an import. */
export { streamSheet, writeCsv, writeSheet } from "./write.ts";
export { readSheet } from "./read.ts";
export { checkRows } from "./check.ts";
export { choice, code, date, integer, number, text } from "./values.ts";
export type * from "./types.ts";

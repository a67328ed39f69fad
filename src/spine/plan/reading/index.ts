/** Reading a document: opening the file and understanding it. */
export { readApart } from "./apart.ts";
export type { ReadDocument } from "./apart.ts";
export { readPlan } from "./read-plan.ts";
export { openSource, textSource, SourceRefused } from "./source.ts";
export type * from "./types.ts";

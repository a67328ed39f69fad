/** Reading a document: opening the file, understanding it, and the command that prints what was understood. */
export { readApart } from "./apart.ts";
export type { ReadDocument } from "./apart.ts";
export { readPlan } from "./read-plan.ts";
export { openSource, textSource, SourceRefused } from "./source.ts";
export { planReadCommand } from "./command.ts";
export type * from "./types.ts";

/** The plan: from a document to tasks. Server face. */
export { readPlan } from "./reading/index.ts";
export type * from "./reading/types.ts";
export { openSource, textSource, sourceMost, SourceRefused } from "./reading/source.ts";
export { planReadCommand } from "./reading/command.ts";

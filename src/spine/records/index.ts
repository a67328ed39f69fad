/** Server face of records: register() and what flows may do with records of any register. */
export { citedHomes, citedRecords } from "./cited.ts";
export type { CitedHome, CitedRecord } from "./cited.ts";
export { knowRegisters } from "./readers.ts";
export type { WithRegisters } from "./readers.ts";
export { register } from "./register.ts";
export { records } from "./routes/find.ts";
export type { Register } from "./register.ts";
export { registerShape } from "./schema.ts";
export type { Act, RecordHead, RegisterShape } from "./schema.ts";
export type { RegisterSpec } from "./spec.ts";
export { seeingAs } from "./queries/beside.ts";
export { addRecord, changeRecord, versionToChange } from "./queries/record.ts";
export type { Row, Stored } from "./queries/record.ts";
export { codeOf, differenceOf } from "./rules.ts";
export { countRecordsAt } from "./queries/usage.ts";

/**
 * Agencies: units of government, their names and history, what a written name means on a day, and the changes of
 * structure. Others keep a unit by its number and ask here who answers for it on another day.
 */
export { facts } from "./facts/index.ts";
export { agencies, agenciesWith } from "./module.ts";
export type { LeftOver, UsageCount } from "./routes/usage.ts";
export { getHandOver, leftOf } from "./routes/hand-over.ts";
export { leftAnswer } from "./answers.ts";
export { keptDirectory } from "./queries/kept.ts";
export { createHamlet, endHamlet, listHamlets, updateHamlet } from "./queries/hamlets.ts";
export { previewEvent, recordEvent } from "./queries/events.ts";
export { listEvents } from "./queries/recorded.ts";
export { undoEvent } from "./queries/undo.ts";
export type { EventContext, Recorded } from "./queries/events.ts";
export type { EventRow } from "./queries/recorded.ts";
export { importUnits } from "./queries/import.ts";
export type { Imported } from "./queries/import.ts";
export { seedFacts } from "./queries/seed.ts";
export type { Seeded } from "./queries/seed.ts";
export {
  createUnit,
  directoryStamp,
  getUnit,
  listUnits,
  loadDirectory,
  updateUnit,
} from "./queries/units.ts";
export type { UnitFilter } from "./queries/units.ts";
export type { Preview, Refusal, Usage } from "./rules/change.ts";
export {
  currentOf,
  currentOfAll,
  findUnit,
  isPlace,
  isUnder,
  openDirectory,
  structureOn,
  successorsOf,
  underOf,
} from "./rules/directory.ts";
export type { Directory } from "./rules/directory.ts";
export { planImport } from "./rules/import.ts";
export type { ImportPlan } from "./rules/import.ts";
export { resolveName, resolveWritten } from "./rules/resolve.ts";
export { rowsFromUnits, sheetHeads, unitsFromRows } from "./rules/sheet.ts";
export type { RowRefusal, UnitRow, UnitsRead } from "./rules/sheet.ts";
export { eventInput, unitInput } from "./schema.ts";
export type {
  Alias,
  ChangeKind,
  Confidence,
  Contact,
  Day,
  DirectoryData,
  Group,
  Hamlet,
  HamletInput,
  HamletKind,
  Resolution,
  ResolvedUnit,
  StructureEvent,
  Succession,
  Unit,
  UnitChange,
  UnitInput,
  UnitKind,
  Via,
} from "./schema.ts";
export { handOverWords, kindWords } from "./words.ts";
export type { NoteCode, RefusalCode } from "./words.ts";
export { letterheadOf } from "./letterhead.ts";

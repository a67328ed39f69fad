/** What reports need of the process, given once by the application's server. */
import type { Database, Tx } from "#base/database/index.ts";
import type { IndicatorSource, Window } from "#spine/indicators/index.ts";
import type { TaskNote } from "./rules/proposal.ts";

/** Tells what was done: for a unit and a window, each task with its notes and evidence. Given by plan. */
export interface TaskNotes {
  (
    tx: Tx,
    asked: {
      readonly unitId: number;
      readonly window: Window;
      readonly year: number;
      /** The plan that the template names; null where it names none. */
      readonly planId: number | null;
    },
  ): Promise<readonly TaskNote[]>;
}

/** What reports are made with. */
export interface ReportSetting {
  readonly sources: readonly IndicatorSource[];
  /** The pool of the report role. */
  readonly report: Database;
  readonly taskNotes?: TaskNotes;
  /** Keeps a file's bytes and reads them again; `storeFile` and `readStoredFile` of base. */
  readonly files: { store(bytes: Uint8Array): Promise<string>; read(sha256: string): Promise<Uint8Array> };
}

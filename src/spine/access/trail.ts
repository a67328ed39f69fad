/**
 * Reads are audited too, and an answer leaves only after its line is committed. One insert a read would
 * queue every reader behind the disk; so the lines of all reads that wait at the same moment are written
 * in one statement, and each reader is let go when that statement has committed.
 */
import type { Database } from "#base/database/index.ts";
import { addAuditLines, type AuditRow } from "./queries.ts";

const ROWS_MAX = 500;

interface Waiting {
  readonly row: AuditRow;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** The writer of read lines; one a process. */
export interface ReadTrail {
  /** Resolves once the line is on the disk. */
  add(row: AuditRow): Promise<void>;
}

/** Starts a writer over this database. */
export function readTrail(database: Database): ReadTrail {
  let waiting: Waiting[] = [];
  let writing = false;

  // One line that cannot be written must not take the answers of others along.
  async function eachAlone(batch: readonly Waiting[]): Promise<void> {
    for (const w of batch) await addAuditLines(database, [w.row]).then(w.done, w.failed);
  }

  async function drain(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, ROWS_MAX);
      waiting = waiting.slice(ROWS_MAX);
      try {
        await addAuditLines(
          database,
          batch.map((w) => w.row),
        );
        for (const w of batch) w.done();
      } catch (error) {
        if (batch.length === 1) batch[0]?.failed(error);
        else await eachAlone(batch);
      }
    }
    writing = false;
  }

  return {
    add: (row) =>
      new Promise<void>((done, failed) => {
        waiting.push({ row, done, failed });
        // The next turn of the loop, so that all who arrive in this one share the statement.
        if (!writing) {
          writing = true;
          setImmediate(() => void drain());
        }
      }),
  };
}
